/** Rows of the province's tables: every unit's lines, and the agencies'. */
import {
  indicatorKey,
  indicatorsOfUnit,
  ofYear,
  petitionsOfUnit,
  sharedIndicators,
  tasksOfAgencies,
  tasksOfUnit,
  unitName,
} from '../../catalog';
import type { Petition, Task } from '../../domain/model';
import { partsOf } from '../../domain/period';
import { groupLines, type GroupLine } from '../disbursement-sums';
import type { PetitionLine } from '../petitions';
import type { BookContext } from '../spec';
import { DIRECTION_LABELS, answerText } from '../line';
import { NOT_APPLICABLE, targetFigures, type TargetLine } from '../targets';
import type { TaskLine } from '../tasks';
import { byDeadline, type AnswersOf } from '../commune/rows';
import type { UnitReport } from './rows';

export interface ProvinceLines {
  tasks: TaskLine[];
  targets: TargetLine[];
  disbursement: GroupLine[];
  petitions: PetitionLine[];
}

/**
 * A line for each unit and each thing asked of it, in the order of units; a unit that is silent has its
 * lines too, without answers. Tasks of agencies come last.
 *
 * @param ownAnswers what the province typed into the rows of its agencies and its own targets
 */
export function provinceLines(
  context: BookContext,
  reports: readonly UnitReport[],
  ownAnswers: AnswersOf,
): ProvinceLines {
  const catalog = ofYear(context.catalog, partsOf(context.period).year);
  const lines: ProvinceLines = { tasks: [], targets: [], disbursement: [], petitions: [] };
  for (const { unit, answersOf, freeRows } of reports) {
    const of = <Item>(sheet: string, row: string, item: Item) => ({
      id: `${unit.code}/${row}`,
      item,
      unit,
      answers: answersOf(sheet, row),
    });
    for (const task of byDeadline(tasksOfUnit(catalog, unit.code)))
      lines.tasks.push(of<Task>('tasks', task.id, task));
    for (const target of indicatorsOfUnit(catalog, unit.code))
      lines.targets.push(of('targets', target.id, target));
    for (const row of freeRows('targets')) lines.targets.push(of('targets', row, null));
    for (const petition of petitionsOfUnit(catalog, unit.code)) {
      lines.petitions.push(of<Petition>('petitions', petition.id, petition));
    }
    for (const row of freeRows('petitions')) lines.petitions.push(of('petitions', row, null));
    const projects = freeRows('disbursement').map((row) => ({
      answers: answersOf('disbursement', row),
    }));
    lines.disbursement.push(...groupLines(unit, projects));
  }
  for (const task of byDeadline(tasksOfAgencies(catalog))) {
    const concerned = (task.scope.units ?? []).flatMap((code) =>
      catalog.communes.filter((commune) => commune.code === code),
    );
    const about = concerned.length > 0 ? ` (về ${concerned.map(unitName).join(', ')})` : '';
    const id = `agency/${task.id}`;
    lines.tasks.push({
      id,
      item: task,
      owner: `${task.lead.join(', ')}${about}`,
      answers: ownAnswers('tasks', id),
    });
  }
  lines.targets.push(...provinceTotals({ ...context, catalog }, lines.targets));
  for (const target of catalog.targets.filter(
    ({ unit, aggregate }) => unit === 'province' && aggregate === 'none',
  )) {
    const id = `province/${target.id}`;
    lines.targets.push({
      id,
      item: target,
      owner: 'Toàn tỉnh',
      answers: ownAnswers('targets', id),
    });
  }
  return lines;
}

/** Begins the owner of a total over units, and of no other line. */
export const TOTAL_OF = 'Toàn tỉnh (';

/** A line that adds units up. */
export const isTotal = ({ owner }: TargetLine): boolean => owner?.startsWith(TOTAL_OF) ?? false;

/**
 * Province totals of the shared indicators, over the units that gave both a plan and a result, so that
 * both sums are of the same units; a unit that says it has no such thing stays out. A mean is the plain
 * one: the directives give no weights.
 */
function provinceTotals(context: BookContext, targets: readonly TargetLine[]): TargetLine[] {
  const { catalog } = context;
  const rowsOf = new Map<string, TargetLine[]>();
  for (const row of targets) {
    const key = row.item && indicatorKey(row.item);
    if (!key || answerText(row.answers, 'state') === NOT_APPLICABLE) continue;
    const rows = rowsOf.get(key);
    if (rows) rows.push(row);
    else rowsOf.set(key, [row]);
  }
  return sharedIndicators(catalog).flatMap((target) => {
    const figures = onePerUnit(rowsOf.get(indicatorKey(target)) ?? [], context);
    if (figures.length === 0) return [];
    const divisor = target.aggregate === 'mean' ? figures.length : 1;
    const total = (key: 'plan' | 'actual'): number =>
      figures.reduce((sum, row) => sum + row[key], 0) / divisor;
    const how = target.aggregate === 'mean' ? 'bình quân đơn giản' : 'cộng';
    return [
      {
        id: `total/${target.id}`,
        item: null,
        owner: `${TOTAL_OF}${how} ${figures.length} đơn vị)`,
        answers: {
          name: target.name,
          measure: target.measure,
          direction: DIRECTION_LABELS[target.direction],
          planUnit: total('plan'),
          actual: total('actual'),
        },
      },
    ];
  });
}

/**
 * Plan and result of each unit that gave both. Where two directives set one indicator for a unit it has two rows:
 * the plan of the commune stands before the province's, then the later directive's before the earlier one's.
 */
function onePerUnit(
  rows: readonly TargetLine[],
  context: BookContext,
): { plan: number; actual: number }[] {
  const byUnit = new Map<string, { plan: number; actual: number; isOwn: boolean }>();
  for (const row of rows) {
    const { plan, planUnit, actual } = targetFigures(row, context);
    if (plan === null || actual === null) continue;
    const code = row.unit?.code ?? '';
    const isOwn = planUnit !== null;
    if (isOwn || !byUnit.get(code)?.isOwn) byUnit.set(code, { plan, actual, isOwn });
  }
  return [...byUnit.values()];
}
