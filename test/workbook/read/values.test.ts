import { readBook, type CellValue, type ReadBook, type ReadCell } from '../../../src/workbook/read';
import {
  book,
  bookParts,
  entriesOf,
  MAIN,
  rawZip,
  relationships,
  stringTable,
  styleSheet,
  workbook,
  worksheet,
  zip,
  type Parts,
} from './build';

const cellOf = (read: ReadBook, row = 1, column = 1): ReadCell | undefined =>
  read.sheets[0]?.cell(row, column);

/** The one cell of a sheet that holds this `<c>`. */
const readCell = (
  cell: string,
  parts: Record<string, string | Uint8Array | undefined> = {},
): ReadCell | undefined => cellOf(readBook(book(`<row r="1">${cell}</row>`, parts)));

const withStrings = (items: string): CellValue | undefined =>
  readCell('<c r="A1" t="s"><v>0</v></c>', { 'xl/sharedStrings.xml': stringTable(items) })?.value;

describe('values as cells write them', () => {
  test.each<[what: string, cell: string, expected: CellValue]>([
    ['whole number', '<c r="A1"><v>12</v></c>', 12],
    ['number, typed', '<c r="A1" t="n"><v>12</v></c>', 12],
    ['cached 0', '<c r="A1"><f>1-1</f><v>0</v></c>', 0],
    ['minus zero', '<c r="A1"><v>-0</v></c>', 0],
    ['minus zero, the long way', '<c r="A1"><v>-0E0</v></c>', 0],
    ['decimal', '<c r="A1"><v>-1795.5</v></c>', -1795.5],
    ['decimal without zero', '<c r="A1"><v>.5</v></c>', 0.5],
    ['long decimal', '<c r="A1"><v>0.30000000000000004</v></c>', 0.1 + 0.2],
    ['exponent', '<c r="A1"><v>1.5E-3</v></c>', 0.0015],
    ['16 digits', '<c r="A1"><v>1234567890123456</v></c>', 1234567890123456],
    ['number with a comment inside', '<c r="A1"><v>1<!-- 5 -->2</v></c>', 12],
    ['blanks around a number', '<c r="A1"><v> 12\n</v></c>', 12],
    ['TRUE', '<c r="A1" t="b"><v>1</v></c>', true],
    ['cached FALSE', '<c r="A1" t="b"><f>1=2</f><v>0</v></c>', false],
    ['FALSE as a word', '<c r="A1" t="b"><v>false</v></c>', false],
    ['error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', { error: '#DIV/0!' }],
    ['text result', '<c r="A1" t="str"><f>A2</f><v>Xã Kháng Chiến</v></c>', 'Xã Kháng Chiến'],
    ['cached ""', '<c r="A1" t="str"><f>A2</f><v></v></c>', ''],
    ['cached "" self-closed', '<c r="A1" t="str"><f>A2</f><v/></c>', ''],
    ['inline text', '<c r="A1" t="inlineStr"><is><t>chữ</t></is></c>', 'chữ'],
    [
      'inline text in runs',
      '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
      'ab',
    ],
    ['inline blank text', '<c r="A1" t="inlineStr"><is><t/></is></c>', ''],
    ['inline text in v', '<c r="A1" t="inlineStr"><v>chữ</v></c>', 'chữ'],
    ['text that looks like a code', '<c r="A1" t="str"><v>00010001</v></c>', '00010001'],
    ['not calculated', '<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', null],
    ['not calculated, no v', '<c r="A1"><f>SUM(B1:B9)</f></c>', null],
    ['single quotes', "<c r='A1' t='str'><v>a</v></c>", 'a'],
    ['blanks in tags', '<c  r = "A1"\n t="str" ><v >a</v\n></c >', 'a'],
    ['> in an attribute', '<c r="A1" t="str" x="a>b"><v>a</v></c>', 'a'],
    ['unknown children', '<c r="A1"><extLst><ext><v>9</v></ext></extLst><v>1</v></c>', 1],
  ])('%s', (_what, cell, expected) => {
    expect(readCell(cell)?.value).toEqual(expected);
  });

  test('blank cells that carry only a style are no cells', () => {
    const read = readBook(
      book('<row r="1"><c r="A1" s="0"/><c r="B1"><v/></c></row><row r="9" s="1"/>'),
    );
    expect([...(read.sheets[0]?.rows() ?? [])]).toEqual([]);
    expect(read.sheets[0]).toMatchObject({ lastRow: 0, lastColumn: 0 });
  });

  test('formulas: text without "=", shared and array ones, cached values of all', () => {
    const read = readBook(
      book(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c>' +
          '<c r="B1"><f>=IF(A1&gt;1,"_x000A_","")</f><v>1</v></c></row>' +
          '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c>' +
          '<c r="B2"><f t="array" ref="B2:B3">A1:A2</f><v>4</v></c></row>',
      ),
    );
    expect(cellOf(read, 1, 1)).toEqual({ value: 4, isDate: false, formula: 'B1*2' });
    expect(cellOf(read, 1, 2)?.formula).toBe('IF(A1>1,"\n","")');
    expect(cellOf(read, 2, 1)).toEqual({ value: 6, isDate: false, formula: '' });
    expect(cellOf(read, 2, 2)?.formula).toBe('A1:A2');
  });
});

