/** What is said of a file that came in. */
import type { DayNumber } from '../domain/model';
import type { SealVerdict } from '../workbook/seal';
import type { Conflict } from './conflict';
import type { OwnNames } from './place-words';

export type Outcome = 'accepted' | 'warning' | 'rejected';

/** The import summary of one file (words of DHIS2). */
export interface FileSummary {
  file: string;
  unit: string | null;
  outcome: Outcome;
  imported: number;
  updated: number;
  unchanged: number;
  ignored: number;
  conflicts: Conflict[];
  /** What the report states about itself; absent where the file could not be read as one. */
  facts?: ReportFacts;
  /** What the report calls the unit's own rows that conflicts are about. */
  names?: OwnNames;
}

/** What a receipt certifies, and what a returned report is known by. */
export interface ReportFacts {
  period: string;
  revision: number;
  /** First 16 hexadecimal digits of the SHA-256 of the values reported. */
  hash: string;
  submittedOn: DayNumber;
  seal: SealVerdict['state'];
  sample: boolean;
  /** Values that a consolidation takes from it. */
  values: number;
}
