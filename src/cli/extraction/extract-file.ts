import { loadCatalog } from '../../catalog';
import { withAdditions, type Additions } from '../../catalog/additions';
import { contextOf, extractIncoming, type Secrets } from '../../consolidation';
import { packIncoming, type PackedIncoming, type Texts } from '../../consolidation/packed';
import type { Settings } from '../../sheets/province/settings';
import { readIncoming } from '../files';
import { NATIVE } from '../native';

export interface FileToRead {
  path: string;
  name: string;
}

/** How every file of a run is read. Plain data: it goes to other threads. */
export interface ExtractSettings {
  period: string;
  settings: Settings;
  /** Rows of further directives that the book holds. */
  additions: Additions;
  secrets?: Secrets | undefined;
}

/**
 * Reads the files one after the other, the next from the disk while this one is worked on, and keeps what
 * they say; their bytes are let go, so that any number of files fits in memory.
 */
export async function* extractEach(
  files: readonly FileToRead[],
  { period, settings, additions, secrets }: ExtractSettings,
  texts: Texts,
): AsyncGenerator<PackedIncoming> {
  const context = contextOf(withAdditions(loadCatalog(), additions), period, settings);
  const read = (file: FileToRead | undefined) => file && readIncoming(file.path, file.name);
  let next = read(files[0]);
  for (let at = 0; next; at += 1) {
    const file = await next;
    next = read(files[at + 1]);
    const extraction = extractIncoming(file, context, period, secrets, NATIVE.codec);
    yield packIncoming({ ...file, extraction }, texts, NATIVE.digest);
  }
}
