import { foldLetters } from '../domain/plain-text';
import { matchesIn } from '../domain/matches';
import { SMALL, flowOf, isUpper, type Flow } from './flow';
import { withoutLayout } from './layout';
import { linesOf, type Line } from './lines';
import { readMarker, type Marker } from './marker';
import { withTables } from './plain-table';

/** A paragraph put together from its lines, whatever page breaks and footnotes lie between them. */
export interface Paragraph {
  flow: Flow;
  marker: Marker | null;
  /** Where the words after the marker begin in the flow. */
  body: number;
  /** Text at the foot of a page, with its number. */
  footnote: string | null;
  /** Numbers of the footnotes it points to. */
  notes: string[];
  /** Only a title: bold or a Markdown heading, or capitals from end to end. */
  isTitle: boolean;
  /** Cells of a table row; null for prose. */
  cells: Flow[] | null;
}

interface Draft {
  lines: Line[];
  footnote: string | null;
}

const SENTENCE_END = /[.;:!?…]["”’)]?$/;

/** A paragraph that ends on one of these goes on, whatever the next page begins with. */
const UNFINISHED = new Set(
  (
    'của và các về cho từ đến tại theo với là do để trong hoặc cùng như bởi gồm trước sau gửi giao qua ' +
    'bằng được phải không những một này'
  ).split(' '),
);
const OPEN_MARK = /[,(/-]$/;

/** After one of these only a number goes on: "chuyển đổi số" may also end a heading. */
const WANTS_NUMBER = new Set(
  'số ngày tháng năm quý khoản điều mục trên dưới khoảng đạt'.split(' '),
);

/** The last word of a line in small letters. */
const lastWord = (plain: string): string => {
  const tail = plain.slice(-12).toLowerCase();
  return /[^\s,.;:()/"“”'’-]+$/.exec(tail)?.[0] ?? '';
};

const FOOTNOTE = /^(?:[¹²³⁰⁴-⁹]{1,3}|\[\^[^\]]{1,8}\]:?)\s*/;
const FOOTNOTE_TAG = /^(?:\*{0,3})<sup>([^<>]{1,8})<\/sup>/i;

/** A footnote whose small digit became a plain one: "1 Quyết định số …" in the middle of a sentence. */
const BARE_FOOTNOTE = /^(\d{1,2}) (?=\p{Lu})/u;

const SMALL_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Lines that always open something new. */
const OPENERS =
  /^(?:noi nhan|kinh gui|can cu|cong hoa xa hoi|doc lap|tm\.|tl\.|kt\.|tuq\.|t\/m|so ?:)/;

const LONE_MARK = /^(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-zđ])[.)]$/;

const HAS_SMALL = new RegExp(`[${SMALL}]`);

const isCapitals = (plain: string): boolean =>
  !HAS_SMALL.test(plain) && (plain.match(/\p{Lu}/gu)?.length ?? 0) >= 3;

const plainNumber = (mark: string): string =>
  mark
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(SMALL_DIGITS.indexOf(digit)))
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What points to a footnote inside a text. */
const POINTER = /<sup>([^<>]{1,8})<\/sup>|\[\^([^\]]{1,8})\]|[¹²³⁰⁴-⁹]{1,3}/gi;

const notesIn = (raw: string): string[] =>
  matchesIn(raw, POINTER)
    // "m²" points to none.
    .filter(({ 0: small, index }) => small.length > 3 || !/m/i.test(raw.charAt(index - 1)))
    .map(([small, tag, mark]) => plainNumber(tag ?? mark ?? small));

const footnoteNumber = (nfc: string, line: Line, open: Draft | undefined): string | null => {
  const raw = nfc.slice(line.start, Math.min(line.end, line.start + 40));
  const tag = FOOTNOTE_TAG.exec(raw);
  if (tag !== null) return tag[1] ?? '';
  const small = FOOTNOTE.exec(line.plain);
  if (small !== null) {
    return plainNumber(small[0]);
  }
  const last = open?.lines.at(-1);
  const isInside = last !== undefined && line.gap > 0 && !SENTENCE_END.test(last.plain);
  return isInside && !last.isMarkedHeading ? (BARE_FOOTNOTE.exec(line.plain)?.[1] ?? null) : null;
};

