/** What Excel makes of something that is typed or written through `values` and `formulas`. */
import { HostError, invalidArgument } from './errors';
import type { Entry } from './cell-store';

const ERRORS = ['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'];
const LONGEST_FORMULA = 8192;
const LONGEST_TEXT = 32_767;
/** 1970-01-01 as Excel's serial. */
const EPOCH = 25_569;

export interface Typed {
  entry: Entry;
  /** Excel gives the cell this format along with a date or a percentage that was typed. */
  numberFormat?: string;
  /** The text was marked with an apostrophe. */
  quoted?: true;
}

function serialOf(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return real && year >= 1900 && year <= 9999 ? time / 86_400_000 + EPOCH : undefined;
}

/** Day first, as on a Vietnamese machine; a month and a year alone are a date too. */
function dateOf(text: string): number | undefined {
  const parts = /^(\d{1,4})[/-](\d{1,4})(?:[/-](\d{1,4}))?$/.exec(text);
  if (!parts) return undefined;
  const [first = 0, second = 0, third] = parts.slice(1).map((part) => part && Number(part));
  if (typeof third === 'number') {
    return String(parts[1]).length === 4
      ? serialOf(Number(first), Number(second), third)
      : serialOf(third < 100 ? 2000 + third : third, Number(second), Number(first));
  }
  if (String(parts[1]).length === 4) return serialOf(Number(first), Number(second), 1);
  if (String(parts[2]).length === 4) return serialOf(Number(second), Number(first), 1);
  return serialOf(2026, Number(second), Number(first));
}

const NUMBER = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d+)?$/i;

function checkFormula(formula: string): void {
  if (formula.length > LONGEST_FORMULA) throw invalidArgument('The formula is too long.');
  const code = formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')*'/g, "''");
  let depth = 0;
  for (const letter of code) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) break;
  }
  if (depth !== 0 || /["']/.test(code.replaceAll('""', '').replaceAll("''", ''))) {
    throw invalidArgument(`The formula has a mistake in it: ${formula.slice(0, 80)}`);
  }
}

/**
 * @param text the cell has the text format: everything typed stays text
 * @example typed('06463', false).entry //=> { value: 6463 }
 * @example typed("'06463", false).entry //=> { value: '06463' }
 */
export function typed(input: unknown, text: boolean): Typed {
  if (typeof input === 'number' || typeof input === 'boolean') {
    return { entry: { value: input } };
  }
  if (typeof input !== 'string') throw invalidArgument('A cell takes text, a number or a boolean.');
  if (input === '') return { entry: null };
  if (input.length > LONGEST_TEXT) throw invalidArgument('The text is too long for a cell.');
  if (text) return { entry: { value: input } };
  if (input.startsWith("'")) {
    return { entry: input.length > 1 ? { value: input.slice(1) } : null, quoted: true };
  }
  const trimmed = input.trim();
  if (NUMBER.test(trimmed)) return { entry: { value: Number(trimmed.replaceAll(',', '')) } };
  if (/^[=+\-@]./.test(input)) {
    const formula = input.startsWith('=') ? input : `=${input}`;
    checkFormula(formula);
    return { entry: { formula } };
  }
  if (/^(true|false)$/i.test(trimmed)) return { entry: { value: /^true$/i.test(trimmed) } };
  if (NUMBER.test(trimmed.replace(/%$/, ''))) {
    return {
      entry: { value: Number(trimmed.slice(0, -1).replaceAll(',', '')) / 100 },
      numberFormat: '0%',
    };
  }
  const date = dateOf(trimmed);
  if (date !== undefined) return { entry: { value: date }, numberFormat: 'dd/mm/yyyy' };
  if (ERRORS.includes(trimmed.toUpperCase())) return { entry: { value: trimmed.toUpperCase() } };
  return { entry: { value: input } };
}

/** Shape of what is written into a range: one row a row, one cell a cell, or one value for all. */
export function shaped(value: unknown, rows: number, columns: number): unknown[][] {
  if (!Array.isArray(value)) {
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  }
  const fits =
    value.length === rows && value.every((row) => Array.isArray(row) && row.length === columns);
  if (!fits) {
    throw new HostError(
      'InvalidArgument',
      `The number of rows or columns in the input array doesn't match the size or dimensions of the range.`,
    );
  }
  return value as unknown[][];
}
