/** Items of the long table: their parts, their words, and how their values look. */
import type { Catalog } from '../../catalog';
import { formatDay } from '../../domain/day';
import { formatNumber } from '../../domain/number-format';
import { communeDisbursement } from '../disbursement';
import type { CellContent } from '../model';
import { communePetitions } from '../petitions';
import type { BookContext, ColumnType } from '../spec';
import { communeTargets } from '../targets';
import { communeTasks } from '../tasks';
import { REPORT_FIELDS, REPORT_TEXTS } from '../commune/report-fields';

const ITEM_COLUMNS = new Map<string, { heading: string; type: ColumnType }>([
  ...[communeTasks, communeTargets, communeDisbursement, communePetitions].flatMap((spec) =>
    spec.columns.map((column): [string, { heading: string; type: ColumnType }] => [
      `${spec.key}/${column.key}`,
      {
        heading: column.group ? `${column.group}: ${column.heading}` : column.heading,
        type: column.type,
      },
    ]),
  ),
  ...[...REPORT_FIELDS, ...REPORT_TEXTS].map(
    ({ id, label, style }): [string, { heading: string; type: ColumnType }] => [
      `report/${id}`,
      { heading: label, type: style === 'inputDate' ? 'date' : 'text' },
    ],
  ),
]);

/** Where an answer stands: sheet, row and column. */
export interface ItemPath {
  sheet: string;
  row: string;
  column: string;
}

/** Parts of an item: `tasks/000-T01/state`, where a row id may not hold a slash. */
export function splitItem(item: string): ItemPath {
  const [sheet = '', row = '', column = ''] = item.split('/');
  return { sheet, row, column };
}

const columnInfo = (item: string): { heading: string; type: ColumnType } | undefined => {
  const { sheet, row, column } = splitItem(item);
  return ITEM_COLUMNS.get(sheet === 'report' ? `report/${row}` : `${sheet}/${column}`);
};

/** The same items come back for every unit. */
const labels = new WeakMap<Catalog, Map<string, string>>();

/** Words for an item, for people: the row's own name and the column's heading. */
export function itemLabel({ catalog }: Pick<BookContext, 'catalog'>, item: string): string {
  const known = labels.get(catalog) ?? new Map<string, string>();
  labels.set(catalog, known);
  const label = known.get(item) ?? makeLabel(catalog, item);
  known.set(item, label);
  return label;
}

function makeLabel(catalog: Catalog, item: string): string {
  const { sheet, row } = splitItem(item);
  const heading = headingOf(item);
  return sheet === 'report' ? heading : `${rowName(catalog, item) ?? row} · ${heading}`;
}

/** Heading of the column that an item stands in, with the one above it; '' where the item names none. */
export const headingOf = (item: string): string => columnInfo(item)?.heading ?? '';

/** What the directives call the row of an item; undefined for a row that a unit has added itself. */
export function rowName(catalog: Catalog, item: string): string | undefined {
  const { sheet, row } = splitItem(item);
  switch (sheet) {
    case 'tasks':
      return catalog.tasks.find(({ id }) => id === row)?.content;
    case 'targets':
      return catalog.targets.find(({ id }) => id === row)?.name;
    case 'petitions':
      return catalog.petitions.find(({ id }) => id === row)?.content;
    default:
      return undefined;
  }
}

/** A value of the long table keeps the look of the column it came from. */
export const valueType = (item: string): ColumnType => columnInfo(item)?.type ?? 'text';

/** A value of the long table as people write it. */
export function itemText(item: string, value: Exclude<CellContent, null>): string {
  if (typeof value !== 'number') return String(value);
  return valueType(item) === 'date' ? formatDay(value) : formatNumber(value);
}
