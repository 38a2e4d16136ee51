/**
 * What the task pane and the ribbon ask for, and what they get: plain data only, so that a Web Worker can
 * work it out. Days are day numbers, money is triệu đồng, shares are 0 to 1.
 */
import type { Choice } from '../catalog';
import type { Additions } from '../catalog/addition-rows';
import type { Conflict, FileSummary, ReportingRates } from '../consolidation';
import type { DirectiveProposal, Highlight, RowMatch } from '../directives';
import type {
  Commune,
  DayNumber,
  Directive,
  Milestone,
  ReportedFigure,
  Target,
  Task,
  UnitCode,
} from '../domain/model';
import type { Settings } from '../sheets/province/settings';

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
      seal: SealState;
    })
  | (OurBook & { kind: 'province'; reporting: ReportingRates })
  /** Sheets of ours that cannot be used as they are; the problem says where and what to do. */
  | { kind: 'unusable'; problem: Conflict };

/** What stands in the open workbook when it is looked at. */
export type OpenedBook = OpenBook & {
  /** The last write broke off with the page that it ran in: what was there before it stands there still. */
  interrupted?: boolean;
};

export type SealState = 'unsealed' | 'intact' | 'changed';

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

export interface MonitorRequest {
  /** Report date; absent: the book's own. */
  asOf?: DayNumber;
  /** Only this unit. */
  unit?: UnitCode;
  /** Only tasks that this agency leads or shares. */
  agency?: string;
}

/** The four official states, and what stands beside them. */
export interface StateCounts {
  doneOnTime: number;
  doneLate: number;
  /** Not done, in time; `dueSoon` of these are due within the warning days. */
  inTime: number;
  dueSoon: number;
  overdue: number;
  noDeadline: number;
  /** `Không phát sinh`: an answer, and no work. */
  notApplicable: number;
  noData: number;
}

export interface MonitorTask {
  id: string;
  content: string;
  /** Unit that answers for it, or the lead agency. */
  owner: string;
  /** The deadline as people write it: `trước 15/6/2026`. */
  deadline: string;
  last: DayNumber;
  /** Working out `asOf - last`: positive is late. */
  daysLate: number;
  /** The words of DEADLINE_STATUS. */
  status: string;
  citation: string;
  /** Units it is open for, when one row stands for several. */
  units: number;
  place: Place;
}

export interface MonitorTarget {
  id: string;
  name: string;
  owner: string;
  measure: string;
  planned: number;
  actual: number | null;
  /** actual / planned, in the sense of the target's direction. */
  rate: number | null;
  status: string;
  place: Place;
}

export interface MonitorFloor {
  owner: string;
  /** Project group 1 to 4. */
  group: number;
  planned: number;
  disbursed: number;
  rate: number;
  floor: number;
  /** Still to pay out to reach the next milestone. */
  gap: number;
  status: string;
  place: Place;
}

export interface MonitorLine {
  /** Unit code, or the agency's name. */
  id: string;
  name: string;
  counts: StateCounts;
  /** Share of the plan disbursed; null without a plan. */
  disbursed: number | null;
  /** The words of REPORT_STATUS; null where it does not apply. */
  reported: string | null;
  place: Place | null;
}

