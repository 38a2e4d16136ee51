/** What stands in the open workbook, read as far as every job needs it. */
import { AdditionError, NO_ADDITIONS, withAdditions } from '../catalog/additions';
import {
  findUnit,
  isWhole,
  narrowCatalog,
  unitName,
  WHOLE,
  type Catalog,
  type Choice,
} from '../catalog';
import {
  additionsIn,
  BookError,
  catalogOf,
  choiceIn,
  communeSettings,
  conflict,
  contextOf,
  damagedRows,
  extractFromBook,
  lastingDefaults,
  metaField,
  reportingRates,
  storeFromBook,
  type Conflict,
  type Store,
  type StoredBook,
} from '../consolidation';
import type { Submission } from '../consolidation/extract';
import type { Commune } from '../domain/model';
import { isPeriod, periodName } from '../domain/period';
import type { CellContent } from '../sheets/model';
import { splitItem } from '../sheets/province/items';
import type { Settings } from '../sheets/province/settings';
import type { ReadBook } from '../sheets/read-model';
import type { BookContext } from '../sheets/spec';
import type { SealVerdict } from '../workbook/seal';
import { findTables, type FoundTables } from '../workbook/tables';
import { documentsOf } from './documents';
import type { OpenBook, ReportSeal } from './model';

export interface CommuneStanding {
  kind: 'commune';
  book: ReadBook;
  found: FoundTables;
  /** What is known to this book: the directives of all books, and those that were loaded into it. */
  catalog: Catalog;
  context: BookContext;
  unit: Commune;
  submission: Submission;
  outdated: boolean;
}

export interface ProvinceStanding {
  kind: 'province';
  book: ReadBook;
  found: FoundTables;
  /** What is known to this book: the directives of all books, and those that were loaded into it. */
  catalog: Catalog;
  context: BookContext;
  stored: StoredBook;
  outdated: boolean;
}

export type Standing =
  | { kind: 'none' }
  | { kind: 'unusable'; problem: Conflict; problems: readonly Conflict[] }
  | CommuneStanding
  | ProvinceStanding;

const unusable = (...problems: Conflict[]): Standing => ({
  kind: 'unusable',
  problem:
    problems[0] ??
    conflict('not-our-workbook', 'high', 'Không đọc được sổ đang mở. Mở lại bản sao của sổ.'),
  problems,
});

/**
 * Reads the open workbook for whatever job comes next.
 *
 * @param catalog the directives of all books
 */
export function standingOf(book: ReadBook, catalog: Catalog): Standing {
  const found = findTables(book);
  if (found.tables.size === 0) return { kind: 'none' };
  let own: Catalog;
  try {
    own = withAdditions(catalog, additionsIn(found));
  } catch (error) {
    if (error instanceof AdditionError) return unusable(damagedRows(error));
    throw error;
  }
  const outdated = metaField(found, 'catalog') !== own.fingerprint;
  return metaField(found, 'kind') === 'province'
    ? province(book, found, own, outdated)
    : commune(book, found, own, outdated);
}

const number = (value: CellContent | undefined, fallback: number): number =>
  typeof value === 'number' ? value : fallback;

/** A fact of the first page, e.g. the report date. */
function guideFact({ tables }: FoundTables, id: string): CellContent {
  const guide = tables.get('guide');
  const row = guide?.rows.find((candidate) => candidate.id === id);
  const value = (row && guide?.at(row.number, 'value').cell?.value) ?? null;
  return typeof value === 'object' ? null : value;
}

/** What a commune's workbook is judged by: the defaults, and what its first page says. */
export function communeSettingsIn(found: FoundTables, catalog: Catalog, period: string): Settings {
  const defaults = communeSettings(catalog, period);
  return {
    ...defaults,
    asOf: number(guideFact(found, 'asOf'), defaults.asOf),
    warnDays: number(guideFact(found, 'warnDays'), defaults.warnDays),
  };
}

/** Stands in where the workbook names no period: it is refused for that a moment later, with its cell. */
const ANY_PERIOD = '2026-06';

