import { foldLetters } from '../domain/plain-text';
import type { Flow } from './flow';
import { tailOf } from './tail';
import type { Token } from './tokens';
import { startsHead } from './unlisted';
import { isTimeAt, isVerbAt } from './verb-at';

/**
 * Nouns that name a body or a person, with their accents: "Đối với" is no team. What stands before the verb
 * of a duty and begins with one of them is who is to do it, whatever comes in between.
 */
const NOUNS = new Set(
  (
    'cơ quan,đơn vị,doanh nghiệp,hợp tác xã,tổ hợp tác,công ty,tổng công ty,tập đoàn,nhà máy,xí nghiệp,chi nhánh,' +
    'ngân hàng,quỹ tín dụng,hiệp hội,hội,hội đồng,liên minh,liên đoàn,liên danh,nhà thầu,nhà đầu tư,nhà trường,' +
    'chủ đầu tư,chủ dự án,chủ hộ,chủ rừng,chủ cơ sở,chủ thể,chủ phương tiện,tư vấn,ban quản lý,ban chỉ đạo,ban chỉ huy,' +
    'ban giám hiệu,ban giám đốc,ban tổ chức,ban biên tập,ban công tác,ban chấp hành,ban điều hành,ban giám sát,' +
    'tổ,đội,đoàn,văn phòng,trung tâm,trường,trạm,bệnh viện,phòng khám,chi cục,tòa án,bưu điện,' +
    'bưu cục,viễn thông,điện lực,đài,tạp chí,hạt kiểm lâm,kiểm lâm,công an,quân sự,bộ phận,công chức,viên chức,cán bộ,' +
    'nhân viên,kế toán,văn thư,thành viên,đồng chí,ông,bà,thư ký,tổ trưởng,đội trưởng,trưởng thôn,' +
    'trưởng ban,trưởng phòng,' +
    'người phụ trách,người dân,người sử dụng lao động,lực lượng,dân quân,hộ,hộ dân,hộ gia đình,gia đình,nhân dân,cấp ủy,' +
    'cấp uỷ,chính quyền,chi bộ,đảng bộ,đảng ủy,đảng uỷ,đoàn thể,đoàn viên,hội viên,đảng viên,địa phương,khu phố,khu dân cư,' +
    'tổ dân phố,thôn,giáo viên,cộng tác viên,tuyên truyền viên,mặt trận'
  ).split(','),
);

/** Behind "các" these are bodies too; at the head of a sentence they may be something else. */
const NOUNS_OF_MANY = new Set(
  (
    'phòng,viện,cục,báo,quỹ,ủy viên,uỷ viên,tổ chức,ngành,cấp,khu,khối,bản,làng,ban,cơ sở,chủ,nhà,hãng,cửa hàng,sở,bộ,xã,phường,chợ,kho,lớp,câu lạc bộ,sàn,' +
    'điểm,trang trại,mỏ,bên,khách sạn,đại lý'
  ).split(','),
);

/** Words that may open a subject, folded: asked of every word of a text. */
const FIRST_WORDS = new Set(
  [...NOUNS, 'các', 'những', 'mỗi', 'từng', 'tất', 'toàn', 'một', 'hai', 'ba', 'bốn'].map(
    (noun) => foldLetters(noun).split(' ')[0] ?? '',
  ),
);

/** A noun that goes on with one of these is no body: "trường hợp", "chủ trương", "hội nghị". */
const OTHER_WORDS =
  /^(?:trường hợp|báo cáo|báo động|hội nghị|hội thảo|hội thi|hội diễn|hội chợ|hội trường|đoàn kết|phòng chống|phòng,? (?:chống|ngừa|tránh)|phòng học|phòng họp|phòng bệnh|quỹ đất|quỹ lương|quỹ thời|quỹ nhà|viện dẫn|viện trợ|viện phí|hộ khẩu|hộ chiếu|hộ nghèo|hộ cận|đài phun|bộ phận nhân|bản đồ|bản án|ngành nghề|điểm nghẽn|điểm số|lớp học|kho bãi|cục diện|cục bộ|tổ chức|cơ sở dữ|cơ sở vật|cơ sở hạ|cấp độ|cấp nước|trạm bơm|trường lớp|tư vấn về|đơn vị tính|đơn vị hành|đơn vị bầu|đoàn viên thanh|bộ tiêu|bộ thủ|bộ chỉ|bộ câu|bộ hồ|đại hội|trưởng thành|ông cha|bà con)(?![\p{L}])/u;

