import { loadCatalog } from '../catalog';
import { AdditionError, withAdditions } from '../catalog/additions';
import { BookError, defaultSettings, readStoreWith, type StoredBook } from '../consolidation';
import type { Settings } from '../sheets/province/settings';
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
  try {
    const book = await storeOf(path, bytes, defaultSettings(loadCatalog(), '2026-12'));
    withAdditions(loadCatalog(), book.additions);
    return book;
  } catch (error) {
    if (
      error instanceof BookError ||
      error instanceof ReadRefusal ||
      error instanceof AdditionError
    ) {
      throw new UsageError(`${path}: ${error.message}`);
    }
    throw error;
  }
}

/** What a book remembers, its long table wherever it lies. */
export const storeOf = (path: string, bytes: Uint8Array, defaults: Settings): Promise<StoredBook> =>
  readStoreWith(bytes, defaults, { codec: NODE_CODEC, readDataset: datasetReader(path) });
