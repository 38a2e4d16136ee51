import { formatDay, MAX_DAY, MIN_DAY } from '../domain/day';
import { cellAddress } from '../sheets/address';
import type { BookModel, CellContent } from '../sheets/model';
import type { ReadBook, ReadCell, ReadSheet } from '../sheets/read-model';
import { CoveredCells } from './covered-cells';
import { withoutSheets } from './formula-sheets';
import { GridSheet } from './grid';
import type { ChangedCell } from './port';

/** What a cell holds, without distinction of errors; null for nothing. */
export const contentOf = (cell: ReadCell | undefined): CellContent => {
  const value = cell?.value ?? null;
  return typeof value === 'object' ? (value?.error ?? null) : value === '' ? null : value;
};

/**
 * The same for people to look at: a day as they write it. What is no day (a time alone) stays a number.
 *
 * @example shownOf({ value: 46178, isDate: true }) //=> '05/06/2026'
 */
export function shownOf(cell: ReadCell | undefined): CellContent {
  const content = contentOf(cell);
  if (typeof content !== 'number' || cell?.isDate !== true) return content;
  const day = Math.floor(content);
  return day >= MIN_DAY && day <= MAX_DAY ? formatDay(day) : content;
}

/** Excel writes a formula its own way: blanks, case; and renames sheets in it. */
const plainFormula = (formula: string): string =>
  withoutSheets(formula).replace(/\s/g, '').toUpperCase();

/** A result changes by itself and is nobody's typing; a formula is compared as a formula. */
function isSame(known: ReadCell | undefined, now: ReadCell | undefined): boolean {
  if (known?.formula === undefined && now?.formula === undefined) {
    return contentOf(known) === contentOf(now);
  }
  if (known?.formula === undefined || now?.formula === undefined) return false;
  return isSameFormula(known.formula, now.formula);
}

/** The same formula, however it is written; '' is one whose text is not known. */
export const isSameFormula = (one: string, other: string): boolean =>
  one === '' || other === '' || one === other || plainFormula(one) === plainFormula(other);

function* cellsOf(sheet: ReadSheet | undefined): Generator<[row: number, column: number]> {
  for (const row of sheet?.rows() ?? []) {
    for (const column of sheet?.columnsOf(row) ?? []) yield [row, column];
  }
}

/**
 * Cells of a sheet that no longer hold what was known of them, in both directions: typed over, emptied,
 * or filled where nothing was.
 */
export function changedCells(known: ReadSheet | undefined, now: ReadSheet): ChangedCell[] {
  const places = new Map<string, [number, number]>();
  for (const sheet of [known, now]) {
    for (const [row, column] of cellsOf(sheet)) places.set(cellAddress(row, column), [row, column]);
  }
  return [...places].flatMap(([cell, [row, column]]) => {
    const before = known?.cell(row, column);
    const after = now.cell(row, column);
    if (isSame(before, after)) return [];
    return [{ sheet: now.name, cell, expected: shownOf(before), found: shownOf(after) }];
  });
}

/** At most this many cells are named in a message; all of them are in the error. */
const NAMED = 3;

/**
 * Cells as a message names them.
 *
 * @example namedCells([{ sheet: 'Nhiệm vụ', cell: 'H9', expected: 1, found: 2 }]) //=> 'Nhiệm vụ!H9'
 */
export function namedCells(cells: readonly ChangedCell[]): string {
  const named = cells.slice(0, NAMED).map(({ sheet, cell }) => `${sheet}!${cell}`);
  const more = cells.length > NAMED ? ` và ${cells.length - NAMED} ô khác` : '';
  return `${named.join(', ')}${more}`;
}

/** A model as it reads once it is written; the text of its formulas is left open. */
export function readingOf(model: BookModel): ReadBook {
  const sheets = model.sheets.map(({ name, state, rows, merges }) => {
    const sheet = new GridSheet(name, state);
    const covered = new CoveredCells(merges);
    rows.forEach(({ cells }, row) => {
      cells.forEach((cell, column) => {
        if (!cell || covered.has(row + 1, column + 1)) return;
        if (cell.formula !== undefined) {
          sheet.put(row + 1, column + 1, { value: cell.value, isDate: false, formula: '' });
        } else if (cell.value !== null && cell.value !== '') {
          sheet.put(row + 1, column + 1, { value: cell.value, isDate: false });
        }
      });
    });
    return sheet;
  });
  return { sheets, date1904: false };
}
