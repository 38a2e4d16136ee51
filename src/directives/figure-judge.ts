import type { Direction } from '../domain/model';
import type { Figure } from './figures';
import type { SectionKind } from './sections';

/** What stands around a figure in its part of a sentence. */
export interface FigureSurroundings {
  /** Folded words before and after it, within the part. */
  before: string;
  after: string;
  /** The same words before with their accents. */
  beforeText: string;
  section: SectionKind;
}

export interface FigureVerdict {
  kind: 'target' | 'result' | 'none';
  direction: Direction;
  confidence: number;
  reason: string;
}

const AT_LEAST =
  /(?:^|[^a-z])(?:tu|toi thieu|it nhat|tren|khong duoi|khong thap hon|khong it hon|hon|vuot|thap nhat|bang hoac cao hon)(?: (?:la|dat|bang|muc|tren))? ?$/;
const AT_MOST =
  /(?:^|[^a-z])(?:khong qua|khong (?:de|vuot|phat sinh|de xay ra|de phat sinh)(?: [a-z]+){0,3} qua|khong de qua|toi da|duoi|khong vuot qua|khong vuot|xuong con|giam con|con duoi|xuong duoi|giam xuong(?: con)?|cao nhat|thap hon)(?: (?:la|muc|con|khoang))? ?$/;
const OR_MORE = /^[^,;.]{0,70}?\btro len\b/;
const OR_LESS = /^[^,;.]{0,70}?\btro xuong\b/;

/** Shares that are given away, not reached. */
const ALLOCATES =
  /(?:^|[^a-z])(?:phan chia|danh|trich|nop|de lai|bo tri|chia|doi ung|dieu tiet)(?: (?:toi thieu|it nhat))? ?$/;
const ALLOCATED = /^ ?(?:so |nguon |phan )?tang thu\b/;

/** Words of a goal anywhere before a percentage. */
const GOAL =
  /\b(?:phan dau|muc tieu|chi tieu|bao dam|dam bao|hoan thanh|dat|nang|tang|giam|cat giam|don gian|bai bo|tiet kiem|ket noi|giai ngan|duy tri|thu gom|xu ly|cap|so hoa|thuc hien|ty le|phu|cho|ti le)\b/;

/** Verbs that make a goal of the count right after them. */
const COUNT_VERB = new RegExp(
  '(?:^|[^a-z])(?:dat|xay dung|thanh lap|trong|tap trung|khoi cong|hoan thanh|thu hut|giam|tang|xoa|them|to chuc|' +
    'cong nhan|phat trien|dao tao|viec lam(?: moi)? cho|sua chua|xay|lam|mo|san luong|doanh thu|dien tich|nhan rong|' +
    'cung co|ket nap|bo tri|cai tao|nang cap|tiep nhan|phan dau|thu ngan sach|tong thu|len|don|thu|lap dat|thay the|' +
    'duy tri)(?: (?:moi|them|bo sung|duoc|xong|du|dat chuan))? ?$',
);

/** Goals that are only the size of something named: "đối với 11 hộ". */
const NO_GOAL =
  /(?:^|[^a-z])(?:doi voi|cua|tai|gom|cac|nhom|thuoc|giua|trong so|tong so|hien co|chuyen doi|theo|so voi|trong do co|cho|voi|trong do|hien nay co|toan xa co|gan) ?$/;

/** "tiêm vắc xin cho 320 trẻ em": those for whom something is done are counted. */
const DONE_FOR = /\b(?:viec lam|tiem|kham|tap huan|dao tao|boi duong|trao)\b[^,;.]{0,40}\bcho ?$/;

const REPORTED =
  /(?:^|[^a-z])(?:uoc|uoc dat|uoc thuc hien|thap hon|cao hon|thieu|con thieu|luy ke|dat duoc|moi dat|chi dat|thuc hien dat|dat khoang)(?: [a-z]+){0,5} ?$/;
const COMPARED = /^ ?(?:so voi )?(?:cung ky|ke hoach|du toan)\b|^[^,;.]{0,40}\bcung ky\b/;
const RESULT_VERB =
  /\b(?:dat|vuot|tang|giam|uoc|thieu|hoan thanh|thuc hien|chiem|bang|thu|co|giai ngan|con|duoc|la)\b/;

/** A count in a look back is a result when a verb stands right before it, or a shortage is listed. */
const COUNTED =
  /(?:^|[^a-z])(?:dat|uoc|duoc|trong|thieu|tang|giam|hoan thanh|thu|giai ngan|xay dung|thanh lap|khoi cong|cap|to chuc|voi|don|ket nap|thu hut|cong nhan|tiep nhan|dao tao|giai quyet|mo|tong|khoang|tren|gan|hon|xay ra|thiet hai|lam|bi|duoc|phat hien|xu ly|con)(?: [a-z]+){0,2} ?$|^ ?(?:hien )?(?:con )?thieu\b/;

const hasDone = (text: string): boolean => /(?:^|\P{L})đã(?=\P{L})/iu.test(text);

