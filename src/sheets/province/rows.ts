/** What the province's book holds beyond the units' answers. */
import type { Commune } from '../../domain/model';
import type { ReportStatus } from '../../domain/report-status';
import type { Answers } from '../line';
import type { CellContent } from '../model';

/** One value of the long table: unit, period, item, value, and where it was read. */
export interface DataRow {
  unit: string;
  period: string;
  /** `sheet/row/column`, by their hidden keys, e.g. `tasks/000-T01/completedOn`. */
  item: string;
  value: Exclude<CellContent, null>;
  file: string;
  sheet: string;
  cell: string;
  revision: number;
}

/** What the seal of a report said when it was taken; `signed` is intact, and by the unit's own secret. */
export type SealState =
  'unsealed' | 'signed' | 'intact' | 'changed' | 'other-secret' | 'no-secret' | 'broken';

/** One report received. */
export interface LedgerRow {
  unit: string;
  period: string;
  revision: number;
  file: string;
  /** First 16 hexadecimal digits of the SHA-256 of the values reported. */
  hash: string;
  /** Day stated on the report; null when it was left blank. */
  submittedOn: number | null;
  /** Day and time at which its file was last changed; null in books that were written before it was kept. */
  changedAt: number | null;
  due: number;
  /** What came after a later one is refused for its figures, and keeps its place and its day. */
  outcome: 'accepted' | 'warning' | 'rejected';
  imported: number;
  updated: number;
  unchanged: number;
  ignored: number;
  conflicts: number;
  /** 'unknown' in books that were written before it was kept. */
  seal: SealState | 'unknown';
  /** Cells that were not as sealed; 0 where nothing was sealed. */
  changedCells: number;
  /** A later report of the same unit and period stands in its place. */
  superseded: boolean;
  sample: boolean;
}

/** Something that happened to a figure or a file, for people to look up later. */
export interface HistoryRow {
  /** Number of the run that wrote it; runs that change nothing leave no trace. */
  run: number;
  kind: 'received' | 'changed' | 'warning' | 'rejected';
  unit: string;
  period: string;
  item: string;
  before: CellContent;
  after: CellContent;
  file: string;
  sheet: string;
  cell: string;
  message: string;
}

/** A unit with its state for the period. */
export interface UnitRow {
  unit: Commune;
  groups: string[];
  status: ReportStatus;
  submittedOn: number | null;
  file: string;
}

/** What is known of each unit for the period. */
export interface UnitReport {
  unit: Commune;
  /** Whether a report was accepted. */
  reported: boolean;
  answersOf: (sheet: string, row: string) => Answers;
  /** Row ids the unit filled in on a sheet, besides those of the catalog. */
  freeRows: (sheet: string) => string[];
}

export const HISTORY_KINDS: Readonly<Record<HistoryRow['kind'], string>> = {
  received: 'Nhận báo cáo',
  changed: 'Thay số liệu',
  warning: 'Cảnh báo',
  rejected: 'Từ chối',
};

export const SEAL_WORDS: Readonly<Record<SealState, string>> = {
  unsealed: 'Chưa niêm phong',
  signed: 'Nguyên vẹn, đúng mã bí mật',
  intact: 'Nguyên vẹn',
  changed: 'Đã sửa sau niêm phong',
  'other-secret': 'Mã bí mật lạ',
  'no-secret': 'Có, chưa kiểm tra được',
  broken: 'Hỏng',
};

export const OUTCOMES: Readonly<Record<LedgerRow['outcome'], string>> = {
  accepted: 'Chấp nhận',
  warning: 'Chấp nhận, có cảnh báo',
  rejected: 'Từ chối',
};
