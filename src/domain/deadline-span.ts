import { matchesIn } from './matches';
import { DATE_SOURCE, datePartsOf } from './date-pattern';
import { maskRange } from './deadline-mask';
import { quarterNumber } from './quarter';

/**
 * A stretch of time as written: a day (`day` is its number, or `last` for the end of `lastMonth`) or
 * whole months. Months are not checked against the calendar.
 */
export interface TimeSpan {
  /** Position in the text. */
  start: number;
  end: number;
  year: number | null;
  firstMonth: number;
  lastMonth: number;
  day: number | 'last' | null;
}

type Found = Omit<TimeSpan, 'start' | 'end'>;
type Groups = Readonly<Record<string, string | undefined>>;

const YEAR_TAIL = '(?:(?: ?[/.-] ?| ?,? ?nam ?|,? )(?<year>\\d{4})(?!\\d))';
const POSITION = '(?:\\b(?<position>dau|giua|cuoi) )?';

const yearOf = (groups: Groups): number | null =>
  groups['year'] === undefined ? null : Number(groups['year']);

/** đầu = first day, giữa tháng = 15, giữa năm = 30/6, cuối = last day: BLDS 2015, Điều 146. */
const positioned = (groups: Groups, firstMonth: number, lastMonth: number): Found | null => {
  const year = yearOf(groups);
  const position = groups['position'];
  if (position === 'dau') return { year, firstMonth, lastMonth: firstMonth, day: 1 };
  if (position === 'cuoi') return { year, firstMonth: lastMonth, lastMonth, day: 'last' };
  if (position === 'giua') {
    if (firstMonth === lastMonth) return { year, firstMonth, lastMonth, day: 15 };
    // The law does not say what the middle of a quarter is.
    return lastMonth - firstMonth === 11 ? { year, firstMonth: 6, lastMonth: 6, day: 30 } : null;
  }
  return { year, firstMonth, lastMonth, day: null };
};

const NUMBER_WORDS: Readonly<Record<string, number>> = { ba: 3, sau: 6, chin: 9 };

const monthsOfYear = (groups: Groups): Found => {
  const written = groups['count'] ?? '';
  const count = NUMBER_WORDS[written] ?? Number(written);
  const isAtEnd = groups['part'] === 'cuoi';
  return {
    year: yearOf(groups),
    firstMonth: isAtEnd ? 13 - count : 1,
    lastMonth: isAtEnd ? 12 : count,
    day: null,
  };
};

const month = (groups: Groups): Found | null => {
  const number = Number(groups['month']);
  return positioned(groups, number, number);
};

const quarter = (groups: Groups): Found | null => {
  const number = quarterNumber(groups['quarter'] ?? '');
  return positioned(groups, number * 3 - 2, number * 3);
};

const wholeYear = (groups: Groups): Found | null => positioned(groups, 1, 12);

const dateOf = (groups: Groups): Found => {
  const date = datePartsOf(groups);
  return { year: date.year, firstMonth: date.month, lastMonth: date.month, day: date.day };
};

/** The one feast whose day is the same every year and that is written without it. */
const newYear = (groups: Groups): Found => ({
  year: yearOf(groups),
  firstMonth: 1,
  lastMonth: 1,
  day: 1,
});

/**
 * The forms in order: what an earlier one has read, a later one does not see. Each with letters that it
 * cannot do without, so that most are passed over at a glance.
 */
const FORMS: readonly (readonly [RegExp, (groups: Groups) => Found | null, string])[] = [
  [/\btet duong lich(?:,? (?:nam )?(?<year>\d{4})(?!\d))?/g, newYear, 'tet duong'],
  [
    /\b(?<count>\d{1,2}|ba|sau|chin) thang (?<part>dau|cuoi)(?: cua)? nam(?![a-z])(?: ?(?<year>\d{4})(?!\d))?/g,
    monthsOfYear,
    'thang',
  ],
  [/\b(?<count>0?[69]) thang (?:nam )?(?<year>\d{4})(?!\d)/g, monthsOfYear, 'thang'],
  [new RegExp(DATE_SOURCE, 'g'), dateOf, ''],
  [
    new RegExp(
      `${POSITION}\\b(?:quy|q\\.?) ?(?<quarter>[ivx]{1,4}|\\d{1,2})(?![a-z0-9])${YEAR_TAIL}?`,
      'g',
    ),
    quarter,
    'q',
  ],
  [new RegExp(`${POSITION}\\bthang ?(?<month>\\d{1,2})(?!\\d)${YEAR_TAIL}?`, 'g'), month, 'thang'],
  [new RegExp(`\\bt(?<month>\\d{1,2})(?!\\d)${YEAR_TAIL}`, 'g'), month, ''],
  [/(?<month>\d{1,2}) ?[/-] ?(?<year>\d{4})(?!\d)/g, month, ''],
  [new RegExp(`${POSITION}\\bnam ?(?<year>\\d{4})(?!\\d)`, 'g'), wholeYear, 'nam'],
  [/\b(?<position>dau|giua|cuoi) nam(?![a-z])/g, wholeYear, ' nam'],
];

/** The year at hand: "trong năm", "đến hết năm". Its lead belongs to it, since "năm" alone is any word. */
const THIS_YEAR = /\b(?:trong|het) (nam)(?![a-z])/g;

/**
 * Every stretch of time written in a folded text (`foldLetters`, `maskNoise`), in order of position:
 * days, months, quarters, parts of a year, years, and their beginning, middle and end.
 *
 * @example findSpans('trong quy iii/2026') //=> [{ start: 6, end: 18, year: 2026, firstMonth: 7, lastMonth: 9, day: null }]
 */
export const findSpans = (folded: string): TimeSpan[] => {
  const spans: TimeSpan[] = [];
  let rest = folded;
  for (const [pattern, build, needed] of FORMS) {
    if (!rest.includes(needed)) continue;
    for (const match of matchesIn(rest, pattern)) {
      const start = match.index;
      // Not in the middle of a longer number, where a look-behind would say so (see date-pattern.ts).
      const isCut = /\d/.test(folded.charAt(start)) && /\d/.test(folded.charAt(start - 1));
      const found = isCut ? null : build(match.groups ?? {});
      if (found === null) continue;
      const end = start + match[0].length;
      spans.push({ start, end, ...found });
      rest = maskRange(rest, start, end);
    }
  }
  for (const match of matchesIn(rest, THIS_YEAR)) {
    const end = match.index + match[0].length;
    spans.push({ start: end - 3, end, year: null, firstMonth: 1, lastMonth: 12, day: null });
  }
  return spans.sort((left, right) => left.start - right.start);
};
