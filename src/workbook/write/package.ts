/** The small parts that say what the others are. */
import { absoluteArea } from '../../sheets/address';
import type { BookModel, DefinedName, RowList, SheetModel } from '../../sheets/model';
import { fileText } from '../file-text';
import { attributes, XML_HEADER, xmlText } from './xml';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const SHEET_PART = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

const contentTypes = (sheets: number): string => {
  const types: [part: string, type: string][] = [
    ['xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`],
    ...Array.from({ length: sheets }, (_, index): [string, string] => [
      SHEET_PART(index),
      `${SHEET_TYPE}.worksheet+xml`,
    ]),
    ['xl/theme/theme1.xml', 'application/vnd.openxmlformats-officedocument.theme+xml'],
    ['xl/styles.xml', `${SHEET_TYPE}.styles+xml`],
    ['xl/sharedStrings.xml', `${SHEET_TYPE}.sharedStrings+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  return (
    `${XML_HEADER}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    types.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('') +
    '</Types>'
  );
};

const relationships = (links: readonly (readonly [type: string, target: string])[]): string =>
  `${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
  links
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>';

const PACKAGE_LINKS = relationships([
  [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
  [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
]);

/** Sheets come first, so that the relationship of a sheet has its number. */
const workbookLinks = (sheets: number): string =>
  relationships([
    ...Array.from(
      { length: sheets },
      (_, index) =>
        [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${index + 1}.xml`] as const,
    ),
    [`${OFFICE}/relationships/theme`, 'theme/theme1.xml'],
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
    [`${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'],
  ]);

/** Named as Excel's, or LibreOffice takes the kept results of the formulas for unreliable. */
const APPLICATION =
  `${XML_HEADER}<Properties xmlns="${OFFICE}/extended-properties">` +
  '<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>';

/** Fixed, so that the same content gives the same bytes. */
const MADE = '2026-01-01T00:00:00Z';

const core = (title: string): string =>
  `${XML_HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${xmlText(fileText(title))}</dc:title><dc:creator>Tiến Độ</dc:creator>` +
  '<cp:lastModifiedBy>Tiến Độ</cp:lastModifiedBy>' +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE}</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${MADE}</dcterms:modified></cp:coreProperties>`;

const nameXml = ({ name, sheet, area }: DefinedName): string =>
  `<definedName name="${name}">${xmlText(absoluteArea(sheet, area))}</definedName>`;

/** Heading rows that come back on every printed page. */
const printTitles = ({ name, repeatRows }: SheetModel<RowList>, index: number): string =>
  repeatRows
    ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">` +
      `${xmlText(`'${name}'!$${repeatRows.from}:$${repeatRows.to}`)}</definedName>`
    : '';

function workbook({ sheets, names }: BookModel<RowList>, active: number): string {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet${attributes({ name, sheetId: index + 1, state, 'r:id': `rId${index + 1}` })}/>`,
  );
  const defined = names.map(nameXml).join('') + sheets.map(printTitles).join('');
  // Without a named active tab a very hidden sheet may be the active one, and be printed.
  const view = { xWindow: 0, yWindow: 0, windowWidth: 24000, windowHeight: 14000 };
  return (
    `${XML_HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships">` +
    '<fileVersion appName="xl"/><workbookPr/>' +
    `<bookViews><workbookView${attributes({ ...view, activeTab: active })}/></bookViews>` +
    `<sheets>${list.join('')}</sheets>` +
    (defined === '' ? '' : `<definedNames>${defined}</definedNames>`) +
    // Excel recalculates when it opens the file; others show the kept results.
    '<calcPr calcId="171027" fullCalcOnLoad="1"/></workbook>'
  );
}

/** Every part beside the sheets, their texts and their looks, by its name in the package. */
export function frameParts(
  model: BookModel<RowList>,
  active: number,
): [name: string, xml: string][] {
  const { length } = model.sheets;
  return [
    ['[Content_Types].xml', contentTypes(length)],
    ['_rels/.rels', PACKAGE_LINKS],
    ['docProps/core.xml', core(model.title)],
    ['docProps/app.xml', APPLICATION],
    ['xl/workbook.xml', workbook(model, active)],
    ['xl/_rels/workbook.xml.rels', workbookLinks(length)],
  ];
}
