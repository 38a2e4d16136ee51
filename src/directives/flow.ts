import { foldLetters } from '../domain/plain-text';
import { matchesIn } from '../domain/matches';
import type { Source } from './model';

/**
 * Running text of one paragraph: marks of Markdown and footnote numbers gone, blanks single, lines
 * joined; `at` leads every character back to its place in the NFC text.
 */
export interface Flow {
  text: string;
  /** `text` in lower case without accents, letter for letter. */
  folded: string;
  at: Int32Array;
}

export interface Range {
  start: number;
  end: number;
}

const TAG = /<\/?[a-z][^<>]{0,40}>/iy;
const SUPERSCRIPT_TAG = /<sup>[^<>]{0,12}<\/sup>/iy;
const FOOTNOTE_MARK = /\[\^[^\]]{1,8}\]/y;
const MARKS = [SUPERSCRIPT_TAG, TAG, FOOTNOTE_MARK];

const LESS_THAN = 0x3c;
const BRACKET = 0x5b;

/** Invisible characters and stray combining marks. */
const INVISIBLE = /[\p{Cf}\p{M}]/u;
const BLANK = /[\s\p{Cc}]/u;
const DASH = /[\u2010-\u2015\u2212]/;
const FOOTNOTE_DIGIT = /[\u00b2\u00b3\u00b9\u2070-\u2079]/;

const lengthOfMark = (nfc: string, index: number): number => {
  for (const mark of MARKS) {
    mark.lastIndex = index;
    const found = mark.exec(nfc);
    if (found !== null) return found[0].length;
  }
  return 0;
};

/** One character as the readers want to see it; '' when a reader does not see it at all. */
const look = (char: string): string => {
  if (char >= ' ' && char <= '~') return '*`_\\'.includes(char) ? '' : char;
  if (FOOTNOTE_DIGIT.test(char)) return '';
  if (BLANK.test(char)) return ' ';
  if (INVISIBLE.test(char)) return '';
  if (DASH.test(char)) return '-';
  if (char >= '\uff01' && char <= '\uff5e') {
    return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
  }
  return char;
};

/** Letters and marks of Vietnamese texts have codes below this one. */
const COMMON = 0x2100;
const UNKNOWN = 0xffff;
const NOTHING = 0;
const BLANK_CODE = 0x20;

/** What is worked out letter by letter is kept by its code: a document has few different letters. */
const remember = (work: (char: string) => string): ((code: number) => number) => {
  const known = new Uint16Array(COMMON).fill(UNKNOWN);
  return (code) => {
    const kept = code < COMMON ? known[code] : UNKNOWN;
    if (kept !== undefined && kept !== UNKNOWN) return kept;
    const char = work(String.fromCharCode(code));
    const found = char === '' ? NOTHING : char.charCodeAt(0);
    if (code < COMMON) known[code] = found;
    return found;
  };
};

const shown = remember(look);
const foldLetter = remember(foldLetters);

/** As many codes as are made a text at once. */
const CHUNK = 4096;

/** An array of codes as `apply` takes it; spreading one would walk it once more. */
const fromCodes = (codes: Uint16Array): string =>
  String.fromCharCode.apply(null, codes as unknown as number[]);

const textOf = (codes: Uint16Array): string => {
  if (codes.length <= CHUNK) return fromCodes(codes);
  let text = '';
  for (let start = 0; start < codes.length; start += CHUNK) {
    text += fromCodes(codes.subarray(start, start + CHUNK));
  }
  return text;
};

/** What `FOOTNOTE_DIGIT` matches: asked of every letter. */
const isFootnoteCode = (code: number): boolean =>
  (code >= 0x2070 && code <= 0x2079) || code === 0xb2 || code === 0xb3 || code === 0xb9;

/** "m²" is a measure; any other small digit points to a footnote. */
const isPower = (nfc: string, index: number): boolean =>
  isFootnoteCode(nfc.charCodeAt(index)) && /m/i.test(nfc.charAt(index - 1));

/**
 * Two words that PDF extraction has run together, where it would hide a deadline or an office. The
 * match is the first of the two.
 */
const GLUED_WORDS =
  /\b(?:(?:truoc|den|het|nhat|trong|cham|muon)(?=(?:ngay|het|nhat|thang|quy|trong)(?![a-z]))|(?:chu(?=tri\b)|phoi(?=hop\b)|hoan(?=thanh\b)|bao(?=cao\b)|phan(?=dau\b)|ke(?=hoach\b)|yeu(?=cau\b)|de(?=nghi\b)|thuc(?=hien\b)|tong(?=hop\b))|(?:ubnd|hdnd)(?=[a-z]{2}))/g;
const GLUED_NUMBERS = [
  /\b(?:truocngay|denngay|hetngay|nhatngay|ngay|thang|nam|quy)(?=\d)/g,
  /\b(?:19|20)\d\d(?=[a-z]{2})/g,
];
const WORD_AND_DIGITS = /\b(?!km|cm|mm)[a-z]{2,12}(?=\d)/g;
const BEFORE_NAME = /\b(?:giao|so|xa|phuong|tinh|cac|voi|gui|cua|va|trinh|cho)(?=[a-z]{2})/g;

