import type { DayNumber, IsoDate } from './model';

/** A calendar date in its three parts; months count from 1. */
export interface Ymd {
  year: number;
  month: number;
  day: number;
}

/**
 * 01/03/1900. Excel's 1900 system holds a 29/02/1900 that never was (serial 60), so serials below 61
 * cannot be trusted and are refused everywhere.
 */
export const MIN_DAY: DayNumber = 61;

/** 31/12/9999, the last day Excel can show. */
export const MAX_DAY: DayNumber = 2958465;

/** Serial of 01/01/1970: moves the civil-day count below onto Excel's. */
export const EPOCH_SERIAL = 25569;

/** Days of a 400-year cycle, after which the Gregorian calendar repeats. */
const CYCLE_DAYS = 146097;

/** Days between 01/03/0000 (where the cycles below start) and 01/01/1970. */
const CYCLE_OFFSET = 719468;

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const checked = (day: DayNumber): DayNumber => {
  if (!Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY) {
    throw new RangeError(`Not a day number (${MIN_DAY}..${MAX_DAY}): ${day}`);
  }
  return day;
};

/**
 * Whether the three parts name a day of the Gregorian calendar that a day number can hold
 * (01/03/1900 to 31/12/9999).
 *
 * @example isRealYmd(2026, 6, 31) //=> false
 * @example isRealYmd(2028, 2, 29) //=> true
 */
export const isRealYmd = (year: number, month: number, day: number): boolean =>
  Number.isInteger(year) &&
  Number.isInteger(month) &&
  Number.isInteger(day) &&
  year >= 1900 &&
  year <= 9999 &&
  (year > 1900 || month >= 3) &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/**
 * Day number of a date. Throws RangeError when there is no such day (see `isRealYmd`).
 *
 * @example dayFromYmd(2026, 1, 1) //=> 46023
 */
export const dayFromYmd = (year: number, month: number, day: number): DayNumber => {
  if (!isRealYmd(year, month, day)) {
    throw new RangeError(`No such day: ${year}-${month}-${day}`);
  }
  // Years are counted from March, so that the leap day comes last and months follow one formula.
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * CYCLE_DAYS + dayOfCycle - CYCLE_OFFSET + EPOCH_SERIAL;
};

/**
 * The date of a day number. Throws RangeError outside `MIN_DAY..MAX_DAY` and for fractions.
 *
 * @example ymdFromDay(46023) //=> { year: 2026, month: 1, day: 1 }
 */
export const ymdFromDay = (day: DayNumber): Ymd => {
  const shifted = checked(day) - EPOCH_SERIAL + CYCLE_OFFSET;
  const cycle = Math.floor(shifted / CYCLE_DAYS);
  const dayOfCycle = shifted - cycle * CYCLE_DAYS;
  const leapDays =
    Math.floor(dayOfCycle / 1460) -
    Math.floor(dayOfCycle / 36524) +
    Math.floor(dayOfCycle / 146096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * Day number of ISO text as the data files hold it. Throws RangeError for anything else; what people
 * type is read by `readDate`.
 *
 * @example dayFromIso('2026-06-05') //=> 46178
 */
export const dayFromIso = (iso: IsoDate): DayNumber => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) throw new RangeError(`Not an ISO date: ${iso}`);
  return dayFromYmd(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

/**
 * ISO text of a day number. Throws RangeError as `ymdFromDay` does.
 *
 * @example isoFromDay(46178) //=> '2026-06-05'
 */
export const isoFromDay = (day: DayNumber): IsoDate => {
  const ymd = ymdFromDay(day);
  return `${ymd.year}-${twoDigits(ymd.month)}-${twoDigits(ymd.day)}`;
};

/**
 * The date as Vietnamese users read it: day, month, year, always two digits. Throws RangeError as
 * `ymdFromDay` does.
 *
 * @example formatDay(46178) //=> '05/06/2026'
 */
export const formatDay = (day: DayNumber): string => {
  const ymd = ymdFromDay(day);
  return `${twoDigits(ymd.day)}/${twoDigits(ymd.month)}/${ymd.year}`;
};

/**
 * Day of the week, 1 = Monday (thứ Hai) to 7 = Sunday (Chủ nhật).
 *
 * @example weekdayOf(46178) //=> 5
 */
export const weekdayOf = (day: DayNumber): number => ((checked(day) + 5) % 7) + 1;

/**
 * The day `amount` days later (earlier when negative). Throws RangeError when that leaves
 * `MIN_DAY..MAX_DAY`.
 *
 * @example addDays(46023, -1) //=> 46022
 */
export const addDays = (day: DayNumber, amount: number): DayNumber =>
  checked(checked(day) + amount);

/**
 * The same day `amount` months later (earlier when negative). A month without that day gives its last
 * day: BLDS 2015, Điều 148. Throws RangeError when that leaves `MIN_DAY..MAX_DAY`.
 *
 * @example isoFromDay(addMonths(dayFromIso('2026-01-31'), 1)) //=> '2026-02-28'
 */
export const addMonths = (day: DayNumber, amount: number): DayNumber => {
  const from = ymdFromDay(day);
  const months = from.year * 12 + from.month - 1 + amount;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayFromYmd(year, month, Math.min(from.day, daysInMonth(year, month)));
};

/**
 * First day of the month that holds `day`.
 *
 * @example isoFromDay(startOfMonth(dayFromIso('2026-06-05'))) //=> '2026-06-01'
 */
export const startOfMonth = (day: DayNumber): DayNumber => {
  const { year, month } = ymdFromDay(day);
  return dayFromYmd(year, month, 1);
};

/**
 * Last day of the month that holds `day`.
 *
 * @example isoFromDay(endOfMonth(dayFromIso('2028-02-10'))) //=> '2028-02-29'
 */
export const endOfMonth = (day: DayNumber): DayNumber => {
  const { year, month } = ymdFromDay(day);
  return dayFromYmd(year, month, daysInMonth(year, month));
};

/**
 * 31/12 of the year that holds `day`.
 *
 * @example isoFromDay(endOfYear(dayFromIso('2026-04-27'))) //=> '2026-12-31'
 */
export const endOfYear = (day: DayNumber): DayNumber => dayFromYmd(ymdFromDay(day).year, 12, 31);
