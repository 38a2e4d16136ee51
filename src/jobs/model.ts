/**
 * What the task pane and the ribbon ask for, and what they get: plain data only, so that a Web Worker can
 * work it out. Days are day numbers, money is triệu đồng, shares are 0 to 1.
 */
import type { Choice } from '../catalog';
import type { Additions } from '../catalog/addition-rows';
import type { Conflict, FileSummary, ReportingRates } from '../consolidation';
import type { DayNumber, UnitCode } from '../domain/model';
import type { Settings } from '../sheets/province/settings';
import type {
  DirectiveRequest,
  DirectiveSource,
  DirectiveSummary,
  DirectiveView,
} from './directive-model';
import type { MonitorRequest, MonitorView } from './monitor-model';

export type * from './directive-model';
export type * from './monitor-model';

/** A cell of the open workbook that a click leads to. */
export interface Place {
  sheet: string;
  cell: string;
}

/** What the workbooks of communes and of the province have in common. */
interface OurBook {
  period: string;
  /** `Tháng 6/2026` */
  periodName: string;
  asOf: DayNumber;
  sample: boolean;
  /** The directives have changed since the workbook was made: loading again brings the new rows. */
  outdated: boolean;
  /** Rows of further directives that were loaded into it. */
  additions: Additions;
  /** The directives that it can hold: those of all books, and those that were loaded into it. */
  documents: Choices['documents'];
  /** What of them it was loaded with. */
  choice: Choice;
}

/** What stands in the open workbook. */
export type OpenBook =
  /** No sheet of ours: the tables can be loaded. */
  | { kind: 'none' }
  | (OurBook & {
      kind: 'commune';
      unit: UnitCode;
      /** `xã Chi Lăng` */
      unitName: string;
      seal: ReportSeal;
    })
  | (OurBook & { kind: 'province'; reporting: ReportingRates })
  /** Sheets of ours that cannot be used as they are; the problem says where and what to do. */
  | { kind: 'unusable'; problem: Conflict };

/** What stands in the open workbook when it is looked at. */
export type OpenedBook = OpenBook & {
  /** The last write broke off with the page that it ran in: what was there before it stands there still. */
  interrupted?: boolean;
};

/** Whether the open report still is as it was sealed, as far as the unit itself can tell; the ledger's seals say more. */
export type ReportSeal = 'unsealed' | 'intact' | 'changed';

/** What can be chosen from. */
export interface Choices {
  documents: readonly { id: string; label: string; tasks: number }[];
  groups: readonly { id: string; name: string; units: readonly UnitCode[] }[];
  units: readonly { code: UnitCode; name: string }[];
  periods: readonly { id: string; name: string }[];
  /** The period whose reports are due next, for the given day. */
  currentPeriod: string;
}

export interface LoadRequest {
  book: 'commune' | 'province';
  period: string;
  /** Needed for a commune's workbook. */
  unit?: UnitCode;
  /** Ids of the documents whose rows are wanted; null: all. A row that people have filled in always stays. */
  documents: readonly string[] | null;
  /** Id of a working group: only its units; null: all. */
  group: string | null;
}

export interface LoadSummary {
  tasks: number;
  targets: number;
  disbursement: number;
  petitions: number;
  /** Values that people had typed and that stand there again. */
  kept: number;
  /** Rows that stay only because somebody had filled them in, though the choice leaves them out. */
  keptRows: number;
}

/** One thing that is missing or wrong; a click goes to its cell. */
export type CheckItem = Conflict;

export interface ReportCheck {
  /** Rows that are answered, and rows that ask for an answer, by sheet key. */
  progress: readonly { sheet: string; name: string; answered: number; expected: number }[];
  /** Wrong: severity as in the import summary. */
  problems: readonly CheckItem[];
  /** Still blank though an answer is expected. */
  missing: readonly CheckItem[];
  seal: ReportSeal;
  /** The day that stands on the report already; null: none. */
  reportedOn: DayNumber | null;
  /** Cells that were changed after the report was sealed. */
  changedAfterSeal: readonly CheckItem[];
  /** Why what stands there is no report yet, in the words with which the province would send it back; else null. */
  empty: CheckItem | null;
  /** No problem that would be refused, and something to report: the report can be made. */
  ready: boolean;
}

export interface ReportRequest {
  /** Day on the report. */
  reportedOn: DayNumber;
  /** What the unit was given to seal with; absent: a plain checksum. */
  secret?: string;
}

export interface ReportResult {
  period: string;
  revision: number;
  /** First 16 hexadecimal digits of the seal, as printed on the report. */
  seal: string;
  /** `bao-cao-2026-06-06463-chi-lang.xlsx` */
  fileName: string;
}

