import { addMonths, dayFromYmd, endOfMonth } from './day';
import type { DayNumber } from './model';
import { monthsOf, partsOf, type ReportPeriod } from './period-parts';

/**
 * The two reporting regimes: `task` is the general administrative report (NĐ 09/2019/NĐ-CP),
 * `disbursement` the report on public-investment capital (TT 37/2025/TT-BTC).
 */
export type ReportKind = 'task' | 'disbursement';

/** First and last day of a stretch of time, both included. */
export interface DayRange {
  first: DayNumber;
  last: DayNumber;
}

/** The cut-off of general reports: data run to the 14th, the next period starts on the 15th. */
const TASK_FIRST_DAY = 15;
const TASK_LAST_DAY = 14;

/**
 * The days whose data a report covers.
 *
 * - `task`: from the 15th of the month before the period to the 14th of its last month (NĐ
 *   09/2019/NĐ-CP, Điều 12; nine months by the same rule). The first half, nine months and the year so
 *   start on 15/12 of the year before.
 * - `disbursement`: the calendar period (TT 37/2025/TT-BTC, Điều 4). A month's report holds the result
 *   to the end of the month before and an estimate for the month itself.
 *
 * Throws RangeError when `period` is not a stored period.
 *
 * @example periodRange('2026-06', 'task') //=> { first: dayFromIso('2026-05-15'), last: dayFromIso('2026-06-14') }
 * @example periodRange('2026-06', 'disbursement') //=> { first: dayFromIso('2026-06-01'), last: dayFromIso('2026-06-30') }
 */
export const periodRange = (period: ReportPeriod, kind: ReportKind): DayRange => {
  const parts = partsOf(period);
  const months = monthsOf(parts);
  if (kind === 'task') {
    return {
      first: addMonths(dayFromYmd(parts.year, months.first, TASK_FIRST_DAY), -1),
      last: dayFromYmd(parts.year, months.last, TASK_LAST_DAY),
    };
  }
  return {
    first: dayFromYmd(parts.year, months.first, 1),
    last: endOfMonth(dayFromYmd(parts.year, months.last, 1)),
  };
};

/**
 * The report date (ngày chốt) used when none is given: the last calendar day of the period.
 *
 * @example asOfOf('2026-Q2') //=> 46203
 */
export const asOfOf = (period: ReportPeriod): DayNumber => periodRange(period, 'disbursement').last;
