/**
 * The written rules once more, straight from the answers and without the code that they judge. Amounts have at most
 * two decimals, shares are whole per cents or twelfths: what differs by less than `DUST` is the same.
 */
import type { CalendarDay, Deadline, Direction, Milestone } from '../../../src/domain/model';

const DAY = 86_400_000;
/** Excel's number of 01/01/1970. */
const EPOCH = 25_569;

export const serialOf = (iso: string): number => Date.parse(iso) / DAY + EPOCH;
const dateOf = (serial: number): Date => new Date((serial - EPOCH) * DAY);
export const isoOf = (serial: number): string => dateOf(serial).toISOString().slice(0, 10);

const DUST = 1e-9;

export const cents = (value: number): number => Math.round(value * 100);

/** Year and last month of a period. */
export function partsOf(period: string): { year: number; month: number } {
  const [year = '', rest = '12'] = period.split('-');
  const last: Readonly<Record<string, number>> = { Q1: 3, Q2: 6, Q3: 9, Q4: 12, H1: 6, '9M': 9 };
  return { year: Number(year), month: last[rest] ?? Number(rest) };
}

const onDay = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY + EPOCH;

export const endOf = (period: string): number => {
  const { year, month } = partsOf(period);
  return onDay(year, month + 1, 0);
};

export function isWorkingDay(day: number, holidays: readonly CalendarDay[]): boolean {
  const found = holidays.filter(({ date }) => date === isoOf(day)).map(({ kind }) => kind);
  if (found.some((kind) => kind !== 'swap-work')) return false;
  return found.length > 0 || ![0, 6].includes(dateOf(day).getUTCDay());
}

/** Working days after the 14th of the last month of the period. */
export function dueDay(period: string, days: number, holidays: readonly CalendarDay[]): number {
  const { year, month } = partsOf(period);
  let due = onDay(year, month, 14);
  for (let left = days; left > 0; left -= isWorkingDay(due, holidays) ? 1 : 0) due += 1;
  return due;
}

export interface DayRules {
  beforeIncludesDay: boolean;
  rollToWorkingDay: boolean;
  holidays: readonly CalendarDay[];
}

const STRICT: DayRules = { beforeIncludesDay: false, rollToWorkingDay: false, holidays: [] };

export function lastDaysOf(deadline: Deadline | null, rules: DayRules): number[] {
  if (deadline === null) return [];
  const { kind, date, dates = [], each } = deadline;
  const named = kind === 'recurring' ? dates : date === null ? [] : [date];
  return named
    .map((iso) => {
      const isBefore = (kind === 'recurring' ? each : kind) === 'before';
      let day = serialOf(iso) - (isBefore && !rules.beforeIncludesDay ? 1 : 0);
      while (rules.rollToWorkingDay && !isWorkingDay(day, rules.holidays)) day += 1;
      return day;
    })
    .sort((a, b) => a - b);
}

export function lastDayOf(deadline: Deadline | null, rules: DayRules, asOf: number): number | null {
  const days = lastDaysOf(deadline, rules);
  return days.find((day) => day >= asOf) ?? days.at(-1) ?? null;
}

const open = (last: number | null, asOf: number, warnDays: number): string => {
  if (last === null) return 'Không thời hạn';
  if (last < asOf) return 'Quá hạn';
  return last - asOf > warnDays ? 'Trong hạn' : 'Sắp đến hạn';
};

const finished = (last: number | null, on: number): string =>
  last !== null && on > last ? 'Hoàn thành quá hạn' : 'Hoàn thành đúng hạn';

export interface Task {
  state: string | null;
  completedOn: number | null;
  last: number | null;
}

export function taskWord({ state, completedOn, last }: Task, asOf: number, warn: number): string {
  if (state === 'Không phát sinh') return state;
  if (completedOn !== null) return finished(last, completedOn);
  if (state === 'Hoàn thành') return 'Thiếu ngày hoàn thành';
  return state === null ? 'Chưa có số liệu' : open(last, asOf, warn);
}

export const answerWord = (
  answeredOn: number | null,
  last: number | null,
  asOf: number,
  warn: number,
): string => (answeredOn === null ? open(last, asOf, warn) : finished(last, answeredOn));

