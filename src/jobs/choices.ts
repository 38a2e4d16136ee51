/** What can be chosen from in the pane. */
import { unitName, type Catalog } from '../catalog';
import { ymdFromDay } from '../domain/day';
import type { DayNumber } from '../domain/model';
import {
  comparePeriods,
  partsOf,
  periodName,
  periodOf,
  reportDue,
  type PeriodKind,
} from '../domain/period';
import { documentsOf } from './documents';
import type { Choices } from './model';
import { titled } from './standing';

const KINDS: readonly (readonly [PeriodKind, number])[] = [
  ['month', 12],
  ['quarter', 4],
  ['half', 1],
  ['nine-months', 1],
  ['year', 1],
];

/** Every period of a year, in the order in which they end. */
const periodsOf = (year: number): string[] =>
  KINDS.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => periodOf({ kind, year, index: index + 1 })),
  ).sort(comparePeriods);

const months = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => periodOf({ kind: 'month', year, index: index + 1 }));

/** @param today day of the clock */
export function choicesOf(catalog: Catalog, today: DayNumber): Choices {
  const { year, month } = ymdFromDay(today);
  const current =
    [...months(year), ...months(year + 1)].find(
      (period) => reportDue(period, 'task', catalog.calendar) >= today,
    ) ?? periodOf({ kind: 'month', year, index: month });
  // In January the reports of the year before are still to be made.
  const years = new Set([month === 1 ? year - 1 : year, year, partsOf(current).year]);
  return {
    documents: documentsOf(catalog),
    groups: catalog.groups.map(({ id, name, units }) => ({ id, name, units })),
    units: catalog.communes.map((unit) => ({ code: unit.code, name: unitName(unit) })),
    periods: [...years]
      .flatMap(periodsOf)
      .map((period) => ({ id: period, name: titled(periodName(period)) })),
    currentPeriod: current,
  };
}
