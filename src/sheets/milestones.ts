import { citation } from '../catalog';
import { lastDayOf } from '../domain/deadline';
import type { Milestone, ProjectGroup } from '../domain/model';
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

/**
 * Milestones in the order of their groups and days, ready for a table. A floor for every group has a row
 * for each, because the formulas look floors up by the group's words.
 */
export function milestoneRows(
  { catalog, rules, asOf }: BookContext,
  kind: Milestone['kind'],
): MilestoneRow[] {
  return catalog.milestones
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