describe('texts', () => {
  test.each<[what: string, items: string, expected: string]>([
    ['plain', '<si><t>Nhiệm vụ</t></si>', 'Nhiệm vụ'],
    ['blank', '<si><t/></si>', ''],
    ['no t at all', '<si/>', ''],
    [
      'rich',
      '<si><r><rPr><b/></rPr><t>đậm</t></r><r><t xml:space="preserve"> thường</t></r></si>',
      'đậm thường',
    ],
    [
      'phonetic run left out',
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
      '東京',
    ],
    ['preserved blanks', '<si><t xml:space="preserve"> a b </t></si>', ' a b '],
    ['blanks Excel drops', '<si><t>\n  a b\t</t></si>', 'a b'],
    ['no-break space stays', '<si><t>\u00a0a\u00a0</t></si>', '\u00a0a\u00a0'],
    ['blank between runs stays', '<si><r><t>a</t></r><r><t> </t></r><r><t>b</t></r></si>', 'a b'],
    ['CDATA', '<si><t>a <![CDATA[<b> & ]] ]]>c</t></si>', 'a <b> & ]] c'],
    ['comment', '<si><t>a<!-- <t>x</t> -->b</t></si>', 'ab'],
    ['instruction', '<si><t>a<?x <t> ?>b</t></si>', 'ab'],
    ['entities', '<si><t>&lt;a&gt; &amp;amp; &quot;&apos;</t></si>', '<a> &amp; "\''],
    ['character references', '<si><t>&#7841;&#x1EA1;&#x1F600;</t></si>', 'ạạ😀'],
    ['line ends', '<si><t>a\r\nb\rc\nd</t></si>', 'a\nb\nc\nd'],
    ['CR by reference', '<si><t xml:space="preserve">a&#13;&#10;</t></si>', 'a\r\n'],
    ['Office escape', '<si><t>a_x000A_b_x000d_c</t></si>', 'a\nb\rc'],
    ['escaped escape', '<si><t>_x005F_x000A_</t></si>', '_x000A_'],
    ['capital X is none', '<si><t>_X000A_</t></si>', '_X000A_'],
    ['escaped pair', '<si><t>_xD83D__xDE00_</t></si>', '😀'],
    ['half a pair', '<si><t>_xD83D_a</t></si>', '_xD83D_a'],
    ['decomposed letters stay', '<si><t>Xa\u0303</t></si>', 'Xa\u0303'],
    ['mark inside', '<si><t>\ufeffa</t></si>', '\ufeffa'],
    ['foreign t', '<si><o:t xmlns:o="urn:o">x</o:t><t>a</t></si>', 'a'],
  ])('%s', (_what, items, expected) => {
    expect(withStrings(items)).toBe(expected);
    expect(
      readCell(`<c r="A1" t="inlineStr"><is>${items.replace(/<\/?si\/?>/g, '')}</is></c>`)?.value,
    ).toBe(expected);
  });

  test('a result with blanks at its ends', () => {
    expect(readCell('<c r="A1" t="str"><v> a </v></c>')?.value).toBe('a');
    expect(readCell('<c r="A1" t="str"><v xml:space="preserve"> a </v></c>')?.value).toBe(' a ');
  });

  test('no table of strings, and none needed', () => {
    expect(readCell('<c r="A1"><v>1</v></c>', { 'xl/sharedStrings.xml': undefined })?.value).toBe(
      1,
    );
  });
});

