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
    'Ủy ban Kiểm tra Đảng ủy',
    'Ủy ban Kiểm tra Tỉnh ủy',
    'Ban Xây dựng Đảng',
    'Ban Nội chính Tỉnh ủy',
  ],
  ...['Ban Tổ chức Tỉnh ủy', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Chi bộ', 'Kiểm lâm'],
].map((name) => ({ name, words: wordsOf(flowOf(name, [{ start: 0, end: name.length }])) }));
HEADS.sort((left, right) => right.words.length - left.words.length);

/** Heads that name a body with only a level after them: Công an tỉnh. */
const LEVELS = new Set(['tinh', 'xa', 'phuong', 'huyen']);

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

/** Longest run of small words at the end of a name: "Đội Quản lý trật tự đô thị". */
const LONGEST_TAIL = 4;

/** Small words that go on with a name, when a verb follows close behind. */
const tailLength = (tokens: readonly Token[], at: number, text: string): number => {
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

/** Where a name of an unlisted body ends, counted in words from its head. */
const nameLength = (
  tokens: readonly Token[],
  at: number,
  head: readonly string[],
  text: string,
): number => {
  let length = head.length;
  let isOpen = false;
  while (length < LONGEST_NAME) {
    const place = at + length;
    const token = tokens[place];
    const next = tokens[place + 1];
    if (token === undefined || !(token.isNext || isListOfOneName(tokens, place))) break;
    if (token.folded === 'khu' && next?.folded === 'vuc') {
      length += 2;
      isOpen = false;
      continue;
    }
    // "Thuế cơ sở 4"
    if (length === head.length && head.at(-1) === 'so' && /^\d{1,2}$/.test(token.folded)) {
      length += 1;
      continue;
    }
    if (LEVELS.has(token.folded) && !token.isCapital) {
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
    } else if (token.folded === 'va' && next?.isCapital && !startsHead(tokens, place + 1)) {
      length += 1;
    } else break;
  }
  return length === head.length ? length : length + tailLength(tokens, at + length, text);
};

const startsHead = (tokens: readonly Token[], at: number): boolean =>
  HEADS.some(({ words }) => hasWords(tokens, at, words)) || tokens[at]?.folded === 'ubnd';

/**
 * How many words the name of a body takes that no catalog knows, by the way it is written: a head with a
 * capital, then words whose first syllable is a capital. 0 when none stands there.
 *
 * @example unlistedAt([], 0, '') //=> 0
 */
export const unlistedAt = (tokens: readonly Token[], at: number, text: string): number => {
  const first = tokens[at];
  if (first === undefined || !first.isCapital) return 0;
  const head = HEADS.find(({ words, name }) => {
    const last = tokens[at + words.length - 1];
    if (last === undefined || !hasWords(tokens, at, words)) return false;
    const written = text.slice(first.start, last.end);
    return isWritten(written, name.toLowerCase()) || written === first.folded;
  });
  if (head === undefined) return 0;
  const length = nameLength(tokens, at, head.words, text);
  return length > head.words.length || head.words.length > 2 ? length : 0;
};
