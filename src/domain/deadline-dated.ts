import { dayFromIso, isoFromDay, weekdayOf } from './day';
import type { TimedDeadline } from './deadline';
import { maskRange } from './deadline-mask';
import {
  boundsOf,
  defaultYear,
  issuedDayOf,
  refuseDeadline,
  refusePassed,
  type DeadlineReading,
  type Phrase,
  type ReadDeadlineOptions,
} from './deadline-reading';
import { findSpans, type TimeSpan } from './deadline-span';
import { introductionOf, isRealHour, type Introduction, type Lead } from './deadline-words';
import { read, type Reading } from './reading';

/** A span with the words that introduce it. */
export interface IntroducedSpan {
  span: TimeSpan;
  intro: Introduction;
}

/** Words that may stand beside a date without a lead; with any other it may be a date of something else. */
const DEADLINE_NOUNS = new Set(
  'han thoi gian hoan thanh xong cuoi cung chot phai nop ngay deadline'.split(' '),
);

/** The spans that may be the deadline, and the text without them. */
export interface SpanReading {
  found: IntroducedSpan[];
  /** The phrase with every span and its introduction masked. */
  leftover: string;
}

/**
 * The spans of a phrase that may be its deadline, with their introductions. A start is left out when an
 * end follows it (`từ tháng 5 đến tháng 6`); a period without a lead that only describes the noun before
 * it is left out when something else has a lead (`báo cáo quý I/2026 trước ngày 10/4/2026`).
 *
 * @example readSpans('tu 1/6/2026 den 30/6/2026').found.length //=> 1
 */
export const readSpans = (masked: string): SpanReading => {
  const all = findSpans(masked).map((span) => ({
    span,
    intro: introductionOf(masked, span.start),
  }));
  const leftover = all.reduce(
    (rest, { span, intro }) => maskRange(rest, intro.start, span.end),
    masked,
  );
  const ends = all.filter(({ intro }, index) => {
    const next = all[index + 1]?.intro.lead ?? null;
    return !(intro.lead === 'start' && (next === 'through' || next === 'before'));
  });
  const hasLead = ends.some(({ intro }) => intro.lead !== null);
  const describesNoun = ({ span, intro }: IntroducedSpan): boolean =>
    span.day === null &&
    intro.lead === null &&
    /[a-z] ?$/.test(masked.slice(Math.max(0, span.start - 2), span.start));
  return { found: hasLead ? ends.filter((span) => !describesNoun(span)) : ends, leftover };
};

/** A digit, or a Roman number joined to what was read (`quý I, II`), that no one has accounted for. */
const NUMBER_LEFT = /\d|#(?: ?[,;&+/-] ?| (?:va|hoac|den) )(?:i{1,3}|iv)(?![a-z])/;

/**
 * Whether numbers are left over, so that the phrase may say more than was understood.
 *
 * @example hasNumberLeft('#### hoac 15') //=> true
 */
export const hasNumberLeft = (leftover: string): boolean => NUMBER_LEFT.test(leftover);

const onlyDeadlineNouns = (leftover: string): boolean =>
  leftover.split(/[^a-z]+/).every((word) => word === '' || DEADLINE_NOUNS.has(word));

const kindOf = (span: TimeSpan, lead: Exclude<Lead, 'start'> | null): TimedDeadline['kind'] => {
  if (lead === 'before' || lead === 'through') return lead;
  return span.day === null ? 'within' : 'by';
};

/**
 * The deadline that one span means in a year. For `before` a whole period the date named is its first
 * day: `trước tháng 6` ends with May. Returns a refusal for impossible dates and hours, for days of the
 * week that do not fit, and for leads that make no deadline.
 *
 * @example readSpans('truoc ngay 10/6').found.map((found) => datedDeadline(found, 2026, 'trước ngày 10/6')) //=> [{ ok: true, value: { kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6' } }]
 */
