/**
 * Growth that the periods still to come must reach, on average, for the year to reach its target:
 * (annual × Σw − Σ w·done) / Σ w of the periods still to come.
 *
 * Growth is against the same period of the year before, so a period weighs as much as its share of
 * that base year.
 *
 * @param annualTarget growth of the whole year, per cent
 * @param weights shares of the periods in the base year, in any unit (per cent, tỷ đồng)
 * @param actuals growth of each period, per cent; null for one still to come
 * @returns per cent, or null when nothing is left that could change the year
 * @throws RangeError when the lists differ in length, a weight is negative or not a number, or the
 *   weights add up to nothing
 * @example growthNeeded(10, [25, 25, 25, 25], [8, null, null, null]) //=> 10.666666666666666
 * @example growthNeeded(10, [1, 1, 1, 1], [8, 9, 10, 11]) //=> null
 */
export function growthNeeded(
  annualTarget: number,
  weights: readonly number[],
  actuals: readonly (number | null)[],
): number | null {
  if (weights.length !== actuals.length) {
    throw new RangeError(`${weights.length} weights for ${actuals.length} periods`);
  }
  if (!weights.every((weight) => Number.isFinite(weight) && weight >= 0)) {
    throw new RangeError('weights must be numbers of 0 or more');
  }
  let total = 0;
  let done = 0;
  let left = 0;
  weights.forEach((weight, index) => {
    const growth = actuals[index] ?? null;
    total += weight;
    if (growth === null) left += weight;
    else done += weight * growth;
  });
  if (total <= 0) throw new RangeError('weights add up to nothing');
  return left > 0 ? (annualTarget * total - done) / left : null;
}
