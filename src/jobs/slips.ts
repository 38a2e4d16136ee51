/** What goes back to the units after a consolidation, as one file to save. */
import { zipSync } from 'fflate';
import { correctionsOf, receiptsOf, type ReceivedAt, type SlipPart } from '../consolidation';
import { checkSignal, JobError } from './error';
import type { RunOptions, SavedFile, SlipKind } from './model';

interface SlipsRun extends Pick<RunOptions, 'onProgress' | 'signal'> {
  /** Lets the worker hear whether it shall stop. */
  pause: () => Promise<void>;
}

const STEMS = { returns: 'phieu-chinh-sua', receipts: 'bien-nhan' } as const;

const NONE = {
  returns: 'Không báo cáo nào phải trả lại, nên không có phiếu nào.',
  receipts: 'Không báo cáo nào được nhận, nên không có biên nhận nào. Xem lý do ở từng tệp.',
} as const;

/**
 * One slip as its workbook, several in a zip file. Workbooks are packed already and are stored as they are.
 *
 * @throws JobError when there is none, or when it is called off
 */
export async function slipsFile(
  part: SlipPart,
  kind: SlipKind,
  receivedAt: ReceivedAt,
  { onProgress, signal, pause }: SlipsRun,
): Promise<SavedFile> {
  const slips = kind === 'returns' ? correctionsOf(part) : receiptsOf(part, receivedAt);
  const { writeBook } = await import('../workbook/write');
  const files: SavedFile[] = [];
  for (const { name, book } of slips) {
    onProgress?.(files.length / slips.length, `Đang lập ${name}`);
    await pause();
    checkSignal(signal);
    files.push({ name, bytes: await writeBook(book) });
  }
  const [first] = files;
  if (!first) throw new JobError('bad-request', NONE[kind]);
  if (files.length === 1) return first;
  const entries = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  const name = `${STEMS[kind]}-${part.context.period}.zip`;
  return { name, bytes: zipSync(entries, { level: 0 }) };
}
