/** Cells that the province's book and a commune's workbook have in common. */
import type { CellContent } from '../../../src/sheets/model';
import type { Answer, GroupFigures, TargetFigures, TaskFigures } from './world';
import { sumOf } from './world';

export type Cell = [key: string, value: CellContent];

export const row = (key: string, answer: Answer): Cell[] =>
  Object.entries(answer).map(([column, value]) => [`${key}/${column}`, value]);

/** Labels, and the words that are counted there. */
export const TASK_LINES: readonly [string, readonly string[]][] = [
  ['Hoàn thành đúng hạn', ['Hoàn thành đúng hạn']],
  ['Hoàn thành quá hạn', ['Hoàn thành quá hạn']],
  ['Chưa hoàn thành, trong hạn', ['Trong hạn', 'Sắp đến hạn']],
  ['Chưa hoàn thành, quá hạn', ['Quá hạn']],
  ['Không thời hạn', ['Không thời hạn']],
  ['Không phát sinh', ['Không phát sinh']],
  ['Chưa có số liệu', ['Chưa có số liệu', 'Thiếu ngày hoàn thành']],
];
export const SOON: [string, readonly string[]] = ['trong đó: sắp đến hạn', ['Sắp đến hạn']];
export const TARGET_LINES = [
  'Vượt',
  'Đạt',
  'Đúng tiến độ',
  'Chậm tiến độ',
  'Không đạt',
  'Không phát sinh',
  'Chưa có số liệu',
].map((word): [string, readonly string[]] => [word, [word]]);

export const times = (words: readonly string[], wanted: readonly string[]): number =>
  words.filter((word) => wanted.includes(word)).length;

/** Whole numbers only: no product falls short of a half. */
const bar = (part: number, whole: number): string =>
  whole === 0 ? '' : '█'.repeat(Math.floor((48 * part + whole) / (2 * whole)));

/** Count, share of the whole and, in the overview, a bar. */
export const counted = (
  key: string,
  part: number,
  whole: number,
  count: string,
  drawn?: number,
): Cell[] => [
  [`${key}/${count}`, part],
  [`${key}/Tỷ lệ`, whole === 0 ? 0 : part / whole],
  ...(drawn === undefined ? [] : [[`${key}/${drawn}`, bar(part, whole)] as Cell]),
];

export function classes(
  section: string,
  lines: readonly [string, readonly string[]][],
  words: readonly string[],
  drawn?: number,
): Cell[] {
  const there = words.filter((word) => word !== '');
  return [
    ...lines.flatMap(([label, wanted]) =>
      counted(`${section}/${label}`, times(there, wanted), there.length, 'Số lượng', drawn),
    ),
    [`${section}/Tổng số/Số lượng`, there.length],
  ];
}

export const taskCells = (prefix: string, { id, word, last, daysLeft }: TaskFigures): Cell[] =>
  row(`tasks/${prefix}${id}`, { status: word, lastDay: last, daysLeft });

export const targetCells = (prefix: string, { id, cells }: TargetFigures): Cell[] =>
  row(`targets/${prefix}${id}`, cells);

/** Sums of one group over the units that have it. */
export function groupSum(group: number, lines: readonly GroupFigures[]): GroupFigures {
  const own = lines.filter((line) => line.group === group);
  return {
    unit: null,
    group,
    projects: own.reduce((sum, { projects }) => sum + projects, 0),
    plan: sumOf(own.map(({ plan }) => plan)),
    disbursed: sumOf(own.map(({ disbursed }) => disbursed)),
    spent: sumOf(own.map(({ spent }) => spent)),
  };
}