const verdict = (
  kind: FigureVerdict['kind'],
  direction: Direction,
  confidence: number,
  reason: string,
): FigureVerdict => ({ kind, direction, confidence, reason });

const NONE = verdict('none', 'exactly', 0, '');

const judgeResult = (figure: Figure, around: FigureSurroundings): FigureVerdict | null => {
  const { before, after, beforeText, section } = around;
  const isSigned = /[(][+-]$/.test(before.slice(-2));
  if (isSigned) return verdict('result', 'exactly', 0.85, 'Số tăng, giảm ghi trong ngoặc.');
  // "tối thiểu" is a bound, "thiếu" a shortage.
  const near = before.slice(-70).replaceAll('toi thieu', 'it nhat');
  const isGoal = /\b(?:phan dau|muc tieu|yeu cau|phai)\b/.test(before) && !/\buoc\b/.test(near);
  if (isGoal) return null;
  if (REPORTED.test(near) && (section === 'past' || !AT_MOST.test(before))) {
    return verdict('result', 'exactly', 0.85, 'Số ước hoặc so sánh đã thực hiện.');
  }
  const isBound = section !== 'past' && (OR_MORE.test(after) || AT_LEAST.test(before));
  if (
    (hasDone(beforeText.slice(-70)) && !isBound) ||
    (section !== 'work' && !isBound && COMPARED.test(after) && RESULT_VERB.test(near))
  ) {
    return verdict('result', 'exactly', 0.75, 'Kết quả đã đạt, không phải chỉ tiêu.');
  }
  if (section !== 'past') return null;
  // "11 xã có tỷ lệ dưới 5%": the bound tells which ones are counted.
  if (/\bco\b[^,;.]{0,40}\b(?:duoi|tren) ?$/.test(before)) return NONE;
  const isResult = figure.measure.includes('%') || COUNTED.test(before);
  return isResult ? verdict('result', 'exactly', 0.7, 'Số nêu trong phần đánh giá kết quả.') : NONE;
};

const directionOf = ({ before, after }: FigureSurroundings): Direction | null => {
  if (OR_MORE.test(after)) return 'at-least';
  if (OR_LESS.test(after)) return 'at-most';
  if (AT_MOST.test(before)) return 'at-most';
  if (AT_LEAST.test(before)) return 'at-least';
  return null;
};

/**
 * Whether a figure is a goal, a result already reached, or neither, and which side of it is good.
 */
export const judgeFigure = (figure: Figure, around: FigureSurroundings): FigureVerdict => {
  const result = judgeResult(figure, around);
  if (result !== null) return result;
  const { before, after } = around;
  // Money that is set aside is no goal.
  if (/(?:^|[^a-z])bo tri(?: [a-z]+){0,2} ?$/.test(before) && figure.measure.endsWith('đồng'))
    return NONE;
  // Little paid out is nobody's goal: it tells which projects are meant.
  if (/\bgiai ngan\b[^,;.]{0,30}\bduoi ?$/.test(before)) return NONE;
  // "chủ đầu tư có tỷ lệ giải ngân dưới 30% phải giải trình": who is meant, not what to reach.
  if (/\bco\b[^,;]{0,60}$/.test(before) && /^[^,;]{0,60}\bphai\b/.test(after)) return NONE;
  const direction = directionOf(around);
  const isSizeOnly = NO_GOAL.test(before) && !DONE_FOR.test(before);
  if (figure.measure === '%') {
    if (ALLOCATES.test(before) || ALLOCATED.test(after)) {
      return verdict('target', direction ?? 'exactly', 0.7, 'Tỷ lệ phân chia, trích lập.');
    }
    if (direction !== null)
      return verdict('target', direction, 0.9, 'Tỷ lệ có từ chỉ mức tối thiểu hoặc tối đa.');
    const isGoal = GOAL.test(before) || figure.value === 100 || around.section === 'aim';
    return isGoal
      ? verdict(
          'target',
          'at-least',
          0.75,
          'Tỷ lệ phải đạt, câu không nói rõ tối thiểu hay tối đa.',
        )
      : NONE;
  }
  if (direction !== null && !isSizeOnly) {
    const isDuration =
      /\b(?:thoi gian|dao tao|tu)\b[^,;]{0,30}$/.test(before) && figure.measure === 'ngày';
    return isDuration
      ? NONE
      : verdict('target', direction, 0.85, 'Số có từ chỉ mức tối thiểu hoặc tối đa.');
  }
  if (
    isSizeOnly ||
    (around.section !== 'aim' && !COUNT_VERB.test(before) && !DONE_FOR.test(before))
  )
    return NONE;
  const isMade = /(?:^|[^a-z])thanh lap(?: moi)? ?$/.test(before);
  return verdict(
    'target',
    isMade ? 'exactly' : 'at-least',
    0.65,
    'Số việc phải làm, câu không nói rõ tối thiểu hay tối đa.',
  );
};
