/** What stands in a cell, in words, so that nobody has to count rows: the row's own name, the column's heading. */
import type { Catalog } from '../catalog';
import { FREE_PETITIONS, FREE_TARGETS, PROJECTS } from '../sheets/commune/rows';
import { headingOf, rowName, splitItem } from '../sheets/province/items';
import type { Conflict } from './conflict';
import type { ExtractedValue } from './submission';

/** Names that a unit gave to rows of its own, by the items they stand in: `disbursement/DA-01/name`; null: none. */
export type OwnNames = Readonly<Record<string, string | null>>;

const OWN_ROWS: ReadonlySet<string> = new Set([...PROJECTS, ...FREE_TARGETS, ...FREE_PETITIONS]);

/** Where the name of a unit's own row stands; null: the row is none of its own. */
function nameItemOf(item: string): string | null {
  const { sheet, row } = splitItem(item);
  if (!OWN_ROWS.has(row)) return null;
  return `${sheet}/${row}/${sheet === 'petitions' ? 'content' : 'name'}`;
}

/**
 * The names of those own rows that something is said of. A report is let go once it is merged, and what it
 * calls its rows with it.
 *
 * @param values of the report; most reports are never asked for them
 * @returns null where nothing is said of any such row
 */
export function ownNames(
  conflicts: readonly Conflict[],
  values: () => readonly Pick<ExtractedValue, 'item' | 'value'>[],
): OwnNames | null {
  const wanted = new Set(conflicts.flatMap(({ item }) => (item && nameItemOf(item)) ?? []));
  if (wanted.size === 0) return null;
  const names = new Map<string, string | null>([...wanted].map((item) => [item, null]));
  for (const { item, value } of values()) {
    if (wanted.has(item) && typeof value === 'string') names.set(item, value);
  }
  return Object.fromEntries(names);
}

/** Letters of a row's name: enough to know it by, and the message beside it still has room. */
const LONGEST = 70;

/** Cut behind a word. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST) return name;
  const kept = letters.slice(0, LONGEST - 1).join('');
  return `${kept.replace(/\s+\S*$/, '')}…`;
}

/** Said of a row of the unit's own that it has not named. */
const UNNAMED = '(dòng chưa ghi tên)';

/**
 * @param names what `ownNames` has found in the report
 * @example placeWords(catalog, 'disbursement/DA-01/plan', { 'disbursement/DA-01/name': 'Đường thôn A' })
 *   //=> 'Đường thôn A · Kế hoạch vốn năm'
 * @example placeWords(catalog, 'disbursement/DA-02/plan', { 'disbursement/DA-02/name': null })
 *   //=> '(dòng chưa ghi tên) · Kế hoạch vốn năm'
 * @example placeWords(catalog, 'report/revision/value') //=> 'Lần báo cáo'
 */
export function placeWords(
  catalog: Catalog,
  item: string | undefined,
  names: OwnNames = {},
): string {
  if (item === undefined) return '';
  const nameItem = nameItemOf(item);
  const given = nameItem === null ? rowName(catalog, item) : names[nameItem];
  const name = given === null ? UNNAMED : shortened(given ?? '');
  return [name, headingOf(item)].filter((part) => part !== '').join(' · ');
}
