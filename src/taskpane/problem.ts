/** What to tell people of an error: errors of ours carry words for people, others are faults of the program. */
import { ExcelPortError, type ChangedCell } from '../excel/port';
import type { CheckItem } from '../jobs/model';
import { JobError } from '../jobs/error';
import type { Texts } from './texts';

export interface Problem {
  message: string;
  /** For support; foldable. */
  detail: string;
  /** Cells that were changed meanwhile; nothing was written because of them. */
  changed: readonly ChangedCell[];
  /** Where it is, cell by cell. */
  places: readonly CheckItem[];
}

const detailOf = ({ code, detail }: ExcelPortError | JobError): string =>
  detail === '' ? code : `${code}: ${detail}`;

/** Whether the message of an error was written for people. */
const isForPeople = (error: unknown): error is ExcelPortError | JobError =>
  error instanceof ExcelPortError || error instanceof JobError;

/**
 * @example problemOf(new ExcelPortError('cancelled', 'Đã hủy.'), vi)
 * //=> { message: 'Đã hủy.', detail: 'cancelled', changed: [], places: [] }
 */
export function problemOf(error: unknown, texts: Texts): Problem {
  if (isForPeople(error)) {
    return {
      message: error.message,
      detail: detailOf(error),
      changed: error instanceof ExcelPortError ? error.changed : [],
      places: error instanceof JobError ? error.conflicts : [],
    };
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { message: texts.problem.unexpected, detail, changed: [], places: [] };
}

/** Whether somebody asked for this end. */
export const isCancelled = (error: unknown): boolean =>
  (isForPeople(error) && error.code === 'cancelled') ||
  (typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError');
