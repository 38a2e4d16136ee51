import fc from 'fast-check';
import { blocksOf, joined } from '../../../src/workbook/write/bytes';
import { SharedStrings } from '../../../src/workbook/write/strings';
import { attributes, xmlAttribute, xmlText } from '../../../src/workbook/write/xml';

describe('text of XML', () => {
  test.each([
    ['a < b & "c"', 'a &lt; b &amp; "c"'],
    [']]>', ']]&gt;'],
    ['một\nhai', 'một\nhai'],
    ['&amp;', '&amp;amp;'],
  ])('%j is written %j', (text, written) => {
    expect(xmlText(text)).toBe(written);
  });

  test('an attribute keeps its line breaks and its quotes', () => {
    expect(xmlAttribute('1\n"2"\t<3>')).toBe('1&#10;&quot;2&quot;&#9;&lt;3&gt;');
  });

  test('attributes without a value are left out, zero is a value', () => {
    expect(attributes({ a: 0, b: undefined, c: 'x&y' })).toBe(' a="0" c="x&amp;y"');
  });
});

describe('blocksOf', () => {
  test('pieces of any size are one text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      // Longer than what is encoded at once, and than the room there is to begin with.
      fc.integer({ min: 10_000, max: 40_000 }).map((length) => 'ộ'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(new TextDecoder().decode(joined(blocksOf(pieces)))).toBe(pieces.join(''));
      }),
      { numRuns: 50 },
    );
  });

  test('nothing is nothing', () => {
    expect(joined(blocksOf([]))).toEqual(new Uint8Array());
  });
});

describe('SharedStrings', () => {
  test('a text is kept once and counted each time', () => {
    const strings = new SharedStrings();
    expect(['a', 'b', 'a'].map((text) => strings.numberOf(text))).toEqual([0, 1, 0]);
    const xml = [...strings.xml()].join('');
    expect(xml).toContain('count="3" uniqueCount="2"');
    expect(xml).toContain('<si><t>a</t></si><si><t>b</t></si>');
  });

  test.each([' a', 'a ', 'a\nb', '\u00a0'])('white space of %j is kept', (text) => {
    const strings = new SharedStrings();
    strings.numberOf(text);
    expect([...strings.xml()].join('')).toContain(`<t xml:space="preserve">${text}</t>`);
  });
});
