/** Checks against what the same unit reported for other periods, as the province's book remembers it. */
import { falls, jumps, planJumps } from '../domain/cumulative';
import { formatDay } from '../domain/day';
import { fold } from '../domain/fold';
import { formatNumber } from '../domain/number-text';
import { comparePeriods, isPeriod, partsOf, periodName } from '../domain/period';
import { PROJECTS } from '../sheets/commune/rows';
import type { LongTable } from '../sheets/province/long-table';
import type { BookContext } from '../sheets/spec';
import { AnswerCells } from './answer-cells';
import { conflict, type Conflict } from './conflict';
import type { ExtractedValue, Submission } from './submission';

type Value = ExtractedValue['value'];

/** What one unit reported for one period, by item. */
interface EarlierReport {
  period: string;
  values: ReadonlyMap<string, Value>;
}

/** What the long table remembers of each unit. */
export class UnitHistory {
  constructor(private readonly table: LongTable) {}

  /** Reports of other periods of the same year, oldest first. */
  sameYear(unit: string, period: string): EarlierReport[] {
    const { year } = partsOf(period);
    return this.table
      .ofUnit(unit)
      .filter(({ period: of }) => of !== period && isPeriod(of) && partsOf(of).year === year)
      .map((report): EarlierReport => {
        const values = new Map<string, Value>();
        for (const { item, value } of this.table.rowsOf(report)) values.set(item, value);
        return { period: report.period, values };
      })
      .sort((a, b) => comparePeriods(a.period, b.period));
  }
}

/** A figure that is counted from the start of the year: the cell, what it was before, the year's plan. */
interface Series {
  cell: ExtractedValue;
  now: number;
  what: string;
  plan: number | null;
  severity: 'high' | 'medium';
  /** The figure in another report; null where that report has none. */
  of: (report: EarlierReport) => number | null;
}

export function checkHistory(
  submission: Submission,
  context: BookContext,
  history: UnitHistory,
): Conflict[] {
  const others = history.sameYear(submission.unit, submission.period);
  if (others.length === 0) return [];
  const taken = submission.values.filter(({ item }) => !submission.withheld.includes(item));
  const cells = new AnswerCells({ values: taken, blanks: submission.blanks });
  const earlier = others.filter(({ period }) => comparePeriods(period, submission.period) < 0);
  const later = others.filter(({ period }) => comparePeriods(period, submission.period) > 0);
  const series = [...projectSeries(cells), ...targetSeries(cells, context)];
  return [
    ...series.flatMap((one) => checkSeries(one, submission.period, earlier, later)),
    ...checkProjects(cells, earlier.at(-1)),
    ...checkBlank(cells, context, earlier.at(-1)),
    ...checkTasks(cells, context, earlier.at(-1)),
  ];
}

function checkSeries(
  { cell, now, what, plan, severity, of }: Series,
  period: string,
  earlier: readonly EarlierReport[],
  later: readonly EarlierReport[],
): Conflict[] {
  const given = (report: EarlierReport): { period: string; figure: number }[] => {
    const figure = of(report);
    return figure === null ? [] : [{ period: report.period, figure }];
  };
  const before = earlier.flatMap(given).at(-1);
  if (before && falls(before.figure, now)) {
    const message = `${what} lũy kế nhỏ hơn số đã báo cáo ${periodName(before.period)} (${formatNumber(before.figure)}). Nhập số lũy kế từ đầu năm; nếu kỳ trước sai hoặc đã giảm thật thì giữ nguyên và ghi rõ lý do ở trang Báo cáo.`;
    return [conflict('cumulative-falls', severity, message, cell)];
  }
  const after = later.flatMap(given)[0];
  if (after && falls(now, after.figure)) {
    const message = `${what} lũy kế lớn hơn số đã báo cáo ${periodName(after.period)} (${formatNumber(after.figure)}). Sửa số sai ở một trong hai kỳ.`;
    return [conflict('cumulative-falls', severity, message, cell)];
  }
  const { kind } = partsOf(period);
  const habit = earlier.filter((report) => partsOf(report.period).kind === kind).flatMap(given);
  const figures = habit.map(({ figure }) => figure);
  if (!jumps(figures, now, plan)) return [];
  const message = `${what} tăng đột biến so với các kỳ trước của đơn vị (${figures
    .slice(-3)
    .map((figure) => formatNumber(figure))
    .join('; ')}). Kiểm tra đơn vị tính và dấu phân cách; nếu số đúng thì giữ nguyên.`;
  return [conflict('jump', 'low', message, cell)];
}

