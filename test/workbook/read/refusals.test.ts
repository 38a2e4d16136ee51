import {
  LIMITS,
  readBook,
  ReadRefusal,
  type ReadLimits,
  type ReadRefusalCode,
} from '../../../src/workbook/read';
import {
  book,
  bookParts,
  entriesOf,
  MAIN,
  rawZip,
  relationships,
  stringTable,
  utf16,
  utf8,
  workbook,
  worksheet,
  zip,
  type RawEntry,
} from './build';

function refusalOf(run: () => unknown): ReadRefusal {
  try {
    run();
  } catch (error) {
    if (error instanceof ReadRefusal) return error;
    throw error;
  }
  throw new Error('was read');
}

const cells = (inner: string): Uint8Array => book(`<row r="1">${inner}</row>`);
const sheet = (xml: string | Uint8Array): Uint8Array =>
  book('', { 'xl/worksheets/sheet1.xml': xml });
const good = (): RawEntry[] => entriesOf(bookParts('<row r="1"><c r="A1"><v>1</v></c></row>'));
/** The good book with one entry lying about itself. */
const lying = (lie: Partial<RawEntry>, name = 'xl/worksheets/sheet1.xml'): Uint8Array =>
  rawZip(good().map((entry) => (entry.name === name ? { ...entry, ...lie } : entry)));
const withBytes = (at: number, ...bytes: number[]): Uint8Array => {
  const copy = rawZip(good());
  copy.set(bytes, at < 0 ? copy.length + at : at);
  return copy;
};

const RESAVE = 'chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx)';

type Case = [what: string, bytes: () => Uint8Array, code: ReadRefusalCode, fragment: string];

const WRONG_FILES: Case[] = [
  ['nothing', () => new Uint8Array(0), 'empty-file', 'Tệp rỗng (0 byte).'],
  [
    'HTML',
    () => utf8('\n<!DOCTYPE html><html><table>'),
    'not-a-workbook',
    'trang web HTML đổi đuôi',
  ],
  ['HTML table', () => utf8('<table><tr><td>1'), 'not-a-workbook', 'trang web HTML đổi đuôi'],
  ['XML', () => utf8('<?xml version="1.0"?><Workbook/>'), 'not-a-workbook', 'tệp XML đổi đuôi'],
  ['CSV', () => utf8('mã,tên\n1,Xã Kháng Chiến\n'), 'not-a-workbook', 'tệp văn bản hoặc CSV'],
  ['CSV with mark', () => utf8('\ufeffmã;tên'), 'not-a-workbook', 'tệp văn bản hoặc CSV'],
  ['CSV in UTF-16', () => utf16('mã\ttên', true), 'not-a-workbook', 'tệp văn bản hoặc CSV'],
  ['PDF', () => utf8('%PDF-1.7\n'), 'is-document', ': PDF. Lấy chính tệp Excel'],
  ['RTF', () => utf8('{\\rtf1'), 'is-document', ': RTF. '],
  ['noise', () => new Uint8Array([1, 2, 3, 250, 7, 0]), 'not-a-workbook', RESAVE],
  ['only zeros', () => new Uint8Array(4096), 'not-a-workbook', 'chỉ có số 0'],
  ['empty zip', () => rawZip([]), 'not-a-workbook', 'tệp nén rỗng'],
  ['any zip', () => zip({ 'báo cáo.xlsx': 'x' }), 'is-archive', ': zip. Giải nén'],
  [
    'Word',
    () =>
      zip({
        '_rels/.rels': relationships([['a', 'officeDocument', 'word/document.xml']]),
        'word/document.xml': '<w/>',
      }),
    'is-document',
    'Word',
  ],
  [
    'password or .xls',
    () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'encrypted-or-xls',
    'Mở bằng Excel, bỏ mật khẩu rồi lưu lại dạng .xlsx',
  ],
  ['Excel 4', () => new Uint8Array([9, 4, 6, 0, 0, 0]), 'is-xls', 'Excel đời cũ (.xls)'],
  [
    '.ods',
    () =>
      zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': '<x/>',
        'META-INF/manifest.xml': '<x/>',
      }),
    'is-ods',
    '(.ods)',
  ],
  [
    '.xlsb',
    () => zip({ '_rels/.rels': relationships([['a', 'officeDocument', 'xl/workbook.bin']]) }),
    'is-xlsb',
    '(.xlsb)',
  ],
  ['.xlsb without relationships', () => zip({ 'xl/workbook.bin': 'x' }), 'is-xlsb', '(.xlsb)'],
];

