/**
 * The long table in a folder beside the book, once it is too long for a worksheet (docs/DATASET.md). Each
 * file is named after the values in it, the folder after its files, and the book names the folder: a folder
 * is never changed, only made before the book that names it and removed after the book that no longer does.
 */
import { createHash } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { TableBuilder } from '../consolidation/long-table';
import { rowsOfFile } from '../dataset/parquet';
import { groupsOf, type PeriodGroups, type RowGroup } from '../dataset/row-group';
import type { LongTable } from '../sheets/province/long-table';
import { datasetsBeside, type DatasetsBeside } from './copies';
import { UsageError } from './io';

/**
 * A worksheet ends at 1,048,576 rows, and long before that opening it takes Excel minutes. A year of 65
 * units has 240,000 values and still stays in the book; one month of a country of units has a million.
 */
export const MOST_ROWS_IN_BOOK = 300_000;

/** A long table that will lie beside the book. */
export interface Aside {
  folder: string;
  periods: AsidePeriod[];
}

export interface AsidePeriod {
  /** Path inside the folder: `period=2026-06/0123456789abcdef.parquet`. */
  path: string;
  groups: RowGroup[];
}

const HASH_DIGITS = 16;

/** `so.xlsx` has its datasets in `so.dulieu-0123456789abcdef`. */
const folderStart = (book: string): string => `${basename(book, extname(book))}.dulieu-`;

/** @returns null where the table is short enough to stay in the book */
export function asideOf(book: string, table: LongTable, most: number): Aside | null {
  if (table.length <= most) return null;
  const periods = groupsOf(table).map(({ period, groups }) => ({
    path: `period=${period}/${hashOfGroups(groups)}.parquet`,
    groups,
  }));
  return { folder: folderStart(book) + hashOfPaths(periods.map(({ path }) => path)), periods };
}

const digitsOf = (hash: ReturnType<typeof createHash>): string =>
  hash.digest('hex').slice(0, HASH_DIGITS);

/** Over the values and not over the bytes: the name is known before anything has been encoded. */
function hashOfGroups(groups: readonly RowGroup[]): string {
  const hash = createHash('sha256');
  for (const { texts, ...columns } of groups) {
    hash.update(JSON.stringify(texts));
    for (const column of Object.values(columns)) hash.update(column);
  }
  return digitsOf(hash);
}

const hashOfPaths = (paths: readonly string[]): string =>
  digitsOf(createHash('sha256').update([...paths].sort().join('\n')));

/**
 * Writes the folder in one step: whoever finds its name finds all of it.
 *
 * @param before the folder of the book as it is, whose files may go on unchanged
 * @param bytesOf the file of a period that is not there
 */
export async function writeAside(
  book: string,
  { folder, periods }: Aside,
  before: string | null,
  bytesOf: (path: string) => Uint8Array,
): Promise<void> {
  // The book was read with it.
  if (folder === before) return;
  const whole = join(dirname(book), folder);
  // A run that was killed after this step has left it whole; any other would spoil the new book.
  const paths = await pathsIn(book, folder);
  if (paths.length > 0 && (await wholeTable(book, folder, paths)) !== null) return;
  const half = join(dirname(book), `.${folder}.${process.pid}.tmp`);
  await rm(half, { recursive: true, force: true });
  const known = new Set(await pathsIn(book, before));
  for (const { path } of periods) {
    await mkdir(join(half, dirname(path)), { recursive: true });
    if (before !== null && known.has(path))
      await keepFile(join(besideBook(book, before), path), join(half, path));
    else await writeWhole(join(half, path), bytesOf(path));
  }
  await rm(whole, { recursive: true, force: true });
  await rename(half, whole);
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The very file under another name; a copy where the disk cannot do that. */
async function keepFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    const { atime, mtime } = await stat(from);
    await utimes(to, atime, mtime);
  }
}

/** The name stands in a cell of the book that anybody can change; it leads nowhere else than beside the book. */
const besideBook = (book: string, folder: string): string => join(dirname(book), basename(folder));