describe('dates', () => {
  const serial = '<c r="A1" s="0"><v>46178</v></c>';
  test.each<[format: number | string, isDate: boolean]>([
    [0, false],
    [9, false],
    [13, false],
    ...[14, 17, 18, 21, 22, 27, 36, 45, 46, 47, 50, 58].map((id): [number, boolean] => [id, true]),
    [23, false],
    [37, false],
    [44, false],
    [48, false],
    [49, false],
    [59, false],
    ['dd/mm/yyyy', true],
    ['DD/MM/YYYY', true],
    ['[$-42A]dd mmmm yyyy;@', true],
    ['"ngày" dd', true],
    ['h:mm', true],
    ['[h]:mm:ss', true],
    ['[mm]', true],
    ['mm:ss.0', true],
    ['General', false],
    ['#,##0 "đồng"', false],
    ['#,##0\\ \\d', false],
    ['0.00_d', false],
    ['0*d', false],
    ['[Red]0;[Blue]-0', false],
    ['[$USD] #,##0', false],
    ['#,##0 đ', false],
    ['@', false],
    ['"dd/mm/yyyy', false],
  ])('format %p: %p', (format, isDate) => {
    const parts = { 'xl/styles.xml': styleSheet([format]) };
    expect(readCell(serial, parts)).toEqual({ value: 46178, isDate });
  });

  test('a format of one’s own stands before the built-in one', () => {
    const parts = {
      'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="14" formatCode="0"/></numFmts><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
    };
    expect(readCell(serial, parts)?.isDate).toBe(false);
  });

  test('texts and errors are no dates, whatever their format', () => {
    const parts = { 'xl/styles.xml': styleSheet([14]) };
    expect(readCell('<c r="A1" s="0" t="str"><v>05/6/2026</v></c>', parts)?.isDate).toBe(false);
    expect(readCell('<c r="A1" s="0" t="e"><v>#N/A</v></c>', parts)?.isDate).toBe(false);
  });

  test('missing styles, and a style that does not exist', () => {
    expect(readCell(serial, { 'xl/styles.xml': undefined })).toEqual({
      value: 46178,
      isDate: false,
    });
    expect(readCell('<c r="A1" s="99"><v>1</v></c>')).toEqual({ value: 1, isDate: false });
    expect(readCell('<c r="A1" s="x"><v>1</v></c>')).toEqual({ value: 1, isDate: false });
  });

  test.each<[text: string, value: CellValue, isDate: boolean]>([
    ['2026-06-05', 46178, true],
    ['2026-06-05T12:00:00', 46178.5, true],
    ['2026-06-05T12:00:00.000Z', 46178.5, true],
    ['2026-06-05 06:00', 46178.25, true],
    ['2026-06-05T00:00:00+07:00', 46178, true],
    ['T18:00', 0.75, true],
    ['18:00:00', 0.75, true],
    ['1900-01-01', 1, true],
    ['1900-02-28', 59, true],
    ['1900-03-01', 61, true],
    ['2000-02-29', 36585, true],
    ['2100-02-28', 73109, true],
    ['9999-12-31', 2958465, true],
    ['1900-02-29', '1900-02-29', false],
    ['1899-12-31', '1899-12-31', false],
    ['2026-02-30', '2026-02-30', false],
    ['2026-13-01', '2026-13-01', false],
    ['2026-06-05T25:00', '2026-06-05T25:00', false],
    ['Z', 'Z', false],
  ])('ISO cell %s', (text, value, isDate) => {
    expect(readCell(`<c r="A1" t="d"><v>${text}</v></c>`)).toEqual({ value, isDate });
  });

  test('the 1904 system: days are shifted, times, durations and ISO days are not', () => {
    const sheet = (['s="0"', 's="1"', 's="2"', 's="3"', 't="d"'] as const)
      .map((mark, index) => `<c ${mark}><v>${index === 4 ? '2026-06-05' : 44716.5}</v></c>`)
      .join('');
    for (const date1904 of ['1', 'true']) {
      const read = readBook(
        book(`<row>${sheet}</row>`, {
          'xl/workbook.xml': workbook(
            '<sheet name="a" sheetId="1" r:id="rId1"/>',
            `<workbookPr date1904="${date1904}"/>`,
          ),
          'xl/styles.xml': styleSheet([14, 'hh:mm', '[h]:mm', 0]),
        }),
      );
      expect(read.date1904).toBe(true);
      expect([1, 2, 3, 4, 5].map((column) => cellOf(read, 1, column)?.value)).toEqual([
        46178.5, 44716.5, 44716.5, 44716.5, 46178,
      ]);
      expect([1, 2, 3, 4, 5].map((column) => cellOf(read, 1, column)?.isDate)).toEqual([
        true,
        true,
        true,
        false,
        true,
      ]);
    }
  });
});

