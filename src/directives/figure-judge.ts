import type { Direction } from '../domain/model';
import type { Figure } from './figures';
import { isIll } from './ills';
import type { SectionKind } from './sections';
import { tailOf } from './tail';

/** What stands around a figure in its part of a sentence. */
export interface FigureSurroundings {
  /** Folded words before and after it, within the part. */
  before: string;
  after: string;
  /** The same words before with their accents. */
  beforeText: string;
  section: SectionKind;
  /** Whether the sentence speaks of a time that is over. */
  told: 'past' | 'ahead' | null;
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
  /(?:^|[^a-z])(?:khong qua|khong (?:de|phat sinh|de xay ra|de phat sinh)(?: [a-z]+){0,3} qua|khong de qua|toi da|duoi|khong vuot qua|khong vuot|xuong con|giam con|con duoi|xuong|xuong duoi|giam xuong(?: con)?|cao nhat|thap hon)(?: (?:la|muc|con|khoang))? ?$/;
/** What is denied says the opposite: "không thấp hơn" is a least, "không cao hơn" a most. */
const DENIED: readonly (readonly [RegExp, string])[] = [
  [/\bkhong (?:duoi|thap hon|it hon|nho hon|kem)(?= )/g, 'it nhat'],
  [/\bkhong de\b[^,;.]{0,40}\bduoi(?= )/g, 'it nhat'],
  [/\bkhong de\b[^,;.]{0,40}\b(?:vuot qua|qua|vuot|tren)(?= )/g, 'toi da'],
  [/\bkhong (?:de )?(?:cao hon|lon hon|nhieu hon|vuot qua|vuot|qua|tren)(?= )/g, 'toi da'],
];

const withoutDenial = (before: string): string =>
  DENIED.reduce((words, [pattern, plain]) => words.replace(pattern, plain), before);

/** "kêu gọi đầu tư 02 cụm", "tổng vốn đầu tư 5 tỷ đồng": no "từ" stands there. */
const withoutTu = ({ before, beforeText }: FigureSurroundings): string =>
  /\p{L}+ư\s?$/iu.test(beforeText) ? `${before.slice(0, before.lastIndexOf('tu'))}t_ ` : before;

/** "giảm 3%, còn 6,8%": what is to remain is to be little. */
const REMAINS = /(?:^|[^a-z])con(?: lai)? ?$/;

/** "khi lượng xe vượt 1.500 xe": when something is to be done, not what for. */
const CONDITION = /\b(?:khi|neu)\b[^,;.]{0,40}\b(?:vuot|tren|qua|duoi) ?$/;

/** "Đối với những xã có kết quả thu thấp hơn 40% dự toán": who is meant, not what to reach. */
const BOUND_OF_THOSE =
  /\b(?:doi voi|nhung|truong hop)\b[^;:.]{0,90}\bco\b[^,;:.]{0,60}\b(?:duoi|tren|thap hon|cao hon|tu|vuot|qua|it hon|nhieu hon) ?$/;

/** "đạt dưới 50% chỉ tiêu bị phê bình": what becomes of whom the bound is about. */
const BEFALLS =
  /^[^,;.]{0,30}\b(?:bi (?:phe binh|xu ly|xem xet|cat|dieu chuyen|thu hoi|nhac)|duoc (?:uu tien|khen|xem xet)|phai (?:giai trinh|kiem diem))\b/;

/** "quy mô từ 50 hộ trở lên thì có thể giữ nguyên" */
const THEN = /^[^,;.]{0,40}\bthi (?:co the|duoc|phai|khong|moi|xem xet|se)\b/;

/** "Sáu tháng đầu năm, lưu lượng đạt 1.350 xe, tăng 14% so với cùng kỳ" */
const PERIOD_OVER =
  /^ ?(?:trong |qua )?(?:\d{1,2}|ba|bon|nam|sau|bay|tam|chin|muoi) thang (?:dau|qua)\b/;

/** "giảm từ 145 người xuống còn 60": where it starts is no goal. */
const LEADS_TO = /^[^,;.]{0,30}\b(?:xuong|len)(?: (?:con|duoi|den|tren|muc)){0,2} \d/;
const STARTS_FROM = /\b(?:giam|tang|nang|ha|dua|keo)\b[^,;.]{0,90}\btu ?$/;

/** "không còn xã dưới 10 tiêu chí": the bound tells which ones. */
const BOUND_OF_KIND = /\bkhong con\b[^,;.]{0,40}\b(?:duoi|tren) ?$/;

const LAST_PIECE = /[^,;:.(]*$/;

/** What makes a figure a bound or a count stands right before it. */
const NEAR = 110;

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
    'cung co|ket nap|bo tri|cai tao|nang cap|tiep nhan|phan dau|thu ngan sach|tong thu|len|don|thu|lap|lap dat|thay the|' +
    'duy tri|kiem tra|thanh tra|giam sat|cap phep|xoa bo|hinh thanh|ket nap moi|cap phat|cap moi|gap|(?:be tong|nhua|so|cung|kien co|giu on dinh|on dinh) hoa|giu on dinh|tuong duong)(?: (?:moi|them|bo sung|duoc|xong|du|dat chuan))? ?$',
);

/** "hoàn thành kết luận 04 cuộc": what is to be done to them stands between verb and count. */
const FULFILS =
  /(?:^|\P{L})(?:hoàn thành|tổ chức)(?: (?!(?:cho|của|tại|với|từ|đến|theo|về|để|khi|ở|thuộc|gồm|trên|các|những|có|đối|trong|và) )\p{Ll}+){1,5} $/iu;

/** "14,2 ha còn lại": what is known already is only named. */
const KNOWN_BEFORE = /^[^,;.]{0,20}\b(?:con lai|noi tren|neu tren|tren day)\b/;

const fulfils = ({ beforeText, after }: FigureSurroundings): boolean =>
  FULFILS.test(beforeText.slice(-60)) && !KNOWN_BEFORE.test(after);

/** Goals that are only the size of something named: "đối với 11 hộ". */
const NO_GOAL =
  /(?:^|[^a-z])(?:quy mo|doi voi|cua|tai|gom|cac|nhom|thuoc|giua|trong so|tong so|hien co|chuyen doi|theo|so voi|trong do co|cho|voi|trong do|hien nay co|toan xa co|gan) ?$/;

/** "tiêm vắc xin cho 320 trẻ em": those for whom something is done are counted. */
const DONE_FOR =
  /\b(?:viec lam|tiem|kham|tuoi|tap huan|dao tao|boi duong|trao|cap giay|cap the|cap tai khoan)\b[^,;.]{0,40}\bcho ?$/;

const REPORTED =
  /(?:^|[^a-z])(?:uoc|uoc dat|uoc thuc hien|thap hon|cao hon|thieu|con thieu|luy ke|dat duoc|moi dat|chi dat|thuc hien dat|dat khoang)(?: [a-z]+){0,5} ?$/;
const COMPARED = /^ ?(?:so voi )?(?:cung ky|ke hoach|du toan)\b|^[^,;.]{0,40}\bcung ky\b/;
/** "đạt 30% kế hoạch trước ngày D": a level with the day by which it is wanted. */
const BY_WHEN = /^[^,;.]{0,40}\b(?:truoc|cham nhat|muon nhat)(?: [a-z]+){0,2} \d/;
const RESULT_VERB =
  /\b(?:dat|vuot|tang|giam|uoc|thieu|hoan thanh|thuc hien|chiem|bang|thu|co|giai ngan|con|duoc|la|len toi|o muc|tong)\b/;

/** A count in a look back is a result when a verb stands right before it, or a shortage is listed. */
const COUNTED =
  /(?:^|[^a-z])(?:dat|uoc|duoc|trong|thieu|tang|giam|hoan thanh|thu|giai ngan|xay dung|xay|sua chua|ho tro|thanh lap|khoi cong|cap|to chuc|voi|don|ket nap|thu hut|cong nhan|tiep nhan|dao tao|giai quyet|mo|phat|tong|khoang|tren|gan|hon|xay ra|thiet hai|lam|bi|duoc|phat hien|xu ly|con)(?: [a-z]+){0,2} ?$|^ ?(?:hien )?(?:con )?thieu\b/;

/** "2,3 km đường tỉnh bị sạt lở": what is counted suffered it. */
const HAPPENED = /^[^,;.]{0,40}\b(?:bi|phai) [a-z]/;

const TELLS_LIST =
  /\b(?:moi|chi) dat\b[^;.]{0,120}$|\b(?:thap|cao) hon (?:muc )?(?:binh quan|trung binh)[^,;.]{0,50}$/;

/** What is done somewhere, not to what is counted there. */
const PLACE_ONLY =
  /\bthuoc ?$|\b(?:giam sat|kiem tra|khao sat|lam viec|hop|tiep xuc)(?: [a-z]+){0,3} tai ?$/;

/** Verbs that tell a level reached; "có", "còn", "là" do so for money and shares, not for things counted. */
const REACHED =
  /\b(?:dat|vuot|tang|giam|uoc|hoan thanh|thuc hien|chiem|bang|thu|giai ngan|len toi|o muc)\b/;
const IS_MEASURED = /(?:đồng|usd|%|^(?:ha|tấn|kg|km|m[²³]))$/iu;

/** "diện tích 28 ha", "thu nhập bình quân 67 triệu đồng": looking back no verb is needed. */
const OF_LEVEL =
  /\b(?:dien tich|san luong|thu nhap|gia tri|doanh thu|kim ngach|tong thu|nang suat|du no)(?: [a-z]+){0,6} ?$/;

/** "đạt 97% (mục tiêu đại hội là 90%)": what had been aimed at is no new goal. */
const AIM_OF_THEN = /\((?:muc tieu|ke hoach|chi tieu|nghi quyet|du toan)[^()]*$/;

/** What may be paid, and how much of a price is paid for somebody, is no goal. */
const NORM = /\b(?:dinh muc|muc (?:chi|ho tro|phi|vay|dong gop|thuong|phat))\b[^.;]{0,80}$/;
const PAYS_PART = /\bho tro(?: (?:toi da|toi thieu|khong qua|den|tu))? ?$/;
const OF_PRICE = /^ ?(?:chi phi|kinh phi|gia|tong|von|lai suat|muc)\b/;

/** Looking back, "14 hộ phải di dời" tells what happened. */
const URGED = /\b(?:phan dau|muc tieu|yeu cau)\b/;
const URGED_OR_MUST =
  /\b(?:phan dau|muc tieu|yeu cau)\b|(?<!\b(?:tuy|du|van|da|con|buoc) )\bphai\b/;

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
  const close = tailOf(before, NEAR);
  const isSigned = /[(][+-]$/.test(before.slice(-2));
  if (isSigned) return verdict('result', 'exactly', 0.85, 'Số tăng, giảm ghi trong ngoặc.');
  // "tối thiểu" is a bound, "thiếu" a shortage.
  const near = before.slice(-70).replaceAll('toi thieu', 'it nhat');
  const urged = section === 'past' ? URGED : URGED_OR_MUST;
  const isGoal = urged.test(before) && !/\buoc\b/.test(near);
  if (isGoal || (section !== 'past' && BY_WHEN.test(after))) return null;
  // "kết nạp được 9 đảng viên, đạt 37,5% chỉ tiêu": nobody is told to.
  const isToldOf = section !== 'aim' && /\bduoc ?$/.test(near);
  const isShareOfIt = /^ ?(?:chi tieu|ke hoach|du toan)\b/.test(after) && /\bduoc \d/.test(near);
  if (isToldOf || isShareOfIt) {
    return verdict('result', 'exactly', 0.7, 'Số đã làm được.');
  }
  if (section !== 'aim' && PERIOD_OVER.test(before) && /\bcung ky\b/.test(before + after)) {
    return verdict('result', 'exactly', 0.7, 'Kết quả của kỳ đã qua, so với cùng kỳ.');
  }
  // "khởi công mới đạt ít nhất 40%": new ones are to reach it, nobody has just done so.
  const isLimit = AT_MOST.test(close) || /\bit nhat ?$/.test(near);
  if (section !== 'aim' && REPORTED.test(near) && (section === 'past' || !isLimit)) {
    return verdict('result', 'exactly', 0.85, 'Số ước hoặc so sánh đã thực hiện.');
  }
  // "142 hộ thuộc 27 xã", "giám sát tại 12 xã": the second only says where.
  const isMoreThan = /\bvuot ?$/.test(close) && around.told === 'past' && COMPARED.test(after);
  const isBound =
    section !== 'past' && !isMoreThan && (OR_MORE.test(after) || AT_LEAST.test(close));
  // "Sở A mới đạt 12%, Sở B 18%, thấp hơn bình quân chung (25%)": the whole list tells.
  if (section !== 'aim' && figure.measure === '%' && !isBound && TELLS_LIST.test(before)) {
    return verdict('result', 'exactly', 0.7, 'Số so sánh hoặc liệt kê cùng số đã thực hiện.');
  }
  const isPlaceOnly = figure.measure !== '%' && PLACE_ONLY.test(close);
  if (
    (hasDone(beforeText.slice(-70)) && !isBound && !isPlaceOnly) ||
    (section !== 'work' && !isBound && COMPARED.test(after) && RESULT_VERB.test(near))
  ) {
    return verdict('result', 'exactly', 0.75, 'Kết quả đã đạt, không phải chỉ tiêu.');
  }
  if (section === 'aim' || (section !== 'past' && (around.told !== 'past' || isBound))) return null;
  // "11 xã có tỷ lệ dưới 5%": the bound tells which ones are counted.
  if (/\b(?:co|con)\b[^,;.]{0,40}\b(?:duoi|tren) ?$/.test(before)) return NONE;
  if (isPlaceOnly) return NONE;
  const tellsLevel = figure.isShare === true || IS_MEASURED.test(figure.measure);
  const verbs = tellsLevel ? RESULT_VERB : REACHED;
  const isOver = (around.told === 'past' || figure.isShare === true) && verbs.test(near);
  const isLevel = IS_MEASURED.test(figure.measure) && OF_LEVEL.test(close);
  const isDone = COUNTED.test(close) || HAPPENED.test(after) || fulfils(around);
  const isResult = figure.measure.includes('%') || isOver || isLevel || isDone;
  const reason =
    section === 'past' ? 'Số nêu trong phần đánh giá kết quả.' : 'Số của thời gian đã qua.';
  if (isResult) return verdict('result', 'exactly', 0.7, reason);
  return section === 'past' ? NONE : null;
};

const directionOf = ({ measure }: Figure, around: FigureSurroundings): Direction | null => {
  const { after } = around;
  const before = tailOf(around.before, NEAR);
  if (OR_MORE.test(after)) return 'at-least';
  if (OR_LESS.test(after)) return 'at-most';
  if (AT_MOST.test(before) || (measure === '%' && REMAINS.test(before))) return 'at-most';
  if (AT_LEAST.test(before)) return 'at-least';
  return null;
};

/**
 * Whether a figure is a goal, a result already reached, or neither, and which side of it is good.
 */
export const judgeFigure = (figure: Figure, written: FigureSurroundings): FigureVerdict => {
  const around = { ...written, before: withoutDenial(withoutTu(written)) };
  if (around.section === 'past' && AIM_OF_THEN.test(around.before)) return NONE;
  const result = judgeResult(figure, around);
  if (result !== null) return result;
  const { before, after } = around;
  const close = tailOf(before, NEAR);
  // Money that is set aside is no goal.
  if (/(?:^|[^a-z])bo tri(?: [a-z]+){0,2} ?$/.test(before) && figure.measure.endsWith('đồng'))
    return NONE;
  const isPayment = figure.measure === '%' || figure.measure.endsWith('đồng');
  if (isPayment && NORM.test(before) && !/\bnang\b/.test(close)) return NONE;
  if (figure.measure === '%' && PAYS_PART.test(close) && OF_PRICE.test(after)) return NONE;
  // Little paid out is nobody's goal: it tells which projects are meant.
  if (/\bgiai ngan\b[^,;.]{0,30}\bduoi ?$/.test(before)) return NONE;
  // "chủ đầu tư có tỷ lệ giải ngân dưới 30% phải giải trình": who is meant, not what to reach.
  if (/\bco\b[^,;]{0,60}$/.test(before) && /^[^,;]{0,60}\bphai\b/.test(after)) return NONE;
  if (BOUND_OF_KIND.test(before) || CONDITION.test(close)) return NONE;
  if (BOUND_OF_THOSE.test(before) || THEN.test(after)) return NONE;
  if (BEFALLS.test(after) && (AT_MOST.test(close) || AT_LEAST.test(close))) return NONE;
  // "trẻ em dưới 5 tuổi" says who, "tuổi thọ đạt 74,5 tuổi" how much.
  if (figure.measure === 'tuổi' && !/\btuoi (?:tho|doi)\b/.test(before)) return NONE;
  if (STARTS_FROM.test(before.slice(-120)) && LEADS_TO.test(after)) return NONE;
  const direction = directionOf(figure, around);
  // "khám thai đủ 4 lần": how often is no goal, "gấp 1,5 lần" is.
  if (figure.measure === 'lần' && direction === null && !/\bgap ?$/.test(before)) return NONE;
  // Where nothing says so, of what is bad the level is the most.
  const usual = isIll(LAST_PIECE.exec(close)?.[0] ?? '') ? 'at-most' : 'at-least';
  // "chống quá tải 36 trạm" has no "tại".
  const isPlace = NO_GOAL.test(close) && !/tải\s?$/iu.test(around.beforeText);
  const isSizeOnly = isPlace && !DONE_FOR.test(close);
  if (figure.measure === '%') {
    if (ALLOCATES.test(close) || ALLOCATED.test(after)) {
      return verdict('target', direction ?? 'exactly', 0.7, 'Tỷ lệ phân chia, trích lập.');
    }
    if (direction !== null)
      return verdict('target', direction, 0.9, 'Tỷ lệ có từ chỉ mức tối thiểu hoặc tối đa.');
    const isGoal = GOAL.test(before) || figure.value === 100 || around.section === 'aim';
    return isGoal
      ? verdict('target', usual, 0.75, 'Tỷ lệ phải đạt, câu không nói rõ tối thiểu hay tối đa.')
      : NONE;
  }
  if (direction !== null && !isSizeOnly) {
    return verdict('target', direction, 0.85, 'Số có từ chỉ mức tối thiểu hoặc tối đa.');
  }
  const isCounted = COUNT_VERB.test(close) || DONE_FOR.test(close) || fulfils(around);
  if (isSizeOnly || (around.section !== 'aim' && !isCounted)) return NONE;
  const isMade =
    !/^(?:doanh nghiệp|hợp tác xã)$/.test(figure.measure) &&
    /(?:^|[^a-z])thanh lap(?: moi)? ?$/.test(close);
  return verdict(
    'target',
    isMade ? 'exactly' : usual,
    0.65,
    'Số việc phải làm, câu không nói rõ tối thiểu hay tối đa.',
  );
};
