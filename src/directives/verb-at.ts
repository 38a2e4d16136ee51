import { startsVerb } from './duty-verbs';
import type { Token } from './tokens';

/** What stands between a subject and its verb, as good a sign as the verb. */
const BEFORE_VERB =
  /^(?:khan truong|chu dong|kip thoi|nghiem tuc|thuong xuyen|dinh ky|truc tiep|tiep tuc|tap trung|tich cuc|hoan thanh|co trach|co van ban|chiu trach|tu (?:kiem|ra|to|nguyen|giac)|dong loat|thong nhat|yeu cau|de nghi)(?: |$)/;

/** Verbs of one word, with their accents: folded they would be found inside names. */
const SHORT_VERBS = new Set(
  (
    'lập,gửi,trình,nộp,mở,ký,trồng,thu,cấp,giao,đưa,tạo,giữ,chuyển,chốt,tiêm,phun,bầu,treo,cử,dự,khám,nuôi,trao,viết,' +
    'đăng,in,rút,trả,làm,dọn,xóa,xoá,lắp,sửa,cắm,nạo,tháo,bổ,lấy,đón,thăm,tặng,phát,chọn,đo,ra,xin,phủ,bán,đào,đắp,nhận,' +
    'nắm,bám,mua,nâng,thay,vá,cần,phải,sớm,xong'
  ).split(','),
);

/** Nouns whose second syllable is written like such a verb: "công trình", "các cấp". */
const NOUN_ENDS =
  /^(?:(?:công|chương|quy|lộ|giáo|tờ|quá) trình|(?:các|cùng|mỗi|từng|phân|trung|cao|sơ) cấp|(?:bàn|chuyển) giao|(?:thành|công|tự|dân) lập|(?:quan|nguồn|đội|thuế) thu|(?:chữ|đăng|thư) ký|(?:đào|sáng) tạo|tiếp nhận|(?:khai|nội) mở|việc làm)$/u;

/** Nouns that begin with one: "giao thông", "dự án". */
const NOUN_BEGINS =
  /^(?:cấp (?:xã|tỉnh|trên|dưới|ủy|uỷ|huyện|thôn|học|cứu)|giao (?:thông|dịch|lưu)|phát (?:thanh|triển)|bổ túc|dự (?:án|báo|phòng|toán)|trình độ|thu (?:ngân|nhập))(?![\p{L}])/u;

const textOf = (tokens: readonly Token[], from: number, count: number, text: string): string => {
  const [first, last] = [tokens[from], tokens[from + count - 1] ?? tokens[from]];
  return first && last ? text.slice(first.start, last.end).toLowerCase() : '';
};

/**
 * Whether the verb of a duty, or what leads up to it, stands at a place. Inside names its words are written
 * with capitals.
 *
 * @example isVerbAt([], 0, '') //=> false
 */
export const isVerbAt = (tokens: readonly Token[], at: number, text: string): boolean => {
  const token = tokens[at];
  if (token === undefined || token.isCapital) return false;
  const folded = tokens.slice(at, at + 3).map((one) => one.folded);
  if (startsVerb(folded) || BEFORE_VERB.test(folded.join(' '))) return true;
  if (!SHORT_VERBS.has(text.slice(token.start, token.end))) return false;
  return (
    !NOUN_BEGINS.test(textOf(tokens, at, 2, text)) &&
    !(at > 0 && NOUN_ENDS.test(textOf(tokens, at - 1, 2, text)))
  );
};

const TIME =
  /^(?:truoc (?:ngay|\d{1,2}|thang|het|quy)|cham nhat|muon nhat|trong (?:thang|quy|nam|thoi|ngay)|hang (?:thang|quy|tuan|nam|ngay))(?: |$)/;

/**
 * Whether a time stands at a place: before it the verb may have been said already.
 *
 * @example isTimeAt([], 0) //=> false
 */
export const isTimeAt = (tokens: readonly Token[], at: number): boolean => {
  const [first, second] = [tokens[at], tokens[at + 1]];
  return first !== undefined && TIME.test(`${first.folded} ${second?.folded ?? ''}`);
};
