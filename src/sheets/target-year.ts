/** A target holds for one year; what a book says whose year has none. */
import { partsOf } from '../domain/period';
import type { BookContext } from './spec';

/** Said where the directives set targets, and none for the year of the period; else nothing. */
export function noTargetsText({ catalog, period }: BookContext): string {
  const { year } = partsOf(period);
  const years = [...new Set(catalog.targets.map((target) => target.year))].sort();
  if (years.length === 0 || years.includes(year)) return '';
  return `Chưa có chỉ tiêu năm ${year}: các văn bản của sổ chỉ có chỉ tiêu năm ${years.join(', ')}.`;
}
