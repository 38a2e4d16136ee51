/** Ways in which an honest file may be written that a reader must not stumble over. */
import {
  book,
  entriesOf,
  rawZip,
  relationships,
  styleSheet,
  utf16,
  utf8,
  workbook,
  worksheet,
  zip,
} from '../build';
import type { IntakeCase } from './case';
import {
  AROUND,
  cells,
  made,
  mapped,
  ONE_SHEET,
  renamed,
  ROW,
  SHEET,
  strings,
  usual,
} from './make';

export const SPELLINGS: readonly IntakeCase[] = [
  // values
  made('gia-tri-0-false-rong.xlsx', () =>
    cells(
      '<c r="A1"><f>1-1</f><v>0</v></c><c r="B1" t="b"><f>1=2</f><v>0</v></c>' +
        '<c r="C1" t="str"><f>T(1)</f><v></v></c><c r="D1"><f>SUM(X1)</f></c>',
    ),
  ),
  made('gia-tri-loi.xlsx', () =>
    cells(
      ['#N/A', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#SPILL!']
        .map((error) => `<c t="e"><v>${error}</v></c>`)
        .join(''),
    ),
  ),
  made('gia-tri-so.xlsx', () =>
    cells(
      ['0.30000000000000004', '1.5E-3', '-0', '1E+15', '99999999999999999', '.5', '0012']
        .map((value) => `<c><v>${value}</v></c>`)
        .join(''),
    ),
  ),
  made('cong-thuc-dung-chung.xlsx', () =>
    book(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>4</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>' +
        '<row r="3"><c r="A3"><f t="array" ref="A3">SUM(B1:B2)</f><v>5</v></c></row>',
    ),
  ),
  made('chu-nhieu-kieu.xlsx', () =>
    strings([
      '<r><rPr><b/></rPr><t>đậm</t></r><r><t xml:space="preserve"> thường </t></r>',
      '<t xml:space="preserve"> giữ  dấu cách </t>',
      '<t/>',
    ]),
  ),
  made('chu-phien-am.xlsx', () =>
    strings(['<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>']),
  ),
  made('chu-cdata.xlsx', () => strings(['<t><![CDATA[<b> & ]]><![CDATA[chữ]]></t>'])),
  made('chu-thuc-the.xlsx', () =>
    strings(['<t>&lt;a&gt; &amp;amp; &#7841;&#x1F600; &apos;&quot;</t>']),
  ),
  made('chu-x000a.xlsx', () => strings(['<t>dòng 1_x000A_dòng 2</t>', '<t>_x005F_x000A_</t>'])),
  made('chu-xuong-dong.xlsx', () => strings(['<t>dòng 1\r\ndòng 2\rdòng 3</t>'])),
  made('chu-to-hop-roi.xlsx', () => strings([`<t>${'Xã Chiến Thắng'.normalize('NFD')}</t>`])),
  made('chu-trong-o.xlsx', () =>
    cells('<c r="A1" t="inlineStr"><is><r><t>trong </t></r><r><t>ô</t></r></is></c>'),
  ),
  made('chu-giong-cong-thuc.xlsx', () => strings(['<t>=1+1</t>', '<t>+84 205</t>', '<t>@xa</t>'])),
  // days
  made('ngay-dinh-dang-co-san.xlsx', () =>
    cells([14, 15, 16, 17, 22, 27, 58].map((_, at) => `<c s="${at}"><v>46178</v></c>`).join(''), {
      'xl/styles.xml': styleSheet([14, 15, 16, 17, 22, 27, 58]),
    }),
  ),
  made('ngay-dinh-dang-rieng.xlsx', () => {
    const formats = ['[$-42A]dd/mm/yyyy;@', '"ngày" dd', '#,##0 "đồng"', '[Red]0', 'yyyy\\-mm'];
    return cells(formats.map((_, at) => `<c s="${at}"><v>46178</v></c>`).join(''), {
      'xl/styles.xml': styleSheet(formats),
    });
  }),
  made('ngay-iso.xlsx', () =>
    cells(
      ['2026-06-05', '2026-06-05T12:00:00', '2026-06-05T00:00:00Z', '2026-02-30']
        .map((text) => `<c t="d"><v>${text}</v></c>`)
        .join(''),
    ),
  ),
  made('gio-phut.xlsx', () =>
    cells('<c s="0"><v>0.75</v></c><c s="1"><v>1.5</v></c><c t="d"><v>T18:00:00</v></c>', {
      'xl/styles.xml': styleSheet([20, '[h]:mm']),
    }),
  ),
  made('he-1904.xlsx', () =>
    cells('<c s="1"><v>44716</v></c><c s="0"><v>44716</v></c><c s="2"><v>0.5</v></c>', {
      'xl/workbook.xml': workbook(ONE_SHEET, '<workbookPr date1904="1"/>'),
      'xl/styles.xml': styleSheet([0, 14, 21]),
    }),
  ),
  // where cells stand
  made('khong-dimension.xlsx', () => zip(usual())),
  made('khong-dia-chi-o.xlsx', () =>
    book(
      '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="7"><c><v>7</v></c></row><row><c><v>8</v></c></row>',
    ),
  ),
  made('dong-cot-lon-xon.xlsx', () =>
    book(
      '<row r="3"><c r="C3"><v>33</v></c><c r="A3"><v>31</v></c></row><row r="1"><c r="B1"><v>12</v></c></row>',
    ),
  ),
  made('vung-ca-trang.xlsx', () =>
    book('', {
      'xl/workbook.xml': workbook(ONE_SHEET).replace(
        '</workbook>',
        '<definedNames><definedName name="x">a!$A$1:$XFD$1048576</definedName></definedNames></workbook>',
      ),
      [SHEET]: worksheet(
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"Có,Không"</formula1></dataValidation></dataValidations>',
      ).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>'),
    }),
  ),
  made('o-trong-co-mau.xlsx', () =>
    book(`<row r="1"><c r="A1"><v>1</v></c>${'<c s="1"/>'.repeat(200)}</row><row r="9" s="1"/>`),
  ),
  // sheets
  made('trang-an.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/workbook.xml': workbook(
        `${ONE_SHEET}<sheet name="Chỉ tiêu &amp; mốc" sheetId="2" state="hidden" r:id="rId4"/><sheet name="_tiendo" sheetId="3" state="veryHidden" r:id="rId5"/>`,
      ),
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
        ['rId4', 'worksheet', 'worksheets/sheet2.xml'],
        ['rId5', 'worksheet', 'worksheets/sheet3.xml'],
      ]),
      'xl/worksheets/sheet2.xml': worksheet(''),
      'xl/worksheets/sheet3.xml': worksheet('<row r="2"><c r="B2"><v>2</v></c></row>'),
    }),
  ),
  made('trang-bieu-do.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/workbook.xml': workbook(`${ONE_SHEET}<sheet name="Biểu đồ" sheetId="2" r:id="rId4"/>`),
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', 'sharedStrings.xml'],
        ['rId4', 'chartsheet', 'chartsheets/sheet1.xml'],
      ]),
      'xl/chartsheets/sheet1.xml': '<chartsheet/>',
    }),
  ),
  // parts
  made('utf16-le.xlsx', () => zip(mapped((text) => utf16(text, true)))),
  made('utf16-be.xlsx', () => zip(mapped((text) => utf16(text, false)))),
  made('utf8-bom.xlsx', () => zip(mapped((text) => utf8(`\ufeff${text}`)))),
  made('dau-nhay-don.xlsx', () =>
    zip(mapped((text) => text.replace(/<\?.*?\?>\s*/, '').replaceAll('"', "'"))),
  ),
  made('chu-thich-xml.xlsx', () =>
    zip(mapped((text) => text.replaceAll('><', '><!-- < & > --><'))),
  ),
  made('xuong-dong-xml.xlsx', () => zip(mapped((text) => text.replaceAll('><', '>\r\n\t<')))),
  made('ten-phan-tuyet-doi.xlsx', () =>
    book(ROW, {
      ...AROUND,
      '_rels/.rels': relationships([['a', 'officeDocument', '/xl/workbook.xml']]),
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['rId2', 'styles', '/xl/styles.xml'],
        ['rId3', 'sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    }),
  ),
  made('ten-phan-chu-hoa.xlsx', () => zip(renamed((name) => name.toUpperCase()))),
  made('ten-phan-gach-nguoc.xlsx', () => zip(renamed((name) => name.replaceAll('/', '\\')))),
  made('khong-styles-strings.xlsx', () =>
    cells('<c r="A1"><v>1</v></c>', { 'xl/styles.xml': undefined }),
  ),
  // zip
  made('zip-khong-nen.xlsx', () =>
    rawZip(entriesOf(usual()).map((entry) => ({ ...entry, method: 0 }))),
  ),
  made('zip-kich-thuoc-o-sau.xlsx', () =>
    rawZip(entriesOf(usual()).map((entry) => ({ ...entry, descriptor: true }))),
  ),
  made('zip-co-ghi-chu.xlsx', () => rawZip(entriesOf(usual()), { comment: 'gửi từ xã' })),
  made('zip-thua-duoi.xlsx', () => Buffer.concat([zip(usual()), Buffer.alloc(64)])),
];
