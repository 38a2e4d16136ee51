/** Rows that are made while they are gone through, so that a sheet of any length takes the memory of one row. */
import type { BookModel, RowList, RowModel } from './model';

/**
 * A list of rows, made anew each time it is gone through.
 *
 * @param length how many rows there are
 * @param rowsOf makes them, one after the other
 * @example [...lazyRows(1, function* () { yield { cells: [] }; })] //=> [{ cells: [] }]
 */
export const lazyRows = (length: number, rowsOf: () => Iterator<RowModel>): RowList => ({
  length,
  [Symbol.iterator]: rowsOf,
});

/** The book with all its rows at hand. */
export const wholeBook = ({ sheets, ...book }: BookModel<RowList>): BookModel => ({
  ...book,
  sheets: sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] })),
});
