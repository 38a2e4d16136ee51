import fc from 'fast-check';
import { readBook, ReadRefusal } from '../../../src/workbook/read';
import { UsualCell } from '../../../src/workbook/read/usual-cell';
import {
  decode,
  endOfUsualText,
  resolveText,
  SPECIAL,
  WIDE,
} from '../../../src/workbook/read/xml-text';
import { book, stringTable, styleSheet, utf8 } from './build';
import { contentOf } from './intake/case';

const LONGEST = 32_767;
const readsWithin = (longest: number, bytes: Uint8Array, row: number): number => {
  const usual = new UsualCell(bytes, longest);
  usual.row = row;
  return usual.read(0);
};
const reads = (cell: string, row = 7): number => readsWithin(LONGEST, utf8(`${cell}<`), row);

describe('the usual spelling', () => {
  test.each([
    '<c r="C7" s="12" t="s"><v>3</v></c>',
    '<c t="s" r="C7"><v>3</v></c>',
    '<c r="C7"/>',
    '<c r="C7" s="1"></c>',
    '<c r="XFD7"><v>-1795.5</v></c>',
    '<c r="C7"><v>0.30000000000000004</v></c>',
    '<c r="C7" t="n"><v>1.5E-3</v></c>',
    '<c r="C7" t="b"><f>1=2</f><v>0</v></c>',
    '<c r="C7" t="str"><f>A1&amp;"ạ"</f><v>Xã Kháng Chiến</v></c>',
    '<c r="C7" t="str"><f>A1</f><v></v></c>',
    '<c r="C7"><f>SUM(A1:A9)</f></c>',
  ])('%s', (cell) => {
    expect(reads(cell)).toBe(utf8(cell).length);
  });
});

describe('left to the general scan', () => {
  test.each([
    '<c r="C8"><v>1</v></c>',
    '<c r="XFE7"><v>1</v></c>',
    '<c r="c7"><v>1</v></c>',
    '<c><v>1</v></c>',
    '<c s="1"><v>1</v></c>',
    '<c r="C7" r="C7"><v>1</v></c>',
    '<c r="C7" s="1" s="1"><v>1</v></c>',
    '<c r="C7" t="s" t="s"><v>1</v></c>',
    '<c r="C7" cm="1"><v>1</v></c>',
    '<c  r="C7"><v>1</v></c>',
    "<c r='C7'><v>1</v></c>",
    '<c r="C7" ><v>1</v></c>',
    '<c r="C7"><v>1</v> </c>',
    '<c r="C7"><v>1</v><v>2</v></c>',
    '<c r="C7"><v> 1</v></c>',
    '<c r="C7"><v>0x1F</v></c>',
    '<c r="C7"><v></v></c>',
    '<c r="C7" t="s"><v>-1</v></c>',
    '<c r="C7" t="s"><v>1234567890</v></c>',
    '<c r="C7" t="b"><v>2</v></c>',
    '<c r="C7" t="b"><v>01</v></c>',
    '<c r="C7" t="e"><v>#N/A</v></c>',
    '<c r="C7" t="d"><v>2026-06-05</v></c>',
    '<c r="C7" t="x"><v>1</v></c>',
    '<c r="C7" t="str"><v>a&amp;b</v></c>',
    '<c r="C7" t="str"><v> a</v></c>',
    '<c r="C7" t="str"><v>a<b/></v></c>',
    '<c r="C7" t="inlineStr"><is><t>a</t></is></c>',
    '<c r="C7"><f t="shared" si="0"/><v>1</v></c>',
    '<c r="C7"><f></f><v>1</v></c>',
    '<c r="C7"><v>1</v>',
    '<c r="C7"',
    '<c r="',
    '<d r="C7"/>',
    '<c/>',
    '',
  ])('%s', (cell) => {
    expect(reads(cell)).toBe(-1);
  });

  test('a text longer than the limit, in bytes', () => {
    const bytes = utf8('<c r="A1" t="str"><v>Xã Kháng</v></c><');
    expect(readsWithin(8, bytes, 1)).toBe(-1);
    expect(readsWithin(11, bytes, 1)).toBe(bytes.length - 1);
  });
});

const PARTS = {
  'xl/sharedStrings.xml': stringTable('<si><t>Đạt</t></si><si><t>Vượt</t></si>'),
  'xl/styles.xml': styleSheet([0, 14, 'hh:mm', '#,##0']),
};

