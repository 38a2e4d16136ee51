import { matchesIn } from '../domain/matches';
import type { Range } from './flow';
import type { Line } from './lines';

/** Words that head the columns of a table of tasks or targets. */
export const TABLE_HEAD =
  /^(?=.*(?:nội dung|nhiệm vụ|công việc|chỉ tiêu|tiêu chí|nhóm dự án|xã, phường))(?=.*(?:chủ trì|thời gian|thời hạn|đơn vị tính|đvt|thực hiện|hoàn thành|kế hoạch|mục tiêu|giao|đến (?:hết|ngày)))/iu;

/** The head of the column that counts the rows. */
const COUNTER = /^(?:stt|tt|số tt|số thứ tự)$/iu;

const COUNT = /^(?:\d{1,3}|[IVX]{1,5}|[A-Z])[.)]?$/;

/** Fewer columns make no table; more than this nobody prints. */
const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 12;

/** Blank characters between two columns of a printed table. */
const GUTTER = 2;

const LONGEST_HEAD_CELL = 60;

/** No table row is told in more lines. */
const MOST_ROW_LINES = 60;

const rowOf = (lines: readonly Line[], cells: Range[][]): Line | null => {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    start: first.start,
    end: last.end,
    plain: lines.map(({ plain }) => plain).join(' '),
    gap: first.gap,
    isMarkedHeading: false,
    divider: '\t',
    cells,
  };
};

/** One cell to a line, as a copied table comes out: head cells up to the "1", then the rows. */
const cellByLine = (
  lines: readonly Line[],
  from: number,
): { rows: Line[]; next: number } | null => {
  if (!COUNTER.test(lines[from]?.plain ?? '')) return null;
  let at = from;
  while (lines[at] !== undefined && !/^(?:1|I|A)[.)]?$/.test(lines[at]?.plain ?? '')) at += 1;
  const head = lines.slice(from, at);
  const isHead =
    head.length >= FEWEST_COLUMNS &&
    head.length <= MOST_COLUMNS &&
    head.every(({ plain }) => plain.length <= LONGEST_HEAD_CELL) &&
    TABLE_HEAD.test(head.map(({ plain }) => plain).join(' '));
  if (!isHead) return null;
  const headRow = rowOf(
    head,
    head.map((line) => [line]),
  );
  const rows = headRow === null ? [] : [headRow];
  while (COUNT.test(lines[at]?.plain ?? '')) {
    const isGroup = !/^\d/.test(lines[at]?.plain ?? '');
    const most = isGroup ? 2 : head.length;
    const cells: Range[][] = [];
    let end = at;
    for (; lines[end] !== undefined && end < at + MOST_ROW_LINES; end += 1) {
      const line = lines[end] as Line;
      const isNext = end > at && COUNT.test(line.plain);
      // A cell that begins with a small letter goes on with the one above it.
      const goesOn = cells.length > 1 && /^\p{Ll}/u.test(line.plain);
      if (isNext || (!goesOn && cells.length === most)) break;
      if (goesOn) cells.at(-1)?.push(line);
      else cells.push([line]);
    }
    // Cells are missing or there are too many: nobody can say which column is which.
    if (cells.length !== most) return null;
    const row = rowOf(lines.slice(at, end), cells);
    if (row !== null) rows.push(row);
    at = end;
  }
  return rows.length > 1 ? { rows, next: at } : null;
};

interface Piece extends Range {
  column: number;
}

/** The stretches of a printed line that wide blanks divide, with the column each begins in. */
const piecesOf = (nfc: string, line: Line): Piece[] => {
  const lineStart = nfc.lastIndexOf('\n', line.start - 1) + 1;
  const raw = nfc.slice(lineStart, line.end);
  return matchesIn(raw, /\S+(?: \S+)*/g).map(({ 0: words, index }) => ({
    start: lineStart + index,
    end: lineStart + index + words.length,
    column: index,
  }));
};

/** Every head of a column is short and begins with a capital: prose with wide blanks is no table. */
const isPrintedHead = (nfc: string, pieces: readonly Piece[]): boolean =>
  pieces.length >= FEWEST_COLUMNS &&
  pieces.length <= MOST_COLUMNS &&
  pieces.every(
    ({ start, end }) =>
      end - start <= LONGEST_HEAD_CELL && /^\p{Lu}[^.;:]*$/u.test(nfc.slice(start, end)),
  );

/** Where columns begin: behind every gutter that stays blank down the whole table. */
const columnStarts = (table: readonly (readonly Piece[])[]): number[] => {
  const taken: boolean[] = [];
  for (const pieces of table) {
    for (const { column, start, end } of pieces) {
      for (let at = column; at < column + end - start; at += 1) taken[at] = true;
    }
  }
  const starts: number[] = [];
  let blank = GUTTER;
  for (let at = 0; at < taken.length; at += 1) {
    if (taken[at] !== true) blank += 1;
    else {
      if (blank >= GUTTER) starts.push(at);
      blank = 0;
    }
  }
  return starts;
};

/** Columns set apart by blanks, as a printed page comes out: a row begins where its number stands. */
const printed = (
  nfc: string,
  lines: readonly Line[],
  from: number,
): { rows: Line[]; next: number } | null => {
  const head = lines[from];
  if (head === undefined || !TABLE_HEAD.test(head.plain)) return null;
  const headPieces = piecesOf(nfc, head);
  if (!isPrintedHead(nfc, headPieces)) return null;
  const second = headPieces[1]?.column ?? 0;
  const isCounted = COUNTER.test(nfc.slice(headPieces[0]?.start, headPieces[0]?.end));
  const table: Piece[][] = [headPieces];
  let next = from + 1;
  for (; next < lines.length; next += 1) {
    const line = lines[next] as Line;
    const pieces = piecesOf(nfc, line);
    const [first] = pieces;
    if (first === undefined || line.gap > 2) break;
    const isInside = first.column >= second - GUTTER || pieces.length > 1;
    if (!isInside && !(COUNT.test(line.plain) && isCounted)) break;
    table.push(pieces);
  }
  const starts = columnStarts(table);
  if (table.length < 2 || starts.length < FEWEST_COLUMNS) return null;

  const rows: Line[] = [];
  let open: { lines: Line[]; cells: Range[][] } | null = null;
  const close = (): void => {
    const row = open === null ? null : rowOf(open.lines, open.cells);
    if (row !== null) rows.push(row);
  };
  table.forEach((pieces, index) => {
    const line = lines[from + index] as Line;
    const [first] = pieces;
    const isCountedRow = first !== undefined && first.column < (starts[1] ?? 0);
    const isNew = open === null || (index > 0 && (isCountedRow || !isCounted));
    if (isNew) {
      close();
      open = { lines: [], cells: starts.map(() => []) };
    }
    open?.lines.push(line);
    for (const piece of pieces) {
      const column = starts.findLastIndex((start) => start <= piece.column);
      open?.cells[column]?.push({ start: piece.start, end: piece.end });
    }
  });
  close();
  return rows.length > 1 ? { rows, next } : null;
};

/**
 * The lines of a text with the rows of tables put together that came out as plain text: one cell to a
 * line, or columns set apart by blanks. A table whose cells cannot be told apart is left as it is.
 */
export const withTables = (nfc: string, lines: readonly Line[]): Line[] => {
  const result: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as Line;
    const found = line.divider === null ? (cellByLine(lines, at) ?? printed(nfc, lines, at)) : null;
    if (found === null) {
      result.push(line);
      at += 1;
    } else {
      result.push(...found.rows);
      at = found.next;
    }
  }
  return result;
};