/** What is said of a person before the name or the office. */
const PERSON = /^(?:đồng chí|ông|bà)$/u;

/** "Trưởng Ban Tuyên giáo": a title and a body. */
const OFFICE = /^trưởng (?:ban|phòng)$/u;

/** Bodies by their initials or their brand, where a name goes on or a verb follows: "VNPT Lạng Sơn". */
const INITIALS =
  /^(?:HTX|BHXH|BQLDA|BQL|BCĐ|BCH|LĐLĐ|HND|LHPN|CCB|VKSND|TAND|NHCSXH|KBNN|VNPT|EVN|FPT|BIDV|CTCP|TTDVC|TTPVHCC)$/u;
const SYLLABLE =
  /^(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$/;

const isBrand = (token: Token, text: string): boolean => {
  if (!token.isCapital) return false;
  const written = text.slice(token.start, token.end);
  if (INITIALS.test(written)) return true;
  return written.length > 4 && written !== written.toUpperCase() && !SYLLABLE.test(token.folded);
};

/** Words in front of the noun that say how many are meant. */
const MANY = /^(?:các|những|mỗi|từng|tất cả|toàn thể|toàn bộ|một số|hai|ba|bốn)$/u;
const MOST_DETERMINERS = 3;

/** A noun with a verb behind it may be one name: "đơn vị tư vấn", "tổ công tác", when a further verb follows. */
const WHAT_FOR =
  /^(?:tu van|tham dinh|tham tra|tham muu|quan ly|thi cong|giam sat|kiem tra|thanh tra|cung cap|ho tro|tuyen truyen|tiep nhan|chu tri|dau tu|xay dung|thu|chi tra|van dong|khao sat|phoi hop|xung kich|bao tri|dau thau|dau gia|kiem toan|bao ve|tiep dan|tiep cong|van hanh|khai thac|thuc hien|giup viec|bien soan|to chuc|tong hop|phu trach|dao tao|tuyen dung|soan thao|chi dao|dieu hanh|kinh doanh|san xuat|nuoi|trong|ban|mua|lam|che bien|su dung|chan nuoi|cung ung|boi thuong)(?: |$)/;

/** Where what follows only tells which ones are meant: "các chủ đầu tư | có dự án chậm". */
const WHICH_ONES = new Set(
  'có,được,đang,đã,chưa,bị,mà,nơi,liên,nêu,còn,không,sau,như,theo,là'.split(','),
);

/** No name goes on behind these. */
const ENDS = new Set('nào,để,vì,nếu,khi,thì,nhằm,từ,đến,với,cùng,do,bằng'.split(','));

const LONGEST = 18;
/** Words that a name written with capitals may go on for. */
const MOST_MORE = 7;
const FAR = 30;

/** Where a subject may begin: at the head of a sentence or clause, behind a comma, or told by name. */
const SEAT =
  /(?:^|[.;:()] ?|, ?|^[-+] |[.;:] [-+] |(?:^|[^a-z])(?:giao|giao cho|giao nhiem vu cho|giao trach nhiem cho|yeu cau|de nghi|phan cong|phan cong cho|chi dao|va|do|rieng|doi voi) )$/;

/**
 * Whether a word may open a subject; most do not.
 *
 * @example mayOpenSubject(undefined, '') //=> false
 */
export const mayOpenSubject = (token: Token | undefined, text: string): boolean =>
  token !== undefined && (FIRST_WORDS.has(token.folded) || isBrand(token, text));

/** How long the subject is, and how much of it is its name. */
export interface Subject {
  words: number;
  name: number;
  /** A verb or a colon ends it. */
  isSure: boolean;
  /** It begins with a noun that names no body in particular. */
  isKind: boolean;
}

const textOf = (tokens: readonly Token[], from: number, to: number, text: string): string => {
  const [first, last] = [tokens[from], tokens[Math.min(to, tokens.length) - 1]];
  return first && last ? text.slice(first.start, last.end).toLowerCase() : '';
};

const foldedOf = (tokens: readonly Token[], from: number, count: number): string[] =>
  tokens.slice(from, from + count).map(({ folded }) => folded);

/** Words in front of the noun, and those of the noun itself; null where no body is named. */
const nounAt = (
  tokens: readonly Token[],
  at: number,
  text: string,
): { before: number; words: number } | null => {
  let before = 0;
  while (before < MOST_DETERMINERS && MANY.test(textOf(tokens, at + before, at + before + 1, text)))
    before += 1;
  const from = at + before;
  if (OTHER_WORDS.test(textOf(tokens, from, from + 3, text))) {
    const isMany =
      before > 0 && /^(?:tổ chức|hộ |cơ sở|phòng)/u.test(textOf(tokens, from, from + 3, text));
    if (!isMany) return null;
  }
  // "các Ban Quản lý dự án": the head behind it opens the name.
  if (before > 0 && tokens[from]?.isCapital && startsHead(tokens, from, text)) return null;
  for (let words = 4; words > 0; words -= 1) {
    const written = textOf(tokens, from, from + words, text);
    // "đồng chí Giám đốc Công an tỉnh": the body behind the title is meant.
    const isHolder =
      isTitleAt(tokens, from + words, text) || startsHead(tokens, from + words, text);
    if (isHolder && PERSON.test(written)) return null;
    if (OFFICE.test(written) && tokens[from + words]?.isCapital) return null;
    if (NOUNS.has(written) || (before > 0 && NOUNS_OF_MANY.has(written))) return { before, words };
  }
  return null;
};

/** Whether a further verb, or the colon that ends a name, comes before the next mark. */
const hasVerbAhead = (tokens: readonly Token[], at: number, text: string): boolean => {
  for (let place = at; place < at + 8; place += 1) {
    const token = tokens[place];
    if (token === undefined || (place > at && !token.isNext)) return false;
    if (isVerbAt(tokens, place, text) || /^ ?:/.test(text.slice(token.end, token.end + 2)))
      return true;
  }
  return false;
};

/** Last words of those that tell somebody, and joining words: behind any other no subject begins. */
const TELLING = new Set('giao,cho,cau,nghi,cong,dao,va,do,rieng,voi'.split(','));

/** Whether a sentence or clause begins at a word, or somebody is told something there. */
const isSeat = ({ folded }: Flow, tokens: readonly Token[], at: number): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token === undefined) return false;
  const { start } = token;
  // Asked of every "các": most stand in the middle of a sentence.
  if (before !== undefined && start - before.end < 2 && !TELLING.has(before.folded)) return false;
  return SEAT.test(tailOf(folded.slice(Math.max(0, start - FAR), start), FAR));
};

