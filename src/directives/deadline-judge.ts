import { dayFromIso } from '../domain/day';
import type { DayNumber } from '../domain/model';
import { conditionAround, IN_CONDITION, isMeasuredOn } from './deadline-condition';
import type { TimePhrase } from './deadline-cut';
import type { SectionKind } from './sections';
import { FAR, tailOf } from './tail';

/** What surrounds a time phrase inside its part of the sentence. */
export interface Surroundings {
  /** Folded words before and after it, within the part. */
  before: string;
  after: string;
  /** The same words with their accents. */
  beforeText: string;
  section: SectionKind;
  /** First day on which the document can have been issued, when anything is known of it. */
  issuedFrom: DayNumber | null;
  /** A date of the same sentence names the day of the frequency. */
  hasBetter: boolean;
  /** A date of the same sentence says when the work is to be over. */
  hasDate: boolean;
  /** It ends a stretch of time whose start stands right before it. */
  isRange: boolean;
}

export interface Verdict {
  isDeadline: boolean;
  confidence: number;
  reason: string;
}

const yes = (confidence: number, reason: string): Verdict => ({
  isDeadline: true,
  confidence,
  reason,
});
const no = (reason: string): Verdict => ({ isDeadline: false, confidence: 0, reason });

/** What a date without a lead follows when it is a deadline all the same. */
const DEADLINE_NOUN =
  /\b(?:du kien|phai) ket thuc(?: vao)? ?$|\b(?:thoi han|han chot|han cuoi|han|hoan thanh|thoi gian|tien do|xong|cham nhat|thoi diem)(?: (?:hoan thanh|thuc hien|bao cao|nop|gui|trinh|xong|cuoi cung|trong|vao))?(?: la)? ?:? ?$|\b(?:thoi han|thoi gian|han) (?:hoan thanh|bao cao|nop|gui|trinh|thuc hien)\b[^;.:]{0,80}: ?$/;

/** "giải ngân được 45% vốn vào cuối quý II": a level to be reached on a day. */
const LEVEL = /\d ?%[^,;]{0,40}$|\b(?:xong|hoan thanh)\b[^,;]{0,60}$/;
const isReachedOn = ({ words }: TimePhrase, { before, section }: Surroundings): boolean =>
  /^(?:ngay )?trong ngay /.test(words) ||
  (section !== 'aim' && words.startsWith('vao ') && LEVEL.test(tailOf(before, FAR)));

/** "báo cáo Chủ tịch UBND xã trong phiên họp tháng 5": within that month. */
const AT_MEETING =
  /\b(?:bao cao|trinh)\b[^;.]{0,160}\b(?:tai|trong) (?:(?:cuoc|phien|ky) hop|hoi nghi|giao ban)(?: [a-z]+){0,3} ?$/;

/** "hoàn thiện, trình trong tuần từ 19/10 đến 23/10": to be done within that week. */
const IN_STRETCH =
  /\b(?:hoan thien|hoan thanh|xong|trinh|gui|bao cao|nop)\b[^;.]{0,80}\btrong (?:tuan|khoang thoi gian|thoi gian) tu (?:ngay )?[\d\/. ]{1,11}$/;

/** "từ ngày 03 đến ngày 07 tháng 8": the start lends its month from the end. */
const BARE_START = /\btu (?:ngay )?\d{1,2} ?$/;

/** Verbs of work that a month or a quarter can bound. */
const WORK_VERB =
  /\b(?:hoan thanh|hoan thien|xong|khoi cong|dua vao|ban giao|ban hanh|trinh|phe duyet|dut diem|thanh lap|xay dung|sua chua|cai tao|to chuc|trien khai|giai ngan|nghiem thu|quyet toan|bao cao|gui|lap|ra soat|cong bo|khanh thanh|thong qua|tham muu|de xuat|tong hop|cung cap|thuc hien|kiem tra|khac phuc|xu ly|giai quyet|tra loi|niem yet|cap nhat|phan bo|giao|ky ket|thanh toan|kien toan|sap xep|huong dan|tuyen truyen|thu hoi|cham dut|tap huan|dau gia|thong ke|danh gia|bo tri|mua|mua sam|trong|cap|tiep nhan|van dong|dao tao|boi duong|kiem ke|so hoa|lap dat|sua|tiem|phat|chuyen|dang|ky|xoa|thao go|xac minh|thanh tra|thu|nop|chi tra|ho tro|mo|khao sat|lua chon|dau thau|di doi|tham dinh|cong khai|to cao|ra quan|trung bay|chinh trang|khai giang|ket thuc|mo lop|ra mat|van hanh)\b/;

/** Verbs strong enough to make of a whole year a deadline. */
const YEAR_VERB =
  /\b(?:hoan thanh|xong|khoi cong|dua vao|ban giao|ban hanh|trinh|phe duyet|dut diem|thanh lap|xay dung|cai tao|sua chua|quyet toan|khanh thanh|nghiem thu)\b[^,;]{0,60}$/;

