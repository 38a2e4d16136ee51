/** Steps of one floor: "giải ngân 30% trước ngày 30/6, 60% trước ngày 30/9 và 100% trước ngày 31/12". */

const SHARE = /\d{1,3}(?:,\d{1,3})? ?%/;

/** "đạt trên 60%, đến 31/12 đạt 100%": the next step is not above it. */
const TOLD_SHARE = new RegExp(`(?:(?:trên|hơn|từ) )?${SHARE.source}`, 'iu');

const NEXT =
  /^, ?(?:(?:va|dat|phai|giai ngan|toi thieu|it nhat|khong duoi|tren|tu) ){0,4}\d{1,3}(?:,\d{1,3})? ?%/;

/**
 * Whether the folded words around a date are one step of several, so that another share follows.
 *
 * @example isStep('giai ngan 30% ', ', 60% truoc ngay 30/9') //=> true
 * @example isStep('giai ngan duoi 30% ', ', trinh UBND tinh') //=> false
 */
export const isStep = (before: string, after: string): boolean =>
  SHARE.test(before) && NEXT.test(after);

/** Who begins a work by one day is to have finished it by the next. */
const BEGINS = /^Khởi công(?= )/u;
const ENDS = /(?:hoàn thành|hoàn thiện|xong|khánh thành)/iu;

/**
 * The work told before, as the next step means it: with its own share, and finished where it was begun.
 *
 * @example nextStep('Giải ngân tối thiểu 30%', '60% trước ngày 30/9') //=> 'Giải ngân tối thiểu 60%'
 * @example nextStep('Khởi công đường A', ' hoàn thành trước ngày 30/9') //=> 'Hoàn thành đường A'
 */
export const nextStep = (told: string, words: string): string => {
  const share = SHARE.exec(words)?.[0];
  const work = ENDS.test(words) ? told.replace(BEGINS, 'Hoàn thành') : told;
  return share === undefined ? work : work.replace(TOLD_SHARE, share);
};