export const datedDeadline = (
  { span, intro }: IntroducedSpan,
  year: number,
  plain: string,
): Reading<TimedDeadline & { date: string }> => {
  if (intro.lead === 'start') return refuseDeadline('deadline-not-a-deadline', plain);
  const bounds = boundsOf(span, year);
  if (bounds === null || !isRealHour(intro.hour ?? '00:00')) {
    return refuseDeadline('deadline-impossible', plain);
  }
  const isOtherWeekday = intro.weekday !== undefined && intro.weekday !== weekdayOf(bounds.last);
  const isHourOfPeriod = intro.hour !== undefined && span.day === null;
  if (isOtherWeekday || isHourOfPeriod) return refuseDeadline('deadline-ambiguous', plain);

  const kind = kindOf(span, intro.lead);
  const date = isoFromDay(kind === 'before' ? bounds.first : bounds.last);
  return read({ kind, date, text: plain, ...(intro.hour && { hour: intro.hour }) });
};

/** What two spans must share to be the same, whether or not both name the year. */
const monthsAndDay = ({ firstMonth, lastMonth, day }: TimeSpan): string =>
  [firstMonth, lastMonth, day].join(' ');

const sameMeaning = (one: TimedDeadline, other: TimedDeadline): boolean =>
  one.kind === other.kind && one.date === other.date && one.hour === other.hour;

/** "trong tháng này", "trước khi kết thúc quý": the period in which the document is issued. */
const OWN_PERIOD = /\b(?:(thang|quy) nay|(?:ket thuc|den het) (thang|quy))(?! ?[\divx])(?![a-z])/;

/** Own periods by their numbers, when the document tells its month. */
const withOwnPeriod = (masked: string, { issuedOn }: ReadDeadlineOptions): string => {
  const found = OWN_PERIOD.exec(masked);
  const [year, month] = (issuedOn ?? '').split('-');
  if (found === null || month === undefined) return masked;
  const [written, ofThis, ofEnd] = found;
  const number = (ofThis ?? ofEnd) === 'quy' ? Math.ceil(Number(month) / 3) : Number(month);
  const words = written.replace(/ nay$/, '');
  return masked.replace(written, `${words} ${number}/${year}`);
};

/**
 * Reads a phrase that names a day, month, quarter or year. null when it names none.
 *
 * @example readDated({ plain: 'trước ngày 10/6/2026', masked: 'truoc ngay 10/6/2026' }, {}) //=> { ok: true, value: { kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6/2026' } }
 */
export const readDated = (
  { plain, masked }: Phrase,
  options: ReadDeadlineOptions,
): DeadlineReading | null => {
  const { found, leftover } = readSpans(withOwnPeriod(masked, options));
  if (found.length === 0) return null;
  const isSeveral = new Set(found.map(({ span }) => monthsAndDay(span))).size > 1;
  if (isSeveral || hasNumberLeft(leftover)) return refuseDeadline('deadline-ambiguous', plain);

  const deadlines: TimedDeadline[] = [];
  for (const { span, intro } of found) {
    const year = span.year ?? defaultYear(options);
    if (year === null) return refuseDeadline('deadline-year-missing', plain);
    const deadline = datedDeadline({ span, intro }, year, plain);
    if (!deadline.ok) return deadline;
    const isBorrowedYear = span.year === null && options.year === undefined;
    const named = dayFromIso(deadline.value.date);
    if (isBorrowedYear && named < (issuedDayOf(options) ?? named)) {
      return refusePassed(plain, named);
    }
    deadlines.push(deadline.value);
  }
  const [deadline] = deadlines;
  const isOne = deadlines.every((other) => deadline && sameMeaning(deadline, other));
  if (deadline === undefined || !isOne) {
    return refuseDeadline('deadline-ambiguous', plain);
  }
  const isBare = found.every(({ intro }) => intro.lead === null);
  return isBare && !onlyDeadlineNouns(leftover)
    ? refuseDeadline('deadline-unreadable', plain)
    : read(deadline);
};
