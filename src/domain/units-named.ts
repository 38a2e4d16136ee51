import { fold } from './fold';
import type { Commune } from './model';
import { isBare, spelling } from './unit-text';

/** Units by their names, spelt and without diacritics. */
interface Names {
  spelt: ReadonlyMap<string, readonly Commune[]>;
  bare: ReadonlyMap<string, readonly Commune[]>;
}

/** Every file of a run names its unit out of one list. */
const known = new WeakMap<readonly Commune[], Names>();

/**
 * The units that go by a name as somebody typed it, in their order (`isSameName`).
 *
 * @param typed name as typed, without its level
 * @param communes the units of today; the list must not change
 * @example unitsNamed('quý hoà', communes).map(({ code }) => code) //=> ['06076']
 */
export function unitsNamed(typed: string, communes: readonly Commune[]): readonly Commune[] {
  let names = known.get(communes);
  if (!names) {
    names = { spelt: byKey(communes, spelling), bare: byKey(communes, fold) };
    known.set(communes, names);
  }
  return (isBare(typed) ? names.bare.get(fold(typed)) : names.spelt.get(spelling(typed))) ?? [];
}

function byKey(communes: readonly Commune[], keyOf: (name: string) => string) {
  const units = new Map<string, Commune[]>();
  for (const commune of communes) {
    const key = keyOf(commune.name);
    const list = units.get(key);
    if (list) list.push(commune);
    else units.set(key, [commune]);
  }
  return units;
}
