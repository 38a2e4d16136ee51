/** Sums by project group, as the commune's report and the province's overview print them. */
import type { ProjectGroup } from '../domain/model';
import { absoluteArea } from './address';
import {
  addUp,
  assess,
  nextMilestoneText,
  type Assessment,
  type GroupLine,
} from './disbursement-sums';
import { text } from './form';
import { groupSum } from './formulas';
import { GROUP_LABELS } from './line';
import type { CellModel, RowList } from './model';
import type { RenderedTable } from './render-table';
import type { BookContext } from './spec';

export const PROJECT_GROUPS: readonly ProjectGroup[] = [1, 2, 3, 4];

/** Columns of the sums, which the formulas of rate, floor and status refer to. */
export const SUM_COLUMNS = [
  ['group', 2],
  ['plan', 3],
  ['disbursed', 4],
  ['estimate', 5],
] as const;

export interface GroupRow {
  /** Label and sums, by column. */
  cells: Record<number, CellModel>;
  assessed: Assessment;
  /** The milestone that the gap is reckoned to, in words. */
  next: string;
  /** Where the lines' groups stand, as formulas write it. */
  area: string;
}

/**
 * A row of sums over the lines of a table.
 *
 * @param row number of the row it will stand in
 */
export function groupRow(
  group: ProjectGroup,
  lines: readonly GroupLine[],
  table: RenderedTable<RowList>,
  row: number,
  context: BookContext,
): GroupRow {
  const own = lines.filter((line) => line.group === group);
  const money = {
    group,
    plan: addUp(own.map(({ plan }) => plan)),
    disbursed: addUp(own.map(({ disbursed }) => disbursed)),
    estimate: addUp(own.map(({ estimate }) => estimate)),
  };
  const range = (key: string): string => absoluteArea(table.sheet.name, table.areaOf(key));
  const ranges = {
    group: range('group'),
    plan: range('plan'),
    disbursed: range('disbursed'),
    estimate: range('estimate'),
  };
  const sum = (key: 'plan' | 'disbursed' | 'estimate'): CellModel => ({
    value: money[key] ?? '',
    formula: groupSum(key, ranges, `$B${row}`),
    style: 'amount',
  });
  return {
    cells: {
      2: text(GROUP_LABELS[group]),
      3: sum('plan'),
      4: sum('disbursed'),
      5: sum('estimate'),
    },
    assessed: assess(money, context),
    next: nextMilestoneText(money, context),
    area: ranges.group,
  };
}
