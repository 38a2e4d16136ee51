/** Columns of `Đơn vị` that count over the other sheets. */
import { fixed } from '../columns';
import { addUp, assess, spentOf, type GroupLine } from '../disbursement-sums';
import type { BookContext, Column } from '../spec';
import { NO_DATA } from '../status-classes';
import { taskLineStatus } from '../tasks';
import type { ProvinceLines } from './lines';
import type { UnitRow } from './rows';

/** Addresses of a column of another sheet, by its key. */
export type RangeOf = (key: string) => string;

/**
 * Per unit: how many tasks are late or without data, and how much of the plan is paid out.
 *
 * @param lines the lines that are counted
 * @param ranges where those lines stand, for the formulas; null where the sheet does not hold all of them
 */
export function unitCounts(
  context: BookContext,
  lines: Pick<ProvinceLines, 'tasks' | 'disbursement'>,
  ranges: { tasks: RangeOf | null; disbursement: RangeOf },
): Column<UnitRow>[] {
  const states = new Map<string, string[]>();
  for (const row of lines.tasks) {
    if (!row.unit) continue;
    const list = states.get(row.unit.code) ?? [];
    list.push(taskLineStatus(row, context));
    states.set(row.unit.code, list);
  }
  const { tasks } = ranges;
  const countFormula = (statuses: readonly string[]): string | null =>
    tasks &&
    statuses
      .map((status) => `COUNTIFS(${tasks('unit')},[unit],${tasks('status')},"${status}")`)
      .join('+');
  const count = (
    key: string,
    heading: string,
    statuses: readonly string[],
    about: string,
  ): Column<UnitRow> =>
    fixed(
      key,
      heading,
      'whole',
      10,
      ({ unit }) =>
        (states.get(unit.code) ?? []).filter((state) => statuses.includes(state)).length,
      about,
      {
        group: 'Nhiệm vụ',
        formula: () => countFormula(statuses),
      },
    );
  const groups = new Map<string, GroupLine[]>();
  for (const line of lines.disbursement) {
    const list = groups.get(line.unit.code);
    if (list) list.push(line);
    else groups.set(line.unit.code, [line]);
  }
  const groupsOf = ({ unit }: UnitRow): readonly GroupLine[] => groups.get(unit.code) ?? [];
  const spentRate = (row: UnitRow): number | '' => {
    const own = groupsOf(row);
    const plan = addUp(own.map((line) => line.plan));
    const spent = addUp(own.map((line) => spentOf(line)));
    return plan === null || plan === 0 || spent === null ? '' : spent / plan;
  };
  const underFloor = (row: UnitRow): number =>
    groupsOf(row).filter((line) => assess(line, context).status === 'Chậm mốc').length;
  return [
    count('overdue', 'Quá hạn', ['Quá hạn'], 'Công thức: số nhiệm vụ quá hạn'),
    count(
      'done',
      'Đúng hạn',
      ['Hoàn thành đúng hạn'],
      'Công thức: số nhiệm vụ hoàn thành đúng hạn',
    ),
    count(
      'noData',
      'Chưa có số liệu',
      NO_DATA,
      'Công thức: số nhiệm vụ chưa có số liệu, kể cả thiếu ngày hoàn thành',
    ),
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
