/** Why a value, a row, a sheet or a file was not taken as it stands: a typed code and a message. */
import { formatDay } from '../domain/day';
import { cleanText } from '../domain/fold';
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
}

export interface Place {
  sheet?: string;
  cell?: string;
  value?: unknown;
  /** What the cell answers (`sheet/row/column`): tells a day from a number. */
  item?: string;
}

/** Longest piece of a cell that a message quotes. */
const QUOTE = 80;

const shown = (value: unknown): string => {
  const text =
    value === null || value === undefined
      ? ''
      : typeof value === 'object' && 'error' in value
        ? String(value.error)
        : cleanText(String(value));
  const letters = [...text];
  return letters.length > QUOTE ? `${letters.slice(0, QUOTE).join('')}…` : text;
};

/** @example conflict('not-in-list', 'medium', 'Chọn trong danh sách.', { sheet: 'Nhiệm vụ', cell: 'K9', value: 'xong' }) */
export const conflict = (
  code: string,
  severity: Severity,
  message: string,
  { sheet = '', cell = '', value, item }: Place = {},
): Conflict => {
  const isDay = item !== undefined && typeof value === 'number' && valueType(item) === 'date';
  const text = shown(isDay ? formatDay(value) : value);
  return { code, severity, sheet, cell, value: text, message: cleanText(message) };
};

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