const numberOf = (value: Value | undefined): number | null =>
  typeof value === 'number' ? value : null;

/** Key of a project in a report: its name, because next month another row may hold it. */
const nameOf = (value: Value | undefined): string => (typeof value === 'string' ? fold(value) : '');

/** Row of the project that goes by that name in another report; by its place where it has no name. */
function projectRow({ values }: EarlierReport, id: string, name: string): string | undefined {
  const nameAt = (row: string): string => nameOf(values.get(`disbursement/${row}/name`));
  return nameAt(id) === name ? id : PROJECTS.find((row) => name !== '' && nameAt(row) === name);
}

function projectSeries(cells: AnswerCells): Series[] {
  return PROJECTS.flatMap((id) => {
    const name = nameOf(cells.at(`disbursement/${id}/name`)?.value);
    const series = (
      column: string,
      what: string,
      severity: Series['severity'],
      planColumn = 'plan',
    ): Series[] => {
      const cell = cells.at(`disbursement/${id}/${column}`);
      if (!cell || typeof cell.value !== 'number') return [];
      const plan = cells.number(`disbursement/${id}/${planColumn}`);
      const of = (report: EarlierReport): number | null => {
        const row = projectRow(report, id, name);
        return row === undefined
          ? null
          : numberOf(report.values.get(`disbursement/${row}/${column}`));
      };
      return [{ cell, now: cell.value, what, plan, severity, of }];
    };
    // An advance becomes volume when the work is accepted, so it may fall.
    return [
      ...series('disbursed', 'Giải ngân', 'high'),
      ...series('carriedDisbursed', 'Giải ngân vốn kéo dài', 'high', 'carriedPlan'),
      ...series('volume', 'Khối lượng hoàn thành', 'medium'),
    ];
  });
}

/** Results that add up over the units add up over the year as well; rates may fall. */
function targetSeries(cells: AnswerCells, { catalog }: BookContext): Series[] {
  return catalog.targets.flatMap(({ id, aggregate, direction }) => {
    const cell = cells.at(`targets/${id}/actual`);
    if (aggregate !== 'sum' || direction !== 'at-least') return [];
    if (!cell || typeof cell.value !== 'number') return [];
    const of = ({ values }: EarlierReport): number | null =>
      numberOf(values.get(`targets/${id}/actual`));
    const plan = cells.number(`targets/${id}/planUnit`);
    return [{ cell, now: cell.value, what: 'Số thực hiện', plan, severity: 'medium', of }];
  });
}

/** What a project may spend: of the year, and of earlier years. */
const PLANS = [
  { column: 'plan', what: 'Kế hoạch vốn' },
  { column: 'carriedPlan', what: 'Kế hoạch vốn kéo dài' },
] as const;

