/**
 * A sheet as it was before a write, as a model that can be written again. Excel gives back what stood in
 * its cells; how they looked is taken from the sheet we wrote before, or from the one that replaced it.
 */
import type { Area, BookModel, CellModel, RowModel, SheetModel } from '../sheets/model';
import { sheetKeyOf } from '../sheets/spec';
import { FORMATS } from '../sheets/styles';
import type { ReadCell } from '../sheets/read-model';
import { derivedFormula } from './long-sheet';
import type { OurSheet } from './survey';

/** Where the hidden key row and the id column of a sheet are; 1-based. */
interface Frame {
  keyRow: number;
  idColumn: number;
}

function frameOf(rows: readonly RowModel[]): Frame {
  for (const [row, { cells }] of rows.entries()) {
    const column = cells.findIndex((cell) => sheetKeyOf(cell?.value) !== null);
    if (column >= 0) return { keyRow: row + 1, idColumn: column + 1 };
  }
  return { keyRow: 1, idColumn: 1 };
}

const idOf = (row: RowModel | undefined, { idColumn }: Frame): string | null => {
  const id = row?.cells[idColumn - 1]?.value;
  return typeof id === 'string' && id !== '' ? id : null;
};

/** The row of the template that a row looks like: the one of the same id, else the one in its place. */
function likenessOf(
  template: SheetModel,
): (row: number, id: string | null) => RowModel | undefined {
  const frame = frameOf(template.rows);
  const byId = new Map<string, RowModel>();
  template.rows.slice(frame.keyRow).forEach((row) => {
    const id = idOf(row, frame);
    if (id !== null) byId.set(id, row);
  });
  const last = template.rows.findLast((row) => idOf(row, frame) !== null);
  return (row, id) => (id === null ? undefined : byId.get(id)) ?? template.rows[row - 1] ?? last;
}

/** A cell with another one's looks and its own content. */
function cellOf(
  found: ReadCell | undefined,
  like: CellModel | undefined,
  derived: () => string | undefined,
): CellModel | undefined {
  if (!found && !like) return undefined;
  const value = found?.value ?? null;
  const formula = found?.formula === '' ? (derived() ?? like?.formula) : found?.formula;
  return {
    value: typeof value === 'object' ? (value?.error ?? null) : value,
    style: like?.style ?? 'plain',
    ...(formula ? { formula } : {}),
    ...(like?.format ? { format: like.format } : {}),
    ...(!like && found?.isDate ? { format: FORMATS.date } : {}),
    ...(like?.input ? { input: true } : {}),
  };
}

/** Areas that reach to the end of the table reach to its end again. */
function stretch<Item extends { area: Area }>(
  items: readonly Item[],
  from: number,
  to: number,
): Item[] {
  return items.map((item) =>
    item.area.bottom === from
      ? { ...item, area: { ...item.area, bottom: Math.max(item.area.top, to) } }
      : item,
  );
}

/** One sheet as it was. */
export function sheetToRestore(
  { grid, name, state, key, derived }: OurSheet,
  template: SheetModel,
): SheetModel {
  const like = likenessOf(template);
  const frame = frameOf(template.rows);
  const width = Math.max(grid.lastColumn, ...template.rows.map(({ cells }) => cells.length));
  const rows = Array.from({ length: grid.lastRow }, (_, index): RowModel => {
    const row = index + 1;
    const id = grid.cell(row, frame.idColumn)?.value;
    const looks = like(row, row > frame.keyRow && typeof id === 'string' ? id : null);
    return {
      ...looks,
      cells: Array.from({ length: width }, (__, column) =>
        cellOf(grid.cell(row, column + 1), looks?.cells[column], () => {
          const from = derived.get(column + 1);
          return from && derivedFormula(from, row);
        }),
      ),
    };
  });
  const [from, to] = [template.rows.length, rows.length];
  return {
    ...template,
    key,
    name,
    state: state === 'hidden' ? 'visible' : state,
    rows,
    merges: template.merges.filter(({ bottom }) => bottom <= to),
    validations: stretch(template.validations, from, to),
    highlights: stretch(template.highlights, from, to),
    ...(template.filter
      ? { filter: { ...template.filter, bottom: Math.max(template.filter.top, to) } }
      : {}),
  };
}

/**
 * The book as it was before a write.
 * @param before sheets as we had written them earlier, by key
 */
export function modelToRestore(
  written: BookModel,
  sheets: readonly OurSheet[],
  before: ReadonlyMap<string, SheetModel>,
): BookModel {
  const restored = sheets.flatMap((sheet) => {
    const template = before.get(sheet.key) ?? written.sheets.find(({ key }) => key === sheet.key);
    return template ? [sheetToRestore(sheet, template)] : [];
  });
  const front = restored.find(({ name }) => name === written.active) ?? restored.find(isVisible);
  return { ...written, sheets: restored, names: [], active: front?.name ?? written.active };
}

const isVisible = ({ state }: SheetModel): boolean => state === 'visible';
