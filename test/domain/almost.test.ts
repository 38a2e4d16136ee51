import fc from 'fast-check';
import { almostEqual, exceeds, reaches } from '../../src/domain/almost';

describe('almostEqual', () => {
  test.each([
    [0.1 + 0.2, 0.3, true],
    [1000, 1001, false],
    [0, 0, true],
    [0, 1e-15, false],
    [-0.3, -(0.1 + 0.2), true],
    [-1, 1, false],
    // One thousand đồng in the whole capital of the province is a real difference.
    [6_316_000_000_000, 6_316_000_001_000, false],
  ])('%d and %d: %s', (first, second, expected) => {
    expect(almostEqual(first, second)).toBe(expected);
    expect(almostEqual(second, first)).toBe(expected);
  });

  test('a sum of thousandths is the same whichever way it is added up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1 }), (parts) => {
        const added = parts.reduce((sum, part) => sum + part / 1000, 0);
        const exact = parts.reduce((sum, part) => sum + part, 0) / 1000;
        expect(almostEqual(added, exact)).toBe(true);
      }),
    );
  });
});

describe('reaches and exceeds', () => {
  test.each([
    [0.3, 0.1 + 0.2, true, false],
    [0.1 + 0.2, 0.3, true, false],
    [94.9, 95, false, false],
    [96, 95, true, true],
    [95, 95, true, false],
  ])('%d against %d', (figure, bound, reached, exceeded) => {
    expect(reaches(figure, bound)).toBe(reached);
    expect(exceeds(figure, bound)).toBe(exceeded);
  });
});