describe('where cells stand', () => {
  test('rows and cells without a reference', () => {
    const read = readBook(
      book(
        '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row>' +
          '<row r="7"><c><v>7</v></c></row><row><c><v>8</v></c></row>' +
          '<row><c r="B20"><v>20</v></c></row>',
      ),
    );
    const sheet = read.sheets[0];
    expect([...(sheet?.rows() ?? [])]).toEqual([1, 7, 8, 20]);
    expect([...(sheet?.columnsOf(1) ?? [])]).toEqual([1, 4, 5]);
    expect([...(sheet?.columnsOf(2) ?? [])]).toEqual([]);
    expect(cellOf(read, 20, 2)?.value).toBe(20);
    expect(sheet).toMatchObject({ lastRow: 20, lastColumn: 5 });
  });

  test('rows and cells out of order', () => {
    const read = readBook(
      book(
        '<row r="3"><c r="C3"><v>33</v></c><c r="A3"><v>31</v></c></row>' +
          '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="3"><c r="b3"><v>32</v></c></row>',
      ),
      { limits: { columns: 16384 } },
    );
    expect([...(read.sheets[0]?.rows() ?? [])]).toEqual([1, 3]);
    expect([...(read.sheets[0]?.columnsOf(3) ?? [])]).toEqual([1, 2, 3]);
    expect([1, 2, 3, 4].map((column) => cellOf(read, 3, column)?.value)).toEqual([
      31,
      32,
      33,
      undefined,
    ]);
    expect(cellOf(read, 1, 16384)?.value).toBe(1);
  });
});

