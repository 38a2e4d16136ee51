import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  WEEKENDS_ONLY,
  addWorkingDays,
  isWorkingDay,
  makeCalendar,
  nextWorkingDay,
  rollForward,
  workingDaysBetween,
  type WorkCalendar,
} from '../../src/domain/calendar';
import { addDays, dayFromIso, isoFromDay, weekdayOf } from '../../src/domain/day';
import type { CalendarDay } from '../../src/domain/model';

const rows = JSON.parse(
  readFileSync(join(__dirname, '../../seeds/holidays.json'), 'utf8'),
) as CalendarDay[];
const calendar2026 = makeCalendar(rows);

describe('holidays.json', () => {
  test('15 days off and 2 worked Saturdays, each with its name and basis', () => {
    const worked = rows.filter((row) => row.kind === 'swap-work');
    expect(rows).toHaveLength(17);
    expect(worked.map((row) => row.date)).toEqual(['2026-01-10', '2026-08-22']);
    expect(calendar2026.off.size).toBe(15);
    expect(calendar2026.worked.size).toBe(2);
    expect(rows.every((row) => row.name !== '' && row.basis !== '')).toBe(true);
    expect(worked.every((row) => weekdayOf(dayFromIso(row.date)) === 6)).toBe(true);
  });

  test('every swapped or lieu day is a weekday: it would be pointless otherwise', () => {
    const moved = rows.filter((row) => row.kind === 'swap-off' || row.kind === 'compensatory');
    expect(moved.map((row) => row.date)).toEqual(['2026-01-02', '2026-04-27', '2026-08-31']);
    expect(moved.every((row) => weekdayOf(dayFromIso(row.date)) <= 5)).toBe(true);
  });
});

describe('isWorkingDay in 2026', () => {
  test.each([
    ['2026-01-01', false],
    ['2026-01-02', false],
    ['2026-01-05', true],
    ['2026-01-10', true],
    ['2026-01-11', false],
    ['2026-02-13', true],
    ['2026-02-16', false],
    ['2026-02-20', false],
    ['2026-02-23', true],
    ['2026-04-26', false],
    ['2026-04-27', false],
    ['2026-04-28', true],
    ['2026-04-30', false],
    ['2026-05-01', false],
    ['2026-08-22', true],
    ['2026-08-31', false],
    ['2026-09-02', false],
    ['2026-09-03', true],
    ['2026-11-24', false],
    ['2026-11-25', true],
  ])('%s: %p', (iso, expected) => {
    expect(isWorkingDay(dayFromIso(iso), calendar2026)).toBe(expected);
  });

  test('without a table only weekends are off', () => {
    expect(isWorkingDay(dayFromIso('2026-09-02'), WEEKENDS_ONLY)).toBe(true);
    expect(isWorkingDay(dayFromIso('2026-01-10'), WEEKENDS_ONLY)).toBe(false);
  });

  test.each([
    ['a Saturday', '2026-08-22'],
    ['a Wednesday', '2026-09-02'],
  ])('a day in both sets is worked: %s', (_, date) => {
    const both = makeCalendar([
      { date, kind: 'holiday', name: 'Nghỉ', basis: 'thử' },
      { date, kind: 'swap-work', name: 'Làm bù', basis: 'thử' },
    ]);
    const day = dayFromIso(date);
    expect(isWorkingDay(day, both)).toBe(true);
    expect(workingDaysBetween(day, addDays(day, -1), both)).toBe(1);
  });
});

describe('the next working day', () => {
  test.each([
    ['2025-12-31', '2026-01-05', '2025-12-31'],
    ['2026-01-09', '2026-01-10', '2026-01-09'],
    ['2026-02-13', '2026-02-23', '2026-02-13'],
    ['2026-02-15', '2026-02-23', '2026-02-23'],
    ['2026-04-25', '2026-04-28', '2026-04-28'],
    ['2026-08-28', '2026-09-03', '2026-08-28'],
    ['2026-11-23', '2026-11-25', '2026-11-23'],
  ])('after %s is %s; rolled forward %s', (from, next, rolled) => {
    expect(isoFromDay(nextWorkingDay(dayFromIso(from), calendar2026))).toBe(next);
    expect(isoFromDay(rollForward(dayFromIso(from), calendar2026))).toBe(rolled);
  });

  test('addWorkingDays does not count its first day', () => {
    const start = dayFromIso('2026-06-19');
    expect(isoFromDay(addWorkingDays(start, 5, WEEKENDS_ONLY))).toBe('2026-06-26');
    expect(isoFromDay(addWorkingDays(dayFromIso('2026-02-13'), 1, calendar2026))).toBe(
      '2026-02-23',
    );
    expect(addWorkingDays(start, 0, WEEKENDS_ONLY)).toBe(start);
  });
});

describe('workingDaysBetween', () => {
  test.each([
    ['2026-06-22', '2026-06-18', 2],
    ['2026-06-18', '2026-06-22', -2],
    ['2026-06-18', '2026-06-18', 0],
    ['2026-06-21', '2026-06-19', 0],
    ['2026-02-23', '2026-02-13', 1],
    ['2026-01-10', '2026-01-09', 1],
    ['2026-12-31', '2025-12-31', 249],
  ])('up to %s from %s: %i', (later, earlier, expected) => {
    expect(workingDaysBetween(dayFromIso(later), dayFromIso(earlier), calendar2026)).toBe(expected);
  });

  const agreesWithCounting = (one: number, other: number, calendar: WorkCalendar): void => {
    const [earlier, later] = one < other ? [one, other] : [other, one];
    let counted = 0;
    for (let day = addDays(earlier, 1); day <= later; day += 1) {
      if (isWorkingDay(day, calendar)) counted += 1;
    }
    expect(workingDaysBetween(later, earlier, calendar)).toBe(counted);
    expect(workingDaysBetween(earlier, later, calendar)).toBe(0 - counted);
  };

  test('agrees with counting day by day, both ways', () => {
    const around2026 = fc.integer({ min: 45900, max: 46500 });
    fc.assert(
      fc.property(around2026, around2026, (one, other) => {
        agreesWithCounting(one, other, calendar2026);
      }),
    );
  });

  test('and so whatever is off and worked, the same day too', () => {
    const near = fc.integer({ min: 46200, max: 46230 });
    const days = fc.array(near, { maxLength: 20 });
    fc.assert(
      fc.property(near, near, days, days, (one, other, off, worked) => {
        agreesWithCounting(one, other, { off: new Set(off), worked: new Set(worked) });
      }),
    );
  });
});
