import type { Commune, Direction, ProjectGroup } from '../domain/model';
import type { CellContent } from './model';

/** What a unit answered, by column key. A key that is absent was left blank. */
export type Answers = Readonly<Record<string, CellContent>>;

/** One row of a table: something from the catalog (or a free row) and what was answered to it. */
export interface Line<Item> {
  id: string;
  item: Item;
  answers: Answers;
  /** Whose row it is; absent where an agency of the province is the owner. */
  unit?: Commune;
  /** The agency that owns the row, where no unit does. */
  owner?: string;
}

/** Text of an answer; blank gives null. */
export function answerText(answers: Answers, key: string): string | null {
  const value = answers[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Number of an answer; anything else gives null. */
export function answerNumber(answers: Answers, key: string): number | null {
  const value = answers[key];
  return typeof value === 'number' ? value : null;
}

/** Words for the four project groups; they stand in the drop-down and in the table of milestones. */
export const GROUP_LABELS: Readonly<Record<ProjectGroup, string>> = {
  1: '1. Đã hoàn thành',
  2: '2. Chuyển tiếp',
  3: '3. Khởi công mới',
  4: '4. Chuẩn bị đầu tư',
};

/** @example groupOf('2. Chuyển tiếp') //=> 2 */
export function groupOf(label: string | null): ProjectGroup | null {
  const found = Object.entries(GROUP_LABELS).find(([, text]) => text === label);
  return found ? (Number(found[0]) as ProjectGroup) : null;
}

/** State of a task as a unit reports it. "Không phát sinh" is an answer; blank is not. */
export const TASK_STATES = [
  'Chưa thực hiện',
  'Đang thực hiện',
  'Hoàn thành',
  'Không phát sinh',
] as const;

/** Words for the direction of a target; they stand in the drop-down and the formulas test them. */
export const DIRECTION_LABELS: Readonly<Record<Direction, string>> = {
  'at-least': 'trở lên',
  'at-most': 'không quá',
  exactly: 'đúng bằng',
};
