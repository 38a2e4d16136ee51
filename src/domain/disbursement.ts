import { exceeds, reaches } from './almost';
import { DEFAULT_RULES, lastDayOf, type DeadlineRules } from './deadline';
import type { DayNumber, Milestone, ProjectGroup } from './model';

/** Least share of the planned capital that must be paid out by the end of a day. */
export interface Floor {
  lastDay: DayNumber;
  /** 0 to 1. */
  share: number;
}

/** Capital of one project, or of many; both amounts in the same unit, null where not reported. */
export interface Capital {
  group: ProjectGroup;
  planned: number | null;
  disbursed: number | null;
}

/** Capital judged on a report date. */
export interface CapitalAsOf extends Capital {
  asOf: DayNumber;
}

/**
 * The words disbursement is answered with (DESIGN.md, `DISBURSEMENT_STATUS`), and two for what it
 * leaves open: no figures, and no capital to pay out.
 */
export type DisbursementStatus =
  | 'Chưa có số liệu'
  | 'Không có kế hoạch'
  | 'Chưa đến mốc'
  | 'Đạt mốc'
  | 'Chậm mốc'
  | 'Vượt kế hoạch';

/** Sums over the lines of one group that have figures, and how many lines have none. */
export interface GroupTotal {
  group: ProjectGroup;
  planned: number;
  disbursed: number;
  lines: number;
  /** Lines left out of both sums because planned or disbursed is not known. */
  withoutFigures: number;
}

/**
 * The floors of a project group, earliest first. Milestones of other kinds, and those without a
 * date or a share, set no floor; a milestone for every group (`group: null`) counts for each.
 *
 * @param milestones rows of `milestones.json`
 * @param group project group, 1 to 4
 * @param rules how a deadline's last day is derived
 * @example floorsOf(milestones, 2)
 *   //=> [{ lastDay: 46203, share: 0.3 }, { lastDay: 46295, share: 0.6 }, { lastDay: 46387, share: 1 }]
 */
export function floorsOf(
  milestones: readonly Milestone[],
  group: ProjectGroup,
  rules: DeadlineRules = DEFAULT_RULES,
): Floor[] {
  return milestones
    .filter(({ kind }) => kind === 'disbursement')
    .filter((milestone) => milestone.group === group || milestone.group === null)
    .flatMap(({ share, deadline }) => {
      const lastDay = lastDayOf(deadline, rules);
      return lastDay === null || share === undefined ? [] : [{ lastDay, share }];
    })
    .sort((first, second) => first.lastDay - second.lastDay || first.share - second.share);
}

/**
 * Least share of the planned capital due by the end of a day; null before the first milestone.
 *
 * The last day itself counts: a report dated 30/6 is judged by the milestone of 30/6. Of the
 * floors passed the highest holds.
 *
 * @param milestones rows of `milestones.json`
 * @param group project group, 1 to 4
 * @param asOf report date (day number)
 * @param rules how a deadline's last day is derived
 * @example disbursementFloor(milestones, 2, 46203) //=> 0.3 (milestone of 30/06/2026)
 * @example disbursementFloor(milestones, 2, 46202) //=> null
 */
export function disbursementFloor(
  milestones: readonly Milestone[],
  group: ProjectGroup,
  asOf: DayNumber,
  rules: DeadlineRules = DEFAULT_RULES,
): number | null {
  const due = floorsOf(milestones, group, rules).filter(({ lastDay }) => lastDay <= asOf);
  return due.length > 0 ? Math.max(...due.map(({ share }) => share)) : null;
}

/**
 * The next floor on or after a day; null when none is left.
 *
 * @param milestones rows of `milestones.json`
 * @param group project group, 1 to 4
 * @param asOf report date (day number)
 * @param rules how a deadline's last day is derived
 * @example nextMilestone(milestones, 2, 46203) //=> { lastDay: 46203, share: 0.3 }
 * @example nextMilestone(milestones, 2, 46388) //=> null
 */
