/** Formulas for a row out of the templates of the specs. */
import { columnLetters } from './address';

/** A formula between the row numbers: `$K7&$L7` is `$K`, `&$L` and nothing, with 7 between them. */
type Pieces = readonly string[];

/** The same few templates over the same columns serve all rows of a sheet. */
const known = new WeakMap<ReadonlyMap<string, number>, Map<string, Pieces>>();

function piecesOf(template: string, columnOf: ReadonlyMap<string, number>): Pieces {
  const templates = known.get(columnOf) ?? new Map<string, Pieces>();
  known.set(columnOf, templates);
  let pieces = templates.get(template);
  if (!pieces) {
    pieces = cutAtRows(template, columnOf);
    templates.set(template, pieces);
  }
  return pieces;
}

function cutAtRows(template: string, columnOf: ReadonlyMap<string, number>): Pieces {
  // Texts and the keys between them in turn.
  const parts = template.split(/\[([A-Za-z]+)\]/);
  const pieces: string[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const key = parts[at + 1];
    const column = key === undefined ? undefined : columnOf.get(key);
    if (key !== undefined && column === undefined)
      throw new RangeError(`Formula names an unknown column: ${key}`);
    pieces.push((parts[at] ?? '') + (column === undefined ? '' : `$${columnLetters(column)}`));
  }
  return pieces;
}

/**
 * `[key]` becomes the address of that column's cell in the row.
 *
 * @throws RangeError when no column has that key
 * @example fillFormula('[plan]-[done]', 7, new Map([['plan', 3], ['done', 4]])) //=> '$C7-$D7'
 */
export const fillFormula = (
  template: string,
  row: number,
  columnOf: ReadonlyMap<string, number>,
): string => piecesOf(template, columnOf).join(String(row));
