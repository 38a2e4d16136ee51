import { fold } from './fold';

/**
 * Search key of a unit of measure. Signs that `fold` would drop are spelt out first.
 *
 * @param base a unit as written
 * @example measureKey('điểm %') === measureKey('điểm') //=> false
 */
export function measureKey(base: string): string {
  const key = fold(
    base
      .replaceAll('%', ' phần trăm ')
      .replaceAll('²', '2')
      .replaceAll('³', '3')
      .replaceAll('₫', 'đ'),
  );
  // A base of punctuation alone is not "no base".
  return key === '' ? base : key;
}
