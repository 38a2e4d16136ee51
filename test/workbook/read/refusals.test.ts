/** Refused: files that are no workbook, packages and parts that contradict themselves. */
import { readBook } from '../../../src/workbook/read';
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
import { cells, refusalOf, refuses, type Case } from './refused';

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

describe.each([
  ['wrong files', WRONG_FILES],
  ['zip', ZIPS],
  ['parts', PARTS],
])('refused: %s', (_group, cases) => refuses(cases));

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
