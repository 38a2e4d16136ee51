import { foldLetters } from '../domain/plain-text';
import type { Source } from './model';

/**
 * Running text of one paragraph: marks of Markdown and footnote numbers gone, blanks single, lines
 * joined; `at` leads every character back to its place in the NFC text.
 */
export interface Flow {
  text: string;
  /** `text` in lower case without accents, letter for letter. */
  folded: string;
  at: number[];
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

/** What is worked out letter by letter is kept by its code: a document has few different letters. */
const remember = (work: (char: string) => string): ((code: number) => string) => {
  const known = Array.from<string | undefined>({ length: COMMON });
  return (code) => {
    if (code >= COMMON) return work(String.fromCharCode(code));
    return (known[code] ??= work(String.fromCharCode(code)));
  };
};

const shown = remember(look);
const foldLetter = remember(foldLetters);

const foldFast = (text: string): string => {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) folded += foldLetter(text.charCodeAt(index));
  return folded;
};

/** "m²" is a measure; any other small digit points to a footnote. */
const isPower = (nfc: string, index: number): boolean =>
  nfc.charCodeAt(index) > 0x7e &&
  FOOTNOTE_DIGIT.test(nfc.charAt(index)) &&
  /m/i.test(nfc.charAt(index - 1));

/**
 * Two words that PDF extraction has run together, where it would hide a deadline or an office. The
 * match is the first of the two.
 */
const GLUED = [
  /\b(?:truoc|den|het|nhat|trong|cham|muon)(?=(?:ngay|het|nhat|thang|quy|trong)(?![a-z]))/g,
  /\b(?:truocngay|denngay|hetngay|nhatngay|ngay|thang|nam|quy)(?=\d)/g,
  /\b(?:19|20)\d\d(?=[a-z]{2})/g,
  /\b(?:chu(?=tri\b)|phoi(?=hop\b)|hoan(?=thanh\b)|bao(?=cao\b)|phan(?=dau\b)|ke(?=hoach\b)|yeu(?=cau\b)|de(?=nghi\b)|thuc(?=hien\b)|tong(?=hop\b))/g,
  /\b(?!km|cm|mm)[a-z]{2,12}(?=\d)/g,
  /\b(?:ubnd|hdnd)(?=[a-z]{2})/g,
  /\b(?:giao|so|xa|phuong|tinh|cac|voi|gui|cua|va|trinh|cho)(?=[a-z]{2})/g,
];

/** "thiểu80%" is glued, "OCOP3" a code: only small letters before the digits tell. */
const WORD_AND_DIGITS = 4;
const LAST_IS_CASE = GLUED.length - 1;

/** Places where a blank is missing. */
const gluedAt = (text: string, folded: string): number[] => {
  const places = new Set<number>();
  GLUED.forEach((pattern, index) => {
    for (const match of folded.matchAll(pattern)) {
      const place = match.index + match[0].length;
      // "SởTài chính" is glued, "sông" is a word: only a capital in the middle tells.
      const isCapital = text.charAt(place) !== folded.charAt(place) && isUpper(text.charAt(place));
      const isCode = index === WORD_AND_DIGITS && isUpper(text.charAt(place - 1));
      if (!isCode && (index !== LAST_IS_CASE || isCapital)) places.add(place);
    }
  });
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
 * @example flowOf('**Trước\nngày** 5/6', [{ start: 0, end: 17 }]).text //=> 'Trước ngày 5/6'
 */
export const flowOf = (nfc: string, ranges: readonly Range[]): Flow => {
  let text = '';
  let last = ' ';
  const at: number[] = [];
  const add = (char: string, index: number): void => {
    if (char === '' || (char === ' ' && last === ' ')) return;
    text += char;
    last = char;
    at.push(index);
  };
  for (const { start, end } of ranges) {
    if (text !== '') add(' ', start);
    for (let index = start; index < end; index += 1) {
      const code = nfc.charCodeAt(index);
      const skipped = code === LESS_THAN || code === BRACKET ? lengthOfMark(nfc, index) : 0;
      if (skipped > 0) index += skipped - 1;
      else add(isPower(nfc, index) ? nfc.charAt(index) : shown(code), index);
    }
  }
  if (last === ' ' && text !== '') {
    text = text.slice(0, -1);
    at.pop();
  }
  const folded = foldFast(text);
  const places = gluedAt(text, folded);
  if (places.length === 0) return { text, folded, at };

  const cut = (whole: string): string =>
    [0, ...places].map((place, index) => whole.slice(place, places[index])).join(' ');
  const missing = new Set(places);
  const spaced = at.flatMap((original, index) =>
    missing.has(index) ? [original, original] : [original],
  );
  return { text: cut(text), folded: cut(folded), at: spaced };
};

/**
 * A stretch of the running text as a place in the NFC text.
 *
 * @example sourceOf('a **b** c', flowOf('a **b** c', [{ start: 0, end: 9 }]), { start: 2, end: 3 }) //=> { start: 4, end: 5, text: 'b' }
 */
export const sourceOf = (nfc: string, { at }: Flow, { start, end }: Range): Source => {
  const first = at[start] ?? 0;
  const last = at[Math.max(start, end - 1)] ?? first;
  return { start: first, end: last + 1, text: nfc.slice(first, last + 1) };
};