export interface MonitorView {
  asOf: DayNumber;
  period: string;
  counts: StateCounts;
  /** Most overdue first. */
  overdue: readonly MonitorTask[];
  dueSoon: readonly MonitorTask[];
  /** Furthest behind first. */
  targets: readonly MonitorTarget[];
  /** Groups under their floor. */
  floors: readonly MonitorFloor[];
  byUnit: readonly MonitorLine[];
  byAgency: readonly MonitorLine[];
  /** "61/65 đơn vị đã báo cáo; thiếu: …"; null in a commune's workbook. */
  partial: string | null;
  reporting: ReportingRates | null;
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
  seal: SealState;
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
  /** `BC_2026-06_06463_Chi-Lang.xlsx` */
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

/** A directive to read: typed or pasted, or a file. */
export type DirectiveSource =
  { kind: 'text'; text: string } | { kind: 'file'; name: string; bytes: ArrayBuffer };

/** What was read of a directive, and what the open book has of it. */
export interface DirectiveView {
  /** The text in NFC; offsets count in it. */
  text: string;
  proposal: DirectiveProposal;
  highlights: readonly Highlight[];
  /** The document in the book, when it is there. */
  document: { id: string; label: string } | null;
  /** One for each proposed row. */
  matches: readonly RowMatch[];
  /** Rows that were loaded into this book: a corrected one may stand in for them. */
  loaded: readonly string[];
  reference: DirectiveReference;
}

/** What rows may name. */
export interface DirectiveReference {
  communes: readonly (Commune & { label: string })[];
  agencies: readonly string[];
  /** Units of measure. */
  measures: readonly string[];
}

/** A row that somebody has looked at and accepted. */
export interface AcceptedRow<Row extends { id: string; document: string }> {
  row: Omit<Row, 'id' | 'document'>;
  /** Id of a row loaded earlier that it stands in for. */
  replaces: string | null;
}

export interface DirectiveRequest {
  /** One that the book has already, whose heading stays as it is there, or a new one. */
  document: { kind: 'known'; id: string } | { kind: 'new'; heading: Omit<Directive, 'id'> };
  tasks: readonly AcceptedRow<Task>[];
  targets: readonly AcceptedRow<Target>[];
  milestones: readonly AcceptedRow<Milestone>[];
  reported: readonly AcceptedRow<ReportedFigure>[];
}

export interface DirectiveSummary {
  /** The document as tables cite it. */
  document: string;
  added: number;
  /** Rows that stood there already, word for word. */
  known: number;
  /** Targets among the accepted ones that the book keeps but does not show; null: none. */
  otherYears: OtherYears | null;
}

/** Targets of other years than that of the book's period. */
export interface OtherYears {
  targets: number;
  years: readonly number[];
  bookYear: number;
}

export interface RunOptions {
  /** Share done, 0 to 1, and what is being done, in Vietnamese. */
  onProgress?: (share: number, doing: string) => void;
  signal?: AbortSignal;
  /** Writes over cells that people changed since the last read; they have been shown. */
  overwrite?: boolean;
}

/**
 * Everything that can be asked for. Each rejects with an error whose message is for people (`JobError`,
 * `ExcelPortError`); each that writes leaves the workbook as it was, or finished.
 */
export interface Jobs {
  choices(): Promise<Choices>;
  open(): Promise<OpenedBook>;
  load(request: LoadRequest, run?: RunOptions): Promise<LoadSummary>;
  monitor(request: MonitorRequest): Promise<MonitorView>;
  /** Native charts on `Tổng quan`. */
  addCharts(): Promise<void>;
  check(): Promise<ReportCheck>;
  makeReport(request: ReportRequest, run?: RunOptions): Promise<ReportResult>;
  /** The sealed report as an .xlsx without anything else that is in the open workbook. */
  reportFile(run?: RunOptions): Promise<{ name: string; bytes: Uint8Array }>;
  /** The same, opened by Excel as a new workbook. */
  openReport(run?: RunOptions): Promise<void>;
  preview(files: readonly PickedFile[], run?: RunOptions): Promise<ConsolidationPreview>;
  /** Writes what was previewed last. */
  consolidate(run?: RunOptions): Promise<void>;
  /** The slips of what was previewed last, as one file; receipts only once it stands in the book. */
  slips(kind: SlipKind, run?: RunOptions): Promise<SavedFile>;
  /**
   * Reads a directive; nothing is written.
   *
   * @param additions what the open book holds already, as `open` told it
   */
  readDirective(
    source: DirectiveSource,
    additions: Additions,
    run?: RunOptions,
  ): Promise<DirectiveView>;
  /** Puts accepted rows at the end of the tables of the open book, with their citation. */
  addDirective(request: DirectiveRequest, run?: RunOptions): Promise<DirectiveSummary>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings, run?: RunOptions): Promise<void>;
  /** What the last write did, while it can still be taken back. */
  lastWrite(): { what: string; sheets: readonly string[] } | null;
  undo(options?: { force?: boolean }): Promise<void>;
  goTo(place: Place): Promise<void>;
  /** Once for many changes at a time; returns how to stop. */
  onChanged(listener: () => void): Promise<() => Promise<void>>;
}
