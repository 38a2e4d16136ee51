import fc from 'fast-check';
import { editDistance } from '../../src/domain/edit-distance';

describe('editDistance', () => {
  test.each([
    ['tam thanh', 'tan thanh', 1],
    ['van lang', 'vu lang', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['', '', 0],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 2],
  ])('%j and %j: %d', (first, second, expected) => {
    expect(editDistance(first, second)).toBe(expected);
  });

  test('is symmetric, 0 only for the same text, and one letter is one step', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (first, second) => {
        expect(editDistance(first, second)).toBe(editDistance(second, first));
        expect(editDistance(first, second) === 0).toBe(first === second);
        expect(editDistance(first, `${first}x`)).toBe(1);
      }),
    );
  });
});
