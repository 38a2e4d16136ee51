/// <reference types="office-js" />
/** What sheets and names there are in the open workbook. */
import type { SheetState } from '../sheets/read-model';
import { TEMPORARY } from './our-names';
import type { Session } from './session';

export interface SheetInfo {
  id: string;
  name: string;
  state: SheetState;
}

export interface NameInfo {
  name: string;
  /** With its `=`. */
  formula: string;
}

export interface Listing {
  sheets: SheetInfo[];
  names: NameInfo[];
  /** Id of the sheet in front. */
  active: string;
  isProtected: boolean;
}

const STATES: Readonly<Record<string, SheetState>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};

/** Asks what sheets and names there are; call the answer after the round trip. */
export function askListing(session: Session): () => Listing {
  const { worksheets, workbook } = session;
  const { names, protection } = workbook;
  const active = worksheets.getActiveWorksheet();
  worksheets.load('items/id,items/name,items/visibility');
  names.load('items/name,items/formula');
  protection.load('protected');
  active.load('id');
  return () => ({
    sheets: worksheets.items.map(({ id, name, visibility }) => ({
      id,
      name,
      state: STATES[visibility] ?? 'visible',
    })),
    names: names.items.map(({ name, formula }) => ({ name, formula: String(formula) })),
    // eslint-disable-next-line office-addins/call-sync-before-read, office-addins/call-sync-after-load -- synced above, through the session
    active: active.id,
    isProtected: protection.protected,
  });
}

/** Everything but the sheet in front and what an unfinished write has left behind. */
const listed = ({ sheets, names, isProtected }: Listing): string =>
  JSON.stringify([sheets.filter(({ name }) => !name.startsWith(TEMPORARY)), names, isProtected]);

/** Are there the same sheets and names? */
export const isSameListing = (one: Listing, other: Listing): boolean =>
  listed(one) === listed(other);

/** Where the cells of a sheet stand; 0-based. */
export interface Extent {
  top: number;
  left: number;
  rows: number;
  columns: number;
}

/** Asks where the values of a sheet stand; call the answer after the round trip. */
export function askExtent(sheet: Excel.Worksheet): {
  used: Excel.Range;
  answer: () => Extent | null;
} {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount']);
  return { used, answer: () => extentOf(used) };
}

const extentOf = (used: Excel.Range): Extent | null =>
  used.isNullObject
    ? null
    : {
        top: used.rowIndex,
        left: used.columnIndex,
        rows: used.rowCount,
        columns: used.columnCount,
      };
