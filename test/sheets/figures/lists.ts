/** What the lists of the overview and of `tiendo status` should hold. */
import type { Commune } from '../../../src/domain/model';
import { type Figures } from './model';
import { GROUPS, type TaskFigures } from './world';
import { linesOf } from './province';
import { gapOf, rateOf } from './rules';

export interface Listed {
  units: string[];
  what: string;
  figure: number | null;
}

const nameOf = ({ type, name }: Commune): string => `${type} ${name}`;

/** The same of several units on one line: units once each, the worst first. */
function together<Line>(
  lines: readonly Line[],
  keyOf: (line: Line) => string,
  listedOf: (line: Line) => { unit: string; what: string; figure: number | null; bad: number },
): Listed[] {
  const keys = [...new Set(lines.map(keyOf))];
  return keys.map((key) => {
    const listed = lines.filter((line) => keyOf(line) === key).map(listedOf);
    listed.sort((a, b) => (a.bad === b.bad ? 0 : b.bad - a.bad));
    const { what = '', figure = null } = listed[0] ?? {};
    return { units: [...new Set(listed.map(({ unit }) => unit))], what, figure };
  });
}

export function listsOf(
  figures: Figures,
  of = linesOf(figures),
): Record<'overdue' | 'behind' | 'underFloor', Listed[]> {
  const agencyOf = ({ task }: TaskFigures): string => {
    const about = (task.scope.units ?? []).flatMap((code) =>
      figures.world.catalog.communes.filter((unit) => unit.code === code).map(nameOf),
    );
    return task.lead.join(', ') + (about.length > 0 ? ` (về ${about.join(', ')})` : '');
  };
  const overdue = of.tasks.filter(({ word }) => word === 'Quá hạn');
  const behind = of.targets.filter(
    ({ unit, word }) => unit && ['Chậm tiến độ', 'Không đạt'].includes(word),
  );
  return {
    overdue: together(
      overdue,
      ({ task }) => task.id,
      (line) => {
        const days = figures.asOf - (line.last ?? figures.asOf);
        const unit = line.unit ? nameOf(line.unit) : agencyOf(line);
        return { unit, what: line.task.content, figure: days, bad: days };
      },
    ),
    behind: together(
      behind,
      ({ indicator }) => indicator,
      ({ unit, name, figures: { plan, actual, direction } }) => {
        const known = { plan: plan ?? 0, actual: actual ?? 0, direction };
        const bad = known.plan > 0 ? -gapOf(known) / known.plan : Infinity;
        const rate = rateOf(plan, actual);
        return {
          unit: unit ? nameOf(unit) : '',
          what: name,
          figure: rate === '' ? null : rate,
          bad,
        };
      },
    ),
    underFloor: of.groups.flatMap((line) => {
      const { status, rate } = figures.judged(line);
      return status === 'Chậm mốc' && line.unit
        ? [{ units: [nameOf(line.unit)], what: GROUPS[line.group - 1] ?? '', figure: Number(rate) }]
        : [];
    }),
  };
}

const keyOf = ({ what, units, figure }: Listed): string => `${what} ${units.join()} ${figure}`;

const byKey = (a: Listed, b: Listed): number => (keyOf(a) < keyOf(b) ? -1 : 1);

/** Lists in an order of their own: what is equally bad may stand either way. */
export function listed(items: readonly Listed[]): Listed[] {
  return items
    .map(({ units, what, figure }) => ({
      units: [...units].sort(),
      what: what.split(': mốc ')[0] ?? '',
      figure: figure === null ? null : Number(figure.toFixed(9)),
    }))
    .sort(byKey);
}
