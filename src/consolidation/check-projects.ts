/** Checks of the project lines of one report. */
import { checkProjectLine, type ProjectField } from '../domain/disbursement-checks';
import { fold } from '../domain/fold';
import { scaleIssue, unusualPlan } from '../domain/money-scale';
import { projectMoney } from '../sheets/disbursement-sums';
import type { AnswerCells } from './answer-cells';
import { conflict, type Conflict, type Place } from './conflict';
import { itemOf } from './items';
import type { ExtractedValue } from './submission';

/** Fields of a project line by the columns they stand in. */
const MONEY_COLUMNS: Readonly<Record<ProjectField, string>> = {
  planned: 'plan',
  disbursed: 'disbursed',
  volume: 'volume',
  advance: 'advance',
  estimate: 'estimate',
};

/** Money of earlier years stands beside that of the year, with a plan of its own. */
const CARRIED_COLUMNS: Partial<Readonly<Record<ProjectField, string>>> = {
  planned: 'carriedPlan',
  disbursed: 'carriedDisbursed',
};

export interface ProjectCheck {
  conflicts: Conflict[];
  /** Items that would spoil the sums and are not taken. */
  withheld: string[];
}

const rowOf = (id: string): string => `disbursement/${id}`;

const NOTHING: ProjectCheck = { conflicts: [], withheld: [] };

export function checkProject(id: string, cells: AnswerCells): ProjectCheck {
  const row = rowOf(id);
  // Most of the rows of most units.
  if (!cells.has(row)) return NOTHING;
  const item = (column: string): string => itemOf(row, column);
  const name = cells.at(item('name'));
  if (isTotal(name)) return totalLine(name, item, cells);
  const lines = [MONEY_COLUMNS, CARRIED_COLUMNS].map((columns) => checkMoney(columns, item, cells));
  const conflicts = [
    ...lines.flatMap((line) => line.conflicts),
    ...oddPlan(
      cells.at(item('plan')),
      lines.flatMap(({ withheld }) => withheld),
    ),
    ...halfLine(item, cells),
  ];
  const money = cells.at(item('plan')) ?? cells.at(item('disbursed'));
  const noName = money && !name && cells.blank(item('name'));
  if (noName) {
    conflicts.push(
      conflict(
        'project-unnamed',
        'medium',
        'Dự án có số vốn nhưng chưa ghi tên nên không đối chiếu được với kỳ sau. Ghi tên dự án.',
        { ...money, ...noName, value: null },
      ),
    );
  }
  if (money && projectMoney({ answers: cells.row(row) }).group === null) {
    conflicts.push(
      conflict(
        'group-missing',
        'medium',
        'Dự án có số vốn nhưng chưa chọn nhóm dự án nên không cộng được vào nhóm nào.',
        money,
      ),
    );
  }
  return { conflicts, withheld: lines.flatMap(({ withheld }) => withheld) };
}

/** What stands under a table as its sum, and no project is called. */
const TOTAL = /^(?:tong|cong)(?: (?:cong|so|von|so von|ke hoach|cac du an))?$/;

const isTotal = (name: ExtractedValue | undefined): name is ExtractedValue =>
  typeof name?.value === 'string' && TOTAL.test(fold(name.value));

/** A sum that somebody has typed among the projects: added up with them it would count everything twice. */
function totalLine(
  name: ExtractedValue,
  item: (column: string) => string,
  cells: AnswerCells,
): ProjectCheck {
  const columns = ['group', ...Object.values(MONEY_COLUMNS), ...Object.values(CARRIED_COLUMNS)];
  const withheld = columns.map(item).filter((one) => cells.at(one) !== undefined);
  const message =
    'Dòng này là dòng tổng, không phải dự án; cộng vào thì mọi số bị tính hai lần nên số trên dòng không được nhận. Xóa dòng: trang đã có dòng Tổng.';
  return withheld.length === 0
    ? NOTHING
    : { conflicts: [conflict('project-is-total', 'high', message, name)], withheld };
}

