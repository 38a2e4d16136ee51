/** Cấu hình, read back: what the province set, and what of it cannot be used. */
import { readDate } from '../../domain/date-text';
import { isoFromDay } from '../../domain/day';
import { fold } from '../../domain/fold';
import type { CalendarDay } from '../../domain/model';
import type { CellContent } from '../model';
import { YEAR_BOUNDS, ruleMessages } from '../rules';
import { DUE_DAYS, HOLIDAY, HOLIDAY_LABELS, NO, YES, settingRule, type Settings } from './settings';

/** Cells of one settings row as they were read back. */
export type SettingCells = Readonly<Record<'name' | 'value' | 'detail' | 'basis', CellContent>>;

/** A setting that cannot be used as it stands. */
export interface SettingProblem {
  id: string;
  column: 'value' | 'detail';
  message: string;
}

/** A day as a number or as people write it; a time of day, a year or a slip of the pen is none. */
function dayOf(value: CellContent, { from, to }: { from: number; to: number }): number | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'number' && !Number.isInteger(value)) return null;
  const reading = readDate(value);
  return reading.ok && reading.value >= from && reading.value <= to ? reading.value : null;
}

/**
 * Settings that stand in a book. What is blank keeps its default; what is there and cannot be used
 * keeps it too, and is told.
 *
 * @param tell called for each setting that cannot be used
 */
export function readSettings(
  rows: ReadonlyMap<string, SettingCells>,
  defaults: Settings,
  tell: (problem: SettingProblem) => void,
): Settings {
  const setting = <T>(id: string, fallback: T, read: (value: CellContent) => T | null): T => {
    const value = rows.get(id)?.value ?? null;
    if (value === null || value === '') return fallback;
    const found = read(value);
    const rule = settingRule(id);
    if (found === null && rule) tell({ id, column: 'value', message: ruleMessages(rule).error });
    return found ?? fallback;
  };
  const within = (low: number, high: number, whole: boolean) => (value: CellContent) =>
    typeof value === 'number' &&
    value >= low &&
    value <= high &&
    (!whole || Number.isInteger(value))
      ? value
      : null;
  const yes = (value: CellContent): boolean | null => {
    const word = fold(String(value));
    return word === fold(YES) ? true : word === fold(NO) ? false : null;
  };
  const weight = (id: string, fallback: number): number =>
    setting(id, fallback, within(0, Infinity, false));
  const [q1, q2, q3, q4] = defaults.weights;
  const weights: Settings['weights'] = [
    weight('weight1', q1),
    weight('weight2', q2),
    weight('weight3', q3),
    weight('weight4', q4),
  ];
  const weightless = weights.every((value) => value === 0);
  if (weightless) {
    tell({ id: 'weight1', column: 'value', message: 'Bốn tỷ trọng quý không thể cùng bằng 0.' });
  }
  return {
    asOf: setting('asOf', defaults.asOf, (value) => dayOf(value, YEAR_BOUNDS)),
    warnDays: setting('warnDays', defaults.warnDays, within(0, 60, true)),
    beforeIncludesDay: setting('beforeIncludesDay', defaults.beforeIncludesDay, yes),
    rollToWorkingDay: setting('rollToWorkingDay', defaults.rollToWorkingDay, yes),
    dueWorkingDays: setting(
      'dueWorkingDays',
      defaults.dueWorkingDays,
      within(DUE_DAYS.low, DUE_DAYS.high, true),
    ),
    weights: weightless ? defaults.weights : weights,
    holidays: readHolidays(rows, tell) ?? defaults.holidays,
  };
}

/** Days off and days worked instead; null when the book lists none. */
function readHolidays(
  rows: ReadonlyMap<string, SettingCells>,
  tell: (problem: SettingProblem) => void,
): CalendarDay[] | null {
  const kinds = Object.entries(HOLIDAY_LABELS) as [CalendarDay['kind'], string][];
  const holidays: CalendarDay[] = [];
  for (const [id, { name, value, detail, basis }] of rows) {
    if (!id.startsWith('holiday:') || value === null || value === '') continue;
    const day = dayOf(value, HOLIDAY);
    // A day off without a kind is what people mean by a holiday; an unknown word is not guessed at.
    const kind =
      detail === null || detail === ''
        ? 'holiday'
        : kinds.find(([, label]) => label === detail)?.[0];
    if (day === null) tell({ id, column: 'value', message: ruleMessages(HOLIDAY).error });
    else if (!kind) {
      const choices = Object.values(HOLIDAY_LABELS).join(', ');
      tell({ id, column: 'detail', message: `Chọn một trong: ${choices}.` });
    } else {
      const label = typeof name === 'string' && name !== '' ? name : 'Ngày nghỉ';
      holidays.push({ date: isoFromDay(day), kind, name: label, basis: String(basis ?? '') });
    }
  }
  return holidays.length > 0 ? holidays : null;
}
