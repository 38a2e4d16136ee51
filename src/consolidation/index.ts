/** From files to the next province book: read, check, merge, render. No disk here. */
import type { Catalog } from '../catalog';
import { unitName } from '../catalog';
import { makeCalendar } from '../domain/calendar';
import { DEFAULT_RULES } from '../domain/deadline';
import type { DayNumber } from '../domain/model';
import { asOfOf, periodRange, reportDue } from '../domain/period';
import { reportStatus } from '../domain/report-status';
import { fold } from '../domain/fold';
import { FREE_PETITIONS, FREE_TARGETS, PROJECTS, type AnswersOf } from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import { provinceBook, type ProvinceBook } from '../sheets/province/book';
import type { UnitReport, UnitRow } from '../sheets/province/rows';
import type { Settings } from '../sheets/province/settings';
import { splitItem } from '../sheets/province/items';
import type { BookContext } from '../sheets/spec';
import { extractIncoming } from './extract';
import type { IncomingFile } from './incoming';
import { mergeFiles, type FileSummary } from './merge';
import { EMPTY_STORE, type Store, type StoredBook } from './store';

export type { Conflict, Severity } from './conflict';
export { describe } from './conflict';
export { extractFromBook, extractIncoming, extractSubmission } from './extract';
export type { IncomingFile } from './incoming';
export type { FileSummary, Outcome } from './merge';
export { BookError, readStore, storeFromBook, type StoredBook } from './store';

/** The rates of a period (words of DHIS2): expected reports come from the units, not from the files. */
export interface ReportingRates {
  period: string;
  expected: number;
  actual: number;
  onTime: number;
  /** Codes of units whose report came after the due day. */
  late: string[];
  /** Codes of units without a report. */
  missing: string[];
}

export interface Consolidation extends ReportingRates {
  files: FileSummary[];
  /** The next book; `book.content` tells whether it differs from the one before. */
  next: ProvinceBook;
  /** Nothing in the book would change. */
  unchanged: boolean;
  asOf: DayNumber;
  context: BookContext;
}

/** Settings of a new book. */
export function defaultSettings(catalog: Catalog, period: string): Settings {
  return {
    asOf: asOfOf(period),
    warnDays: 7,
    beforeIncludesDay: DEFAULT_RULES.beforeIncludesDay,
    rollToWorkingDay: DEFAULT_RULES.rollToWorkingDay,
    weights: catalog.growth.weights,
    holidays: catalog.holidays,
  };
}

/**
 * Settings of a commune's workbook. Its report date is the cut-off of the task period (NĐ 09/2019/NĐ-CP
 * Điều 12), because it is filled in on the days after; the province judges at the end of the period.
 */
export const communeSettings = (catalog: Catalog, period: string): Settings => ({
  ...defaultSettings(catalog, period),
  asOf: periodRange(period, 'task').last,
});

/** What the sheets are rendered for under the given settings. */
export function contextOf(
  catalog: Catalog,
  period: string,
  settings: Settings,
  sample = false,
): BookContext {
  const { asOf, warnDays, beforeIncludesDay, rollToWorkingDay } = settings;
  const calendar = makeCalendar(settings.holidays);
  return {
    catalog: { ...catalog, calendar },
    period,
    asOf,
    warnDays,
    sample,
    rules: { beforeIncludesDay, rollToWorkingDay, calendar },
  };
}

export interface ConsolidateInput {
  catalog: Catalog;
  period: string;
  files: readonly IncomingFile[];
  /** The book as it is, or null for a new one. */
  before: StoredBook | null;
  /** Another report date than the book's. */
  asOf?: DayNumber;
  /** Called after each file, for a progress bar. */
  onFile?: (done: number, total: number) => void;
}

/**
 * A book for another period starts with that period's own report date; everything else the province has
 * set stays.
 */
function settingsFor({ catalog, period, before, asOf }: ConsolidateInput): Settings {
  const defaults = defaultSettings(catalog, period);
  const settings = before ? before.settings : defaults;
  const samePeriod = before?.period === period;
  return { ...settings, asOf: asOf ?? (samePeriod ? settings.asOf : defaults.asOf) };
}

