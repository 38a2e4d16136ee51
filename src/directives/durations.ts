import { matchesIn } from '../domain/matches';
import { readNumeral } from '../domain/numeral';
import type { Figure } from './figures';
import type { Flow } from './flow';

/** "còn không quá 02 ngày làm việc", "xuống 3 ngày", "mới đạt 1,4 ngày". */
const DURATION =
  /\b(?:khong qua|toi da|duoi|xuong con|xuong|con|dat|binh quan|khong vuot qua) (\d{1,3}(?:,\d{1,2})?) (ngay(?: lam viec)?|gio(?: lam viec)?|phut)(?![a-z])(?! (?:ke )?tu )/g;

/** What takes the time is to be quicker, or lasts a while: otherwise days are a deadline. */
const OF_TIME =
  /\b(?:rut ngan|giam[^.;]{0,40}\bthoi gian|thoi gian[^.;]{0,80}\bgiam|thoi gian luu tru)\b[^.;]{0,120}$/;

/** No words of a duration stand further from what takes the time. */
const REACH = 200;

/**
 * How long something may last, as a figure of its own: "rút ngắn thời gian cấp phép còn không quá 02
 * ngày". Days that say by when something is due are none.
 */
export const durationsIn = ({ text, folded }: Flow): Figure[] => {
  if (!/\b(?:rut ngan|giam|luu tru)\b/.test(folded)) return [];
  return matchesIn(folded, DURATION).flatMap(({ 0: written, 1: digits = '', index }) => {
    if (!OF_TIME.test(folded.slice(Math.max(0, index - REACH), index))) return [];
    const numeral = readNumeral(digits, 'vi');
    if (!numeral.ok) return [];
    const start = index + written.indexOf(digits);
    const [digitsEnd, end] = [start + digits.length, index + written.length];
    const measure = text.slice(digitsEnd, end).trim().split(' ')[0] ?? '';
    return [{ start, end, value: numeral.value.value, measure: measure.toLowerCase(), digitsEnd }];
  });
};
