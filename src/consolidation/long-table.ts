/** Puts the long table together: of each unit and period the values that count, all in one order. */
import {
  compareKeys,
  lengthOf,
  LongTable,
  packReport,
  type PackedReport,
} from '../sheets/province/long-table';
import type { DataRow } from '../sheets/province/rows';
import { Texts } from '../sheets/province/texts';

/** @example reportKey({ unit: '06463', period: '2026-06' }) //=> '06463/2026-06' */
export const reportKey = ({ unit, period }: Pick<DataRow, 'unit' | 'period'>): string =>
  `${unit}/${period}`;

/** Takes rows of any units and periods; of two of one item the later counts. */
export class TableBuilder {
  private readonly texts = new Texts();
  private readonly reports = new Map<string, Map<string, DataRow>>();
  private readonly packed = new Map<string, PackedReport>();
  private last = '';

  add(row: DataRow): void {
    const key = reportKey(row);
    // Rows come unit by unit: one unit's are held as rows, all others are packed.
    if (key !== this.last) this.packAll();
    this.last = key;
    const known = this.reports.get(key) ?? this.unpacked(key);
    known.set(row.item, row);
    this.reports.set(key, known);
  }

  table(): LongTable {
    this.packAll();
    return inOrder(this.packed, this.texts);
  }

  private unpacked(key: string): Map<string, DataRow> {
    const report = this.packed.get(key);
    return report ? rowsByItem(new LongTable([report], this.texts)) : new Map<string, DataRow>();
  }

  private packAll(): void {
    for (const [key, rows] of this.reports)
      this.packed.set(key, packReport([...rows.values()], this.texts));
    this.reports.clear();
  }
}

/** @example tableOf([]).length //=> 0 */
export function tableOf(rows: Iterable<DataRow>): LongTable {
  const builder = new TableBuilder();
  for (const row of rows) builder.add(row);
  return builder.table();
}

export const rowsByItem = (rows: Iterable<DataRow>): Map<string, DataRow> => {
  const byItem = new Map<string, DataRow>();
  for (const row of rows) byItem.set(row.item, row);
  return byItem;
};

/** All values by unit, period and item; those of a report are in their order already. */
export function inOrder(reports: ReadonlyMap<string, PackedReport>, texts: Texts): LongTable {
  const list = [...reports.values()].filter((report) => lengthOf(report) > 0);
  list.sort((a, b) => compareKeys(a.unit, b.unit) || compareKeys(a.period, b.period));
  return new LongTable(list, texts);
}
