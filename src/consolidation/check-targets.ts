/** Checks of the targets that one report answers. */
import { indicatorKey } from '../catalog';
import type { Target } from '../domain/model';
import { percentOfParts, shareForPercent } from '../domain/percent-checks';
import { rateWarning } from '../domain/plausibility';
import { PROJECTS } from '../sheets/commune/rows';
import { projectMoney } from '../sheets/disbursement-sums';
import type { BookContext } from '../sheets/spec';
import { NOT_APPLICABLE, targetFigures, type TargetLine } from '../sheets/targets';
import type { AnswerCells } from './answer-cells';
import { conflict, type Conflict } from './conflict';
import { itemOf } from './items';

export function checkTarget(
  line: TargetLine,
  cells: AnswerCells,
  context: BookContext,
): Conflict[] {
  const key = `targets/${line.id}`;
  // An indicator that nobody has answered.
  if (!cells.has(key)) return [];
  const at = (column: string): string => itemOf(key, column);
  const row = { ...line, answers: cells.row(key) };
  const { plan, actual } = targetFigures(row, context);
  const cell = cells.at(at('actual'));
  const state = cells.at(at('state'));
  const conflicts: Conflict[] = [];
  if (state?.value === NOT_APPLICABLE && cell) {
    conflicts.push(
      conflict(
        'not-arising-but-filled',
        'medium',
        `Ghi "${NOT_APPLICABLE}" nhưng có số thực hiện nên chỉ tiêu này không được cộng. Chọn "Có", hoặc xóa số.`,
        cell,
      ),
    );
  }
  if (state?.value === 'Có' && cells.blank(at('actual'))) {
    conflicts.push(
      conflict(
        'actual-missing',
        'low',
        'Chọn "Có" nhưng chưa ghi số thực hiện. Ghi số, kể cả số 0; để trống được coi là chưa có số liệu.',
        { ...state, ...cells.blank(at('actual')), value: null },
      ),
    );
  }
  if (actual === null || !cell) return conflicts;
  const measure = line.item?.measure ?? cells.at(at('measure'))?.value;
  const share = measure === '%' ? shareForPercent(plan, actual, line.item?.value) : null;
  const parts =
    line.item && isDisbursementRate(line.item) ? percentOfParts(actual, moneyOf(cells)) : null;
  const warning = plan === null || share ? null : rateWarning(plan, actual);
  if (share) conflicts.push(conflict(share.code, 'medium', share.message, cell));
  else if (parts) conflicts.push(conflict(parts.code, 'medium', parts.message, cell));
  if (warning) conflicts.push(conflict(warning.code, 'low', warning.message, cell));
  return conflicts;
}

/** The rate whose parts stand on another sheet of the same report. */
export const isDisbursementRate = (target: Pick<Target, 'name' | 'measure'>): boolean =>
  target.measure === '%' && indicatorKey(target).startsWith('ty le giai ngan');

/** Paid out, and estimated to the end of the period, each with the plan of all projects. */
function moneyOf(cells: AnswerCells): [number, number][] {
  const lines = PROJECTS.map((id) => projectMoney({ answers: cells.row(`disbursement/${id}`) }));
  const sum = (key: 'plan' | 'disbursed' | 'estimate'): number =>
    lines.reduce((total, line) => total + (line[key] ?? 0), 0);
  const plan = sum('plan');
  const estimated = lines.some(({ estimate }) => estimate !== null);
  return [
    [sum('disbursed'), plan],
    ...(estimated ? [[sum('estimate'), plan] as [number, number]] : []),
  ];
}
