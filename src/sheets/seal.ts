/** What a seal is, in the cells of `_tiendo`. It is made and checked in `workbook/seal.ts`. */
import type { DayNumber } from '../domain/model';
import type { CellContent } from './model';

export interface SealedValue {
  /** `sheet/row/column`, by their hidden keys. */
  item: string;
  value: Exclude<CellContent, null>;
}

/**
 * A seal carries the values it was made over: only so can a changed cell be shown beside what stood there.
 * They are rows of `_tiendo`, and their texts are the workbook's shared strings, so they cost little.
 */
export interface Seal {
  /** SHA-256 of the canonical report, or its HMAC under the unit's secret: 64 hexadecimal digits. */
  code: string;
  /** Tells secrets apart without giving them away; '' where the seal was made without one. */
  key: string;
  revision: number;
  reportedOn: DayNumber | null;
  values: readonly SealedValue[];
}

/** Digits of the seal that are printed on the report: enough to compare by eye. */
const PRINTED = 16;

/** @example printedSeal({ code: '9f86d081884c7d659a2f…', … }) //=> '9f86d081884c7d65' */
export const printedSeal = ({ code }: Pick<Seal, 'code'>): string => code.slice(0, PRINTED);
