/** Workbooks that went out come back filled in under the same name: no blank one may be written over them. */
import { readFile } from 'node:fs/promises';
import { extractFromBook } from '../consolidation';
import type { BookContext } from '../sheets/spec';
import { readBook } from '../workbook/read';
import { NODE_CODEC } from './node-codec';

/** Whether a new workbook may take this place: nothing is there, or one of ours in which nobody has typed. */
export async function isFree(path: string, context: BookContext): Promise<boolean> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  try {
    const extraction = extractFromBook(readBook(bytes, { codec: NODE_CODEC }), context, null);
    if (!extraction.ok) return false;
    const { values, ignored } = extraction.submission;
    return values.length === 0 && ignored === 0;
  } catch {
    // What cannot be read is somebody else's.
    return false;
  }
}
