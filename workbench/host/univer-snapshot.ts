/** A workbook as Univer takes it: what it is opened with, new sheets, cells, names. */
import type { ICellData, IWorksheetData } from '@univerjs/presets';
import type { Entry, StoredCell, StoredName } from './cell-store';

export const BOOLEAN = 3;
const TEXT = 1;
const NUMBER = 2;
export const SPARE_ROWS = 200;
export const SPARE_COLUMNS = 30;
const WHOLE_WORKBOOK = 'AllDefaultWorkbook';

export const dataOf = (entry: Entry): ICellData => {
  if (entry === null) return { v: null, f: null, si: null, p: null, t: null };
  if ('formula' in entry) return { v: null, f: entry.formula, si: null, p: null, t: null };
  const { value } = entry;
  if (typeof value === 'boolean')
    return { v: value ? 1 : 0, t: BOOLEAN, f: null, si: null, p: null };
  return { v: value, t: typeof value === 'number' ? NUMBER : TEXT, f: null, si: null, p: null };
};

/** A workbook as it is opened: cells with their results, so that nothing needs to be calculated. */
export interface OpenedBook {
  sheets: readonly OpenedSheet[];
  names: readonly StoredName[];
}

export interface OpenedSheet {
  name: string;
  /** Rows of cells; what is undefined is empty. */
  cells: readonly (readonly (StoredCell | undefined)[])[];
  /** How Univer shows the sheet: widths, heights, panes. */
  view?: Partial<IWorksheetData>;
}

/** A mutation takes a sheet with everything that Univer's command would have added. */
export const NEW_SHEET: Partial<IWorksheetData> = {
  tabColor: '',
  hidden: 0,
  zoomRatio: 1,
  freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
  scrollTop: 0,
  scrollLeft: 0,
  defaultColumnWidth: 64,
  defaultRowHeight: 20,
  mergeData: [],
  rowData: {},
  columnData: {},
  showGridlines: 1,
  rowHeader: { width: 46, hidden: 0 },
  columnHeader: { height: 20, hidden: 0 },
  rightToLeft: 0,
};

export const EMPTY_BOOK: OpenedBook = { sheets: [{ name: 'Sheet1', cells: [] }], names: [] };

export const nameParams = ({ name, formula }: StoredName): object => ({
  id: name,
  name,
  formulaOrRefString: formula.slice(1),
  localSheetId: WHOLE_WORKBOOK,
});

/** Names that come with the workbook: set one by one, each would have every formula with it calculated. */
export const NAMES_RESOURCE = 'SHEET_DEFINED_NAME_PLUGIN';
export const namesResource = (names: readonly StoredName[]): string =>
  JSON.stringify(Object.fromEntries(names.map((name) => [name.name, nameParams(name)])));

/** Cells that share a formula, by row and column; the first of them holds its text. */
export type SharedMarks = ReadonlyMap<
  number,
  ReadonlyMap<number, { mark: string; first: boolean }>
>;

export const snapshotOf = (
  { id, name, cells, view }: OpenedSheet & { id: string },
  shared?: SharedMarks,
): Partial<IWorksheetData> => {
  const width = cells.reduce((most, line) => Math.max(most, line.length), 0);
  const cellData: Record<number, Record<number, ICellData>> = {};
  cells.forEach((line, row) => {
    const kept: Record<number, ICellData> = {};
    line.forEach((cell, column) => {
      if (!cell) return;
      const data = dataOf(cell.value === '' ? null : { value: cell.value });
      if (cell.formula === undefined) {
        kept[column] = data;
        return;
      }
      const { mark = null, first = true } = shared?.get(row)?.get(column) ?? {};
      kept[column] = { ...data, f: first ? cell.formula : null, si: mark };
    });
    cellData[row] = kept;
  });
  return {
    id,
    name,
    rowCount: cells.length + SPARE_ROWS,
    columnCount: width + SPARE_COLUMNS,
    cellData,
    ...view,
  };
};
