import { citation } from '../catalog';
import { lastDayOf } from '../domain/deadline';
import type { Milestone } from '../domain/model';
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

/** Milestones in the order of their groups and days, ready for a table. */
export function milestoneRows(
  { catalog, rules, asOf }: BookContext,
  kind: Milestone['kind'],
): MilestoneRow[] {
  return catalog.milestones
    .filter((milestone) => milestone.kind === kind)
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
