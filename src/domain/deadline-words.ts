import type { DeadlineKind } from './model';

/** What the words in front of a date say of it; `start` is no deadline (từ ngày, sau ngày). */
export type Lead = Exclude<DeadlineKind, 'recurring'> | 'start';

/**
 * Words that fix the meaning of the date after them, folded. A longer entry comes before its own tail;
 * null marks words that only end like a lead (đầu tư, quan trọng).
 */
const LEADS: readonly (readonly [words: string, lead: Lead | null])[] = [
  ['dau tu', null],
  ['quan trong', null],
  ['khong truoc', 'start'],
  ['khong som hon', 'start'],
  ['truoc khi ket thuc', 'through'],
  ['truoc khi het', 'through'],
  ['truoc', 'before'],
  ['den het', 'through'],
  ['toi het', 'through'],
  ['het', 'through'],
  ['den', 'through'],
  ['toi', 'through'],
  ['trong', 'within'],
  ['cham nhat', 'by'],
  ['muon nhat', 'by'],
  ['tre nhat', 'by'],
  ['khong qua', 'by'],
  ['khong muon hon', 'by'],
  ['khong cham hon', 'by'],
  ['khong tre hon', 'by'],
  ['tu', 'start'],
  ['sau', 'start'],
];

/** Words between the lead and the date that change nothing. `trong ngày D` is D itself. */
const FILLERS = [
  'trong ngay',
  'cac ngay',
  'ngay',
  'vao',
  'la',
  'luc',
  'thoi diem',
  'moc',
  'dip',
  'hom nay',
  'mung',
  'mong',
];

/** Words that a filler only ends: "hiệu lực" is not "lúc", "nguồn lực" neither. */
const COMPOUNDS =
  /(?:^|[^a-z])(?:(?:hieu|nang|nguon|nhan|vat|the|dong|ap|thuc|quyen|no) luc|(?:dau|cot|canh) moc)$/;

/** 1 = Monday, by the folded words of a directive. */
export const WEEKDAYS: Readonly<Record<string, number>> = {
  'thu hai': 1,
  'thu 2': 1,
  'thu ba': 2,
  'thu 3': 2,
  'thu tu': 3,
  'thu 4': 3,
  'thu nam': 4,
  'thu 5': 4,
  'thu sau': 5,
  'thu 6': 5,
  'thu bay': 6,
  'thu 7': 6,
  'chu nhat': 7,
};

/** 14 giờ · 14h · 14 giờ 30 [phút] · 17h00 · 17g00 · 17:00, at the end of a text. */
const HOUR = /(?:^|[^\d])((\d{1,2}) ?(?:gio|g|h|:) ?(?:(\d{2}) ?(?:phut)?)?)$/;

/** No hour is longer than this. */
const HOUR_WINDOW = 24;

/** "16 giờ chiều ngày 5/6": the part of the day after an hour. */
const PART_OF_DAY = / ?\b(sang|trua|chieu|toi)$/;

const NOON = 12;

const isWordChar = (char: string): boolean => /[a-z0-9]/.test(char);

const endsWithWords = (folded: string, end: number, words: string): boolean =>
  folded.endsWith(words, end) && !isWordChar(folded.charAt(end - words.length - 1));

const skipMarks = (folded: string, end: number): number => {
  let cut = end;
  while (cut > 0 && ' :,('.includes(folded.charAt(cut - 1))) cut -= 1;
  return cut;
};

const skipFillers = (folded: string, end: number): number => {
  let cut = skipMarks(folded, end);
  for (;;) {
    const filler = FILLERS.find((words) => endsWithWords(folded, cut, words));
    if (filler === undefined || COMPOUNDS.test(folded.slice(Math.max(0, cut - 12), cut)))
      return cut;
    cut = skipMarks(folded, cut - filler.length);
  }
};

