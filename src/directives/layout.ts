import { foldLetters } from '../domain/plain-text';
import { plainOf, type Line } from './lines';

/** What stands in a table that only sets the head or the signature side by side. */
const OF_LAYOUT =
  /^(?:cong hoa xa hoi|doc lap ?-|dang cong san|noi nhan|so ?: ?[\d./…]|(?:tm|kt|tl|tuq)\. ?[a-z]|t\/m )/;

/** Columns of such a table. */
const MOST_COLUMNS = 3;

const LINE_BREAK = /<br\s*\/?>/i;

/** The lines of the cells of a row, in the order of the columns. */
const cellsOf = (nfc: string, { start, end, divider }: Line): Line[][] => {
  const row = nfc.slice(start, end);
  let from = start;
  return row.split(divider ?? '|').map((cell) => {
    const lines: Line[] = [];
    let at = from;
    for (const piece of cell.split(LINE_BREAK)) {
      const indent = piece.length - piece.trimStart().length;
      const plain = plainOf(piece);
      const begins = nfc.indexOf(piece, at) + indent;
      if (plain !== '') {
        lines.push({
          start: begins,
          end: begins + piece.trim().length,
          plain,
          gap: 0,
          isMarkedHeading: /^\s*\*\*[^*]+\*\*\s*$/.test(piece),
          divider: null,
        });
      }
      at = begins - indent + piece.length;
    }
    from += cell.length + 1;
    return lines;
  });
};

/** Rows that hold no table but the head or the foot of a document: their cells, column by column. */
const laidOut = (nfc: string, rows: readonly Line[]): Line[] | null => {
  const columns: Line[][] = [];
  for (const row of rows) {
    const cells = cellsOf(nfc, row).filter((cell) => cell.length > 0);
    if (cells.length > MOST_COLUMNS) return null;
    cells.forEach((cell, index) => (columns[index] ??= []).push(...cell));
  }
  const lines = columns.flat();
  const isLayout = lines.some(({ plain }) => OF_LAYOUT.test(foldLetters(plain.slice(0, 40))));
  return isLayout ? lines : null;
};

/** Blanks between the two columns of a printed head or foot. */
const GUTTER = / {4,}|\t+/;

/** Where the foot begins; it is printed in two columns, who gets the document and who signs it. */
const FOOT = /^noi nhan ?:/;

/** The lines of a foot printed side by side: who gets it first, then who signs. */
const besides = (nfc: string, lines: readonly Line[], from: number): Line[] => {
  const [left, right]: [Line[], Line[]] = [[], []];
  for (const line of lines.slice(from)) {
    const raw = nfc.slice(line.start, line.end);
    const gutter = line.divider === null ? GUTTER.exec(raw) : null;
    if (gutter === null) {
      left.push(line);
      continue;
    }
    const at = line.start + gutter.index;
    const ends = { ...line, end: at, plain: plainOf(raw.slice(0, gutter.index)) };
    const begins = { ...line, start: at + gutter[0].length, gap: 1 };
    left.push(ends);
    right.push({ ...begins, plain: plainOf(nfc.slice(begins.start, line.end)) });
  }
  return [...left, ...right];
};

/** Longer feet are no feet. */
const MOST_FOOT_LINES = 25;

/** A foot whose first line holds two columns is taken apart. */
const withFootApart = (nfc: string, lines: readonly Line[]): Line[] => {
  const at = lines.findLastIndex(({ plain }) => FOOT.test(foldLetters(plain.slice(0, 12))));
  const isPrinted = at >= 0 && lines.length - at <= MOST_FOOT_LINES;
  return isPrinted ? [...lines.slice(0, at), ...besides(nfc, lines, at)] : [...lines];
};

/**
 * The lines of a text with the tables taken apart that only set the head or the signature of a document
 * side by side: each column is read from top to bottom.
 */
export const withoutLayout = (nfc: string, lines: readonly Line[]): Line[] => {
  const result: Line[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (
      lines[end] !== undefined &&
      lines[end]?.divider !== null &&
      lines[end]?.cells === undefined
    ) {
      end += 1;
    }
    if (end === at) {
      result.push(lines[at] as Line);
      at += 1;
      continue;
    }
    const rows = lines.slice(at, end);
    result.push(...(laidOut(nfc, rows) ?? rows));
    at = end;
  }
  return withFootApart(nfc, result);
};
