import fc from 'fast-check';
import { dayFromIso } from '../../src/domain/day';
import type { Direction } from '../../src/domain/model';
import {
  furthestBehind,
  rateShortfall,
  requiredPace,
  targetGap,
  targetRate,
  targetStatus,
} from '../../src/domain/target';

const directions: Direction[] = ['at-least', 'at-most', 'exactly'];
const figure = fc.integer({ min: -100_000, max: 100_000 }).map((tenths) => tenths / 10);
/** Quarters have exact binary fractions, so adding and subtracting them rounds nothing. */
const exactFigure = fc.integer({ min: -100_000, max: 100_000 }).map((quarters) => quarters / 4);

describe('targetGap', () => {
  test.each<[number, number, Direction | undefined, number]>([
    [60, 45, undefined, -15],
    [60, 60, undefined, 0],
    [60, 75, undefined, 15],
    [5, 3, 'at-most', 2],
    [5, 7, 'at-most', -2],
    [10, 12, 'exactly', -2],
    [10, 8, 'exactly', -2],
    [10, 10, 'exactly', 0],
    [0.3, 0.1 + 0.2, 'at-most', 0],
    [0.1 + 0.2, 0.3, 'at-least', 0],
    [0.3, 0.1 + 0.2, 'exactly', 0],
  ])('planned %d, actual %d, %s: %d', (planned, actual, direction, expected) => {
    // toBe tells 0 from -0: a sheet would show "-0".
    expect(targetGap(planned, actual, direction)).toBe(expected);
  });

  test('what is added to a missed at-least target to close the gap meets it', () => {
    fc.assert(
      fc.property(exactFigure, exactFigure, (planned, actual) => {
        const gap = targetGap(planned, actual);
        fc.pre(gap < 0);
        expect(targetStatus({ planned, actual: actual - gap })).toBe('Đạt');
      }),
    );
  });
});

describe('targetRate', () => {
  test.each([
    [60, 45, 0.75],
    [60, 0, 0],
    [60, -30, -0.5],
    [0, 3, null],
    [0, 0, null],
    [-4, -2, null],
  ])('%d, %d: %p', (planned, actual, expected) => {
    expect(targetRate(planned, actual)).toBe(expected);
  });
});

describe('targetStatus', () => {
  test.each<[number, number | null | undefined, Direction | undefined, number | undefined, string]>(
    [
      [60, null, undefined, undefined, 'Chưa có số liệu'],
      [60, undefined, undefined, 0.5, 'Chưa có số liệu'],
      [60, 0, undefined, undefined, 'Không đạt'],
      [60, 60, undefined, undefined, 'Đạt'],
      [60, 61, undefined, undefined, 'Vượt'],
      [60, 61, undefined, 0.2, 'Vượt'],
      [0.3, 0.1 + 0.2, undefined, undefined, 'Đạt'],
      [60, 30, undefined, 0.5, 'Đúng tiến độ'],
      [60, 29.9, undefined, 0.5, 'Chậm tiến độ'],
      [1, 0.1 + 0.2, undefined, 0.3, 'Đúng tiến độ'],
      [0.3, 0.1, undefined, 1 / 3, 'Đúng tiến độ'],
      [60, 59, undefined, 1, 'Không đạt'],
      [60, 0, undefined, 0, 'Đúng tiến độ'],
      [0, -1, undefined, 0.5, 'Chậm tiến độ'],
      [5, 5, 'at-most', undefined, 'Đạt'],
      [5, 3, 'at-most', 0.5, 'Đạt'],
      [5, 6, 'at-most', undefined, 'Không đạt'],
      [5, 6, 'at-most', 0.1, 'Không đạt'],
      [0, 1, 'at-most', 0.5, 'Không đạt'],
      [10, 10, 'exactly', 0.5, 'Đạt'],
      [10, 6, 'exactly', 0.5, 'Đúng tiến độ'],
      [10, 4, 'exactly', 0.5, 'Chậm tiến độ'],
      [10, 4, 'exactly', undefined, 'Không đạt'],
      [10, 11, 'exactly', 0.5, 'Không đạt'],
    ],
  )('%p, %p, %p, %p: %s', (planned, actual, direction, shareOfPeriod, expected) => {
    expect(targetStatus({ planned, actual, direction, shareOfPeriod })).toBe(expected);
  });

  test.each([-0.1, 1.1, 50, NaN])('refuses a share of %d', (shareOfPeriod) => {
    expect(() => targetStatus({ planned: 1, actual: 1, shareOfPeriod })).toThrow(RangeError);
  });

  test('says met exactly when the gap is not negative', () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.constantFrom(...directions),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (planned, actual, direction, shareOfPeriod) => {
          const status = targetStatus({ planned, actual, direction, shareOfPeriod });
          expect(['Đạt', 'Vượt'].includes(status)).toBe(targetGap(planned, actual, direction) >= 0);
        },
      ),
    );
  });
});

