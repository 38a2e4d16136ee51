/**
 * The figure with the fifteen digits that every spreadsheet program keeps: some write the seventeen that a
 * fraction has in memory, others fifteen, and opening and saving a file must not make another figure of it.
 *
 * @example keptDigits(100 / 3) //=> 33.3333333333333
 * @example keptDigits(28.54) //=> 28.54
 */
export const keptDigits = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(15));