/** What comes of a row, in words that two spellings of it share. */
function outcomeOf(row: string): unknown {
  try {
    const read = readBook(book(row, PARTS));
    const formulas = [...(read.sheets[0]?.columnsOf(1) ?? [])].map(
      (column) => read.sheets[0]?.cell(1, column)?.formula,
    );
    return [contentOf(read), formulas];
  } catch (error) {
    if (error instanceof ReadRefusal) return error.code;
    throw error;
  }
}

/** Single quotes are in no usual spelling, so this row takes the general lane, cell by cell. */
const inGeneral = (row: string): string => row.replace(/r="(\w*)"/g, "r='$1'");

const text = fc.string({
  unit: fc.constantFrom('a', ' ', 'ạ', '&amp;', '&quot;', '_x000A_', '\n', '1', '😀', '=', '&'),
  maxLength: 6,
});
const cell = fc.record({
  style: fc.constantFrom('', ' s="1"', ' s="2"', ' s="99"', ' s="x"'),
  type: fc.constantFrom('', ' t="n"', ' t="s"', ' t="b"', ' t="e"', ' t="str"', ' t="d"'),
  formula: fc.option(text, { nil: undefined }),
  value: fc.option(
    fc.oneof(
      text,
      fc.constantFrom('0', '1', '2', '-0', '46178', '1.5', '0.1', '1e3', '.5', '1.', '01'),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    ),
    { nil: undefined },
  ),
});

test('both lanes read the same', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
      const row = cells
        .map(({ style, type, formula, value }, index) => {
          const inner =
            (formula === undefined ? '' : `<f>${formula}</f>`) +
            (value === undefined ? '' : `<v>${value}</v>`);
          return `<c r="${'ABCD'.charAt(index)}1"${style}${type}>${inner}</c>`;
        })
        .join('');
      const usual = `<row r="1">${row}</row>`;
      expect(outcomeOf(usual)).toEqual(outcomeOf(inGeneral(usual)));
    }),
    { numRuns: 400 },
  );
});

describe('a text that is left where it stands can be made later', () => {
  const canBeMade = (bytes: Uint8Array): boolean => {
    try {
      resolveText(decode(bytes, 0, bytes.length, WIDE | SPECIAL, 'x'), 'x');
      return true;
    } catch (error) {
      if (error instanceof ReadRefusal) return false;
      throw error;
    }
  };
  /** The bytes as a text in front of a tag: whether they are left where they stand. */
  const isLeft = (bytes: Uint8Array): boolean => {
    const end = endOfUsualText(Buffer.concat([bytes, utf8('</f>')]), 0);
    expect([-1, bytes.length]).toContain(end);
    return end === bytes.length;
  };

  test('bytes of every kind', () => {
    const byte = fc.oneof(
      fc.constantFrom(0x26, 0x3b, 0x23, 0x78, 0x09, 0x0a, 0x0d, 0x00, 0x41, 0x7f),
      fc.constantFrom(0xc0, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xef, 0xf0, 0xf4, 0xff),
      fc.constantFrom(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbe, 0xbf),
      fc.integer({ min: 0, max: 255 }),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        const bytes = Uint8Array.from(list.filter((one) => one !== 0x3c));
        fc.pre(isLeft(bytes));
        expect(canBeMade(bytes)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['', true],
    ['IF($J7="Không phát sinh",ẠỰ,é)', true],
    ['a&amp;b&lt;&gt;&quot;&apos;', true],
    // good, and for the general scan to make
    ['&#7841;&#x1EA1;&#x1F600;', false],
    ['Xã\tKháng\r\nChiến 😀', false],
    ['\ufeffa', false],
    // bad
    ['&nbsp;', false],
    ['&', false],
    ['&amp', false],
    ['&quo;', false],
    ['&#0;', false],
    ['\u0001', false],
    ['\uffff', false],
  ])('%j: %p', (written, left) => {
    expect(isLeft(utf8(written))).toBe(left);
  });

  test('bytes that end in the middle of it', () => {
    for (const text of ['a', 'ạ', '&quot;']) {
      const bytes = utf8(text);
      for (let end = 0; end <= bytes.length; end += 1) {
        expect(endOfUsualText(bytes.subarray(0, end), 0)).toBe(-1);
      }
    }
  });
});
