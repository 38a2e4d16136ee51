/** Columns of `Đơn vị` that count over the other sheets. */
import { fixed } from '../columns';
import { addUp, groupAssessment, spentOf } from '../disbursement';
import type { BookContext, Column } from '../spec';
import { taskLineStatus } from '../tasks';
import type { ProvinceLines } from './lines';
import type { UnitRow } from './rows';

/** Addresses of a column of another sheet, by its key. */
export type RangeOf = (key: string) => string;

/**
 * Per unit: how many tasks are late or without data, and how much of the plan is paid out.
 *
 * @param lines the lines that are counted
 * @param ranges where those lines stand, for the formulas
 */
export function unitCounts(
  context: BookContext,
  lines: Pick<ProvinceLines, 'tasks' | 'disbursement'>,
  ranges: { tasks: RangeOf; disbursement: RangeOf },
): Column<UnitRow>[] {
  const states = new Map<string, string[]>();
  for (const row of lines.tasks) {
    if (!row.unit) continue;
    const list = states.get(row.unit.code) ?? [];
    list.push(taskLineStatus(row, context));
    states.set(row.unit.code, list);
  }
  const count = (key: string, heading: string, status: string, about: string): Column<UnitRow> =>
    fixed(
      key,
      heading,
      'whole',
      10,
      ({ unit }) => (states.get(unit.code) ?? []).filter((state) => state === status).length,
      about,
      {
        group: 'Nhiệm vụ',
        formula: () =>
          `COUNTIFS(${ranges.tasks('unit')},[unit],${ranges.tasks('status')},"${status}")`,
      },
    );
  const groupsOf = ({ unit }: UnitRow) =>
    lines.disbursement.filter((line) => line.unit.code === unit.code);
  const spentRate = (row: UnitRow): number | '' => {
    const groups = groupsOf(row);
    const plan = addUp(groups.map((line) => line.plan));
    const spent = addUp(groups.map((line) => spentOf(line)));
    return plan === null || plan === 0 || spent === null ? '' : spent / plan;
  };
  const underFloor = (row: UnitRow): number =>
    groupsOf(row).filter((line) => groupAssessment(line, context).status === 'Chậm mốc').length;
  return [
    count('overdue', 'Quá hạn', 'Quá hạn', 'Công thức: số nhiệm vụ quá hạn'),
    count('done', 'Đúng hạn', 'Hoàn thành đúng hạn', 'Công thức: số nhiệm vụ hoàn thành đúng hạn'),
    count('noData', 'Chưa có số liệu', 'Chưa có số liệu', 'Công thức: số nhiệm vụ chưa có số liệu'),
    fixed(
      'spent',
      'Tỷ lệ',
      'percent',
      10,
      spentRate,
      'Tỷ lệ giải ngân (ước, hoặc đã giải ngân) của các nhóm',
      { group: 'Giải ngân' },
    ),
    fixed(
      'underFloor',
      'Nhóm chậm mốc',
      'whole',
      10,
      underFloor,
      'Công thức: số nhóm dự án dưới mốc',
      {
        group: 'Giải ngân',
        formula: () =>
          `COUNTIFS(${ranges.disbursement('unit')},[unit],${ranges.disbursement('status')},"Chậm mốc")`,
      },
    ),
  ];
}