export function nextMilestone(
  milestones: readonly Milestone[],
  group: ProjectGroup,
  asOf: DayNumber,
  rules: DeadlineRules = DEFAULT_RULES,
): Floor | null {
  return floorsOf(milestones, group, rules).find(({ lastDay }) => lastDay >= asOf) ?? null;
}

/**
 * The word for where disbursement stands on a day.
 *
 * Checked in this order: a figure missing `Chưa có số liệu`; more than the plan `Vượt kế hoạch`
 * (anything at all against a plan of 0); plan and disbursed both 0 `Không có kế hoạch`, because
 * "on the mark" would praise work that does not exist; then against the floor due by that day.
 *
 * @param milestones rows of `milestones.json`
 * @param capital group, amounts and report date
 * @param rules how a deadline's last day is derived
 * @example disbursementStatus(milestones, { group: 2, planned: 100, disbursed: 25, asOf: 46203 })
 *   //=> 'Chậm mốc' (30 % is due by 30/06/2026)
 * @example disbursementStatus(milestones, { group: 2, planned: 100, disbursed: 25, asOf: 46202 })
 *   //=> 'Chưa đến mốc'
 */
export function disbursementStatus(
  milestones: readonly Milestone[],
  { group, planned, disbursed, asOf }: CapitalAsOf,
  rules: DeadlineRules = DEFAULT_RULES,
): DisbursementStatus {
  if (planned === null || disbursed === null) return 'Chưa có số liệu';
  if (exceeds(disbursed, planned)) return 'Vượt kế hoạch';
  if (planned === 0 && disbursed === 0) return 'Không có kế hoạch';
  const floor = disbursementFloor(milestones, group, asOf, rules);
  if (floor === null) return 'Chưa đến mốc';
  return reaches(disbursed, planned * floor) ? 'Đạt mốc' : 'Chậm mốc';
}

/**
 * Money still to pay out to reach the next milestone on or after a day, or the last one when none
 * is left; never negative.
 *
 * @param milestones rows of `milestones.json`
 * @param capital group, amounts and report date
 * @param rules how a deadline's last day is derived
 * @returns in the unit of the amounts; null when a figure is missing or the group has no floors
 * @example disbursementGap(milestones, { group: 2, planned: 200, disbursed: 25, asOf: 46100 })
 *   //=> 35 (30 % of 200 is 60)
 */
export function disbursementGap(
  milestones: readonly Milestone[],
  { group, planned, disbursed, asOf }: CapitalAsOf,
  rules: DeadlineRules = DEFAULT_RULES,
): number | null {
  if (planned === null || disbursed === null) return null;
  const judgedOn = nextMilestone(milestones, group, asOf, rules)?.lastDay ?? asOf;
  const floor = disbursementFloor(milestones, group, judgedOn, rules);
  if (floor === null) return null;
  const due = planned * floor;
  return reaches(disbursed, due) ? 0 : due - disbursed;
}

/**
 * Capital added up by project group, in the order of the groups; groups without lines are left out.
 *
 * A line with one figure only goes into neither sum: half a line would make the rate wrong.
 *
 * @param lines projects, amounts in one unit
 * @example sumByGroup([{ group: 2, planned: 10, disbursed: 4 }, { group: 2, planned: 5, disbursed: null }])
 *   //=> [{ group: 2, planned: 10, disbursed: 4, lines: 2, withoutFigures: 1 }]
 */
export function sumByGroup(lines: readonly Capital[]): GroupTotal[] {
  const totals = new Map<ProjectGroup, GroupTotal>();
  for (const { group, planned, disbursed } of lines) {
    const total = totals.get(group) ?? emptyTotal(group);
    totals.set(group, total);
    total.lines += 1;
    if (planned === null || disbursed === null) {
      total.withoutFigures += 1;
    } else {
      total.planned += planned;
      total.disbursed += disbursed;
    }
  }
  return [...totals.values()].sort((first, second) => first.group - second.group);
}

function emptyTotal(group: ProjectGroup): GroupTotal {
  return { group, planned: 0, disbursed: 0, lines: 0, withoutFigures: 0 };
}
