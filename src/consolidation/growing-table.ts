/** The long table while reports are taken into it: packed, a report at a time made rows and packed again. */
import {
  KINDS,
  lengthOf,
  LongTable,
  packReport,
  type PackedReport,
} from '../sheets/province/long-table';
import type { DataRow } from '../sheets/province/rows';
import { Renumbering, type Texts } from '../sheets/province/texts';
import { inOrder, reportKey, rowsByItem } from './long-table';
import type { PackedAnswers } from './packed';

/** Whose values, from which file. */
export type Source = Pick<DataRow, 'unit' | 'period' | 'file' | 'revision'>;

export class GrowingTable {
  private readonly reports: Map<string, PackedReport>;
  private readonly texts: Texts;
  /** Texts of every thread that has read, as numbers of ours. */
  private readonly renumberings = new Map<readonly string[], Renumbering>();

  constructor({ reports, texts }: LongTable) {
    this.texts = texts;
    this.reports = new Map(reports.map((report) => [reportKey(report), report]));
  }

  has(of: Pick<DataRow, 'unit' | 'period'>): boolean {
    return this.reports.has(reportKey(of));
  }

  /** How many values are held of a unit and period. */
  countOf(of: Pick<DataRow, 'unit' | 'period'>): number {
    const report = this.reports.get(reportKey(of));
    return report ? lengthOf(report) : 0;
  }

  /** What is held of a unit and period, by item. */
  valuesOf(of: Pick<DataRow, 'unit' | 'period'>): Map<string, DataRow> {
    const report = this.reports.get(reportKey(of));
    return rowsByItem(report ? new LongTable([report], this.texts) : []);
  }

  /** Puts rows of one unit and period in the place of what is held of them. */
  put(of: Pick<DataRow, 'unit' | 'period'>, rows: readonly DataRow[]): void {
    this.reports.set(reportKey(of), packReport(rows, this.texts));
  }

  /**
   * The same for values that are packed: most reports are the first of their unit, and taken whole. Their
   * memory becomes the table's: what was packed must not be asked for again.
   */
  putPacked(
    { unit, period, file, revision }: Source,
    { places, kinds, values }: PackedAnswers,
    texts: readonly string[],
  ): void {
    const renumbering = this.renumberingOf(texts);
    const sources = Uint32Array.of(this.texts.numberOf(file), revision);
    for (let at = 0; at < places.length; at += 1)
      places[at] = renumbering.numberOf(places[at] ?? 0);
    for (let at = 0; at < kinds.length; at += 1)
      if (kinds[at] === KINDS.string) values[at] = renumbering.numberOf(values[at] ?? 0);
    this.reports.set(reportKey({ unit, period }), { unit, period, places, sources, kinds, values });
  }

  /** All of it in the order of the long table. */
  get table(): LongTable {
    return inOrder(this.reports, this.texts);
  }

  private renumberingOf(texts: readonly string[]): Renumbering {
    const known = this.renumberings.get(texts) ?? new Renumbering(texts, this.texts);
    this.renumberings.set(texts, known);
    return known;
  }
}
