/** Why a value, a row, a sheet or a file was not taken as it stands: a typed code and a message. */
import { readDate } from '../domain/date-text';
import { formatDay } from '../domain/day';
import { cleanText } from '../domain/fold';
import { formatNumber } from '../domain/number-format';
import { valueType } from '../sheets/province/items';

export type Severity = 'high' | 'medium' | 'low';

export interface Conflict {
  /** Stable, for programs; the message is for people. */
  code: string;
  severity: Severity;
  sheet: string;
  cell: string;
  value: string;
  message: string;
  /**
   * What the cell answers (`sheet/row/column`, the last parts may be empty), where it is known: slips say it in
   * words. No part of the contract with programs.
   */
  item?: string;
}

export interface Place {
  sheet?: string;
  cell?: string;
  value?: unknown;
  /** What the cell answers (`sheet/row/column`): tells days and figures from codes. */
  item?: string;
}

const GRADES: readonly Severity[] = ['high', 'medium', 'low'];

/** The worst first; within a grade as they stand in the report. */
export const byGrade = (a: Conflict, b: Conflict): number =>
  GRADES.indexOf(a.severity) - GRADES.indexOf(b.severity);

/** Longest piece of a cell that a message quotes. */
const QUOTE = 80;

/** A number as people write it. Whole numbers outside the columns of figures are codes, years, revisions. */
function numberText(value: number, item: string | undefined): string {
  const type = item === undefined ? 'text' : valueType(item);
  if (type === 'date') {
    const day = readDate(value);
    return day.ok ? formatDay(day.value) : String(value);
  }
  const isCode = Number.isInteger(value) && (type === 'text' || type === 'center');
  return isCode ? String(value) : formatNumber(value);
}

function shown(value: unknown, item: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value, item);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = typeof value === 'object' && 'error' in value ? String(value.error) : String(value);
  const letters = [...cleanText(text)];
  return letters.length > QUOTE ? `${letters.slice(0, QUOTE).join('')}…` : letters.join('');
}

/**
 * @example conflict('not-in-list', 'medium', 'Chọn trong danh sách.', { sheet: 'Nhiệm vụ', cell: 'K9', value: 'xong' })
 * @example conflict('jump', 'low', 'Kiểm tra.', { value: 28.54, item: 'targets/x/actual' }).value //=> '28,54'
 */
export const conflict = (
  code: string,
  severity: Severity,
  message: string,
  { sheet = '', cell = '', value, item }: Place = {},
): Conflict => {
  const told = { code, severity, sheet, cell, value: shown(value, item) };
  const of = item === undefined || cell === '' ? {} : { item };
  return { ...told, message: cleanText(message), ...of };
};

/** A conflict as programs get it; key order is part of what people read. */
export const conflictJson = ({
  code,
  severity,
  sheet,
  cell,
  value,
  message,
}: Conflict): Omit<Conflict, 'item'> => ({ code, severity, sheet, cell, value, message });

/**
 * A conflict in one line, for a list.
 * @example describe(conflict('…', 'low', 'Ghi lại.', { sheet: 'Chỉ tiêu', cell: 'H9', value: 'x' }))
 * //=> 'Chỉ tiêu!H9 ("x"): Ghi lại.'
 */
export function describe({ sheet, cell, value, message }: Conflict): string {
  const place = sheet === '' ? '' : cell === '' ? sheet : `${sheet}!${cell}`;
  const quote = value === '' ? '' : ` ("${value}")`;
  return place === '' ? message : `${place}${quote}: ${message}`;
}