const ZIPS: Case[] = [
  ['cut in the signature', () => utf8('PK'), 'truncated', 'bị cắt mất'],
  ['cut at the end', () => rawZip(good()).subarray(0, -30), 'truncated', 'bị cắt mất'],
  ['cut in half', () => rawZip(good()).subarray(0, 600), 'truncated', 'gửi lại'],
  ['a piece is missing', () => cutOut(rawZip(good()), 100, 40), 'truncated', 'bị cắt mất'],
  [
    'directory beyond the end',
    () => rawZip(good(), { directoryStart: 1e6 }),
    'truncated',
    'bị cắt mất',
  ],
  [
    'directory of another size',
    () => rawZip(good(), { directorySize: 80 }),
    'truncated',
    'bị cắt mất',
  ],
  ['fewer entries told', () => rawZip(good(), { count: 2 }), 'malformed-zip', 'mục lục'],
  ['a changed letter', () => lying({ crc: 1 }), 'checksum', 'mã kiểm tra không khớp'],
  ['bad deflate', () => lying({ packed: new Uint8Array([7, 255, 255]) }), 'checksum', 'hỏng'],
  ['deflate that ends early', () => lying({ packed: new Uint8Array([0]) }), 'checksum', 'hỏng'],
  ['more than declared', () => lying({ size: 10 }), 'wrong-size', 'kích thước tệp tự khai'],
  ['less than declared', () => lying({ size: 10_000 }), 'wrong-size', 'kích thước tệp tự khai'],
  ['stored in two sizes', () => lying({ method: 0, size: 10 }), 'wrong-size', 'kích thước'],
  [
    'twice the same part',
    () => rawZip([...good(), ...good().slice(-1)]),
    'duplicate-entry',
    'trùng tên',
  ],
  [
    'twice but for case and slash',
    () => rawZip([...good(), { name: 'XL\\Styles.xml', data: utf8('<x/>') }]),
    'duplicate-entry',
    'XL\\Styles.xml',
  ],
  [
    'two names',
    () => lying({ localName: 'xl/worksheets/sheet2.xml' }),
    'malformed-zip',
    'tự mâu thuẫn',
  ],
  [
    'damaged name of a part that may be missing',
    () => lying({ name: 'xl/stylez.xml', localName: 'xl/styles.xml' }, 'xl/styles.xml'),
    'malformed-zip',
    'xl/stylez.xml',
  ],
  ['overlap', () => lying({ start: 0 }), 'malformed-zip', 'chồng lên'],
  ['zip password', () => lying({ flags: 1 }), 'zip-encrypted', 'nén kèm mật khẩu'],
  ['AES password', () => lying({ method: 99 }), 'zip-encrypted', 'nén kèm mật khẩu'],
  ['LZMA', () => lying({ method: 14 }), 'zip-method', 'kiểu 14'],
  ['zip64 sizes', () => lying({ size: 0xffffffff }), 'zip64', 'ZIP64 dành cho tệp trên 4 GB'],
  ['zip64 count', () => rawZip(good(), { count: 0xffff }), 'zip64', 'ZIP64'],
  ['zip64 directory', () => rawZip(good(), { directoryStart: 0xffffffff }), 'zip64', 'ZIP64'],
  ['several disks', () => withBytes(-18, 1), 'malformed-zip', 'tệp nén nhiều phần'],
  ['not where it says', () => withBytes(1, 0x51), 'not-a-workbook', RESAVE],
];

