import { DATE_SOURCE, datePartsOf } from './date-pattern';
import { MAX_DAY, MIN_DAY, dayFromYmd, isRealYmd } from './day';
import type { DayNumber } from './model';
import { foldLetters, plainText } from './plain-text';
import { read, refuse, type Reading } from './reading';

const HOW_TO = 'Hãy ghi ngày/tháng/năm, ví dụ 05/06/2026.';

/** A date alone; a time of day after it, as exports write it, is let go. */
const WHOLE_DATE = new RegExp(
  `^(?:ngay ?)?(?:${DATE_SOURCE})(?:(?:t| )\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?)?[.,;]?$`,
);

/** Serial numbers as text: five digits, 1927 to 2173. Shorter ones look like years, longer like ddmmyy. */
const SERIAL_TEXT = /^[1-9]\d{4}$/;

const YEAR_TEXT = /^(?:nam ?)?(?:19|20|21)\d{2}$/;
const MONTH_TEXT = /^(?:(?:thang|t) ?)?\d{1,2}(?: ?[/.-] ?| ?,? ?nam ?| )\d{4}$|^thang ?\d{1,2}$/;
const ISO_MONTH_TEXT = /^\d{4} ?[/.-] ?\d{1,2}$/;
const QUARTER_TEXT = /^(?:quy|q) ?(?:[iv]{1,3}|\d{1,2})(?:(?: ?[/.-] ?| ?,? ?nam ?| )\d{4})?$/;

const isWiderThanADay = (folded: string): boolean =>
  [YEAR_TEXT, MONTH_TEXT, ISO_MONTH_TEXT, QUARTER_TEXT].some((pattern) => pattern.test(folded));

const notADay = (written: string): Reading<DayNumber> =>
  refuse('date-not-a-day', `“${written}” chưa phải một ngày cụ thể. ${HOW_TO}`);

const readSerial = (serial: number): Reading<DayNumber> => {
  // Serials 1900 to 2199 are days of 1905; a cell that holds them holds a year.
  if (Number.isInteger(serial) && serial >= 1900 && serial < 2200) return notADay(String(serial));
  if (serial >= MIN_DAY && serial < MAX_DAY + 1) return read(Math.floor(serial));
  return refuse('date-unreadable', `Số này không phải một ngày của Excel. ${HOW_TO}`);
};

/** Enough of what was typed for the message, however long it was. */
const shorten = (plain: string): string => (plain.length > 60 ? `${plain.slice(0, 60)}…` : plain);

/**
 * Reads a day as people write it: a serial number, `05/6/2026`, `5-6-2026`, `5.6.2026`, `05/06/26`,
 * `2026-06-05`, `ngày 5 tháng 6 năm 2026`; in NFC or NFD, with or without accents, odd spaces, line
 * breaks or Markdown marks. Always day before month. `30/4` is read only when `options.year` is given.
 *
 * Refused: `date-impossible` (31/6), `date-not-a-day` (a month, quarter or year), `date-year-missing`,
 * `date-unreadable` for everything else. A number is a serial of the 1900 system, its fraction (the time
 * of day) let go; a number such as 2026 is a year, not a day of 1905.
 *
 * @example readDate('ngày 5 tháng 6 năm 2026') //=> { ok: true, value: 46178 }
 * @example readDate('30/4', { year: 2026 }) //=> { ok: true, value: 46142 }
 */
export const readDate = (
  text: string | number,
  options: { year?: number } = {},
): Reading<DayNumber> => {
  if (typeof text === 'number') return readSerial(text);

  const plain = plainText(text);
  const folded = foldLetters(plain);
  if (SERIAL_TEXT.test(folded)) return readSerial(Number(folded));
  if (isWiderThanADay(folded)) return notADay(shorten(plain));

  const groups = WHOLE_DATE.exec(folded)?.groups;
  if (groups === undefined) {
    return refuse('date-unreadable', `Không đọc được ngày “${shorten(plain)}”. ${HOW_TO}`);
  }
  const { year: writtenYear, month, day } = datePartsOf(groups);
  const year = writtenYear ?? options.year;
  if (year === undefined) {
    return refuse('date-year-missing', `Ngày “${plain}” thiếu năm. ${HOW_TO}`);
  }
  return isRealYmd(year, month, day)
    ? read(dayFromYmd(year, month, day))
    : refuse(
        'date-impossible',
        `Không có ngày “${plain}” trong lịch (ngày ghi trước, tháng ghi sau). ${HOW_TO}`,
      );
};
