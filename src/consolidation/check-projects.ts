/** Checks of the project lines of one report. */
import { checkProjectLine, type ProjectField } from '../domain/disbursement-checks';
import { scaleIssue } from '../domain/money-scale';
import { projectMoney } from '../sheets/disbursement-sums';
import type { AnswerCells } from './answer-cells';
import { conflict, type Conflict } from './conflict';

/** Fields of a project line by the columns they stand in. */
const MONEY_COLUMNS: Readonly<Record<ProjectField, string>> = {
  planned: 'plan',
  disbursed: 'disbursed',
  volume: 'volume',
  advance: 'advance',
  estimate: 'estimate',
};

export interface ProjectCheck {
  conflicts: Conflict[];
  /** Items that would spoil the sums and are not taken. */
  withheld: string[];
}

export function checkProject(id: string, cells: AnswerCells): ProjectCheck {
  const item = (column: string): string => `disbursement/${id}/${column}`;
  const plan = cells.number(item('plan'));
  const withheld: string[] = [];
  const conflicts = Object.values(MONEY_COLUMNS).flatMap((column) => {
    const cell = cells.at(item(column));
    const amount = cells.number(item(column));
    const issue = amount === null ? null : scaleIssue(amount, column === 'plan' ? null : plan);
    if (!issue || !cell) return [];
    withheld.push(cell.item);
    return [conflict(issue.code, 'high', issue.message, cell)];
  });
  // What is not taken is compared with nothing: one mistake, one message.
  const number = (column: string): number | null =>
    withheld.includes(item(column)) ? null : cells.number(item(column));
  const line = Object.fromEntries(
    Object.entries(MONEY_COLUMNS).map(([field, column]) => [field, number(column)]),
  );
  for (const { code, severity, field, message } of checkProjectLine(line)) {
    const cell = cells.at(item(MONEY_COLUMNS[field])) ?? { sheet: 'Giải ngân' };
    conflicts.push(conflict(code, severity, message, cell));
  }
  const money = cells.at(item('plan')) ?? cells.at(item('disbursed'));
  if (money && projectMoney({ answers: cells.row(`disbursement/${id}`) }).group === null) {
    conflicts.push(
      conflict(
        'group-missing',
        'medium',
        'Dự án có số vốn nhưng chưa chọn nhóm dự án nên không cộng được vào nhóm nào.',
        money,
      ),
    );
  }
  return { conflicts, withheld };
}
