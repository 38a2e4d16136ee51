/**
 * The long table as columns of numbers, one set for each unit and period: a million values in a quarter of
 * the memory of a million rows, and ready to go from thread to thread. Its rows are made while it is gone
 * through.
 */
import type { DataRow } from './rows';
import type { Texts } from './texts';

/** Values by kind; a text by its number, a truth value as 0 or 1. */
export interface PackedValues {
  /** `KINDS` of every value. */
  kinds: Uint8Array;
  values: Float64Array;
}

/** What one unit says for one period, in the order of the items. */
export interface PackedReport extends PackedValues {
  unit: string;
  period: string;
  /** Item, sheet and cell of every value, by the numbers of their texts. */
  places: Uint32Array;
  /**
   * File of every value, by the number of its text, and revision of its report; one such pair alone, where all
   * values are of one report, as they mostly are.
   */
  sources: Uint32Array;
}

/** Where in `sources` the pair of a value stands. */
export const sourceAt = ({ sources }: Pick<PackedReport, 'sources'>, at: number): number =>
  sources.length === PAIR ? 0 : PAIR * at;

const PAIR = 2;

export const KINDS = { number: 0, string: 1, boolean: 2 } as const;

type Value = DataRow['value'];

export const packValues = (
  rows: readonly { readonly value: Value }[],
  texts: Texts,
): PackedValues => ({
  kinds: Uint8Array.from(rows, ({ value }) => KINDS[typeof value as keyof typeof KINDS]),
  values: Float64Array.from(rows, ({ value }) =>
    typeof value === 'string' ? texts.numberOf(value) : Number(value),
  ),
});

export function valueAt(
  { kinds, values }: PackedValues,
  at: number,
  texts: readonly string[],
): Value {
  const value = values[at] ?? 0;
  if (kinds[at] === KINDS.string) return texts[value] ?? '';
  return kinds[at] === KINDS.boolean ? value === 1 : value;
}

/** Keys are put in order by code unit: the same on every machine, and quick. */
export const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Places of rows in the order of their items. */
export const orderOf = (rows: readonly { readonly item: string }[]): Uint32Array =>
  Uint32Array.from(rows, (_, at) => at).sort((a, b) =>
    compareKeys(rows[a]?.item ?? '', rows[b]?.item ?? ''),
  );

/** Rows of one unit and period, in any order; at least one. */
export function packReport(unordered: readonly DataRow[], texts: Texts): PackedReport {
  const rows = [...unordered].sort((a, b) => compareKeys(a.item, b.item));
  const places = new Uint32Array(3 * rows.length);
  const [first] = rows;
  const isOne = rows.every(
    ({ file, revision }) => file === first?.file && revision === first.revision,
  );
  const sources = new Uint32Array(PAIR * (isOne ? 1 : rows.length));
  rows.forEach(({ item, sheet, cell, file, revision }, at) => {
    places[3 * at] = texts.numberOf(item);
    places[3 * at + 1] = texts.numberOf(sheet);
    places[3 * at + 2] = texts.numberOf(cell);
    const source = sourceAt({ sources }, at);
    sources[source] = texts.numberOf(file);
    sources[source + 1] = revision;
  });
  const { unit = '', period = '' } = first ?? {};
  return { unit, period, places, sources, ...packValues(rows, texts) };
}

export const lengthOf = ({ kinds }: PackedValues): number => kinds.length;

/** The table in the order of its reports, and of the values in each. */
export class LongTable implements Iterable<DataRow> {
  readonly length: number;
  private readonly byUnit = new Map<string, PackedReport[]>();

  /** @param texts those that the reports were packed with; they may have grown since */
  constructor(
    readonly reports: readonly PackedReport[],
    readonly texts: Texts,
  ) {
    this.length = reports.reduce((sum, report) => sum + lengthOf(report), 0);
    for (const report of reports) {
      const list = this.byUnit.get(report.unit);
      if (list) list.push(report);
      else this.byUnit.set(report.unit, [report]);
    }
  }

  *[Symbol.iterator](): Generator<DataRow> {
    for (const report of this.reports) yield* this.rowsOf(report);
  }

  /** What a unit said, period by period. */
  ofUnit(unit: string): readonly PackedReport[] {
    return this.byUnit.get(unit) ?? [];
  }

  /** Goes through the values without making rows; an item is told by the number of its text. */
  forEachValue(report: PackedReport, take: (item: number, value: Value) => void): void {
    for (let at = 0; at < lengthOf(report); at += 1)
      take(report.places[3 * at] ?? 0, valueAt(report, at, this.texts.list));
  }

  *rowsOf(report: PackedReport): Generator<DataRow> {
    const { unit, period, places, sources } = report;
    const { list } = this.texts;
    const text = (number: number | undefined): string => list[number ?? -1] ?? '';
    for (let at = 0; at < lengthOf(report); at += 1) {
      const source = sourceAt(report, at);
      yield {
        unit,
        period,
        item: text(places[3 * at]),
        value: valueAt(report, at, list),
        file: text(sources[source]),
        sheet: text(places[3 * at + 1]),
        cell: text(places[3 * at + 2]),
        revision: sources[source + 1] ?? 0,
      };
    }
  }
}
