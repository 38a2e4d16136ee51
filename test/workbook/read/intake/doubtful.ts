/** Figures and days that can be taken for others, and files that are something else. */
import {
  book,
  bookParts,
  OFFICE,
  relationships,
  stringTable,
  styleSheet,
  utf8,
  workbook,
  worksheet,
  zip,
} from '../build';
import type { IntakeCase } from './case';
import { AROUND, cells, LINKS, made, ONE_SHEET, ROW, SHEET, strings } from './make';

const compatible = (inner: string): string =>
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x">${inner}</mc:Choice></mc:AlternateContent>`;

/** Which figure is meant. */
const VALUES: readonly IntakeCase[] = [
  made('so-tran.xlsx', () => cells('<c r="A1"><v>1e400</v></c>')),
  made('so-he-16.xlsx', () => cells('<c r="A1"><v>0x10</v></c>')),
  made('so-chu-so-rong.xlsx', () => cells('<c r="A1"><v>１２</v></c>')),
  made('so-o-hai-bien.xlsx', () =>
    cells(
      ['1.7976931348623157E+308', '2.2250738585072014E-308', '1e-400', '+5', '5.', '00', '-0.0']
        .map((value) => `<c><v>${value}</v></c>`)
        .join(''),
    ),
  ),
  made('o-vua-so-vua-chu.xlsx', () =>
    cells('<c r="A1" t="inlineStr"><v>1</v><is><t>2</t></is></c>'),
  ),
  made('o-hai-doan-chu.xlsx', () =>
    cells('<c r="A1" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>'),
  ),
  made('o-trong-lua-chon.xlsx', () =>
    book(`<row r="1">${compatible('<c r="A1"><v>1</v></c>')}</row>`),
  ),
  made('dong-trong-lua-chon.xlsx', () => book(compatible('<row><c><v>1</v></c></row>'))),
  made('chu-trong-lua-chon.xlsx', () => strings([compatible('<t>a</t>')])),
  made('lua-chon-ngoai-du-lieu.xlsx', () =>
    book(ROW, {
      ...AROUND,
      [SHEET]: worksheet(ROW, compatible('<controls/>')),
      'xl/workbook.xml': workbook(ONE_SHEET, compatible('<x15ac:absPath xmlns:x15ac="urn:x"/>')),
    }),
  ),
  made('o-cua-phan-mo-rong.xlsx', () =>
    book(
      `<row r="1"><o:c xmlns:o="urn:o" r="A1"><v>9</v></o:c><c r="B1" o:r="C1" xmlns:o="urn:o"><v>2</v></c></row>`,
    ),
  ),
  made('o-goc-cuoi.xlsx', () => book('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
  made('o-goc-cuoi-trong.xlsx', () =>
    book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'),
  ),
  made('o-ngoai-bang.xlsx', () => book('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')),
  made('dong-lap-lai.xlsx', () =>
    book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>'),
  ),
  made('dong-khong-so.xlsx', () => book('<row r="0"><c r="A1"><v>1</v></c></row>')),
  made('chu-so-am.xlsx', () => cells('<c t="s"><v>-1</v></c>', AROUND)),
  made('nhieu-doan-rong.xlsx', () =>
    book('', { 'xl/sharedStrings.xml': stringTable(`<si>${'<t/>'.repeat(600_000)}</si>`) }),
  ),
  made('nhieu-dong-rong.xlsx', () => book('<row/>'.repeat(400_000))),
];

/** What a damaged byte leaves of a value; each was found by mutation, read as if nothing stood there. */
const REMAINS: readonly IntakeCase[] = [
  made('o-mat-the-gia-tri.xlsx', () => cells('<c r="A1" t="s">v></c>', AROUND)),
  made('o-mat-gia-tri.xlsx', () => cells('<c r="A1" t="s">></c>', AROUND)),
  made('o-gia-tri-ngoai-the.xlsx', () => cells('<c r="A1"><![CDATA[7]]></c>')),
  made('dong-chu-ngoai-o.xlsx', () => cells('<c r="A1"><v>1</v></c>c r="B1"><c r="C1"/>')),
  made('bang-chu-ngoai-doan.xlsx', () =>
    cells('<c t="s"><v>0</v></c>', { 'xl/sharedStrings.xml': stringTable('si><si><t>a</t></si>') }),
  ),
  made('kieu-chu-ngoai-the.xlsx', () =>
    cells('<c s="1"><v>46178</v></c>', {
      'xl/styles.xml': styleSheet([0, 14]).replace('<xf numFmtId="0"/>', 'xf numFmtId="0"/>'),
    }),
  ),
  made('o-ghi-lai-rong.xlsx', () => cells('<c r="B1"><v>1</v></c><c r="B1" s="0"/>')),
  made('o-rong-ghi-lai.xlsx', () => cells('<c r="B1" s="0"></c><c  r="B1"><v>1</v></c>')),
  made('o-xa-ghi-lai.xlsx', () => cells('<c r="ZZ1" s="0"/><c r="A1"><v>1</v></c><c r="ZZ1"/>')),
  made('o-hai-doan-lien.xlsx', () => strings(['<t>10</t><t>000</t>'])),
  made('o-hai-doan-trong-kieu.xlsx', () => strings(['<r/><r><t>10</t><t>000</t></r>'])),
  made('o-doan-va-kieu.xlsx', () => strings(['<t>10</t><r><t>000</t></r>'])),
  made('hai-trang-mot-phan.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/workbook.xml': workbook(`${ONE_SHEET}<sheet name="Nhiệm vụ" sheetId="2" r:id="rId1"/>`),
    }),
  ),
];

