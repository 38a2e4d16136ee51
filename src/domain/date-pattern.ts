/**
 * How a calendar date is written, as one pattern over folded text (`foldLetters`). Every repetition is
 * bounded and blanks are single, so no text makes it slow. Look-behind is avoided: older Safari, which
 * runs the task pane on a Mac, cannot parse it.
 */

/** A date as written; the year may be missing. The parts are not checked against the calendar. */
export interface DateParts {
  year: number | null;
  month: number;
  day: number;
}

/** 2026-06-05 · 05/6/2026, 5-6-26, 5.6.2026 · 5 tháng 6 [năm 2026] · 30/4 [năm 2026] */
export const DATE_SOURCE = [
  '(?<isoYear>\\d{4}) ?(?<isoMark>[/.-]) ?(?<isoMonth>\\d{1,2}) ?\\k<isoMark> ?(?<isoDay>\\d{1,2})(?!\\d)',
  '(?<day>\\d{1,2}) ?(?<mark>[/.-]) ?(?<month>\\d{1,2}) ?\\k<mark> ?(?<year>\\d{4}|\\d{2})(?!\\d)',
  '(?<wordDay>\\d{1,2}) ?(?:cua )?thang ?(?<wordMonth>\\d{1,2})(?!\\d)' +
    '(?:(?: ?[/.-] ?| ?,? ?nam ?|,? )(?<wordYear>\\d{4})(?!\\d))?',
  // "1/2 tháng" is half a month, and "5/6-2026" mixes its marks: neither is read as a date.
  '(?<shortDay>\\d{1,2}) ?[/-] ?(?<shortMonth>\\d{1,2})(?!\\d)(?! ?[/.-] ?\\d)' +
    '(?:(?: ?,? ?nam ?)(?<shortYear>\\d{4})(?!\\d)|(?! ?(?:ngay|tuan|thang|quy|nam)))',
].join('|');

/**
 * The parts of a match of `DATE_SOURCE`. A two-digit year is of this century.
 *
 * @example datePartsOf({ day: '5', month: '6', year: '26' }) //=> { year: 2026, month: 6, day: 5 }
 */
export const datePartsOf = (groups: Readonly<Record<string, string | undefined>>): DateParts => {
  const year = groups['isoYear'] ?? groups['year'] ?? groups['wordYear'] ?? groups['shortYear'];
  const month =
    groups['isoMonth'] ?? groups['month'] ?? groups['wordMonth'] ?? groups['shortMonth'];
  const day = groups['isoDay'] ?? groups['day'] ?? groups['wordDay'] ?? groups['shortDay'];
  return {
    year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
    month: Number(month),
    day: Number(day),
  };
};
