/** Copies of earlier books, kept beside the book for the sheets that people had added to them. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { datasetNamedIn } from '../consolidation';
import { NODE_CODEC } from './node-codec';

/** `so.xlsx` has its copies in `so.truoc-01234567.xlsx`. */
const copyStart = (book: string): string => `${basename(book, extname(book))}.truoc-`;

/** Tells two books apart by their bytes, in a file name. */
const fingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** Where a copy of these bytes of a book goes. */
export const copyPath = (book: string, bytes: Uint8Array): string =>
  join(dirname(book), `${copyStart(book)}${fingerprint(bytes)}${extname(book)}`);

/** Folders that the copies of a book have their long tables in; unknown while one of them cannot be read. */
export async function datasetsInCopies(book: string): Promise<ReadonlySet<string> | 'unknown'> {
  const named = new Set<string>();
  for (const name of await readdir(dirname(book))) {
    if (!name.startsWith(copyStart(book))) continue;
    const bytes = new Uint8Array(await readFile(join(dirname(book), name)));
    try {
      const folder = datasetNamedIn(bytes, NODE_CODEC);
      if (folder !== null) named.add(folder);
    } catch {
      return 'unknown';
    }
  }
  return named;
}
