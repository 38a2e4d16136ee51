import fc from 'fast-check';
import { dayFromIso } from '../../src/domain/day';
import { DEFAULT_RULES } from '../../src/domain/deadline';
import {
  disbursementFloor,
  disbursementGap,
  disbursementStatus,
  floorsOf,
  nextMilestone,
  sumByGroup,
} from '../../src/domain/disbursement';
import type { DeadlineKind, Milestone, ProjectGroup } from '../../src/domain/model';

const milestone = (
  group: ProjectGroup | null,
  date: string,
  share?: number,
  kind: DeadlineKind = 'through',
): Milestone => ({
  id: `${group}-${date}`,
  document: 'mẫu',
  clause: '1',
  group,
  kind: share === undefined ? 'event' : 'disbursement',
  share,
  deadline: { kind, date, text: '' },
});

const milestones = [
  milestone(2, '2026-12-31', 1),
  milestone(2, '2026-06-30', 0.3),
  milestone(2, '2026-09-30', 0.6),
  milestone(1, '2026-06-30', 1),
  milestone(3, '2026-10-01', 0.4, 'before'),
  milestone(4, '2026-08-15'),
];
const day = dayFromIso;

describe('floorsOf', () => {
  test('orders the floors of one group', () => {
    expect(floorsOf(milestones, 2)).toEqual([
      { lastDay: day('2026-06-30'), share: 0.3 },
      { lastDay: day('2026-09-30'), share: 0.6 },
      { lastDay: day('2026-12-31'), share: 1 },
    ]);
  });

  test('orders floors of one day by share', () => {
    const sameDay = [milestone(2, '2026-06-30', 0.5), milestone(2, '2026-06-30', 0.3)];
    expect(floorsOf(sameDay, 2).map(({ share }) => share)).toEqual([0.3, 0.5]);
  });

  test('events set no floor, nor does a milestone without a date', () => {
    expect(floorsOf(milestones, 4)).toEqual([]);
    const undated = { ...milestone(4, '2026-06-30', 0.5) };
    undated.deadline = { kind: 'recurring', date: null, text: '' };
    expect(floorsOf([undated], 4)).toEqual([]);
  });

  test('a milestone for every group counts for each', () => {
    const all = [milestone(null, '2026-11-30', 0.8)];
    for (const group of [1, 2, 3, 4] as const) {
      expect(floorsOf(all, group)).toEqual([{ lastDay: day('2026-11-30'), share: 0.8 }]);
    }
  });

  test('follows the setting for "trước ngày"', () => {
    expect(floorsOf(milestones, 3)[0]?.lastDay).toBe(day('2026-09-30'));
    const lenient = { ...DEFAULT_RULES, beforeIncludesDay: true };
    expect(floorsOf(milestones, 3, lenient)[0]?.lastDay).toBe(day('2026-10-01'));
  });
});

describe('disbursementFloor and nextMilestone', () => {
  test.each<[ProjectGroup, string, number | null, string | null]>([
    [2, '2026-01-01', null, '2026-06-30'],
    [2, '2026-06-29', null, '2026-06-30'],
    [2, '2026-06-30', 0.3, '2026-06-30'],
    [2, '2026-07-01', 0.3, '2026-09-30'],
    [2, '2026-09-30', 0.6, '2026-09-30'],
    [2, '2026-12-31', 1, '2026-12-31'],
    [2, '2027-01-31', 1, null],
    [1, '2026-06-30', 1, '2026-06-30'],
    [4, '2026-12-31', null, null],
  ])('group %d on %s: %p, next %p', (group, asOf, floor, next) => {
    expect(disbursementFloor(milestones, group, day(asOf))).toBe(floor);
    const lastDay = nextMilestone(milestones, group, day(asOf))?.lastDay;
    expect(lastDay).toBe(next === null ? undefined : day(next));
  });

  test('a later, lower floor does not lower what is due', () => {
    const uneven = [milestone(2, '2026-06-30', 0.5), milestone(2, '2026-09-30', 0.4)];
    expect(disbursementFloor(uneven, 2, day('2026-10-01'))).toBe(0.5);
  });

  test('never falls as days go by', () => {
    const anyDay = fc.integer({ min: day('2026-01-01'), max: day('2027-01-31') });
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const earlier = disbursementFloor(milestones, 2, Math.min(one, other)) ?? 0;
        const later = disbursementFloor(milestones, 2, Math.max(one, other)) ?? 0;
        expect(later).toBeGreaterThanOrEqual(earlier);
      }),
    );
  });
});

