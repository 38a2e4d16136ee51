/** The rows of a sheet (`sheetData`): nearly all of a workbook's bytes, so this is where writing takes its time. */
import { columnLetters } from '../../sheets/address';
import type { Area, CellModel, RowList } from '../../sheets/model';
import { fileText } from '../file-text';
import type { SharedStrings } from './strings';
import type { StyleTable } from './styles';
import { xmlText } from './xml';

const LETTERS: string[] = [];
const lettersOf = (column: number): string => (LETTERS[column] ??= columnLetters(column));

/** Columns, by row, that lie in a merged area beside its first cell: only that one may hold anything. */
function coveredColumns(merges: readonly Area[]): ReadonlyMap<number, ReadonlySet<number>> {
  const rows = new Map<number, Set<number>>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row += 1) {
      const columns = rows.get(row) ?? new Set<number>();
      rows.set(row, columns);
      for (let column = left; column <= right; column += 1) {
        if (row !== top || column !== left) columns.add(column);
      }
    }
  }
  return rows;
}

/** The end of a cell that holds a number or a truth value, its formula before it. */
function figureXml(value: number | boolean, formula: string): string {
  if (typeof value === 'boolean') return ` t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  // What no file can hold as a number.
  if (!Number.isFinite(value)) return ` t="e">${formula}<v>#NUM!</v></c>`;
  return `>${formula}<v>${value}</v></c>`;
}

/** @param opening tag of the cell up to its type, which depends on what it holds */
function cellXml(opening: string, { value, formula }: CellModel, strings: SharedStrings): string {
  if (formula !== undefined) {
    const written = `<f>${xmlText(formula)}</f>`;
    // The result is kept for programs that do not compute.
    return typeof value === 'number' || typeof value === 'boolean'
      ? opening + figureXml(value, written)
      : `${opening} t="str">${written}<v>${xmlText(fileText(value ?? ''))}</v></c>`;
  }
  if (value === null || value === '') return `${opening}/>`;
  if (typeof value === 'string') return `${opening} t="s"><v>${strings.numberOf(value)}</v></c>`;
  return opening + figureXml(value, '');
}

/**
 * `sheetData` of these rows, a row at a time: one text of many megabytes, made of small pieces, would cost
 * more to clear away than to write. Every cell has a look of its own; no row or column has one.
 */
export function* rowsXml(
  rows: RowList,
  merges: readonly Area[],
  styles: StyleTable,
  strings: SharedStrings,
): Generator<string> {
  const covered = coveredColumns(merges);
  yield '<sheetData>';
  let row = 0;
  for (const { cells, height, fits, hidden } of rows) {
    row += 1;
    const under = covered.get(row);
    let xml = `<row r="${row}"`;
    // A height that is called people's own is left as it is, whatever they type.
    if (height !== undefined) xml += ` ht="${height}"${fits ? '' : ' customHeight="1"'}`;
    if (hidden) xml += ' hidden="1"';
    xml += '>';
    cells.forEach((cell, at) => {
      if (!cell) return;
      const style = styles.numberOf(cell.style, cell.input ?? false, cell.format);
      const opening = `<c r="${lettersOf(at + 1)}${row}" s="${style}"`;
      xml += under?.has(at + 1) ? `${opening}/>` : cellXml(opening, cell, strings);
    });
    yield `${xml}</row>`;
  }
  yield '</sheetData>';
}