/** Without these there is nothing to look for. */
const MIXED = /[a-z]\d|\d[a-z]/;
/** Small letters of Vietnamese. A class like \p{Ll} is twenty times slower. */
export const SMALL = 'a-zà-öø-ÿăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ';
const CAPITAL_INSIDE = new RegExp(`[${SMALL}][^${SMALL}\\s!-@[-\`{-~]`);

/** Places where a blank is missing. */
const gluedAt = (text: string, folded: string): number[] => {
  const places = new Set<number>();
  const add = (pattern: RegExp, isGlued: (place: number) => boolean): void => {
    for (const match of matchesIn(folded, pattern)) {
      const place = match.index + match[0].length;
      if (isGlued(place)) places.add(place);
    }
  };
  add(GLUED_WORDS, () => true);
  if (MIXED.test(folded)) {
    for (const pattern of GLUED_NUMBERS) add(pattern, () => true);
    // "thiểu80%" is glued, "OCOP3" a code: only small letters before the digits tell.
    add(WORD_AND_DIGITS, (place) => !isUpper(text.charAt(place - 1)));
  }
  if (CAPITAL_INSIDE.test(text)) {
    // "SởTài chính" is glued, "sông" is a word: only a capital in the middle tells.
    add(BEFORE_NAME, (place) => isUpper(text.charAt(place)));
  }
  return [...places].sort((left, right) => left - right);
};

/**
 * Whether a character is a capital letter.
 *
 * @example isUpper('Đ') //=> true
 */
export const isUpper = (char: string): boolean => char !== char.toLowerCase();

/**
 * The running text of some stretches of the NFC text, joined with single blanks.
 *
 * @example flowOf('**Trước\nngày** 5/6', [{ start: 0, end: 18 }]).text //=> 'Trước ngày 5/6'
 */
export const flowOf = (nfc: string, ranges: readonly Range[]): Flow => {
  const most = ranges.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const codes = new Uint16Array(most);
  const at = new Int32Array(most);
  let length = 0;
  const add = (code: number, index: number): void => {
    const isDoubled = code === BLANK_CODE && (length === 0 || codes[length - 1] === BLANK_CODE);
    if (code === NOTHING || isDoubled) return;
    codes[length] = code;
    at[length] = index;
    length += 1;
  };
  for (const { start, end } of ranges) {
    add(BLANK_CODE, start);
    for (let index = start; index < end; index += 1) {
      const code = nfc.charCodeAt(index);
      const skipped = code === LESS_THAN || code === BRACKET ? lengthOfMark(nfc, index) : 0;
      if (skipped > 0) index += skipped - 1;
      else add(isPower(nfc, index) ? code : shown(code), index);
    }
  }
  if (codes[length - 1] === BLANK_CODE) length -= 1;
  const text = textOf(codes.subarray(0, length));
  for (let index = 0; index < length; index += 1) codes[index] = foldLetter(codes[index] ?? 0);
  const folded = textOf(codes.subarray(0, length));
  const own = at.slice(0, length);
  const places = gluedAt(text, folded);
  if (places.length === 0) return { text, folded, at: own };

  const cut = (whole: string): string =>
    [0, ...places].map((place, index) => whole.slice(place, places[index])).join(' ');
  const missing = new Set(places);
  const spaced = Array.from(own).flatMap((original, index) =>
    missing.has(index) ? [original, original] : [original],
  );
  return { text: cut(text), folded: cut(folded), at: Int32Array.from(spaced) };
};

/** A line with letters or digits between two line ends: words that the running text passed over. */
const PASSED_OVER = /[\n\f][^\n\f]*[\p{L}\p{N}][^\n\f]*[\n\f]/u;

/** Where the running text between two places passes over whole lines. */
const gapsIn = (nfc: string, at: Int32Array, { start, end }: Range): Range[] => {
  const gaps: Range[] = [];
  for (let index = start; index + 1 < end; index += 1) {
    const [here, next] = [at[index] ?? 0, at[index + 1] ?? 0];
    if (next - here > 2 && PASSED_OVER.test(nfc.slice(here, next))) {
      gaps.push({ start: here + 1, end: next });
    }
  }
  return gaps;
};

/**
 * A stretch of the running text as a place in the NFC text.
 *
 * @example sourceOf('a **b** c', flowOf('a **b** c', [{ start: 0, end: 9 }]), { start: 2, end: 3 }) //=> { start: 4, end: 5, text: 'b' }
 */
export const sourceOf = (nfc: string, { at }: Flow, { start, end }: Range): Source => {
  const first = at[start] ?? 0;
  const last = at[Math.max(start, end - 1)] ?? first;
  const source = { start: first, end: last + 1, text: nfc.slice(first, last + 1) };
  // Where nothing was passed over there is no gap; most clauses stand on one line.
  const isWhole = last - first < end - start;
  const gaps = isWhole ? [] : gapsIn(nfc, at, { start, end });
  return gaps.length === 0 ? source : { ...source, gaps };
};
