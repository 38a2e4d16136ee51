/** The long table while reports are taken into it: packed, a report at a time made rows and packed again. */
import { KINDS, LongTable, packReport, type PackedReport } from '../sheets/province/long-table';
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

  /** What is held of a unit and period, by item. */
  valuesOf(of: Pick<DataRow, 'unit' | 'period'>): Map<string, DataRow> {
    const report = this.reports.get(reportKey(of));
    return rowsByItem(report ? new LongTable([report], this.texts) : []);
  }

  /** Puts rows of one unit and period in the place of what is held of them. */
  put(of: Pick<DataRow, 'unit' | 'period'>, rows: readonly DataRow[]): void {
    this.reports.set(reportKey(of), packReport(rows, this.texts));
  }

  /** The same for values that are packed: most reports are the first of their unit, and taken whole. */
  putPacked(
    { unit, period, file, revision }: Source,
    answers: PackedAnswers,
    texts: readonly string[],
  ): void {
    const renumbering = this.renumberingOf(texts);
    const { order } = answers;
    const fileNumber = this.texts.numberOf(file);
    const places = new Uint32Array(3 * order.length);
    const sources = new Uint32Array(2 * order.length);
    const kinds = new Uint8Array(order.length);
    const values = new Float64Array(order.length);
    for (let at = 0; at < order.length; at += 1) {
      const from = order[at] ?? 0;
      for (let part = 0; part < 3; part += 1)
        places[3 * at + part] = renumbering.numberOf(answers.places[3 * from + part] ?? 0);
      sources[2 * at] = fileNumber;
      sources[2 * at + 1] = revision;
      const kind = answers.kinds[from] ?? KINDS.number;
      const value = answers.values[from] ?? 0;
      kinds[at] = kind;
      values[at] = kind === KINDS.string ? renumbering.numberOf(value) : value;
    }
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
