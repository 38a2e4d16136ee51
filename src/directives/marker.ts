import { foldLetters } from '../domain/plain-text';

/** The kinds of marks that open a clause, as administrative texts use them. */
export type MarkerKind =
  | 'article' // Điều 1.
  | 'part' // Phần thứ nhất, Chương I, Mục 1
  | 'annex' // Phụ lục I
  | 'upper' // A.
  | 'roman' // I.
  | 'number' // 1.
  | 'decimal' // 1.1.
  | 'letter' // a)
  | 'bracket' // (1)
  | 'inner' // (i), (a)
  | 'dash' // -
  | 'plus'; // +

export interface Marker {
  kind: MarkerKind;
  /** As clause paths show it: `Điều 1`, `I`, `1`, `1.1`, `đ`, `(1)`, `(i)`; '' for dashes. */
  label: string;
  /** How many characters it takes, with the blank after it. */
  length: number;
}

const PATTERNS: readonly (readonly [MarkerKind, RegExp])[] = [
  ['article', /^(Điều \d{1,3})\s*[.:]?(?:\s+|$)/iu],
  ['annex', /^(Phụ lục(?: (?:số )?(?:[IVX]{1,5}|\d{1,2}))?)\s*[.:]?(?:\s+|$)/iu],
  [
    'part',
    /^((?:Phần|Chương|Mục) (?:thứ (?:nhất|hai|ba|tư|năm)|[IVX]{1,5}|\d{1,2}))\s*[.:]?(?:\s+|$)/iu,
  ],
  ['roman', /^([IVX]{1,5})\s?[.)/-](?:\s+|$)/],
  ['upper', /^([A-H])(?:[.)/]|\s?-)\s+/],
  ['decimal', /^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+/],
  ['number', /^(\d{1,2})\s?(?:[.)/](?:\s+|(?=\p{Lu}\p{Ll})|$)|-\s+(?=\p{Lu}))/u],
  ['letter', /^([a-zđ])\s?[.)/]\s*/],
  ['bracket', /^(\(\d{1,2}\))\s*/],
  ['inner', /^(\((?:i{1,3}|iv|vi{0,3}|ix|x|[a-zđ])\))\s*/],
  ['plus', /^\+\s*/],
  ['dash', /^[-–—•·▪●*]\s+|^[-–—](?=\p{L})/u],
];

/** Words after which a number at the head of a line goes on with the sentence. */
const NUMBER_FOLLOWS =
  /(?:^|[^a-z])(?:ngay|thang|quy|nam|khoan|dieu|muc|phu luc|den|tu|va|hon|gan|khoang|con|la|,)$/;

/** How every mark begins; most lines begin otherwise, and one look tells. */
const MAY_OPEN = /^(?:[\d(+\-–—•·▪●*]|[A-HIVX]{1,5}\s?[.)/-]|[a-zđ]\s?[.)/]|[đĐpPcCmM][iIhHụỤ])/;

/**
 * The mark that opens a line, or null. `before` is what the unfinished paragraph above says, when there
 * is one: "… theo quy định tại khoản" makes of the "2." below it no clause.
 *
 * @example readMarker('đ) Về cải cách') //=> { kind: 'letter', label: 'đ', length: 3 }
 * @example readMarker('2. Điều 5', 'theo quy định tại khoản') //=> null
 */
export const readMarker = (line: string, before = ''): Marker | null => {
  if (!MAY_OPEN.test(line)) return null;
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const isNumber = /^[\dIVX]/.test(line);
    if (isNumber && NUMBER_FOLLOWS.test(foldLetters(before.slice(-12)).trim())) return null;
    return { kind, label: match[1] ?? '', length: match[0].length };
  }
  return null;
};
