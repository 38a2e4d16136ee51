/// <reference types="office-js" />
/** The top of a sheet, and how much there is on it: enough to know whose it is and how to read the rest. */
import { META_NAME } from '../sheets/meta';
import { dataTable } from '../sheets/province/ledger';
import { MARK_ROWS, type Block } from './grid';
import { askExtent, type Extent, type SheetInfo } from './listing';

/** Rows that are read with all there is to know of them. */
const FIRST_ROWS = 120;

/** The hidden sheet has two narrow columns, and as many rows as a report has values. */
const FIRST_META_ROWS = 1500;

/** The long table of a province fills an answer alone: so much of it goes with the first one. */
const EARLY_ROWS = 11_500;

/** Somebody may have inserted some rows and columns before the mark, not many. */
const MARK_WINDOW = `A1:BH${MARK_ROWS}`;

const firstRows = (name: string): number => (name === META_NAME ? FIRST_META_ROWS : FIRST_ROWS);

export interface FirstLook {
  id: string;
  /** The stretch that was read. */
  block: Block | null;
  extent: Extent | null;
  isProtected: boolean;
  /** Rows below the first ones that came along: what was typed, or its values. */
  early: { top: number; rows: unknown[][] } | null;
}

/** `early`: the top of a sheet of ours, and much of a long one; `ours`: the top; `anybody`: as much as shows the mark. */
export type LookKind = 'early' | 'ours' | 'anybody';

/**
 * Asks for the top of a sheet; call the answer after the round trip.
 * @param sheet may be a null object: its answer is null
 */
export function askFirstLook(
  sheet: Excel.Worksheet,
  { name, kind, valuesOnly }: { name: string; kind: LookKind; valuesOnly: boolean },
): () => FirstLook | null {
  const { used, answer } = askExtent(sheet);
  const rows = firstRows(name);
  const top = used.getIntersectionOrNullObject(kind === 'anybody' ? MARK_WINDOW : `1:${rows}`);
  top.load(['values', 'formulas', 'numberFormat', 'rowIndex', 'columnIndex']);
  const early =
    kind === 'early' && name === dataTable.name
      ? used.getIntersectionOrNullObject(`${rows + 1}:${rows + EARLY_ROWS}`)
      : null;
  early?.load(valuesOnly ? ['values', 'rowIndex'] : ['formulas', 'rowIndex']);
  sheet.load('id');
  sheet.protection.load('protected');
  return () => {
    if (sheet.isNullObject) return null;
    return {
      id: sheet.id,
      extent: answer(),
      isProtected: sheet.protection.protected,
      block: blockOf(top),
      early:
        !early || early.isNullObject
          ? null
          : { top: early.rowIndex, rows: valuesOnly ? early.values : early.formulas },
    };
  };
}

const blockOf = (range: Excel.Range): Block | null =>
  range.isNullObject
    ? null
    : {
        top: range.rowIndex,
        left: range.columnIndex,
        values: range.values,
        formulas: range.formulas,
        numberFormat: range.numberFormat,
      };

/** A sheet that was looked at, by its name in the listing. */
export type Looked = FirstLook & { info: SheetInfo };

/** Did the first look see all columns from the first row on? It does not see beyond the window of a mark. */
export const isSeenFromTop = ({ block, extent }: FirstLook): boolean =>
  block !== null &&
  extent !== null &&
  block.left <= extent.left &&
  block.left + (block.values[0]?.length ?? 0) >= extent.left + extent.columns;
