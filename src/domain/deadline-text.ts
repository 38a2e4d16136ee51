import { readDate } from './date-text';
import { isoFromDay, ymdFromDay } from './day';
import { readDated } from './deadline-dated';
import { maskNoise } from './deadline-mask';
import {
  isDeadlineYear,
  refuseDeadline,
  type DeadlineReading,
  type ReadDeadlineOptions,
} from './deadline-reading';
import { readRecurring } from './deadline-recurring';
import { readRelative } from './deadline-relative';
import { readWeekly } from './deadline-weekly';
import { isUndated } from './deadline-words';
import { foldLetters, plainText } from './plain-text';
import { read } from './reading';

export type { DeadlineReading, ReadDeadlineOptions, RelativeDeadline } from './deadline-reading';

/** "31/3 năm sau", "15/11 năm kế hoạch", "cuối năm tới": the year depends on something not said. */
const RELATIVE_YEAR =
  /\bnam (?:sau|toi|ngoai|ke hoach|quyet toan|tiep theo|ke tiep|lien ke|hien tai)(?![a-z])/;

/** "trong tuần sau": Friday or Sunday? "trong tháng tới": of the calendar, or thirty days? */
const NEXT_PERIOD =
  /\b(?:tuan (?:nay|sau|toi|ke tiep|tiep theo)|(?:thang|quy) (?:sau|toi|ke tiep|tiep theo))(?![a-z])/;

/** How long an authorisation lasts is not when work is due. */
const VALIDITY = /\bthoi han uy quyen\b/;

/** "1/2 tháng", "ngày 10 hoặc 15": numbers that could be taken together in more than one way. */
const SEVERAL_NUMBERS = /\d[^\d]+\d/;

/**
 * Reads the words of a deadline, as directives write them and as people retype them.
 *
 * - `before` trước ngày D, xong trước D, trước tháng M (then `date` is its first day)
 * - `by` chậm nhất, muộn nhất, không quá ngày D; D alone; đầu, giữa, cuối tháng/năm (BLDS 2015, Điều 146)
 * - `through` đến ngày D, đến hết ngày/tháng/quý/năm
 * - `within` trong tháng/quý/năm, chậm nhất trong quý, tháng 10/2025, 6 tháng đầu năm
 * - `recurring` hằng tháng, trước ngày 25 của tháng cuối quý, trước 15/11 hằng năm, thứ Sáu hằng tuần
 * - `relative` sau 15 ngày kể từ …; resolved to `by` when the day it counts from is known
 * - with an hour (trước 14 giờ ngày D) the field `hour` is `"14:00"`
 * - null: no deadline (thường xuyên, khẩn trương, blank)
 *
 * Case, accents, Unicode form, spaces, line breaks and Markdown marks do not matter. Cited documents
 * and percentages are passed over. A year that is not written is `options.year` or the document's.
 *
 * Refused, never guessed: `deadline-year-missing`, `deadline-impossible`, `deadline-ambiguous` (two
 * dates, numbers left over, 1/2 tháng), `deadline-is-citation`, `deadline-not-a-deadline` (từ ngày D),
 * `deadline-unreadable`. Throws RangeError when a date in `options` is needed and is not
 * ISO text.
 *
 * @example readDeadline('trước ngày 10/6/2026') //=> { ok: true, value: { kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6/2026' } }
 * @example readDeadline('thường xuyên') //=> { ok: true, value: null }
 */
export const readDeadline = (text: string, options: ReadDeadlineOptions = {}): DeadlineReading => {
  const plain = plainText(text);
  const folded = foldLetters(plain);
  if (isUndated(plain, folded)) return read(null);

  const day = readDate(plain);
  if (day.ok && isDeadlineYear(ymdFromDay(day.value).year)) {
    return read({ kind: 'by', date: isoFromDay(day.value), text: plain });
  }
  if (VALIDITY.test(folded)) return refuseDeadline('deadline-not-a-deadline', plain);
  if (RELATIVE_YEAR.test(folded)) return refuseDeadline('deadline-year-missing', plain);

  const { masked, hasCitation } = maskNoise(folded);
  const phrase = { plain, masked };
  const reading =
    readRelative(phrase, options) ??
    readWeekly(phrase, options) ??
    readRecurring(phrase, options) ??
    readDated(phrase, options);
  if (reading !== null) return reading;
  if (NEXT_PERIOD.test(masked) || SEVERAL_NUMBERS.test(masked))
    return refuseDeadline('deadline-ambiguous', plain);
  if (/\d/.test(masked)) return refuseDeadline('deadline-unreadable', plain);
  if (hasCitation && isUndated(plain, masked)) return read(null);
  return refuseDeadline(hasCitation ? 'deadline-is-citation' : 'deadline-unreadable', plain);
};
