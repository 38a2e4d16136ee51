const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/**
 * The number of a quarter written in Roman or Arabic digits, lower case (`iii`, `3`, `03`). What is not
 * a quarter gives 0 or the number itself, so that the caller can refuse it: the result is good when it
 * lies in 1..4.
 *
 * @example quarterNumber('iii') //=> 3
 * @example quarterNumber('03') //=> 3
 * @example quarterNumber('vii') //=> 0
 */
export const quarterNumber = (written: string): number =>
  /^\d+$/.test(written) ? Number(written) : (ROMAN[written] ?? 0);