/** Nouns that a period only describes: the tasks assigned in 2026, events in the year. */
const DESCRIBED =
  /\b(?:duoc giao|su kien|ngay le|le lon|nhiem vu|chi tieu|tang truong|tinh hinh|phat sinh|dien ra|ket qua|muc do|cong tac|hoat dong|ke hoach|nguon|cua tinh|cua xa|dat nuoc|hai con so|0?2 con so|du toan|so thu|tien luong|nien do|thu nhap|dau tu\)?) ?$/;

/** "phê duyệt xong dự toán trong tháng 5" */
const FINISHED = /\b(?:xong|dut diem)\b[^,;:]*$/;

/** "trong quý III, trình …": whatever is said of the work later. */
const OPENS_WITH_WORK =
  /^,? ?(?:trinh|ban hanh|phe duyet|to chuc|tham muu|bao cao|khoi cong|ban giao|ra soat|lap|gui|cong bo|nghiem thu)\b/;

/** Programmes, plans and visions name the year they end in. */
const PROGRAMME =
  /\b(?:giai doan|nhiem ky|tam nhin|chien luoc|quy hoach|chuong trinh|de an|dinh huong|thoi ky|tu nam|phan dau)\b[^,;]{0,80}$/;

/** Read with its accents: "tính đến ngày" looks back, "UBND tỉnh đến ngày" does not. */
const LOOKS_BACK =
  /(?:^|\P{L})(?:tính|lũy kế|luỹ kế|cập nhật|số liệu|kể từ đầu năm|từ đầu năm|thời điểm|kỳ báo cáo) ?$/iu;

const REPORTS =
  /\b(?:bao cao|gui|tong hop|ra soat|kiem tra|danh gia|de xuat|cap nhat|cong khai|tham muu|doi chieu|theo doi|don doc|cung cap|so ket|giao ban|quyet toan)\b/;

/** "lương hằng tháng": the frequency describes the noun before it. */
const FREQUENT_NOUN =
  /\b(?:luong|tro cap|thu nhap|phu cap|muc|giao ban|ngay hoi|le hoi|ke hoach|du toan|chi tieu|tien|hoc phi|ho tro|ngan sach|muc thu|muc dong|chuong trinh|tap huan|boi duong|dong|chuong trinh (?:cong tac|kiem tra|giam sat|thanh tra|lam viec)(?:,? (?:va )?(?:kiem tra|giam sat|thanh tra))*) ?$/;

const DONE = /(?:^|[^\p{L}])đã(?=$|[^\p{L}])/iu;
const isDone = (text: string): boolean => DONE.test(text);

/** Longest look back for "đã", which a noun may carry far from the date. */
const NEAR = 60;

const judgePeriod = (phrase: TimePhrase, around: Surroundings): Verdict => {
  const { before, after } = around;
  const span = phrase.span;
  const isYear = span?.firstMonth === 1 && span.lastMonth === 12;
  if (/^ ?:/.test(after)) return no('Khoảng thời gian nêu phạm vi của mục, không phải hạn.');
  const isDecided = /\b(?:phe duyet|quyet dinh|chap thuan) chu truong dau tu ?$/.test(before);
  // "xong thiết kế, dự toán trong tháng 5", "đấu giá theo kế hoạch trong tháng 10": what is finished, not what the time describes.
  const isFinished =
    !isYear &&
    (isDecided ||
      FINISHED.test(tailOf(before, NEAR)) ||
      /\btheo (?:dung )?(?:ke hoach|tien do) ?$/.test(before));
  const isReport =
    isFinished || (/\bbao cao ket qua ?$/.test(before) && /^ ?(?:[.;,]|$)/.test(after));
  if (DESCRIBED.test(tailOf(before, NEAR)) && !isReport)
    return no('Khoảng thời gian chỉ mô tả danh từ đứng trước.');
  // "Nghiệm thu: trong tháng 11/2026."
  const isAlone = /: ?$/.test(before) && /^ ?[.;)]?$/.test(after);
  if (isAlone && WORK_VERB.test(before)) return yes(0.7, 'Kỳ ghi sau tên việc.');
  // "hoàn thành sắp xếp các trung tâm, bảo đảm thông suốt, trong quý II": it ends what was told before it.
  const endsWork = /, $/.test(before) && /^ ?(?:[.;)]|$)/.test(after) && WORK_VERB.test(before);
  const isFirst = before.trim() === '' || (/[:,] ?$/.test(before) && !endsWork);
  if (isFirst) {
    if (/^,? ?(?:phai |phan dau |co ban )?(?:hoan thanh|xong)\b/.test(after)) {
      return yes(0.75, 'Hạn là cả kỳ, nêu ở đầu câu.');
    }
    const isTold = OPENS_WITH_WORK.test(after);
    const isPast = !isTold && (/\b(?:uoc|dat|tang|giam|thu duoc)\b/.test(after) || isDone(after));
    const isWork = WORK_VERB.test(after.slice(0, NEAR)) && !isYear && !isPast;
    return isWork ? yes(0.6, 'Kỳ nêu ở đầu câu giao việc.') : no('Kỳ nêu bối cảnh của câu.');
  }
  if (isYear) {
    const isDone =
      around.section !== 'aim' && /^,? (?:phai |co ban )?(?:hoan thanh|xong)\b/.test(after);
    return isDone || YEAR_VERB.test(tailOf(before, FAR))
      ? yes(0.65, 'Hạn là cả năm, gắn với việc phải xong.')
      : no('“Trong năm” ở đây chỉ phạm vi, không gắn với việc phải xong.');
  }
  if (OPENS_WITH_WORK.test(after)) return yes(0.6, 'Kỳ đứng trước việc được giao.');
  return WORK_VERB.test(before)
    ? yes(0.85, 'Hạn “trong tháng/quý” gắn với việc được giao.')
    : no('Tháng, quý chỉ mô tả danh từ.');
};

