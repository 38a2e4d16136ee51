/** Full-width forms of ASCII (１２／) as East Asian keyboards write them. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Hyphens, dashes and the minus sign; fraction and division slashes. */
const DASHES = /[\u2010-\u2015\u2212]/g;
const SLASHES = /[\u2044\u2215]/g;

/**
 * Nothing a reader sees as part of a date: invisible characters, stray combining marks, Markdown marks,
 * and superscripts, which are footnote numbers (`05/6/2026¹`) and must not become digits.
 */
const DROPPED = /[\p{Cf}\p{M}*`\u00b2\u00b3\u00b9\u2070-\u2079]/gu;

const BLANKS = /[\s\p{Cc}]+/gu;

/**
 * Text as written, in one form for reading dates and phrases: NFC, plain digits and dashes, single
 * spaces (line breaks and no-break spaces included), no Markdown or footnote marks. Case and accents
 * stay.
 *
 * @example plainText('**Trước  ngày\n20／6／2026**') //=> 'Trước ngày 20/6/2026'
 */
export const plainText = (text: string): string => (PLAIN.test(text) ? text.trim() : made(text));

/** Letters, digits and single blanks as Vietnamese texts have them: nothing to do. */
const PLAIN = /^(?:[!-)+-_a-~\u00c0-\u024f\u1ea0-\u1ef9]| (?! ))*$/;

const made = (text: string): string =>
  text
    .normalize('NFC')
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(DASHES, '-')
    .replace(SLASHES, '/')
    .replace(DROPPED, '')
    .replace(BLANKS, ' ')
    .trim();

const baseOf = (letter: string): string => {
  const base = letter.toLowerCase().normalize('NFD').charAt(0);
  return base === 'đ' ? 'd' : base;
};

/** Letters and marks of Vietnamese texts have codes below this one. */
const COMMON = 0x2100;

/** A text has few different letters: each is taken apart once. */
const bases: (string | undefined)[] = Array.from({ length: COMMON });

const foldLetter = (letter: string): string => {
  const code = letter.charCodeAt(0);
  return code < COMMON ? (bases[code] ??= baseOf(letter)) : baseOf(letter);
};

/**
 * Lower case without accents, letter for letter: the result is exactly as long as the text, so a
 * position found in one is a position in the other. Give it the result of `plainText`.
 *
 * @example foldLetters('Trước ngày đó') //=> 'truoc ngay do'
 */
export const foldLetters = (plain: string): string => plain.replace(/[^ -~]|[A-Z]/g, foldLetter);
