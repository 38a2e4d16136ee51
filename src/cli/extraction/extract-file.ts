import { loadCatalog } from '../../catalog';
import { contextOf, extractIncoming, type Incoming, type Secrets } from '../../consolidation';
import type { Settings } from '../../sheets/province/settings';
import { readIncoming } from '../files';
import { NATIVE } from '../native';

/** How every file of a run is read. Plain data: it goes to other threads. */
export interface ExtractSettings {
  period: string;
  settings: Settings;
  secrets?: Secrets | undefined;
}

const NO_BYTES = new Uint8Array();

/** Reads a file and keeps what it says; its bytes are let go, so that any number of files fits in memory. */
export async function extractFile(
  { path, name }: { path: string; name: string },
  { period, settings, secrets }: ExtractSettings,
): Promise<Incoming> {
  const file = await readIncoming(path, name);
  const context = contextOf(loadCatalog(), period, settings);
  const extraction = extractIncoming(file, context, period, secrets, NATIVE.codec);
  return { ...file, bytes: NO_BYTES, extraction };
}