/** Paths of the files in a book's folder; none where there is no such folder. */
export async function pathsIn(book: string, folder: string | null): Promise<string[]> {
  if (folder === null) return [];
  const entries = await readdir(besideBook(book, folder), { recursive: true }).catch(() => []);
  return entries.filter((path) => path.endsWith('.parquet')).map((path) => path.replace('\\', '/'));
}

/**
 * Removes the datasets of this book that no book beside it names, and what killed runs have left of others.
 * While a workbook beside it cannot be read, all stay. Only while the lock of the book is held.
 *
 * @param others paths of workbooks that are known to be no books of the province
 * @returns what stays though it may be of no use, in words; null: nothing
 */
export async function removeOtherAsides(
  book: string,
  named: string | null,
  others: ReadonlySet<string>,
): Promise<string | null> {
  const start = folderStart(book);
  const isWhole = (name: string): boolean =>
    name.startsWith(start) && isHash(name.slice(start.length));
  const entries = await readdir(dirname(book), { withFileTypes: true });
  const ours = entries
    .filter((entry) => entry.isDirectory() && entry.name !== named)
    .map(({ name }) => name)
    .filter((name) => isWhole(name.replace(/^\.(.+)\.\d+\.tmp$/, '$1')));
  const whole = ours.filter(isWhole);
  const { folders, unread } = whole.length > 0 ? await datasetsBeside(book, others) : NONE_BESIDE;
  const stuck: string[] = [];
  for (const name of ours) {
    if (isWhole(name) && (unread !== null || folders.has(name))) continue;
    const removed = rm(join(dirname(book), name), { recursive: true, force: true });
    await removed.catch(() => stuck.push(name));
  }
  if (unread !== null)
    return `Không đọc được ${unread} cạnh sổ nên giữ lại thư mục dữ liệu cũ ${whole.join(', ')}, phòng khi tệp đó cần.`;
  return stuck.length === 0
    ? null
    : `Chưa xóa được thư mục dữ liệu cũ ${stuck.join(', ')}. Đóng chương trình đang mở thư mục đó; lần chạy sau sẽ xóa.`;
}

const NONE_BESIDE: DatasetsBeside = { folders: new Set(), unread: null };

const isHash = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

/** The values of a dataset beside a book. */
export const datasetReader =
  (book: string) =>
  async (folder: string): Promise<LongTable> => {
    const name = basename(folder);
    const paths = await pathsIn(book, name);
    if (paths.length === 0) {
      throw new UsageError(
        `${book}: không thấy thư mục dữ liệu "${name}" cạnh sổ. Chép thư mục đó về cùng chỗ với sổ, hoặc khôi phục bản sao của cả hai, rồi chạy lại.`,
      );
    }
    const table = await wholeTable(book, name, paths);
    if (table === null) {
      throw new UsageError(
        `${book}: thư mục dữ liệu "${name}" đã bị sửa hoặc hỏng. Khôi phục bản sao của sổ và thư mục rồi chạy lại.`,
      );
    }
    return table;
  };

/** The values of a folder; null where they are not those that it and its files are named after. */
async function wholeTable(
  book: string,
  folder: string,
  paths: readonly string[],
): Promise<LongTable | null> {
  if (!folder.endsWith(`-${hashOfPaths(paths)}`)) return null;
  const table = await tableIn(besideBook(book, folder), paths).catch(() => null);
  return table !== null && areNamed(groupsOf(table), paths) ? table : null;
}

/** Whether every file holds the values that it is named after. */
const areNamed = (periods: readonly PeriodGroups[], paths: readonly string[]): boolean =>
  periods.length === paths.length &&
  periods.every(({ period, groups }) =>
    paths.includes(`period=${period}/${hashOfGroups(groups)}.parquet`),
  );

async function tableIn(folder: string, paths: readonly string[]): Promise<LongTable> {
  const table = new TableBuilder();
  for (const path of paths) {
    const bytes = new Uint8Array(await readFile(join(folder, path)));
    for await (const rows of rowsOfFile({ path, bytes })) for (const row of rows) table.add(row);
  }
  return table.table();
}
