import { formatNumber } from './number-format';
import { read, refuse, type Reading } from './reading';

/**
 * How a numeral is meant: `typed`, by somebody whose habits are not known; `vi`, in a text known to
 * be in Vietnamese notation, where the comma is always a decimal comma.
 */
export type Notation = 'typed' | 'vi';

/** Dot or space between groups of three, decimal comma. */
const VIETNAMESE = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,\d+)?$/;

/** Comma or space between groups of three, decimal point. */
const ENGLISH = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.\d+)?$/;

/** Three digits after a mark that may close a group of thousands or begin the decimals. */
const EITHER = /^(?:[1-9]\d{0,2},\d{3}|0\d+[.,]\d{3}|[1-9]\d{0,2}(?: \d{3})+\.\d{3})$/;

/**
 * Reads digits with their separators, no sign and no measure.
 *
 * | as typed | read as |
 * |---|---|
 * | `1795`, `02` | digits alone: 1795, 2 |
 * | `1.795`, `12.345`, `1.234.567` | one to three digits, then groups of three after dots: thousands |
 * | `1 795`, `1 795,5` | the same with spaces |
 * | `1795,5`, `0,125`, `1.795,5`, `1.234,567` | the comma begins the decimals |
 * | `1.5`, `1795.5`, `0.125` | the dot cannot close a group of three: decimals, marked English |
 * | `1,234.5`, `1,234,567` | can only be English notation: marked English |
 * | `1,234`, `02.345`, `1 234.567` | could be either: `number-ambiguous` (`1,234` is 1,234 in `vi` notation) |
 * | `1.234.56`, `12.34.567`, `1.2.3`, `5,` | no notation writes it: `number-unreadable` |
 *
 * In `vi` notation everything marked English is `number-unreadable`.
 *
 * @param text digits, dots, commas and single spaces
 * @param notation how the text is meant
 * @example readNumeral('1.795,5') //=> { ok: true, value: { value: 1795.5, english: false } }
 * @example readNumeral('1,234').ok //=> false
 * @example readNumeral('1,234', 'vi') //=> { ok: true, value: { value: 1.234, english: false } }
 */
export function readNumeral(
  text: string,
  notation: Notation = 'typed',
): Reading<{ value: number; english: boolean }> {
  if (notation === 'typed' && EITHER.test(text)) return refuseEither(text);
  if (VIETNAMESE.test(text)) {
    return bounded(text, text.replaceAll(/[. ]/g, '').replace(',', '.'), false);
  }
  if (notation === 'typed' && ENGLISH.test(text)) {
    return bounded(text, text.replaceAll(/[, ]/g, ''), true);
  }
  return refuse('number-unreadable', unreadable(text));
}

/** The message for text that is no number at all. */
export function unreadable(text: string): string {
  return `Không đọc được số "${text}". Hãy viết theo mẫu 1.234,5 (dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân).`;
}

function bounded(
  text: string,
  decimal: string,
  english: boolean,
): Reading<{ value: number; english: boolean }> {
  const value = Number(decimal);
  // Beyond this a number no longer holds the digits that were typed.
  if (value > Number.MAX_SAFE_INTEGER) {
    return refuse(
      'number-too-large',
      `Số "${text}" quá lớn (hơn 15 chữ số). Hãy dùng đơn vị tính lớn hơn, ví dụ triệu đồng.`,
    );
  }
  return read({ value, english });
}

function refuseEither(text: string): Reading<never> {
  const digits = text.replaceAll(/\D/g, '');
  const whole = formatNumber(Number(digits));
  const decimal = `${Number(digits.slice(0, -3))},${digits.slice(-3)}0`;
  return refuse(
    'number-ambiguous',
    `Số "${text}" có thể hiểu theo hai cách. Hãy viết ${whole} nếu là số nguyên, hoặc ${decimal} nếu là số thập phân.`,
  );
}
