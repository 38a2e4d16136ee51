/**
 * What a province's book is made from, in one hash: a book is written again only when this changes. The
 * cells themselves would be twenty times as much to hash, and everything in them follows from what is
 * hashed here: from the data, and from the program, of which the first rows of every sheet tell.
 */
import { fingerprintOf, type Digest } from '../../catalog';
import type { Additions } from '../../catalog/additions';
import type { Meta } from '../meta';
import type { DefinedName, RowList, RowModel, SheetModel } from '../model';
import type { ProvinceLines } from './lines';
import type { DataRow, HistoryRow, LedgerRow, UnitRow } from './rows';

export interface ContentInput {
  units: readonly UnitRow[];
  ledger: readonly LedgerRow[];
  data: Iterable<DataRow>;
  history: readonly HistoryRow[];
  lines: ProvinceLines;
  sheets: readonly SheetModel<RowList>[];
  names: readonly DefinedName[];
  meta: Meta;
  additions: Additions | undefined;
  digest: Digest | undefined;
}

/** Headings, and the rows of at least one unit: a program that renders otherwise is seen in these. */
const LOOKED_AT = 64;

/** Rows whose text is put together and hashed at once. */
const BATCH = 500;

/** @returns 16 hexadecimal digits: equal ones, equal books */
export function contentOf(input: ContentInput): string {
  const { units, ledger, data, history, lines, sheets, names, meta, additions, digest } = input;
  const print = (content: unknown): string => fingerprintOf(content, digest);
  const rowsPrint = <Row>(rows: Iterable<Row>, valuesOf: (row: Row) => unknown): string => {
    const prints: string[] = [];
    let count = 0;
    let batch: unknown[] = [];
    for (const row of rows) {
      batch.push(valuesOf(row));
      count += 1;
      if (batch.length < BATCH) continue;
      prints.push(print(batch));
      batch = [];
    }
    if (batch.length > 0) prints.push(print(batch));
    return print([count, prints]);
  };
  const own = [...lines.tasks, ...lines.targets].filter(({ owner }) => owner !== undefined);
  return print({
    // The dataset's name says what is in it.
    data: meta.dataset ?? rowsPrint(data, dataValues),
    ledger: rowsPrint(ledger, sorted),
    history: rowsPrint(history, sorted),
    units: rowsPrint(units, ({ unit, ...row }) => [unit.code, sorted(row)]),
    own: rowsPrint(own, ({ id, owner, answers }) => [id, owner, sorted(answers)]),
    sheets: sheets.map(({ rows, ...sheet }) => print([sheet, rows.length, firstRows(rows)])),
    names,
    meta,
    additions,
  });
}

/** Fields by name: whether a row was merged or read back must not show. */
const sorted = (fields: object): [string, unknown][] =>
  Object.entries(fields).sort(([a], [b]) => Number(a > b) - Number(a < b));

/** The long table is the most of it. */
const dataValues = (row: DataRow): unknown => [
  [row.unit, row.period, row.item, row.value],
  [row.file, row.sheet, row.cell, row.revision],
];

function firstRows(rows: RowList): RowModel[] {
  const first: RowModel[] = [];
  for (const row of rows) {
    if (first.length === LOOKED_AT) break;
    first.push(row);
  }
  return first;
}