/** What is withheld has been told already. */
function oddPlan(plan: ExtractedValue | undefined, withheld: readonly string[]): Conflict[] {
  if (typeof plan?.value !== 'number' || withheld.includes(plan.item)) return [];
  const message = unusualPlan(plan.value);
  return message === null ? [] : [conflict('plan-unusual', 'low', message, plan)];
}

/** A plan without a result, or the other way round: the sums by group leave such a project out. */
function halfLine(item: (column: string) => string, cells: AnswerCells): Conflict[] {
  const has = (column: string): boolean => cells.at(item(column)) !== undefined;
  // Few cells are asked for, and only where there is no value: finding the blank ones takes a table of them.
  const blank = (column: string, others: readonly string[]): Place | undefined =>
    !has(column) && others.some(has) ? cells.blank(item(column)) : undefined;
  const left = 'nên dự án chưa được cộng vào nhóm';
  const noPlan = blank('plan', ['disbursed', 'estimate']);
  if (noPlan) {
    const message = `Dự án có số giải ngân nhưng chưa ghi kế hoạch vốn ${left}. Ghi kế hoạch vốn.`;
    return [conflict('plan-missing', 'medium', message, { ...noPlan, value: null })];
  }
  const noResult = blank('disbursed', ['plan', 'estimate', 'volume', 'advance']);
  if (noResult) {
    const effect = has('plan') && !has('estimate') ? ` ${left}` : '';
    const message = `Dự án chưa ghi số đã giải ngân${effect}. Ghi lũy kế; chưa giải ngân thì ghi số 0.`;
    return [conflict('disbursed-missing', 'medium', message, { ...noResult, value: null })];
  }
  return [];
}

/** Amounts that belong together, by the columns they stand in. */
function checkMoney(
  columns: Partial<Readonly<Record<ProjectField, string>>>,
  item: (column: string) => string,
  cells: AnswerCells,
): ProjectCheck {
  const planColumn = columns.planned ?? '';
  const plan = cells.number(item(planColumn));
  const withheld: string[] = [];
  const conflicts = Object.values(columns).flatMap((column) => {
    const cell = cells.at(item(column));
    const amount = cells.number(item(column));
    const issue = amount === null ? null : scaleIssue(amount, column === planColumn ? null : plan);
    if (!issue || !cell) return [];
    withheld.push(cell.item);
    return [conflict(issue.code, 'high', issue.message, cell)];
  });
  // What is not taken is compared with nothing: one mistake, one message.
  const number = (column: string): number | null =>
    withheld.includes(item(column)) ? null : cells.number(item(column));
  const line = Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [field, number(column)]),
  );
  for (const { code, severity, field, message } of checkProjectLine(line)) {
    const cell = cells.at(item(columns[field] ?? '')) ?? { sheet: 'Giải ngân' };
    conflicts.push(conflict(code, severity, message, cell));
  }
  return { conflicts, withheld };
}

/** Projects that stand in two rows: both are added up. */
export function checkProjectsTwice(ids: readonly string[], cells: AnswerCells): Conflict[] {
  const seen = new Map<string, ExtractedValue>();
  return ids.map(rowOf).flatMap((row) => {
    if (!cells.has(row)) return [];
    const repeated = (['name', 'code'] as const).flatMap((column) => {
      const cell = cells.at(itemOf(row, column));
      const text = fold(String(cell?.value ?? ''));
      if (!cell || text === '') return [];
      const first = seen.get(`${column} ${text}`);
      if (!first) seen.set(`${column} ${text}`, cell);
      return first ? [{ cell, first }] : [];
    });
    const [twice] = repeated;
    if (!twice) return [];
    const message =
      `Dự án này đã có ở ô ${twice.first.cell} nên được cộng hai lần. ` +
      'Xóa một dòng; nếu là hai dự án hoặc hai nguồn vốn khác nhau thì ghi rõ trong tên và mã.';
    return [conflict('project-twice', 'medium', message, twice.cell)];
  });
}
