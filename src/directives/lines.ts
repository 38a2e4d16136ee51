import { matchesIn } from '../domain/matches';
import type { Range } from './flow';

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

/** The head of a table pasted from a word processor or a spreadsheet, its cells divided by tabs. */
const TAB_HEAD =
  /^(?=.*(?:nội dung|nhiệm vụ|công việc|chỉ tiêu))(?=.*(?:chủ trì|thời gian|thời hạn|đơn vị tính|thực hiện))/i;

const FEWEST_TABS = 2;

const countTabs = (raw: string): number => raw.split('\t', FEWEST_TABS + 1).length - 1;

/** Characters that nobody sees: zero-width spaces and joiners, soft hyphens, byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** What `plainOf` takes away; most lines have nothing of it. */
const MARKS = /[\u00ad\u200b-\u200f\u2060\ufeff<#>*`_\\]|\s\s|[^\S ]/;

const plainOf = (raw: string): string => (MARKS.test(raw) ? withoutMarks(raw) : raw.trim());

const withoutMarks = (raw: string): string =>
  raw
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, '')
    .replace(/^[#>\s]+/, '')
    .replace(/\*+|`+|_{2,}|\\/g, (mark, index: number) => (mark === '*' && index === 0 ? mark : ''))
    .trim();

/**
 * The lines of a text, without blank lines, rules and page numbers.
 *
 * @example linesOf('## A\n\n- 2 -\nb').map(({ plain, gap }) => [plain, gap]) //=> [['A', 0], ['b', 2]]
 */
export const linesOf = (nfc: string): Line[] => {
  const lines: Line[] = [];
  let gap = 0;
  let start = 0;
  let isTabTable = false;
  /** The row of a table written one cell to a line that comes next; 0 outside one. */
  let nextRow = 0;
  const dividerOf = (raw: string, trimmed: string): Line['divider'] => {
    const hasTabs = countTabs(raw) >= FEWEST_TABS;
    isTabTable = hasTabs && (isTabTable || TAB_HEAD.test(trimmed.slice(0, 400)));
    if (isTabTable) return '\t';
    return trimmed.startsWith('|') && trimmed.indexOf('|', 1) > 0 ? '|' : null;
  };
  const add = (end: number): void => {
    const raw = nfc.slice(start, end);
    const trimmed = raw.trim();
    const plain = plainOf(trimmed);
    const divider = dividerOf(raw, trimmed);
    if (ROW_COUNTER.test(plain)) nextRow = 1;
    const isRow = nextRow > 0 && plain === String(nextRow);
    if (isRow) nextRow += 1;
    if (plain === '' || RULE.test(trimmed) || (PAGE_NUMBER.test(plain) && !isRow)) {
      gap += 1;
      return;
    }
    // An empty first cell leaves a tab at the head of its row.
    const indent = divider === '\t' ? 0 : (/^[#>\s]*/.exec(raw)?.[0].length ?? 0);
    lines.push({
      start: start + indent,
      end: start + raw.trimEnd().length,
      plain,
      gap: lines.length === 0 ? 0 : gap,
      isMarkedHeading: trimmed.startsWith('#') || BOLD_LINE.test(trimmed),
      divider,
    });
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
