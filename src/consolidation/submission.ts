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

/** What is not blank and could not be read: a cell, or a row, a column or a sheet that is lost (no cell then). */
export interface SpoiledCell extends BlankCell {
  /** What stands there, as people see it. */
  value: unknown;
}

export interface Submission {
  unit: string;
  period: string;
  revision: number;
  /** Day stated on the report, else null. */
  reportedOn: DayNumber | null;
  sample: boolean;
  values: ExtractedValue[];
  /** Cells left empty. */
  blanks: BlankCell[];
  spoiled: SpoiledCell[];
  /** Figures with the digits that earlier versions kept, where these were more. */
  rounded: Pick<ExtractedValue, 'item' | 'value'>[];
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