describe('requiredPace', () => {
  const pace = (planned: number, actual: number, asOf: string, start?: string, end?: string) =>
    requiredPace(
      planned,
      actual,
      dayFromIso(asOf),
      start === undefined ? undefined : dayFromIso(start),
      end === undefined ? undefined : dayFromIso(end),
    );

  test.each([
    [120, 60, '2026-06-30', 10],
    [120, 60, '2026-11-30', 60],
    [120, 60, '2025-12-31', null],
    [120, 130, '2026-06-30', 0],
    [120, 120, '2026-12-31', 0],
    [120, 119, '2026-12-31', null],
    // 15 of the 30 days of June, then six whole months.
    [65, 0, '2026-06-15', 10],
    // The month that ends a leap February is as long as any other.
    [100, 0, '2028-02-29', 10],
  ])('%d, %d on %s: %p', (planned, actual, asOf, expected) => {
    const result = pace(planned, actual, asOf);
    if (expected === null) expect(result).toBeNull();
    else expect(result).toBeCloseTo(expected, 9);
  });

  test('counts within the period given', () => {
    expect(pace(30, 0, '2026-07-31', '2026-07-01', '2026-09-30')).toBeCloseTo(15, 9);
    expect(pace(30, 0, '2026-10-01', '2026-07-01', '2026-09-30')).toBeNull();
  });

  test('counts across the turn of the year', () => {
    expect(pace(30, 0, '2026-12-31', '2026-07-01', '2027-06-30')).toBeCloseTo(5, 9);
    expect(pace(30, 0, '2026-10-31', '2026-07-01', '2027-01-31')).toBeCloseTo(10, 9);
  });

  test('a period may be a single day', () => {
    expect(pace(1, 0, '2026-06-29', '2026-06-30', '2026-06-30')).toBeCloseTo(30, 9);
  });

  test('before the period begins there is the whole of it', () => {
    expect(pace(30, 0, '2026-01-10', '2026-07-01', '2026-09-30')).toBeCloseTo(10, 9);
  });

  test('refuses a period that ends before it starts', () => {
    expect(() => pace(1, 0, '2026-01-10', '2026-07-01', '2026-06-30')).toThrow(RangeError);
  });

  test('a later report with nothing more done always asks for more a month', () => {
    const day = fc.integer({ min: dayFromIso('2026-01-01'), max: dayFromIso('2026-12-29') });
    fc.assert(
      fc.property(day, (asOf) => {
        expect(requiredPace(100, 10, asOf + 1)).toBeGreaterThan(requiredPace(100, 10, asOf) ?? 0);
      }),
    );
  });
});

describe('rateShortfall and furthestBehind', () => {
  test.each([
    [{ planned: 60, actual: 45 }, 0.25],
    [{ planned: 60, actual: 90 }, -0.5],
    [{ planned: 60, actual: 60 }, 0],
    [{ planned: 60, actual: null }, null],
    [{ planned: 4, actual: 5, direction: 'at-most' as const }, 0.25],
    [{ planned: 4, actual: 5, direction: 'exactly' as const }, 0.25],
    [{ planned: 0, actual: 2, direction: 'at-most' as const }, Infinity],
    [{ planned: 0, actual: 0, direction: 'at-most' as const }, 0],
  ])('%p: %p', (target, expected) => {
    expect(rateShortfall(target)).toBe(expected);
  });

  test('sorts by share missing, not by amount; the unknown come last', () => {
    const rows = [
      { id: 'unknown', planned: 5, actual: null },
      { id: 'ahead', planned: 10, actual: 12 },
      { id: 'large, a little short', planned: 1000, actual: 900 },
      { id: 'small, far short', planned: 10, actual: 2 },
      { id: 'none allowed', planned: 0, actual: 1, direction: 'at-most' as const },
      { id: 'none allowed either', planned: 0, actual: 2, direction: 'at-most' as const },
    ];
    expect(rows.sort(furthestBehind).map((row) => row.id)).toEqual([
      'none allowed',
      'none allowed either',
      'small, far short',
      'large, a little short',
      'ahead',
      'unknown',
    ]);
  });
});
