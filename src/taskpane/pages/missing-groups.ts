import type { CheckItem } from '../../jobs/model';

/** Fewer than this are told one by one. */
const MANY = 3;

export interface Missing {
  /** Cells of a sheet that miss the same, in their order. */
  groups: readonly (readonly CheckItem[])[];
  /** The rest, each by itself. */
  single: readonly CheckItem[];
}

/**
 * What is blank, by what is missing: a workbook that nobody has filled in misses the same three hundred times.
 *
 * @example missingGroups([]) //=> { groups: [], single: [] }
 */
export function missingGroups(items: readonly CheckItem[]): Missing {
  const alike = new Map<string, CheckItem[]>();
  for (const item of items) {
    const key = `${item.sheet}!${item.message}`;
    const found = alike.get(key);
    if (found) found.push(item);
    else alike.set(key, [item]);
  }
  const all = [...alike.values()];
  return {
    groups: all.filter(({ length }) => length >= MANY),
    single: all.filter(({ length }) => length < MANY).flat(),
  };
}
