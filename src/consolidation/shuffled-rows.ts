/**
 * Rows whose hidden id no longer stands beside their own text: somebody sorted or pasted over the visible
 * columns only. Their answers would be taken for those of other rows.
 */
import { fold } from '../domain/fold';
import type { BookContext, TableSpec } from '../sheets/spec';
import type { FoundTable } from '../workbook/tables';

/** A row that shows another text than its id stands for. */
interface StrangeRow {
  number: number;
  /** The text of its id; '' on a row that the unit names itself. */
  own: string;
  shown: string;
}

/**
 * Numbers of the rows that cannot be read by their ids. A text that somebody has only corrected or cleared
 * is none: the text, or that of the id, must stand for or on another row.
 *
 * @param expected rows of the catalog and rows of the unit's own, by id
 */
export function shuffledRows<Row>(
  { columns, namedBy }: TableSpec<Row>,
  table: FoundTable,
  expected: ReadonlyMap<string, Row>,
  context: BookContext,
): ReadonlySet<number> {
  const column = columns.find(({ key }) => key === namedBy);
  if (!column || !table.columns.has(column.key)) return NONE;
  const shownIn = (row: number): unknown => table.at(row, column.key).cell?.value;
  const nameOf = (row: Row): unknown => column.value(row, context, 0);

  const strange = table.rows.flatMap(({ id, number }): StrangeRow[] => {
    const row = expected.get(id);
    if (row === undefined) return [];
    const shown = shownIn(number);
    const own = nameOf(row);
    // Nearly every row of nearly every report.
    if (shown === own) return [];
    const texts = { own: folded(own), shown: folded(shown) };
    return texts.own === texts.shown ? [] : [{ number, ...texts }];
  });
  if (!strange.some(({ own }) => own !== '')) return NONE;

  const names = new Set([...expected.values()].map((row) => folded(nameOf(row))));
  const lost = new Set(strange.map(({ own }) => own));
  const nameless = [
    ...table.strayRows,
    ...table.rows.flatMap(({ id, number }) => (expected.has(id) ? [] : [number])),
  ];
  const elsewhere = new Set([
    ...strange.map(({ shown }) => shown),
    ...nameless.map((number) => folded(shownIn(number))),
  ]);
  const isShuffled = ({ own, shown }: StrangeRow): boolean =>
    own === ''
      ? // A unit may well name a row of its own like one of the catalog, as long as that one is in its place.
        lost.has(shown)
      : (shown !== '' && names.has(shown)) || elsewhere.has(own);
  return new Set(strange.filter(isShuffled).map(({ number }) => number));
}

const NONE: ReadonlySet<number> = new Set();

const folded = (text: unknown): string => (typeof text === 'string' ? fold(text) : '');
