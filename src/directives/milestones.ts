import type { ProjectGroup } from '../domain/model';
import { matchesIn } from '../domain/matches';
import type { Assignment } from './assignments';
import type { Figure } from './figures';
import type { Range } from './flow';
import type { Clause } from './outline';

/** A milestone of public investment that an assignment sets. */
export interface FoundMilestone {
  assignment: Assignment;
  group: ProjectGroup | null;
  kind: 'disbursement' | 'event';
  /** 0 to 1, for disbursement. */
  share: number | null;
  /** The figure that gives the share. */
  figure: Range | null;
  reason: string;
}

/** How directives name the four groups of projects. */
const GROUPS: readonly (readonly [ProjectGroup, RegExp])[] = [
  [1, /\b(?:du an|cong trinh) (?:da )?hoan thanh\b(?! (?:ho so|thu tuc|phe duyet|cong tac))/g],
  [2, /\b(?:du an|cong trinh) chuyen tiep\b/g],
  [3, /\b(?:du an|cong trinh) (?:khoi cong moi|moi khoi cong)\b/g],
  [4, /\b(?:du an|cong trinh)\b[^.;:,]{0,60}\bchuan bi dau tu\b/g],
];

/**
 * The group of projects named last before a place.
 *
 * @example groupBefore('du an chuyen tiep', 17) //=> 2
 */
export const groupBefore = (folded: string, at: number): ProjectGroup | null => {
  if (!/(?:du an|cong trinh) /.test(folded)) return null;
  let nearest: { group: ProjectGroup; index: number } | null = null;
  for (const [group, pattern] of GROUPS) {
    for (const { index } of matchesIn(folded.slice(0, at), pattern)) {
      if (nearest === null || index > nearest.index) nearest = { group, index };
    }
  }
  return nearest?.group ?? null;
};

const groupOf = (clause: Clause, at: number, clauses: readonly Clause[]): ProjectGroup | null => {
  const own = groupBefore(clause.flow.folded, at);
  if (own !== null) return own;
  for (let above = clauses[clause.parent]; above; above = clauses[above.parent]) {
    const { folded } = above.flow;
    const group = above.isHeading ? groupBefore(folded, folded.length) : null;
    if (group !== null) return group;
  }
  return null;
};

const DISBURSES = /\bgiai ngan\b/;
const ADJUSTS =
  /\bdieu chinh\b[^.;]{0,60}\b(?:ke hoach|von|cac lan)\b|\bke hoach\b[^.;]{0,40}\bdieu chinh\b/;

/** The percentage of a segment: the one nearest to the words of the deadline. */
const shareIn = (figures: readonly Figure[], range: Range, at: number): Figure | null => {
  const inside = figures.filter(
    ({ measure, start, end, value }) =>
      measure === '%' && start >= range.start && end <= range.end && value > 0 && value <= 100,
  );
  return inside.reduce<Figure | null>(
    (best, figure) =>
      best === null || Math.abs(figure.start - at) < Math.abs(best.start - at) ? figure : best,
    null,
  );
};

/**
 * The milestones of public investment among the assignments of a clause: least shares to pay out by a
 * date, events a group of projects must reach, and windows for adjusting the plan.
 */
export const milestonesOf = (
  clause: Clause,
  assignments: readonly Assignment[],
  figures: readonly Figure[],
  clauses: readonly Clause[],
): FoundMilestone[] => {
  const { folded } = clause.flow;
  return assignments.flatMap((assignment): FoundMilestone[] => {
    const { due, segment } = assignment;
    if (due === null || segment === null || due.deadline === null) return [];
    const { phrase } = due;
    const group = groupOf(clause, phrase.start, clauses);
    const sentence = folded.slice(assignment.sentence.start, segment.end);
    const figure = DISBURSES.test(sentence) ? shareIn(figures, segment, phrase.start) : null;
    const whole = folded.slice(assignment.sentence.start, assignment.sentence.end);
    const isOther = group === null && !/\b(?:von|ke hoach)\b/.test(whole);
    if (figure !== null && !isOther) {
      const reason =
        group === null
          ? 'Mốc giải ngân chung, không nêu nhóm dự án.'
          : 'Mốc giải ngân của nhóm dự án.';
      return [
        { assignment, group, kind: 'disbursement', share: figure.value / 100, figure, reason },
      ];
    }
    const event = { assignment, kind: 'event' as const, share: null, figure: null };
    const words = folded.slice(assignment.sentence.start, phrase.start);
    // Days counted from something else make no window.
    const isWindow = due.deadline.kind !== 'relative';
    if (isWindow && ADJUSTS.test(words) && /\bvon\b|\bdau tu\b/.test(words)) {
      return [{ ...event, group: null, reason: 'Đợt điều chỉnh kế hoạch vốn.' }];
    }
    const isRoutine = due.deadline.kind === 'recurring' && !phrase.hasDay;
    return group === null || isRoutine
      ? []
      : [{ ...event, group, reason: 'Mốc việc của nhóm dự án.' }];
  });
};
