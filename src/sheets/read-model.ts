/** A workbook as values, however it was read: from a file, or from Excel itself. */
export type CellValue = string | number | boolean | { error: string } | null;

export interface ReadCell {
  /** null: a formula without a kept result. */
  value: CellValue;
  /** The number format says that this number is a date or time (1900 system, whatever the book's). */
  isDate: boolean;
  /**
   * Formula text without '=', when the cell has one. '' for a cell that shares the formula of another one
   * and for a data table: there is a formula, but its text is not in this cell.
   */
  formula?: string;
}

export type SheetState = 'visible' | 'hidden' | 'veryHidden';

export interface ReadSheet {
  name: string;
  state: SheetState;
  /** 1-based; undefined where there is neither a value nor a formula. */
  cell(row: number, column: number): ReadCell | undefined;
  /** Numbers of the rows that hold a cell, ascending. */
  rows(): Iterable<number>;
  /** Numbers of the columns that hold a cell in this row, ascending. */
  columnsOf(row: number): Iterable<number>;
  /** 0 in an empty sheet. */
  lastRow: number;
  /** 0 in an empty sheet. */
  lastColumn: number;
}

export interface ReadBook {
  sheets: ReadSheet[];
  /** Only for information: the serials of the cells are in the 1900 system already. */
  date1904: boolean;
  /** Names are not read: a reader of values has no use for them, and they can be made to explode. */
  definedNames?: never;
}
