import { matchesIn } from './matches';
import { isoFromDay, dayFromYmd, endOfMonth } from './day';
import type { TimedDeadline } from './deadline';
import { datedDeadline, hasNumberLeft, readSpans, type SpanReading } from './deadline-dated';
import { maskRange } from './deadline-mask';
import {
  defaultYear,
  isDeadlineYear,
  refuseDeadline,
  type DeadlineReading,
  type Phrase,
  type ReadDeadlineOptions,
} from './deadline-reading';
import { introductionOf, isRealHour } from './deadline-words';
import type { IsoDate } from './model';
import { read } from './reading';

type Frequency = 'month' | 'quarter' | 'year';

/** "hằng tháng", "mỗi quý", "hằng tháng, quý, 6 tháng và cả năm": the first unit is the finest. */
const FREQUENCY =
  /\b(?:hang|moi|dinh ky) (thang|quy|nam)(?![a-z])(?! ?\d)(?:,? (?:va )?(?:hang |moi |ca )?(?:quy|6 thang|9 thang|nam)(?![a-z])(?! ?\d))*/g;

const FREQUENCY_OF: Readonly<Record<string, Frequency>> = {
  thang: 'month',
  quy: 'quarter',
  nam: 'year',
};

/** Rarer frequencies say nothing new: the ends of quarters and years are ends of months. */
const FINEST_FIRST: readonly Frequency[] = ['month', 'quarter', 'year'];

/** "hằng tháng" after a day, or the month after the one that is reported on: "tháng kế tiếp". */
const OF_EVERY_MONTH =
  '(?:cua )?(?:(?:hang|moi|cac) thang(?![a-z])(?! ?\\d)|thang (?:ke tiep|ke sau|tiep theo|lien ke|lien sau|sau lien ke|sau thang bao cao)(?![a-z]))';

/** "ngày 15 hằng tháng", "ngày 15 và ngày 30 hằng tháng", "ngày 05 của tháng kế tiếp" */
export const DAY_OF_EVERY_MONTH_SOURCE = `(?:(\\d{1,2})(?:,| va|, va) (?:ngay )?)?(\\d{1,2}) ?${OF_EVERY_MONTH}`;

const DAY_OF_EVERY_MONTH = new RegExp(DAY_OF_EVERY_MONTH_SOURCE);

/** "hằng tháng, chậm nhất ngày 05 tháng sau": the frequency says which month "sau" is. */
const DAY_OF_MONTH_AFTER = /(\d{1,2}) ?(?:cua )?thang (?:sau|toi)(?![a-z])/;

/** "hằng tháng, trước ngày 15": the day alone, no month after it. */
const DAY_ALONE = /\bngay ?(\d{1,2})(?!\d)(?! ?[/.-] ?\d)(?! ?(?:cua )?thang)/;

/** "ngày 25 của tháng cuối quý", "ngày 10 tháng đầu tiên các quý" */
const DAY_OF_QUARTER_MONTH =
  /(\d{1,2}) ?(?:cua )?thang (dau|cuoi)(?: tien| cung)?(?: cua)?(?: cac| moi| hang)? quy(?: (?:sau|tiep theo|ke tiep|lien ke))?(?![a-z])(?! ?[ivx\d])/;

/** "đầu mỗi tháng", "giữa hằng quý": not the end of the period, and rare enough to ask. */
const NOT_AT_THE_END = /\b(?:dau|giua) (?:(?:thang|quy|nam) )?(?:hang|moi)\b/;

const MONTHS: Readonly<Record<Frequency, readonly number[]>> = {
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarter: [3, 6, 9, 12],
  year: [12],
};

/** Day `day` of each month; a month without it gives its last day (BLDS 2015, Điều 148). */
const datesIn = (year: number, months: readonly number[], days: readonly number[]): IsoDate[] =>
  months.flatMap((month) => {
    const first = dayFromYmd(year, month, 1);
    return days.map((day) => isoFromDay(Math.min(first + day - 1, endOfMonth(first))));
  });

interface RecurringDay {
  frequency: Frequency;
  months: readonly number[];
  days: readonly number[];
  start: number;
  end: number;
}

const findRecurringDay = (masked: string, frequency: Frequency | null): RecurringDay | null => {
  const inQuarter = DAY_OF_QUARTER_MONTH.exec(masked);
  if (inQuarter !== null) {
    const [written, day, part] = inQuarter;
    const months = part === 'dau' ? [1, 4, 7, 10] : MONTHS.quarter;
    const end = inQuarter.index + written.length;
    return { frequency: 'quarter', months, days: [Number(day)], start: inQuarter.index, end };
  }
  const inMonth =
    DAY_OF_EVERY_MONTH.exec(masked) ??
    (frequency === 'month' ? (DAY_OF_MONTH_AFTER.exec(masked) ?? DAY_ALONE.exec(masked)) : null);
  if (inMonth === null) return null;
  const [written, ...parts] = inMonth;
  const days = parts.filter((day) => day !== undefined).map(Number);
  const end = inMonth.index + written.length;
  return { frequency: 'month', months: MONTHS.month, days, start: inMonth.index, end };
};

