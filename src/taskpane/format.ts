/** Figures as the workbook shows them, in either language: one book, one notation. */
import { formatNumber, formatPercent } from '../domain/number-format';
import type { Place } from '../jobs/model';

/** @example money(1234.5) //=> '1.234,5' */
export const money = (value: number): string => formatNumber(Math.round(value * 10) / 10);

/** @example percent(0.41237) //=> '41,2%' */
export const percent = (share: number): string => formatPercent(Math.round(share * 1000) / 1000);

/** @example wholePercent(0.666) //=> '67%' */
export const wholePercent = (share: number): string => formatPercent(Math.round(share * 100) / 100);

/**
 * A figure as it may stand in a cell.
 *
 * @example cellText(null, '(trống)') //=> '(trống)'
 */
export const cellText = (value: string | number | boolean | null, blank: string): string =>
  value === null || value === ''
    ? blank
    : typeof value === 'number'
      ? formatNumber(value)
      : String(value);

/** @example placeText({ sheet: 'Nhiệm vụ', cell: 'K9' }) //=> 'Nhiệm vụ!K9' */
export const placeText = ({ sheet, cell }: Place): string =>
  cell === '' ? sheet : `${sheet}!${cell}`;
