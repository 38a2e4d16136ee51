import { periodOf, type ReportPeriod } from '../domain/period-parts';
import { foldLetters } from '../domain/plain-text';
import { quarterNumber } from '../domain/quarter';
import type { Header } from './header';

const YEAR = /\bnam (20\d\d)\b/;

/** "tăng 9% so với năm 2025": what it is measured against is not its year. */
const COMPARED = /\bso voi\b[^,;.]{0,30}?\b20\d\d\b/g;
const QUARTER = /\bquy ([ivx]{1,3}|0?[1-4])\b(?:(?: ?\/ ?| ?nam ?)(20\d\d))?/;
const MONTHS = /\b(?:(6|9|0[69]) thang(?: dau)?|(sau|chin) thang dau)(?: nam)?(?: ?\/? ?(20\d\d))?/;
/** "5 tháng đầu năm 2026": figures from the start of the year up to that month. */
const FIRST_MONTHS =
  /\b(\d{1,2}|hai|ba|bon|nam|bay|tam|muoi) thang dau(?: nam)?(?: ?\/? ?(20\d\d))?/;
const WORD_MONTHS: Readonly<Record<string, number>> = {
  ...{ hai: 2, ba: 3, bon: 4, nam: 5, bay: 7, tam: 8, muoi: 10 },
};
const MONTH = /\bthang ?(\d{1,2})(?: ?[/-] ?| nam )(20\d\d)/;

/**
 * The year a figure is for: the one named with it, or the document's.
 *
 * @example yearOfFigure('diện tích gieo trồng năm 2027 đạt 760 ha', 2026) //=> 2027
 */
export const yearOfFigure = (words: string, documentYear: number | null): number | null => {
  const named = YEAR.exec(foldLetters(words).replace(COMPARED, ''))?.[1];
  return named === undefined ? documentYear : Number(named);
};

/** "đến 30/6/2026 giải ngân …": figures of the months up to that day. */
const UP_TO_DAY = /\bden (?:het |ngay |thoi diem ){0,3}\d{1,2}[/-](\d{1,2})[/-](20\d\d)(?!\d)/;

const periodIn = (words: string, year: number | null): ReportPeriod | null => {
  const folded = foldLetters(words);
  const yearOr = (written: string | undefined): number | null =>
    written === undefined ? year : Number(written);
  const build = (
    kind: Parameters<typeof periodOf>[0]['kind'],
    index: number,
    ofYear: number | null,
  ): ReportPeriod | null => (ofYear === null ? null : periodOf({ kind, year: ofYear, index }));

  const quarter = QUARTER.exec(folded);
  if (quarter) return build('quarter', quarterNumber(quarter[1] ?? ''), yearOr(quarter[2]));
  const months = MONTHS.exec(folded);
  if (months) {
    const isHalf = months[2] === 'sau' || Number(months[1]) === 6;
    return build(isHalf ? 'half' : 'nine-months', 1, yearOr(months[3]));
  }
  const first = FIRST_MONTHS.exec(folded);
  if (first) {
    const count = WORD_MONTHS[first[1] ?? ''] ?? Number(first[1]);
    if (count === 3) return build('quarter', 1, yearOr(first[2]));
    if (count >= 1 && count <= 12) return build('month', count, yearOr(first[2]));
  }
  const month = MONTH.exec(folded) ?? UP_TO_DAY.exec(folded);
  const index = Number(month?.[1]);
  return index >= 1 && index <= 12 ? build('month', index, yearOr(month?.[2])) : null;
};

/**
 * The period a reported figure is for: the one named in its sentence, else in the paragraph, else in the
 * subject of the document, else the month of the document.
 */
export const periodOfFigure = (
  words: string,
  paragraph: string,
  { document, year }: Pick<Header, 'document' | 'year'>,
): ReportPeriod | null => {
  const named = periodIn(words, year) ?? periodIn(paragraph, year);
  if (named !== null) return named;
  // A subject often names the month to come beside the one that is over; a quarter is the one reported.
  const ofSubject = periodIn(document.title, year);
  if (ofSubject !== null && /-[QH9]/.test(ofSubject)) return ofSubject;
  const month = (document.meeting ?? document.issued ?? '').slice(0, 7);
  if (month.length === 7) return month;
  return year === null ? null : String(year);
};