/** Small files of parts that would take much memory. */
const COUNTS: readonly IntakeCase[] = [
  made('qua-nhieu-kieu.xlsx', () =>
    cells('<c><v>1</v></c>', {
      'xl/styles.xml': styleSheet([]).replace('<cellXfs>', `<cellXfs>${'<xf/>'.repeat(65_537)}`),
    }),
  ),
  made('qua-nhieu-dinh-dang.xlsx', () =>
    cells('<c><v>1</v></c>', {
      'xl/styles.xml': styleSheet(Array.from({ length: 65_537 }, () => '0')),
    }),
  ),
  made('qua-nhieu-lien-ket.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/_rels/workbook.xml.rels': relationships([
        ...LINKS,
        ...Array.from({ length: 1_998 }, (_, at) => [`x${at}`, 'theme', 'theme.xml'] as const),
      ]),
    }),
  ),
];

/** Which day is meant. */
const DAYS: readonly IntakeCase[] = [
  made('ngay-dau-1900.xlsx', () =>
    cells(
      ['0', '1', '59', '60', '61', '-1', '2958465', '2958466']
        .map((value) => `<c s="0"><v>${value}</v></c>`)
        .join(''),
      {
        'xl/styles.xml': styleSheet([14]),
      },
    ),
  ),
  made('he-1904-le.xlsx', () =>
    cells(
      ['0', '44716.75', '0.25'].map((value) => `<c s="0"><v>${value}</v></c>`).join('') +
        '<c s="1"><v>30.5</v></c>',
      {
        'xl/workbook.xml': workbook(ONE_SHEET, '<workbookPr date1904="true"/>'),
        'xl/styles.xml': styleSheet([22, '[h]:mm']),
      },
    ),
  ),
  made('gio-tren-24.xlsx', () =>
    cells('<c s="0"><v>30.5</v></c><c s="1"><v>1.25</v></c><c s="2"><v>-0.5</v></c>', {
      'xl/styles.xml': styleSheet([46, '[mm]:ss', '[h]:mm;-[h]:mm']),
    }),
  ),
  made('kieu-khong-co.xlsx', () => cells('<c s="99"><v>46178</v></c><c s="-1"><v>1</v></c>')),
];

/** Other kinds of file. */
const OTHERS: readonly IntakeCase[] = [
  made('rar-doi-duoi.xlsx', () => utf8('Rar!\u001a\u0007\u0000')),
  made('7z-doi-duoi.xlsx', () => Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)),
  made('gzip-doi-duoi.xlsx', () => Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)),
  made('anh-doi-duoi.xlsx', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46)),
  made('trang-web-mot-tep.xls', () =>
    utf8(
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=3D"utf-8"\r\n',
    ),
  ),
  made('pptx-doi-duoi.xlsx', () =>
    zip({
      '_rels/.rels': relationships([['a', 'officeDocument', 'ppt/presentation.xml']]),
      'ppt/presentation.xml': `<p xmlns:r="${OFFICE}"/>`,
    }),
  ),
  made('so-khong-trang.xlsx', () => zip(bookParts('', { 'xl/workbook.xml': workbook('') }))),
];

export const DOUBTFUL: readonly IntakeCase[] = [
  ...VALUES,
  ...REMAINS,
  ...COUNTS,
  ...DAYS,
  ...OTHERS,
];
