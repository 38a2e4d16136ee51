/** Writes what goes back to the units: requests to correct and receipts. */
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { correctionsOf, receiptsOf, type Consolidation, type Slip } from '../consolidation';
import { writeBook } from '../workbook/write';
import { dayOfTime, removeHalfWritten, replaceFile, timeOfDay } from './files';
import type { Io } from './io';

export interface SlipFolders {
  returns?: string | undefined;
  receipts?: string | undefined;
  io: Io;
}

export async function writeSlips(
  result: Consolidation,
  { returns, receipts, io }: SlipFolders,
): Promise<void> {
  if (returns !== undefined) {
    const slips = correctionsOf(result);
    await writeAll(returns, slips);
    io.err(`${slips.length} phiếu đề nghị chỉnh sửa trong ${returns}.`);
  }
  if (receipts !== undefined) {
    const now = Date.now();
    const slips = receiptsOf(result, { day: dayOfTime(now), time: timeOfDay(now) });
    // A receipt names the time of the first run that took the report: it is never written over.
    const there = await Promise.all(slips.map(({ name }) => exists(join(receipts, name))));
    const fresh = slips.filter((_, index) => !there[index]);
    await writeAll(receipts, fresh);
    io.err(`${slips.length} biên nhận trong ${receipts}, ${fresh.length} mới lập.`);
  }
}

async function writeAll(folder: string, slips: readonly Slip[]): Promise<void> {
  if (slips.length === 0) return;
  await mkdir(folder, { recursive: true });
  await removeHalfWritten(folder, new Set(slips.map(({ name }) => name)));
  for (const { name, book } of slips) await replaceFile(join(folder, name), await writeBook(book));
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