const PARTS: Case[] = [
  [
    'no workbook',
    () => book('', { 'xl/workbook.xml': undefined }),
    'missing-part',
    'xl/workbook.xml',
  ],
  [
    'no sheet',
    () => book('', { 'xl/worksheets/sheet1.xml': undefined }),
    'missing-part',
    'trang "Báo cáo"',
  ],
  [
    'no links',
    () => book('', { 'xl/_rels/workbook.xml.rels': undefined }),
    'missing-part',
    'Báo cáo',
  ],
  [
    'a sheet outside the file',
    () =>
      book('', {
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', 'http://x/s.xml" TargetMode="External'],
        ]),
      }),
    'missing-part',
    'Báo cáo',
  ],
  [
    'a link twice',
    () =>
      book('', {
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId1', 'worksheet', 'worksheets/sheet2.xml'],
        ]),
      }),
    'malformed-xml',
    'rId1 ghi hai lần',
  ],
  [
    'two sheets of one name',
    () =>
      book('', {
        'xl/workbook.xml': workbook(
          '<sheet name="Đạt" sheetId="1" r:id="rId1"/><sheet name="ĐẠT" sheetId="2" r:id="rId2"/>',
        ),
        'xl/_rels/workbook.xml.rels': relationships([
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
        ]),
        'xl/worksheets/sheet2.xml': worksheet(''),
      }),
    'duplicate-sheet',
    'ĐẠT',
  ],
  [
    'a sheet without name',
    () => book('', { 'xl/workbook.xml': workbook('<sheet sheetId="1" r:id="rId1"/>') }),
    'malformed-xml',
    'không có tên',
  ],
  ['no table of strings', () => cells('<c r="A1" t="s"><v>0</v></c>'), 'missing-string', 'ô A1'],
  [
    'string beyond the table',
    () =>
      book('<row r="7"><c r="C7" t="s"><v>1</v></c></row>', {
        'xl/sharedStrings.xml': stringTable('<si><t>a</t></si>'),
      }),
    'missing-string',
    'trang "Báo cáo", ô C7, đoạn chữ số 2',
  ],
];

const DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "b">]>';

const XML: Case[] = [
  [
    'DOCTYPE',
    () => sheet(worksheet('').replace('?>\n', `?>${DOCTYPE}`)),
    'doctype',
    'khai báo DOCTYPE',
  ],
  ['DOCTYPE behind', () => sheet(worksheet('') + DOCTYPE), 'doctype', 'xl/worksheets/sheet1.xml'],
  [
    'DOCTYPE in the strings',
    () => book('', { 'xl/sharedStrings.xml': DOCTYPE + stringTable('') }),
    'doctype',
    'sharedStrings',
  ],
  ['DOCTYPE in UTF-16', () => sheet(utf16(DOCTYPE + worksheet(''), false)), 'doctype', 'DOCTYPE'],
  ['not XML', () => sheet('a,b,c'), 'malformed-xml', 'không phải <worksheet>'],
  ['nothing', () => sheet(''), 'malformed-xml', 'không phải <worksheet>'],
  ['text before', () => sheet(`x${worksheet('')}`), 'malformed-xml', 'không phải <worksheet>'],
  ['another root', () => sheet('<chartsheet/>'), 'malformed-xml', 'không phải <worksheet>'],
  ['foreign root', () => sheet('<worksheet xmlns="urn:o"/>'), 'malformed-xml', 'không phải'],
  ['unknown prefix', () => sheet('<x:worksheet/>'), 'malformed-xml', 'tiền tố x: chưa khai báo'],
  ['not closed', () => sheet(worksheet('').slice(0, -12)), 'malformed-xml', 'chưa đóng'],
  ['closed crosswise', () => cells('<c r="A1"><v>1</c></v>'), 'malformed-xml', 'không khớp'],
  ['closed too often', () => sheet(`${worksheet('')}</x>`), 'malformed-xml', 'thừa nội dung'],
  ['two roots', () => sheet(`${worksheet('')}<worksheet/>`), 'malformed-xml', 'thừa nội dung'],
  ['comment not closed', () => cells('<!-- -> <c>'), 'malformed-xml', 'chưa đóng'],
  [
    'CDATA not closed',
    () => cells('<c t="str"><v><![CDATA[ ]]</v></c>'),
    'malformed-xml',
    'chưa đóng',
  ],
  ['declaration', () => cells('<!ELEMENT a>'), 'malformed-xml', 'khai báo <!'],
  ['no quotes', () => cells('<c r=A1/>'), 'malformed-xml', 'dấu nháy'],
  ['no name', () => cells('<c ="1"/>'), 'malformed-xml', 'thuộc tính'],
  ['< for a name', () => cells('<c <="1"/>'), 'malformed-xml', 'thuộc tính'],
  ['no value', () => cells('<c r/>'), 'malformed-xml', 'thuộc tính'],
  ['value not closed', () => cells('<c r="A1/>'), 'malformed-xml', 'thuộc tính chưa đóng'],
  ['attributes stuck together', () => cells('<c r="A1"s="0"/>'), 'malformed-xml', 'thẻ <c>'],
  ['attribute twice', () => cells('<c r="A1" r="B1"/>'), 'malformed-xml', 'r ghi hai lần'],
  [
    'attributes without end',
    () => cells(`<c${' a=""'.repeat(300)}/>`),
    'malformed-xml',
    'quá nhiều',
  ],
  ['name of a tag', () => cells('< c/>'), 'malformed-xml', 'tên thẻ'],
  ['lone &', () => cells('<c t="str"><v>a & b</v></c>'), 'malformed-xml', 'dấu &'],
  ['named entity', () => cells('<c t="str"><v>&nbsp;</v></c>'), 'malformed-xml', '&nbsp;'],
  [
    '__proto__ entity',
    () => cells('<c t="str"><v>&__proto__;</v></c>'),
    'malformed-xml',
    'thực thể',
  ],
  ['character 0', () => cells('<c t="str"><v>&#0;</v></c>'), 'malformed-xml', 'ký tự &#0;'],
  ['half a pair', () => cells('<c t="str"><v>&#xD800;</v></c>'), 'malformed-xml', '&#xD800;'],
  [
    'beyond Unicode',
    () => cells('<c t="str"><v>&#x110000;</v></c>'),
    'malformed-xml',
    '&#x110000;',
  ],
  [
    'control character',
    () => cells('<c t="str"><v>a\u0001</v></c>'),
    'malformed-xml',
    'điều khiển',
  ],
  ['no character', () => cells('<c t="str"><v>a\uffff</v></c>'), 'malformed-xml', 'điều khiển'],
  [
    'bad UTF-8',
    () => sheet(Buffer.from(worksheet('<row><c t="str"><v>\u00ff</v></c></row>'), 'latin1')),
    'malformed-xml',
    'không phải UTF-8',
  ],
  ['bad UTF-16', () => sheet(utf16(worksheet('\ud800'), true)), 'malformed-xml', 'UTF-16LE'],
  [
    'two blocks of data',
    () => sheet(worksheet('', '<sheetData/>')),
    'malformed-xml',
    'hai khối dữ liệu',
  ],
  ['two values', () => cells('<c r="A1"><v>1</v><v>2</v></c>'), 'malformed-xml', 'ô A1'],
];