/** Titles open a name of their own: "ông Nguyễn Văn Nam, Trưởng ban …". */
const TITLE =
  /^(?:chủ tịch|phó|giám đốc|trưởng|ủy viên|uỷ viên|bí thư|chánh|thủ trưởng|hiệu trưởng)(?![\p{L}])/u;

const isTitleAt = (tokens: readonly Token[], at: number, text: string): boolean =>
  TITLE.test(textOf(tokens, at, at + 2, text));

/** Whether a name of its own begins behind a comma or "và". */
const opensNext = (tokens: readonly Token[], at: number, text: string): boolean => {
  const token = tokens[at];
  const isAnd = token !== undefined && text.slice(token.start, token.end) === 'và';
  const place = isAnd ? at + 1 : at;
  const next = tokens[place];
  if (next === undefined) return false;
  if (MANY.test(text.slice(next.start, next.end)) || isTitleAt(tokens, place, text)) return true;
  return next.isCapital && (!isAnd || startsHead(tokens, place, text));
};

/** The last word of "Đơn vị thực hiện:", "Cơ quan chủ trì:": a label, not a name. */
const LABEL = /^(?:hien|tri|hop|moi|trach|nhiem)$/;

/** A name that nothing but a time ends may hold its verb: only so many words are surely name. */
const SURE_BEFORE_TIME = 3;

