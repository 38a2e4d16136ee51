import fc from 'fast-check';
import { WEEKENDS_ONLY, makeCalendar } from '../../src/domain/calendar';
import { dayFromIso, isoFromDay } from '../../src/domain/day';
import {
  DEFAULT_RULES,
  daysLeft,
  lastDayOf,
  occurrencesOf,
  workingDaysLeft,
  type DeadlineRules,
  type TimedDeadline,
} from '../../src/domain/deadline';

const dated = (kind: TimedDeadline['kind'], date: string, hour?: string): TimedDeadline => ({
  kind,
  date,
  text: 'thử',
  ...(hour === undefined ? {} : { hour }),
});

const LENIENT: DeadlineRules = { ...DEFAULT_RULES, beforeIncludesDay: true };
const ROLLING: DeadlineRules = { ...DEFAULT_RULES, rollToWorkingDay: true };

const iso = (day: number | null): string | null => (day === null ? null : isoFromDay(day));

describe('lastDayOf', () => {
  test.each([
    ['before', '2026-06-09', '2026-06-10'],
    ['by', '2026-06-10', '2026-06-10'],
    ['through', '2026-06-10', '2026-06-10'],
    ['within', '2026-06-10', '2026-06-10'],
  ] as const)('%s 10/06/2026: strict %s, lenient %s', (kind, strict, lenient) => {
    expect(iso(lastDayOf(dated(kind, '2026-06-10'), DEFAULT_RULES))).toBe(strict);
    expect(iso(lastDayOf(dated(kind, '2026-06-10'), LENIENT))).toBe(lenient);
  });

  test('the docstring holds', () => {
    expect(lastDayOf(dated('before', '2026-06-10'), DEFAULT_RULES)).toBe(46182);
    expect(occurrencesOf(dated('before', '2026-06-10'))).toEqual([46182]);
    expect(lastDayOf(null, DEFAULT_RULES)).toBeNull();
    expect(occurrencesOf(null)).toEqual([]);
  });

  test('before crosses a year', () => {
    expect(iso(lastDayOf(dated('before', '2026-01-01')))).toBe('2025-12-31');
  });

  test.each([
    ['before', '14:00', '2026-06-10'],
    ['by', '17:30', '2026-06-10'],
    ['through', '24:00', '2026-06-10'],
    ['before', '00:00', '2026-06-09'],
  ] as const)('%s %s on 10/06/2026 ends on %s', (kind, hour, expected) => {
    expect(iso(lastDayOf(dated(kind, '2026-06-10', hour)))).toBe(expected);
    expect(iso(lastDayOf(dated(kind, '2026-06-10', hour), LENIENT))).toBe(expected);
  });

  test.each([
    ['by', '2026-06-20', '2026-06-22'],
    ['by', '2026-06-19', '2026-06-19'],
    // The day before a Monday is a Sunday, and rolls forward onto that Monday.
    ['before', '2026-06-22', '2026-06-22'],
  ] as const)('rolling %s %s gives %s', (kind, date, expected) => {
    expect(iso(lastDayOf(dated(kind, date), ROLLING))).toBe(expected);
  });

  test('rolling follows the calendar given', () => {
    const calendar = makeCalendar([
      { date: '2026-06-22', kind: 'holiday', name: 'Nghỉ', basis: 'thử' },
    ]);
    expect(iso(lastDayOf(dated('by', '2026-06-20'), { ...ROLLING, calendar }))).toBe('2026-06-23');
  });
});

describe('recurring deadlines', () => {
  const quarterly: TimedDeadline = {
    kind: 'recurring',
    date: null,
    dates: ['2026-06-25', '2026-03-25', '2026-12-25', '2026-09-25'],
    each: 'before',
    text: 'trước ngày 25 của tháng cuối quý',
  };

  test.each([
    [undefined, '2026-03-24'],
    ['2026-01-01', '2026-03-24'],
    ['2026-03-24', '2026-03-24'],
    ['2026-03-25', '2026-06-24'],
    ['2026-10-01', '2026-12-24'],
    ['2026-12-24', '2026-12-24'],
    ['2026-12-25', '2026-12-24'],
    ['2027-05-01', '2026-12-24'],
  ])('as of %p the next is %s', (asOf, expected) => {
    const asOfDay = asOf === undefined ? undefined : dayFromIso(asOf);
    expect(iso(lastDayOf(quarterly, DEFAULT_RULES, asOfDay))).toBe(expected);
  });

  test('occurrences come sorted, whatever the order of the data', () => {
    expect(occurrencesOf(quarterly, LENIENT).map(isoFromDay)).toEqual([
      '2026-03-25',
      '2026-06-25',
      '2026-09-25',
      '2026-12-25',
    ]);
  });

  test('without dates there is nothing to wait for', () => {
    const empty: TimedDeadline = { kind: 'recurring', date: null, text: 'hằng tháng' };
    expect(lastDayOf(empty, DEFAULT_RULES, 46178)).toBeNull();
  });

  test('the answer is an occurrence, and none lies between asOf and it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 45900, max: 46600 }), (asOf) => {
        const all = occurrencesOf(quarterly);
        const next = lastDayOf(quarterly, DEFAULT_RULES, asOf) ?? 0;
        expect(all).toContain(next);
        if (next >= asOf) expect(all.some((day) => day >= asOf && day < next)).toBe(false);
        else expect(Math.max(...all)).toBe(next);
      }),
    );
  });
});

describe('days left', () => {
  test.each([
    ['2026-06-22', '2026-06-19', 3, 1],
    ['2026-06-22', '2026-06-22', 0, 0],
    ['2026-06-19', '2026-06-22', -3, -1],
  ])('until %s from %s: %i, working %i', (last, asOf, calendarDays, workingDays) => {
    expect(daysLeft(dayFromIso(last), dayFromIso(asOf))).toBe(calendarDays);
    expect(workingDaysLeft(dayFromIso(last), dayFromIso(asOf), WEEKENDS_ONLY)).toBe(workingDays);
  });

  test('the docstring holds', () => {
    expect(daysLeft(46203, 46200)).toBe(3);
  });
});
