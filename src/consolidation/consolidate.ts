/** From files to the next province book: read, check, merge, render. No disk here. */
import type { Catalog, Digest } from '../catalog';
import type { DayNumber } from '../domain/model';
import { NO_ANSWERS } from '../sheets/commune/rows';
import { dueOf } from '../sheets/due';
import type { ProvinceBook } from '../sheets/province/book';
import type { Settings } from '../sheets/province/settings';
import type { BookContext } from '../sheets/spec';
import type { Codec } from '../workbook/read';
import { checkHistory, UnitHistory } from './check-history';
import type { Secrets } from './check-seal';
import { contextOf, defaultSettings } from './context';
import { extractIncoming } from './extract';
import type { Incoming, IncomingFile } from './incoming';
import { keepLeaving } from './leaving';
import { mergeFiles } from './merge';
import { reportingRates, type ReportingRates } from './rates';
import { renderBook } from './render-book';
import { EMPTY_STORE, type Store, type StoredBook } from './store';
import type { FileSummary } from './summary';

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