const judgeRecurring = (phrase: TimePhrase, around: Surroundings): Verdict => {
  const { before, after } = around;
  if (/\btuan\b/.test(phrase.words) && MEETS.test(before.replace(JOINS, '')))
    return no('Ngày họp, trực thường lệ.');
  if (phrase.hasDay) return yes(0.85, 'Việc lặp lại, có ngày cụ thể.');
  if (around.hasBetter) return no('Câu đã nêu ngày cụ thể cho kỳ này.');
  if (FREQUENT_NOUN.test(tailOf(before, NEAR))) return no('Tần suất chỉ mô tả danh từ đứng trước.');
  if (/\bhiep|tin dung\b/.test(after)) return no('Tần suất chỉ mô tả danh từ.');
  const isReport =
    REPORTS.test(before.slice(-140)) || /^[, ]{0,2}(?:bao cao|gui|tong hop)\b/.test(after);
  return isReport
    ? yes(0.7, 'Báo cáo hoặc việc lặp lại theo kỳ.')
    : no('Tần suất không gắn với báo cáo hoặc việc phải nộp.');
};

/** How long something holds: "có hiệu lực đến ngày", "thời hạn ủy quyền". */
const isValidity = (before: string): boolean =>
  /\b(?:hieu luc|uy quyen)\b/.test(before.slice(-NEAR));

/** How long work may take, when a date says when it is to be over: "thời gian thực hiện không quá 20 ngày". */
const DURATION = /\b(?:thoi gian|thoi luong)(?: [a-z]+){0,3} ?:? ?$/;

/** Meetings have their day, which is no deadline: "họp giao ban vào thứ Hai hằng tuần". */
const JOINS = /\b(?:tong|phu|phoi|ket|truong|to|lien|thich) hop\b/g;
const MEETS = /\b(?:hop|giao ban|tiep cong dan|chao co|hoi y|truc)\b[^,;]{0,30}$/;

const judgeRelative = ({ before, after, hasDate }: Surroundings): Verdict => {
  if (isValidity(before)) return no('Thời hạn hiệu lực.');
  if (hasDate && DURATION.test(before)) return no('Thời gian làm, hạn đã nêu bằng ngày.');
  if (/^ ?(?:dau tien|dau thang|dem|trong tuan)\b/.test(after)) return no('Không phải hạn.');
  return yes(0.8, 'Hạn tính từ một sự kiện.');
};