/** The year the phrase itself gives (`hằng tháng trong năm 2026`), or undefined when it says anything else. */
const yearOfSpans = ({ found }: SpanReading): number | null | undefined => {
  const [only, ...others] = found;
  if (only === undefined) return null;
  const { span } = only;
  const isYear = span.firstMonth === 1 && span.lastMonth === 12 && span.day === null;
  return isYear && others.length === 0 ? span.year : undefined;
};

/** "trước ngày 15/11 hằng năm": one date, the year left open. */
const readYearly = (
  { plain }: Phrase,
  { found, leftover }: SpanReading,
  options: ReadDeadlineOptions,
): DeadlineReading => {
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || only.span.year !== null) {
    return refuseDeadline('deadline-ambiguous', plain);
  }
  if (hasNumberLeft(leftover)) return refuseDeadline('deadline-ambiguous', plain);
  const year = defaultYear(options);
  if (year === null) return refuseDeadline('deadline-year-missing', plain);
  const once = datedDeadline(only, year, plain);
  if (!once.ok) return once;
  const { kind, date, hour } = once.value;
  const each = kind === 'recurring' ? 'by' : kind;
  return read({
    kind: 'recurring',
    date: null,
    dates: [date],
    each,
    text: plain,
    ...(hour && { hour }),
  });
};

/**
 * Reads a phrase that comes back: `hằng tháng`, `hằng quý`, `trước ngày 15 hằng tháng`, `trước ngày 25
 * của tháng cuối quý`, `trước 15/11 hằng năm`. The dates are those of one year: the phrase's own, the
 * year given, or the document's. Without a day they are the last days of the periods (each `within`).
 * null when nothing recurs.
 *
 * @example readRecurring({ plain: 'hằng năm', masked: 'hang nam' }, { year: 2026 }) //=> { ok: true, value: { kind: 'recurring', date: null, dates: ['2026-12-31'], each: 'within', text: 'hằng năm' } }
 */
export const readRecurring = (
  phrase: Phrase,
  options: ReadDeadlineOptions,
): DeadlineReading | null => {
  const { plain, masked } = phrase;
  const matches = matchesIn(masked, FREQUENCY);
  const named = matches.map((match) => FREQUENCY_OF[match[1] ?? '']);
  const frequency = FINEST_FIRST.find((candidate) => named.includes(candidate)) ?? null;
  const recurringDay = findRecurringDay(masked, frequency);
  if (frequency === null && recurringDay === null) return null;
  if (NOT_AT_THE_END.test(masked)) return refuseDeadline('deadline-ambiguous', plain);

  let rest = masked;
  for (const match of matches) rest = maskRange(rest, match.index, match.index + match[0].length);
  const intro = recurringDay && introductionOf(rest, recurringDay.start);
  if (recurringDay !== null && intro !== null) {
    rest = maskRange(rest, intro.start, recurringDay.end);
  }
  const spans = readSpans(rest);
  if (recurringDay === null && frequency === 'year' && spans.found.length > 0) {
    return readYearly(phrase, spans, options);
  }

  const writtenYear = yearOfSpans(spans);
  const agree = recurringDay === null || frequency === null || recurringDay.frequency === frequency;
  if (writtenYear === undefined || !agree || hasNumberLeft(spans.leftover)) {
    return refuseDeadline('deadline-ambiguous', plain);
  }
  if (intro?.weekday !== undefined) return refuseDeadline('deadline-ambiguous', plain);
  if (intro?.lead === 'start') return refuseDeadline('deadline-not-a-deadline', plain);
  const year = writtenYear ?? defaultYear(options);
  if (year === null) return refuseDeadline('deadline-year-missing', plain);
  const days = recurringDay?.days ?? [31];
  const areRealDays =
    days.every((day) => day >= 1 && day <= 31) && isRealHour(intro?.hour ?? '00:00');
  if (!isDeadlineYear(year) || !areRealDays) {
    return refuseDeadline('deadline-impossible', plain);
  }
  const months = recurringDay?.months ?? MONTHS[frequency ?? 'month'];
  const lead = intro?.lead === 'within' ? 'by' : (intro?.lead ?? 'by');
  const deadline: TimedDeadline = {
    kind: 'recurring',
    date: null,
    dates: datesIn(year, months, days),
    each: recurringDay === null ? 'within' : lead,
    text: plain,
    ...(intro?.hour && { hour: intro.hour }),
  };
  return read(deadline);
};
