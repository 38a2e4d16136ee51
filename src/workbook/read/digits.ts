import { GRID_COLUMNS, GRID_ROWS } from './limits';

const LT = 0x3c;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const SMALL_LETTER = 0x20;
const SMALL_E = 0x65;

/** Whole numbers of so many digits are exact in a double, and so are the powers of ten up to that many. */
const EXACT_DIGITS = 15;

const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * Whole number in decimal digits between two places; -1 for anything else. `Number` also takes '', '0x1F'
 * and '1e3'.
 * @example parseIndex(bytesOf('12'), 0, 2) //=> 12
 */
export function parseIndex(source: Uint8Array, from: number, to: number): number {
  if (from >= to || to - from > 9) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (source[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Relative cell address between two places, small letters allowed, as one number that is unique to the
 * cell: `row * 16384 + column - 1`, both 1-based; -1 for anything that is not inside Excel's grid. One
 * number, because an object for every cell of a book is what a sheet reader spends its time on.
 * @example parseCell(bytesOf('C5'), 0, 2) //=> 5 * 16384 + 2
 */
export function parseCell(source: Uint8Array, from: number, to: number): number {
  let at = from;
  let column = 0;
  for (; at < to && column <= GRID_COLUMNS; at += 1) {
    const letter = (source[at] as number) & ~SMALL_LETTER;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = parseIndex(source, at, to);
  const inside = column >= 1 && column <= GRID_COLUMNS && row >= 1 && row <= GRID_ROWS;
  return inside ? row * GRID_COLUMNS + column - 1 : -1;
}

/**
 * Value of `-?digits[.digits]` that begins here and ends at a closing tag. Digits and power of ten are
 * exact, so that their quotient is the double nearest to the decimal, the same that `Number` gives. NaN for
 * anything longer or written in another way.
 * @example plainDecimal(bytesOf('-1.5</v>'), 0) //=> -1.5
 */
export function plainDecimal(source: Uint8Array, from: number): number {
  const negative = source[from] === MINUS;
  const start = negative ? from + 1 : from;
  let at = start;
  let value = 0;
  let point = -1;
  for (; at <= start + EXACT_DIGITS + 1; at += 1) {
    const byte = source[at] as number;
    if (byte >= ZERO && byte <= NINE) value = value * 10 + byte - ZERO;
    else if (byte === POINT && point < 0) point = at;
    else break;
  }
  const decimals = point < 0 ? 0 : at - point - 1;
  const digits = at - start - (point < 0 ? 0 : 1);
  const ends = source[at] === LT && source[at + 1] === SLASH;
  if (!ends || digits === 0 || digits > EXACT_DIGITS) return NaN;
  const magnitude = value / (POWERS[decimals] as number);
  // no minus zero: Excel has none, and it would not equal the 0 of another reader
  return negative ? 0 - magnitude : magnitude;
}

/** Excel never writes more than 17 digits; others write up to some fifty. */
const LONGEST_NUMBER = 64;

/**
 * Value of a number as workbooks write it, exponent and all; NaN for anything else. `Number` alone would
 * also take '', '0x1F', 'Infinity' and blanks.
 * @example writtenNumber('1.5E-3') //=> 0.0015
 */
export function writtenNumber(text: string): number {
  if (text.length > LONGEST_NUMBER) return NaN;
  for (let at = 0; at < text.length; at += 1) if (!isOfNumber(text.charCodeAt(at))) return NaN;
  return finite(text);
}

const isOfNumber = (code: number): boolean =>
  (code >= ZERO && code <= NINE) ||
  code === POINT ||
  code === MINUS ||
  code === PLUS ||
  (code | 32) === SMALL_E;

function finite(text: string): number {
  const value = text === '' ? NaN : Number(text);
  // + 0: no minus zero, as in plainDecimal
  return Number.isFinite(value) ? value + 0 : NaN;
}

/**
 * The same for the bytes between here and a closing tag.
 * @example decimalAt(bytesOf('0.30000000000000004</v>'), 0) //=> 0.1 + 0.2
 */
export function decimalAt(source: Uint8Array, from: number): number {
  const plain = plainDecimal(source, from);
  if (!Number.isNaN(plain)) return plain;
  let to = from;
  while (isOfNumber(source[to] as number)) to += 1;
  if (source[to] !== LT || to - from > LONGEST_NUMBER) return NaN;
  return finite(String.fromCharCode.apply(null, source.subarray(from, to) as unknown as number[]));
}
