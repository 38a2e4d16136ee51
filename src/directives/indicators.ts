import { foldLetters } from '../domain/plain-text';

/** Longest name of a target or result. */
const LONGEST = 100;

/** Words that urge; before the name they say nothing of what is measured. */
const URGING =
  /^(?:(?:phấn đấu|phân đầu|phần đầu|phân đấu|phần đấu|đảm bảo|bảo đảm|mục tiêu|trong đó|đồng thời|với|đạt|và|cho|ước|là|được|đã)(?=\s|$|,)[\s,]*)+/iu;

/** Words that lead up to the figure. */
const LEADING_UP =
  /(?:^|\s)(?:phấn đấu|đạt từ|đạt|từ|trên|tối thiểu|ít nhất|không dưới|không quá|không vượt quá|vượt quá|tối đa|lên mức|mức|ước|khoảng|là|còn|xuống còn|xuống|lên|được|đến|hoàn thành|thực hiện|cho|với|dưới|hơn|ước thực hiện|bằng|vượt|và|năm \d{4}|thêm|trong đó|gồm)$/iu;

const YEAR = /(?:^|\s)năm \d{4}(?=\s|$)/giu;

/** What may follow a figure and belongs to its level. */
const BOUND = /(?:^|\s)(?:trở lên|trở xuống)(?=\s|$)/giu;

/** A comma or dot between digits belongs to a number. */
const STOP = /[,.](?!\d)|[;:()]/;

const tidy = (text: string): string => {
  let words = text
    .replace(YEAR, ' ')
    .replace(BOUND, ' ')
    .replace(/[“”"()+]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:./-]+|[\s,;:.-]+$/g, '')
    .replace(URGING, '');
  while (LEADING_UP.test(words)) words = words.replace(LEADING_UP, '');
  return words;
};

const lastPiece = (before: string): string => {
  const pieces = before.slice(-200).split(/,(?!\d)|[;:()]/);
  const last = tidy(pieces.at(-1) ?? '');
  // "diện tích gieo trồng, năm 2026, đạt": what is measured may stand before a comma.
  return last.split(' ').length >= 2 ? last : tidy(pieces.slice(-2).join(' '));
};

const firstPiece = (after: string): string => {
  const end = after.slice(0, 160).search(STOP);
  return tidy(end < 0 ? after.slice(0, 160) : after.slice(0, end));
};

/** What follows a figure when it does not say what is measured. */
const COMPARISON = /^(?:so voi|so|ke hoach|du toan|cung ky|chi tieu|va|de|theo|nam|nguoi|thang)\b/;

/**
 * A short name for what a figure measures, from the words before and after it.
 *
 * @example indicatorName('phấn đấu tỷ lệ che phủ rừng năm 2026 đạt ', '.') //=> 'Tỷ lệ che phủ rừng'
 * @example indicatorName('phấn đấu trồng ', ' rừng') //=> 'Trồng rừng'
 */
export const indicatorName = (before: string, after: string): string => {
  const head = lastPiece(before);
  const tail = firstPiece(after);
  const isAbout = !COMPARISON.test(foldLetters(tail));
  const name = [head, isAbout || head === '' ? tail : ''].filter((part) => part !== '').join(' ');
  const cut = name.length <= LONGEST ? name : `${name.slice(0, name.lastIndexOf(' ', LONGEST))}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
};
