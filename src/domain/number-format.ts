/** Enough for every figure people type, few enough to hide the rounding of binary fractions. */
const MOST_DECIMALS = 10;

/** Making one takes many times as long as using it. */
const formats: Record<string, Intl.NumberFormat> = {};

const formatOf = (name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  // No "-0" for what rounds to nothing.
  (formats[name] ??= new Intl.NumberFormat('vi-VN', { ...options, signDisplay: 'negative' }));

/**
 * A number as Vietnamese texts write it: dot between thousands, comma before decimals.
 *
 * @param value the number
 * @param decimals exactly this many decimals; as many as the number has (at most 10) unless said
 * @throws RangeError when the value is not a finite number, or decimals is not 0 to 100
 * @example formatNumber(1234567.89) //=> '1.234.567,89'
 * @example formatNumber(95, 1) //=> '95,0'
 * @example formatNumber(0.1 + 0.2) //=> '0,3'
 */
export function formatNumber(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
  return formatOf(String(decimals), {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? MOST_DECIMALS,
  }).format(value);
}

/**
 * A figure and what it is measured in: the per cent sign stands close to it, as in cells; words stand apart.
 *
 * @example withMeasure('7,5', '%') //=> '7,5%'
 * @example withMeasure('1.200', 'triệu đồng') //=> '1.200 triệu đồng'
 */
export const withMeasure = (figure: string, measure: string): string =>
  measure.startsWith('%') ? figure + measure : `${figure} ${measure}`;

/**
 * A share as a percentage with at most two decimals.
 *
 * @param ratio the share, 1 is 100 %
 * @throws RangeError when the ratio is not a finite number
 * @example formatPercent(0.6353) //=> '63,53%'
 * @example formatPercent(1) //=> '100%'
 */
export function formatPercent(ratio: number): string {
  if (!Number.isFinite(ratio)) throw new RangeError(`Not a finite number: ${ratio}`);
  return formatOf('%', { style: 'percent', maximumFractionDigits: 2 }).format(ratio);
}