/** What the corpus under `test/fixtures/intake/` does not hold already. */
describe('how files are put together', () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
  const strings = { 'xl/sharedStrings.xml': stringTable('<si><t>Đạt</t></si>') };
  const parts = (): Parts => bookParts(rows, strings);
  const renamed = (change: (name: string) => string, all = parts()): Parts =>
    Object.fromEntries(Object.entries(all).map(([name, part]) => [change(name), part]));
  const mapped = (change: (text: string) => string | Uint8Array): Parts =>
    Object.fromEntries(
      Object.entries(parts()).map(([name, part]) => [name, change(part as string)]),
    );
  test.each<[what: string, bytes: () => Uint8Array]>([
    [
      'a comment at the end',
      () => rawZip(entriesOf(parts()), { comment: 'PK\u0005\u0006 gửi từ xã' }),
    ],
    ['slash before names', () => zip(renamed((name) => `/${name}`))],
    [
      'roundabout and back-slashed targets',
      () =>
        book(rows, {
          ...strings,
          'xl/_rels/workbook.xml.rels': relationships([
            ['rId1', 'worksheet', '.\\worksheets\\..\\worksheets\\sheet1.xml'],
            ['rId3', 'sharedStrings', '../xl/./sharedStrings.xml'],
          ]),
        }),
    ],
    [
      'another folder, escaped names',
      () =>
        zip({
          ...renamed((name) =>
            name.replace(/^xl\//, 'sổ/').replace('sheet1', 'trang 1').replace('workbook', 'book'),
          ),
          '_rels/.rels': relationships([['a', 'officeDocument', 's%E1%BB%95/book.xml']]),
          'sổ/_rels/book.xml.rels': relationships([
            ['rId1', 'worksheet', 'worksheets/trang%201.xml'],
          ]),
        }),
    ],
    ['no relationships of the package', () => book(rows, { ...strings, '_rels/.rels': undefined })],
    ['no namespace', () => zip(mapped((text) => text.replaceAll(` xmlns="${MAIN}"`, '')))],
    ['no XML declaration', () => zip(mapped((text) => text.replace(/^<\?.*?\?>\s*/, '')))],
    ['Buffer with an offset', () => Buffer.concat([Buffer.from('xx'), zip(parts())]).subarray(2)],
  ])('%s', (_what, bytes) => {
    const read = readBook(bytes());
    expect(read.sheets.map(({ name, state }) => [name, state])).toEqual([['Báo cáo', 'visible']]);
    expect(cellOf(read)).toEqual({ value: 'Đạt', isDate: false });
  });

  test('an extension may use our words and say nothing', () => {
    const foreign =
      '<row r="1"><c r="A1"><v>1</v></c></row><o:row xmlns:o="urn:o" r="2"><c r="A2"><v>2</v></c></o:row>' +
      '<row r="3"><c xmlns="urn:o" r="A3"><v>3</v></c><c r="B3"><v>4</v></c></row>' +
      '<row r="4"><c r="A4"><v>5</v></c></row>';
    const read = readBook(
      book('', {
        'xl/worksheets/sheet1.xml': worksheet(
          foreign,
          '<extLst><ext><sheetData><row><c r="A9"><v>9</v></c></row></sheetData></ext></extLst>',
        ),
      }),
    );
    expect([...(read.sheets[0]?.rows() ?? [])]).toEqual([1, 3, 4]);
    expect([...(read.sheets[0]?.columnsOf(3) ?? [])]).toEqual([2]);
  });

  test('sheets: order, states, escapes, chart sheets left out, one listed twice kept once', () => {
    const read = readBook(
      book('<row><c><v>1</v></c></row>', {
        'xl/workbook.xml': workbook(
          '<sheet name="Chỉ tiêu &amp; mốc" sheetId="1" state="hidden" r:id="rId5"/>' +
            '<sheet name="a" sheetId="2" r:id="rId1"/><sheet name="Biểu đồ" sheetId="3" r:id="rId6"/>' +
            '<sheet name="a" sheetId="2" r:id="rId1"/><sheet name="A" sheetId="4" r:id="rId7"/>' +
            '<sheet name="_tiendo" sheetId="5" state="veryHidden" r:id="rId8"/>',
        ),
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId5', 'worksheet', 'worksheets/sheet2.xml'],
          ['rId6', 'chartsheet', 'chartsheets/sheet1.xml'],
          ['rId7', 'worksheet', 'worksheets/SHEET1.xml'],
          ['rId8', 'worksheet', 'worksheets/sheet3.xml'],
        ]),
        'xl/worksheets/sheet2.xml': worksheet(''),
        'xl/worksheets/sheet3.xml': worksheet('').replace(
          '<sheetData></sheetData>',
          '<sheetData/>',
        ),
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
      }),
    );
    expect(read.sheets.map(({ name, state }) => [name, state])).toEqual([
      ['Chỉ tiêu & mốc', 'hidden'],
      ['a', 'visible'],
      ['_tiendo', 'veryHidden'],
    ]);
  });
});
