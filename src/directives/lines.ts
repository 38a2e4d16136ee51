import { matchesIn } from '../domain/matches';
import type { Range } from './flow';
import { TABLE_HEAD } from './plain-table';

/** One line of a document that says something. */
export interface Line extends Range {
  /** Its words without Markdown and HTML marks. */
  plain: string;
  /** Blank lines and page breaks above it. */
  gap: number;
  /** A Markdown heading, or bold from end to end. */
  isMarkedHeading: boolean;
  /** What divides its cells when it is a row of a table. */
  divider: '|' | '\t' | null;
  /** The stretches of each cell, where signs do not divide them. */
  cells?: Range[][];
}

const BREAK = /\r\n|[\n\r\v\f\u2028\u2029]/g;

/** Page numbers alone on a line: 3, - 3 -, Trang 3/7. */
const PAGE_NUMBER = /^(?:trang )?[-–—]?\s?\d{1,3}\s?[-–—]?(?:\s?\/\s?\d{1,3})?$/i;

/** The head of a column of row numbers, alone on its line; "1" below it is no page. */
const ROW_COUNTER = /^(?:stt|tt|số tt|số thứ tự)$/iu;

/** Rules drawn with signs, and the line of a Markdown table that divides its head. */
const RULE = /^[-–—_=*~.…|:+\s]+$/;

const BOLD_LINE = /^\s*(?:\*{2,3}|__)[^*_].*(?:\*{2,3}|__)\s*$/;

const FEWEST_SIGNS = 2;
const LONGEST_HEAD = 400;

/** How often a sign divides a line; more than `FEWEST_SIGNS` are not counted. */
const countOf = (raw: string, sign: string): number => raw.split(sign, FEWEST_SIGNS + 1).length - 1;

/** Characters that nobody sees: zero-width spaces and joiners, soft hyphens, byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** What `plainOf` takes away; most lines have nothing of it. */
const MARKS = /[\u00ad\u200b-\u200f\u2060\ufeff<#>*`_\\]|\s\s|[^\S ]/;

/** The words of a line without Markdown and HTML marks. */
export const plainOf = (raw: string): string => (MARKS.test(raw) ? withoutMarks(raw) : raw.trim());

const withoutMarks = (raw: string): string =>
  raw
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, '')
    .replace(/^[#>\s]+/, '')
    .replace(/\*+|`+|_{2,}|\\/g, (mark, index: number) => (mark === '*' && index === 0 ? mark : ''))
    .trim();

/** A line that signs divide, as the cells of a row are. */
interface Divided {
  sign: '|' | '\t';
  line: Line;
  /** Where it begins, blanks and all. */
  start: number;
}

const signOf = (raw: string, trimmed: string): Divided['sign'] | null => {
  if (countOf(trimmed, '|') >= FEWEST_SIGNS) return '|';
  return countOf(raw, '\t') >= FEWEST_SIGNS ? '\t' : null;
};

/** A row that needs no other beside it: of Markdown, or the head of a table of tasks or targets. */
const isSureRow = (sign: Divided['sign'], trimmed: string): boolean =>
  (sign === '|' && trimmed.startsWith('|')) || TABLE_HEAD.test(trimmed.slice(0, LONGEST_HEAD));

const makeRow = ({ sign, line, start }: Divided): void => {
  line.divider = sign;
  // An empty first cell leaves a tab at the head of its row.
  if (sign === '\t') line.start = start;
};

/**
 * The lines of a text, without blank lines, rules and page numbers.
 *
 * @example linesOf('## A\n\n- 2 -\nb').map(({ plain, gap }) => [plain, gap]) //=> [['A', 0], ['b', 2]]
 */
export const linesOf = (nfc: string): Line[] => {
  const lines: Line[] = [];
  let gap = 0;
  let start = 0;
  /** What divides the line above, if it may be the row of a table. */
  let above: Divided | null = null;
  /** The row of a table written one cell to a line that comes next; 0 outside one. */
  let nextRow = 0;
  const add = (end: number): void => {
    const raw = nfc.slice(start, end);
    const trimmed = raw.trim();
    const plain = plainOf(trimmed);
    if (ROW_COUNTER.test(plain)) nextRow = 1;
    const isRow = nextRow > 0 && plain === String(nextRow);
    if (isRow) nextRow += 1;
    if (plain === '' || RULE.test(trimmed) || (PAGE_NUMBER.test(plain) && !isRow)) {
      gap += 1;
      return;
    }
    const sign = signOf(raw, trimmed);
    const isTable =
      sign !== null && (isSureRow(sign, trimmed) || (above?.sign === sign && gap <= 1));
    // The first row shows itself to be one when the next is there too.
    if (isTable && above !== null) makeRow(above);
    // A bar alone at the end of a line is what is left of a table that only set things side by side.
    const isLoose = sign === null && trimmed.endsWith('|');
    const shown = isLoose ? raw.slice(0, raw.lastIndexOf('|')) : raw;
    const line: Line = {
      start: start + (/^[#>\s]*/.exec(raw)?.[0].length ?? 0),
      end: start + shown.trimEnd().length,
      plain: isLoose ? plain.slice(0, -1).trimEnd() : plain,
      gap: lines.length === 0 ? 0 : gap,
      isMarkedHeading: trimmed.startsWith('#') || BOLD_LINE.test(trimmed),
      divider: null,
    };
    lines.push(line);
    above = sign === null ? null : { sign, line, start };
    if (isTable && above !== null) makeRow(above);
    gap = 0;
  };
  for (const { index, 0: mark } of matchesIn(nfc, BREAK)) {
    add(index);
    start = index + mark.length;
    if (mark === '\f') gap += 1;
  }
  add(nfc.length);
  return lines;
};
