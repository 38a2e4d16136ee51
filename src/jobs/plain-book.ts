/**
 * A workbook as it was read, in a form that goes to a worker: a few arrays for each sheet instead of
 * an object for each cell, because copying the objects would hold the page up.
 */
import { GridSheet } from '../excel/grid';
import type { CellValue, ReadBook, ReadCell, ReadSheet, SheetState } from '../sheets/read-model';
import { TextPool } from './text-pool';

const KINDS = { none: 0, number: 1, text: 2, boolean: 3, error: 4 } as const;
/** Added to a kind: the number is a date. */
const DATE = 8;
/** Added to a kind: the cell has a formula, whose text is the next of `formulas`. */
const FORMULA = 16;

/** The cells of a sheet, one entry each, rows from the top and cells from the left. */
export interface PlainSheet {
  name: string;
  state: SheetState;
  rows: Uint32Array;
  columns: Uint16Array;
  kinds: Uint8Array;
  /** The number, or the place of the text in the pool. */
  values: Float64Array;
  /** Places of formulas in the pool, in the order of their cells. */
  formulas: Uint32Array;
}

export interface PlainBook {
  sheets: PlainSheet[];
  texts: string[];
  date1904: boolean;
}

interface PlainCell {
  kind: number;
  value: number;
}

function plainCell(value: CellValue, pool: TextPool): PlainCell {
  if (value === null) return { kind: KINDS.none, value: 0 };
  if (typeof value === 'number') return { kind: KINDS.number, value };
  if (typeof value === 'boolean') return { kind: KINDS.boolean, value: Number(value) };
  if (typeof value === 'string') return { kind: KINDS.text, value: pool.place(value) };
  return { kind: KINDS.error, value: pool.place(value.error) };
}

function plainSheet(sheet: ReadSheet, pool: TextPool): PlainSheet {
  const rows: number[] = [];
  const columns: number[] = [];
  const kinds: number[] = [];
  const values: number[] = [];
  const formulas: number[] = [];
  for (const row of sheet.rows()) {
    for (const column of sheet.columnsOf(row)) {
      const cell = sheet.cell(row, column);
      if (!cell) continue;
      const { kind, value } = plainCell(cell.value, pool);
      const hasFormula = cell.formula !== undefined;
      rows.push(row);
      columns.push(column);
      kinds.push(kind + (cell.isDate ? DATE : 0) + (hasFormula ? FORMULA : 0));
      values.push(value);
      if (cell.formula !== undefined) formulas.push(pool.place(cell.formula));
    }
  }
  return {
    name: sheet.name,
    state: sheet.state,
    rows: Uint32Array.from(rows),
    columns: Uint16Array.from(columns),
    kinds: Uint8Array.from(kinds),
    values: Float64Array.from(values),
    formulas: Uint32Array.from(formulas),
  };
}

/** The book in a form that can be posted to a worker. */
export function plainBook({ sheets, date1904 }: ReadBook): PlainBook {
  const pool = new TextPool();
  const plain = sheets.map((sheet) => plainSheet(sheet, pool));
  return { sheets: plain, texts: pool.texts, date1904 };
}

const KIND_BITS = 7;

function cellValue(kind: number, value: number, texts: readonly string[]): CellValue {
  switch (kind & KIND_BITS) {
    case KINDS.number:
      return value;
    case KINDS.text:
      return texts[value] ?? '';
    case KINDS.boolean:
      return value === 1;
    case KINDS.error:
      return { error: texts[value] ?? '' };
    default:
      return null;
  }
}

/** The book again, as a reader gives it. */
export function readBookOf({ sheets, texts, date1904 }: PlainBook): ReadBook {
  return {
    date1904,
    sheets: sheets.map(({ name, state, rows, columns, kinds, values, formulas }) => {
      const grid = new GridSheet(name, state);
      let formula = 0;
      rows.forEach((row, at) => {
        const kind = kinds[at] ?? 0;
        const cell: ReadCell = {
          value: cellValue(kind, values[at] ?? 0, texts),
          isDate: (kind & DATE) !== 0,
        };
        if ((kind & FORMULA) !== 0) cell.formula = texts[formulas[formula++] ?? 0] ?? '';
        grid.put(row, columns[at] ?? 0, cell);
      });
      return grid;
    }),
  };
}

/** Memory that moves to the worker instead of being copied. */
export const buffersOfBook = ({ sheets }: PlainBook): ArrayBuffer[] =>
  sheets.flatMap(({ rows, columns, kinds, values, formulas }) =>
    [rows, columns, kinds, values, formulas].map(({ buffer }) => buffer as ArrayBuffer),
  );
