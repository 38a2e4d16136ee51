import { WEEKENDS_ONLY, rollForward, workingDaysBetween, type WorkCalendar } from './calendar';
import { dayFromIso } from './day';
import type { Deadline, DayNumber, IsoDate } from './model';

/** A deadline that may also name an hour of its day: `"14:00"`. */
export interface TimedDeadline extends Deadline {
  hour?: string;
}

/** The choices that no authority settles; each is a setting. */
export interface DeadlineRules {
  /** Read `trước ngày D` as D instead of the day before. */
  beforeIncludesDay: boolean;
  /** Move a last day that is a day off to the next working day (BLDS 2015, Điều 148). */
  rollToWorkingDay: boolean;
  /** Used only when rolling. */
  calendar: WorkCalendar;
}

/** The strict reading: `trước ngày D` ends the day before, nothing is moved. */
export const DEFAULT_RULES: DeadlineRules = {
  beforeIncludesDay: false,
  rollToWorkingDay: false,
  calendar: WEEKENDS_ONLY,
};

const lastDayOfDate = (
  date: IsoDate,
  kind: Deadline['kind'] | undefined,
  hour: string | undefined,
  rules: DeadlineRules,
): DayNumber => {
  const named = dayFromIso(date);
  // With an hour the work may still be done on D itself, unless that hour is D's very first moment.
  const isDayBefore =
    hour === undefined ? kind === 'before' && !rules.beforeIncludesDay : hour === '00:00';
  const lastDay = isDayBefore ? named - 1 : named;
  return rules.rollToWorkingDay ? rollForward(lastDay, rules.calendar) : lastDay;
};

/**
 * Every last acceptable day of a deadline, earliest first: one for a dated deadline, one for each date
 * of a recurring one, none without a deadline.
 *
 * Throws RangeError when the deadline holds something that is not an ISO date.
 *
 * @example occurrencesOf({ kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6/2026' }) //=> [46182]
 */
export const occurrencesOf = (
  deadline: TimedDeadline | null,
  rules: DeadlineRules = DEFAULT_RULES,
): DayNumber[] => {
  if (deadline === null) return [];
  const dates = deadline.kind === 'recurring' ? (deadline.dates ?? []) : [deadline.date];
  const kind = deadline.kind === 'recurring' ? deadline.each : deadline.kind;
  return dates
    .filter((date) => date !== null)
    .map((date) => lastDayOfDate(date, kind, deadline.hour, rules))
    .sort((left, right) => left - right);
};

/**
 * The last day on which the work is still in time, as a day number.
 *
 * - `before` the day before the date named (or that date, by the setting); `by`, `through`, `within`
 *   the date named; with an hour always the date named
 * - `recurring` the occurrence whose last day comes next on or after `asOf`, the final one when all
 *   have passed, the first when `asOf` is not given
 * - null for no deadline
 *
 * No text says whether `trước ngày D` includes D, so it is a setting (facts/DOMAIN.md 2.3).
 * Throws RangeError when the deadline holds something that is not an ISO date.
 *
 * @example lastDayOf({ kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6/2026' }, DEFAULT_RULES) //=> 46182
 * @example lastDayOf(null, DEFAULT_RULES) //=> null
 */
export const lastDayOf = (
  deadline: TimedDeadline | null,
  rules: DeadlineRules = DEFAULT_RULES,
  asOf?: DayNumber,
): DayNumber | null => {
  const occurrences = occurrencesOf(deadline, rules);
  const first = occurrences[0] ?? null;
  if (asOf === undefined) return first;
  return occurrences.find((day) => day >= asOf) ?? occurrences.at(-1) ?? null;
};

/**
 * Calendar days left: 0 on the last day itself, negative when late.
 *
 * @example daysLeft(46203, 46200) //=> 3
 */
export const daysLeft = (lastDay: DayNumber, asOf: DayNumber): number => lastDay - asOf;

/**
 * Working days left after `asOf`, the last day included: 0 on the last day itself, negative when late.
 *
 * @example workingDaysLeft(dayFromIso('2026-06-22'), dayFromIso('2026-06-19'), WEEKENDS_ONLY) //=> 1
 */
export const workingDaysLeft = (
  lastDay: DayNumber,
  asOf: DayNumber,
  calendar: WorkCalendar,
): number => workingDaysBetween(lastDay, asOf, calendar);
