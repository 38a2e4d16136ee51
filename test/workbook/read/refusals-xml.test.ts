/** Refused: XML that is not well formed, cells that mean nothing or two things. */
import { book, stringTable, utf16, worksheet } from './build';
import { cells, refuses, sheet, type Case } from './refused';

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
  ['XML', XML],
  ['cells', CELLS],
])('refused: %s', (_group, cases) => refuses(cases));
