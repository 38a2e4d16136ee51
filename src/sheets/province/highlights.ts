/** What a finance officer asks first, from the lines of the province's book. */
import { lastDayOf, daysLeft } from '../../domain/deadline';
import { targetRate } from '../../domain/target';
import { formatNumber, formatPercent } from '../../domain/number-text';
import { unitName } from '../../catalog';
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
  /** Days overdue, or a rate; the worst of the units. */
  figure: number;
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

interface Single {
  unit: string;
  what: string;
  figure: number;
}

/** Puts the same thing of several units on one line, worst unit first; `worse` compares two figures. */
function together(
  items: readonly Single[],
  style: Highlight['style'],
  worse: (a: number, b: number) => number,
): Highlight[] {
  const byName = new Map<string, Single[]>();
  for (const item of items) {
    const members = byName.get(item.what);
    if (members) members.push(item);
    else byName.set(item.what, [item]);
  }
  return [...byName].map(([what, members]) => {
    const sorted = [...members].sort((a, b) => worse(a.figure, b.figure));
    return { what, style, units: sorted.map(({ unit }) => unit), figure: sorted[0]?.figure ?? 0 };
  });
}

/** @example unitsText(['xã A', 'xã B', 'xã C', 'xã D'], 2) //=> '4 đơn vị: xã A, xã B, …' */
export function unitsText(units: readonly string[], shown = 3): string {
  if (units.length === 1) return units[0] ?? '';
  const names = units.slice(0, shown).join(', ');
  return `${units.length} đơn vị: ${names}${units.length > shown ? ', …' : ''}`;
}

/**
 * Tasks most days overdue, targets that most units are behind on, project groups furthest under their
 * floor; all of them. Only what was reported counts; silence is not lateness.
 */
export function highlightsOf(context: BookContext, lines: ProvinceLines): Highlights {
  const { rules, asOf } = context;
  const overdue = lines.tasks
    .filter((row) => taskLineStatus(row, context) === 'Quá hạn')
    .map((row) => ({
      unit: nameOf(row),
      what: row.item.content,
      figure: -daysLeft(lastDayOf(row.item.deadline, rules, asOf) ?? asOf, asOf),
    }));

  const behind = lines.targets
    .filter(
      (row) => row.unit && ['Chậm tiến độ', 'Không đạt'].includes(targetLineStatus(row, context)),
    )
    .flatMap((row): Single[] => {
      const { plan, actual } = targetFigures(row, context);
      const rate = plan === null || actual === null ? null : targetRate(plan, actual);
      return rate === null ? [] : [{ unit: nameOf(row), what: targetName(row), figure: rate }];
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
    overdue: together(overdue, 'whole', (a, b) => b - a).sort(
      (a, b) => b.figure - a.figure || b.units.length - a.units.length,
    ),
    behind: together(behind, 'percent', (a, b) => a - b).sort(
      (a, b) => b.units.length - a.units.length || a.figure - b.figure,
    ),
    underFloor,
  };
}
