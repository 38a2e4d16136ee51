/** What one report says, once it has been read. */
import type { DayNumber } from '../domain/model';
import type { CellContent } from '../sheets/model';
import type { Conflict } from './conflict';

export interface ExtractedValue {
  /** `sheet/row/column`, by their hidden keys. */
  item: string;
  value: Exclude<CellContent, null>;
  sheet: string;
  cell: string;
}

export interface Submission {
  unit: string;
  period: string;
  revision: number;
  /** Day stated on the report, else null. */
  reportedOn: DayNumber | null;
  sample: boolean;
  values: ExtractedValue[];
  /** Cells whose content was not kept. */
  ignored: number;
  conflicts: Conflict[];
}

export type Extraction =
  | { ok: true; submission: Submission }
  /** `readable` is false when the bytes are not a workbook at all. */
  | { ok: false; unit: string | null; readable: boolean; conflicts: Conflict[] };
