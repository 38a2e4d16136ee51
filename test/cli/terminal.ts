/** A terminal and a folder for commands under test. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';
import type { Consolidation } from '../../src/consolidation';

export interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs one command and keeps what it said. */
export async function tiendo(...argv: string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    interactive: false,
  };
  const code = await main(argv, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A command with `--json`: the one document on its standard output. */
export async function json<T>(...argv: string[]): Promise<Run & { document: T }> {
  const run = await tiendo(...argv, '--json');
  return { ...run, document: JSON.parse(run.out) as T };
}

/** What `consolidate --json` prints, DESIGN.md "Command line". */
export type SummaryDocument = Pick<
  Consolidation,
  'period' | 'expected' | 'actual' | 'onTime' | 'late' | 'missing' | 'files'
>;

/** A new folder for each test file, removed when its tests are over. */
export function temporaryFolder(): (...path: string[]) => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiendo-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (...path) => join(folder, ...path);
}

export const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(path));

export const filesIn = async (path: string): Promise<string[]> => (await readdir(path)).sort();

/** Words that only an untranslated message holds. */
export const ENGLISH =
  /\b(?:unknown|option|argument|expected|error|cannot|not found|invalid|undefined)\b/i;
