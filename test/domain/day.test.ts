import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import {
  MAX_DAY,
  MIN_DAY,
  addDays,
  addMonths,
  dayFromIso,
  dayFromYmd,
  endOfMonth,
  endOfYear,
  formatDay,
  isRealYmd,
  isoFromDay,
  startOfMonth,
  weekdayOf,
  ymdFromDay,
} from '../../src/domain/day';

/**
 * The oracle runs in its own Node: temporal-polyfill is an ES module, which jest's CommonJS runtime
 * does not load. One line a day: date, weekday, days in the month, the date `shift` months away.
 */
const ORACLE = `
  import { Temporal } from 'temporal-polyfill';
  const last = Temporal.PlainDate.from('2200-12-31');
  const lines = [];
  let date = Temporal.PlainDate.from('1900-03-01');
  for (let serial = 61; Temporal.PlainDate.compare(date, last) <= 0; serial += 1) {
    const shifted = date.add({ months: serial % 61 });
    lines.push([date, date.dayOfWeek, date.daysInMonth, shifted].join(' '));
    date = date.add({ days: 1 });
  }
  process.stdout.write(lines.join('\\n'));
`;

const oracleLines = (): string[] =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', ORACLE], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).split('\n');

const anyDay = fc.integer({ min: MIN_DAY, max: MAX_DAY });

describe('day numbers against Temporal', () => {
  test('every day of 1900-03-01 .. 2200-12-31', () => {
    const lines = oracleLines();
    expect(lines).toHaveLength(109939 - MIN_DAY + 1);
    const wrong = lines.filter((line, index) => {
      const serial = MIN_DAY + index;
      const [iso = '', weekday, daysInMonth, shifted] = line.split(' ');
      const { year, month, day } = ymdFromDay(serial);
      return (
        isoFromDay(serial) !== iso ||
        dayFromIso(iso) !== serial ||
        dayFromYmd(year, month, day) !== serial ||
        weekdayOf(serial) !== Number(weekday) ||
        endOfMonth(serial) - startOfMonth(serial) + 1 !== Number(daysInMonth) ||
        isoFromDay(addMonths(serial, serial % 61)) !== shifted
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('day numbers', () => {
  test.each([
    ['1900-03-01', 61],
    ['1970-01-01', 25569],
    ['2026-01-01', 46023],
    ['2026-06-05', 46178],
    ['9999-12-31', 2958465],
  ])('%s is serial %i', (iso, serial) => {
    expect(dayFromIso(iso)).toBe(serial);
    expect(isoFromDay(serial)).toBe(iso);
  });

  test('round trip over everything Excel can hold', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: dayOfMonth } = ymdFromDay(day);
        expect(dayFromYmd(year, month, dayOfMonth)).toBe(day);
        expect(isRealYmd(year, month, dayOfMonth)).toBe(true);
      }),
    );
  });

  test.each([0, 1, 59, 60, -5, 46023.5, MAX_DAY + 1, NaN, Infinity])('%p is refused', (serial) => {
    expect(() => ymdFromDay(serial)).toThrow(RangeError);
    expect(() => weekdayOf(serial)).toThrow(RangeError);
  });

  test.each([
    [2026, 6, 31, false],
    [2026, 2, 29, false],
    [2028, 2, 29, true],
    [2100, 2, 29, false],
    [2000, 2, 29, true],
    [1900, 2, 28, false],
    [1900, 3, 1, true],
    [1899, 12, 31, false],
    [2026, 13, 1, false],
    [2026, 0, 1, false],
    [2026, 1, 0, false],
    [2026, 1, 1.5, false],
    [10000, 1, 1, false],
  ])('isRealYmd(%p, %p, %p) is %p', (year, month, day, expected) => {
    expect(isRealYmd(year, month, day)).toBe(expected);
    if (!expected) expect(() => dayFromYmd(year, month, day)).toThrow(RangeError);
  });

  test.each(['2026-6-5', '05/06/2026', '2026-02-30', '', '2026-06-05T00:00'])(
    'dayFromIso(%p) is a programmer error',
    (iso) => {
      expect(() => dayFromIso(iso)).toThrow(RangeError);
    },
  );

  test('formatDay always writes two digits', () => {
    expect(formatDay(46178)).toBe('05/06/2026');
    expect(formatDay(dayFromIso('2026-12-31'))).toBe('31/12/2026');
  });

  test('weekdayOf: Monday is 1, Sunday is 7', () => {
    expect(weekdayOf(dayFromIso('2026-06-01'))).toBe(1);
    expect(weekdayOf(46178)).toBe(5);
    expect(weekdayOf(dayFromIso('2026-06-07'))).toBe(7);
  });
});

describe('arithmetic', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-01-31', 13, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s moved by %i months is %s', (from, amount, expected) => {
    expect(isoFromDay(addMonths(dayFromIso(from), amount))).toBe(expected);
  });

  test.each([
    ['2026-04-27', '2026-04-01', '2026-04-30', '2026-12-31'],
    ['2026-12-31', '2026-12-01', '2026-12-31', '2026-12-31'],
    ['2028-02-10', '2028-02-01', '2028-02-29', '2028-12-31'],
  ])('bounds of %s', (iso, monthStart, monthEnd, yearEnd) => {
    const day = dayFromIso(iso);
    expect(isoFromDay(startOfMonth(day))).toBe(monthStart);
    expect(isoFromDay(endOfMonth(day))).toBe(monthEnd);
    expect(isoFromDay(endOfYear(day))).toBe(yearEnd);
  });

  test('addDays stays in the range or throws', () => {
    expect(addDays(46023, -1)).toBe(46022);
    expect(() => addDays(MIN_DAY, -1)).toThrow(RangeError);
    expect(() => addDays(MAX_DAY, 1)).toThrow(RangeError);
    expect(() => addMonths(MAX_DAY, 1)).toThrow(RangeError);
  });
});
