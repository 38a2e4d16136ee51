import { TABLE_HEAD } from '../plain-table';

/** A cell of a table while it is read. */
export interface Cell {
  blocks: string[];
  /** Columns it takes. */
  span: number;
  /** It goes on with the cell above it. */
  isContinued: boolean;
}

export interface Row {
  cells: Cell[];
  isDeleted: boolean;
}

const MOST_COLUMNS = 64;

/** One line for a cell: a `|` inside would divide it. */
const lineOf = (blocks: readonly string[]): string =>
  blocks.join(' ').replace(/\s+/g, ' ').replaceAll('|', '/').replaceAll('**', '').trim();

/** The texts of each row, column by column; a cell merged with the one above has the same text. */
const gridOf = (rows: readonly Row[]): string[][] => {
  const grid: string[][] = [];
  for (const { cells } of rows) {
    const above = grid.at(-1);
    const line: string[] = [];
    for (const { blocks, span, isContinued } of cells) {
      line.push(isContinued ? (above?.[line.length] ?? '') : lineOf(blocks));
      for (let more = 1; more < span && line.length < MOST_COLUMNS; more += 1) line.push('');
    }
    grid.push(line);
  }
  return grid;
};

/**
 * The text of a table: its rows in the form that the reader takes for a table, or, where it only sets
 * things side by side (the head of a letter, the signature), its cells one after another.
 *
 * @example tableText([]) //=> ''
 */
export const tableText = (rows: readonly Row[]): string => {
  const kept = rows.filter(({ isDeleted }) => !isDeleted);
  const grid = gridOf(kept);
  const filled = Math.max(0, ...grid.map((line) => line.filter((cell) => cell !== '').length));
  const hasHead = grid.slice(0, 3).some((line) => TABLE_HEAD.test(line.join(' ')));
  if (filled < 3 && !(filled === 2 && hasHead)) {
    return kept.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks)).join('\n\n');
  }
  return grid
    .filter((line) => line.some((cell) => cell !== ''))
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
};
