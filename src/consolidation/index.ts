/** From files to the next province book: read, check, merge, render. No disk here. */
import type { Catalog, Digest } from '../catalog';
import { makeCalendar } from '../domain/calendar';
import { DEFAULT_RULES } from '../domain/deadline';
import type { DayNumber } from '../domain/model';
import { asOfOf, DEFAULT_DUE_RULES, periodRange } from '../domain/period';
import { reportStatus } from '../domain/report-status';
import { fold } from '../domain/fold';
import {
  FREE_PETITIONS,
  FREE_TARGETS,
  NO_ANSWERS,
  PROJECTS,
  type AnswersOf,
} from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import { provinceBook, type ProvinceBook } from '../sheets/province/book';
import type { DataRow, UnitReport, UnitRow } from '../sheets/province/rows';
import type { Settings } from '../sheets/province/settings';
import { dueOf } from '../sheets/due';
import type { BookContext } from '../sheets/spec';
import type { Codec } from '../workbook/read';
import { checkHistory, UnitHistory } from './check-history';
import type { Secrets } from './check-seal';
import { extractIncoming } from './extract';
import type { Incoming, IncomingFile } from './incoming';
import { mergeFiles } from './merge';
import { partialText, reportingRates, type ReportingRates } from './rates';
import { EMPTY_STORE, type Store, type StoredBook } from './store';
import type { FileSummary } from './summary';

export type { Secrets } from './check-seal';
export type { Conflict, Severity } from './conflict';
export { conflict, describe } from './conflict';
export { damagedRows, extractFromBook, extractIncoming, extractSubmission } from './extract';
export { shownNames, type FileAt } from './file-names';
export type { Incoming, IncomingFile } from './incoming';
export { additionsIn, catalogOf, choiceIn, metaField } from './choice';
export {
  correctionsOf,
  goesBack,
  isReceived,
  receiptsOf,
  type ReceivedAt,
  type Slip,
  type SlipPart,
} from './slips';
export { partialText, reportingRates, type ReportingRates } from './rates';
export type { FileSummary, Outcome, ReportFacts } from './summary';
export {
  BookError,
  EMPTY_STORE,
  readStore,
  readStoreWith,
  storeFromBook,
  type Store,
  type StoreReading,
  type StoredBook,
} from './store';

export interface Consolidation extends ReportingRates {
  files: FileSummary[];
  /** The next book; `book.content` tells whether it differs from the one before. */
  next: ProvinceBook;
  /** Nothing in the book would change. */
  unchanged: boolean;
  asOf: DayNumber;
  context: BookContext;
  /** What the next book remembers. */
  store: Store;
  settings: Settings;
}

/** Settings of a new book. */
export function defaultSettings(catalog: Catalog, period: string): Settings {
  return {
    asOf: asOfOf(period),
    warnDays: 7,
    beforeIncludesDay: DEFAULT_RULES.beforeIncludesDay,
    rollToWorkingDay: DEFAULT_RULES.rollToWorkingDay,
    dueWorkingDays: DEFAULT_DUE_RULES.taskWorkingDays,
    weights: catalog.growth.weights,
    holidays: catalog.holidays,
  };
}

/**
 * Settings of a commune's workbook. Its report date is the cut-off of the task period (NĐ 09/2019/NĐ-CP
 * Điều 12), because it is filled in on the days after; the province judges at the end of the period.
 *
 * @param province what the province has set in its own book
 */
export const communeSettings = (
  catalog: Catalog,
  period: string,
  province: Settings = defaultSettings(catalog, period),
): Settings => ({ ...province, asOf: periodRange(period, 'task').last });

/** What the sheets are rendered for under the given settings. */
export function contextOf(
  catalog: Catalog,
  period: string,
  settings: Settings,
  sample = false,
): BookContext {
  const { asOf, warnDays, beforeIncludesDay, rollToWorkingDay, dueWorkingDays } = settings;
  const calendar = makeCalendar(settings.holidays);
  return {
    catalog: { ...catalog, calendar },
    period,
    asOf,
    warnDays,
    sample,
    rules: { beforeIncludesDay, rollToWorkingDay, calendar },
    dueRules: { ...DEFAULT_DUE_RULES, taskWorkingDays: dueWorkingDays },
  };
}

export interface ConsolidateInput {
  catalog: Catalog;
  period: string;
  /** Files, or what was read of them already. */
  files: readonly (IncomingFile | Incoming)[];
  /** The book as it is, or null for a new one. */
  before: StoredBook | null;
  /** Another report date than the book's. */
  asOf?: DayNumber;
  /** What the units were given to seal with. */
  secrets?: Secrets;
  /** Of what runs us, where it has faster ones than ours that run everywhere. */
  native?: { codec?: Codec; digest?: Digest };
  /**
   * Takes a long table that is too long for a worksheet: the name of the folder beside the book that will
   * hold it, or null where it may stay. Absent: it stays, whatever its length.
   */
  putAside?: (data: readonly DataRow[]) => string | null;
  /** Called after each file, for a progress bar. */
  onFile?: (done: number, total: number) => void;
}

/**
 * What the reports of a run are judged by. A book for another period starts with that period's own report
 * date; everything else the province has set stays.
 */
