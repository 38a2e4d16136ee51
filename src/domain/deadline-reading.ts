import type { WorkCalendar } from './calendar';
import { dayFromIso, dayFromYmd, endOfMonth, formatDay, isRealYmd } from './day';
import type { TimedDeadline } from './deadline';
import type { TimeSpan } from './deadline-span';
import type { DayNumber, IsoDate } from './model';
import { refuse, type Reading } from './reading';

/** What is known beside the phrase itself. */
export interface ReadDeadlineOptions {
  /** Date of the document; `2026-04` or `2026` when that is all that is known. */
  issuedOn?: IsoDate;
  /** Year of dates written without one. */
  year?: number;
  /** Day of the event a relative deadline counts from (ngày nhận, ngày có hiệu lực …). */
  eventOn?: IsoDate;
  /** Used to count working days; without it only weekends are off. */
  calendar?: WorkCalendar;
}

/** So many days after an event whose day is not known yet. */
export interface RelativeDeadline {
  kind: 'relative';
  days: number;
  workingDays?: true;
  /** The event as written: `ngày nhận được văn bản`; empty when the phrase names none. */
  from: string;
  text: string;
}

export type DeadlineReading = Reading<TimedDeadline | RelativeDeadline | null>;

/** A phrase in the two forms its readers need. */
export interface Phrase {
  /** As written (`plainText`): what the deadline keeps as its `text`. */
  plain: string;
  /** Folded, with citations and percentages masked. */
  masked: string;
}

const EXAMPLE = 'ví dụ “trước ngày 30/06/2026” hoặc “trong quý II/2026”';

const MESSAGES = {
  'deadline-unreadable': `Không đọc được hạn. Hãy ghi rõ, ${EXAMPLE}.`,
  'deadline-ambiguous': `Có thể hiểu nhiều cách. Hãy chỉ ghi một hạn, ${EXAMPLE}.`,
  'deadline-year-missing': `Hạn thiếu năm. Hãy ghi đủ năm, ${EXAMPLE}.`,
  'deadline-impossible': `Không có ngày, tháng hoặc quý này trong lịch. Hãy kiểm tra và ghi lại, ${EXAMPLE}.`,
  'deadline-is-citation': `Đây là ngày của văn bản được dẫn, không phải hạn. Hãy ghi hạn, ${EXAMPLE}.`,
  'deadline-not-a-deadline': `Đây là ngày bắt đầu hoặc thời hạn hiệu lực, không phải hạn hoàn thành. Hãy ghi hạn, ${EXAMPLE}.`,
} as const;

export type DeadlineRefusal = keyof typeof MESSAGES;

/**
 * The refusal of a phrase, with its Vietnamese message.
 *
 * @example refuseDeadline('deadline-ambiguous', 'trước 10 hoặc 15/6/2026').ok //=> false
 */
export const refuseDeadline = <T>(code: DeadlineRefusal, plain: string): Reading<T> => {
  const shown = plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
  return refuse(code, `“${shown}”: ${MESSAGES[code]}`);
};

const ISSUED = /^(\d{4})(?:-\d{2}(?:-\d{2})?)?$/;

const issuedYear = (issuedOn: IsoDate): number => {
  const year = ISSUED.exec(issuedOn)?.[1];
  if (year === undefined) throw new RangeError(`Not an ISO date: ${issuedOn}`);
  return Number(year);
};

/**
 * Day of the document, or null when it is not known to the day. Throws RangeError for text that is no
 * full or partial ISO date.
 *
 * @example issuedDayOf({ issuedOn: '2026-04' }) //=> null
 */
export const issuedDayOf = ({ issuedOn }: ReadDeadlineOptions): DayNumber | null => {
  if (issuedOn === undefined) return null;
  issuedYear(issuedOn);
  return issuedOn.length === 10 ? dayFromIso(issuedOn) : null;
};

/**
 * Year of a date written without one: `year` when given, otherwise that of the document, or null.
 * Throws RangeError as `issuedDayOf` does.
 *
 * @example defaultYear({ issuedOn: '2026-04-27' }) //=> 2026
 */
export const defaultYear = ({ year, issuedOn }: ReadDeadlineOptions): number | null => {
  if (year !== undefined) return year;
  return issuedOn === undefined ? null : issuedYear(issuedOn);
};

/** Years that leave room for the day before and for rolling forward inside Excel's calendar. */
export const isDeadlineYear = (year: number): boolean => year > 1900 && year < 9999;

/**
 * First and last day of a span in a year, or null when the calendar has no such day or month.
 *
 * @example boundsOf({ start: 0, end: 0, year: null, firstMonth: 7, lastMonth: 9, day: null }, 2026) //=> { first: dayFromIso('2026-07-01'), last: dayFromIso('2026-09-30') }
 */
export const boundsOf = (
  { firstMonth, lastMonth, day }: TimeSpan,
  year: number,
): { first: DayNumber; last: DayNumber } | null => {
  if (!isDeadlineYear(year) || firstMonth > lastMonth) return null;
  if (!isRealYmd(year, firstMonth, 1) || !isRealYmd(year, lastMonth, 1)) return null;
  const lastOfMonth = endOfMonth(dayFromYmd(year, lastMonth, 1));
  if (day === 'last') return { first: lastOfMonth, last: lastOfMonth };
  if (day === null) return { first: dayFromYmd(year, firstMonth, 1), last: lastOfMonth };
  if (!isRealYmd(year, lastMonth, day)) return null;
  const named = dayFromYmd(year, lastMonth, day);
  return { first: named, last: named };
};

/**
 * Why a deadline without a year cannot take the document's: it would have passed before the document
 * was issued, so another year is meant and the reader must say which.
 */
export const refusePassed = <T>(plain: string, last: DayNumber): Reading<T> =>
  refuse(
    'deadline-year-missing',
    `“${plain}” thiếu năm, mà ngày ${formatDay(last)} lại trước ngày ban hành. Hãy ghi đủ năm.`,
  );
