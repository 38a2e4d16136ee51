import { loadCatalog } from '../catalog';
import { AdditionError, withAdditions } from '../catalog/additions';
import {
  BookError,
  lastingDefaults,
  readStoreWith,
  type LastingSettings,
  type StoredBook,
} from '../consolidation';
import { ReadRefusal } from '../workbook/read';
import { datasetReader } from './dataset-folder';
import { readIfThere } from './files';
import { UsageError } from './io';
import { NODE_CODEC } from './node-codec';

/**
 * A book of the province that is only read.
 *
 * @throws UsageError when there is none at that place, or it cannot be used
 */
export async function readProvinceBook(path: string): Promise<StoredBook> {
  const bytes = await readIfThere(path);
  if (!bytes) throw new UsageError(`Không có tệp "${path}".`);
  return storedBook(path, bytes, lastingDefaults(loadCatalog()));
}

/**
 * What a book remembers, its long table wherever it lies.
 *
 * @param then what becomes of the file where it cannot be used, for the message
 * @throws UsageError when it is none of ours, or cannot be used
 */
export async function storedBook(
  path: string,
  bytes: Uint8Array,
  defaults: LastingSettings,
  then?: string,
): Promise<StoredBook> {
  try {
    const readDataset = datasetReader(path);
    const book = await readStoreWith(bytes, defaults, { codec: NODE_CODEC, readDataset });
    withAdditions(loadCatalog(), book.additions);
    return book;
  } catch (error) {
    const why = whyUnusable(error);
    if (why === null) throw error;
    throw new UsageError([`${path}: ${why}`, ...(then === undefined ? [] : [then])].join(' '));
  }
}

/** In words for who named the file; what to do with one that somebody sent does not help here. */
function whyUnusable(error: unknown): string | null {
  if (error instanceof ReadRefusal)
    return `${error.what} Cần một sổ tổng hợp còn nguyên vẹn do phần mềm lập.`;
  return error instanceof BookError || error instanceof AdditionError ? error.message : null;
}
