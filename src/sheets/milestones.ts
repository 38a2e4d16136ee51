import { citation } from '../catalog';
import { lastDayOf } from '../domain/deadline';
import { ymdFromDay } from '../domain/day';
import type { DayNumber, Milestone, ProjectGroup } from '../domain/model';
import { partsOf } from '../domain/period';
import { GROUP_LABELS } from './line';
import type { BookContext } from './spec';

export interface MilestoneRow {
  id: string;
  group: string;
  lastDay: number;
  share: number | null;
  event: string;
  source: string;
}

const GROUPS: readonly ProjectGroup[] = [1, 2, 3, 4];

/** Year of the plan: its capital is paid until 31/01 of the next (Luật Đầu tư công 58/2024/QH15, Điều 72). */
function planYear(lastDay: DayNumber): number {
  const { year, month } = ymdFromDay(lastDay);
  return month === 1 ? year - 1 : year;
}

const known = new WeakMap<BookContext, readonly Milestone[]>();

/**
 * The milestones of the plan that a book is about. Those of another year's plan would judge this one by shares
 * of money that it does not hold.
 */
export function milestonesOf(context: BookContext): readonly Milestone[] {
  const found = known.get(context);
  if (found) return found;
  const { catalog, period } = context;
  const { year } = partsOf(period);
  const milestones = catalog.milestones.filter(({ deadline }) => {
    // By the day named: one that a setting moves past 31/01 is no milestone of the next plan.
    const lastDay = lastDayOf(deadline);
    return lastDay === null || planYear(lastDay) === year;
  });
  known.set(context, milestones);
  return milestones;
}

/** Said where the directives set shares to be paid, and none of the plan of the period's year; else nothing. */
export function noMilestonesText(context: BookContext): string {
  const isShare = ({ kind }: Milestone): boolean => kind === 'disbursement';
  if (!context.catalog.milestones.some(isShare) || milestonesOf(context).some(isShare)) return '';
  return `Chưa có mốc giải ngân của kế hoạch vốn năm ${partsOf(context.period).year} trong các văn bản.`;
}

/**
 * Milestones in the order of their groups and days, ready for a table. A floor for every group has a row
 * for each, because the formulas look floors up by the group's words.
 */
export function milestoneRows(context: BookContext, kind: Milestone['kind']): MilestoneRow[] {
  const { catalog, rules, asOf } = context;
  return milestonesOf(context)
    .filter((milestone) => milestone.kind === kind)
    .flatMap((milestone) =>
      milestone.group === null && kind === 'disbursement'
        ? GROUPS.map((group) => ({ ...milestone, group, id: `${milestone.id}-${group}` }))
        : [milestone],
    )
    .map((milestone) => ({
      id: milestone.id,
      group: milestone.group === null ? 'Mọi nhóm' : GROUP_LABELS[milestone.group],
      lastDay: lastDayOf(milestone.deadline, rules, asOf) ?? 0,
      share: milestone.share ?? null,
      event: milestone.event ?? '',
      source: citation(catalog, milestone),
    }))
    .sort((a, b) => a.group.localeCompare(b.group, 'vi') || a.lastDay - b.lastDay);
}
