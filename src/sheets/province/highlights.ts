/** What a finance officer asks first, from the lines of the province's book. */
import { lastDayOf, daysLeft } from '../../domain/deadline';
import { furthestBehind, targetRate, type TargetFigures } from '../../domain/target';
import { formatNumber, formatPercent } from '../../domain/number-text';
import { indicatorKey, unitName } from '../../catalog';
import { GROUP_LABELS } from '../line';
import { assess } from '../disbursement-sums';
import type { BookContext } from '../spec';
import { targetFigures, targetLineStatus, type TargetLine } from '../targets';
import { taskLineStatus, type TaskLine } from '../tasks';
import type { ProvinceLines } from './lines';

/** One line of a list: the same thing of several units stands once, with all of them. */
export interface Highlight {
  units: string[];
  what: string;
  /** Days overdue, or a rate; the worst of the units. null: it has no rate, as of a plan of 0. */
  figure: number | null;
  style: 'whole' | 'percent';
}

export interface Highlights {
  overdue: Highlight[];
  behind: Highlight[];
  underFloor: Highlight[];
}

const nameOf = ({ unit, owner }: { unit?: TaskLine['unit']; owner?: string }): string =>
  unit ? unitName(unit) : (owner ?? '');

/** Indicator's name on a catalog row, the unit's words on a row it added. */
const targetName = ({ item, answers }: TargetLine): string =>
  item?.name ?? String(answers['name'] ?? '');

/** The same figure in another measure is another indicator. */
const indicatorOf = (row: TargetLine): string =>
  // The catalog's own target is known by its key already; thousands of units have the same one.
  indicatorKey(
    row.item ?? { name: targetName(row), measure: String(row.answers['measure'] ?? '') },
  );

/** `by`: what it is put in order by. */
interface Single<By> {
  /** The same of several units has one. */
  key: string;
  unit: string;
  what: string;
  figure: number | null;
  by: By;
}

/** Puts the same thing of several units on one line, worst unit first; `worst` of them stands for the line. */
function together<By>(
  items: readonly Single<By>[],
  style: Highlight['style'],
  worse: (a: By, b: By) => number,
): { line: Highlight; worst: By }[] {
  const byKey = new Map<string, Single<By>[]>();
  for (const item of items) {
    const members = byKey.get(item.key);
    if (members) members.push(item);
    else byKey.set(item.key, [item]);
  }
  return [...byKey.values()].flatMap((members) => {
    const sorted = [...members].sort((a, b) => worse(a.by, b.by));
    const [worst] = sorted;
    if (!worst) return [];
    const { what, figure, by } = worst;
    // A unit that has one thing in two rows is one unit.
    const units = [...new Set(sorted.map(({ unit }) => unit))];
    return [{ line: { what, style, units, figure }, worst: by }];
  });
}

const moreUnits = (a: Highlight, b: Highlight): number => b.units.length - a.units.length;

/** @example unitsText(['xã A', 'xã B', 'xã C', 'xã D'], 2) //=> '4 đơn vị: xã A, xã B, …' */
export function unitsText(units: readonly string[], shown = 3): string {
  if (units.length === 1) return units[0] ?? '';
  const names = units.slice(0, shown).join(', ');
  return `${units.length} đơn vị: ${names}${units.length > shown ? ', …' : ''}`;
}

/** Days that a task is overdue; null: it is not. */
export function daysOverdue(row: TaskLine, context: BookContext): number | null {
  if (taskLineStatus(row, context) !== 'Quá hạn') return null;
  const { rules, asOf } = context;
  return -daysLeft(lastDayOf(row.item.deadline, rules, asOf) ?? asOf, asOf);
}

/** Plan and result of a target that is behind; null: it is not. */
export function figuresBehind(row: TargetLine, context: BookContext): TargetFigures | null {
  if (!['Chậm tiến độ', 'Không đạt'].includes(targetLineStatus(row, context))) return null;
  const { plan: planned, actual, direction } = targetFigures(row, context);
  return planned === null || actual === null ? null : { planned, actual, direction };
}

/**
 * Tasks most days overdue, targets that most units are behind on, project groups furthest under their
 * floor; all of them. Only what was reported counts; silence is not lateness.
 */
export function highlightsOf(context: BookContext, lines: ProvinceLines): Highlights {
  const overdue = lines.tasks.flatMap((row): Single<number>[] => {
    const days = daysOverdue(row, context);
    if (days === null) return [];
    const { id: key, content: what } = row.item;
    return [{ key, unit: nameOf(row), what, figure: days, by: days }];
  });
  const moreDays = (a: number, b: number): number => b - a;

  const behind = lines.targets.flatMap((row): Single<TargetFigures>[] => {
    const by = row.unit ? figuresBehind(row, context) : null;
    if (!by) return [];
    const figure = targetRate(by.planned, by.actual ?? 0);
    return [{ key: indicatorOf(row), unit: nameOf(row), what: targetName(row), figure, by }];
  });

  const underFloor = lines.disbursement
    .map((line) => ({ line, assessed: assess(line, context) }))
    .filter(({ assessed }) => assessed.status === 'Chậm mốc')
    .map(({ line, assessed }) => ({
      units: [unitName(line.unit)],
      what: `${GROUP_LABELS[line.group]}: mốc ${formatPercent(Number(assessed.floor))}, kế hoạch ${formatNumber(line.plan ?? 0)} triệu đồng`,
      figure: Number(assessed.rate),
      style: 'percent' as const,
      short: Number(assessed.floor) - Number(assessed.rate),
    }))
    .sort((a, b) => b.short - a.short)
    .map(({ units, what, figure, style }): Highlight => ({ units, what, figure, style }));

  return {
    overdue: together(overdue, 'whole', moreDays)
      .sort((a, b) => moreDays(a.worst, b.worst) || moreUnits(a.line, b.line))
      .map(({ line }) => line),
    behind: together(behind, 'percent', furthestBehind)
      .sort((a, b) => moreUnits(a.line, b.line) || furthestBehind(a.worst, b.worst))
      .map(({ line }) => line),
    underFloor,
  };
}
