import fc from 'fast-check';
import { growthNeeded } from '../../src/domain/growth';

describe('growthNeeded', () => {
  test.each<[number, number[], (number | null)[], number | null]>([
    [10, [25, 25, 25, 25], [8, null, null, null], 32 / 3],
    [10, [1, 1, 1, 1], [10, 10, null, null], 10],
    [10, [20, 20, 20, 40], [5, 5, 5, null], 17.5],
    [10, [20, 30, 50], [null, 4, null], (10 * 100 - 30 * 4) / 70],
    [10, [1, 1], [8, 9], null],
    [10, [1, 0], [8, null], null],
    [10, [1, 1, 1, 1], [null, null, null, null], 10],
  ])('%d %% with %j and %j', (annual, weights, actuals, expected) => {
    const needed = growthNeeded(annual, weights, actuals);
    if (expected === null) expect(needed).toBeNull();
    else expect(needed).toBeCloseTo(expected, 10);
  });

  test.each<[string, number[], (number | null)[]]>([
    ['lists of different length', [1, 1], [null]],
    ['weights of nothing', [0, 0], [null, null]],
    ['no periods', [], []],
    ['a negative weight', [2, -1], [null, null]],
    ['a weight that is no number', [NaN, 1], [null, null]],
  ])('refuses %s', (_, weights, actuals) => {
    expect(() => growthNeeded(10, weights, actuals)).toThrow(RangeError);
  });

  test('reached in every period left, it makes the annual target', () => {
    const weight = fc.integer({ min: 1, max: 100 });
    const growth = fc.option(fc.integer({ min: -20, max: 40 }));
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 20 }),
        fc.array(fc.tuple(weight, growth), { minLength: 1, maxLength: 12 }),
        (annual, periods) => {
          const weights = periods.map(([share]) => share);
          const needed = growthNeeded(
            annual,
            weights,
            periods.map(([, done]) => done),
          );
          fc.pre(needed !== null);
          const total = weights.reduce((sum, share) => sum + share, 0);
          const year = periods.reduce((sum, [share, done]) => sum + share * (done ?? needed), 0);
          expect(year / total).toBeCloseTo(annual, 8);
        },
      ),
    );
  });
});
