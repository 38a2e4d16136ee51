import { parseCell } from './digits';
import { GRID_COLUMNS } from './limits';

export { cellAddress as address, columnLetters as columnName } from '../../sheets/address';

export interface CellPosition {
  /** 1-based. */
  row: number;
  /** 1-based. */
  column: number;
}

/**
 * Row and column of a relative address inside Excel's grid, small letters allowed; undefined otherwise.
 * @example parseAddress('C5') //=> { row: 5, column: 3 }
 * @example parseAddress('XFE1') //=> undefined
 */
export function parseAddress(text: string): CellPosition | undefined {
  const bytes = new TextEncoder().encode(text);
  const cell = parseCell(bytes, 0, bytes.length);
  if (cell < 0) return undefined;
  return { row: Math.floor(cell / GRID_COLUMNS), column: (cell % GRID_COLUMNS) + 1 };
}
