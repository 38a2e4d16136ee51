/**
 * Finds our tables in a workbook that people have worked in. Sheets are recognised by the mark in a
 * hidden cell, columns by the hidden key row, rows by the id in the hidden column: whoever renames a
 * sheet, moves a column, sorts or inserts rows loses nothing.
 */
import { sheetKeyOf } from '../sheets/spec';
import { address } from './read';
import type { ReadBook, ReadCell, ReadSheet } from './read';

/** The mark is looked for here; a person may have inserted a few rows and columns before it. */
const SEARCH_ROWS = 60;
const SEARCH_COLUMNS = 60;

export interface FoundCell {
  cell: ReadCell | undefined;
  /** Address on the sheet, e.g. `K12`. */
  address: string;
}

export interface FoundRow {
  id: string;
  number: number;
}

export interface FoundTable {
  key: string;
  /** Name of the sheet as it is now. */
  name: string;
  /** Column numbers by key; `ids` is the column of row ids. */
  columns: ReadonlyMap<string, number>;
  ids: number;
  keyRow: number;
  /** Keys that stand twice in the key row. */
  duplicateColumns: { key: string; address: string }[];
  rows: FoundRow[];
  /** Rows below the key row without an id. */
  strayRows: number[];
  at: (row: number, key: string) => FoundCell;
}

function findMark(sheet: ReadSheet): { key: string; row: number; column: number } | undefined {
  for (const row of sheet.rows()) {
    if (row > SEARCH_ROWS) return undefined;
    for (const column of sheet.columnsOf(row)) {
      if (column > SEARCH_COLUMNS) break;
      const key = sheetKeyOf(sheet.cell(row, column)?.value);
      if (key !== null) return { key, row, column };
    }
  }
  return undefined;
}

function readTable(
  sheet: ReadSheet,
  mark: { key: string; row: number; column: number },
): FoundTable {
  const columns = new Map<string, number>();
  const duplicateColumns: { key: string; address: string }[] = [];
  for (const column of sheet.columnsOf(mark.row)) {
    if (column === mark.column) continue;
    const key = sheet.cell(mark.row, column)?.value;
    if (typeof key !== 'string' || key === '') continue;
    if (columns.has(key)) duplicateColumns.push({ key, address: address(mark.row, column) });
    else columns.set(key, column);
  }
  const rows: FoundRow[] = [];
  const strayRows: number[] = [];
  for (const number of sheet.rows()) {
    if (number <= mark.row) continue;
    const id = sheet.cell(number, mark.column)?.value;
    if (typeof id === 'string' && id.trim() !== '') rows.push({ id: id.trim(), number });
    else strayRows.push(number);
  }
  return {
    key: mark.key,
    name: sheet.name,
    columns,
    ids: mark.column,
    keyRow: mark.row,
    duplicateColumns,
    rows,
    strayRows,
    at: (row, key) => {
      const column = columns.get(key);
      return column === undefined
        ? { cell: undefined, address: '' }
        : { cell: sheet.cell(row, column), address: address(row, column) };
    },
  };
}

export interface FoundTables {
  tables: Map<string, FoundTable>;
  /** Sheets that carry no mark of ours. */
  otherSheets: string[];
  /** Sheets with a mark that another sheet carries too (a copied sheet), and where the mark stands. */
  copies: { name: string; cell: string }[];
}

/** Names that programs give to a copied sheet: `Nhiệm vụ (2)` in Excel and WPS, `Nhiệm vụ_2` in LibreOffice. */
const COPY_NAME = /(?: \(\d+\)|_\d+)$/;

/**
 * Every table of ours in the workbook, by its key. Of several sheets with one mark the first counts whose
 * name is not that of a copy: Excel puts a copy in front of its original.
 */
export function findTables(book: ReadBook): FoundTables {
  const found: FoundTables = { tables: new Map(), otherSheets: [], copies: [] };
  const isCopy = ({ name }: ReadSheet): number => Number(COPY_NAME.test(name));
  for (const sheet of [...book.sheets].sort((a, b) => isCopy(a) - isCopy(b))) {
    const mark = findMark(sheet);
    if (!mark) found.otherSheets.push(sheet.name);
    else if (found.tables.has(mark.key)) {
      found.copies.push({ name: sheet.name, cell: address(mark.row, mark.column) });
    } else found.tables.set(mark.key, readTable(sheet, mark));
  }
  return found;
}
