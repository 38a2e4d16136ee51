import { matchesIn } from './matches';
import { addDays, dayFromYmd, isoFromDay, weekdayOf } from './day';
import { maskRange } from './deadline-mask';
import {
  defaultYear,
  isDeadlineYear,
  refuseDeadline,
  type DeadlineReading,
  type Phrase,
  type ReadDeadlineOptions,
} from './deadline-reading';
import { WEEKDAYS, introductionOf, isRealHour, type Introduction } from './deadline-words';
import type { IsoDate } from './model';
import { read } from './reading';

/** "hằng tuần", "mỗi tuần" */
export const EVERY_WEEK_SOURCE = '\\b(?:hang|moi|dinh ky) tuan(?![a-z])';

/** "thứ Hai", "thứ 6", "Chủ nhật" */
export const WEEKDAY_SOURCE = '\\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?![a-z0-9])';

const EVERY_WEEK = new RegExp(EVERY_WEEK_SOURCE);
const WEEKDAY = new RegExp(WEEKDAY_SOURCE, 'g');

/** "16h00", "17 giờ 30 phút", apart from the day. */
const HOUR = /\d{1,2} ?(?:gio|g|h|:) ?(?:\d{2} ?(?:phut)?)?/;

const SUNDAY = 7;

const datesOf = (year: number, weekdays: readonly number[]): IsoDate[] => {
  const last = dayFromYmd(year, 12, 31);
  const dates: IsoDate[] = [];
  for (let day = dayFromYmd(year, 1, 1); day <= last; day = addDays(day, 1)) {
    if (weekdays.includes(weekdayOf(day))) dates.push(isoFromDay(day));
  }
  return dates;
};

/** What the words around the day of the week say, and what is left of the phrase without them. */
const introduced = (
  masked: string,
): { intro: Introduction | null; days: number[]; rest: string } => {
  const found = matchesIn(masked, WEEKDAY);
  const [first] = found;
  if (first === undefined) return { intro: null, days: [], rest: masked };
  const last = found.at(-1) ?? first;
  const intro = introductionOf(masked, first.index);
  const days = found.map(([words]) => WEEKDAYS[words] ?? SUNDAY);
  const rest = maskRange(masked, intro.start, last.index + last[0].length);
  const hour = intro.hour === undefined ? HOUR.exec(rest) : null;
  if (hour === null) return { intro, days, rest };
  // "thứ Sáu hằng tuần, trước 16h00": the hour stands apart and brings its own lead.
  const end = hour.index + hour[0].length;
  const apart = introductionOf(rest, end);
  return {
    intro: { ...apart, lead: apart.lead ?? intro.lead },
    days,
    rest: maskRange(rest, apart.start, end),
  };
};

/**
 * Reads a phrase that comes back every week: `thứ Sáu hằng tuần`, `trước 16h00 thứ Năm hằng tuần`, `hằng
 * tuần, vào thứ Hai và thứ Năm`. The dates are those of one year. Without a day of the week they are the
 * Sundays that end the weeks (each `within`). null when nothing comes back weekly.
 *
 * @example readWeekly({ plain: 'hằng tháng', masked: 'hang thang' }, { year: 2026 }) //=> null
 */
export const readWeekly = (
  phrase: Phrase,
  options: ReadDeadlineOptions,
): DeadlineReading | null => {
  const { plain, masked } = phrase;
  const every = EVERY_WEEK.exec(masked);
  if (every === null) return null;
  const { intro, days, rest } = introduced(
    maskRange(masked, every.index, every.index + every[0].length),
  );
  if (/\d/.test(rest) || new Set(days).size < days.length) {
    return refuseDeadline('deadline-ambiguous', plain);
  }
  if (intro?.lead === 'start') return refuseDeadline('deadline-not-a-deadline', plain);
  const year = defaultYear(options);
  if (year === null) return refuseDeadline('deadline-year-missing', plain);
  if (!isDeadlineYear(year) || !isRealHour(intro?.hour ?? '00:00')) {
    return refuseDeadline('deadline-impossible', plain);
  }
  const lead = intro?.lead === 'within' ? 'by' : (intro?.lead ?? 'by');
  return read({
    kind: 'recurring',
    date: null,
    dates: datesOf(year, days.length === 0 ? [SUNDAY] : days),
    each: days.length === 0 ? 'within' : lead,
    text: plain,
    ...(intro?.hour && { hour: intro.hour }),
  });
};