/** A file that was picked or dropped. */
export interface PickedFile {
  name: string;
  bytes: ArrayBuffer;
  modifiedOn: DayNumber;
  /** When that was, in milliseconds of the system's clock. */
  modifiedMs?: number;
  /** The file could not be read: the system's word for it. */
  unreadable?: string;
}

/** What a consolidation would do; nothing is written yet. */
export interface ConsolidationPreview {
  rates: ReportingRates;
  files: readonly FileSummary[];
  /** Units without a report, by name. */
  missing: readonly { code: UnitCode; name: string }[];
  late: readonly { code: UnitCode; name: string }[];
  /** Figures that differ from those in the book, with file, sheet and cell of the new one. */
  changes: readonly FigureChange[];
  unchanged: boolean;
  /** How many slips there are of each kind. */
  slips: Readonly<Record<SlipKind, number>>;
}

/** What goes back to the units: requests to correct, and receipts for what stands in the book. */
export type SlipKind = 'returns' | 'receipts';

/** A file for people to save. */
export interface SavedFile {
  name: string;
  bytes: Uint8Array;
}

export interface FigureChange {
  unit: UnitCode;
  unitName: string;
  /** What the figure is, in words: sheet, row, column. */
  item: string;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
  file: string;
  sheet: string;
  cell: string;
}

export interface RunOptions {
  /** Share done, 0 to 1, and what is being done, in Vietnamese. */
  onProgress?: (share: number, doing: string) => void;
  signal?: AbortSignal;
  /** Writes over cells that people changed since the last read; they have been shown. */
  overwrite?: boolean;
}

/**
 * Everything that can be asked for. Each rejects with an error whose message is for people: `JobError`
 * (`error.ts` says when, code by code), `ExcelPortError` when Excel refuses. Each that writes leaves the
 * workbook as it was, or finished, and rejects with `changed-since-load` and the cells when people have
 * typed there since it was read.
 *
 * @example await jobs.load({ book: 'province', period: '2026-06', documents: null, group: null })
 */
export interface Jobs {
  choices(): Promise<Choices>;
  /** What stands in the open workbook; one that cannot be used is an answer, no error. */
  open(): Promise<OpenedBook>;
  /**
   * Writes the tables, again too; what people have filled in stays.
   *
   * @throws JobError `answers-in-the-way` when the workbook holds answers for another period
   */
  load(request: LoadRequest, run?: RunOptions): Promise<LoadSummary>;
  monitor(request: MonitorRequest): Promise<MonitorView>;
  /** Native charts on `Tổng quan`. */
  addCharts(): Promise<void>;
  /** What is missing or wrong in a commune's report; nothing is written. */
  check(): Promise<ReportCheck>;
  /**
   * Fills in day and revision and seals the report.
   *
   * @throws JobError `report-not-ready` with the cells to be mended first
   */
  makeReport(request: ReportRequest, run?: RunOptions): Promise<ReportResult>;
  /**
   * The sealed report as an .xlsx without anything else that is in the open workbook.
   *
   * @throws JobError `report-not-sealed` when there is none, or it was changed since
   */
  reportFile(run?: RunOptions): Promise<SavedFile>;
  /** The same, opened by Excel as a new workbook. */
  openReport(run?: RunOptions): Promise<void>;
  /** Reads the files and works out what they would change; a bad file is told and hides no other. */
  preview(files: readonly PickedFile[], run?: RunOptions): Promise<ConsolidationPreview>;
  /**
   * Writes what was previewed last.
   *
   * @throws JobError `nothing-previewed`, also when the book was written otherwise since
   */
  consolidate(run?: RunOptions): Promise<void>;
  /**
   * The slips of what was previewed last, as one file; receipts only once it stands in the book.
   *
   * @throws JobError `bad-request` when there are none
   */
  slips(kind: SlipKind, run?: RunOptions): Promise<SavedFile>;
  /**
   * Reads a directive; nothing is written.
   *
   * @param additions what the open book holds already, as `open` told it
   * @throws JobError `directive-unreadable` with the reader's own words
   */
  readDirective(
    source: DirectiveSource,
    additions: Additions,
    run?: RunOptions,
  ): Promise<DirectiveView>;
  /** Puts accepted rows at the end of the tables of the open book, with their citation. */
  addDirective(request: DirectiveRequest, run?: RunOptions): Promise<DirectiveSummary>;
  settings(): Promise<Settings>;
  /** Writes the sheets anew under these settings; in a commune's workbook only report date and warning days. */
  saveSettings(settings: Settings, run?: RunOptions): Promise<void>;
  /** What the last write did, while it can still be taken back. */
  lastWrite(): { what: string; sheets: readonly string[] } | null;
  /** @throws JobError `nothing-to-undo` */
  undo(options?: { force?: boolean }): Promise<void>;
  goTo(place: Place): Promise<void>;
  /** Once for many changes at a time; returns how to stop. */
  onChanged(listener: () => void): Promise<() => Promise<void>>;
}
