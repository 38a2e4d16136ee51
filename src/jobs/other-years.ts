/** A target holds for its year: which accepted ones the open book keeps but does not show. */
import { partsOf } from '../domain/period';
import type { DirectiveRequest, OtherYears } from './model';

/**
 * @param period of the open book
 * @returns null when the book shows all of them
 * @example otherYears([{ row: { …, year: 2027 }, replaces: null }], '2026-06')
 * //=> { targets: 1, years: [2027], bookYear: 2026 }
 */
export function otherYears(
  accepted: DirectiveRequest['targets'],
  period: string,
): OtherYears | null {
  const { year: bookYear } = partsOf(period);
  const other = accepted.map(({ row }) => row.year).filter((year) => year !== bookYear);
  if (other.length === 0) return null;
  return { targets: other.length, years: [...new Set(other)].sort((a, b) => a - b), bookYear };
}
