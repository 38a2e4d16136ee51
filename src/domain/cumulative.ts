/** Figures counted from the start of the year, from one period to the next. */
import { exceeds } from './almost';

/** As much as this at once looks like a slipped decimal point. */
const TENFOLD = 10;

/** A step this many times the largest before it stands out. */
const UNUSUAL_STEP = 5;

/** Fewer figures make no habit. */
const HABIT = 3;

/** A step up to this share of the year's plan is usual in any period: work starts slowly. */
const USUAL_SHARE_OF_PLAN = 0.5;

/**
 * Whether a figure stands out from what the same unit reported before: ten times the last one, or a
 * step five times its largest. Small steps never do, measured by the plan.
 *
 * @param history figures of the same kind of period, oldest first
 * @param now the figure reported now
 * @param planned the year's plan, or null
 * @example jumps([10, 20, 30], 40, 100) //=> false
 * @example jumps([10, 20, 30], 400, 500) //=> true
 * @example jumps([], 400, 500) //=> false
 */
export function jumps(history: readonly number[], now: number, planned: number | null): boolean {
  const last = history.at(-1);
  if (last === undefined || last <= 0) return false;
  const step = now - last;
  if (planned !== null && planned > 0 && step <= planned * USUAL_SHARE_OF_PLAN) return false;
  if (now >= last * TENFOLD) return true;
  const steps = history.slice(1).map((figure, index) => figure - (history[index] ?? 0));
  const largest = Math.max(0, ...steps);
  return history.length >= HABIT && largest > 0 && step > largest * UNUSUAL_STEP;
}

/**
 * Whether a plan is no longer the one that was reported: ten times as much, or a tenth.
 *
 * @example planJumps(1000, 1200) //=> false
 * @example planJumps(1000, 100) //=> true
 */
export const planJumps = (before: number, now: number): boolean =>
  before > 0 && now > 0 && (now >= before * TENFOLD || now * TENFOLD <= before);

/**
 * Whether a figure counted from the start of the year has become smaller.
 *
 * @example falls(400, 350) //=> true
 * @example falls(400, 400) //=> false
 */
export const falls = (earlier: number, later: number): boolean => exceeds(earlier, later);
