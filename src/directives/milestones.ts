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

/** How far work has come is no payment: "hoàn thành 60% khối lượng". */
const OF_WORK = /^ ?(?:khoi luong|cong viec|tien do|dien tich|mat bang|so ho)\b/;

/** "Tỷ lệ giải ngân các nhóm dự án:", with a group in each line below it. */
const isBelowDisbursing = (clause: Clause, clauses: readonly Clause[]): boolean => {
  const above = clauses[clause.parent]?.flow.folded ?? '';
  return above.endsWith(':') && DISBURSES.test(above.slice(above.lastIndexOf('. ') + 1));
};
const DISBURSES_ALL = /\bgiai ngan (?:het|toan bo|dut diem)\b[^.;\d]{0,60}$/;
const ADJUSTS =
  /\bdieu chinh\b[^.;]{0,60}\b(?:ke hoach|von|cac lan)\b|\bke hoach\b[^.;]{0,40}\bdieu chinh\b/;

/** What is said of projects that have fallen behind is no floor: "các dự án giải ngân dưới 50%". */
const SHORT_OF = /\b(?:duoi|thap hon|chua dat|chua den) $/;
const NOT_SHORT_OF = /\bkhong (?:duoc )?(?:duoi|thap hon) $/;

const isFloor = (folded: string, { start }: Range): boolean => {
  const before = folded.slice(Math.max(0, start - 24), start);
  return !SHORT_OF.test(before) || NOT_SHORT_OF.test(before);
};

/** The percentages of a segment that may be least shares. */
const sharesIn = (folded: string, figures: readonly Figure[], range: Range): Figure[] =>
  figures.filter(
    ({ measure, start, end, value }) =>
      measure === '%' &&
      start >= range.start &&
      end <= range.end &&
      value > 0 &&
      value <= 100 &&
      !OF_WORK.test(folded.slice(end, end + 20)) &&
      isFloor(folded, { start, end }),
  );

/** The one nearest to the words of the deadline. */
const nearest = (figures: readonly Figure[], at: number): Figure | null =>
  figures.reduce<Figure | null>(
    (best, figure) =>
      best === null || Math.abs(figure.start - at) < Math.abs(best.start - at) ? figure : best,
    null,
  );

/** The group that stands with a figure between two commas, before or behind it. */
const groupBeside = (folded: string, range: Range, { start, end }: Range): ProjectGroup | null => {
  const before = folded.slice(range.start, start);
  const from = Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1;
  const behind = folded.slice(end, range.end).search(/[,;]/);
  const piece = folded.slice(range.start + from, behind < 0 ? range.end : end + behind);
  return groupBefore(piece, piece.length);
};

const reasonFor = (group: ProjectGroup | null): string =>
  group === null ? 'Mốc giải ngân chung, không nêu nhóm dự án.' : 'Mốc giải ngân của nhóm dự án.';

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
    const disburses =
      DISBURSES.test(sentence) || (group !== null && isBelowDisbursing(clause, clauses));
    const shares = disburses ? sharesIn(folded, figures, segment) : [];
    const beside = shares.map((share) => groupBeside(folded, segment, share));
    const whole = folded.slice(assignment.sentence.start, assignment.sentence.end);
    const isOther =
      group === null && beside.every((one) => one === null) && !/\b(?:von|ke hoach)\b/.test(whole);
    const figure = nearest(shares, phrase.start);
    if (figure !== null && !isOther) {
      // Several groups in one sentence, each with its share; else the share that the deadline is about.
      const named = shares.flatMap((share, at) =>
        beside[at] ? [{ figure: share, group: beside[at] }] : [],
      );
      return (named.length > 0 ? named : [{ figure, group }]).map((one): FoundMilestone => ({
        ...{ assignment, kind: 'disbursement', share: one.figure.value / 100, ...one },
        reason: reasonFor(one.group),
      }));
    }
    const words = folded.slice(assignment.sentence.start, phrase.start);
    if (group !== null && DISBURSES_ALL.test(words)) {
      return [
        {
          ...{ assignment, group, kind: 'disbursement', share: 1, figure: null },
          reason: '“Giải ngân hết” được hiểu là 100%.',
        },
      ];
    }
    const event = { assignment, kind: 'event' as const, share: null, figure: null };
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
