/**
 * Names of answers, `sheet/row/column` by their hidden keys. The same few thousand come back in every report,
 * so each is put together and taken apart once: one text that all reports share is found again far sooner
 * than a text that only says the same.
 */

export interface ItemParts {
  /** Sheet and row: `tasks/000-T01`. */
  row: string;
  /** `state` */
  column: string;
}

const names = new Map<string, Map<string, string>>();
const parts = new Map<string, ItemParts>();

/** @example itemOf('tasks/000-T01', 'state') //=> 'tasks/000-T01/state' */
export function itemOf(row: string, column: string): string {
  let ofRow = names.get(row);
  if (!ofRow) {
    ofRow = new Map();
    names.set(row, ofRow);
  }
  let item = ofRow.get(column);
  if (item === undefined) {
    item = `${row}/${column}`;
    ofRow.set(column, item);
    parts.set(item, { row, column });
  }
  return item;
}

/** @example partsOfItem('tasks/000-T01/state') //=> { row: 'tasks/000-T01', column: 'state' } */
export function partsOfItem(item: string): ItemParts {
  let known = parts.get(item);
  if (!known) {
    const end = item.lastIndexOf('/');
    known = { row: item.slice(0, end), column: item.slice(end + 1) };
    parts.set(item, known);
  }
  return known;
}
