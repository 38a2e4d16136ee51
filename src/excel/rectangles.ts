import type { Area } from '../sheets/model';

/** Cells that share something, as rectangles: one call formats each of them. */
export interface Rectangle<Key> extends Area {
  key: Key;
}

/**
 * Cuts a grid into rectangles of equal keys, runs of a row first, equal runs below one another joined.
 * `undefined` is left out.
 *
 * @example rectangles([['a', 'a'], ['a', 'a']]) //=> [{ key: 'a', top: 1, left: 1, bottom: 2, right: 2 }]
 */
export function rectangles<Key>(rows: readonly (readonly (Key | undefined)[])[]): Rectangle<Key>[] {
  const done: Rectangle<Key>[] = [];
  let open = new Map<number, Rectangle<Key>>();
  rows.forEach((keys, index) => {
    const row = index + 1;
    const next = new Map<number, Rectangle<Key>>();
    for (const run of runsOf(keys)) {
      const above = open.get(run.left);
      if (above && above.key === run.key && above.right === run.right) {
        above.bottom = row;
        next.set(run.left, above);
      } else {
        const rectangle = { ...run, top: row, bottom: row };
        done.push(rectangle);
        next.set(run.left, rectangle);
      }
    }
    open = next;
  });
  return done;
}

/** Stretches of equal keys in a row; columns are 1-based. */
function* runsOf<Key>(
  keys: readonly (Key | undefined)[],
): Generator<{ key: Key; left: number; right: number }> {
  let left = 0;
  for (let at = 0; at <= keys.length; at += 1) {
    const key = keys[left];
    if (at < keys.length && keys[at] === key) continue;
    if (key !== undefined) yield { key, left: left + 1, right: at };
    left = at;
  }
}