export interface Figures {
  plan: number;
  actual: number;
  direction: Direction;
}

/** Less than 0 is what is missing. */
export function gapOf({ plan, actual, direction }: Figures): number {
  const over = Math.abs(actual - plan) < DUST ? 0 : actual - plan;
  return direction === 'at-least' ? over : direction === 'at-most' ? -over : -Math.abs(over);
}

export function targetWord(figures: Figures, month: number): string {
  const { plan, actual, direction } = figures;
  const gap = gapOf(figures);
  if (gap >= 0) return direction === 'at-least' && gap > 0 ? 'Vượt' : 'Đạt';
  if (month === 12 || (direction !== 'at-least' && actual > plan)) return 'Không đạt';
  return plan > 0 && actual * 12 >= plan * month - DUST ? 'Đúng tiến độ' : 'Chậm tiến độ';
}

export const rateOf = (plan: number | null, actual: number | null): number | '' =>
  plan === null || actual === null || plan <= 0 ? '' : actual / plan;

/** What each month that is left of the plan's own year must bring. */
export function paceOf(figures: Figures, year: number, asOf: number): number | '' {
  if (figures.direction !== 'at-least') return '';
  const missing = -gapOf(figures);
  if (missing <= 0) return 0;
  let months = 0;
  for (let month = 1; month <= 12; month += 1) {
    const first = onDay(year, month, 1);
    const length = onDay(year, month + 1, 1) - first;
    months += Math.min(length, Math.max(0, first + length - 1 - asOf)) / length;
  }
  return months === 0 ? '' : missing / months;
}

/** Day and share, in per cent. */
export type Floor = [day: number, percent: number];

/** The floors of a group for the plan of a year, whose money is paid until 31/01 of the next. */
export function floorsOf(
  milestones: readonly Milestone[],
  group: number,
  year: number,
  rules: DayRules,
): Floor[] {
  return milestones.flatMap((milestone): Floor[] => {
    const { kind, share, deadline } = milestone;
    const [strict] = lastDaysOf(deadline, STRICT);
    const [last] = lastDaysOf(deadline, rules);
    if (kind !== 'disbursement' || share === undefined) return [];
    if (strict === undefined || last === undefined) return [];
    if (milestone.group !== null && milestone.group !== group) return [];
    const [named = 0, month] = isoOf(strict).split('-').map(Number);
    return (month === 1 ? named - 1 : named) === year ? [[last, cents(share)]] : [];
  });
}

const highest = (floors: readonly Floor[]): number | null =>
  floors.length === 0 ? null : Math.max(...floors.map(([, percent]) => percent));

/** In per cent. */
export const floorOn = (floors: readonly Floor[], day: number): number | null =>
  highest(floors.filter(([last]) => last <= day));

export interface Money {
  plan: number | null;
  spent: number | null;
}

export function moneyWord({ plan, spent }: Money, floor: number | null): string {
  if (plan === null || spent === null) return 'Chưa có số liệu';
  if (cents(spent) > cents(plan)) return 'Vượt kế hoạch';
  if (plan === 0) return 'Không có kế hoạch';
  if (floor === null) return 'Chưa đến mốc';
  return cents(spent) * 100 >= cents(plan) * floor ? 'Đạt mốc' : 'Chậm mốc';
}

/** The floor to reach next, or the last one where none is left; null: there is none at all. */
export function nextFloor(floors: readonly Floor[], asOf: number): Floor | null {
  const days = floors.map(([day]) => day);
  const ahead = days.filter((day) => day >= asOf);
  const on = ahead.length > 0 ? Math.min(...ahead) : Math.max(...days);
  const floor = floorOn(floors, on);
  return floor === null ? null : [on, floor];
}

/** As `30/9: 60%`. */
export function floorText(floor: Floor | null): string {
  if (floor === null) return '';
  const [, month, day] = isoOf(floor[0]).split('-').map(Number);
  return `${day}/${month}: ${floor[1]}%`;
}

export function moneyGap({ plan, spent }: Money, next: Floor | null): number | '' {
  if (plan === null || spent === null || next === null) return '';
  return Math.max(0, cents(plan) * next[1] - cents(spent) * 100) / 10_000;
}
