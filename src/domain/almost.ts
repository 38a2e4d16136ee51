/**
 * How far two figures may differ and still be the same figure, as a share of the larger one.
 *
 * Sums of a few thousand binary fractions stay well inside it, and at the size of the province's
 * whole capital written in đồng (13 digits) it is still less than ten đồng.
 */
export const RELATIVE_TOLERANCE = 1e-12;

/**
 * Whether two figures are the same but for the rounding of binary fractions.
 *
 * The tolerance is relative, so nothing but 0 is almost 0.
 *
 * @param first any figure
 * @param second a figure in the same unit
 * @example almostEqual(0.1 + 0.2, 0.3) //=> true
 * @example almostEqual(1000, 1001) //=> false
 */
export function almostEqual(first: number, second: number): boolean {
  if (first === second) return true;
  const larger = Math.max(Math.abs(first), Math.abs(second));
  return Math.abs(first - second) <= larger * RELATIVE_TOLERANCE;
}

/**
 * Whether a figure reaches a floor, rounding forgiven.
 *
 * @param figure the figure to judge
 * @param floor the least it has to be, in the same unit
 * @example reaches(0.3, 0.1 + 0.2) //=> true
 * @example reaches(94.9, 95) //=> false
 */
export function reaches(figure: number, floor: number): boolean {
  return figure >= floor || almostEqual(figure, floor);
}

/**
 * Whether a figure is above a limit by more than rounding.
 *
 * @param figure the figure to judge
 * @param limit the most it may be, in the same unit
 * @example exceeds(0.1 + 0.2, 0.3) //=> false
 * @example exceeds(96, 95) //=> true
 */
export function exceeds(figure: number, limit: number): boolean {
  return figure > limit && !almostEqual(figure, limit);
}
