/**
 * What the jobs work out, as a contract: plain data in, plain data out. `direct-engine.ts` does the work
 * where it is called, `worker-client.ts` hands it to a Web Worker. The page imports this file and never the
 * first of them: it would carry the whole catalog.
 */
import type { Additions } from '../catalog/addition-rows';
import type { ReceivedAt } from '../consolidation';
import type { DayNumber } from '../domain/model';
import type { ChangedCell, ChartRequest } from '../excel/port';
import type { Settings } from '../sheets/province/settings';
import type {
  Choices,
  ConsolidationPreview,
  DirectiveRequest,
  DirectiveSource,
  DirectiveSummary,
  DirectiveView,
  LoadRequest,
  LoadSummary,
  MonitorRequest,
  MonitorView,
  OpenBook,
  PickedFile,
  ReportCheck,
  ReportRequest,
  ReportResult,
  RunOptions,
  SavedFile,
  SlipKind,
} from './model';
import type { PackedModel } from './packed-model';
import type { PlainBook } from './plain-book';

/** What only lives where the engine is called from; a worker hears of it by messages. */
export type EngineRun = Pick<RunOptions, 'onProgress' | 'signal'>;

/** Sheets to write into the open workbook. */
export interface SheetsToWrite {
  model: PackedModel;
  /** What people typed that does not stand in them. */
  unkept: ChangedCell[];
}

/** Each method rejects with a `JobError` whose message is for people, and remembers of a book only what was previewed. */
export interface Engine {
  /** @param today day of the clock */
  choices(today: DayNumber): Promise<Choices>;
  /** What stands in the open workbook; a book that cannot be used is an answer, no error. */
  describe(book: PlainBook): Promise<OpenBook>;
  load(book: PlainBook, request: LoadRequest): Promise<SheetsToWrite & { summary: LoadSummary }>;
  monitor(book: PlainBook, request: MonitorRequest): Promise<MonitorView>;
  charts(book: PlainBook): Promise<ChartRequest[]>;
  check(book: PlainBook): Promise<ReportCheck>;
  report(
    book: PlainBook,
    request: ReportRequest,
  ): Promise<SheetsToWrite & { result: ReportResult }>;
  reportFile(book: PlainBook): Promise<SavedFile>;
  /** What is previewed stays here until the next preview. */
  preview(
    book: PlainBook,
    files: readonly PickedFile[],
    run?: EngineRun,
  ): Promise<ConsolidationPreview>;
  /** The sheets of what was previewed last. */
  previewed(): Promise<SheetsToWrite>;
  /** The slips of what was previewed last. */
  slips(kind: SlipKind, receivedAt: ReceivedAt, run?: EngineRun): Promise<SavedFile>;
  directive(source: DirectiveSource, additions: Additions, run?: EngineRun): Promise<DirectiveView>;
  addDirective(
    book: PlainBook,
    request: DirectiveRequest,
  ): Promise<SheetsToWrite & { summary: DirectiveSummary }>;
  settings(book: PlainBook): Promise<Settings>;
  withSettings(book: PlainBook, settings: Settings): Promise<SheetsToWrite>;
}
