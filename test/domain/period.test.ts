import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { WEEKENDS_ONLY, isWorkingDay, makeCalendar } from '../../src/domain/calendar';
import { addMonths, dayFromIso, isoFromDay } from '../../src/domain/day';
import type { CalendarDay } from '../../src/domain/model';
import {
  DEFAULT_DUE_RULES,
  asOfOf,
  comparePeriods,
  isPeriod,
  partsOf,
  periodName,
  periodOf,
  periodRange,
  readPeriod,
  reportDue,
  shareOfYear,
} from '../../src/domain/period';
import { quarterNumber } from '../../src/domain/quarter';

const calendar2026 = makeCalendar(
  JSON.parse(readFileSync(join(__dirname, '../../seeds/holidays.json'), 'utf8')) as CalendarDay[],
);

const year = fc.integer({ min: 1901, max: 9998 });
const anyPeriod = fc.oneof(
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, index]) => {
    return periodOf({ kind: 'month', year: y, index });
  }),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, index]) => {
    return periodOf({ kind: 'quarter', year: y, index });
  }),
  year.map((y) => `${y}-H1`),
  year.map((y) => `${y}-9M`),
  year.map(String),
);

describe('parts and names', () => {
  test.each([
    ['2026-06', { kind: 'month', year: 2026, index: 6 }, 'tháng 6 năm 2026'],
    ['2026-12', { kind: 'month', year: 2026, index: 12 }, 'tháng 12 năm 2026'],
    ['2026-Q2', { kind: 'quarter', year: 2026, index: 2 }, 'quý II năm 2026'],
    ['2026-Q4', { kind: 'quarter', year: 2026, index: 4 }, 'quý IV năm 2026'],
    ['2026-H1', { kind: 'half', year: 2026, index: 1 }, '6 tháng đầu năm 2026'],
    ['2026-9M', { kind: 'nine-months', year: 2026, index: 1 }, '9 tháng năm 2026'],
    ['2026', { kind: 'year', year: 2026, index: 1 }, 'năm 2026'],
  ] as const)('%s', (period, parts, name) => {
    expect(partsOf(period)).toEqual(parts);
    expect(periodOf(parts)).toBe(period);
    expect(periodName(period)).toBe(name);
  });

  test.each(['2026-6', '2026-13', '2026-00', '2026-Q5', '2026-H2', '26', '2026-q2', '1900', ''])(
    '%p is not a stored period',
    (text) => {
      expect(isPeriod(text)).toBe(false);
      expect(() => partsOf(text)).toThrow(RangeError);
    },
  );

  test('periodOf refuses parts that name no period', () => {
    expect(() => periodOf({ kind: 'month', year: 2026, index: 13 })).toThrow(RangeError);
    expect(() => periodOf({ kind: 'quarter', year: 2026, index: 0 })).toThrow(RangeError);
  });
});

describe('readPeriod', () => {
  test.each([
    ['2026-06', '2026-06'],
    ['2026-6', '2026-06'],
    ['tháng 6/2026', '2026-06'],
    ['Tháng 06 năm 2026', '2026-06'],
    ['THÁNG 6/2026', '2026-06'],
    ['thang 6-2026', '2026-06'],
    ['T6/2026', '2026-06'],
    ['6/2026', '2026-06'],
    ['2026-Q2', '2026-Q2'],
    ['2026-q2', '2026-Q2'],
    ['quý II/2026', '2026-Q2'],
    ['Quý 2 năm 2026', '2026-Q2'],
    ['quý 02/2026', '2026-Q2'],
    ['quý IV năm 2026', '2026-Q4'],
    ['Q3/2026', '2026-Q3'],
    ['2026-H1', '2026-H1'],
    ['6 tháng 2026', '2026-H1'],
    ['6 tháng đầu năm 2026', '2026-H1'],
    ['06 tháng đầu năm 2026', '2026-H1'],
    ['2026-9M', '2026-9M'],
    ['9 tháng 2026', '2026-9M'],
    ['9 tháng năm 2026', '2026-9M'],
    ['2026', '2026'],
    ['năm 2026', '2026'],
    ['cả năm 2026', '2026'],
    [' quý\u00a0II /2026 '.normalize('NFD'), '2026-Q2'],
    [2026, '2026'],
    [46174, '2026-06'],
  ])('%p is %s', (text, expected) => {
    expect(readPeriod(text)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['tháng 6', 'period-year-missing'],
    ['quý II', 'period-year-missing'],
    ['6 tháng đầu năm', 'period-year-missing'],
    ['tháng 13/2026', 'period-impossible'],
    ['tháng 0/2026', 'period-impossible'],
    ['quý 5/2026', 'period-impossible'],
    ['quý V/2026', 'period-impossible'],
    ['2026-13', 'period-impossible'],
    ['1066', 'period-impossible'],
    ['6 tháng cuối năm 2026', 'period-unreadable'],
    ['5 tháng 2026', 'period-unreadable'],
    ['05/06/2026', 'period-unreadable'],
    ['', 'period-unreadable'],
    ['kỳ này', 'period-unreadable'],
    [46178, 'period-unreadable'],
    [NaN, 'period-unreadable'],
    [46174.5, 'period-unreadable'],
  ])('%p is refused: %s', (text, code) => {
    expect(readPeriod(text)).toMatchObject({ ok: false, code });
  });

  test('what is named or stored reads back', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(readPeriod(period)).toEqual({ ok: true, value: period });
        expect(readPeriod(periodName(period))).toEqual({ ok: true, value: period });
        expect(readPeriod(periodName(period).toUpperCase().normalize('NFD'))).toEqual({
          ok: true,
          value: period,
        });
      }),
    );
  });

  test.each([
    ['iii', 3],
    ['03', 3],
    ['vii', 0],
    ['7', 7],
  ])('quarterNumber(%p) is %i', (written, expected) => {
    expect(quarterNumber(written)).toBe(expected);
  });
});

