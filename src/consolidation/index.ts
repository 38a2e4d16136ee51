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
import type { UnitReport, UnitRow } from '../sheets/province/rows';
import type { Settings } from '../sheets/province/settings';
import { dueOf } from '../sheets/due';
import type { BookContext } from '../sheets/spec';
import type { Codec } from '../workbook/read';
import { checkHistory, UnitHistory } from './check-history';
import type { Secrets } from './check-seal';
import { extractIncoming } from './extract';
import type { Incoming, IncomingFile } from './incoming';
import { keepLeaving } from './leaving';
import { mergeFiles } from './merge';
import { firstSubmissions, partialText, reportingRates, type ReportingRates } from './rates';
import { EMPTY_STORE, type Store, type StoredBook } from './store';
import type { FileSummary } from './summary';

export type { Secrets } from './check-seal';
export type { Conflict, Severity } from './conflict';
export { byGrade, conflict, describe } from './conflict';
export { damagedRows, extractFromBook, extractIncoming, extractSubmission } from './extract';
export { shownNames, type FileAt } from './file-names';
export { NOT_A_FILE, type Incoming, type IncomingFile } from './incoming';
export { additionsIn, catalogOf, choiceIn, metaField } from './choice';
export { keepLeaving } from './leaving';
export {
  correctionsOf,
  goesBack,
  isReceived,
  receiptsOf,
  type ReceivedAt,
  type Slip,
  type SlipPart,
} from './slips';
export { firstSubmissions, partialText, reportingRates, type ReportingRates } from './rates';
export type { FileSummary, Outcome, ReportFacts } from './summary';
export {
  BookError,
  datasetNamedIn,
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
  /**
   * The period that the book is of, where no report of this one was taken: it must stay as it is, because the
   * period was most likely mistyped. null: the book is of this period, or becomes one of it.
   */
  otherPeriod: string | null;
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

/** Reports that have been taken; the book is still to be made. */
export interface Taking {
  store: Store;
  files: FileSummary[];
  settings: Settings;
}

/** Reads the files that have not been read, and takes them all into what the book remembers. */
export function takeReports(input: ConsolidateInput): Taking {
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
  const stored = keepLeaving(before?.store ?? EMPTY_STORE, catalog, before, period);
  const history = new UnitHistory(stored.data);
  const { store, summaries } = mergeFiles(
    stored,
    incoming,
    due,
    (submission) => checkHistory(submission, reading, history),
    input.native?.digest,
  );
  return { store, files: summaries, settings };
}

/**
 * The next book with the reports that have been taken.
 *
 * @param dataset folder beside the book that holds the long table; null: it stays in the book
 */
export function bookOfTaken(
  { catalog, period, before, native }: Omit<ConsolidateInput, 'files'>,
  { store, files, settings }: Taking,
  dataset: string | null,
): Consolidation {
  const sample = store.ledger.some((row) => row.sample && row.period === period);
  const context = contextOf(catalog, period, settings, sample);
  const rates = reportingRates(context, store);
  const next = renderBook(context, store, settings, rates, before?.ownAnswers ?? NO_ANSWERS, {
    digest: native?.digest,
    dataset,
  });
  return {
    ...rates,
    files,
    next,
    unchanged: before?.content === next.content,
    otherPeriod:
      before && before.period !== period && files.every(({ outcome }) => outcome === 'rejected')
        ? before.period
        : null,
    asOf: settings.asOf,
    context,
    store,
    settings,
  };
}

/** Both in one: the caller decides whether to write. */
export const consolidate = (input: ConsolidateInput): Consolidation =>
  bookOfTaken(input, takeReports(input), null);

/** What each unit has answered for the period. */
export function reportsOf({ catalog, period }: BookContext, store: Store): UnitReport[] {
  const { data } = store;
  const parts = new ItemParts(data.texts.list);
  const rowsOf = (unit: string): AnswerRows => {
    const rows = new Map<string, Record<string, CellContent>>();
    for (const report of data.ofUnit(unit)) {
      if (report.period !== period) continue;
      data.forEachValue(report, (item, value) => {
        const { row, column } = parts.of(item);
        const answers = rows.get(row);
        if (answers) answers[column] = value;
        else rows.set(row, { [column]: value });
      });
    }
    return rows;
  };
  // Units are gone through one after the other, so the answers of one at a time are enough.
  let last: { unit: string; rows: AnswerRows } | undefined;
  const answersOf = (unit: string): AnswerRows => {
    if (last?.unit !== unit) last = { unit, rows: rowsOf(unit) };
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
  const submitted = firstSubmissions(store.ledger, period);
  const units = catalog.communes.map((unit): UnitRow => {
    const row = current.get(unit.code);
    const submittedOn = row ? (submitted.get(unit.code) ?? null) : null;
    return {
      unit,
      groups: catalog.groups
        .filter((group) => group.units.includes(unit.code))
        .map(({ name }) => name),
      status: reportStatus({ due, submittedOn, asOf }),
      submittedOn,
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

/** Items cut into `sheet/row` and column, each once: they come back for every unit. */
class ItemParts {
  private readonly known: { row: string; column: string }[] = [];

  constructor(private readonly texts: readonly string[]) {}

  of(number: number): { row: string; column: string } {
    return (this.known[number] ??= cutItem(this.texts[number] ?? ''));
  }
}

/** `tasks/000-T01/state` is the column `state` of the row `tasks/000-T01`. */
function cutItem(item: string): { row: string; column: string } {
  const end = item.lastIndexOf('/');
  return { row: item.slice(0, end), column: item.slice(end + 1) };
}

/** Working groups of that id, or with these words in their names; several where it could be any of them. */
export function findGroups(catalog: Catalog, text: string): readonly Catalog['groups'][number][] {
  const words = fold(text);
  if (words === '') return [];
  const exact = catalog.groups.filter(({ id, name }) => id === text || fold(name) === words);
  return exact.length > 0 ? exact : catalog.groups.filter(({ name }) => fold(name).includes(words));
}
