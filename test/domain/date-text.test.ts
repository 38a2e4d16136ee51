import fc from 'fast-check';
import { datePartsOf } from '../../src/domain/date-pattern';
import { readDate } from '../../src/domain/date-text';
import {
  MAX_DAY,
  MIN_DAY,
  dayFromYmd,
  formatDay,
  isoFromDay,
  ymdFromDay,
} from '../../src/domain/day';
import { leastProcessorTime } from '../helpers/processor-time';

const JUNE_5 = 46178;

describe('readDate', () => {
  test.each([
    [46178],
    [46178.75],
    ['46178'],
    ['05/06/2026'],
    ['05/6/2026'],
    ['5-6-2026'],
    ['5.6.2026'],
    ['5/6/26'],
    ['05/06/26'],
    ['2026-06-05'],
    ['2026/6/5'],
    ['ngày 5 tháng 6 năm 2026'],
    ['Ngày 05 tháng 06 năm 2026'],
    ['NGÀY 5 THÁNG 6 NĂM 2026'],
    ['5 tháng 6 năm 2026'],
    ['5 tháng 6, 2026'],
    ['ngày 5 tháng 6/2026'],
    ['ngay 5 thang 6 nam 2026'],
    ['ngày 05/6/2026'],
    ['ngày05/6/2026'],
    ['**05/6/2026**'],
    ['**ngày 05/6/\n2026**'],
    ['ngày\u00a05\u00a0tháng\u00a06\u00a0năm\u00a02026'],
    ['ngày\u30005/6/2026'],
    ['５／６／２０２６'],
    [' 05 / 6 / 2026 '],
    ['05/6/2026.'],
    ['05/6/2026;'],
    ['05/6/2026¹'],
    ['5‑6‑2026'],
    ['2026-06-05T00:00:00'],
    ['05/06/2026 14:30'],
    ['ngày 5 tháng 6 năm 2026'.normalize('NFD')],
  ])('%p is 05/06/2026', (text) => {
    expect(readDate(text)).toEqual({ ok: true, value: JUNE_5 });
  });

  test.each([
    ['31 tháng 12 năm 2026', '2026-12-31'],
    ['29/2/2028', '2028-02-29'],
    ['01/03/1900', '1900-03-01'],
    ['31/12/9999', '9999-12-31'],
    ['1/2/03', '2003-02-01'],
  ])('%p is %s', (text, expected) => {
    const reading = readDate(text);
    expect(reading.ok && isoFromDay(reading.value)).toBe(expected);
  });

  test.each([
    ['30/4', '2026-04-30'],
    ['30-4', '2026-04-30'],
    ['ngày 30 tháng 4', '2026-04-30'],
    ['30/4/2025', '2025-04-30'],
    ['30/4 năm 2025', '2025-04-30'],
  ])('%p with the year 2026 known is %s', (text, expected) => {
    const reading = readDate(text, { year: 2026 });
    expect(reading.ok && isoFromDay(reading.value)).toBe(expected);
  });

  test.each([
    ['31/6/2026', 'date-impossible'],
    ['29/2/2026', 'date-impossible'],
    ['06/13/2026', 'date-impossible'],
    ['2026-13-01', 'date-impossible'],
    ['0/1/2026', 'date-impossible'],
    ['31/12/1899', 'date-impossible'],
    ['28/02/1900', 'date-impossible'],
    ['2026', 'date-not-a-day'],
    [2026, 'date-not-a-day'],
    ['năm 2026', 'date-not-a-day'],
    ['tháng 6/2026', 'date-not-a-day'],
    ['tháng 6 năm 2026', 'date-not-a-day'],
    ['tháng 6', 'date-not-a-day'],
    ['6/2026', 'date-not-a-day'],
    ['2026-06', 'date-not-a-day'],
    ['quý II/2026', 'date-not-a-day'],
    ['30/4', 'date-year-missing'],
    ['ngày 30 tháng 4', 'date-year-missing'],
    ['', 'date-unreadable'],
    ['   ', 'date-unreadable'],
    ['sớm', 'date-unreadable'],
    ['trước ngày 05/6/2026', 'date-unreadable'],
    ['05/6/2026 và 06/6/2026', 'date-unreadable'],
    ['5/6-2026', 'date-unreadable'],
    ['105/6/2026', 'date-unreadable'],
    ['5/6/20266', 'date-unreadable'],
    ['5/6/202', 'date-unreadable'],
    ['1/2 tháng', 'date-unreadable'],
    ['050626', 'date-unreadable'],
    ['05062026', 'date-unreadable'],
    ['2026-06-04T17:00:00Z', 'date-unreadable'],
    [0, 'date-unreadable'],
    [60, 'date-unreadable'],
    [-1, 'date-unreadable'],
    [MAX_DAY + 1, 'date-unreadable'],
    [20260605, 'date-unreadable'],
    [NaN, 'date-unreadable'],
    [Infinity, 'date-unreadable'],
  ])('%p is refused: %s', (text, code) => {
    expect(readDate(text)).toMatchObject({ ok: false, code });
  });

  test('an impossible date without a year is impossible in the year given', () => {
    expect(readDate('31/6', { year: 2026 })).toMatchObject({ ok: false, code: 'date-impossible' });
    expect(readDate('29/2', { year: 2028 }).ok).toBe(true);
  });

  test('every refusal says in Vietnamese what to do', () => {
    for (const text of ['31/6/2026', '2026', '30/4', 'abc', 0]) {
      const reading = readDate(text);
      expect(reading.ok ? '' : reading.message).toMatch(/Hãy ghi ngày\/tháng\/năm/);
    }
  });

  test('the docstrings hold', () => {
    expect(readDate('30/4', { year: 2026 })).toEqual({ ok: true, value: 46142 });
    expect(datePartsOf({ day: '5', month: '6', year: '26' })).toEqual({
      year: 2026,
      month: 6,
      day: 5,
    });
  });
});

describe('properties', () => {
  const anyDay = fc.integer({ min: MIN_DAY, max: MAX_DAY });
  const FORMS: ((day: number) => string)[] = [
    formatDay,
    isoFromDay,
    (day) => formatDay(day).replaceAll('/', '.'),
    (day) => {
      const { year, month, day: dayOfMonth } = ymdFromDay(day);
      return `ngày ${dayOfMonth} tháng ${month} năm ${year}`;
    },
    (day) => {
      const { year, month, day: dayOfMonth } = ymdFromDay(day);
      return `${dayOfMonth}-${month}-${year}`;
    },
  ];

  test('every day in every form reads back, in any dress', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...FORMS), (day, form) => {
        const text = form(day);
        expect(readDate(text)).toEqual({ ok: true, value: day });
        expect(readDate(` ${text.toUpperCase().normalize('NFD')}\n`)).toEqual({
          ok: true,
          value: day,
        });
      }),
    );
  });

  test('serials read as themselves, except those that are years', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(readDate(day).ok).toBe(day < 1900 || day >= 2200);
      }),
    );
  });

  test('two-digit years are of this century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (year) => {
        const text = `05/06/${String(year).padStart(2, '0')}`;
        expect(readDate(text)).toEqual({ ok: true, value: dayFromYmd(2000 + year, 6, 5) });
      }),
    );
  });

  test.each(['1', '1/', '1/1', 'ngày ', ' ', 'tháng 1 ', '*', '\u0301', '2026-'])(
    'twenty thousand characters of %p are read at once',
    (piece) => {
      const text = piece.repeat(20_000 / piece.length);
      expect(leastProcessorTime(() => expect(readDate(text).ok).toBe(false))).toBeLessThan(300);
    },
  );
});
