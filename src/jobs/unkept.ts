/**
 * Cells that people filled in where no answer is read from: rows they inserted, columns they added,
 * rows that no longer belong to the unit. A sheet that is written anew does not have them.
 */
import { shownOf } from '../excel/changed-cells';
import type { ChangedCell } from '../excel/port';
import { cellAddress } from '../sheets/address';
import type { ReadBook, ReadSheet } from '../sheets/read-model';
import type { FoundTable, FoundTables } from '../workbook/tables';

/** Forms are locked but for their answers; what they say otherwise is ours. */
const FORMS: ReadonlySet<string> = new Set(['meta', 'guide', 'report', 'overview']);

export function unkeptCells(
  book: ReadBook,
  { tables }: FoundTables,
  /** Columns that people may type in, in the rows that were there before. */
  inputsOf: (sheet: string, row: string) => readonly string[],
  /** Whether the row stands in the sheet that is written. */
  stays: (sheet: string, row: string) => boolean,
): ChangedCell[] {
  const cells: ChangedCell[] = [];
  for (const table of tables.values()) {
    const sheet = book.sheets.find(({ name }) => name === table.name);
    if (FORMS.has(table.key) || !sheet) continue;
    const known = new Set([table.ids, ...table.columns.values()]);
    const first = Math.min(...table.rows.map(({ number }) => number));
    for (const row of table.strayRows) {
      if (row > first) cells.push(...filled(sheet, row, () => true));
    }
    const seen = new Set<string>();
    for (const { id, number } of table.rows) {
      const isKept = stays(table.key, id) && !seen.has(id);
      seen.add(id);
      const inputs = new Set(isKept ? [] : columnsOf(table, inputsOf(table.key, id)));
      cells.push(...filled(sheet, number, (column) => inputs.has(column) || !known.has(column)));
    }
  }
  return cells;
}

const columnsOf = ({ columns }: FoundTable, keys: readonly string[]): number[] =>
  keys.flatMap((key) => columns.get(key) ?? []);

/** Cells of a row that hold something somebody typed, in the columns asked for. */
function filled(sheet: ReadSheet, row: number, wanted: (column: number) => boolean): ChangedCell[] {
  return [...sheet.columnsOf(row)].flatMap((column) => {
    const cell = wanted(column) ? sheet.cell(row, column) : undefined;
    const found = shownOf(cell);
    // The formulas of a row that was inserted are filled down from ours.
    if (found === null || cell?.formula !== undefined) return [];
    return [{ sheet: sheet.name, cell: cellAddress(row, column), expected: null, found }];
  });
}
