/**
 * The nouns of the whole house, as plain data.
 *
 * Shapes of the rows in `seeds/` (and so of `tiendo directive --json`): every row names the document
 * and the clause it was read from. Dates at these edges are ISO text (`y-m-d`); inside the house they
 * are day numbers (see `day.ts`).
 */

/** Calendar date as ISO 8601 text, e.g. `"2026-06-30"`. */
export type IsoDate = string;

/**
 * Excel serial day number, 1900 date system, whole days: `46023` is 01/01/2026.
 * The house never holds a date as a JavaScript `Date`.
 */
export type DayNumber = number;

/** Official code of a commune or ward, five digits, e.g. `"06463"` for xã Chi Lăng. */
export type UnitCode = string;

/** Document type by its abbreviation (NĐ 30/2020/NĐ-CP, Phụ lục III). */
export type DocumentType = 'TB' | 'QĐ' | 'KH' | 'NQ' | 'CV' | 'CT' | 'CĐ' | 'BC' | 'TTr';

/** A document that assigns work (văn bản chỉ đạo). */
export interface Directive {
  id: string;
  /** File the facts were read from, beside the project. */
  file: string;
  type: DocumentType;
  /** Number and symbol as printed, or null where the copy leaves it blank. */
  number: string | null;
  issuer: string;
  /** Full or partial date: `"2026-04-27"`, `"2026-04"`, or null. */
  issued: string | null;
  /** Date of the meeting a conclusion notice reports on. */
  meeting?: IsoDate;
  signer: string;
  title: string;
  /** Codes of the units it speaks to; empty means all 65. */
  units: UnitCode[];
}

export type DeadlineKind = 'before' | 'by' | 'through' | 'within' | 'recurring';

/**
 * A deadline as written: the kind and the date *named*; the last acceptable day is derived
 * (`lastDayOf` in `deadline.ts`).
 *
 * - `before` trước ngày D · `by` chậm nhất ngày D · `through` đến hết ngày D
 * - `within` trong tháng/quý/năm: `date` is the last day of that period
 * - `recurring`: `date` is null, `dates` lists the dates named within the year, `each` says how
 *   every one of them is meant
 */
export interface Deadline {
  kind: DeadlineKind;
  date: IsoDate | null;
  /** The few words that fix the deadline, as written. */
  text: string;
  dates?: IsoDate[];
  each?: Exclude<DeadlineKind, 'recurring'>;
}

/** Who a task is for: all 65 units, the units named, or agencies (units then say who is concerned). */
export interface Scope {
  kind: 'all' | 'units' | 'agency';
  units?: UnitCode[];
}

/** Nhiệm vụ. `lead`, `cooperating` and `reportTo` hold canonical agency names (`agencies.json`). */
export interface Task {
  id: string;
  document: string;
  clause: string;
  content: string;
  lead: string[];
  cooperating: string[];
  scope: Scope;
  /** null: a standing assignment without a date. */
  deadline: Deadline | null;
  reportTo: string[];
  project?: string;
}

export type Direction = 'at-least' | 'at-most' | 'exactly';

/** How the units' figures make the province's: added, averaged, or neither. */
export type Aggregate = 'sum' | 'mean' | 'none';

/** Chỉ tiêu: a number to reach within a year. */
export interface Target {
  id: string;
  document: string;
  clause: string;
  unit: UnitCode | 'province';
  name: string;
  /** Unit of measure: `ha`, `tấn`, `%`, `tỷ đồng` … */
  measure: string;
  direction: Direction;
  value: number;
  year: number;
  aggregate: Aggregate;
}

/** 1 finished by 31/12 of last year · 2 carried over · 3 started this year · 4 investment preparation. */
export type ProjectGroup = 1 | 2 | 3 | 4;

/** Mốc giải ngân (a least share of the planned capital) or an event a project group must reach. */
export interface Milestone {
  id: string;
  document: string;
  clause: string;
  /** null: the milestone holds for every group (windows for adjusting the plan). */
  group: ProjectGroup | null;
  kind: 'disbursement' | 'event';
  /** Share of the planned capital, 0 to 1; only for `disbursement`. */
  share?: number;
  event?: string;
  deadline: Deadline;
}

/** A result that a document reports (not a target). */
export interface ReportedFigure {
  id: string;
  document: string;
  clause: string;
  unit: UnitCode | 'province';
  indicator: string;
  value: number;
  measure: string;
  /** Report period or the words' nearest one: `2026-Q1`, `2026-05` … */
  period: string;
}

/** Kiến nghị: what units asked for, and who must answer by when. */
export interface Petition {
  id: string;
  document: string;
  clause: string;
  /** Units that asked; empty means all 65. */
  units: UnitCode[];
  content: string;
  /** Agencies that must answer. */
  answerBy: string[];
  deadline: Deadline | null;
  /** Agencies that receive a copy of the answer. */
  copyTo: string[];
}

/** One period of the growth scenario (kịch bản tăng trưởng), per cent against the same period of the year before. */
export interface GrowthPeriod {
  document: string;
  clause: string;
  period: string;
  planned: number | null;
  estimated: number | null;
}

export interface GrowthScenario {
  indicator: string;
  measure: string;
  year: number;
  /** Growth the whole year must reach, per cent. */
  annualTarget: number;
  document: string;
  clause: string;
  periods: GrowthPeriod[];
  /**
   * Shares of the four quarters in the base year. The directives do not give them, so they are a
   * setting with this default.
   */
  weights: [number, number, number, number];
}

export interface Commune {
  code: UnitCode;
  name: string;
  type: 'xã' | 'phường';
  /** Districts of before 1/7/2025 that the unit lies in. */
  oldDistricts: string[];
}

export interface Agency {
  /** Canonical name; what `lead`, `cooperating`, `reportTo` hold. */
  name: string;
  level: 'province' | 'commune' | 'central';
  aliases: string[];
}

/** A named set of units that a user can filter by (tổ công tác, đoàn kiểm tra). */
export interface WorkingGroup {
  id: string;
  name: string;
  document: string;
  clause: string;
  units: UnitCode[];
}

/** One reporting duty (chế độ báo cáo): who reports what to whom, how often. */
export interface ReportingDuty {
  id: string;
  document: string;
  clause: string;
  content: string;
  from: string;
  to: string[];
  frequency: ('month' | 'quarter' | 'year')[];
}

/** A day off, or a weekend day worked in exchange. */
export interface CalendarDay {
  date: IsoDate;
  kind: 'holiday' | 'compensatory' | 'swap-off' | 'swap-work';
  name: string;
  basis: string;
}
