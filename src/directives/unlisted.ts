import { hasWords, isWritten } from './agency-index';
import { startsVerb } from './duty-verbs';
import { flowOf } from './flow';
import { wordsOf, type Token } from './tokens';

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

/** Heads that name a body with only a level after them: Công an tỉnh. */
const LEVELS = new Set(['tỉnh', 'xã', 'phường', 'huyện', 'tinh', 'xa', 'phuong', 'huyen']);

/** "tỉnh" is a level, "tình hình" is not; a text without accents may mean either. */
const isLevel = ({ start, end }: Token, text: string): boolean =>
  LEVELS.has(text.slice(start, end));

/** Small words that never belong to a name: after them the sentence goes on. */
const NOT_A_NAME = new Set(
  (
    'chu phoi co chiu khan tham to trinh gui tong trien huong don kiem thuc bao va de la tai cua cung ' +
    'tiep nghien lap phe cap tich theo hoan phai can duoc da se thong cho ra day nang chi tren ' +
    'truoc trong cham som kip thuong lam xem giai dam ky giao yeu quan danh xay dang bo don doc rieng van tuyen ho mo thu phat nhan ban xu cu nop khao lua lam'
  ).split(' '),
);

const LONGEST_NAME = 14;

/** "Văn hóa, Thể thao và Du lịch": a comma goes on with the name when "và" closes the list. */
const isListOfOneName = (tokens: readonly Token[], at: number): boolean => {
  const and = tokens[at + 1]?.isCapital === false ? at + 2 : at + 1;
  const last = tokens[and + 1];
  return tokens[and]?.folded === 'va' && last?.isCapital === true && !startsHead(tokens, and + 1);
};

/** Nouns of the work, not of the body: "báo cáo Bộ Tài chính tình hình sắp xếp". */
const NOT_A_TAIL =
  /^(?:tinh hinh|ket qua|danh sach|so lieu|noi dung|ke hoach|phuong an|tien do|viec|cong tac|ho so|nhung|mot so|khi|neu|de|toan bo|bang|qua|hang (?:tuan|thang|quy|nam)|dinh ky|moi (?:tuan|thang|quy|nam)|trao doi)\b/;

/** Longest run of small words at the end of a name: "Đội Quản lý trật tự đô thị". */
const LONGEST_TAIL = 4;

/** Small words that go on with a name, when a verb follows close behind. */
const tailLength = (tokens: readonly Token[], at: number, text: string): number => {
  const words = tokens.slice(at, at + 2).map(({ folded }) => folded);
  if (NOT_A_TAIL.test(words.join(' '))) return 0;
  for (let length = 0; length <= LONGEST_TAIL; length += 1) {
    const token = tokens[at + length];
    if (token === undefined || !token.isNext || token.isCapital) return 0;
    // Before a date the verb has been said: "Hội Nông dân biểu dương trước ngày …".
    if (/^(?:truoc|trong|cham)$/.test(token.folded)) return 0;
    if (NOT_A_NAME.has(token.folded)) return length;
    const ahead = tokens.slice(at + length, at + length + 3).map(({ folded }) => folded);
    if (startsVerb(ahead)) return length;
    // "(qua Phòng Xây dựng chính quyền)": the bracket holds nothing but the name.
    if (text.charAt(token.end) === ')') return length + 1;
  }
  return 0;
};

/** Longest run of small words between the head of a name and its level: "Bệnh viện đa khoa tỉnh". */
const LONGEST_MIDDLE = 5;
const NOT_A_MIDDLE = new Set(
  'cua tai cho theo voi tu den la va trinh gui nop lap bao cap toan'.split(' '),
);

/** Small words between a head and the level that ends the name, with the level; 0 when none follows. */
const plainNameLength = (tokens: readonly Token[], at: number, text: string): number => {
  for (let length = 0; length <= LONGEST_MIDDLE; length += 1) {
    const token = tokens[at + length];
    if (token === undefined || !token.isNext || token.isCapital) return 0;
    if (isLevel(token, text)) {
      const next = tokens[at + length + 1];
      const isBoth = token.folded === 'xa' && next?.folded === 'phuong' && next.isJoined;
      return length + (isBoth ? 2 : 1);
    }
    const isTraffic = tokens[at + length + 1]?.folded === 'thong';
    if (token.folded === 'giao' && !isTraffic) return 0;
    if (NOT_A_MIDDLE.has(token.folded)) return 0;
    if (startsVerb(tokens.slice(at + length, at + length + 3).map(({ folded }) => folded))) {
      return 0;
    }
  }
  return 0;
};

