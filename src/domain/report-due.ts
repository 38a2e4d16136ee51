import { addWorkingDays, rollForward, type WorkCalendar } from './calendar';
import { addMonths, dayFromYmd, endOfMonth, startOfMonth } from './day';
import type { DayNumber } from './model';
import { partsOf, type ReportPeriod } from './period-parts';
import { asOfOf, periodRange, type ReportKind } from './period-range';

/**
 * When communes must hand in reports. Each province sets its own days (NĐ 85/2025/NĐ-CP, Điều 49(4));
 * those of Lạng Sơn are not known, so all of this is a setting.
 */
export interface DueRules {
  /** Working days after the cut-off for general reports; 1 or more (NĐ 09/2019/NĐ-CP, Điều 8(5)). */
  taskWorkingDays: number;
  /** Day of the month itself for monthly disbursement reports. */
  disbursementMonthDay: number;
  /** Day of the month after for quarter, six and nine months. */
  disbursementQuarterDay: number;
  /** Month and day of the year after for the yearly disbursement report. */
  disbursementYear: { month: number; day: number };
  /** Move a due day that is a day off to the next working day. */
  rollToWorkingDay: boolean;
}

/** Defaults of facts/DOMAIN.md 3.2: early enough for the province's own dates, but not law. */
export const DEFAULT_DUE_RULES: DueRules = {
  taskWorkingDays: 1,
  disbursementMonthDay: 5,
  disbursementQuarterDay: 5,
  disbursementYear: { month: 2, day: 10 },
  rollToWorkingDay: false,
};

/** A day of the month that holds `monthDay`; a month too short gives its last day (BLDS 2015, Điều 148). */
const dayInMonthOf = (monthDay: DayNumber, day: number): DayNumber =>
  Math.min(startOfMonth(monthDay) + day - 1, endOfMonth(monthDay));

const disbursementDue = (period: ReportPeriod, rules: DueRules): DayNumber => {
  const { kind, year } = partsOf(period);
  const last = asOfOf(period);
  if (kind === 'month') return dayInMonthOf(last, rules.disbursementMonthDay);
  if (kind !== 'year') return dayInMonthOf(addMonths(last, 1), rules.disbursementQuarterDay);
  const { month, day } = rules.disbursementYear;
  return dayInMonthOf(dayFromYmd(year + 1, month, 1), day);
};

/**
 * The last day on which a commune's report is in time.
 *
 * By default a general report (`task`) is due on the next working day after its cut-off; a disbursement
 * report on day 5 of the month itself, on day 5 of the month after a quarter, six or nine months, and on
 * 10/02 after a year (the plan stays open until 31/01: Luật Đầu tư công 2024, Điều 72).
 *
 * Throws RangeError when `period` is not a stored period.
 *
 * @example reportDue('2026-05', 'task', WEEKENDS_ONLY) //=> dayFromIso('2026-05-15')
 * @example reportDue('2026-Q2', 'disbursement', WEEKENDS_ONLY) //=> dayFromIso('2026-07-05')
 */
export const reportDue = (
  period: ReportPeriod,
  kind: ReportKind,
  calendar: WorkCalendar,
  rules: DueRules = DEFAULT_DUE_RULES,
): DayNumber => {
  const due =
    kind === 'task'
      ? addWorkingDays(periodRange(period, 'task').last, rules.taskWorkingDays, calendar)
      : disbursementDue(period, rules);
  return rules.rollToWorkingDay ? rollForward(due, calendar) : due;
};
