/** What disbursement by project and by project group comes to: sums, rate, milestone, status, gap. */
import {
  disbursementFloor,
  disbursementGap,
  disbursementStatus,
  floorsOf,
  nextMilestone,
  sumByGroup,
  type DisbursementStatus,
} from '../domain/disbursement';
import { ymdFromDay } from '../domain/day';
import type { Commune, ProjectGroup } from '../domain/model';
import { targetRate } from '../domain/target';
import { answerNumber, answerText, groupOf, type Answers } from './line';
import { milestonesOf } from './milestones';
import type { CellContent } from './model';
import type { BookContext } from './spec';

/** One project group of one unit: sums over its project lines. */
export interface GroupLine {
  unit: Commune;
  group: ProjectGroup;
  projects: number;
  plan: number | null;
  disbursed: number | null;
  estimate: number | null;
}

export interface Money {
  group: ProjectGroup | null;
  plan: number | null;
  disbursed: number | null;
  estimate: number | null;
}

/** What counts for the report date: the estimate to the end of the period, else the result so far. */
export const spentOf = ({ estimate, disbursed }: Money): number | null => estimate ?? disbursed;

export const projectMoney = ({ answers }: { answers: Answers }): Money => ({
  group: groupOf(answerText(answers, 'group')),
  plan: answerNumber(answers, 'plan'),
  disbursed: answerNumber(answers, 'disbursed'),
  estimate: answerNumber(answers, 'estimate'),
});

export const rateOf = (money: Money): CellContent => {
  const spent = spentOf(money);
  return money.plan === null || spent === null ? '' : (targetRate(money.plan, spent) ?? '');
};

export const floorOf = ({ group }: Money, context: BookContext): CellContent =>
  group === null
    ? ''
    : (disbursementFloor(milestonesOf(context), group, context.asOf, context.rules) ?? '');

export function statusOf(money: Money, context: BookContext): DisbursementStatus | '' {
  const { group, plan } = money;
  if (group === null) return '';
  return disbursementStatus(
    milestonesOf(context),
    { group, planned: plan, disbursed: spentOf(money), asOf: context.asOf },
    context.rules,
  );
}

export const gapOf = (money: Money, context: BookContext): CellContent => {
  const spent = spentOf(money);
  if (money.group === null || money.plan === null || spent === null) return '';
  const input = { group: money.group, planned: money.plan, disbursed: spent, asOf: context.asOf };
  return disbursementGap(milestonesOf(context), input, context.rules) ?? '';
};

// Rounds as people do (0,575 is 58 %, in binary a little less).
const WHOLE_PERCENT = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 0,
  useGrouping: false,
  signDisplay: 'negative',
});

/** @example wholePercent(0.575) //=> '58%' */
export const wholePercent = (share: number): string => WHOLE_PERCENT.format(share);

/**
 * Which milestone the gap is reckoned to, by day and share: `30/9: 60%`. The next one, or the last when none
 * is left; '' where the group has none.
 */
export function nextMilestoneText({ group }: Pick<Money, 'group'>, context: BookContext): string {
  if (group === null) return '';
  const milestones = milestonesOf(context);
  const { asOf, rules } = context;
  const next =
    nextMilestone(milestones, group, asOf, rules) ?? floorsOf(milestones, group, rules).at(-1);
  if (!next) return '';
  const share = disbursementFloor(milestones, group, next.lastDay, rules) ?? next.share;
  const { day, month } = ymdFromDay(next.lastDay);
  return `${day}/${month}: ${wholePercent(share)}`;
}

/** Adds a unit's projects up by group; groups without a project are left out. */
export function groupLines(unit: Commune, projects: readonly { answers: Answers }[]): GroupLine[] {
  const money = projects.map(projectMoney).filter(({ group }) => group !== null);
  const capital = money.map((line) => ({
    group: line.group as ProjectGroup,
    planned: line.plan,
    disbursed: spentOf(line),
  }));
  return sumByGroup(capital).map(({ group, planned, disbursed, lines, withoutFigures }) => {
    const counted = money.filter(
      (line) => line.group === group && line.plan !== null && spentOf(line) !== null,
    );
    const none = lines === withoutFigures;
    return {
      unit,
      group,
      projects: lines,
      plan: none ? null : planned,
      disbursed: addUp(counted.map((line) => line.disbursed)),
      estimate: none ? null : disbursed,
    };
  });
}

/** Sum of the numbers given; null when there is none, so that no data never looks like zero. */
export function addUp(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0);
}

export interface Assessment {
  rate: CellContent;
  floor: CellContent;
  status: DisbursementStatus | '';
  gap: CellContent;
}

/** Rate, floor, status and gap of a project, or of the sums of a group. */
export const assess = (money: Money, context: BookContext): Assessment => ({
  rate: rateOf(money),
  floor: floorOf(money, context),
  status: statusOf(money, context),
  gap: gapOf(money, context),
});
