/** Whether the day stated on a report can be one on which it was made. */
import type { DayNumber } from '../domain/model';
import { periodRange } from '../domain/period';

/** Reports that come later than half a year after their period are none; a year was mistyped. */
const LATEST = 183;

/**
 * The day lies before the period begins, or long after it has ended.
 * @example isOddDay(dayFromIso('2025-06-15'), '2026-06') //=> true
 * @example isOddDay(dayFromIso('2026-06-15'), '2026-06') //=> false
 */
export function isOddDay(day: DayNumber, period: string): boolean {
  // Of the two ranges of a period that of tasks begins first, that of the calendar ends last.
  return (
    day < periodRange(period, 'task').first ||
    day > periodRange(period, 'disbursement').last + LATEST
  );
}
