import { foldLetters } from '../domain/plain-text';

/** Longest name of a target or result. */
const LONGEST = 100;

/** Words that urge; before the name they say nothing of what is measured. */
const URGING =
  /^(?:(?:phấn đấu|phân đầu|phần đầu|phân đấu|phần đấu|đảm bảo|bảo đảm|mục tiêu|trong đó|đồng thời|với|đạt|và|cho|ước|là|được|đã)(?=\s|$|,)[\s,]*)+/iu;

/** Words that lead up to the figure. */
const LEADING_UP =
  /(?:^|\s)(?:phấn đấu|đạt từ|đạt|từ|trên|tối thiểu|ít nhất|không dưới|không quá|không vượt quá|vượt quá|tối đa|lên mức|mức|ước|khoảng|là|còn|xuống còn|xuống|lên|được|đến|hoàn thành|thực hiện|cho|với|dưới|hơn|ước thực hiện|(?<!mặt )bằng|vượt|và|năm \d{4}|thêm|trong đó|gồm)$/iu;

const YEAR = /(?:^|\s)(?:(?:đến hết|đến cuối|hết|trong) )?năm \d{4}(?=\s|$)/giu;

/** "phấn đấu đến hết quý III/2026 đạt": by when says nothing of what is measured. */
const BY_WHEN =
  /(?:^|\s)(?:đến hết|đến cuối|đến|hết|trong) (?:quý (?:[IVX]{1,3}|\d)|tháng \d{1,2})(?:\/\d{4}| năm \d{4})?(?=\s|$)/giu;

const BY_DAY =
  /(?:^|\s)(?:chậm nhất|trước|vào|đến hết|đến|hết) (?:ngày )?\d{1,2}\/\d{1,2}(?:\/\d{4})?(?=\s|$)/giu;

/** What may follow a figure and belongs to its level. */
const BOUND = /(?:^|\s)(?:trở lên|trở xuống)(?=\s|$)/giu;

/** A comma or dot between digits belongs to a number. */
const STOP = /[,.](?!\d)|[;:()]/;

const tidy = (text: string): string => {
  let words = text
    .replace(BY_WHEN, ' ')
    .replace(BY_DAY, ' ')
    .replace(YEAR, ' ')
    .replace(BOUND, ' ')
    .replace(/[“”"()+]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:./-]+|[\s,;:.-]+$/g, '')
    .replace(/^về (?=\p{Ll})/iu, '')
    .replace(URGING, '');
  while (LEADING_UP.test(words)) words = words.replace(LEADING_UP, '');
  return words;
};

/** What is measured stands behind the last of these. */
const GOAL_WORDS = /^.*(?:^|\s)(?:phấn đấu|phân đấu|phân đầu|phần đầu|mục tiêu|thông qua việc)\s/iu;

const withoutGoal = (piece: string): string => {
  const rest = piece.replace(GOAL_WORDS, '');
  return rest.split(' ').length >= 2 ? rest : piece;
};

const lastPiece = (before: string, isTold: boolean): string => {
  const pieces = before
    .slice(-240)
    .replace(/\([^()]*\)/g, ' ')
    .split(/,(?!\d)|[;:()]/)
    .map(tidy);
  const last = pieces.at(-1) ?? '';
  const previous = pieces.at(-2) ?? '';
  // Only "đảm bảo" stands before the figure, and what is measured behind it.
  if (last === '' && isTold) return '';
  // "tỷ lệ lao động có bằng cấp, chứng chỉ từ …": what is measured may begin before a comma.
  const goesBack = last.split(' ').length < 3 && !/\d/.test(previous);
  const joined = [previous, last].filter((piece) => piece !== '').join(', ');
  return withoutGoal(goesBack ? joined : last);
};

/** A figure with what it is in. */
const COUNTED = /[\d.,/%]+(?: (?:nghìn|triệu|tỷ|tỉ))*(?: (?:đồng|USD|ha|km|tấn)(?!\p{L}))?/gu;

/** "bằng 26% dự toán" names nothing either. */
const SHARE_OF = /^(?:bằng|đạt|vượt|tăng|giảm)? ?(?:so với|dự toán|kế hoạch|chỉ tiêu|cùng kỳ)/iu;

/** "bàn giao 212 ha, đạt 85%": the second figure is about what the first one counts. */
const nameBefore = (before: string): string => {
  const pieces = before
    .slice(-240)
    .split(/,(?!\d)|[;:()]/)
    .map((piece) => tidy(piece.replace(COUNTED, ' ')));
  const told = pieces.findLast((piece) => piece.split(' ').length > 1 && !SHARE_OF.test(piece));
  return withoutGoal(told ?? '');
};

const BY = /^(?:\/\p{L}+)+/u;

const firstPiece = (told: string): string => {
  // "45 triệu đồng/năm": what the figure is by belongs to its measure.
  const after = told.replace(BY, '');
  const end = after.slice(0, 160).search(STOP);
  return tidy(end < 0 ? after.slice(0, 160) : after.slice(0, end));
};

/** What follows a figure when it does not say what is measured. */
const COMPARISON =
  /^[ ,]*(?:tro len|tro xuong|so voi|ke hoach|du toan|cung ky|chi tieu|va|de|theo|nam|nguoi|thang)\b/;

const COMPARED_WITH = /^[ ,]*(?:so với )?(cùng kỳ|kế hoạch|dự toán|chỉ tiêu)(?!\p{L})/iu;

/**
 * A short name for what a figure measures, from the words before and after it.
 *
 * @example indicatorName('phấn đấu tỷ lệ che phủ rừng năm 2026 đạt ', '.') //=> 'Tỷ lệ che phủ rừng'
 * @example indicatorName('phấn đấu trồng ', ' rừng') //=> 'Trồng rừng'
 */
export const indicatorName = (before: string, after: string): string => {
  const tail = firstPiece(after);
  // "Số xã đạt chuẩn: 12 xã": the name stands before the colon, behind the figure only its measure.
  const isMeasure = /: ?$/.test(before) && !tail.includes(' ');
  const isAbout = tail !== '' && !isMeasure && !COMPARISON.test(foldLetters(after.slice(0, 40)));
  // "…, 50% chi phí tuân thủ": the figure opens its own item of a list.
  const isItem = isAbout && /[,;:] ?$/.test(before);
  const head = isItem ? '' : lastPiece(before, isAbout);
  const told = [head, isAbout || head === '' ? tail : ''].filter((part) => part !== '').join(' ');
  // "tổng thu đạt 3.250 tỷ đồng, bằng 26% dự toán": of what the second figure is a share.
  const isChange = /^(?:tăng|giảm)$/iu.test(head);
  const base = head === '' || isChange ? COMPARED_WITH.exec(after)?.[1] : undefined;
  const subject = told === '' || base !== undefined ? nameBefore(before) : '';
  const name =
    base !== undefined && subject !== ''
      ? [subject, head.toLowerCase(), 'so với', base].filter((part) => part !== '').join(' ')
      : told || subject;
  const cut = name.length <= LONGEST ? name : `${name.slice(0, name.lastIndexOf(' ', LONGEST))}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
};
