import { hasWords, isWritten } from './agency-index';
import { flowOf } from './flow';
import { wordsOf, type Token } from './tokens';
import { isTimeAt, isVerbAt } from './verb-at';

/** First words of bodies that no catalog lists. A capital marks them: "Phòng Kinh tế", not "phòng cháy". */
const HEADS = [
  ...['Sở', 'Ban Quản lý', 'Ban Chỉ đạo', 'Ban Chỉ huy', 'Ban Thường vụ', 'Ban', 'Bộ Chỉ huy'],
  ...['Bộ đội Biên phòng', 'Bộ', 'Phòng', 'Trung tâm', 'Công an', 'Văn phòng', 'Thanh tra'],
  ...['Chi cục', 'Cục', 'Kho bạc Nhà nước', 'Bảo hiểm xã hội', 'Ngân hàng', 'Đảng ủy', 'Đảng uỷ'],
  ...['Đảng bộ', 'Tỉnh ủy', 'Tỉnh uỷ', 'Ủy ban MTTQ', 'Uỷ ban MTTQ', 'Ủy ban', 'Hội', 'Tỉnh đoàn'],
  ...['Đoàn Thanh niên', 'Liên đoàn Lao động', 'Trường', 'Trạm Y tế', 'Tổ công tác', 'Bệnh viện'],
  ...['Viện Kiểm sát', 'Tòa án', 'Thống kê', 'Thuế', 'Công ty', 'Đội', 'Hạt Kiểm lâm'],
  ...['Văn phòng Đảng ủy', 'Văn phòng Tỉnh ủy', 'Văn phòng UBND', 'Văn phòng HĐND và UBND'],
  ...['Ban Thường vụ Đảng ủy', 'Ban Thường vụ Tỉnh ủy', 'Thường trực Đảng ủy', 'Ban Chấp hành'],
  ...[
    'Đoàn kiểm tra',
    'Đoàn giám sát',
    'Đoàn công tác',
    'Tổ giúp việc',
    'Hội đồng thẩm định',
    'Thuế cơ sở',
    'Bảo hiểm xã hội cơ sở',
    'Ban Quản lý dự án',
    'Thanh tra Sở',
    'Văn phòng Sở',
    'Ủy ban Kiểm tra Đảng ủy',
    'Ủy ban Kiểm tra Tỉnh ủy',
    'Ban Xây dựng Đảng',
    'Ban Nội chính Tỉnh ủy',
  ],
  ...[
    'Trạm',
    'Trạm Kiểm lâm',
    'Chi nhánh',
    'Công ty CP',
    'Công ty TNHH',
    'Công ty Cổ phần',
    'Tổng công ty',
  ],
  ...[
    'Hợp tác xã',
    'Liên minh Hợp tác xã',
    'Hiệp hội',
    'Điện lực',
    'Đồn Biên phòng',
    'Nhà máy',
    'Hải quan',
    'Viễn thông',
  ],
  ...[
    'Sư đoàn',
    'Trung đoàn',
    'Tiểu đoàn',
    'Lữ đoàn',
    'Thư viện',
    'Bảo tàng',
    'Vườn quốc gia',
    'Cảng vụ',
  ],
  ...['MTTQ', 'Bưu điện', 'Báo', 'Quỹ', 'Đài'],
  ...['Ban Tổ chức Tỉnh ủy', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Chi bộ', 'Kiểm lâm'],
].map((name) => ({ name, words: wordsOf(flowOf(name, [{ start: 0, end: name.length }])) }));
HEADS.sort((left, right) => right.words.length - left.words.length);

/** Every capital in a text may open a name: heads are looked up by their first word. */
const HEADS_BY_FIRST = new Map<string, typeof HEADS>();
for (const head of HEADS) {
  const first = head.words[0] ?? '';
  HEADS_BY_FIRST.set(first, [...(HEADS_BY_FIRST.get(first) ?? []), head]);
}

const headsAt = (token: Token | undefined): typeof HEADS =>
  HEADS_BY_FIRST.get(token?.folded ?? '') ?? [];

/** Whether a head is written at a place, accents and all: "Bản Mù" is a commune. */
const isHeadAt = (
  tokens: readonly Token[],
  at: number,
  { name, words }: (typeof HEADS)[number],
  text: string,
): boolean => {
  const [first, last] = [tokens[at], tokens[at + words.length - 1]];
  if (first === undefined || last === undefined || !hasWords(tokens, at, words)) return false;
  const written = text.slice(first.start, last.end);
  return isWritten(written, name.toLowerCase()) || written === first.folded;
};

/** Heads that name a body with only a level after them: Công an tỉnh. */
const LEVELS = new Set(['tỉnh', 'xã', 'phường', 'huyện', 'tinh', 'xa', 'phuong', 'huyen']);

/** "tỉnh" is a level, "tình hình" is not; a text without accents may mean either. */
const isLevel = ({ start, end }: Token, text: string): boolean =>
  LEVELS.has(text.slice(start, end));

/** Small words behind which no name goes on. */
const ENDS = new Set(
  'của,tại,cho,theo,với,từ,đến,là,và,để,qua,do,ở,về,trên,khi,nếu,cùng,bằng'.split(','),
);

const LONGEST_NAME = 14;

/** "Văn hóa, Thể thao và Du lịch": a comma goes on with the name when "và" closes the list. */
const isListOfOneName = (tokens: readonly Token[], at: number, text: string): boolean => {
  const and = tokens[at + 1]?.isCapital === false ? at + 2 : at + 1;
  const last = tokens[and + 1];
  return (
    tokens[and]?.folded === 'va' && last?.isCapital === true && !startsHead(tokens, and + 1, text)
  );
};

/** Nouns of the work, not of the body: "báo cáo Bộ Tài chính tình hình sắp xếp". */
const NOT_A_TAIL =
  /^(?:tinh hinh|ket qua|danh sach|so lieu|noi dung|ke hoach|phuong an|tien do|viec|cong tac|ho so|nhung|mot so|khi|neu|de|toan bo|bang|qua|hang (?:tuan|thang|quy|nam)|dinh ky|moi (?:tuan|thang|quy|nam)|trao doi)\b/;

/** Longest run of small words that a name has: up to its verb, up to its level, up to the next capital. */
const LONGEST_TAIL = 4;
const LONGEST_MIDDLE = 5;
const LONGEST_GAP = 3;

/** Names of companies go on behind small words: "Công ty CP Cấp thoát nước Yên Khê". */
const COMPANY =
  /^(?:tong )?(?:cong ty|hop tac xa|ngan hang|nha may|chi nhanh|ban quan ly|trung tam|truong)\b/;

/** "khu vực VI", "cơ sở 4", "số 2": what numbers bodies of one name. */
const numberLength = (tokens: readonly Token[], at: number): number => {
  const words = tokens.slice(at, at + 3).map(({ folded }) => folded);
  const isNumber = (word = ''): boolean => /^(?:\d{1,2}|[ivx]{1,5})$/.test(word);
  if (words[0] === 'khu' && words[1] === 'vuc') return isNumber(words[2]) ? 3 : 2;
  if (words[0] === 'co' && words[1] === 'so' && isNumber(words[2])) return 3;
  if (words[0] === 'so' && isNumber(words[1])) return 2;
  return isNumber(words[0]) ? 1 : 0;
};

/** The level that ends a name, with the place behind it: "xã, phường", "tỉnh Hà Lâm", "huyện cũ Điện Bình". */
const levelLength = (tokens: readonly Token[], at: number): number => {
  let length = 1;
  const next = tokens[at + 1];
  if (tokens[at]?.folded === 'xa' && next?.folded === 'phuong' && next.isJoined) return 2;
  if (next?.folded === 'cu' && tokens[at + 2]?.isCapital) length += 1;
  while (tokens[at + length]?.isCapital && tokens[at + length]?.isNext) length += 1;
  return length;
};

/** Where a name of an unlisted body ends, counted in words from its head. */
const nameLength = (
  tokens: readonly Token[],
  at: number,
  head: readonly string[],
  text: string,
): number => {
  const isCompany = COMPANY.test(head.join(' '));
  /** So many words surely belong to the name; those behind only if something shows it. */
  let sure = head.length;
  let isHalf = false;
  for (let length = sure; length < LONGEST_NAME; length += 1) {
    const place = at + length;
    const token = tokens[place];
    const next = tokens[place + 1];
    const more = length - sure;
    if (token === undefined || !(token.isNext || isListOfOneName(tokens, place, text))) break;
    const number = numberLength(tokens, place);
    if (number > 0) {
      length += number - 1;
      sure = length + 1;
      isHalf = false;
    } else if (isLevel(token, text)) {
      return length + levelLength(tokens, place);
    } else if (token.isCapital) {
      // "Chi cục Kiểm lâm": a head right behind another goes on with the name.
      const isInner = length === head.length && head.length < 3;
      if (startsHead(tokens, place, text) && !isInner) break;
      if (more > 0 && !(isCompany && more <= LONGEST_GAP)) break;
      sure = length + 1;
      isHalf = true;
    } else if (token.folded === 'va' && next?.isCapital && !startsHead(tokens, place + 1, text)) {
      if (more > 0) break;
      sure = length + 1;
      isHalf = false;
    } else if (isVerbAt(tokens, place, text)) {
      if (sure > head.length && isTail(tokens, at + sure, more)) sure = length;
      break;
    } else if (ENDS.has(text.slice(token.start, token.end)) || isTimeAt(tokens, place)) break;
    else if (isHalf) {
      sure = length + 1;
      isHalf = false;
    } else if (text.charAt(token.end) === ')' && sure > head.length && more < LONGEST_TAIL) {
      // "(qua Phòng Xây dựng chính quyền)": the bracket holds nothing but the name.
      return length + 1;
    } else if (more >= LONGEST_MIDDLE) break;
  }
  return sure;
};

/** Whether small words up to a verb belong to the name: "Đội Quản lý trật tự đô thị". */
const isTail = (tokens: readonly Token[], at: number, words: number): boolean =>
  words <= LONGEST_TAIL &&
  !NOT_A_TAIL.test(`${tokens[at]?.folded ?? ''} ${tokens[at + 1]?.folded ?? ''}`);

/** Of one word only a name behind it makes a head: "Vân Đài cung cấp" names no radio station. */
const isNamedBehind = (next: Token | undefined): boolean =>
  next?.isNext === true && (next.isCapital || /^(?:tinh|xa|phuong|khu|co|so)$/.test(next.folded));

/**
 * Whether the head of an unlisted name, or UBND, stands at a place.
 *
 * @example startsHead([], 0, '') //=> false
 */
export const startsHead = (tokens: readonly Token[], at: number, text: string): boolean =>
  headsAt(tokens[at]).some(
    ({ name, words }) =>
      isHeadAt(tokens, at, { name, words }, text) &&
      (words.length > 1 || isNamedBehind(tokens[at + 1])),
  ) || tokens[at]?.folded === 'ubnd';

/** "Ban Thường vụ Tỉnh đoàn", "Ban Thường trực Ủy ban MTTQ": behind it stands whose it is, but for the Party. */
const BOARD_OF = /^ban thuong (?:vu|truc) (?:tinh doan|hoi|doan|lien doan|uy ban)\b/;

const isBoardOf = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.folded === 'ban' &&
  BOARD_OF.test(
    tokens
      .slice(at, at + 5)
      .map(({ folded }) => folded)
      .join(' '),
  );

const isOfficeOf = (words: readonly string[]): boolean =>
  /^(?:van phong|to giup viec)$/.test(words.join(' '));

/** "giao phòng Kế hoạch - Tài chính": an office with a capital in its name. */
const isSmallOffice = (tokens: readonly Token[], at: number, text: string): boolean => {
  const [first, next] = [tokens[at], tokens[at + 1]];
  return (
    first?.folded === 'phong' &&
    text.slice(first.start, first.end) === 'phòng' &&
    next?.isCapital === true &&
    next.isNext
  );
};

/**
 * How many words the name of a body takes that no catalog knows, by the way it is written: a head with a
 * capital, then words whose first syllable is a capital. 0 when none stands there.
 *
 * @example unlistedAt([], 0, '') //=> 0
 */
export const unlistedAt = (tokens: readonly Token[], at: number, text: string): number => {
  const first = tokens[at];
  if (first === undefined || !(first.isCapital || isSmallOffice(tokens, at, text))) return 0;
  const head = headsAt(first).find((one) => isHeadAt(tokens, at, one, text));
  if (head === undefined || isBoardOf(tokens, at)) return 0;
  // "Văn phòng Ban An toàn giao thông tỉnh", "Tổ giúp việc Ban Chỉ đạo": the office of a body.
  const isOffice = isOfficeOf(head.words) && tokens[at + head.words.length]?.isNext === true;
  const inner = isOffice ? unlistedAt(tokens, at + head.words.length, text) : 0;
  if (inner > 0) return head.words.length + inner;
  if (head.name === 'MTTQ') return nameLength(tokens, at, head.words, text);
  // "Báo Hà Lâm" is a body, "Báo cáo kết quả của xã" is none.
  const next = tokens[at + head.words.length];
  const isNamed = next?.isCapital === true || (next !== undefined && isLevel(next, text));
  const isNumbered = numberLength(tokens, at + head.words.length) > 0;
  if (head.words.length === 1 && !isNamed && !isNumbered) return 0;
  const length = nameLength(tokens, at, head.words, text);
  return length > head.words.length || head.words.length > 2 ? length : 0;
};
