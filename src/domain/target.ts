import { almostEqual, exceeds, reaches } from './almost';
import { dayFromYmd, endOfMonth, endOfYear, ymdFromDay } from './day';
import type { DayNumber, Direction } from './model';

/** The words a target is answered with (DESIGN.md, `TARGET_STATUS`). */
export type TargetStatus =
  'Chưa có số liệu' | 'Đạt' | 'Vượt' | 'Đúng tiến độ' | 'Chậm tiến độ' | 'Không đạt';

/** A target with what was reached so far; both figures in the target's own measure. */
export interface TargetFigures {
  planned: number;
  /** null or absent: nobody has reported it yet. */
  actual?: number | null;
  /** Which side of the plan is good; `at-least` unless said. */
  direction?: Direction;
}

/**
 * How far a target is from being met, signed: 0 or more is met, less than 0 is how much is missing.
 *
 * `at-least`: actual − planned; `at-most`: planned − actual; `exactly`: minus the distance either
 * way. Figures that differ by rounding only have a gap of exactly 0, so the sign can be trusted.
 *
 * @param planned the figure to reach
 * @param actual the figure reached, in the same measure
 * @param direction which side of the plan is good
 * @example targetGap(60, 45) //=> -15
 * @example targetGap(5, 3, 'at-most') //=> 2
 * @example targetGap(10, 12, 'exactly') //=> -2
 */
export function targetGap(
  planned: number,
  actual: number,
  direction: Direction = 'at-least',
): number {
  if (almostEqual(planned, actual)) return 0;
  switch (direction) {
    case 'at-least':
      return actual - planned;
    case 'at-most':
      return planned - actual;
    case 'exactly':
      return -Math.abs(actual - planned);
  }
}

/**
 * Share of the plan that was reached: 1 is 100 %.
 *
 * null where a share says nothing: a plan of 0 (0 of 0 too), and a plan below 0, of which a *worse*
 * result would be the larger share.
 *
 * @param planned the figure to reach
 * @param actual the figure reached, in the same measure
 * @example targetRate(60, 45) //=> 0.75
 * @example targetRate(0, 3) //=> null
 */
export function targetRate(planned: number, actual: number): number | null {
  return planned > 0 ? actual / planned : null;
}

/**
 * The word for where a target stands.
 *
 * Met is `Đạt`, and `Vượt` where more is better and there is more. Not met, while the period runs:
 * `Đúng tiến độ` if the rate keeps up with the share of the period that has gone, `Chậm tiến độ`
 * if not (or if there is no rate to compare); at its end `Không đạt`.
 *
 * A figure already *above* a ceiling (`at-most`) or an exact number (`exactly`) is `Không đạt` at
 * once: the figures are counted up from the start of the year, so time only adds to them.
 *
 * @param target planned and actual figure, direction
 * @param target.shareOfPeriod how much of the period has gone by, 0 to 1; 1 (its end) unless said
 * @throws RangeError when `shareOfPeriod` is not between 0 and 1
 * @example targetStatus({ planned: 60, actual: 45 }) //=> 'Không đạt'
 * @example targetStatus({ planned: 60, actual: 45, shareOfPeriod: 0.5 }) //=> 'Đúng tiến độ'
 * @example targetStatus({ planned: 60, actual: 61 }) //=> 'Vượt'
 * @example targetStatus({ planned: 0, actual: 1, direction: 'at-most', shareOfPeriod: 0.5 }) //=> 'Không đạt'
 */
export function targetStatus({
  planned,
  actual,
  direction = 'at-least',
  shareOfPeriod = 1,
}: TargetFigures & { shareOfPeriod?: number }): TargetStatus {
  if (!(shareOfPeriod >= 0 && shareOfPeriod <= 1)) {
    throw new RangeError(`shareOfPeriod must be 0 to 1, not ${shareOfPeriod}`);
  }
  if (actual === null || actual === undefined) return 'Chưa có số liệu';
  if (targetGap(planned, actual, direction) >= 0) {
    return direction === 'at-least' && exceeds(actual, planned) ? 'Vượt' : 'Đạt';
  }
  const tooMuch = direction !== 'at-least' && actual > planned;
  if (shareOfPeriod === 1 || tooMuch) return 'Không đạt';
  const rate = targetRate(planned, actual);
  return rate !== null && reaches(rate, shareOfPeriod) ? 'Đúng tiến độ' : 'Chậm tiến độ';
}

/**
 * How much each remaining month must bring for a target of the `at-least` kind to be met at its end.
 *
 * The remaining months run from the day after `asOf` to `end`; a part of a month counts by its
 * days: from 15/6 to 31/12 there are 15/30 + 6 months left. 0 when the target is met, null when it
 * is not and no day is left.
 *
 * @param planned the figure to reach by `end`
 * @param actual the figure reached up to `asOf`, in the same measure
 * @param asOf report date (day number)
 * @param start first day of the period: a report date before it leaves the whole period;
 *   1 January of the year of `asOf` unless said
 * @param end last day of the period; 31 December of the year of `asOf` unless said
 * @throws RangeError when `end` is before `start`
 * @example requiredPace(120, 60, 46203) //=> 10 (30/06/2026: six months left)
 * @example requiredPace(120, 130, 46203) //=> 0
 * @example requiredPace(120, 60, 46387) //=> null (31/12/2026)
 */
export function requiredPace(
  planned: number,
  actual: number,
  asOf: DayNumber,
  start: DayNumber = dayFromYmd(ymdFromDay(asOf).year, 1, 1),
  end: DayNumber = endOfYear(asOf),
): number | null {
  if (end < start) throw new RangeError('end is before start');
  const missing = -targetGap(planned, actual);
  if (missing <= 0) return 0;
  const months = monthsThrough(end) - monthsThrough(Math.max(asOf, start - 1));
  return months > 0 ? missing / months : null;
}

/**
 * Share of the plan that is missing, for putting targets in order: 0.25 is a quarter short, less
 * than 0 is ahead of the plan. null without a figure; a plan of 0 has no share, so it is 0 when met
 * and infinitely short when missed.
 *
 * @example rateShortfall({ planned: 60, actual: 45 }) //=> 0.25
 * @example rateShortfall({ planned: 0, actual: 2, direction: 'at-most' }) //=> Infinity
 */
export function rateShortfall({
  planned,
  actual,
  direction = 'at-least',
}: TargetFigures): number | null {
  if (actual === null || actual === undefined) return null;
  const gap = targetGap(planned, actual, direction);
  if (planned > 0) return gap === 0 ? 0 : -gap / planned;
  return gap < 0 ? Infinity : 0;
}

/**
 * Comparator for `sort`: furthest behind first, measured by the share of the plan that is missing;
 * targets without a figure come last, because nothing is known about them.
 *
 * @example [{ planned: 10, actual: 9 }, { planned: 10, actual: 2 }].sort(furthestBehind)[0]
 *   //=> { planned: 10, actual: 2 }
 */
export function furthestBehind(first: TargetFigures, second: TargetFigures): number {
  const firstShortfall = rateShortfall(first) ?? -Infinity;
  const secondShortfall = rateShortfall(second) ?? -Infinity;
  // Not a subtraction: two infinite shortfalls would make NaN.
  if (firstShortfall === secondShortfall) return 0;
  return firstShortfall > secondShortfall ? -1 : 1;
}

/** Whole months since year 0 and the part of the current one that ends with `day`. */
function monthsThrough(day: DayNumber): number {
  const date = ymdFromDay(day);
  const monthLength = ymdFromDay(endOfMonth(day)).day;
  return date.year * 12 + (date.month - 1) + date.day / monthLength;
}
