/** Longest core of a task; the whole sentence stays in its source. */
const LONGEST = 220;

/** More than a core can need; keeps work on a paragraph of any length small. */
const WINDOW = 1500;

/** Words that open an assignment and say nothing of the work. */
const OPENERS =
  /^(?:(?:từ nay|đồng thời|trong đó|theo đó|ngoài ra|bên cạnh đó|hiện nay|do đó|vì vậy|tuy nhiên|riêng|và|để|là|thì|cần|phải|có trách nhiệm|chịu trách nhiệm|chủ động|khẩn trương|tiếp tục|tập trung|nghiêm túc|chủ trì|hoàn thành việc|thực hiện việc|giao|yêu cầu|đề nghị|sớm|kịp thời|về|cho|ngay|phối hợp(?=[,;.]|$))(?=[\s,:;.]|$)|[\s,:;.)\-–+])+/iu;

/** A bracket that held nothing but the deadline. */
const EMPTY_BRACKET = / ?\((?:hoàn thành|xong|trong|thời hạn|hạn|[ :])*\)/giu;

/** Words that only lead up to the deadline cut off after them. */
const CLOSING_WORDS = new Set(
  'và để hoàn thành xong phấn đấu bảo đảm đảm thời gian hạn vào là cụ thể trong đó'.split(' '),
);

/** Words of a segment that says no more than that something is to be finished. */
const DONE_WORDS = new Set(
  (
    'phấn đấu phải và cơ bản bảo đảm đảm yêu cầu thời gian hạn điểm tiến độ chậm nhất nộp trình gửi cuối ' +
    'cùng hoàn thành thiện thực hiện xong kết quả việc này nội dung nhiệm vụ trên nêu các toàn bộ báo cáo ' +
    'là trong vào đồng thời công để theo tất cả những ở tại mục đó đợt lần đầu hai một nhất'
  ).split(' '),
);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}]+/gu) ?? [];

/**
 * Whether words name no work of their own: "hoàn thành", "thời hạn:", so that the work stands before.
 *
 * @example isNoWork('; hoàn thành ') //=> true
 * @example isNoWork('rà soát hồ sơ') //=> false
 */
export const isNoWork = (words: string): boolean =>
  words.length < WINDOW && wordsIn(words).every((word) => DONE_WORDS.has(word));

/** Words with which a sentence only says whose work it is. */
const OWNER_WORDS = new Set(
  (
    'giao cho do đơn vị cơ quan bộ phận người chủ trì chịu trách nhiệm thực hiện đầu mối chính phụ phối hợp với cùng ' +
    'và các ngành liên có quan tham mưu triển khai tổ chức việc này nội dung nhiệm vụ trên là'
  ).split(' '),
);

/**
 * Whether words, names taken out, only say whose work it is: "Đơn vị thực hiện:", "giao … chủ trì".
 *
 * @example isOnlyOwner('giao  chủ trì thực hiện') //=> true
 * @example isOnlyOwner('giao  rà soát hồ sơ') //=> false
 */
export const isOnlyOwner = (words: string): boolean => {
  const said = words.length < WINDOW ? wordsIn(words) : [];
  return said.length > 1 && said.every((word) => OWNER_WORDS.has(word));
};

/** The line above a list that only says whom it is for. */
const ONLY_ADDRESSES = /(?:yêu cầu|đề nghị)(?: [^.;:]{1,80})?:$/iu;

/**
 * Whether words only lead to the list below them, which holds the work.
 *
 * @example onlyAddresses('Sở Tài chính đề nghị UBND các xã, phường:') //=> true
 */
export const onlyAddresses = (words: string): boolean =>
  ONLY_ADDRESSES.test(words.slice(-WINDOW).trimEnd());

/** The text without the closing words that end it. */
const withoutTail = (text: string): string => {
  let end = text.length;
  for (;;) {
    while (end > 0 && /[\s,:;.(/-]/.test(text.charAt(end - 1))) end -= 1;
    const start = text.lastIndexOf(' ', end - 1) + 1;
    if (end === 0 || !CLOSING_WORDS.has(text.slice(start, end).toLowerCase())) break;
    end = start;
  }
  return text.slice(0, end);
};

/**
 * The core of an assignment: without the words that only open or close it, cut at a word when long.
 *
 * @example coreOf('; đồng thời, khẩn trương rà soát hồ sơ, hoàn thành ') //=> 'Rà soát hồ sơ'
 */
export const coreOf = (words: string): string => {
  const spaced = words
    .slice(0, WINDOW)
    .replace(/\s+/g, ' ')
    .replace(EMPTY_BRACKET, '')
    .replace(/ (?=[,;.)])/g, '');
  const core = withoutTail(spaced.replace(OPENERS, '')).trim();
  const cut = core.length <= LONGEST ? core : `${core.slice(0, core.lastIndexOf(' ', LONGEST))}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
};
