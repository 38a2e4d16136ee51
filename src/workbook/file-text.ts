/** Characters that XML 1.0 cannot carry at all: controls, halves of surrogate pairs, U+FFFE and U+FFFF. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Office reads `_x0041_` as the letter A; an escaped underscore keeps the text what it was. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * Text as a workbook can hold it: what XML cannot carry is left out, what Office would decode is escaped,
 * a line break is one character. File and sheet names of a stranger's workbook may hold anything.
 *
 * @example fileText('_x0041_') //=> '_x005F_x0041_'
 * @example fileText('dòng 1\r\ndòng 2\u0007') //=> 'dòng 1\ndòng 2'
 */
export const fileText = (text: string): string =>
  text.replace(NOT_IN_XML, '').replace(LOOKS_ESCAPED, '_x005F_').replace(/\r\n?/g, '\n');
