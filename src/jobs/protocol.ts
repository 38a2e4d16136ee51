/** What the page and the worker say to each other. */
import type { Conflict } from '../consolidation';
import { ExcelPortError, type ChangedCell, type ExcelPortErrorCode } from '../excel/port';
import type { Engine } from './engine';
import { JobError, type JobErrorCode } from './error';

export type EngineMethod = keyof Engine;

/** What a method takes, without what only lives on the page (progress, signal). */
export type ArgumentsOf<Method extends EngineMethod> = Method extends 'preview'
  ? [book: Parameters<Engine['preview']>[0], files: Parameters<Engine['preview']>[1]]
  : Method extends 'directive'
    ? [source: Parameters<Engine['directive']>[0], additions: Parameters<Engine['directive']>[1]]
    : Method extends 'slips'
      ? [kind: Parameters<Engine['slips']>[0], receivedAt: Parameters<Engine['slips']>[1]]
      : Parameters<Engine[Method]>;

export type ResultOf<Method extends EngineMethod> = Awaited<ReturnType<Engine[Method]>>;

export type ToWorker =
  | {
      [Method in EngineMethod]: {
        kind: 'call';
        id: number;
        method: Method;
        arguments: ArgumentsOf<Method>;
      };
    }[EngineMethod]
  | { kind: 'cancel'; id: number };

export type FromWorker =
  | { kind: 'progress'; id: number; share: number; doing: string }
  | { kind: 'done'; id: number; result: ResultOf<EngineMethod> }
  | { kind: 'failed'; id: number; error: PlainError };

/** An error with everything that a copy of it would lose on the way. */
export type PlainError =
  | {
      name: 'JobError';
      code: JobErrorCode;
      message: string;
      conflicts: readonly Conflict[];
      detail: string;
    }
  | {
      name: 'ExcelPortError';
      code: ExcelPortErrorCode;
      message: string;
      changed: readonly ChangedCell[];
      detail: string;
    }
  | { name: 'Error'; message: string; detail: string };

/** @example plainError(new JobError('cancelled', 'Đã dừng.')).name //=> 'JobError' */
export function plainError(error: unknown): PlainError {
  if (error instanceof JobError) {
    const { code, message, conflicts, detail } = error;
    return { name: 'JobError', code, message, conflicts, detail };
  }
  if (error instanceof ExcelPortError) {
    const { code, message, changed, detail } = error;
    return { name: 'ExcelPortError', code, message, changed, detail };
  }
  return error instanceof Error
    ? { name: 'Error', message: error.message, detail: error.stack ?? '' }
    : { name: 'Error', message: String(error), detail: '' };
}

const BROKEN =
  'Phần tính toán bị lỗi nên chưa làm gì với sổ. Đóng bảng Tiến Độ, mở lại rồi làm lại.';

/** The error again, of its own class; one that nobody foresaw says what to do and keeps its words for support. */
export function errorFrom(plain: PlainError): Error {
  if (plain.name === 'JobError') {
    return new JobError(plain.code, plain.message, plain.conflicts, plain.detail);
  }
  if (plain.name === 'ExcelPortError') {
    return new ExcelPortError(plain.code, plain.message, plain.changed, plain.detail);
  }
  return new JobError('failed', BROKEN, [], `${plain.message}\n${plain.detail}`.trim());
}
