/** What people typed into a commune's workbook, as it stands there: also what the checks do not accept. */
import { REPORT_FIELDS, REPORT_TEXTS } from '../sheets/commune/report-fields';
import { COMMUNE_TABLES } from '../sheets/commune/book';
import { communeRows, NO_ANSWERS, type AnswersOf } from '../sheets/commune/rows';
import type { Commune } from '../domain/model';
import type { CellContent } from '../sheets/model';
import { editorOf, type BookContext, type TableSpec } from '../sheets/spec';
import type { FoundTable, FoundTables } from '../workbook/tables';

/** By `sheet/row`, then by column; only cells that hold something. */
export type Typed = ReadonlyMap<string, Readonly<Record<string, CellContent>>>;

/** The tables of a commune's workbook, whatever their rows. */
export const TABLES = COMMUNE_TABLES as unknown as readonly TableSpec<unknown>[];

const REPORT_ROWS = [...REPORT_FIELDS, ...REPORT_TEXTS].map(({ id }) => id);

function typedAt(table: FoundTable, row: number, key: string): CellContent {
  const value = table.at(row, key).cell?.value ?? null;
  return typeof value === 'object' || value === '' ? null : value;
}

/** Columns of a row that the unit may type in. */
export function inputsOf(
  spec: TableSpec<unknown>,
  row: unknown,
  context: BookContext,
): readonly string[] {
  return spec.columns
    .filter((column) => column.rule && editorOf(column, row, context) === 'unit')
    .map(({ key }) => key);
}

/** Row ids of a unit's tables, each with the columns that it may type in. */
export function inputRows(
  spec: TableSpec<unknown>,
  unit: Commune,
  context: BookContext,
): Map<string, readonly string[]> {
  const rows = communeRows(context, unit.code, NO_ANSWERS)[
    spec.key as keyof ReturnType<typeof communeRows>
  ] as readonly unknown[];
  return new Map(rows.map((row) => [spec.rowId(row), inputsOf(spec, row, context)]));
}

/** Everything that was typed into cells that the unit may type in. */
export function typedIn(found: FoundTables, unit: Commune, context: BookContext): Typed {
  const typed = new Map<string, Record<string, CellContent>>();
  const take = (table: FoundTable, id: string, row: number, keys: readonly string[]): void => {
    const item = `${table.key}/${id}`;
    // Of a row that was copied the first one counts, as it does for the checks.
    if (typed.has(item)) return;
    const cells = keys.flatMap((key): [string, CellContent][] => {
      const value = typedAt(table, row, key);
      return value === null ? [] : [[key, value]];
    });
    if (cells.length > 0) typed.set(item, Object.fromEntries(cells));
  };
  for (const spec of TABLES) {
    const table = found.tables.get(spec.key);
    if (!table) continue;
    const inputs = inputRows(spec, unit, context);
    for (const { id, number } of table.rows) take(table, id, number, inputs.get(id) ?? []);
  }
  const report = found.tables.get('report');
  for (const { id, number } of report?.rows ?? []) {
    if (report && REPORT_ROWS.includes(id)) take(report, id, number, ['value']);
  }
  return typed;
}

export const answersOfTyped =
  (typed: Typed): AnswersOf =>
  (sheet, row) =>
    typed.get(`${sheet}/${row}`) ?? {};

/** How many cells that are. */
export const cellsOf = (typed: Typed): number =>
  [...typed.values()].reduce((sum, cells) => sum + Object.keys(cells).length, 0);

/**
 * The same with the values that the checks could read in place of what was typed: `1.795` typed as text
 * becomes the number.
 */
export function withValues(
  typed: Typed,
  values: readonly { item: string; value: CellContent }[],
): Map<string, Record<string, CellContent>> {
  const merged = new Map([...typed].map(([item, cells]) => [item, { ...cells }]));
  for (const { item, value } of values) {
    const cut = item.lastIndexOf('/');
    const row = item.slice(0, cut);
    merged.set(row, { ...merged.get(row), [item.slice(cut + 1)]: value });
  }
  return merged;
}
