/** Deadlines as they stand in cells: a serial number, or words in any form of `readDeadline`. */
import { DEFAULT_RULES, lastDayOf, occurrencesOf, type TimedDeadline } from '../domain/deadline';
import { readDeadline, type ReadDeadlineOptions } from '../domain/deadline-text';
import { ymdFromDay } from '../domain/day';
import { CALENDAR } from '../catalog/reference';
import type { DayNumber } from '../domain/model';
import { dayIn, type Cell } from './coerce';
import { missing, unreadable } from './errors';

/** A day, a deadline in words, or null where the words say that there is none (thường xuyên). */
export type CellDeadline = DayNumber | TimedDeadline | null;

/** What is known beside the cell. */
export interface DeadlineContext {
  /** Date of the document: the whole date, or only its month or year, as `readDeadline` takes it. */
  issuedOn?: string;
  /** The day from which the next date of a recurring deadline is looked for. */
  from?: DayNumber;
}

/** Whether the deadline has more than one date, so that a report date must choose. */
export const isRecurring = (deadline: CellDeadline): boolean =>
  typeof deadline === 'object' && deadline?.kind === 'recurring';

/** @example lastDayIn(46203) //=> 46203 */
export const lastDayIn = (deadline: CellDeadline, from?: DayNumber): DayNumber | null =>
  typeof deadline === 'number' ? deadline : lastDayOf(deadline, DEFAULT_RULES, from);

/**
 * `hằng tháng` names no year because it means every year: the dates of the year of `from` are taken, or
 * those of the year after once they have passed. null when the words are no such deadline.
 */
function nextOccurrences(
  text: string,
  options: ReadDeadlineOptions,
  from: DayNumber,
): TimedDeadline | null {
  const { year } = ymdFromDay(from);
  for (const candidate of [year, year + 1]) {
    const reading = readDeadline(text, { ...options, year: candidate });
    if (!reading.ok || reading.value?.kind !== 'recurring') return null;
    if (occurrencesOf(reading.value).some((day) => day >= from)) return reading.value;
  }
  return null;
}

function readWords(text: string, { issuedOn, from }: DeadlineContext): CellDeadline {
  const options: ReadDeadlineOptions = { calendar: CALENDAR, ...(issuedOn && { issuedOn }) };
  const reading = readDeadline(text, options);
  if (!reading.ok) {
    const isYearMissing = reading.code === 'deadline-year-missing';
    const next = isYearMissing && from !== undefined ? nextOccurrences(text, options, from) : null;
    if (next === null) throw unreadable(`Hạn: ${reading.message}`);
    return next;
  }
  if (reading.value?.kind === 'relative') {
    throw missing(
      `Hạn “${text.slice(0, 60)}” tính từ một ngày chưa biết. Hãy ghi hạn bằng ngày cụ thể, ví dụ 30/06/2026.`,
    );
  }
  if (from === undefined || reading.value?.kind !== 'recurring') return reading.value;
  return nextOccurrences(text, options, from) ?? reading.value;
}

/** Reads the deadline of one cell that is not blank. */
export type DeadlineReader = (cell: Exclude<Cell, null>, context?: DeadlineContext) => CellDeadline;

/**
 * A reader for the cells of one call. It remembers what it has read: a column of a thousand tasks holds
 * a few dozen phrases.
 *
 * The reader throws CellFault: `#VALUE!` for what cannot be read one way only, `#N/A` for a deadline
 * that counts from a day not known.
 *
 * @example deadlineReader()('trước ngày 10/6/2026') //=> { kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6/2026' }
 */
export function deadlineReader(): DeadlineReader {
  const known = new Map<string, CellDeadline>();
  return (cell, context = {}) => {
    if (typeof cell !== 'string') return dayIn(cell, 'Hạn');
    const key = `${context.issuedOn ?? ''}|${context.from ?? ''}|${cell}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const deadline = readWords(cell, context);
    known.set(key, deadline);
    return deadline;
  };
}
