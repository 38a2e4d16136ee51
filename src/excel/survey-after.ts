/** What stands in the workbook after a write, without reading it: we wrote it ourselves. */
import type { BookModel, SheetModel } from '../sheets/model';
import { readingOf } from './changed-cells';
import { GridSheet } from './grid';
import type { Listing } from './listing';
import type { DerivedColumn } from './long-sheet';
import type { OurSheet, Survey } from './survey';

/** Fewer formulas at the end of a column than this are looked at one by one. */
const FEW = 20;

/** Columns that end in formulas: from which row on. */
function derivedIn({ rows }: SheetModel, lastRow: number): Map<number, DerivedColumn> {
  const derived = new Map<number, DerivedColumn>();
  const width = rows[lastRow - 1]?.cells.length ?? 0;
  for (let column = 1; column <= width; column += 1) {
    let row = lastRow;
    while (row > 0 && rows[row - 1]?.cells[column - 1]?.formula !== undefined) row -= 1;
    const formula = rows[row]?.cells[column - 1]?.formula;
    if (formula !== undefined && lastRow - row >= FEW)
      derived.set(column, { row: row + 1, formula });
  }
  return derived;
}

/**
 * @param listing sheets and names as they are after the write
 * @param before what was surveyed before it
 */
export function surveyAfter(listing: Listing, model: BookModel, before: Survey): Survey {
  const grids = readingOf(model).sheets;
  const ours = model.sheets.flatMap((sheet, index): OurSheet[] => {
    const info = listing.sheets.find(({ name }) => name === sheet.name);
    const grid = grids[index];
    if (!info || !(grid instanceof GridSheet)) return [];
    return [
      {
        ...info,
        key: sheet.key,
        grid,
        derived: derivedIn(sheet, grid.lastRow),
        isProtected: sheet.protect,
        // Only looked at by its cells.
        extent: null,
        bytesPerRow: 0,
      },
    ];
  });
  const written = new Set(model.sheets.map(({ key }) => key));
  const untouched = before.contents.ours.filter(
    ({ id, key }) => !written.has(key) && listing.sheets.some((sheet) => sheet.id === id),
  );
  return {
    listing,
    contents: { ours: [...ours, ...untouched], others: before.contents.others, leftovers: [] },
  };
}
