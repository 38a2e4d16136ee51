import fc from 'fast-check';
import { rowHeight } from '../../src/sheets/row-height';
import { STYLES, type StyleName } from '../../src/sheets/styles';

const height = (value: string, width: number, style: StyleName = 'text'): number =>
  rowHeight([{ cell: { value, style }, width }]);

/** One line of 11 points and the room around it. */
const ONE_LINE = 17;

const words = fc
  .array(fc.constantFrom('nhiệm', 'vụ', 'xã', 'giải', 'ngân', 'thực', 'hiện'), { maxLength: 60 })
  .map((list) => list.join(' '));
const width = fc.integer({ min: 5, max: 80 });

describe('rowHeight', () => {
  test.each([
    ['nothing', '', 20, 'text', ONE_LINE],
    ['a short text', 'ngắn', 20, 'text', ONE_LINE],
    ['a text that fills its cell', 'x'.repeat(17), 20, 'text', ONE_LINE],
    ['one letter more', 'x'.repeat(18), 20, 'text', 31.5],
    ['as many narrow letters', 'i'.repeat(32), 20, 'text', ONE_LINE],
    ['wide letters', 'M'.repeat(11), 20, 'text', 31.5],
    ['marks add nothing', 'ấ'.repeat(20), 20, 'text', ONE_LINE],
    ['line breaks', 'a\nb\nc', 20, 'text', 46],
    ['an empty line counts', 'a\n\nc', 20, 'text', 46],
    ['a line break at the end', 'a\n', 20, 'text', 31.5],
    ['more spaces than fit', `a${' '.repeat(60)}b`, 20, 'text', 31.5],
    ['a text that is not wrapped', 'x'.repeat(500), 20, 'bar', ONE_LINE],
    ['words that do not share a line', 'TB (UBND tỉnh Lạng Sơn), mục 2.(4)', 15, 'text', 46],
    ['a word that fills its line', `${'x'.repeat(17)} ${'x'.repeat(17)} x`, 20, 'text', 46],
    ['larger letters', 'ngắn', 20, 'formTitle', 21],
  ] as [string, string, number, StyleName, number][])('%s', (_, value, wide, style, expected) => {
    expect(height(value, wide, style)).toBe(expected);
  });

  test('numbers and blanks take one line', () => {
    expect(rowHeight([{ cell: { value: 1e15, style: 'number' }, width: 3 }])).toBe(ONE_LINE);
    expect(rowHeight([{ cell: { value: null, style: 'text' }, width: 3 }])).toBe(ONE_LINE);
    expect(rowHeight([])).toBe(ONE_LINE);
  });

  test('the tallest cell decides, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, width), { minLength: 1, maxLength: 6 }), (cells) => {
        const row = cells.map(([value, wide]) => ({
          cell: { value, style: 'text' as const },
          width: wide,
        }));
        const tallest = Math.max(...cells.map(([value, wide]) => height(value, wide)));
        expect(rowHeight(row)).toBe(tallest);
        expect(rowHeight([...row].reverse())).toBe(tallest);
      }),
    );
  });

  test('more text never makes a row lower, more room never higher', () => {
    fc.assert(
      fc.property(words, words, width, (value, more, wide) => {
        expect(height(`${value} ${more}`, wide)).toBeGreaterThanOrEqual(height(value, wide));
        expect(height(value, wide + 5)).toBeLessThanOrEqual(height(value, wide));
      }),
    );
  });

  test('bold letters need at least the room of plain ones', () => {
    fc.assert(
      fc.property(words, width, (value, wide) => {
        expect(STYLES.heading.bold && STYLES.heading.size === STYLES.text.size).toBe(true);
        expect(height(value, wide, 'heading')).toBeGreaterThanOrEqual(height(value, wide));
      }),
    );
  });
});
