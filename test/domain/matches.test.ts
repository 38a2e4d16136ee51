import fc from 'fast-check';
import { matchesIn } from '../../src/domain/matches';

const PATTERNS = [/\d+/g, /\b(?:trong|het) (nam)(?![a-z])/g, /(?<day>\d{1,2})\/(?<month>\d{1,2})/g];

describe('matchesIn', () => {
  it.each(PATTERNS.map((pattern) => [String(pattern), pattern] as const))(
    'gives what matchAll gives for %s',
    (_, pattern) => {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom('trong nam ', 'het nam', '12/6', '7', ' ', 'nam')),
          (words) => {
            const text = words.join('');
            expect(matchesIn(text, pattern)).toEqual([...text.matchAll(pattern)]);
          },
        ),
      );
    },
  );

  it('begins at the beginning, wherever the pattern was left', () => {
    const pattern = /\d/g;
    pattern.lastIndex = 2;
    expect(matchesIn('1 2 3', pattern)).toHaveLength(3);
  });
});
