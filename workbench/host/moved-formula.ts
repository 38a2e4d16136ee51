/** What a formula reads when it is copied to another cell. */
import { columnLetters } from '../../src/sheets/address';
import { LAST_COLUMN, LAST_ROW } from './address';

const isLetter = (character: string): boolean => /[\p{L}\p{N}_.\\]/u.test(character);

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** The end of a text or a quoted name that begins at `from`; a doubled quote stands for itself. */
function endOfQuoted(formula: string, from: number): number {
  const quote = formula[from];
  let at = from + 1;
  while (at < formula.length) {
    if (formula[at] !== quote) at += 1;
    else if (formula[at + 1] === quote) at += 2;
    else return at + 1;
  }
  return formula.length;
}

const CELL = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})$/i;
const COLUMN = /^(\$?)([A-Z]{1,3})$/i;
const ROW = /^(\$?)(\d{1,7})$/;

interface Move {
  rows: number;
  columns: number;
}

const movedColumn = (fixed: string, letters: string, { columns }: Move): string | null => {
  const to = columnNumber(letters.toUpperCase()) + (fixed ? 0 : columns);
  return to >= 1 && to <= LAST_COLUMN ? `${fixed}${columnLetters(to)}` : null;
};

const movedRow = (fixed: string, digits: string, { rows }: Move): string | null => {
  const to = Number(digits) + (fixed ? 0 : rows);
  return to >= 1 && to <= LAST_ROW ? `${fixed}${to}` : null;
};

/** A word of a formula; `inRange`: a colon stands beside it, so that `A` and `5` are a column and a row. */
function movedWord(word: string, inRange: boolean, move: Move): string {
  const [, fixedColumn = '', letters, fixedRow = '', digits] = CELL.exec(word) ?? [];
  if (letters !== undefined && digits !== undefined) {
    const column = movedColumn(fixedColumn, letters, move);
    const row = movedRow(fixedRow, digits, move);
    return column === null || row === null ? '#REF!' : `${column}${row}`;
  }
  if (!inRange) return word;
  const [, fixed = '', only] = COLUMN.exec(word) ?? [];
  if (only !== undefined) return movedColumn(fixed, only, move) ?? '#REF!';
  const [, still = '', number] = ROW.exec(word) ?? [];
  return number === undefined ? word : (movedRow(still, number, move) ?? '#REF!');
}

/**
 * A formula copied so many rows down and columns to the right: references without `$` move along.
 *
 * @example movedFormula('=SUM(A1,$B$2,C$3)', { rows: 2, columns: 1 }) //=> '=SUM(B3,$B$2,D$3)'
 */
export function movedFormula(formula: string, move: Move): string {
  let made = '';
  let at = 0;
  while (at < formula.length) {
    const character = formula[at] ?? '';
    if (character === '"' || character === "'") {
      const end = endOfQuoted(formula, at);
      made += formula.slice(at, end);
      at = end;
      continue;
    }
    if (character !== '$' && !isLetter(character)) {
      made += character;
      at += 1;
      continue;
    }
    let end = at;
    while (end < formula.length && (formula[end] === '$' || isLetter(formula[end] ?? ''))) end += 1;
    const word = formula.slice(at, end);
    const isName = formula[end] === '(' || formula[end] === '!';
    const inRange = formula[end] === ':' || formula[at - 1] === ':';
    made += isName ? word : movedWord(word, inRange, move);
    at = end;
  }
  return made;
}
