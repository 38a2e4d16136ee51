import type { Area } from './model';

/**
 * Letters of a 1-based column number.
 * @example columnLetters(28) //=> 'AB'
 */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Addresses of the corner that nearly all cells of our sheets lie in: the same ones for every file. */
const CORNER = { rows: 512, columns: 64 } as const;
const corner: string[] = [];

/** @example cellAddress(5, 3) //=> 'C5' */
export function cellAddress(row: number, column: number): string {
  if (row >= CORNER.rows || column >= CORNER.columns) return `${columnLetters(column)}${row}`;
  return (corner[row * CORNER.columns + column] ??= `${columnLetters(column)}${row}`);
}

/** @example areaAddress({ top: 1, left: 1, bottom: 3, right: 2 }) //=> 'A1:B3' */
export const areaAddress = (area: Area): string =>
  `${cellAddress(area.top, area.left)}:${cellAddress(area.bottom, area.right)}`;

/** @example absoluteArea('Nhiệm vụ', { top: 7, left: 2, bottom: 9, right: 2 }) //=> "'Nhiệm vụ'!$B$7:$B$9" */
export function absoluteArea(sheet: string, { top, left, bottom, right }: Area): string {
  const from = `$${columnLetters(left)}$${top}`;
  const to = `$${columnLetters(right)}$${bottom}`;
  return `'${sheet}'!${from === to ? from : `${from}:${to}`}`;
}
