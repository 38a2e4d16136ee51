import { dayFromIso } from '../domain/day';
import { readDeadline, type ReadDeadlineOptions } from '../domain/deadline-text';
import { refuseDeadline, type DeadlineReading } from '../domain/deadline-reading';
import type { DayNumber } from '../domain/model';
import type { TimePhrase } from './deadline-cut';
import { judge, type Verdict } from './deadline-judge';
import type { Flow, Range } from './flow';
import type { DeadlineDoubt, ProposedDeadline } from './model';
import type { SectionKind } from './sections';
import type { Part } from './sentences';

/** What is known of the whole document while its clauses are read. */
export interface ReadingContext {
  deadlines: ReadDeadlineOptions;
  /** First day on which the document can have been issued. */
  issuedFrom: DayNumber | null;
}

/** A time phrase that was found to be a deadline, and how it reads. */
export interface Due {
  phrase: TimePhrase;
  verdict: Verdict;
  /** null when the words cannot be read one way only; then `doubt` says why. */
  deadline: ProposedDeadline | null;
  doubt: DeadlineDoubt | null;
}

const namedDate = (deadline: ProposedDeadline | null): string | null =>
  deadline === null || deadline.kind === 'relative' ? null : deadline.date;

/** Dates of a recurring deadline that are still to come when the document is issued. */
const withoutPast = (
  deadline: ProposedDeadline | null,
  issuedOn: string | undefined,
): ProposedDeadline | null => {
  if (deadline?.kind !== 'recurring' || issuedOn === undefined) return deadline;
  // Of a document known by its month only, the dates of that month may have passed.
  const dates = deadline.dates?.filter((date) => date.slice(0, issuedOn.length) > issuedOn);
  return dates && dates.length > 0 ? { ...deadline, dates } : deadline;
};

/** "trước ngày 10/9 hoặc 15/9/2026": two times, and nobody knows which. */
const OR_ANOTHER =
  /^ ?(?:hoac|hay)(?: la)? (?:(?:truoc|trong|den|cham nhat|cuoi)(?: la)? )?(?:ngay |thang |quy )?(?:\d{1,2}|[ivx]{1,3})(?:[/.-]\d{1,4}){0,2}(?:\/\d{4})?(?: thang \d{1,2})?(?: nam \d{4})?/;
const FAR = 60;

/** It is the other of two times of which one is meant. */
const OTHER_OF_TWO = /\b(?:hoac|hay)(?: la)? $/;

const readPhrase = (
  { text, folded }: Flow,
  { start, end, readAs }: TimePhrase,
  { deadlines }: ReadingContext,
): Pick<Due, 'deadline' | 'doubt'> => {
  const other = OR_ANOTHER.exec(folded.slice(end, end + FAR))?.[0] ?? '';
  const words = text.slice(start, end + other.length);
  const reading: DeadlineReading =
    other === ''
      ? readDeadline(readAs ?? words, deadlines)
      : refuseDeadline('deadline-ambiguous', words);
  if (!reading.ok) {
    const { code, message } = reading;
    return { deadline: null, doubt: { text: words, code, message } };
  }
  const deadline = withoutPast(reading.value, deadlines.issuedOn);
  // What the document says, not how it was read.
  return { deadline: deadline && { ...deadline, text: words }, doubt: null };
};

/** A phrase that is surely a deadline, as it reads; null when its last day was over before the document. */
export const dueAs = (
  flow: Flow,
  phrase: TimePhrase,
  verdict: Verdict,
  context: ReadingContext,
): Due | null => {
  const { deadline, doubt } = readPhrase(flow, phrase, context);
  const date = namedDate(deadline);
  const last = date === null ? null : dayFromIso(date);
  const isOver = last !== null && context.issuedFrom !== null && last < context.issuedFrom;
  if (isOver || (deadline === null && doubt === null)) return null;
  return { phrase, verdict, deadline, doubt };
};

/** What stands further away does not decide what a date means. */
const BEFORE = 500;
const AFTER = 300;

/** The deadlines of one part of a sentence, in order. */
export const duesOf = (
  flow: Flow,
  part: Part,
  phrases: readonly TimePhrase[],
  section: SectionKind,
  context: ReadingContext,
): Due[] => {
  const inside = phrases.filter(({ start, end }) => start >= part.start && end <= part.end);
  return inside.flatMap((phrase, index) => {
    const previous = inside[index - 1];
    const from = Math.max(part.start, phrase.start - BEFORE);
    const isOther =
      previous !== undefined && OTHER_OF_TWO.test(flow.folded.slice(previous.end, phrase.start));
    if (isOther) return [];
    const { deadline, doubt } = readPhrase(flow, phrase, context);
    const verdict = judge(
      phrase,
      {
        before: flow.folded.slice(from, phrase.start),
        after: flow.folded.slice(phrase.end, Math.min(part.end, phrase.end + AFTER)),
        beforeText: flow.text.slice(from, phrase.start),
        section,
        issuedFrom: context.issuedFrom,
        hasDate: inside.some((other) => other !== phrase && other.kind === 'dated' && other.hasDay),
        hasBetter: inside.some((other) => other.kind === 'recurring' && other.hasDay),
        isRange: previous?.lead === 'start' && phrase.start - previous.end < 4,
      },
      namedDate(deadline),
    );
    if (!verdict.isDeadline || (deadline === null && doubt === null)) return [];
    return [{ phrase, verdict, deadline, doubt }];
  });
};

/** The words that belong to one deadline. */
export interface Segment extends Range {
  due: Due;
  /** The date opens it and the work follows: "Trước ngày 10/6, Sở A …". */
  isLeading: boolean;
}

const BREAK = /,| và |;/;

/** Where the words for one deadline end and those for the next begin. */
const boundaryAfter = (text: string, due: Due, next: Due): number => {
  const between = text.slice(due.phrase.end, next.phrase.start);
  const mark = BREAK.exec(between);
  return mark === null ? due.phrase.end : due.phrase.end + mark.index + 1;
};

const OPENING_WORDS = new Set(
  'xong đồng thời trong đó phấn đấu yêu cầu riêng và định kỳ chậm nhất từ nay hằng hàng tháng quý năm 6 9'.split(
    ' ',
  ),
);

/** "Về chế độ thông tin, trước ngày 25 …": what it is about, and no work yet. */
const TOPIC = /^(?:về|đối với|riêng) [^,:;.]{3,120}[,:] ?/iu;

const isOpening = (words: string): boolean =>
  words.length < 160 &&
  (
    words
      .replace(TOPIC, '')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? []
  ).every((word) => OPENING_WORDS.has(word));

/**
 * Divides a part of a sentence among the deadlines in it, so that each keeps its own action.
 */
export const segmentsOf = (text: string, part: Part, dues: readonly Due[]): Segment[] => {
  const [first] = dues;
  if (first === undefined) return [];
  const isLeading = isOpening(text.slice(part.start, first.phrase.start));
  return dues.map((due, index) => {
    const next = dues[index + 1];
    const previous = dues[index - 1];
    if (isLeading) {
      const start = index === 0 ? part.start : due.phrase.start;
      return { due, isLeading, start, end: next?.phrase.start ?? part.end };
    }
    const start = previous === undefined ? part.start : boundaryAfter(text, previous, due);
    const end = next === undefined ? part.end : boundaryAfter(text, due, next);
    return { due, isLeading, start, end };
  });
};
