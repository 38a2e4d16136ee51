import fc from 'fast-check';
import { tailOf } from '../../src/directives/tail';

describe('tailOf', () => {
  it('finds at the end what the whole text has there, and no beginning that is none', () => {
    const word = /(?:^|[^a-z])giao $/;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ban', 'giao ', ' ', 'so y te '), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('');
          expect(word.test(tailOf(text, 20))).toBe(word.test(text));
        },
      ),
    );
  });

  it('leaves a short text alone', () => {
    expect(tailOf('giao ', 20)).toBe('giao ');
    expect(tailOf('ngoaigiao ', 5)).toHaveLength(5);
  });
});
