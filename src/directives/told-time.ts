import { quarterNumber } from '../domain/quarter';
import { matchesIn } from '../domain/matches';

/** A day as a number that grows with it: 20260531. */
type Day = number;

const WORD_MONTHS: Readonly<Record<string, number>> = {
  ...{ ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10, 'muoi mot': 11 },
};

/** A day, a month, a quarter, the first months of a year, a school year, a year; folded. */
const TIME =
  /(\d{1,2})[/-](\d{1,2})(?:[/-](20\d\d))?(?![\d/])|\bthang (\d{1,2})(?:(?:[/-]| nam )(20\d\d))?|\bquy (i{1,3}|iv|[1-4])\b(?:(?: ?[/-] ?| nam )(20\d\d))?|(\d{1,2}|[a-z]{2,4}|muoi mot) thang (?:dau nam|qua)(?: (20\d\d))?|\bnam hoc 20\d\d ?- ?(20\d\d)|\bnam (20\d\d)/g;

/** What makes a time the one that a sentence speaks of; it may also open the sentence. */
const SPEAKS_OF =
  /(?:^|[^a-z])(?:tinh den|den|het|trong|luy ke|qua|cho den)(?: (?:het|ngay|thoi diem|cuoi|nay|ky)){0,3} ?$/;
const OPENS =
  /^[^a-z]{0,4}(?:ket qua |trong |den |het |ngay |tinh |uoc |toan tinh |thuc hien |ca |rieng ){0,3}$/;
const NOT_BEHIND = /\b(?:truoc|sau|tu|cham nhat|muon nhat|so voi|cung ky)[^,;.]{0,30}$/;

const dayOf = (match: RegExpExecArray, year: number): Day | null => {
  const [, day, month, ofDay, only, ofMonth, quarter, ofQuarter, months, ofMonths, school, whole] =
    match;
  const at = (ofYear: string | undefined, ofMonthNumber: number, ofDayNumber = 31): Day =>
    Number(ofYear ?? year) * 10000 + ofMonthNumber * 100 + ofDayNumber;
  if (month !== undefined) return Number(month) > 12 ? null : at(ofDay, Number(month), Number(day));
  if (only !== undefined) return Number(only) > 12 ? null : at(ofMonth, Number(only));
  if (quarter !== undefined) return at(ofQuarter, quarterNumber(quarter) * 3);
  if (months !== undefined) {
    const count = WORD_MONTHS[months] ?? Number(months);
    return count >= 1 && count <= 12 ? at(ofMonths, count) : null;
  }
  // A school year ends with May.
  if (school !== undefined) return at(school, 5);
  return whole === undefined ? null : at(whole, 12);
};

/**
 * Whether the last time that a sentence speaks of ("đến hết tháng 5/2026", "Sáu tháng đầu năm") is over
 * when the document is issued, or still to come; null when it speaks of none.
 *
 * @param before folded words of the sentence before the figure
 * @param issued date of the document, as much as is known: "2026-06-08", "2026-06"
 * @example timeToldIn('den het thang 5/2026 dat', '2026-06-08') //=> 'past'
 * @example timeToldIn('den het thang 9/2026 dat', '2026-06-08') //=> 'ahead'
 */
export const timeToldIn = (before: string, issued: string | null): 'past' | 'ahead' | null => {
  if (/\b(?:den nay|hien nay|thoi gian qua|vua qua)\b[^;.]{0,160}$/.test(before)) return 'past';
  if (issued === null || issued.length < 7) return null;
  const [year = '', month = '', day = '28'] = issued.split('-');
  const today = Number(year) * 10000 + Number(month) * 100 + Number(day);
  let told: 'past' | 'ahead' | null = null;
  for (const match of matchesIn(before, TIME)) {
    const lead = before.slice(Math.max(0, match.index - 60), match.index);
    const isOpening = match.index <= lead.length && OPENS.test(lead);
    if (NOT_BEHIND.test(lead) || !(isOpening || SPEAKS_OF.test(lead))) continue;
    const last = dayOf(match, Number(year));
    if (last !== null) told = last <= today ? 'past' : 'ahead';
  }
  return told;
};
