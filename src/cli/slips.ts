/** Writes what goes back to the units: requests to correct and receipts. */
import { access, mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  correctionsOf,
  receiptsOf,
  requestIn,
  requestNamed,
  settled,
  type Consolidation,
  type Slip,
} from '../consolidation';
import { writeBook } from '../workbook/write';
import { dayOfTime, timeOfDay } from '../domain/vietnam-clock';
import { removeHalfWritten, replaceFile } from './files';
import { UsageError, type Io } from './io';
import { NODE_CODEC } from './node-codec';

export interface SlipFolders {
  returns?: string | undefined;
  receipts?: string | undefined;
  io: Io;
}

/** @throws UsageError when something else than a folder has that name; asked before any work is done */
export async function slipFolder(
  value: string | undefined,
  option: string,
): Promise<string | undefined> {
  if (value === undefined) return undefined;
  if (value === '') throw new UsageError(`--${option}: nêu thư mục, ví dụ --${option} ${option}.`);
  const info = await stat(value).catch(() => null);
  if (info && !info.isDirectory())
    throw new UsageError(`--${option}: "${value}" là tệp, không phải thư mục. Nêu thư mục khác.`);
  return value;
}

/**
 * The book has been written, so what cannot be written here is told and nothing else stops for it.
 *
 * @returns whether all of it was written
 */
export async function writeSlips(
  result: Consolidation,
  { returns, receipts, io }: SlipFolders,
): Promise<boolean> {
  let failed = 0;
  if (returns !== undefined) {
    const slips = correctionsOf(result);
    const lost = await writeAll(returns, slips, io);
    io.err(`${slips.length - lost} phiếu đề nghị chỉnh sửa trong ${returns}.`);
    failed += lost + (await putSettledAway(result, returns, slips, io));
  }
  if (receipts !== undefined) {
    const now = Date.now();
    const slips = receiptsOf(result, { day: dayOfTime(now), time: timeOfDay(now) });
    // A receipt names the time of the first run that took the report: it is never written over.
    const there = await Promise.all(slips.map(({ name }) => exists(join(receipts, name))));
    const fresh = slips.filter((_, index) => !there[index]);
    const lost = await writeAll(receipts, fresh, io);
    io.err(`${slips.length - lost} biên nhận trong ${receipts}, ${fresh.length - lost} mới lập.`);
    failed += lost;
  }
  return failed === 0;
}

/** @returns how many could not be written */
async function writeAll(folder: string, slips: readonly Slip[], io: Io): Promise<number> {
  if (slips.length === 0) return 0;
  const lost: string[] = [];
  let why = '';
  await tried(mkdir(folder, { recursive: true }));
  await tried(removeHalfWritten(folder, new Set(slips.map(({ name }) => name))));
  for (const { name, book } of slips) {
    const code = await tried(replaceFile(join(folder, name), await writeBook(book)));
    if (code === null) continue;
    lost.push(name);
    why = code;
  }
  if (lost.length > 0)
    io.err(
      `Không ghi được ${lost.length} tệp vào ${folder} (${why}): ${named(lost)}. Kiểm tra quyền, ổ đĩa, và đóng tệp đang mở rồi chạy lại; sổ tổng hợp không bị ảnh hưởng.`,
    );
  return lost.length;
}

/** Where requests go that the units have answered: nobody shall send them, and they may still be looked up. */
const SETTLED = 'da-xong';

/**
 * Moves requests of earlier runs out of the way once they are answered. Only what both its name and its cells
 * call our own request for that unit and period.
 *
 * @returns how many could not be moved
 */
async function putSettledAway(
  result: Consolidation,
  folder: string,
  written: readonly Slip[],
  io: Io,
): Promise<number> {
  const isSettled = settled(result);
  const now = new Set(written.map(({ name }) => name));
  const moved: string[] = [];
  const stuck: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const request = now.has(name) ? null : requestNamed(name);
    if (!request || !isSettled(request)) continue;
    const path = join(folder, name);
    const bytes = await readFile(path).catch(() => null);
    const inside = bytes && requestIn(new Uint8Array(bytes), NODE_CODEC);
    if (inside?.unit !== request.unit || inside.period !== request.period) continue;
    await tried(mkdir(join(folder, SETTLED), { recursive: true }));
    const code = await tried(rename(path, join(folder, SETTLED, name)));
    (code === null ? moved : stuck).push(name);
  }
  if (moved.length > 0)
    io.err(
      `${moved.length} phiếu của lần trước đã có báo cáo thay, chuyển vào ${join(folder, SETTLED)}: ${named(moved)}.`,
    );
  if (stuck.length > 0)
    io.err(
      `${stuck.length} phiếu của lần trước đã có báo cáo thay nhưng không chuyển được, đừng gửi: ${named(stuck)}. Đóng tệp đang mở rồi chạy lại.`,
    );
  return stuck.length;
}

/** The system's code for what it could not do; null: it is done. */
async function tried(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    return code;
  }
}

/** Names told of one thing. */
const SHOWN = 8;

const named = (names: readonly string[]): string =>
  names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ', …' : '');

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
