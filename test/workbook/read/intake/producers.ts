/** One small report as the programs that people use write it, each in its own manner. Written by hand. */
import {
  contentTypes,
  MAIN,
  OFFICE,
  PACKAGE,
  STRICT,
  TYPES_PART,
  utf8,
  zip,
  type Parts,
} from '../build';
import type { IntakeCase } from './case';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const X14AC = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac';
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

const links = (head: string, list: readonly (readonly [kind: string, target: string])[]): string =>
  `${head}<Relationships xmlns="${PACKAGE}">${list
    .map(
      ([kind, to], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${to}"/>`,
    )
    .join('')}</Relationships>`;

interface Manner {
  head?: string;
  workbook: string;
  sheet: string;
  strings?: string;
  styles: string;
  /** Written before the targets of the workbook's links. */
  base?: string;
}

function report({ head = HEAD, base = '', ...manner }: Manner): Parts {
  const targets: [string, string][] = [
    ['worksheet', `${base}worksheets/sheet1.xml`],
    ['styles', `${base}styles.xml`],
  ];
  if (manner.strings !== undefined) targets.push(['sharedStrings', `${base}sharedStrings.xml`]);
  const parts: Parts = {
    '_rels/.rels': links(head, [
      ['officeDocument', base === '' ? 'xl/workbook.xml' : '/xl/workbook.xml'],
    ]),
    'xl/workbook.xml': head + manner.workbook,
    'xl/_rels/workbook.xml.rels': links(head, targets),
    'xl/worksheets/sheet1.xml': head + manner.sheet,
    'xl/styles.xml': head + manner.styles,
    ...(manner.strings === undefined ? {} : { 'xl/sharedStrings.xml': head + manner.strings }),
  };
  return { [TYPES_PART]: contentTypes(Object.keys(parts), head), ...parts };
}

const plainBook = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Báo cáo" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const stylesOf = (formats: string, ids: readonly number[]): string =>
  `<styleSheet xmlns="${MAIN}">${formats}<cellXfs count="${ids.length}">${ids
    .map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
    .join('')}</cellXfs></styleSheet>`;

const sheetOf = (rows: string, before = '', after = '', names = ''): string =>
  `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"${names}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

/** What the cells are in all of them: a name, a day, a decimal; a truth value, an error, a result; a word. */
const STRINGS = ['Xã Kháng Chiến', 'Đạt'];
const table = (item: (text: string) => string): string =>
  `<sst xmlns="${MAIN}" count="2" uniqueCount="2">${STRINGS.map(item).join('')}</sst>`;

const excel: Manner = {
  workbook:
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:mc="${COMPATIBILITY}" mc:Ignorable="x15" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">` +
    '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/><workbookPr defaultThemeVersion="166925"/>' +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12300"/></bookViews>' +
    '<sheets><sheet name="Báo cáo" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="191029"/></workbook>',
  sheet: sheetOf(
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46178</v></c><c r="C1"><v>1795.5</v></c></row>' +
      '<row r="2" spans="1:3" x14ac:dyDescent="0.25"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>C1*2</f><v>3591</v></c></row>' +
      '<row r="3" spans="1:3" x14ac:dyDescent="0.25"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"/></row>',
    '<dimension ref="A1:C3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>',
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    ` xmlns:mc="${COMPATIBILITY}" mc:Ignorable="x14ac" xmlns:x14ac="${X14AC}"`,
  ),
  strings: table((text) => `<si><t>${text}</t><phoneticPr fontId="1" type="noConversion"/></si>`),
  styles: stylesOf('', [0, 14]),
};

const wps: Manner = {
  ...excel,
  workbook: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/><bookViews><workbookView windowWidth="28800" windowHeight="12465"/></bookViews><sheets><sheet name="Báo cáo" sheetId="1" r:id="rId1"/></sheets><calcPr calcId="144525"/></workbook>`,
  sheet: sheetOf(
    '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46178</v></c><c r="C1"><v>1795.5</v></c></row>' +
      '<row r="2" spans="1:3"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>C1*2</f><v>3591</v></c></row>' +
      '<row r="3" spans="1:1"><c r="A3" t="s"><v>1</v></c></row>',
    '<sheetPr/><dimension ref="A1:C3"/><cols><col min="1" max="1" width="20.625" customWidth="1"/></cols>',
    '<headerFooter/>',
    ' xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"',
  ),
  styles: stylesOf(
    '<numFmts count="1"><numFmt numFmtId="176" formatCode="dd/mm/yyyy;@"/></numFmts>',
    [0, 176],
  ),
};

const google: Manner = {
  workbook: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"><workbookPr/><sheets><sheet state="visible" name="Báo cáo" sheetId="1" r:id="rId1"/></sheets><definedNames/><calcPr/></workbook>`,
  sheet: sheetOf(
    '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"><v>46178.0</v></c><c r="C1" s="1"><v>1795.5</v></c></row>' +
      '<row r="2"><c r="A2" s="1" t="b"><v>1</v></c><c r="B2" s="1" t="e"><v>#N/A</v></c><c r="C2" s="1"><f>C1*2</f><v>3591</v></c></row>' +
      '<row r="3"><c r="A3" s="1" t="s"><v>1</v></c></row>',
    '<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>',
    '<drawing r:id="rId1"/>',
  ),
  strings: table((text) => `<si><t>${text}</t></si>`),
  styles: stylesOf(
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="d/m/yyyy"/></numFmts>',
    [0, 0, 164],
  ),
};