const CELLS: Case[] = [
  ...['A0', 'A', '1', 'A1048577', 'XFE1', 'AAAA1', '$A$1', 'A1:B2', 'A-1', 'A1 ', 'Ă1', ''].map(
    (reference): Case => [
      `reference ${reference}`,
      () => cells(`<c r="${reference}"><v>1</v></c>`),
      'bad-cell-reference',
      'sai địa chỉ ô',
    ],
  ),
  ['another row', () => cells('<c r="A2"><v>1</v></c>'), 'bad-cell-reference', 'A2, dòng 1'],
  ['row 0', () => book('<row r="0"/>'), 'bad-cell-reference', 'dòng 0'],
  ['row as text', () => book('<row r="1e3"/>'), 'bad-cell-reference', 'dòng 1e3'],
  [
    'below the grid',
    () => book('<row r="1048576"/><row><c><v>1</v></c></row>'),
    'bad-cell-reference',
    'A1048577',
  ],
  ['right of the grid', () => cells('<c r="XFD1"/><c/>'), 'bad-cell-reference', 'XFE1'],
  [
    'cell twice',
    () => cells('<c r="B1"><v>1</v></c><c r="B1"><v>2</v></c>'),
    'duplicate-cell',
    'ô B1',
  ],
  [
    'cell twice in a row written twice',
    () => book('<row r="1"><c r="B1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>'),
    'duplicate-cell',
    'ô B1',
  ],
  ...[
    'abc',
    '1,5',
    '0x1F',
    '1e999',
    'Infinity',
    'NaN',
    '1 2',
    '--1',
    '1e',
    '.',
    `1${'0'.repeat(70)}`,
  ].map((value): Case => [
    `number ${value.slice(0, 9)}`,
    () => cells(`<c r="C1"><v>${value}</v></c>`),
    'bad-value',
    'ô C1',
  ]),
  ['boolean', () => cells('<c t="b"><v>2</v></c>'), 'bad-value', 'ô A1: 2'],
  ['type', () => cells('<c t="x"><v>2</v></c>'), 'bad-value', 'kiểu x'],
  ...['-1', '1.5', 'a', '1e0', '99999999999999999999'].map((index): Case => [
    `string ${index}`,
    () =>
      book(`<row r="1"><c t="s"><v>${index}</v></c></row>`, {
        'xl/sharedStrings.xml': stringTable('<si/>'),
      }),
    'bad-value',
    'ô A1',
  ]),
];

describe.each([
  ['wrong files', WRONG_FILES],
  ['zip', ZIPS],
  ['parts', PARTS],
  ['XML', XML],
  ['cells', CELLS],
])('refused: %s', (_group, cases) => {
  test.each(cases)('%s', (_what, bytes, code, fragment) => {
    const refusal = refusalOf(() => readBook(bytes()));
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringContaining(fragment)]);
    expect(refusal.message).toMatch(/(gửi lại|lưu lại dạng \.xlsx)\.$/);
  });
});