/**
 * How far the subject goes that begins at a word and takes at least so many words, up to the verb of its
 * duty or a colon; null when none comes.
 */
const subjectFrom = (
  tokens: readonly Token[],
  at: number,
  least: number,
  text: string,
  isNoun: boolean,
): Subject | null => {
  let name = 0;
  /** Where a further word of what the body is for would stand: "tư vấn | giám sát". */
  let purpose = least;
  for (let words = least; words < LONGEST; words += 1) {
    const ended = (isSure: boolean): Subject => ({
      words,
      name: name || words,
      isSure,
      isKind: isNoun,
    });
    const last = tokens[at + words - 1];
    if (last === undefined) return null;
    const place = at + words;
    const token = tokens[place];
    const mark = text.slice(last.end, token?.start ?? last.end + 2);
    if (/^ ?:/.test(mark)) return LABEL.test(last.folded) ? null : ended(true);
    if (token === undefined || !/^(?: | ?- ?| ?\/ ?|, ?)$/.test(mark)) return null;
    const written = text.slice(token.start, token.end);
    const isJoint = written === 'và' || mark.startsWith(',');
    const isOpened = isJoint
      ? opensNext(tokens, place, text)
      : mark.includes('-') && isTitleAt(tokens, place, text);
    if (isOpened) return ended(true);
    // "Quỹ Bảo vệ và | phát triển rừng"
    const isSecond = tokens[place - 1]?.folded === 'va' && words > least;
    if (isVerbAt(tokens, place, text)) {
      // Behind a comma the verb has been said before.
      if (isJoint) return null;
      const isWhatFor =
        isNoun && words === purpose && WHAT_FOR.test(foldedOf(tokens, place, 2).join(' '));
      const second = tokens[place + 1];
      const isLast = isWhatFor && /^ ?:/.test(text.slice(second?.end ?? text.length));
      if (isLast && LABEL.test(second?.folded ?? '')) return null;
      if (isLast || ((isWhatFor || isSecond) && hasVerbAhead(tokens, place + 2, text))) {
        words += 1;
        purpose = words + 1;
      } else return isSecond ? null : ended(true);
    } else if (isTimeAt(tokens, place)) {
      return words - least > SURE_BEFORE_TIME
        ? { words: least, name: least, isSure: false, isKind: isNoun }
        : ended(false);
    } else if (ENDS.has(written)) return null;
    else if (
      name === 0 &&
      (WHICH_ONES.has(written) || textOf(tokens, place, place + 2, text) === 'trên địa')
    ) {
      name = words;
    }
  }
  return null;
};

/**
 * The subject of a duty that names a body by its kind, wherever a subject may stand: "Các doanh nghiệp kinh
 * doanh vận tải chấp hành …", "giao công chức Địa chính đo đạc …". `seat` is where its title begins. null
 * when none stands there.
 *
 * @example subjectAt([], 0, 0, flowOf('', [])) //=> null
 */
export const subjectAt = (
  tokens: readonly Token[],
  at: number,
  seat: number,
  flow: Flow,
): Subject | null => {
  const first = tokens[at];
  if (first === undefined || !isSeat(flow, tokens, seat)) return null;
  const isName = isBrand(first, flow.text);
  const noun = isName ? { before: 0, words: 1 } : nounAt(tokens, at, flow.text);
  if (noun === null) return null;
  return subjectFrom(tokens, at, noun.before + noun.words, flow.text, !isName);
};

/**
 * A name of so many words as capitals tell, or the longer one that the verb of its duty ends: "Ban Quản lý
 * dự án | các công trình giao thông".
 *
 * @example longerName([], 0, 2, 0, flowOf('', [])) //=> { words: 2, name: 2, isSure: false, isKind: false }
 */
export const longerName = (
  tokens: readonly Token[],
  at: number,
  words: number,
  seat: number,
  flow: Flow,
): Subject => {
  const known = { words, name: words, isSure: false, isKind: false };
  const next = tokens[at + words];
  if (!next?.isNext || next.isCapital || !isSeat(flow, tokens, seat)) return known;
  const found = subjectFrom(tokens, at, words, flow.text, false);
  return found !== null && found.isSure && found.words - words <= MOST_MORE ? found : known;
};
