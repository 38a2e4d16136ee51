import { areaAddress, cellAddress } from '../../sheets/address';
import type { RowList, RowModel, SheetModel } from '../../sheets/model';
import { footerOf, MARGINS, scaleOf } from '../../sheets/page';
import { TONES } from '../../sheets/styles';
import { fileText } from '../file-text';
import { GRID_COLUMNS } from '../read/limits';
import { rowsXml } from './cells';
import { highlightsXml, validationsXml } from './rules';
import type { SharedStrings } from './strings';
import type { StyleTable } from './styles';
import { attributes, XML_HEADER, xmlText } from './xml';

/** Millimetres to inches. */
const inches = (millimetres: number): number => millimetres / 25.4;

const A4 = 9;

function printXml(sheet: SheetModel<RowList>): string {
  const { orientation, footer, onePage, breaks } = sheet.print;
  const margins = Object.fromEntries(
    Object.entries(MARGINS[orientation]).map(([side, millimetres]) => [side, inches(millimetres)]),
  );
  const { left, right } = footerOf(fileText(footer));
  const size = breaks ? { scale: scaleOf(sheet) } : { fitToWidth: 1, fitToHeight: onePage ? 1 : 0 };
  return (
    '<printOptions horizontalCentered="1"/>' +
    `<pageMargins${attributes(margins)}/>` +
    `<pageSetup${attributes({ paperSize: A4, orientation, ...size })}/>` +
    `<headerFooter><oddFooter>${xmlText(`&L${left}&R${right}`)}</oddFooter></headerFooter>` +
    breaksXml(breaks ?? [])
  );
}

/** A break stands behind the row that its number names. */
function breaksXml(breaks: readonly number[]): string {
  if (breaks.length === 0) return '';
  const written = breaks.map(
    (row) => `<brk${attributes({ id: row - 1, max: GRID_COLUMNS - 1, man: 1 })}/>`,
  );
  const count = breaks.length;
  return `<rowBreaks${attributes({ count, manualBreakCount: count })}>${written.join('')}</rowBreaks>`;
}

function propertiesXml({ tab, print }: SheetModel<RowList>): string {
  const color = tab === 'plain' ? '' : `<tabColor rgb="FF${TONES[tab].color}"/>`;
  return `<sheetPr>${color}<pageSetUpPr fitToPage="${print.breaks ? 0 : 1}"/></sheetPr>`;
}

/** Rows and columns that stay in view, and the corner that the cursor is in. */
function paneXml({ row, column }: { row: number; column: number }): string {
  if (row === 0 && column === 0) return '';
  const pane = row === 0 ? 'topRight' : column === 0 ? 'bottomLeft' : 'bottomRight';
  const written = attributes({
    xSplit: column || undefined,
    ySplit: row || undefined,
    topLeftCell: cellAddress(row + 1, column + 1),
    activePane: pane,
    state: 'frozen',
  });
  return `<pane${written}/><selection pane="${pane}"/>`;
}

function viewXml(freeze: SheetModel['freeze'], active: boolean): string {
  const written = attributes({
    showGridLines: 0,
    tabSelected: active ? 1 : undefined,
    zoomScale: 100,
    workbookViewId: 0,
  });
  return `<sheetViews><sheetView${written}>${freeze ? paneXml(freeze) : ''}</sheetView></sheetViews>`;
}

function columnsXml(columns: SheetModel['columns']): string {
  if (columns.length === 0) return '';
  const written = columns.map(
    ({ width, hidden }, index) =>
      `<col${attributes({ min: index + 1, max: index + 1, width, hidden: hidden ? 1 : undefined, customWidth: 1 })}/>`,
  );
  return `<cols>${written.join('')}</cols>`;
}

function mergesXml(merges: SheetModel['merges']): string {
  if (merges.length === 0) return '';
  const written = merges.map((area) => `<mergeCell ref="${areaAddress(area)}"/>`);
  return `<mergeCells count="${merges.length}">${written.join('')}</mergeCells>`;
}

function usedArea({ rows, columns }: SheetModel<RowList>): string {
  // Rows that are made as they are gone through are those of a table, which are as wide as its columns.
  const right = Array.isArray(rows)
    ? (rows as RowModel[]).reduce((most, { cells }) => Math.max(most, cells.length), 1)
    : columns.length;
  return `A1:${cellAddress(Math.max(rows.length, 1), right)}`;
}

/**
 * Against slips of the hand, not against people: no password. 0 means that it stays allowed. Selecting cells
 * is allowed unless said otherwise. Sorting is not: Excel sorts no range with a locked cell in it, so what it
 * would allow is to sort the yellow cells by themselves, away from the rows that they answer.
 */
const PROTECTION =
  '<sheetProtection sheet="1" formatColumns="0" formatRows="0" insertRows="0" autoFilter="0"/>';

/** The XML of one sheet, piece by piece; its elements stand in the order of the schema. */
export function* sheetXml(
  sheet: SheetModel<RowList>,
  active: boolean,
  styles: StyleTable,
  strings: SharedStrings,
): Generator<string> {
  yield `${XML_HEADER}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  yield propertiesXml(sheet);
  yield `<dimension ref="${usedArea(sheet)}"/>`;
  yield viewXml(sheet.freeze, active);
  yield '<sheetFormatPr defaultRowHeight="15"/>';
  yield columnsXml(sheet.columns);
  yield* rowsXml(sheet.rows, sheet.merges, styles, strings);
  if (sheet.protect) yield PROTECTION;
  if (sheet.filter) yield `<autoFilter ref="${areaAddress(sheet.filter)}"/>`;
  yield mergesXml(sheet.merges);
  yield highlightsXml(sheet.highlights);
  yield validationsXml(sheet.validations);
  yield printXml(sheet);
  yield '</worksheet>';
}