/** How long full lines are in a text that was cut into lines, or null where a line is a paragraph. */
const wrapWidth = (lines: readonly Line[]): number | null => {
  const widths = lines.map(({ plain }) => plain.length).sort((left, right) => left - right);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (width < 40 || width > 140) return null;
  const open = lines.filter(({ plain }) => plain.length > width * 0.7);
  const cut = open.filter(({ plain }) => !SENTENCE_END.test(plain));
  return cut.length > open.length * 0.5 ? width : null;
};

const startsLower = (plain: string): boolean => {
  const first = /^["“‘'(]?(\p{L})/u.exec(plain)?.[1];
  return first !== undefined && !isUpper(first);
};

const isUnfinished = (plain: string): boolean =>
  OPEN_MARK.test(plain) || UNFINISHED.has(lastWord(plain));

/** "trong quý" and below it "III/2026". */
const isCutBeforeNumber = (plain: string, next: string): boolean =>
  /^[\dIVX]/.test(next) && (WANTS_NUMBER.has(lastWord(plain)) || /phụ lục$/iu.test(plain));

/** "gió mạnh nhất cấp" and below it "10. Từ chiều": a number that no list has come to opens no clause. */
const isCutInside = (last: Line, line: Line, width: number | null, next: number): boolean => {
  // "100" and below it "- 200 mm" is one range.
  if (line.gap === 0 && /\d$/.test(last.plain) && /^[-–] ?\d/.test(line.plain)) return true;
  const number = /^(\d{1,2})[.)] /.exec(line.plain)?.[1];
  if (Number(number) === next) return false;
  if (number === undefined || Number(number) < 2 || width === null || line.gap > 0) return false;
  const isFull = last.plain.length >= width * 0.75 && !SENTENCE_END.test(last.plain);
  return isFull && !last.isMarkedHeading && !isCapitals(last.plain) && !/^\d/.test(last.plain);
};

/** Whether a line goes on with the paragraph that ends in `last`. */
const goesOn = (last: Line, line: Line, width: number | null, next: number): boolean => {
  if (last.divider !== null || line.divider !== null) return false;
  // A mark alone on its line belongs to the line below.
  if (LONE_MARK.test(last.plain) && line.gap < 2) return readMarker(line.plain) === null;
  if (isCutInside(last, line, width, next)) return true;
  if (readMarker(line.plain, SENTENCE_END.test(last.plain) ? '' : last.plain) !== null)
    return false;
  if (isCutBeforeNumber(last.plain, line.plain) && !last.isMarkedHeading) return true;
  if (OPENERS.test(foldLetters(line.plain.slice(0, 20)))) return false;
  if (isCapitals(last.plain) !== isCapitals(line.plain)) return false;
  const isAdjacent = line.gap === 0;
  const isShort = width !== null && last.plain.length < width * 0.75;
  if (/[;:]$/.test(last.plain) && startsLower(line.plain))
    return isAdjacent || last.plain.endsWith(';');
  if (SENTENCE_END.test(last.plain)) {
    return isAdjacent && width !== null && !isShort && !last.plain.endsWith(':');
  }
  if (startsLower(line.plain)) return true;
  if (last.isMarkedHeading !== line.isMarkedHeading) return false;
  if (isUnfinished(last.plain)) return true;
  if (!isAdjacent) return false;
  return width === null ? last.isMarkedHeading : !isShort;
};

/** The number that a line bears as a clause, or the one before. */
const numberOf = ({ plain }: Line, before: number): number => {
  const written = /^(\d{1,2})[.)] /.exec(plain)?.[1];
  return written === undefined ? before : Number(written);
};