export function settingsFor({
  catalog,
  period,
  before,
  asOf,
}: Omit<ConsolidateInput, 'files'>): Settings {
  const defaults = defaultSettings(catalog, period);
  const settings = before ? before.settings : defaults;
  const samePeriod = before?.period === period;
  return { ...settings, asOf: asOf ?? (samePeriod ? settings.asOf : defaults.asOf) };
}

/**
 * Reads one file as a consolidation reads it; who wants to stop between files hands in what was read, and
 * who has inflated this one already the codec that knows it.
 */
export function extractorFor(
  input: Omit<ConsolidateInput, 'files'>,
): (file: IncomingFile, codec?: Codec) => Incoming {
  const reading = contextOf(input.catalog, input.period, settingsFor(input));
  return (file, codec = input.native?.codec) => ({
    ...file,
    extraction: extractIncoming(file, reading, input.period, input.secrets, codec),
  });
}

/** The same code for a dry run and a real one: the caller decides whether to write. */
export function consolidate(input: ConsolidateInput): Consolidation {
  const { catalog, period, files, before, onFile } = input;
  const settings = settingsFor(input);
  const reading = contextOf(catalog, period, settings);
  const due = (of: string): DayNumber => dueOf(of, reading);
  const extract = extractorFor(input);
  const incoming = files.map((file, index): Incoming => {
    const extracted = 'extraction' in file ? file : extract(file);
    onFile?.(index + 1, files.length);
    return extracted;
  });
  const stored = before?.store ?? EMPTY_STORE;
  const history = new UnitHistory(stored.data);
  const { store, summaries } = mergeFiles(
    stored,
    incoming,
    due,
    (submission) => checkHistory(submission, reading, history),
    input.native?.digest,
  );
  const sample = store.ledger.some((row) => row.sample && row.period === period);
  const context = contextOf(catalog, period, settings, sample);
  const rates = reportingRates(context, store);
  const ownAnswers = before?.ownAnswers ?? NO_ANSWERS;
  const dataset = input.putAside?.(store.data) ?? null;
  const next = renderBook(context, store, settings, rates, ownAnswers, {
    digest: input.native?.digest,
    dataset,
  });
  return {
    ...rates,
    files: summaries,
    next,
    unchanged: before?.content === next.content,
    asOf: settings.asOf,
    context,
    store,
    settings,
  };
}

/** What each unit has answered for the period. */
export function reportsOf({ catalog, period }: BookContext, store: Store): UnitReport[] {
  const rowsOf = new Map<string, DataRow[]>();
  for (const row of store.data) {
    if (row.period !== period) continue;
    const rows = rowsOf.get(row.unit);
    if (rows) rows.push(row);
    else rowsOf.set(row.unit, [row]);
  }
  // Units are gone through one after the other, so the answers of one at a time are enough.
  let last: { unit: string; rows: AnswerRows } | undefined;
  const answersOf = (unit: string): AnswerRows => {
    if (last?.unit !== unit) last = { unit, rows: answersByRow(rowsOf.get(unit) ?? []) };
    return last.rows;
  };
  const current = new Set(
    store.ledger.filter((row) => row.period === period && !row.superseded).map(({ unit }) => unit),
  );
  return catalog.communes.map((unit): UnitReport => ({
    unit,
    reported: current.has(unit.code),
    answersOf: (sheet, row) => answersOf(unit.code).get(`${sheet}/${row}`) ?? NOTHING,
    freeRows: (sheet) =>
      (FREE_ROWS[sheet] ?? []).filter((row) => answersOf(unit.code).has(`${sheet}/${row}`)),
  }));
}

type AnswerRows = ReadonlyMap<string, Readonly<Record<string, CellContent>>>;

const NOTHING = {};

/** Rows that a unit may add on a sheet. */
const FREE_ROWS: Readonly<Record<string, readonly string[]>> = {
  targets: FREE_TARGETS,
  petitions: FREE_PETITIONS,
  disbursement: PROJECTS,
};

export function renderBook(
  context: BookContext,
  store: Store,
  settings: Settings,
  rates: ReportingRates,
  ownAnswers: AnswersOf,
  { digest, dataset = null }: { digest?: Digest | undefined; dataset?: string | null } = {},
): ProvinceBook {
  const { catalog, period, asOf } = context;
  const due = dueOf(period, context);
  const reports = reportsOf(context, store);
  const current = new Map(
    store.ledger
      .filter((row) => row.period === period && !row.superseded)
      .map((row) => [row.unit, row]),
  );
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
    digest,
    dataset,
  });
}

/** Answers of one report by `sheet/row`, then by column. */
function answersByRow(data: readonly DataRow[]): AnswerRows {
  const rows = new Map<string, Record<string, CellContent>>();
  for (const { item, value } of data) {
    const end = item.lastIndexOf('/');
    const row = item.slice(0, end);
    const answers = rows.get(row);
    if (answers) answers[item.slice(end + 1)] = value;
    else rows.set(row, { [item.slice(end + 1)]: value });
  }
  return rows;
}

/** Finds a working group by its id or by the words of its name. */
export function findGroup(catalog: Catalog, text: string): Catalog['groups'][number] | undefined {
  return catalog.groups.find(({ id, name }) => id === text || fold(name).includes(fold(text)));
}
