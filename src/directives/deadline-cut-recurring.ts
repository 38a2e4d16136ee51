import { DAY_OF_EVERY_MONTH_SOURCE } from '../domain/deadline-recurring';
import { EVERY_WEEK_SOURCE, WEEKDAY_SOURCE } from '../domain/deadline-weekly';
import { introductionOf } from '../domain/deadline-words';
import { matchesIn } from '../domain/matches';
import { startOf, type Cut } from './deadline-phrase';
import type { Range } from './flow';

const DAY_OF_QUARTER =
  /\d{1,2} ?(?:cua )?thang (?:dau|cuoi)(?: tien| cung)?(?: cua)?(?: cac| moi| hang)? quy(?: (?:sau|tiep theo|ke tiep|lien ke))?(?![a-z])/g;
const DAY_OF_MONTH = new RegExp(DAY_OF_EVERY_MONTH_SOURCE, 'g');
const FREQUENCY =
  /\b(?:dinh ky )?(?:hang|moi|dinh ky) (?:thang|quy|nam)(?![a-z])(?! ?\d)(?:,? (?:va )?(?:hang |moi |ca )?(?:quy|6 thang|9 thang|nam)(?![a-z])(?! ?\d))*/g;

/** "hằng tháng, trước ngày 25": the day follows the frequency; "tháng sau" is then the one after. */
const DAY_AFTER =
  /^[ ,(]{1,3}(?:truoc|cham nhat|muon nhat|vao)(?: la)?(?: vao)? (?:ngay|mung) ?(?:mung )?\d{1,2}(?!\d)(?! ?[/.-] ?\d)(?! ?thang ?\d)(?: ?(?:cua )?thang (?:sau|toi)(?![a-z]))?/;

/** "hằng tháng tổng hợp, báo cáo trước ngày 25": other words lie between. */
const DAY_APART =
  /^[^;.]{1,100}?((?:truoc|cham nhat|muon nhat)(?: la)?(?: vao)? ngay ?\d{1,2}(?: (?:cua )?thang (?:sau|toi)(?![a-z]))?)(?!\d)(?! ?[/.-] ?\d)(?! ?(?:cua )?thang)/;

/** What numbers its bodies: their numbers are no days. */
const OF_NAME = /\b(?:co so|khu vuc|to so|doi so) $/;

const EVERY_WEEK = new RegExp(EVERY_WEEK_SOURCE, 'g');
const WEEKDAY = new RegExp(WEEKDAY_SOURCE, 'g');

/** "thứ Hai, thứ Năm hằng tuần": days in front of the frequency, with an hour behind it or none. */
const WEEKDAYS_BEFORE = new RegExp(`(?:${WEEKDAY_SOURCE}(?:,? (?:va |hoac )?)?){1,4}(?:cua )?$`);
const HOUR_AFTER =
  /^[ ,(]{1,3}(?:truoc|cham nhat|vao)(?: la)?(?: luc)? \d{1,2} ?(?:gio|g|h|:) ?(?:\d{2}(?: phut)?)?/;

/** A word that every phrase of this page has; most clauses have none. */
const RECURS = /\b(?:hang|moi|cac|dinh ky|thang (?:dau|cuoi|ke|tiep|lien|sau))\b/;

/** As far behind "hằng tuần" as its day of the week may stand. */
const FAR = 120;

const recurring = (range: Range, more: Partial<Cut> = {}): Cut => ({
  kind: 'recurring',
  lead: null,
  span: null,
  hasDay: true,
  ...range,
  ...more,
});

const OF_EVERY_WEEK = /^ (?:cua )?(?:hang|moi) tuan\b/;

/** "hằng tuần, vào thứ Hai", "hằng tuần tổng hợp, gửi trước 16h00 thứ Năm". */
const weekdayBehind = (masked: string, frequency: Range): Cut | null => {
  const behind = masked.slice(frequency.end, frequency.end + FAR);
  const stop = behind.search(/[;.]/);
  const [first] = matchesIn(stop < 0 ? behind : behind.slice(0, stop), WEEKDAY);
  if (first === undefined) return null;
  // "hằng tuần, gửi trước 15 giờ thứ Năm hằng tuần": the day is that of the second.
  if (OF_EVERY_WEEK.test(behind.slice(first.index + first[0].length))) return null;
  const start = startOf(masked, introductionOf(masked, frequency.end + first.index).start);
  const end = frequency.end + first.index + first[0].length;
  const between = masked.slice(frequency.end, start);
  if (/^[ ,(]*$/.test(between)) return recurring({ start: frequency.start, end });
  const readAs = `${masked.slice(start, end)} hang tuan`;
  return recurring({ start, end }, { readAs });
};

const weeklyPhrases = (masked: string): Cut[] =>
  matchesIn(masked, EVERY_WEEK).map(({ 0: written, index }) => {
    const frequency = { start: index, end: index + written.length };
    const before = WEEKDAYS_BEFORE.exec(masked.slice(Math.max(0, index - 60), index))?.[0];
    if (before === undefined) {
      return weekdayBehind(masked, frequency) ?? recurring(frequency, { hasDay: false });
    }
    const intro = introductionOf(masked, index - before.length);
    const hour = intro.hour === undefined ? HOUR_AFTER.exec(masked.slice(frequency.end)) : null;
    const range = {
      start: startOf(masked, intro.start),
      end: frequency.end + (hour?.[0].length ?? 0),
    };
    return recurring(range, { lead: intro.lead });
  });

/**
 * Every phrase of a folded text that names something that comes back: "hằng tuần", "trước ngày 25 hằng
 * tháng", "ngày 20 của tháng cuối quý".
 *
 * @example recurringPhrases('bao cao hang quy')[0]?.start //=> 8
 */
export const recurringPhrases = (masked: string): Cut[] => {
  if (!RECURS.test(masked)) return [];
  const found: Cut[] = weeklyPhrases(masked);
  for (const pattern of [DAY_OF_QUARTER, DAY_OF_MONTH]) {
    for (const { 0: written, index } of matchesIn(masked, pattern)) {
      if (/\d/.test(masked.charAt(index - 1))) continue;
      // "Thuế cơ sở 5 hằng tháng": the number belongs to a name.
      if (OF_NAME.test(masked.slice(Math.max(0, index - 12), index))) continue;
      const intro = introductionOf(masked, index);
      const range = { start: startOf(masked, intro.start), end: index + written.length };
      found.push(recurring(range, { lead: intro.lead }));
    }
  }
  for (const { 0: written, index } of matchesIn(masked, FREQUENCY)) {
    const end = index + written.length;
    if (found.some((phrase) => phrase.start < end && index < phrase.end)) continue;
    const dayOfIt = found.find(
      ({ start }) => start > end && /^[ ,(]+$/.test(masked.slice(end, start)),
    );
    if (dayOfIt !== undefined) {
      dayOfIt.start = index;
      continue;
    }
    const day = DAY_AFTER.exec(masked.slice(end, end + 60))?.[0] ?? '';
    const isMonthly = / thang$/.test(written);
    const apart = isMonthly && day === '' ? DAY_APART.exec(masked.slice(end, end + 140)) : null;
    if (apart?.[1] !== undefined) {
      const start = end + apart[0].length - apart[1].length;
      const range = { start, end: end + apart[0].length };
      found.push(recurring(range, { readAs: `${written} ${apart[1]}` }));
    } else {
      found.push(recurring({ start: index, end: end + day.length }, { hasDay: day !== '' }));
    }
  }
  return found;
};
