const VIETNAMESE = /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?%?$/;

/**
 * A number as a Vietnamese keyboard types it, in the notation of the host; all else as it is.
 *
 * @example plainNumber('1.795,5') //=> '1795.5'
 * @example plainNumber('12,5%') //=> '12.5%'
 * @example plainNumber('30/6/2026') //=> '30/6/2026'
 */
export const plainNumber = (text: string): string =>
  VIETNAMESE.test(text.trim()) ? text.trim().replaceAll('.', '').replace(',', '.') : text;