/** Names of companies go on behind small words: "Công ty CP Cấp thoát nước Yên Khê". */
const COMPANY =
  /^(?:tong )?(?:cong ty|hop tac xa|ngan hang|nha may|chi nhanh|ban quan ly|trung tam|truong)\b/;
const LONGEST_GAP = 3;

/** Small words up to the next capital; 0 when a verb or the end comes first. */
const gapLength = (tokens: readonly Token[], at: number): number => {
  for (let length = 0; length <= LONGEST_GAP; length += 1) {
    const token = tokens[at + length];
    if (token === undefined || !token.isNext) return 0;
    if (token.isCapital) return startsHead(tokens, at + length) ? 0 : length;
    const ahead = tokens.slice(at + length, at + length + 3).map(({ folded }) => folded);
    if (NOT_A_MIDDLE.has(token.folded) || startsVerb(ahead)) return 0;
  }
  return 0;
};

/** Where a name of an unlisted body ends, counted in words from its head. */
const nameLength = (
  tokens: readonly Token[],
  at: number,
  head: readonly string[],
  text: string,
): number => {
  let length = head.length;
  let isOpen = false;
  const plain = plainNameLength(tokens, at + length, text);
  if (plain > 0) return length + plain;
  while (length < LONGEST_NAME) {
    const place = at + length;
    const token = tokens[place];
    const next = tokens[place + 1];
    if (token === undefined || !(token.isNext || isListOfOneName(tokens, place))) break;
    if (token.folded === 'khu' && next?.folded === 'vuc') {
      const number = tokens[place + 2];
      length += number?.isNext === true && /^(?:\d{1,2}|[ivx]{1,5})$/.test(number.folded) ? 3 : 2;
      isOpen = false;
      continue;
    }
    // "Thuế cơ sở 4"
    if (length === head.length && head.at(-1) === 'so' && /^\d{1,2}$/.test(token.folded)) {
      length += 1;
      continue;
    }
    if (isLevel(token, text)) {
      length += 1;
      while (tokens[at + length]?.isCapital && tokens[at + length]?.isNext) length += 1;
      break;
    }
    if (token.isCapital && !startsHead(tokens, place)) {
      length += 1;
      isOpen = true;
    } else if (isOpen && !token.isCapital && !NOT_A_NAME.has(token.folded)) {
      length += 1;
      isOpen = false;
    } else if (COMPANY.test(head.join(' ')) && gapLength(tokens, place) > 0) {
      length += gapLength(tokens, place);
      isOpen = false;
    } else if (token.folded === 'va' && next?.isCapital && !startsHead(tokens, place + 1)) {
      length += 1;
    } else break;
  }
  if (length === head.length) return length;
  // "Ban An toàn giao thông tỉnh": small words up to the level.
  const rest = plainNameLength(tokens, at + length, text);
  return length + (rest > 0 ? rest : tailLength(tokens, at + length, text));
};

const startsHead = (tokens: readonly Token[], at: number): boolean =>
  headsAt(tokens[at]).some(({ words }) => hasWords(tokens, at, words)) ||
  tokens[at]?.folded === 'ubnd';

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
  const head = headsAt(first).find(({ words, name }) => {
    const last = tokens[at + words.length - 1];
    if (last === undefined || !hasWords(tokens, at, words)) return false;
    const written = text.slice(first.start, last.end);
    return isWritten(written, name.toLowerCase()) || written === first.folded;
  });
  if (head === undefined) return 0;
  // "Văn phòng Ban An toàn giao thông tỉnh", "Tổ giúp việc Ban Chỉ đạo": the office of a body.
  const inner = isOfficeOf(head.words) ? unlistedAt(tokens, at + head.words.length, text) : 0;
  if (inner > 0) return head.words.length + inner;
  const length = nameLength(tokens, at, head.words, text);
  return length > head.words.length || head.words.length > 2 ? length : 0;
};