const draftsOf = (nfc: string, lines: readonly Line[]): Draft[] => {
  const width = wrapWidth(lines);
  const drafts: Draft[] = [];
  let open: Draft | undefined;
  let note: Draft | undefined;
  /** The number that the next clause of the list bears. */
  let next = 0;
  for (const line of lines) {
    const footnote = footnoteNumber(nfc, line, open);
    if (footnote !== null) {
      note = { lines: [line], footnote };
      drafts.push(note);
      continue;
    }
    const lastOfNote = note?.lines.at(-1);
    if (note && lastOfNote && line.gap === 0 && goesOn(lastOfNote, line, width, next)) {
      note.lines.push(line);
      continue;
    }
    note = undefined;
    const last = open?.lines.at(-1);
    if (open && last && goesOn(last, line, width, next)) {
      open.lines.push(line);
      continue;
    }
    next = numberOf(line, next - 1) + 1;
    open = { lines: [line], footnote: null };
    drafts.push(open);
  }
  return drafts;
};

const cellsOf = (nfc: string, { start, end, divider, cells: told }: Line): Flow[] | null => {
  if (divider === null) return null;
  if (told !== undefined) return told.map((stretches) => flowOf(nfc, stretches));
  const cells: Flow[] = [];
  let from = divider === '|' && nfc.charAt(start) === '|' ? start + 1 : start;
  for (let index = from; index <= end; index += 1) {
    if (index < end && nfc.charAt(index) !== divider) continue;
    // The closing mark of a Markdown row closes no further cell.
    if (index < end || divider === '\t' || nfc.slice(from, index).trim() !== '') {
      cells.push(flowOf(nfc, [{ start: from, end: index }]));
    }
    from = index + 1;
  }
  return cells;
};

/** No paragraph of prose is longer; what is, is read piece by piece, so that no text makes it slow. */
const LONGEST_PARAGRAPH = 10_000;

const piecesOf = (flow: Flow): Flow[] => {
  const pieces: Flow[] = [];
  let start = 0;
  while (flow.text.length - start > LONGEST_PARAGRAPH) {
    const stop = flow.text.lastIndexOf('. ', start + LONGEST_PARAGRAPH);
    const end = stop > start ? stop + 2 : start + LONGEST_PARAGRAPH;
    pieces.push(sliceOf(flow, start, end));
    start = end;
  }
  return [...pieces, start === 0 ? flow : sliceOf(flow, start, flow.text.length)];
};

const sliceOf = ({ text, folded, at }: Flow, start: number, end: number): Flow => ({
  text: text.slice(start, end),
  folded: folded.slice(start, end),
  at: at.slice(start, end),
});

/**
 * The paragraphs of a text in order: lines cut by PDF extraction joined again over page breaks and
 * footnotes, which come as paragraphs of their own.
 *
 * @example paragraphsOf('1. Rà soát\nhồ sơ.\n\n- Báo cáo.').map(({ flow }) => flow.text) //=> ['1. Rà soát hồ sơ.', '- Báo cáo.']
 */
export const paragraphsOf = (nfc: string): Paragraph[] =>
  draftsOf(nfc, withTables(nfc, withoutLayout(nfc, linesOf(nfc)))).flatMap(
    ({ lines, footnote }) => {
      const [first] = lines;
      const notes =
        footnote === null ? lines.flatMap(({ start, end }) => notesIn(nfc.slice(start, end))) : [];
      const isTitle = lines.every((line) => line.isMarkedHeading || isCapitals(line.plain));
      const cells = first ? cellsOf(nfc, first) : null;
      return piecesOf(flowOf(nfc, lines)).map((flow, piece): Paragraph => {
        const mayOpen = piece === 0 && footnote === null && cells === null;
        const marker = mayOpen ? readMarker(flow.text) : null;
        return { flow, marker, body: marker?.length ?? 0, footnote, notes, isTitle, cells };
      });
    },
  );