describe('disbursementStatus and disbursementGap', () => {
  test.each<[ProjectGroup, number | null, number | null, string, string, number | null]>([
    [2, null, 5, '2026-06-30', 'Chưa có số liệu', null],
    [2, 100, null, '2026-06-30', 'Chưa có số liệu', null],
    [2, 0, 0, '2026-06-30', 'Không có kế hoạch', 0],
    [2, 0, 1, '2026-06-30', 'Vượt kế hoạch', 0],
    [2, 100, 101, '2026-01-15', 'Vượt kế hoạch', 0],
    [2, 0.3, 0.1 + 0.2, '2026-12-31', 'Đạt mốc', 0],
    [2, 100, 0, '2026-06-29', 'Chưa đến mốc', 30],
    [2, 100, 0, '2026-06-30', 'Chậm mốc', 30],
    [2, 100, 30, '2026-06-30', 'Đạt mốc', 0],
    [2, 100, 30, '2026-07-01', 'Đạt mốc', 30],
    [2, 100, 29.9, '2026-07-01', 'Chậm mốc', 30.1],
    [2, 100, 70, '2026-07-01', 'Đạt mốc', 0],
    [2, 100, 90, '2027-01-15', 'Chậm mốc', 10],
    [2, 100, 100, '2027-01-15', 'Đạt mốc', 0],
    [3, 0.7, 0.28, '2026-09-30', 'Đạt mốc', 0],
    [4, 100, 0, '2026-12-31', 'Chưa đến mốc', null],
  ])('group %d, %p, %p on %s: %s, gap %p', (group, planned, disbursed, asOf, status, gap) => {
    const capital = { group, planned, disbursed, asOf: day(asOf) };
    expect(disbursementStatus(milestones, capital)).toBe(status);
    const actualGap = disbursementGap(milestones, capital);
    if (gap === null) expect(actualGap).toBeNull();
    else expect(actualGap).toBeCloseTo(gap, 9);
  });

  test('paying out the gap reaches the next milestone on its last day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: day('2026-01-01'), max: day('2026-12-31') }),
        (planned, percent, asOf) => {
          const disbursed = (planned * percent) / 100;
          const capital = { group: 2 as const, planned, disbursed, asOf };
          const gap = disbursementGap(milestones, capital) ?? NaN;
          expect(gap).toBeGreaterThanOrEqual(0);
          const next = nextMilestone(milestones, 2, asOf)?.lastDay ?? NaN;
          expect(
            disbursementStatus(milestones, { ...capital, disbursed: disbursed + gap, asOf: next }),
          ).toBe('Đạt mốc');
        },
      ),
    );
  });
});

describe('sumByGroup', () => {
  test('adds up by group, in order, and counts the lines without figures', () => {
    expect(
      sumByGroup([
        { group: 3, planned: 7, disbursed: 0 },
        { group: 2, planned: 10, disbursed: 4 },
        { group: 2, planned: 5, disbursed: null },
        { group: 2, planned: null, disbursed: 3 },
        { group: 2, planned: 20, disbursed: 6 },
      ]),
    ).toEqual([
      { group: 2, planned: 30, disbursed: 10, lines: 4, withoutFigures: 2 },
      { group: 3, planned: 7, disbursed: 0, lines: 1, withoutFigures: 0 },
    ]);
    expect(sumByGroup([])).toEqual([]);
  });
});
