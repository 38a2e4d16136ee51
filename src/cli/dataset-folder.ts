/**
 * The long table in a folder beside the book, once it is too long for a worksheet (docs/DATASET.md). The
 * folder is named after its content, and the book names the folder: a folder is never changed, only made
 * before the book that names it and removed after the book that no longer does.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { datasetOf, rowsOfDataset, type DatasetFile } from '../dataset/parquet';
import type { DataRow } from '../sheets/province/rows';
import { UsageError } from './io';

/**
 * A worksheet ends at 1,048,576 rows, and long before that opening it takes Excel minutes. A year of 65
 * units has 240,000 values and still stays in the book; one month of a country of units has a million.
 */
export const MOST_ROWS_IN_BOOK = 300_000;

/** A long table that will lie beside the book. */
export interface Aside {
  folder: string;
  files: readonly DatasetFile[];
}

const HASH_DIGITS = 16;

/** `so.xlsx` has its datasets in `so.dulieu-0123456789abcdef`. */
const folderStart = (book: string): string => `${basename(book, extname(book))}.dulieu-`;

/** `so.xlsx` has its copies in `so.truoc-01234567.xlsx`. */
export const copyStart = (book: string): string => `${basename(book, extname(book))}.truoc-`;

/** @returns null where the table is short enough to stay in the book */
export function asideOf(book: string, data: readonly DataRow[], most: number): Aside | null {
  if (data.length <= most) return null;
  const files = datasetOf(data);
  return { folder: folderStart(book) + hashOf(files), files };
}

function hashOf(files: readonly DatasetFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files) hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  return hash.digest('hex').slice(0, HASH_DIGITS);
}

/** Writes the folder in one step: whoever finds its name finds all of it. */
export async function writeAside(book: string, { folder, files }: Aside): Promise<void> {
  const whole = join(dirname(book), folder);
  // A run that was killed after this step has left it; its name says that it holds the same.
  if ((await readdir(whole).catch(() => [])).length > 0) return;
  const half = join(dirname(book), `.${folder}.${process.pid}.tmp`);
  await rm(half, { recursive: true, force: true });
  for (const { path, bytes } of files) {
    await mkdir(join(half, dirname(path)), { recursive: true });
    const handle = await open(join(half, path), 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  await rename(half, whole);
}

/**
 * Removes the datasets of this book that it does not name, and what killed runs have left of others. Only
 * while the lock of the book is held.
 */
export async function removeOtherAsides(book: string, named: string | null): Promise<void> {
  const start = folderStart(book);
  const entries = await readdir(dirname(book), { withFileTypes: true });
  // A copy of an earlier book, kept for the sheets that people had added, may name any of them.
  if (entries.some((entry) => entry.name.startsWith(copyStart(book)))) return;
  for (const entry of entries) {
    if (!entry.isDirectory() || entry.name === named) continue;
    const name = entry.name.replace(/^\.(.+)\.\d+\.tmp$/, '$1');
    if (name.startsWith(start) && isHash(name.slice(start.length)))
      await rm(join(dirname(book), entry.name), { recursive: true, force: true });
  }
}

const isHash = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

/** The values of a dataset beside a book. */
export const datasetReader =
  (book: string) =>
  async (folder: string): Promise<DataRow[]> => {
    // The name stands in a cell that anybody can change; it leads nowhere else.
    const name = basename(folder);
    const files = await filesOf(join(dirname(book), name)).catch(() => null);
    if (files === null || files.length === 0) {
      throw new UsageError(
        `${book}: không thấy thư mục dữ liệu "${name}" cạnh sổ. Chép thư mục đó về cùng chỗ với sổ, hoặc khôi phục bản sao của cả hai, rồi chạy lại.`,
      );
    }
    if (!name.endsWith(`-${hashOf(files)}`)) {
      throw new UsageError(
        `${book}: thư mục dữ liệu "${name}" đã bị sửa hoặc hỏng. Khôi phục bản sao của sổ và thư mục rồi chạy lại.`,
      );
    }
    return rowsOfDataset(files);
  };

/** The files of a dataset by period, as they were hashed. */
async function filesOf(folder: string): Promise<DatasetFile[]> {
  const periods = (await readdir(folder)).filter((name) => name.startsWith('period=')).sort();
  return Promise.all(
    periods.map(async (period) => {
      const path = `${period}/data.parquet`;
      return { path, bytes: new Uint8Array(await readFile(join(folder, path))) };
    }),
  );
}