function commune(
  book: ReadBook,
  found: FoundTables,
  catalog: Catalog,
  outdated: boolean,
): Standing {
  const stamped = metaField(found, 'period');
  const period = typeof stamped === 'string' && isPeriod(stamped) ? stamped : ANY_PERIOD;
  const sample = metaField(found, 'sample') === true;
  const settings = communeSettingsIn(found, catalog, period);
  const extraction = extractFromBook(book, contextOf(catalog, period, settings, sample), period);
  if (!extraction.ok) return unusable(...extraction.conflicts);
  const { submission } = extraction;
  const choice = choiceIn(found);
  const context = contextOf(catalogOf(found, catalog), period, settings, sample);
  return {
    kind: 'commune',
    book,
    found,
    catalog,
    context: isWhole(choice) ? context : { ...context, choice },
    unit: findUnit(catalog, submission.unit),
    submission,
    outdated,
  };
}

/** @example reportSealOf({ state: 'unsealed' }) //=> 'unsealed' */
export function reportSealOf(verdict: SealVerdict): ReportSeal {
  if (verdict.state === 'unsealed' || verdict.state === 'intact') return verdict.state;
  // Without the secret the code cannot be checked, but the values that were sealed can be compared.
  return verdict.state === 'no-secret' && verdict.changes.length === 0 ? 'intact' : 'changed';
}

function province(
  book: ReadBook,
  found: FoundTables,
  catalog: Catalog,
  outdated: boolean,
): Standing {
  let stored: StoredBook;
  try {
    stored = storeFromBook(book, lastingDefaults(catalog));
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    return unusable(conflict(error.code, 'high', error.message));
  }
  const choice = choiceIn(found);
  const context = provinceContext(catalog, choice, stored, found);
  return { kind: 'province', book, found, catalog, context, stored, outdated };
}

/** Rows and units of a province's book that hold an answer for the period. */
function answered(
  { store, ownAnswers }: Pick<StoredBook, 'store' | 'ownAnswers'>,
  period: string,
  found: FoundTables | null,
): { rows: Set<string>; units: Set<string> } {
  const rows = new Set<string>();
  const units = new Set<string>();
  for (const row of store.ledger) if (row.period === period) units.add(row.unit);
  for (const { unit, item, period: of } of store.data) {
    if (of !== period) continue;
    rows.add(splitItem(item).row);
    units.add(unit);
  }
  for (const { id } of ownRows(found)) {
    const has = (sheet: string): boolean => Object.keys(ownAnswers(sheet, id)).length > 0;
    if (has('tasks') || has('targets')) rows.add(id.slice(id.indexOf('/') + 1));
  }
  return { rows, units };
}

/** Rows that the province fills in itself, with the sheet they stand on. */
export const ownRows = (found: FoundTables | null): { sheet: string; id: string }[] =>
  ['tasks', 'targets'].flatMap((sheet) =>
    (found?.tables.get(sheet)?.rows ?? []).flatMap(({ id }) =>
      /^(agency|province)\//.test(id) ? [{ sheet, id }] : [],
    ),
  );

/** What the province's book is rendered for: what was chosen, and whatever holds an answer. */
export function provinceContext(
  catalog: Catalog,
  choice: Choice,
  stored: Pick<StoredBook, 'store' | 'settings' | 'period' | 'ownAnswers'>,
  found: FoundTables | null,
): BookContext {
  const { store, settings, period } = stored;
  const sample = isSample(store, period);
  if (isWhole(choice)) return contextOf(catalog, period, settings, sample);
  const narrowed = narrowCatalog(catalog, choice, answered(stored, period, found));
  return { ...contextOf(narrowed, period, settings, sample), choice };
}

const isSample = ({ ledger }: Store, period: string): boolean =>
  ledger.some((row) => row.sample && row.period === period);

/** @example titled('tháng 6 năm 2026') //=> 'Tháng 6 năm 2026' */
export const titled = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The open workbook in the words of the pane. */
export function describeStanding(standing: Standing): OpenBook {
  if (standing.kind === 'none') return standing;
  if (standing.kind === 'unusable') return { kind: 'unusable', problem: standing.problem };
  const { context, outdated } = standing;
  const { period, asOf, sample } = context;
  const additions = standing.catalog.additions ?? NO_ADDITIONS;
  const common = {
    period,
    periodName: titled(periodName(period)),
    asOf,
    sample,
    outdated,
    additions,
    documents: documentsOf(standing.catalog),
    choice: context.choice ?? WHOLE,
  };
  if (standing.kind === 'province') {
    const { stored } = standing;
    return { kind: 'province', ...common, reporting: reportingRates(context, stored.store) };
  }
  const { unit } = standing;
  const seal = reportSealOf(standing.submission.verdict);
  return { kind: 'commune', ...common, unit: unit.code, unitName: unitName(unit), seal };
}