describe('days of a period', () => {
  test.each([
    ['2026-06', '2026-05-15', '2026-06-14', '2026-06-01', '2026-06-30'],
    ['2026-01', '2025-12-15', '2026-01-14', '2026-01-01', '2026-01-31'],
    ['2026-Q1', '2025-12-15', '2026-03-14', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-03-15', '2026-06-14', '2026-04-01', '2026-06-30'],
    ['2026-H1', '2025-12-15', '2026-06-14', '2026-01-01', '2026-06-30'],
    ['2026-9M', '2025-12-15', '2026-09-14', '2026-01-01', '2026-09-30'],
    ['2026', '2025-12-15', '2026-12-14', '2026-01-01', '2026-12-31'],
  ])('%s: task %s..%s, disbursement %s..%s', (period, taskFirst, taskLast, first, last) => {
    const task = periodRange(period, 'task');
    const disbursement = periodRange(period, 'disbursement');
    expect([isoFromDay(task.first), isoFromDay(task.last)]).toEqual([taskFirst, taskLast]);
    expect([isoFromDay(disbursement.first), isoFromDay(disbursement.last)]).toEqual([first, last]);
    expect(isoFromDay(asOfOf(period))).toBe(last);
  });

  test('months follow one another without gap or overlap, in both regimes', () => {
    const monthBefore = (month: string): string =>
      isoFromDay(addMonths(dayFromIso(`${month}-01`), -1)).slice(0, '2026-06'.length);
    const month = anyPeriod.filter((period) => /-\d\d$/.test(period) && !period.startsWith('1901'));
    fc.assert(
      fc.property(month, fc.constantFrom('task', 'disbursement'), (period, kind) => {
        const before = periodRange(monthBefore(period), kind);
        expect(before.last + 1).toBe(periodRange(period, kind).first);
      }),
    );
  });
});

describe('reportDue', () => {
  test.each([
    ['2026-05', 'task', '2026-05-15'],
    // 14/02/2026 is the Saturday before Tết.
    ['2026-02', 'task', '2026-02-23'],
    ['2026-Q2', 'task', '2026-06-15'],
    ['2026', 'task', '2026-12-15'],
    ['2026-06', 'disbursement', '2026-06-05'],
    ['2026-Q2', 'disbursement', '2026-07-05'],
    ['2026-Q4', 'disbursement', '2027-01-05'],
    ['2026-H1', 'disbursement', '2026-07-05'],
    ['2026-9M', 'disbursement', '2026-10-05'],
    ['2026', 'disbursement', '2027-02-10'],
  ] as const)('%s %s: %s', (period, kind, expected) => {
    expect(isoFromDay(reportDue(period, kind, calendar2026))).toBe(expected);
  });

  test('the days are settings', () => {
    const rules = {
      taskWorkingDays: 3,
      disbursementMonthDay: 31,
      disbursementQuarterDay: 10,
      disbursementYear: { month: 2, day: 30 },
      rollToWorkingDay: false,
    };
    const due = (period: string, kind: 'task' | 'disbursement'): string =>
      isoFromDay(reportDue(period, kind, WEEKENDS_ONLY, rules));
    expect(due('2026-05', 'task')).toBe('2026-05-19');
    expect(due('2026-06', 'disbursement')).toBe('2026-06-30');
    expect(due('2026-Q2', 'disbursement')).toBe('2026-07-10');
    expect(due('2026', 'disbursement')).toBe('2027-02-28');
  });

  test('rolling moves Sunday 05/07/2026 to Monday', () => {
    const rolling = { ...DEFAULT_DUE_RULES, rollToWorkingDay: true };
    expect(isoFromDay(reportDue('2026-Q2', 'disbursement', calendar2026, rolling))).toBe(
      '2026-07-06',
    );
  });

  test('a general report is due on a working day after its cut-off', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const due = reportDue(period, 'task', calendar2026);
        expect(due).toBeGreaterThan(periodRange(period, 'task').last);
        expect(isWorkingDay(due, calendar2026)).toBe(true);
      }),
    );
  });
});

describe('order and share', () => {
  test('by the last day, then the shorter first', () => {
    const shuffled = ['2026', '2026-H1', '2027-01', '2026-06', '2026-Q2', '2026-9M', '2026-03'];
    expect(shuffled.sort(comparePeriods)).toEqual([
      '2026-03',
      '2026-06',
      '2026-Q2',
      '2026-H1',
      '2026-9M',
      '2026',
      '2027-01',
    ]);
    expect(comparePeriods('2026-06', '2026-06')).toBe(0);
  });

  test.each([
    ['2026-01', 1 / 12],
    ['2026-06', 0.5],
    ['2026-Q3', 0.75],
    ['2026-H1', 0.5],
    ['2026-9M', 0.75],
    ['2026', 1],
    ['2026-12', 1],
  ])('at the end of %s %d of the year is gone', (period, share) => {
    expect(shareOfYear(period)).toBeCloseTo(share, 12);
  });
});
