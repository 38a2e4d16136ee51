import { sheetKeyOf } from '../sheets/spec';
import type { CellValue, ReadCell, ReadSheet, SheetState } from '../sheets/read-model';
import { isDateFormat } from './date-format';

/** What Excel answers for one stretch of rows; 0-based. */
export interface Block {
  top: number;
  left: number;
  values: unknown[][];
  formulas: unknown[][];
  numberFormat: unknown[][];
}

const ERROR =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|UNKNOWN!|CONNECT!)$/;

const valueOf = (value: unknown): CellValue => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return ERROR.test(value) ? { error: value } : value;
};

/**
 * Excel answers the same for `'=1+1` (a text) in `values` and in `formulas`; a formula differs from its
 * result.
 */
const formulaOf = (value: unknown, formula: unknown): string | undefined =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value
    ? formula.slice(1)
    : undefined;

/** A cell as Excel answers it; undefined where there is nothing. */
export function readCellOf(
  value: unknown,
  formula: unknown,
  format: unknown,
): ReadCell | undefined {
  const text = formulaOf(value, formula);
  if (text === undefined && (value === '' || value === null)) return undefined;
  return {
    value: valueOf(value),
    isDate: typeof value === 'number' && typeof format === 'string' && isDateFormat(format),
    ...(text === undefined ? {} : { formula: text }),
  };
}

/** The cells of one sheet of the open workbook, in the shape the file reader gives. */
export class GridSheet implements ReadSheet {
  lastRow = 0;
  lastColumn = 0;
  private readonly grid = new Map<number, Map<number, ReadCell>>();

  constructor(
    readonly name: string,
    readonly state: SheetState,
  ) {}

  /** Adds a stretch of rows; stretches come from top to bottom. */
  add({ top, left, values, formulas, numberFormat }: Block): void {
    values.forEach((line, index) => {
      line.forEach((value, at) => {
        const cell = readCellOf(value, formulas[index]?.[at], numberFormat[index]?.[at]);
        if (cell) this.put(top + index + 1, left + at + 1, cell);
      });
    });
  }

  put(row: number, column: number, cell: ReadCell): void {
    let line = this.grid.get(row);
    if (!line) this.grid.set(row, (line = new Map()));
    line.set(column, cell);
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
  }

  cell(row: number, column: number): ReadCell | undefined {
    return this.grid.get(row)?.get(column);
  }

  rows(): Iterable<number> {
    return this.grid.keys();
  }

  columnsOf(row: number): Iterable<number> {
    return this.grid.get(row)?.keys() ?? [];
  }
}

/** Somebody may have inserted some rows and columns before the mark, not many. */
export const MARK_ROWS = 60;
const MARK_COLUMNS = 60;

/** The hidden key of a sheet of ours (`tasks`), null on anybody else's. */
export function keyOf(sheet: ReadSheet): string | null {
  for (const row of sheet.rows()) {
    if (row > MARK_ROWS) return null;
    for (const column of sheet.columnsOf(row)) {
      const key = column > MARK_COLUMNS ? null : sheetKeyOf(sheet.cell(row, column)?.value);
      if (key !== null) return key;
    }
  }
  return null;
}
