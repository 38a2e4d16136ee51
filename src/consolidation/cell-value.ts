/** Reads one cell as its column means it: what people type becomes a date, a number, a choice, a text. */
import { readDate } from '../domain/date-text';
import { formatDay } from '../domain/day';
import { cleanText, fold } from '../domain/fold';
import { keptDigits } from '../domain/kept-digits';
import { formatNumber, readNumber } from '../domain/number-text';
import type { CellContent, InputRule } from '../sheets/model';
import { ruleMessages } from '../sheets/rules';
import type { ReadCell } from '../workbook/read';
import type { Severity } from './conflict';

export interface CellProblem {
  code: string;
  severity: Severity;
  message: string;
}

export interface CellReading {
  /** The value to keep; null for blank or for what cannot be kept. */
  value: CellContent;
  /** Why it was refused, or how it was understood. */
  problem?: CellProblem;
  /** The cell held something that was not kept. */
  ignored?: boolean;
}

const refused = (code: string, message: string): CellReading => ({
  value: null,
  ignored: true,
  problem: { code, severity: 'medium', message },
});

const understood = (value: CellContent, code: string, message: string): CellReading => ({
  value,
  problem: { code, severity: 'low', message },
});

/**
 * @param cell what stands in the workbook, undefined for an empty cell
 * @param rule what the column accepts
 * @param measure unit of measure of the row, for numbers with a unit behind them
 * @param year year meant by a date without one
 */
export function readCellValue(
  cell: ReadCell | undefined,
  rule: InputRule,
  measure: string | null,
  year: number,
): CellReading {
  const stands = cell?.value ?? null;
  const value = typeof stands === 'number' ? keptDigits(stands) : stands;
  if (value === null && cell?.formula !== undefined) {
    return refused(
      'formula-without-result',
      'Ô có công thức nhưng tệp không lưu kết quả. Mở tệp bằng Excel, lưu lại rồi gửi; hoặc nhập thẳng giá trị.',
    );
  }
  if (value === null) return { value: null };
  if (typeof value === 'object') {
    return refused(
      'error-value',
      `Ô đang báo lỗi ${value.error}. Xóa công thức và nhập lại giá trị.`,
    );
  }
  const text = typeof value === 'string' ? cleanText(value) : String(value);
  if (text === '') return { value: null };
  // Excel makes a day of "12/5"; as a number it would be forty-six thousand.
  const day = cell?.isDate && typeof value === 'number' ? dayText(value) : null;
  switch (rule.kind) {
    case 'choice':
      return readChoice(text, rule.choices);
    case 'date':
      return readDay(value, rule, year);
    case 'number':
    case 'whole':
      return day === null
        ? readAmount(value, rule, measure, rule.kind === 'whole')
        : refused(
            'number-is-date',
            `Ô cần số nhưng Excel đã đổi thành ngày ${day}. Đặt định dạng ô là Number rồi nhập lại số.`,
          );
    case 'text':
      return readText(day ?? text, rule.max);
  }
}

/** A day as people write it; null for a number that is no day. */
function dayText(serial: number): string | null {
  const reading = readDate(serial);
  return reading.ok ? formatDay(reading.value) : null;
}

/** What a cell shows, for messages: a day where Excel has made one, else the value. */
export const cellShown = (cell: ReadCell | undefined): unknown =>
  (cell?.isDate && typeof cell.value === 'number' ? dayText(cell.value) : null) ?? cell?.value;

function readChoice(text: string, choices: readonly string[]): CellReading {
  if (choices.includes(text)) return { value: text };
  const alike = choices.filter((choice) => fold(choice) === fold(text));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) {
    return understood(
      only,
      'choice-respelled',
      `Được hiểu là "${only}". Lần sau chọn trong danh sách.`,
    );
  }
  return refused('not-in-list', `Không có trong danh sách. Chọn một trong: ${choices.join(', ')}.`);
}

function readDay(
  value: string | number | boolean,
  rule: { from: number; to: number },
  year: number,
): CellReading {
  if (typeof value === 'boolean')
    return refused('not-a-date', 'Đây không phải là ngày. Nhập dạng 05/06/2026.');
  const reading = readDate(value, { year });
  if (!reading.ok) return refused(reading.code, reading.message);
  const day = Math.floor(reading.value);
  if (day < rule.from || day > rule.to) {
    return refused('date-out-of-range', ruleMessages({ kind: 'date', ...rule }).error);
  }
  return typeof value === 'string'
    ? understood(
        day,
        'date-as-text',
        'Ngày đang gõ dạng chữ, đã đọc được. Nên nhập lại thành ngày của Excel.',
      )
    : { value: day };
}

function readAmount(
  value: string | number | boolean,
  rule: { min?: number; max?: number },
  measure: string | null,
  whole: boolean,
): CellReading {
  if (typeof value === 'boolean')
    return refused('not-a-number', 'Đây không phải là số. Nhập một số.');
  const reading = readNumber(value, measure === null ? {} : { measure });
  if (!reading.ok) return refused(reading.code, reading.message);
  const number = keptDigits(reading.value.value);
  if (whole && !Number.isInteger(number)) return refused('not-whole', 'Nhập một số nguyên.');
  const low = rule.min !== undefined && number < rule.min;
  const high = rule.max !== undefined && number > rule.max;
  if (low || high) {
    return refused('number-out-of-range', ruleMessages({ kind: 'number', ...rule }).error);
  }
  return typeof value === 'string'
    ? understood(
        number,
        'number-as-text',
        `Số đang gõ dạng chữ, được hiểu là ${formatNumber(number)}. Nên nhập lại thành số.`,
      )
    : { value: number };
}

function readText(text: string, max: number): CellReading {
  return text.length <= max
    ? { value: text }
    : refused(
        'text-too-long',
        `Dài ${formatNumber(text.length)} ký tự, nhiều hơn ${formatNumber(max)}. Viết gọn lại.`,
      );
}
