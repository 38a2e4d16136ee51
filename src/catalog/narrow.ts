import type { Commune, Target, UnitCode } from '../domain/model';
import { indicatorKey } from './select';
import type { Seeds } from './schema';

/** What somebody chose to load; null stands for all. */
export interface Choice {
  /** Ids of documents. */
  documents: readonly string[] | null;
  /** Id of a working group: only its units. */
  group: string | null;
}

export const WHOLE: Choice = { documents: null, group: null };

export const isWhole = ({ documents, group }: Choice): boolean =>
  documents === null && group === null;

/** What stays although it was not chosen, because somebody has filled it in. */
export interface Kept {
  /** Ids of tasks, targets and petitions. */
  rows: ReadonlySet<string>;
  units: ReadonlySet<UnitCode>;
}

const NOTHING_KEPT: Kept = { rows: new Set(), units: new Set() };

/**
 * The part of the catalog that was chosen. Documents stay: rows cite them. A working group that no
 * longer exists leaves nobody out.
 *
 * @param kept what stays although it was not chosen
 * @example narrowCatalog(catalog, { documents: ['000'], group: null }).tasks.every(({ document }) => document === '000') //=> true
 */
export function narrowCatalog<
  Of extends Pick<Seeds, 'communes' | 'groups' | 'tasks' | 'targets' | 'petitions'>,
>(catalog: Of, { documents, group }: Choice, kept: Kept = NOTHING_KEPT): Of {
  const chosen = documents === null ? null : new Set(documents);
  const stays = ({ id, document }: { id: string; document: string }): boolean =>
    chosen === null || chosen.has(document) || kept.rows.has(id);
  // Two directives may name one indicator of a year, and its rows go by the id of the first of them: that
  // one stays, or answers given to it would lose their row.
  const keyOf = (target: Target): string => `${target.year}|${indicatorKey(target)}`;
  const indicators = new Set(catalog.targets.filter(stays).map(keyOf));
  const staysTarget = (target: Target): boolean => stays(target) || indicators.has(keyOf(target));
  const members = catalog.groups.find(({ id }) => id === group)?.units;
  const staysUnit = ({ code }: Commune): boolean =>
    members === undefined || members.includes(code) || kept.units.has(code);
  return {
    ...catalog,
    communes: catalog.communes.filter(staysUnit),
    tasks: catalog.tasks.filter(stays),
    targets: catalog.targets.filter(staysTarget),
    petitions: catalog.petitions.filter(stays),
  };
}
