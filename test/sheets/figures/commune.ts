/** Which cells of a commune's workbook should show what. */
import type { Commune } from '../../../src/domain/model';
import type { CellContent } from '../../../src/sheets/model';
import { type Figures } from './model';
import { GROUPS, sumOf } from './world';
import * as shown from './shown';
import type { Cell } from './shown';

/** Whole per cents, as people round. */
const percent = (part: number, whole: number): string =>
  `${Math.floor((200 * Math.round(part * 100) + Math.round(whole * 100)) / (2 * Math.round(whole * 100)))}%`;

export function communeCells(figures: Figures, unit: Commune): Map<string, CellContent> {
  const tasks = figures.tasksOf(unit);
  const targets = figures.targetsOf(unit, true);
  const groups = figures.groupsOf(unit);
  const filled = figures.world.reports.get(unit.code)?.filled ?? {};
  const projects = figures.projectsOf(unit);
  const isNone = filled['report/disbursement']?.['value'] === 'Không phát sinh';
  const nothing = isNone || groups.length > 0 ? 'Không phát sinh' : 'Chưa có số liệu';
  const moneyColumns = ['plan', 'disbursed', 'volume', 'advance', 'estimate', 'carriedPlan'];
  return new Map<string, CellContent>([
    ...tasks.flatMap((line) => shown.taskCells('', line)),
    ...targets.flatMap((line) => shown.targetCells('', line)),
    ...figures
      .petitionsOf(unit, true)
      .flatMap(({ id, last, word }) =>
        shown.row(`petitions/${id}`, { lastDay: last, status: word }),
      ),
    ...projects.flatMap(({ id, ...line }) => {
      const spent = line['estimate'] ?? line['disbursed'] ?? null;
      const judged = figures.judged({
        group: GROUPS.indexOf(String(line['group'])) + 1,
        plan: (line['plan'] ?? null) as number | null,
        spent: spent as number | null,
      });
      return shown.row(`disbursement/${id}`, judged);
    }),
    ...moneyColumns.map((key): Cell => [
      `disbursement/Tổng/${key}`,
      sumOf(projects.map((line) => (line[key] ?? null) as number | null)) ?? 0,
    ]),
    ...shown.classes(
      'report/I',
      shown.TASK_LINES,
      tasks.map(({ word }) => word),
    ),
    ...shown.classes(
      'report/II',
      shown.TARGET_LINES,
      targets.map(({ word }) => word),
    ),
    ...GROUPS.flatMap((label, index): Cell[] => {
      const key = `report/III/${label}`;
      const sums = shown.groupSum(index + 1, groups);
      const { plan, disbursed, spent, projects: count } = sums;
      const { floor, status, rate } = figures.judged(sums);
      const share = rate === '' ? '-' : percent(spent ?? 0, plan ?? 1);
      const next = figures.nextOf(index + 1);
      const held = floor === '' ? next && `; ${next}` : `; ${Math.round(Number(floor) * 100)}%`;
      return shown.row(key, {
        ...{ 'Kế hoạch vốn': plan, 'Đã giải ngân': disbursed, 'Ước hết kỳ': spent },
        'Tỷ lệ; mốc': count === 0 ? '' : share + held,
        'Trạng thái': count === 0 ? nothing : (status ?? ''),
      });
    }),
  ]);
}
