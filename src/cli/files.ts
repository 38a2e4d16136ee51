/** The disk, for every command: reading workbooks, replacing a book in one step. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dayOfTime } from '../domain/vietnam-clock';
import { NOT_A_FILE, type IncomingFile } from '../consolidation';
import { LIMITS } from '../workbook/read';
import { UsageError } from './io';

/**
 * Reads a file that came in; one that is too large is not read at all, and refused as too large. One that
 * cannot be opened is a file with a problem and never stops the others. The thread waits for the disk: asking
 * in turns costs it ten times as much, which over thousands of reports is more than reading ahead brings.
 */
export function readIncoming(path: string, name: string): IncomingFile {
  try {
    const info = statSync(path);
    const modifiedOn = dayOfTime(info.mtimeMs);
    // A folder comes here when it could not be searched: this says why.
    if (info.isDirectory()) readdirSync(path);
    // A pipe or a device has no end.
    if (!info.isFile()) return unreadable(name, NOT_A_FILE);
    const bytes = readAtMost(path, info.size);
    return { file: name, bytes, modifiedOn, modifiedMs: info.mtimeMs };
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return unreadable(name, code);
  }
}

const unreadable = (file: string, code: string): IncomingFile => {
  return { file, bytes: new Uint8Array(), modifiedOn: 0, unreadable: code };
};

function readAtMost(path: string, size: number): Uint8Array {
  // What says that it is empty may be made up by the system while it is read, and never end.
  if (size > 0 && size <= LIMITS.fileBytes) return plain(readFileSync(path));
  // One byte over the limit is enough for the reader to refuse it with its own words.
  const bytes = new Uint8Array(LIMITS.fileBytes + 1);
  const handle = openSync(path, 'r');
  try {
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(handle, bytes, length, bytes.length - length, null);
    }
    return bytes.slice(0, length);
  } finally {
    closeSync(handle);
  }
}

/** The same memory without a Buffer's own ways, which are slower here. */
const plain = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length);

export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw new UsageError(`"${path}" là thư mục, không phải tệp.`);
    if (!info.isFile()) throw new UsageError(`"${path}" là ống dẫn hoặc thiết bị, không phải tệp.`);
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
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
