/** What one report says, once it has been read. */
import type { DayNumber } from '../domain/model';
import type { CellContent } from '../sheets/model';
import type { Seal, SealVerdict } from '../workbook/seal';
import type { Conflict } from './conflict';

export interface ExtractedValue {
  /** `sheet/row/column`, by their hidden keys. */
  item: string;
  value: Exclude<CellContent, null>;
  sheet: string;
  cell: string;
}

/** Where a cell stands that was found empty. */
export type BlankCell = Omit<ExtractedValue, 'value'>;

export interface Submission {
  unit: string;
  period: string;
  revision: number;
  /** Day stated on the report, else null. */
  reportedOn: DayNumber | null;
  sample: boolean;
  values: ExtractedValue[];
  /** Cells left empty. What is in neither list could not be read: its row, column or content was spoiled. */
  blanks: BlankCell[];
  /** Cells whose content was not kept. */
  ignored: number;
  conflicts: Conflict[];
  /** Items among the values that a consolidation does not take: they would spoil the sums. */
  withheld: string[];
  /** What the workbook carries; null: not sealed. */
  seal: Seal | null;
  /** What the seal says of the values as they stand. */
  verdict: SealVerdict;
}

export type Extraction =
  | { ok: true; submission: Submission }
  /** `readable` is false when the bytes are not a workbook at all. */
  | { ok: false; unit: string | null; readable: boolean; conflicts: Conflict[] };
