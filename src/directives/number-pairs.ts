import { readNumeral } from '../domain/numeral';

/** The first number of two that belong together, and where it begins. */
export interface Pair {
  /** "60 - 65%" is a range, "16/19 tiêu chí" a share of a whole. */
  kind: 'range' | 'share';
  start: number;
  value: number;
}

/** "3 - 4%", "từ 42 đến 45 triệu đồng": what stands before the second number. */
const RANGE_START = /(\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?|\d{1,9}(?:,\d{1,6})?) ?%? ?(?:-|den) ?$/;

const SHARE_START = /(\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?|\d{1,9}(?:,\d{1,6})?)\/$/;

/** No first number with its joining words is longer. */
const LONGEST = 24;

const firstOf = (masked: string, start: number, pattern: RegExp): Omit<Pair, 'kind'> | null => {
  const found = pattern.exec(masked.slice(Math.max(0, start - LONGEST), start));
  if (found === null) return null;
  const [written, digits = ''] = found;
  const numeral = readNumeral(digits, 'vi');
  const at = start - written.length;
  const isInside = /[\d./,#-]/.test(masked.charAt(at - 1));
  return numeral.ok && !isInside ? { start: at, value: numeral.value.value } : null;
};

/**
 * The number that goes with the one at a place of a masked text: the lower end of a range, or how many
 * of a whole. null when it stands alone.
 *
 * @example pairBefore('dat 60 - 65%', 9, 65) //=> { kind: 'range', start: 4, value: 60 }
 */
export const pairBefore = (masked: string, start: number, value: number): Pair | null => {
  const share = firstOf(masked, start, SHARE_START);
  if (share !== null) return share.value <= value ? { kind: 'share', ...share } : null;
  const range = firstOf(masked, start, RANGE_START);
  return range !== null && range.value < value ? { kind: 'range', ...range } : null;
};
