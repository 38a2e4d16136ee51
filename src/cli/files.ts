/** The disk, for every command: finding workbooks, reading them, replacing a book in one step. */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, normalize, relative } from 'node:path';
import { dayFromYmd } from '../domain/day';
import type { DayNumber } from '../domain/model';
import { shownNames, type IncomingFile } from '../consolidation';
import { LIMITS } from '../workbook/read';
import { UsageError } from './io';

/** Files a person may have meant; lock files of an open workbook (`~$…`) are none. */
const EXTENSIONS = new Set(['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods']);

const isWorkbookName = (name: string): boolean =>
  EXTENSIONS.has(extname(name).toLowerCase()) && !name.startsWith('~$') && !name.startsWith('.');

/**
 * Every workbook under the paths given, folders searched through, in a steady order. A file that is named
 * itself is taken whatever its ending.
 *
 * @throws UsageError when a path does not exist
 */
export async function findWorkbooks(
  paths: readonly string[],
): Promise<{ path: string; name: string }[]> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) throw new UsageError(`Không có tệp hoặc thư mục "${path}".`);
    if (!info.isDirectory()) {
      found.set(normalize(path), basename(path));
      continue;
    }
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const full = join(entry.parentPath, entry.name);
      if (entry.isFile() && isWorkbookName(entry.name)) found.set(full, relative(path, full));
    }
  }
  // Control characters, which Linux allows in a name, would not survive in a workbook.
  const shown = (name: string): string => name.normalize('NFC').replace(/\p{Cc}/gu, ' ');
  const list = [...found].map(([path, inside]) => ({ path, inside: shown(inside) }));
  list.sort((a, b) => a.inside.localeCompare(b.inside, 'vi') || a.path.localeCompare(b.path));
  const short = shownNames(
    list.map(({ path, inside }) => ({ name: shown(basename(path)), path: inside })),
  );
  // Two folders that were given may hold files of one name; then the whole paths tell them apart.
  const names = new Set<string>();
  return list.map(({ path }, index) => {
    const name = short[index] ?? '';
    const unique = names.has(name) ? shown(path) : name;
    names.add(unique);
    return { path, name: unique };
  });
}

/** A time of the machine, read in UTC, is Việt Nam's clock (UTC+7, no summer time). */
const localTime = (milliseconds: number): Date => new Date(milliseconds + 7 * 3_600_000);

/** Time of day on Việt Nam's clock: `14:05`. */
export const timeOfDay = (milliseconds: number): string =>
  localTime(milliseconds).toISOString().slice('2026-11-21T'.length, '2026-11-21T14:05'.length);

/** Day of a time of the file system, on Việt Nam's clock. */
export function dayOfTime(milliseconds: number): DayNumber {
  const local = localTime(milliseconds);
  return dayFromYmd(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
}

/**
 * Reads a file that came in; one that is too large is not read at all, and refused as too large. One that
 * cannot be opened is a file with a problem and never stops the others.
 */
export async function readIncoming(path: string, name: string): Promise<IncomingFile> {
  try {
    const { size, mtimeMs } = await stat(path);
    const bytes = await readAtMost(path, size);
    return { file: name, bytes, modifiedOn: dayOfTime(mtimeMs) };
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return { file: name, bytes: new Uint8Array(), modifiedOn: 0, unreadable: code };
  }
}

async function readAtMost(path: string, size: number): Promise<Uint8Array> {
  if (size <= LIMITS.fileBytes) return new Uint8Array(await readFile(path));
  // One byte over the limit is enough for the reader to refuse it with its own words.
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(
      Buffer.alloc(LIMITS.fileBytes + 1),
      0,
      LIMITS.fileBytes + 1,
      0,
    );
    return new Uint8Array(buffer);
  } finally {
    await handle.close();
  }
}

export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'EISDIR') throw new UsageError(`"${path}" là thư mục, không phải tệp.`);
    throw error;
  }
}

/**
 * Replaces a file in one step: the whole new content is on the disk beside it before the name changes
 * hands, so whoever opens the name finds the old file or the new one, never half.
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // What went wrong first is what people must hear of.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** `.so.xlsx.4711.tmp`: what a run that was killed had not finished writing. */
const HALF_WRITTEN = /^\.(.+)\.\d+\.tmp$/;

/** Removes what killed runs have left of these files; only for who may write them alone. */
export async function removeHalfWritten(folder: string, files: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    const of = HALF_WRITTEN.exec(name)?.[1];
    if (of !== undefined && files.has(of)) await rm(join(folder, name), { force: true });
  }
}