/** "(Sở A chủ trì; trình tháng 3/2026)" */
const HANDED_IN = /[(;,:] ?(?:trinh|ban hanh|thong qua|phe duyet|cong bo) ?$/;

/** "đến hết năm số dư không vượt quá 5 tỷ đồng": what is to be reached by then. */
const LEVEL_OF_YEAR =
  /^,? [^,;.]{0,60}?\b(?:dat|khong (?:vuot )?qua|con|giam|tang|duoi|tren)\b[^;.]{0,20}\d/;

/** "theo Công văn số 905/…, trong đó yêu cầu báo cáo trước ngày …": what another document asked for. */
const CITED_DEMAND =
  /\b(?:cong van|cong dien|quyet dinh|thong bao|ke hoach|chi thi|nghi quyet|van ban|ket luan) so [^;]{4,300}?\b(?:trong do|theo do),? (?:co |da )?(?:yeu cau|giao|de nghi|quy dinh|chi dao)\b[^;]*$/;

/** "hoàn thành từ năm 2025 trở về trước": which ones are meant, whenever it was. */
const AND_EARLIER = /^,? ?tro (?:ve )?truoc\b/;

/** "chậm nhất trong tháng 6", "không quá năm 2026" */
const LATEST = /^(?:cham|muon|tre|khong) /;

const judgeLead = (phrase: TimePhrase, around: Surroundings, last: DayNumber | null): Verdict => {
  const { before, after, beforeText } = around;
  const { span, lead } = phrase;
  const isYearOnly = span?.day === null && span.firstMonth === 1 && span.lastMonth === 12;
  // "(áp dụng đến hết năm học …)"
  const isApplied = lead === 'through' && /\bap dung $/.test(before);
  if (isApplied || isValidity(before)) return no('Thời hạn hiệu lực.');
  if (isMeasuredOn(around)) return no(IN_CONDITION);
  if (CITED_DEMAND.test(before)) return no('Hạn của văn bản được dẫn.');
  const mayLookBack = lead === 'through' || lead === null;
  if (mayLookBack && LOOKS_BACK.test(tailOf(beforeText, NEAR)))
    return no('Thời điểm chốt số liệu, không phải hạn.');
  if (IN_STRETCH.test(before)) return yes(0.6, 'Hạn là ngày cuối của khoảng thời gian phải xong.');
  if (around.isRange || BARE_START.test(before))
    return no('Khoảng thời gian thực hiện, không phải hạn.');
  const isLevelOfYear = isYearOnly && LEVEL_OF_YEAR.test(after) && /\bhet\b/.test(phrase.words);
  if (lead === 'through' && isLevelOfYear && around.section !== 'aim')
    return yes(0.6, 'Mức phải đạt vào cuối năm.');
  const isHorizon = isYearOnly && lead === 'through' && !/\bhet\b/.test(phrase.words);
  const isEndOfYear = isYearOnly || /\b(?:cuoi|giua) nam\b/.test(phrase.words);
  if (isHorizon || (isEndOfYear && PROGRAMME.test(tailOf(before, FAR)))) {
    return no('Năm kết thúc của chương trình, kế hoạch.');
  }
  if (isYearOnly && isDone(beforeText.slice(-NEAR))) return no('Việc đã làm trước đó.');
  const condition = conditionAround(around);
  if (condition !== null) return no(condition);
  if (last !== null && around.issuedFrom !== null && last < around.issuedFrom) {
    return no('Ngày trước khi văn bản ban hành.');
  }
  if (isYearOnly && !LATEST.test(phrase.words)) {
    return WORK_VERB.test(before) && lead !== 'before'
      ? yes(0.6, 'Hạn là cả năm.')
      : no('Năm chỉ mốc của chương trình.');
  }
  const surely = lead === 'by' ? 0.95 : 0.9;
  return yes(surely, 'Hạn ghi rõ ngày.');
};

/**
 * Whether a time phrase is the deadline of an assignment: what is left out are dates of cited documents
 * and meetings, starts, periods of programmes, days on which figures were closed, conditions, and
 * everything in a look back. `last` is the last day the phrase names, when it names one.
 *
 * @example judge(cutTimePhrases('tu ngay 1/6/2026')[0], …, null).isDeadline //=> false
 */
export const judge = (
  phrase: TimePhrase,
  around: Surroundings,
  lastDate: string | null,
): Verdict => {
  if (phrase.lead === 'start') return no('Ngày bắt đầu, không phải hạn.');
  if (AND_EARLIER.test(around.after)) return no('Thời gian trở về trước chỉ nói đối tượng.');
  if (around.section === 'past') return no('Nằm trong phần đánh giá kết quả.');
  if (phrase.kind === 'relative') return judgeRelative(around);
  if (phrase.kind === 'recurring') return judgeRecurring(phrase, around);
  const last = lastDate === null ? null : dayFromIso(lastDate);
  if (phrase.lead === null) {
    if (phrase.span?.day === null && AT_MEETING.test(around.before)) {
      return yes(0.6, 'Hạn là phiên họp của kỳ được nêu.');
    }
    if (phrase.span?.day === null && HANDED_IN.test(around.before)) {
      return yes(0.6, 'Kỳ ghi ngay sau “trình”, “ban hành”.');
    }
    const isNamed = DEADLINE_NOUN.test(tailOf(around.before, FAR)) || isReachedOn(phrase, around);
    if (!isNamed) return no('Ngày không có từ chỉ hạn đứng trước.');
    return judgeLead(phrase, around, last).isDeadline
      ? yes(0.7, 'Hạn nêu sau “thời hạn” hoặc “hoàn thành”.')
      : no(IN_CONDITION);
  }
  const isLatest = LATEST.test(phrase.words);
  if (phrase.lead === 'within' && phrase.span?.day === null && !isLatest) {
    return judgePeriod(phrase, around);
  }
  return judgeLead(phrase, around, last);
};
