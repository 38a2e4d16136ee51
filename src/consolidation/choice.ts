/** What part of the directives a workbook was made for. */
import { narrowCatalog, type Catalog, type Choice } from '../catalog';
import { additionsFrom, type Additions } from '../catalog/additions';
import { META_KEY } from '../sheets/meta';
import type { CellContent } from '../sheets/model';
import type { FoundTables } from '../workbook/tables';

/** A field of the hidden sheet; null where it is blank or not there. */
export function metaField({ tables }: FoundTables, id: string): CellContent {
  const meta = tables.get(META_KEY);
  const row = meta?.rows.find((candidate) => candidate.id === id);
  const value = (row && meta?.at(row.number, 'value').cell?.value) ?? null;
  return typeof value === 'object' || value === '' ? null : value;
}

/** The choice that the hidden sheet keeps; everything, where it keeps none. */
export function choiceIn(found: FoundTables): Choice {
  const text = (id: string): string | null => {
    const value = metaField(found, id);
    return typeof value === 'string' ? value : null;
  };
  return { documents: text('documents')?.split(' ') ?? null, group: text('group') };
}

/**
 * Rows of further directives that the hidden sheet keeps.
 *
 * @throws AdditionError when they cannot be read
 */
export function additionsIn({ tables }: FoundTables): Additions {
  const meta = tables.get(META_KEY);
  return additionsFrom(
    (meta?.rows ?? []).map(({ id, number }) => ({
      id,
      value: meta?.at(number, 'value').cell?.value,
    })),
  );
}

/** The catalog that a commune's workbook answers to: what was chosen, and every row that stands in it. */
export function catalogOf(found: FoundTables, catalog: Catalog): Catalog {
  const { documents } = choiceIn(found);
  if (documents === null) return catalog;
  const rows = new Set(
    [...found.tables.values()].flatMap((table) => table.rows.map(({ id }) => id)),
  );
  return narrowCatalog(catalog, { documents, group: null }, { rows, units: new Set() });
}
