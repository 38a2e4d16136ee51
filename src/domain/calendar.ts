import { addDays, dayFromIso, weekdayOf } from './day';
import type { CalendarDay, DayNumber } from './model';

/**
 * Days that break the Monday-to-Friday rule. A day in both sets is worked: an order to work is
 * narrower than a holiday.
 */
export interface WorkCalendar {
  /** Weekdays off: holidays, days in lieu, days swapped away. */
  off: ReadonlySet<DayNumber>;
  /** Weekend days worked in exchange. */
  worked: ReadonlySet<DayNumber>;
}

/**
 * The calendar that knows no holidays: Saturday and Sunday off, everything else worked.
 *
 * @example isWorkingDay(dayFromIso('2026-09-02'), WEEKENDS_ONLY) //=> true
 */
export const WEEKENDS_ONLY: WorkCalendar = { off: new Set(), worked: new Set() };

/**
 * Calendar from the rows of `holidays.json` (or of the sheet that holds them). `swap-work` rows are
 * worked, all others are off. Throws RangeError when a row's date is not an ISO date.
 *
 * @example makeCalendar([{ date: '2026-09-02', kind: 'holiday', name: 'Quốc khánh', basis: 'BLLĐ 2019, Điều 112' }]).off.size //=> 1
 */
export const makeCalendar = (days: readonly CalendarDay[]): WorkCalendar => {
  const off = new Set<DayNumber>();
  const worked = new Set<DayNumber>();
  for (const row of days) (row.kind === 'swap-work' ? worked : off).add(dayFromIso(row.date));
  return { off, worked };
};

const isWeekend = (day: DayNumber): boolean => weekdayOf(day) > 5;

/**
 * Whether offices work on `day`. Basis of the days off: BLLĐ 2019, Điều 111, 112 and the yearly
 * notices that fix Tết and the swaps.
 *
 * @example isWorkingDay(dayFromIso('2026-06-20'), WEEKENDS_ONLY) //=> false
 */
export const isWorkingDay = (day: DayNumber, calendar: WorkCalendar): boolean =>
  calendar.worked.has(day) || (!isWeekend(day) && !calendar.off.has(day));

/**
 * `day` itself when it is worked, otherwise the next working day: BLDS 2015, Điều 148 (a period whose
 * last day is a day of rest ends with the next working day).
 *
 * @example isoFromDay(rollForward(dayFromIso('2026-06-20'), WEEKENDS_ONLY)) //=> '2026-06-22'
 */
export const rollForward = (day: DayNumber, calendar: WorkCalendar): DayNumber => {
  let candidate = day;
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, 1);
  return candidate;
};

/**
 * The first working day strictly after `day`.
 *
 * @example isoFromDay(nextWorkingDay(dayFromIso('2026-06-19'), WEEKENDS_ONLY)) //=> '2026-06-22'
 */
export const nextWorkingDay = (day: DayNumber, calendar: WorkCalendar): DayNumber =>
  rollForward(addDays(day, 1), calendar);

/**
 * The day on which `amount` working days have passed after `day`, which is itself not counted
 * (BLDS 2015, Điều 147). `amount` is a whole number, 0 or more; 0 gives `day`.
 *
 * @example isoFromDay(addWorkingDays(dayFromIso('2026-06-19'), 5, WEEKENDS_ONLY)) //=> '2026-06-26'
 */
export const addWorkingDays = (
  day: DayNumber,
  amount: number,
  calendar: WorkCalendar,
): DayNumber => {
  let result = day;
  for (let passed = 0; passed < amount; passed += 1) result = nextWorkingDay(result, calendar);
  return result;
};

/** Mondays to Fridays among the days 1..`day`, serial 1 being a Sunday as `weekdayOf` counts back. */
const weekdaysUpTo = (day: DayNumber): number =>
  Math.floor((day - 1) / 7) * 5 + Math.min(weekdayOf(day) % 7, 5);

/**
 * Working days in (`earlier`, `later`], counted like days left: 0 for the same day, negative and
 * mirrored when `later` comes first.
 *
 * @example workingDaysBetween(dayFromIso('2026-06-22'), dayFromIso('2026-06-18'), WEEKENDS_ONLY) //=> 2
 * @example workingDaysBetween(dayFromIso('2026-06-18'), dayFromIso('2026-06-22'), WEEKENDS_ONLY) //=> -2
 */
export const workingDaysBetween = (
  later: DayNumber,
  earlier: DayNumber,
  calendar: WorkCalendar,
): number => {
  if (later < earlier) return 0 - workingDaysBetween(earlier, later, calendar);
  // Whole weeks by arithmetic, then the few exceptions: a column of odd dates must stay cheap.
  let count = weekdaysUpTo(later) - weekdaysUpTo(earlier);
  const isCounted = (day: DayNumber): boolean => day > earlier && day <= later;
  for (const day of calendar.off) {
    if (isCounted(day) && !isWeekend(day) && !calendar.worked.has(day)) count -= 1;
  }
  for (const day of calendar.worked) if (isCounted(day) && isWeekend(day)) count += 1;
  return count;
};
