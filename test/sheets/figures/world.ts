/** Words of the model: a world, what its units answered, and the figures that come of it. */
import type { Catalog } from '../../../src/catalog';
import type { Commune, Direction, Task } from '../../../src/domain/model';
import type { CellContent } from '../../../src/sheets/model';
import type { Settings } from '../../../src/sheets/province/settings';

export type Answer = Readonly<Record<string, CellContent>>;
/** Answers by `sheet/row`. */
export type Filled = Readonly<Record<string, Answer>>;

export interface SentReport {
  day: number;
  filled: Filled;
}

export interface World {
  catalog: Catalog;
  period: string;
  settings: Settings;
  /** By unit; a unit without is silent. */
  reports: ReadonlyMap<string, SentReport>;
  /** What the province typed into its own rows. */
  own: Filled;
}

export interface TaskFigures {
  id: string;
  task: Task;
  unit: Commune | null;
  word: string;
  last: number | null;
  daysLeft: number | '';
}

export interface TargetFigures {
  id: string;
  name: string;
  /** Name and measure: the same of two directives is one indicator. */
  indicator: string;
  unit: Commune | null;
  word: string;
  figures: { plan: number | null; actual: number | null; direction: Direction };
  cells: Readonly<Record<string, CellContent>>;
}

export interface GroupFigures {
  unit: Commune | null;
  group: number;
  projects: number;
  plan: number | null;
  disbursed: number | null;
  spent: number | null;
}

export const DIRECTIONS: Readonly<Record<Direction, string>> = {
  'at-least': 'trở lên',
  'at-most': 'không quá',
  exactly: 'đúng bằng',
};

export const GROUPS = [
  '1. Đã hoàn thành',
  '2. Chuyển tiếp',
  '3. Khởi công mới',
  '4. Chuẩn bị đầu tư',
];

export const NONE = 'Không phát sinh';

export const numberIn = (answer: Answer, key: string): number | null => {
  const value = answer[key];
  return typeof value === 'number' ? value : null;
};
export const textIn = (answer: Answer, key: string): string | null => {
  const value = answer[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Sum of what is there; nothing is not nought. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return null;
  return given.reduce((sum, value) => sum + Math.round(value * 1e6), 0) / 1e6;
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();

export const indicatorOf = ({ name, measure }: { name: string; measure: string }): string =>
  `${plain(name)} (${plain(measure)})`;
