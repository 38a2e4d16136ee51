/** A row group of the dataset before it is encoded: plain data, so that any thread can encode it. */
import {
  compareKeys,
  KINDS,
  lengthOf,
  sourceAt,
  type LongTable,
  type PackedReport,
} from '../sheets/province/long-table';
import { Renumbering, Texts } from '../sheets/province/texts';

/**
 * Rows in columns, in the order of units and items by code unit. Texts have numbers in the order of their
 * first use, so the same rows make the same group, whatever thread has read them.
 */
export interface RowGroup {
  texts: string[];
  units: Uint32Array;
  items: Uint32Array;
  sheets: Uint32Array;
  cells: Uint32Array;
  files: Uint32Array;
  revisions: Uint32Array;
  kinds: Uint8Array;
  values: Float64Array;
}

/** The rows of one period. */
export interface PeriodGroups {
  period: string;
  groups: RowGroup[];
}

/** Rows that are written together; a reader skips those whose units it does not want. */
const ROW_GROUP = 25_000;

/**
 * The table by period, cut into groups; a unit's values stay together.
 *
 * @example groupsOf(new LongTable([], new Texts())) //=> []
 */
export function groupsOf({ reports, texts }: LongTable): PeriodGroups[] {
  const periods = [...new Set(reports.map(({ period }) => period))].sort(compareKeys);
  return periods.map((period) => ({
    period,
    groups: cutUp(
      reports
        .filter((report) => report.period === period)
        .sort((a, b) => compareKeys(a.unit, b.unit)),
    ).map((list) => groupOf(list, texts.list)),
  }));
}

function cutUp(reports: readonly PackedReport[]): PackedReport[][] {
  const lists: PackedReport[][] = [];
  let room = 0;
  for (const report of reports) {
    if (room <= 0) {
      lists.push([]);
      room = ROW_GROUP;
    }
    lists.at(-1)?.push(report);
    room -= lengthOf(report);
  }
  return lists;
}

function groupOf(reports: readonly PackedReport[], texts: readonly string[]): RowGroup {
  const length = reports.reduce((sum, report) => sum + lengthOf(report), 0);
  const own = new Texts();
  const renumbering = new Renumbering(texts, own);
  const group: RowGroup = {
    texts: own.list,
    units: new Uint32Array(length),
    items: new Uint32Array(length),
    sheets: new Uint32Array(length),
    cells: new Uint32Array(length),
    files: new Uint32Array(length),
    revisions: new Uint32Array(length),
    kinds: new Uint8Array(length),
    values: new Float64Array(length),
  };
  let row = 0;
  for (const report of reports) {
    const { unit, places, sources, kinds, values } = report;
    const unitNumber = own.numberOf(unit);
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[at] ?? KINDS.number;
      const value = values[at] ?? 0;
      group.units[row] = unitNumber;
      group.items[row] = renumbering.numberOf(places[3 * at] ?? 0);
      group.sheets[row] = renumbering.numberOf(places[3 * at + 1] ?? 0);
      group.cells[row] = renumbering.numberOf(places[3 * at + 2] ?? 0);
      const source = sourceAt(report, at);
      group.files[row] = renumbering.numberOf(sources[source] ?? 0);
      group.revisions[row] = sources[source + 1] ?? 0;
      group.kinds[row] = kind;
      group.values[row] = kind === KINDS.string ? renumbering.numberOf(value) : value;
      row += 1;
    }
  }
  return group;
}

/** Memory that moves to another thread instead of being copied. */
export const buffersOfGroup = (group: RowGroup): ArrayBuffer[] =>
  Object.values(group).flatMap((column: string[] | Uint32Array | Uint8Array | Float64Array) =>
    Array.isArray(column) ? [] : [column.buffer as ArrayBuffer],
  );
