import { cleanText } from './fold';
import { isKnownBase, moveDecimal, parseMeasure, sameBase, type Measure } from './measure';
import { readNumeral, unreadable, type Notation } from './numeral';
import { read, refuse, type Reading } from './reading';

export { formatNumber, formatPercent } from './number-format';

/** A number as read, in the measure named beside it. */
export interface NumberRead {
  value: number;
  /** The measure asked for, or else the one written with the number. */
  measure?: string;
  /** The only possible reading is not Vietnamese notation (`1.5`): worth showing to the user. */
  note?: 'ambiguous';
}

/** Longer text is prose, not a number. */
const LONGEST = 100;

/** What stands before, sign, numeral, what stands after. */
const PARTS = /^(\D*?)([-−+]?)(\d(?:[\d., ]*\d)?)(\D.*)?$/u;

/** A bound says which side is good; the number is the same. */
const BOUND = /≥|≤|>=|<=/u;

/**
 * Reads a number as people type it: Vietnamese notation, sign, a measure before or behind.
 *
 * Which separators mean what is the table of `readNumeral`. Around the numeral:
 *
 * - spaces of every kind, full-width digits and signs, and `≥` `≤` `>=` `<=` are accepted;
 * - a sign stands right before the first digit (`+94,1%`, `−5`);
 * - a measure stands on either side (`Căn 28.500`, `60ha`, `95 %`), not on both;
 * - nghìn (ngàn), triệu, tỷ (tỉ) are brought to the measure asked for: `30 tỷ đồng` is 30000 in
 *   `triệu đồng`, 30 in `tỷ đồng`; with no measure asked for they are multiplied out;
 * - `95%` is 95 in the measure `%`, not 0.95; `điểm %` is another measure than `%`;
 * - a number without a measure is taken to be in the measure asked for.
 *
 * Refused: `number-ambiguous` (could be either), `number-unreadable` (words, unknown measures, NaN,
 * infinite), `number-too-large`, `measure-mismatch` (a known measure that is not the one asked for).
 *
 * @param input text, or a number, which is taken as it is
 * @param options.measure the measure wanted, e.g. `'triệu đồng'`
 * @param options.notation `'vi'` for text known to be in Vietnamese notation, `'typed'` unless said
 * @example readNumber('30 tỷ đồng', { measure: 'triệu đồng' })
 *   //=> { ok: true, value: { value: 30000, measure: 'triệu đồng' } }
 * @example readNumber('1.5') //=> { ok: true, value: { value: 1.5, note: 'ambiguous' } }
 * @example readNumber('1,234').ok //=> false
 */
export function readNumber(
  input: string | number,
  options: { measure?: string; notation?: Notation } = {},
): Reading<NumberRead> {
  if (typeof input === 'number') {
    if (!Number.isFinite(input)) return refuseUnreadable(String(input));
    return read(inMeasure(input, options.measure));
  }
  const text = asciiForms(cleanText(input));
  const parts = text.length <= LONGEST ? PARTS.exec(text) : null;
  if (!parts) return refuseUnreadable(text);
  const [, before = '', sign = '', numeral = '', after = ''] = parts;

  const beforeNumber = before.replace(BOUND, '').trim();
  const afterNumber = after.trim();
  if (beforeNumber !== '' && afterNumber !== '') return refuseUnreadable(text);

  const number = readNumeral(numeral, options.notation);
  if (!number.ok) return number;

  const written = beforeNumber || afterNumber;
  const scaled = toMeasure(number.value.value, written, options.measure, text);
  if (!scaled.ok) return scaled;
  const { value, measure } = scaled.value;
  const signed = sign === '' || sign === '+' || value === 0 ? value : -value;
  return read({
    ...inMeasure(signed, measure),
    ...(number.value.english ? { note: 'ambiguous' as const } : {}),
  });
}

/** Brings a number written in one measure to the measure wanted. */
function toMeasure(
  value: number,
  written: string,
  wanted: string | undefined,
  text: string,
): Reading<{ value: number; measure?: string }> {
  if (written === '') return read({ value, measure: wanted });
  const from = parseMeasure(written);
  if (wanted === undefined) {
    if (!isKnownBase(from)) return refuseUnreadable(text);
    return read({ value: moveDecimal(value, from.zeros), measure: from.base || undefined });
  }
  const to = parseMeasure(wanted);
  if (sameBase(from, to) || scalesOnly(from, to)) {
    return read({ value: moveDecimal(value, from.zeros - to.zeros), measure: wanted });
  }
  if (!isKnownBase(from)) return refuseUnreadable(text);
  return refuse(
    'measure-mismatch',
    `"${text}" không đúng đơn vị tính. Hãy đổi sang ${wanted} và chỉ nhập số.`,
  );
}

/** `30 tỷ` where tỷ đồng or lượt is wanted; a percentage is never counted in tỷ. */
function scalesOnly(from: Measure, to: Measure): boolean {
  return from.base === '' && !to.base.includes('%');
}

function inMeasure(value: number, measure: string | undefined): NumberRead {
  return measure === undefined ? { value } : { value, measure };
}

function refuseUnreadable(text: string): Reading<never> {
  const shown = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  return refuse('number-unreadable', unreadable(shown));
}

/** Full-width forms (U+FF01 to U+FF5E) as their ASCII twins. Not NFKC, which makes 5² into 52. */
function asciiForms(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xff01 + 0x21),
  );
}
