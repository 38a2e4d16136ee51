import { monthsOf, partsOf, type ReportPeriod } from './period-parts';
import { asOfOf } from './period-range';

export { isPeriod, partsOf, periodOf } from './period-parts';
export type { PeriodKind, PeriodParts, ReportPeriod } from './period-parts';
export { asOfOf, periodRange } from './period-range';
export type { DayRange, ReportKind } from './period-range';
export { readPeriod } from './period-text';
export { DEFAULT_DUE_RULES, reportDue } from './report-due';
export type { DueRules } from './report-due';

const ROMAN = ['I', 'II', 'III', 'IV'];

/**
 * The period as Vietnamese reports name it. Throws RangeError when `period` is not a stored period.
 *
 * @example periodName('2026-Q2') //=> 'quý II năm 2026'
 * @example periodName('2026-H1') //=> '6 tháng đầu năm 2026'
 */
export const periodName = (period: ReportPeriod): string => {
  const { kind, year, index } = partsOf(period);
  switch (kind) {
    case 'month':
      return `tháng ${index} năm ${year}`;
    case 'quarter':
      return `quý ${ROMAN[index - 1] ?? index} năm ${year}`;
    case 'half':
      return `6 tháng đầu năm ${year}`;
    case 'nine-months':
      return `9 tháng năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
};

const monthCount = (period: ReportPeriod): number => {
  const { first, last } = monthsOf(partsOf(period));
  return last - first + 1;
};

/**
 * Order of periods in time, for `sort`: by their last day; of two that end together the shorter comes
 * first (tháng 6, quý II, 6 tháng). Throws RangeError when one is not a stored period.
 *
 * @example ['2026-H1', '2026-06', '2026-03'].sort(comparePeriods) //=> ['2026-03', '2026-06', '2026-H1']
 */
export const comparePeriods = (left: ReportPeriod, right: ReportPeriod): number =>
  asOfOf(left) - asOfOf(right) || monthCount(left) - monthCount(right);

/**
 * Share of the plan year that is gone at the end of the period, 0 to 1, in whole months of twelve.
 * Throws RangeError when `period` is not a stored period.
 *
 * @example shareOfYear('2026-Q3') //=> 0.75
 */
export const shareOfYear = (period: ReportPeriod): number => monthsOf(partsOf(period)).last / 12;
