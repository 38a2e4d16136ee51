/** What is no part of the format itself: quoted text, escapes, padding, fill, brackets without a clock. */
const NOT_FORMAT = /"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]?/gi;

/**
 * Does a number format show a day or a time? Formats as Excel keeps them (English letters, whatever the
 * language of the screen).
 *
 * @example isDateFormat('dd/mm/yyyy') //=> true
 * @example isDateFormat('#,##0.0;[Red]-#,##0.0') //=> false
 * @example isDateFormat('0 "ngày"') //=> false
 */
export const isDateFormat = (format: string): boolean =>
  !/^general$/i.test(format) && /[dmyhs]/i.test(format.replace(NOT_FORMAT, ''));
