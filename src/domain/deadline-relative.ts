import { WEEKENDS_ONLY, addWorkingDays } from './calendar';
import { readDate } from './date-text';
import { addDays, dayFromIso, formatDay, isoFromDay, ymdFromDay } from './day';
import { maskRange } from './deadline-mask';
import {
  isDeadlineYear,
  issuedDayOf,
  refuseDeadline,
  type DeadlineReading,
  type Phrase,
  type ReadDeadlineOptions,
} from './deadline-reading';
import type { DayNumber } from './model';
import { foldLetters } from './plain-text';
import { read } from './reading';

/** "15 ngày", "05 (năm) ngày làm việc", "02 tuần" */
const LENGTH = /(\d{1,3})(?: ?\([a-z0-9 ]{1,20}\))? ?(ngay lam viec|ngay|tuan)(?![a-z])(?! ?\d)/;

/** ", kể từ …", "tính từ …", "từ khi …", "sau khi …" right after the length. */
const FROM = /^,? ?(?:(?:ke|tinh) tu|tinh ke tu|tu|sau)(?: khi| luc)? /;

/** Where the clause that names the event ends. */
const CLAUSE_END = /[,;]|\.(?: |$)/;

/** Words before the length that make it a deadline when no event follows. */
const LEAD_WORDS =
  /(?:^|[^a-z])((?:(?:cham nhat|muon nhat|khong qua|toi da)(?: la)? ?)?(?:sau|trong vong|trong thoi han|thoi han|trong|cham nhat|muon nhat|khong qua|toi da)(?: la)?) ?$/;

const LEAD_WINDOW = 40;

/** The day this very document is issued or signed, not another one. */
const OWN_ISSUE =
  /^(?:ngay )?(?:ky(?: ban hanh)?|(?:ky )?ban hanh)(?: (?:van ban|thong bao|ke hoach|quyet dinh|cong van|chi thi|cong dien|ket luan) nay)?$|^ngay (?:van ban|thong bao|ke hoach|quyet dinh|cong van|chi thi|cong dien|ket luan) nay (?:duoc )?(?:ky|ban hanh)$/;

interface Length {
  days: number;
  isWorkingDays: boolean;
  /** The event as written, '' when none is named. */
  from: string;
  /** The rest of the phrase. */
  leftover: string;
}

const findLength = ({ plain, masked }: Phrase): Length | null => {
  const match = LENGTH.exec(masked);
  if (match === null || /\d/.test(masked.charAt(match.index - 1))) return null;
  const [written, count, unit] = match;
  const end = match.index + written.length;
  const after = masked.slice(end);
  const connector = FROM.exec(after)?.[0] ?? null;
  const lead =
    LEAD_WORDS.exec(masked.slice(Math.max(0, match.index - LEAD_WINDOW), match.index))?.[1] ?? null;
  // "trước 5 ngày", "5 ngày trước khi …", "15 ngày đầu tháng" count otherwise or from elsewhere.
  const standsAlone = /^ ?(?:[.;,]|$)/.test(after);
  if (/(?:^|[^a-z])truoc ?$/.test(masked.slice(0, match.index))) return null;
  if (connector === null && (lead === null || !standsAlone)) return null;

  const fromStart = end + (connector?.length ?? 0);
  const tail = masked.slice(fromStart);
  const clauseLength = connector === null ? 0 : (CLAUSE_END.exec(tail)?.index ?? tail.length);
  return {
    days: Number(count) * (unit === 'tuan' ? 7 : 1),
    isWorkingDays: unit === 'ngay lam viec',
    from: plain.slice(fromStart, fromStart + clauseLength).trim(),
    leftover: maskRange(masked, match.index, fromStart + clauseLength),
  };
};

/** The day counted from, null when it is not known, or undefined when the event's date cannot be read. */
const baseOf = (from: string, options: ReadDeadlineOptions): DayNumber | null | undefined => {
  const written = readDate(from);
  if (written.ok) return isDeadlineYear(ymdFromDay(written.value).year) ? written.value : undefined;
  if (OWN_ISSUE.test(foldLetters(from))) return issuedDayOf(options);
  return options.eventOn === undefined ? null : dayFromIso(options.eventOn);
};

/**
 * Reads a phrase that counts days from an event: `sau 15 ngày kể từ ngày ban hành`, `trong vòng 05 ngày
 * làm việc kể từ ngày nhận`. Counted from the document's own issue (when `issuedOn` is known), from a
 * date in the phrase, or from `eventOn`, it becomes a `by` deadline; otherwise it stays relative. The
 * first day is not counted: BLDS 2015, Điều 147; a week is seven days. null when the phrase counts
 * nothing.
 *
 * @example readRelative({ plain: 'sau 15 ngày từ ngày nhận', masked: 'sau 15 ngay tu ngay nhan' }, {}) //=> { ok: true, value: { kind: 'relative', days: 15, from: 'ngày nhận', text: 'sau 15 ngày từ ngày nhận' } }
 */
export const readRelative = (
  phrase: Phrase,
  options: ReadDeadlineOptions,
): DeadlineReading | null => {
  const length = findLength(phrase);
  if (length === null) return null;
  const { plain } = phrase;
  const { days, isWorkingDays, from } = length;
  if (/\d/.test(length.leftover)) return refuseDeadline('deadline-ambiguous', plain);
  if (days === 0) return refuseDeadline('deadline-impossible', plain);

  const base = baseOf(from, options);
  if (base === undefined) return refuseDeadline('deadline-impossible', plain);
  if (base === null) {
    if (/\d/.test(from)) return refuseDeadline('deadline-ambiguous', plain);
    return read({
      kind: 'relative',
      days,
      ...(isWorkingDays ? { workingDays: true } : {}),
      from,
      text: plain,
    });
  }
  const last = isWorkingDays
    ? addWorkingDays(base, days, options.calendar ?? WEEKENDS_ONLY)
    : addDays(base, days);
  return read(
    { kind: 'by', date: isoFromDay(last), text: plain },
    `Tính từ ngày ${formatDay(base)}, không tính ngày đầu (BLDS 2015, Điều 147).`,
  );
};
