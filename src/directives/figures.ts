import { maskNoise, maskRange } from '../domain/deadline-mask';
import { parseMeasure, moveDecimal } from '../domain/measure';
import { readNumeral } from '../domain/numeral';
import { matchesIn } from '../domain/matches';
import type { TimePhrase } from './deadline-cut';
import { durationsIn } from './durations';
import type { Flow, Range } from './flow';
import { MEASURE, isMeasure, unlistedThing } from './measures';
import { pairBefore } from './number-pairs';

/** A number with what it counts. */
export interface Figure extends Range {
  value: number;
  /** The other end of a range: "60 - 65%". */
  upper?: number;
  measure: string;
  /** How many of a whole: "16/19 tiêu chí". */
  isShare?: boolean;
  /** Position after the digits, before the measure. */
  digitsEnd: number;
}

const NUMBER = /\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?|\d{1,12}(?:,\d{1,6})?/g;

/** "ít nhất một lần": small numbers in words, only behind a word of measure. */
const IN_WORDS = /\b(?:it nhat|toi thieu|toi da|khong qua) (mot|hai|ba|bon|nam)(?= )/g;
const WORD_VALUES: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5 };

const PERCENTAGE = /\d{1,9}(?:[.,]\d{1,9})? ?%/g;

/** The text with cited documents and times masked; percentages stay. */
const maskedOf = (folded: string, phrases: readonly TimePhrase[]): string => {
  let { masked } = maskNoise(folded);
  for (const { 0: written, index } of matchesIn(folded, PERCENTAGE)) {
    masked = masked.slice(0, index) + written + masked.slice(index + written.length);
  }
  for (const { span, start, end } of phrases) {
    // "16/19 tiêu chí" and "52 - 54 triệu đồng" only look like days.
    const counted = MEASURE.exec(folded.slice(end, end + 40))?.[3];
    const written = folded.slice(span?.start ?? start, span?.end ?? end);
    if (/^\d{1,2} ?[/-] ?\d{1,2}$/.test(written) && counted !== undefined) continue;
    masked = maskRange(masked, span?.start ?? start, span?.end ?? end);
  }
  return masked;
};

/** "ít nhất 03 nhà kho": after a bound whatever is counted is a measure, listed or not. */
const BOUND = /(?:it nhat|toi thieu|toi da|khong qua|khong duoi|khong it hon|khong vuot qua) $/;

const unlistedMeasure = (masked: string, start: number, digitsEnd: number): number =>
  BOUND.test(masked.slice(Math.max(0, start - 16), start)) && masked.charAt(digitsEnd) === ' '
    ? unlistedThing(masked.slice(digitsEnd, digitsEnd + 60))
    : 0;

const isCut = (masked: string, start: number, end: number): boolean => {
  const before = masked.charAt(start - 1);
  const after = masked.slice(end, end + 2);
  return /[a-z\d./#-]/.test(before)
    ? before !== '-' || /[a-z\d#]/.test(masked.charAt(start - 2))
    : /^(?:[/+#]|[.,]\d|-[a-z\d])/.test(after);
};

/** Whether the letters behind a number, accents and all, are the measure that they fold to. */
const isBase = ({ text }: Flow, digitsEnd: number, written: string, base: string): boolean => {
  const end = digitsEnd + written.trimEnd().length;
  return isMeasure(text.slice(end - base.length, end), text);
};

const figureAt = (
  flow: Flow,
  masked: string,
  start: number,
  digitsEnd: number,
  value: number,
): Figure | null => {
  const { text } = flow;
  const [written = '', percent, scale, base] =
    MEASURE.exec(masked.slice(digitsEnd, digitsEnd + 40)) ?? [];
  const isListed = base !== undefined && isBase(flow, digitsEnd, written, base);
  if (percent === undefined && scale === undefined && !isListed) {
    const end = digitsEnd + unlistedMeasure(masked, start, digitsEnd);
    const measure = text.slice(digitsEnd, end).trim().toLowerCase();
    return measure === '' ? null : { start, end, value, measure, digitsEnd };
  }
  const end = digitsEnd + written.trimEnd().length;
  if (percent !== undefined) return { start, end, value, measure: '%', digitsEnd };
  const parsed = parseMeasure(text.slice(digitsEnd, end));
  const isMoney = parsed.base === 'đồng' || parsed.base === 'USD' || parsed.base === '';
  if (isMoney) {
    const words = text.slice(digitsEnd, end).trim().toLowerCase().replace('usd', 'USD');
    return { start, end, value, measure: parsed.base === '' ? `${words} đồng` : words, digitsEnd };
  }
  const measure = /^phần trăm$/iu.test(parsed.base) ? '%' : parsed.base.toLowerCase();
  return { start, end, value: moveDecimal(value, parsed.zeros), measure, digitsEnd };
};

/**
 * Every number of a running text that counts something, in Vietnamese notation. Numbers of cited
 * documents, dates and codes are none.
 *
 * @example findFigures(flowOf('đạt 1.795 tấn', [{ start: 0, end: 13 }]), []).map(({ value, measure }) => [value, measure]) //=> [[1795, 'tấn']]
 */
export const findFigures = (flow: Flow, phrases: readonly TimePhrase[]): Figure[] => {
  const masked = maskedOf(flow.folded, phrases);
  const figures: Figure[] = [];
  for (const { 0: written, index } of matchesIn(masked, NUMBER)) {
    const digitsEnd = index + written.length;
    const numeral = readNumeral(written, 'vi');
    if (!numeral.ok) continue;
    const { value } = numeral.value;
    const pair = pairBefore(masked, index, value);
    if (isCut(masked, pair?.start ?? index, digitsEnd)) continue;
    const figure = figureAt(flow, masked, index, digitsEnd, pair?.value ?? value);
    if (figure === null) continue;
    if (pair === null) {
      figures.push(figure);
      continue;
    }
    // "3% - 4%": the first number was a figure of its own until now.
    if (figures.at(-1)?.start === pair.start) figures.pop();
    const whole = figureAt(flow, masked, index, digitsEnd, value);
    const upper = pair.kind === 'range' && whole !== null ? { upper: whole.value } : {};
    const share = pair.kind === 'share' ? { isShare: true } : {};
    figures.push({ ...figure, ...upper, ...share, start: pair.start });
  }
  for (const { 0: written, 1: word = '', index } of matchesIn(masked, IN_WORDS)) {
    const digitsEnd = index + written.length;
    const start = digitsEnd - word.length;
    const figure = figureAt(flow, masked, start, digitsEnd, WORD_VALUES[word] ?? 0);
    if (figure !== null) figures.push(figure);
  }
  figures.push(
    ...durationsIn(flow).filter(({ start }) => figures.every((one) => one.start !== start)),
  );
  return figures.sort((left, right) => left.start - right.start);
};
