import fc from 'fast-check';
import { quotes } from '../../src/consolidation/quotes';

test.each<[what: string, one: string, other: string, quoted: [string, string]]>([
  ['short ones as they are', 'cũ', 'mới', ['cũ', 'mới']],
  ['nothing', '', 'mới', ['', 'mới']],
  ['long ones from their beginnings', 'a'.repeat(99), '', [`${'a'.repeat(80)}…`, '']],
  [
    'a difference in the middle',
    `${'a'.repeat(100)}x${'b'.repeat(100)}`,
    `${'a'.repeat(100)}y`,
    [`…${'a'.repeat(30)}x${'b'.repeat(49)}…`, `…${'a'.repeat(30)}y`],
  ],
  [
    'one that goes on',
    'a'.repeat(100),
    'a'.repeat(200),
    [`…${'a'.repeat(30)}`, `…${'a'.repeat(80)}…`],
  ],
  [
    'one that goes on for a little',
    'a'.repeat(100),
    'a'.repeat(110),
    [`…${'a'.repeat(70)}`, `…${'a'.repeat(80)}`],
  ],
])('%s', (_, one, other, quoted) => {
  expect(quotes(one, other)).toEqual(quoted);
});

/** Runs of one letter, in which pieces look alike. */
const texts = fc
  .array(
    fc.tuple(fc.constantFrom('a', 'ộ', '𠀀'), fc.nat(150)).map(([x, n]) => x.repeat(n)),
    { maxLength: 2 },
  )
  .map((runs) => runs.join(''));

test('two that differ never look the same, and none is long', () => {
  fc.assert(
    fc.property(texts, texts, texts, (start, one, other) => {
      const [left, right] = quotes(start + one, start + other);
      expect(left === right).toBe(start + one === start + other);
      expect(Math.max([...left].length, [...right].length)).toBeLessThanOrEqual(82);
    }),
  );
});
