/** Copies of a book beside it: those kept for the sheets that people had added, and those people made. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { datasetNamedIn } from '../consolidation';
import { readIfThere } from './files';
import { isNobodys } from './find-workbooks';
import { NODE_CODEC } from './node-codec';

/** `so.xlsx` has its copies in `so.truoc-01234567.xlsx`. */
const copyStart = (book: string): string => `${basename(book, extname(book))}.truoc-`;

/** Tells two books apart by their bytes, in a file name. */
const fingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** Where a copy of these bytes of a book goes. */
export const copyPath = (book: string, bytes: Uint8Array): string =>
  join(dirname(book), `${copyStart(book)}${fingerprint(bytes)}${extname(book)}`);

export interface DatasetsBeside {
  /** Folders that the books beside a book have their long tables in. */
  folders: ReadonlySet<string>;
  /** A workbook that may name one and cannot be read; null: there is none. */
  unread: string | null;
}

/**
 * What people copied or renamed counts as well as the copies that we keep: only the cells of a book say
 * whether it needs a folder.
 *
 * @param others paths of workbooks that are known to name none
 */
export async function datasetsBeside(
  book: string,
  others: ReadonlySet<string>,
): Promise<DatasetsBeside> {
  const folders = new Set<string>();
  for (const entry of await readdir(dirname(book), { withFileTypes: true })) {
    const { name } = entry;
    const path = join(dirname(book), name);
    if (entry.isDirectory() || !/\.xlsx$/i.test(name) || isNobodys(name)) continue;
    if (name === basename(book) || others.has(resolve(path))) continue;
    try {
      const bytes = await readIfThere(path);
      const folder = bytes && datasetNamedIn(bytes, NODE_CODEC);
      if (folder !== null) folders.add(folder);
    } catch {
      return { folders, unread: name };
    }
  }
  return { folders, unread: null };
}
