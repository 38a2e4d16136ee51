import fc from 'fast-check';
import { falls, jumps, planJumps } from '../../src/domain/cumulative';
import { scaleIssue } from '../../src/domain/money-scale';
import { percentOfParts, shareForPercent } from '../../src/domain/percent-checks';

describe('scaleIssue', () => {
  test.each<[number, number | null, boolean]>([
    [0, null, false],
    [2_000, null, false],
    [9_999_999, null, false],
    [10_000_000, null, true],
    [2_000_000_000, null, true],
    [450_000, 400, true],
    [400_000, 400, true],
    [399_999, 400, false],
    [450, 400, false],
    [450_000, 0, false],
    [2_000_000_000, 2_000_000_000, true],
  ])('%d of a plan of %p: %p', (amount, planned, found) => {
    expect(scaleIssue(amount, planned) !== null).toBe(found);
  });

  test('any amount from ten triệu on that is typed in đồng is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 5_000_000 }), (million) => {
        expect(scaleIssue(million * 1_000_000)?.code).toBe('amount-out-of-scale');
      }),
    );
  });

  test('says what it read and what to do', () => {
    expect(scaleIssue(2_000_000_000)?.message).toMatch(/2\.000\.000\.000 triệu đồng.*triệu đồng/);
    expect(scaleIssue(450_000, 400)?.message).toContain('kế hoạch vốn');
  });
});

describe('jumps', () => {
  test.each<[number[], number, number | null, boolean]>([
    [[], 500, 1000, false],
    [[0], 500, 100, false],
    [[100], 1000, null, true],
    [[100], 999, null, false],
    [[10], 100, 1000, false],
    [[100], 1000, 1000, true],
    [[100, 120, 140], 260, null, true],
    [[100, 120, 140], 240, null, false],
    [[100, 140], 400, null, false],
    [[100, 100, 100], 900, null, false],
    [[400], 300, 500, false],
  ])('%p then %d of a plan of %p: %p', (history, now, planned, found) => {
    expect(jumps(history, now, planned)).toBe(found);
  });

  test('what grows evenly never stands out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 12 }),
        (step, count) => {
          const history = Array.from({ length: count }, (_, index) => step * (index + 1));
          expect(jumps(history, step * (count + 1), null)).toBe(false);
        },
      ),
    );
  });
});

test.each([
  [1000, 9_999, false],
  [1000, 10_000, true],
  [1000, 100, true],
  [1000, 101, false],
  [0, 1000, false],
  [1000, 0, false],
])('a plan of %d, then of %d: %p', (before, now, found) => {
  expect(planJumps(before, now)).toBe(found);
});

test.each([
  [400, 399, true],
  [400, 400, false],
  [400, 401, false],
  [0.3, 0.1 + 0.2, false],
  [0.1 + 0.2, 0.3, false],
])('%d, then %d falls: %p', (earlier, later, found) => {
  expect(falls(earlier, later)).toBe(found);
});

test.each<[number, number, boolean]>([
  [91.5, 0.95, true],
  [100, 1, true],
  [100, 1.01, false],
  [100, 0, false],
  [0.75, 0.5, false],
  [10, 0.9, false],
])('a plan of %d %% and a result of %d: a share for a per cent %p', (planned, actual, found) => {
  expect(shareForPercent(planned, actual) !== null).toBe(found);
});

test('a share for a per cent says what may have been meant', () => {
  expect(shareForPercent(91.5, 0.95)?.message).toContain('có lẽ ý là 95%.');
});

test.each<[number, [number, number][], boolean]>([
  [40, [[400, 1000]], false],
  [41, [[400, 1000]], false],
  [41.5, [[400, 1000]], true],
  [
    50,
    [
      [400, 1000],
      [500, 1000],
    ],
    false,
  ],
  [
    45,
    [
      [400, 1000],
      [500, 1000],
    ],
    true,
  ],
  [45, [[0, 0]], false],
  [45, [], false],
])('%d %% of %j does not agree: %p', (rate, parts, found) => {
  expect(percentOfParts(rate, parts) !== null).toBe(found);
});
