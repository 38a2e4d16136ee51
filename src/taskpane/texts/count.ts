/** Numbers in the texts. */
import { formatNumber } from '../../domain/number-format';

/** @example n(1234) //=> '1.234' */
export const n = (value: number): string => formatNumber(value);

/** @example many(2, 'unit') //=> '2 units' */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${n(count)} ${count === 1 ? one : more}`;
