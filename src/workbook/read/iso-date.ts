const DATE_TIME =
  /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|[T ])(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?(?:Z|[+-]\d{2}:\d{2})?$/;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Serial of 1 January 1900, and of the 29 February 1900 that never was but has a number in Excel. */
const FIRST_YEAR = 1900;
const PHANTOM_DAY = 60;

/**
 * Serial (1900 system) of a date, a date with a time or a time as ISO 8601 writes it; undefined for what
 * is none or lies before 1900. The clock is taken as it reads: a workbook knows no time zones.
 * @example isoSerial('2026-06-05T12:00:00') //=> 46178.5
 * @example isoSerial('T06:00') //=> 0.25
 */
export function isoSerial(text: string): number | undefined {
  const match = DATE_TIME.exec(text.startsWith('T') ? text.slice(1) : text);
  if (!match || text === '') return undefined;
  const [, year, month, day, hour, minute, second] = match;
  if (year === undefined && hour === undefined) return undefined;
  const clock = dayFraction(Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  const date = year === undefined ? 0 : dayNumber(Number(year), Number(month), Number(day));
  return clock === undefined || date === undefined ? undefined : date + clock;
}

function dayFraction(hour: number, minute: number, second: number): number | undefined {
  const exists = hour < 24 && minute < 60 && second < 60;
  const midnight = hour === 24 && minute === 0 && second === 0;
  return exists || midnight ? (hour * 3600 + minute * 60 + second) / 86_400 : undefined;
}

function dayNumber(year: number, month: number, day: number): number | undefined {
  const leapDay = month === 2 && isLeap(year) ? 1 : 0;
  const length = (MONTH_LENGTHS[month - 1] ?? 0) + leapDay;
  if (year < FIRST_YEAR || day < 1 || day > length) return undefined;
  const before = year - 1;
  const leapYears = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  // 460 leap days lie in the years 1 to 1899
  const yearStart = (year - FIRST_YEAR) * 365 + leapYears - 460;
  const monthStart = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
  const count = yearStart + monthStart + day;
  return count >= PHANTOM_DAY ? count + 1 : count;
}
