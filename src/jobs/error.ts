import type { Conflict } from '../consolidation';
import { CANCELLED } from '../excel/port';

export type JobErrorCode =
  /** The open workbook is not one that this can be done with. */
  | 'wrong-book'
  /** Sheets of ours that cannot be used as they are. */
  | 'book-unusable'
  /** The request cannot be carried out as it was put. */
  | 'bad-request'
  /** The reader of directives says why it reads nothing. */
  | 'directive-unreadable'
  /** Somebody's figures would be lost. */
  | 'answers-in-the-way'
  /** What is wrong in the report has to be mended first. */
  | 'report-not-ready'
  /** There is no sealed report to hand out. */
  | 'report-not-sealed'
  /** No reports were previewed, or the book was written otherwise since. */
  | 'nothing-previewed'
  | 'nothing-to-undo'
  /** The work was called off; the workbook is as it was. */
  | 'cancelled'
  /** The worker broke down. */
  | 'failed';

/** A job cannot be done; the message is Vietnamese and says what to do. */
export class JobError extends Error {
  constructor(
    readonly code: JobErrorCode,
    message: string,
    /** Where it is, cell by cell. */
    readonly conflicts: readonly Conflict[] = [],
    /** For support. */
    readonly detail = '',
  ) {
    super(message);
    this.name = 'JobError';
  }
}

export const nothingPreviewed = (): JobError =>
  new JobError('nothing-previewed', 'Chưa có gì để ghi. Chọn tệp báo cáo và xem trước.');

export const cancelled = (): JobError => new JobError('cancelled', CANCELLED);

/** @throws JobError when the work was called off */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
