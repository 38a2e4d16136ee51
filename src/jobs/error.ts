import type { Conflict } from '../consolidation';

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
  | 'report-not-sealed'
  | 'nothing-previewed'
  | 'nothing-to-undo'
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

export const cancelled = (): JobError =>
  new JobError('cancelled', 'Đã dừng theo yêu cầu; sổ giữ nguyên như trước.');

/** @throws JobError when the work was called off */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}