describe('refused: too large', () => {
  const row = (number: number): string => `<row r="${number}"><c><v>1</v></c><c><v>2</v></c></row>`;
  const three = (): Uint8Array => book(row(1) + row(2) + row(3));

  test.each<
    [
      limit: keyof ReadLimits,
      value: number,
      bytes: () => Uint8Array,
      code: ReadRefusalCode,
      fragment: string,
    ]
  >([
    ['fileBytes', 100, three, 'too-large-file', 'Xóa ảnh'],
    ['entries', 5, three, 'too-large-entries', '6, tối đa 5'],
    ['entryBytes', 300, three, 'too-large-entry', '1 MB'],
    ['totalBytes', 300, three, 'too-large-total', 'sau khi giải nén'],
    ['nesting', 5, () => cells('<c><f><a><b/></a></f></c>'), 'too-large-nesting', 'tối đa 5 tầng'],
    ['rows', 2, three, 'too-large-rows', 'trang "Báo cáo": tối đa 2 dòng'],
    ['columns', 1, three, 'too-large-columns', 'có dữ liệu ở cột B, tối đa 1 cột'],
    ['cells', 5, three, 'too-large-cells', 'tối đa 5 ô'],
    [
      'stringLength',
      4,
      () => cells('<c t="str"><v>năm ký</v></c>'),
      'too-large-string',
      'ô A1: 6 ký tự',
    ],
    ['stringLength', 4, () => cells('<c><f>A1+A2</f></c>'), 'too-large-string', 'tối đa 4'],
    ['stringLength', 4, () => cells('<c t="e"><v>#DIV/0!</v></c>'), 'too-large-string', 'ô A1'],
    [
      'stringLength',
      4,
      () =>
        book('', {
          'xl/sharedStrings.xml': stringTable('<si><r><t>abc</t></r><r><t>de</t></r></si>'),
        }),
      'too-large-string',
      'đoạn chữ số 1: 5 ký tự',
    ],
    [
      'sharedStrings',
      2,
      () => book('', { 'xl/sharedStrings.xml': stringTable('<si/><si/><si/>') }),
      'too-large-strings',
      'tối đa 2',
    ],
    ['sheets', 0, three, 'too-large-sheets', 'tối đa 0'],
  ])('%s', (limit, value, bytes, code, fragment) => {
    const refusal = refusalOf(() => readBook(bytes(), { limits: { [limit]: value } }));
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringContaining(fragment)]);
    expect(() => readBook(bytes())).not.toThrow();
  });

  test('ratio, asked of large parts only', () => {
    const bytes = sheet(worksheet(' '.repeat(500_000)));
    expect(() => readBook(bytes)).not.toThrow();
    expect(refusalOf(() => readBook(bytes, { limits: { ratioFloorBytes: 1000 } })).code).toBe(
      'too-large-ratio',
    );
  });

  test('wall time, by the clock given, while the sheet is read', () => {
    let time = 0;
    const now = (): number => (time += 1);
    const bytes = book('<row><c><v>1</v></c></row>'.repeat(20_000));
    const refusal = refusalOf(() => readBook(bytes, { now, limits: { milliseconds: 20 } }));
    expect([refusal.code, refusal.part]).toEqual(['too-slow', 'xl/worksheets/sheet1.xml']);
    expect(refusal.message).toContain('1 giây');
  });

  test('nesting without end in what is stepped over', () => {
    const bytes = sheet(worksheet('', '<a>'.repeat(100_000)));
    expect(refusalOf(() => readBook(bytes)).code).toBe('too-large-nesting');
  });

  test('the limits are fixed figures', () => {
    expect(Object.values(LIMITS).every((limit) => Number.isInteger(limit) && limit > 0)).toBe(true);
  });
});

test('a hostile name cannot turn the message around or drown it', () => {
  const name = `a\u202e${'x'.repeat(5000)}\u0007`;
  const bytes = book('<row><c r="B9"/></row><row r="x"/>', {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${name.replace('\u0007', '_x0007_')}" r:id="rId1"/></sheets></workbook>`,
  });
  const { message } = refusalOf(() => readBook(bytes));
  expect(message.length).toBeLessThan(400);
  expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

function cutOut(bytes: Uint8Array, at: number, length: number): Uint8Array {
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
}