/** The same code for a dry run and a real one: the caller decides whether to write. */
export function consolidate(input: ConsolidateInput): Consolidation {
  const { catalog, period, files, before, onFile } = input;
  const settings = settingsFor(input);
  const reading = contextOf(catalog, period, settings);
  const due = (of: string): DayNumber => reportDue(of, 'task', reading.catalog.calendar);
  const incoming = files.map((file, index) => {
    const extraction = extractIncoming(file, reading, period);
    onFile?.(index + 1, files.length);
    return { ...file, extraction };
  });
  const { store, summaries } = mergeFiles(before?.store ?? EMPTY_STORE, incoming, due);
  const sample = store.ledger.some((row) => row.sample && row.period === period);
  const context = contextOf(catalog, period, settings, sample);
  const rates = reportingRates(context, store);
  const next = renderBook(context, store, settings, rates, before?.ownAnswers ?? (() => ({})));
  return {
    ...rates,
    files: summaries,
    next,
    unchanged: before?.content === next.content,
    asOf: settings.asOf,
    context,
  };
}

export function reportingRates({ catalog, period }: BookContext, store: Store): ReportingRates {
  const current = store.ledger.filter((row) => row.period === period && !row.superseded);
  const byUnit = new Map(current.map((row) => [row.unit, row]));
  const due = reportDue(period, 'task', catalog.calendar);
  const codes = catalog.communes.map(({ code }) => code);
  const late = codes.filter((code) => (byUnit.get(code)?.submittedOn ?? 0) > due);
  const missing = codes.filter((code) => !byUnit.has(code));
  const actual = codes.length - missing.length;
  return { period, expected: codes.length, actual, onTime: actual - late.length, late, missing };
}

/** "61/65 đơn vị đã báo cáo; thiếu: …": a partial result says so on its face. */
export function partialText(
  context: BookContext,
  { expected, actual, missing }: ReportingRates,
): string {
  const { communes } = context.catalog;
  if (actual === expected) return `Số liệu của đủ ${expected}/${expected} đơn vị.`;
  const names = missing
    .flatMap((code) => communes.filter((unit) => unit.code === code))
    .map(unitName);
  const shown =
    names.length > 12 ? [...names.slice(0, 12), `và ${names.length - 12} đơn vị khác`] : names;
  return `Số liệu của ${actual}/${expected} đơn vị, thiếu: ${shown.join(', ')}.`;
}

export function renderBook(
  context: BookContext,
  store: Store,
  settings: Settings,
  rates: ReportingRates,
  ownAnswers: AnswersOf,
): ProvinceBook {
  const { catalog, period, asOf } = context;
  const due = reportDue(period, 'task', catalog.calendar);
  const answers = answersByUnit(store, period);
  const current = new Map(
    store.ledger
      .filter((row) => row.period === period && !row.superseded)
      .map((row) => [row.unit, row]),
  );
  const reports = catalog.communes.map((unit): UnitReport => {
    const rows = answers.get(unit.code) ?? new Map<string, Record<string, CellContent>>();
    const free: Readonly<Record<string, readonly string[]>> = {
      targets: FREE_TARGETS,
      petitions: FREE_PETITIONS,
      disbursement: PROJECTS,
    };
    return {
      unit,
      reported: current.has(unit.code),
      answersOf: (sheet, row) => rows.get(`${sheet}/${row}`) ?? {},
      freeRows: (sheet) => (free[sheet] ?? []).filter((row) => rows.has(`${sheet}/${row}`)),
    };
  });
  const units = catalog.communes.map((unit): UnitRow => {
    const row = current.get(unit.code);
    return {
      unit,
      groups: catalog.groups
        .filter((group) => group.units.includes(unit.code))
        .map(({ name }) => name),
      status: reportStatus({ due, submittedOn: row?.submittedOn ?? null, asOf }),
      submittedOn: row?.submittedOn ?? null,
      file: row?.file ?? '',
    };
  });
  return provinceBook(context, {
    settings,
    reports,
    units,
    ownAnswers,
    ledger: store.ledger,
    data: store.data,
    history: store.history,
    reporting: rates,
    partial: partialText(context, rates),
  });
}

/** Answers of the period by unit, then by `sheet/row`, then by column. */
function answersByUnit(
  store: Store,
  period: string,
): Map<string, Map<string, Record<string, CellContent>>> {
  const units = new Map<string, Map<string, Record<string, CellContent>>>();
  for (const { unit, item, value, period: of } of store.data) {
    if (of !== period) continue;
    const { sheet, row, column } = splitItem(item);
    const rows = units.get(unit) ?? new Map<string, Record<string, CellContent>>();
    const answers = rows.get(`${sheet}/${row}`) ?? {};
    answers[column] = value;
    rows.set(`${sheet}/${row}`, answers);
    units.set(unit, rows);
  }
  return units;
}

/** Finds a working group by its id or by the words of its name. */
export function findGroup(catalog: Catalog, text: string): Catalog['groups'][number] | undefined {
  return catalog.groups.find(({ id, name }) => id === text || fold(name).includes(fold(text)));
}
