/** Cell addresses of the Excel API: `B2`, `$B$2:C9`, `5:6`, `A:C`, `'Nhiệm vụ'!B2`. */
import { columnLetters } from '../../src/sheets/address';
import { invalidArgument } from './errors';

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** 0-based, inclusive. */
export interface Box {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export const WHOLE_SHEET: Box = { top: 0, left: 0, bottom: LAST_ROW - 1, right: LAST_COLUMN - 1 };

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

interface Corner {
  row: number | undefined;
  column: number | undefined;
}

function corner(text: string, whole: string): Corner {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text) ?? [];
  const column = letters === undefined ? undefined : columnNumber(letters);
  const row = digits === undefined ? undefined : Number(digits);
  const inside =
    (column === undefined || column <= LAST_COLUMN) &&
    (row === undefined || (row >= 1 && row <= LAST_ROW));
  if ((column === undefined && row === undefined) || !inside) {
    throw invalidArgument(`Bad address: ${whole}`);
  }
  return { row, column };
}

export interface SheetBox {
  /** Name of the sheet, when the address says it. */
  sheet?: string;
  box: Box;
}

/**
 * @throws HostError `InvalidArgument` when Excel would not take it
 * @example parseAddress("'Nhiệm vụ'!$B$2:C9").box.bottom //=> 8
 */
export function parseAddress(text: unknown): SheetBox {
  if (typeof text !== 'string' || text === '') throw invalidArgument('Bad address.');
  const bang = text.lastIndexOf('!');
  const cells = text.slice(bang + 1).replace(/^=/, '');
  const [from = '', to = from, more] = cells.split(':');
  const first = corner(from, text);
  const last = corner(to, text);
  const isCell = ({ row, column }: Corner): boolean => row !== undefined && column !== undefined;
  // A lone `A` or `5` is no address, and both corners are of one kind.
  if (more !== undefined || (!cells.includes(':') && !isCell(first))) {
    throw invalidArgument(`Bad address: ${text}`);
  }
  if (
    (first.row === undefined) !== (last.row === undefined) ||
    (first.column === undefined) !== (last.column === undefined)
  ) {
    throw invalidArgument(`Bad address: ${text}`);
  }
  const rows = [first.row ?? 1, last.row ?? LAST_ROW];
  const columns = [first.column ?? 1, last.column ?? LAST_COLUMN];
  const box: Box = {
    top: Math.min(...rows) - 1,
    bottom: Math.max(...rows) - 1,
    left: Math.min(...columns) - 1,
    right: Math.max(...columns) - 1,
  };
  return bang < 0 ? { box } : { sheet: unquote(text.slice(0, bang).replace(/^=/, '')), box };
}

const unquote = (name: string): string =>
  name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;

/** @example boxAddress({ top: 0, left: 0, bottom: 1, right: 1 }) //=> 'A1:B2' */
export function boxAddress({ top, left, bottom, right }: Box): string {
  if (top === 0 && bottom === LAST_ROW - 1)
    return `${columnLetters(left + 1)}:${columnLetters(right + 1)}`;
  if (left === 0 && right === LAST_COLUMN - 1) return `${top + 1}:${bottom + 1}`;
  const from = `${columnLetters(left + 1)}${top + 1}`;
  const to = `${columnLetters(right + 1)}${bottom + 1}`;
  return from === to ? from : `${from}:${to}`;
}

/** A name that needs no quotes is written without them, as Excel does. */
export const quoteSheet = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

export const overlap = (one: Box, other: Box): Box | null => {
  const box = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return box.top <= box.bottom && box.left <= box.right ? box : null;
};