const openpyxl: Manner = {
  head: '',
  base: '/xl/',
  workbook: `<workbook xmlns="${MAIN}"><workbookPr/><workbookProtection/><bookViews><workbookView visibility="visible"/></bookViews><sheets><sheet xmlns:r="${OFFICE}" name="Báo cáo" sheetId="1" state="visible" r:id="rId1"/></sheets><definedNames/><calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>`,
  sheet: `<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr/></sheetPr><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Xã Kháng Chiến</t></is></c><c r="B1" s="1" t="n"><v>46178</v></c><c r="C1" t="n"><v>1795.5</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>C1*2</f><v></v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Đạt</t></is></c></row></sheetData></worksheet>`,
  styles: stylesOf(
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>',
    [0, 164],
  ),
};

const gnumeric: Manner = {
  head: '<?xml version="1.0" encoding="UTF-8"?>\n',
  workbook: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}" xml:space="preserve">\n  <sheets>\n    <sheet name="Báo cáo" sheetId="1" r:id="rId1"/>\n  </sheets>\n</workbook>\n`,
  sheet: `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}" xml:space="preserve">\n  <dimension ref="A1:C3"/>\n  <sheetData>\n    <row r="1">\n      <c r="A1" t="s">\n        <v>0</v>\n      </c>\n      <c r="B1" s="1">\n        <v>46178</v>\n      </c>\n      <c r="C1">\n        <v>1795.5</v>\n      </c>\n    </row>\n    <row r="2">\n      <c r="A2" t="b"><v>1</v></c>\n      <c r="B2" t="e"><v>#N/A</v></c>\n      <c r="C2">\n        <f>C1*2</f>\n        <v>3591</v>\n      </c>\n    </row>\n    <row r="3"><c r="A3" t="s"><v>1</v></c></row>\n  </sheetData>\n</worksheet>\n`,
  strings: table((text) => `\n  <si>\n    <t xml:space="preserve">${text}</t>\n  </si>`),
  styles: stylesOf('', [0, 14]),
};

const xlsxwriter: Manner = {
  ...wps,
  styles: stylesOf(
    `<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></numFmts>`,
    [0, 164],
  ),
};

const poi: Manner = {
  head: '<?xml version="1.0" encoding="UTF-8"?>\n',
  workbook: plainBook,
  sheet:
    `<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0" tabSelected="true"/></sheetViews><sheetData>\n` +
    '<row r="1">\n<c r="A1" t="inlineStr"><is><t>Xã Kháng Chiến</t></is></c><c r="B1" s="1" t="n"><v>46178.0</v></c><c r="C1" t="n"><v>1795.5</v></c></row>\n' +
    '<row r="2">\n<c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>C1*2</f><v>3591.0</v></c></row>\n' +
    '<row r="3">\n<c r="A3" t="inlineStr"><is><t>Đạt</t></is></c></row>\n</sheetData></worksheet>',
  styles: stylesOf('', [0, 14]),
};

const prefixed = (xml: string): string =>
  xml.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replaceAll(`xmlns="${MAIN}"`, `xmlns:x="${MAIN}"`);

const closedXml: Manner = {
  head: '<?xml version="1.0" encoding="utf-8"?>',
  base: '/xl/',
  workbook: prefixed(plainBook),
  sheet: prefixed(excel.sheet.replace(/ x14ac:dyDescent="[^"]*"| mc:Ignorable="x14ac"/g, '')),
  strings: prefixed(excel.strings ?? ''),
  styles: prefixed(excel.styles),
};

const strictOf = (parts: Parts): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      (part as string)
        .replaceAll(MAIN, STRICT)
        .replaceAll(OFFICE, 'http://purl.oclc.org/ooxml/officeDocument/relationships')
        // Strict Open XML writes days as ISO text
        .replace('s="1"><v>46178</v>', 's="1" t="d"><v>2026-06-05T00:00:00</v>'),
    ]),
  );

const withMacros = (parts: Parts): Parts => ({
  ...parts,
  [TYPES_PART]: (parts[TYPES_PART] as string).replace(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main',
    'application/vnd.ms-excel.sheet.macroEnabled.main',
  ),
  'xl/vbaProject.bin': utf8('không đọc'),
});

const made = (file: string, parts: () => Parts): IntakeCase => ({
  file,
  bytes: () => zip(parts()),
});

export const PRODUCERS: readonly IntakeCase[] = [
  made('theo-excel.xlsx', () => report(excel)),
  made('theo-excel-strict.xlsx', () => strictOf(report(excel))),
  made('theo-excel-macro.xlsm', () => withMacros(report(excel))),
  made('theo-wps.xlsx', () => report(wps)),
  made('theo-google-sheets.xlsx', () => report(google)),
  made('theo-openpyxl.xlsx', () => report(openpyxl)),
  made('theo-gnumeric.xlsx', () => report(gnumeric)),
  made('theo-xlsxwriter.xlsx', () => report(xlsxwriter)),
  made('theo-poi.xlsx', () => report(poi)),
  made('theo-closedxml.xlsx', () => report(closedXml)),
];