function checkProjects(cells: AnswerCells, last: EarlierReport | undefined): Conflict[] {
  if (!last) return [];
  const names = new Set<string>();
  const conflicts = PROJECTS.flatMap((id) => {
    const name = nameOf(cells.at(`disbursement/${id}/name`)?.value);
    names.add(name);
    const row = projectRow(last, id, name);
    return PLANS.flatMap(({ column, what }) => {
      const plan = cells.at(`disbursement/${id}/${column}`);
      const before =
        row === undefined ? null : numberOf(last.values.get(`disbursement/${row}/${column}`));
      if (!plan || typeof plan.value !== 'number' || before === null) return [];
      if (!planJumps(before, plan.value)) return [];
      const message = `${what} khác hẳn số đã báo cáo ${periodName(last.period)} (${formatNumber(before)}). Kiểm tra đơn vị tính (triệu đồng); nếu kế hoạch đã điều chỉnh thì giữ nguyên.`;
      return [conflict('plan-jump', 'medium', message, plan)];
    });
  });
  for (const id of PROJECTS) {
    const name = last.values.get(`disbursement/${id}/name`);
    const paid = numberOf(last.values.get(`disbursement/${id}/disbursed`)) ?? 0;
    if (paid <= 0 || nameOf(name) === '' || names.has(nameOf(name))) continue;
    const message = `Dự án "${String(name)}" có ${formatNumber(paid)} triệu đồng đã giải ngân ở ${periodName(last.period)} nhưng không còn trong báo cáo này. Ghi lại dự án; nếu chỉ đổi tên thì giữ nguyên.`;
    conflicts.push(
      conflict('project-gone', 'medium', message, { sheet: 'Giải ngân', value: name }),
    );
  }
  return conflicts;
}

/** Figures of the last report whose cells are empty now: a sum that has vanished has fallen to nothing. */
function checkBlank(
  cells: AnswerCells,
  { catalog }: BookContext,
  last: EarlierReport | undefined,
): Conflict[] {
  if (!last) return [];
  const gone = (item: string, before: number | null, severity: 'medium' | 'low'): Conflict[] => {
    const blank = cells.blank(item);
    if (!blank || before === null || before === 0) return [];
    const message = `${periodName(last.period)} đã báo cáo ${formatNumber(before)}, nay để trống. Ghi lũy kế đến nay; không thay đổi thì ghi lại số cũ.`;
    return [conflict('figure-gone', severity, message, { ...blank, value: null })];
  };
  const projects = PROJECTS.flatMap((id) => {
    const name = nameOf(cells.at(`disbursement/${id}/name`)?.value);
    const row = name === '' ? undefined : projectRow(last, id, name);
    if (row === undefined) return [];
    return ['plan', 'disbursed', 'carriedPlan', 'carriedDisbursed'].flatMap((column) =>
      gone(
        `disbursement/${id}/${column}`,
        numberOf(last.values.get(`disbursement/${row}/${column}`)),
        'medium',
      ),
    );
  });
  const targets = catalog.targets.flatMap(({ id, aggregate }) =>
    aggregate === 'sum'
      ? gone(`targets/${id}/actual`, numberOf(last.values.get(`targets/${id}/actual`)), 'low')
      : [],
  );
  return [...projects, ...targets];
}

function checkTasks(
  cells: AnswerCells,
  { catalog }: BookContext,
  last: EarlierReport | undefined,
): Conflict[] {
  if (!last) return [];
  return catalog.tasks.flatMap(({ id }) => {
    const state = cells.at(`tasks/${id}/state`);
    const done = cells.at(`tasks/${id}/completedOn`);
    if (last.values.get(`tasks/${id}/state`) !== 'Hoàn thành') return [];
    if (state && state.value !== 'Hoàn thành') {
      const message = `Kỳ trước (${periodName(last.period)}) đã báo hoàn thành, nay là "${String(state.value)}". Xem lại; nếu đúng thì ghi lý do ở cột Khó khăn, vướng mắc.`;
      return [conflict('task-reopened', 'medium', message, state)];
    }
    const blank = state ? undefined : cells.blank(`tasks/${id}/state`);
    if (blank) {
      const message = `Kỳ trước (${periodName(last.period)}) đã báo hoàn thành, nay để trống nên coi như chưa có số liệu. Ghi lại Hoàn thành và ngày.`;
      return [conflict('task-reopened', 'medium', message, { ...blank, value: null })];
    }
    const before = numberOf(last.values.get(`tasks/${id}/completedOn`));
    if (before === null || !done || done.value === before) return [];
    const message = `Ngày hoàn thành khác ngày đã báo cáo ${periodName(last.period)} (${formatDay(before)}). Giữ ngày đúng.`;
    return [conflict('completion-date-changed', 'low', message, done)];
  });
}
