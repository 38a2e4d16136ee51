/** The long table in parts, one for each unit and period. */
import type { DataRow } from '../sheets/province/rows';
import { compareTexts } from './incoming';

/** @example reportKey({ unit: '06463', period: '2026-06' }) //=> '06463/2026-06' */
export const reportKey = ({ unit, period }: Pick<DataRow, 'unit' | 'period'>): string =>
  `${unit}/${period}`;

/** Values by unit and period; of two of one item the later counts. */
export function reportsOf(data: readonly DataRow[]): Map<string, DataRow[]> {
  const reports = new Map<string, DataRow[]>();
  for (const row of data) {
    const key = reportKey(row);
    const list = reports.get(key);
    if (list) list.push(row);
    else reports.set(key, [row]);
  }
  for (const [key, rows] of reports)
    reports.set(key, [...new Map(rows.map((row) => [row.item, row])).values()]);
  return reports;
}

/** All values by unit, period and item. */
export function inOrder(reports: ReadonlyMap<string, DataRow[]>): DataRow[] {
  const lists = [...reports.values()].flatMap((rows) => {
    const [first] = rows;
    return first ? [{ first, rows }] : [];
  });
  lists.sort(
    (a, b) =>
      compareTexts(a.first.unit, b.first.unit) || compareTexts(a.first.period, b.first.period),
  );
  const rank = ranksOf(lists.flatMap(({ rows }) => rows));
  const rankOf = ({ item }: DataRow): number => rank.get(item) ?? 0;
  return lists.flatMap(({ rows }) => [...rows].sort((a, b) => rankOf(a) - rankOf(b)));
}

/** Units have the same items, and comparing texts as people do is slow: each is put in its place once. */
const ranksOf = (rows: readonly DataRow[]): ReadonlyMap<string, number> =>
  new Map(
    [...new Set(rows.map(({ item }) => item))]
      .sort(compareTexts)
      .map((item, place): [string, number] => [item, place]),
  );