/** The hour that ends at a place: "14 giờ", "4 giờ chiều". */
const hourBefore = (folded: string, end: number): { hour: string; start: number } | null => {
  const part = PART_OF_DAY.exec(folded.slice(Math.max(0, end - HOUR_WINDOW), end));
  const cut = end - (part?.[0].length ?? 0);
  const found = HOUR.exec(folded.slice(Math.max(0, cut - HOUR_WINDOW), cut));
  if (found === null) return null;
  const [, written = '', hours = '', minutes = '00'] = found;
  const isLate = (part?.[1] === 'chieu' || part?.[1] === 'toi') && Number(hours) < NOON;
  const clock = String(Number(hours) + (isLate ? NOON : 0)).padStart(2, '0');
  return { hour: `${clock}:${minutes}`, start: cut - written.length };
};

/** The words in front of a date, taken apart. */
export interface Introduction {
  /** null: the date stands alone. */
  lead: Lead | null;
  /** `"14:00"`; not checked, so it may be `"25:00"` (see `isRealHour`). */
  hour?: string;
  /** 1 = Monday, when a day of the week is named. */
  weekday?: number;
  /** Where the words that were understood begin. */
  start: number;
}

/**
 * Reads backwards from `end`, the place where a date begins, over the words that introduce it: `chậm
 * nhất là vào ngày`, `trước 14 giờ ngày`, `đến hết ngày`. Of two leads the one nearer to the date
 * decides (`chậm nhất trước ngày` is before). `folded` is the result of `foldLetters`.
 *
 * @example introductionOf('cham nhat la ngay 5/6/2026', 18) //=> { lead: 'by', start: 0 }
 */
export const introductionOf = (folded: string, end: number): Introduction => {
  let cut = skipFillers(folded, end);
  const result: Introduction = { lead: null, start: cut };

  const weekday = Object.keys(WEEKDAYS).find((words) => endsWithWords(folded, cut, words));
  if (weekday !== undefined) {
    result.weekday = WEEKDAYS[weekday];
    cut = skipFillers(folded, cut - weekday.length);
  }
  const hour = hourBefore(folded, cut);
  if (hour !== null) {
    result.hour = hour.hour;
    cut = skipFillers(folded, hour.start);
  }
  const lead = LEADS.find(([words]) => endsWithWords(folded, cut, words));
  if (lead !== undefined && lead[1] !== null) {
    result.lead = lead[1];
    cut = skipFillers(folded, cut - lead[0].length);
  }
  return { ...result, start: cut };
};

/**
 * Whether an hour of an introduction is on the clock: 00:00 to 24:00.
 *
 * @example isRealHour('24:00') //=> true
 * @example isRealHour('17:60') //=> false
 */
export const isRealHour = (hour: string): boolean =>
  /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(hour);

const UNDATED =
  /\b(?:thuong xuyen|khan truong|kip thoi|lien tuc|(?:hang|moi) ngay|som nhat|khong (?:co )?thoi han)\b/;

/** "ngay" (at once) and "ngày" (day) fold alike, so this one is read with its accents. */
const AT_ONCE = /(?:^|[^\p{L}])ngay(?!\p{L})/u;

/** Traces of a date that was not understood. */
const DATE_WORDS =
  /\d|\b(?:truoc|cham nhat|muon nhat|tre nhat|den het|khong qua)\b|\b(?:trong|den|het|dau|giua|cuoi|hang|moi) (?:tuan|thang|quy|nam)\b/;

const BLANK = /^(?:[-./…]*|khong|khong co|khong ap dung)$/;

/**
 * Whether a phrase says that there is no date: nothing at all, a dash, `thường xuyên`, `khẩn trương`,
 * `kịp thời`, `ngay`, `liên tục`, `hằng ngày`, `không thời hạn` (facts/DOMAIN.md 2.3). Never when
 * something in it still looks like a date.
 *
 * @example isUndated('Thường xuyên', 'thuong xuyen') //=> true
 * @example isUndated('Ngày', 'ngay') //=> false
 */
export const isUndated = (plain: string, folded: string): boolean => {
  if (BLANK.test(folded)) return true;
  return !DATE_WORDS.test(folded) && (UNDATED.test(folded) || AT_ONCE.test(plain.toLowerCase()));
};
