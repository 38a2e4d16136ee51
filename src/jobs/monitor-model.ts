/** What the monitor is asked and what it shows: every status for the report date, each line with its cell. */
import type { ReportingRates } from '../consolidation';
import type { DayNumber, UnitCode } from '../domain/model';
import type { Place } from './model';

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
  /** `asOf - last`: positive is late, negative still has so many days. */
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
