/// <reference types="office-js" />
/** What is in the open workbook: its sheets, and the cells of ours. */
import { META_NAME } from '../sheets/meta';
import type { SheetState } from '../sheets/read-model';
import { askCells, packBlocks, type BlockRequest } from './blocks';
import { GridSheet, keyOf, MARK_COLUMNS, MARK_ROWS, type Block } from './grid';
import { jsonBytes } from './json-size';
import { OUR_NAMES, TEMPORARY } from './our-names';
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

/** One round trip: what sheets and names there are. */
export async function listWorkbook(session: Session): Promise<Listing> {
  const listing = askListing(session);
  await session.sync();
  return listing();
}

/** What a write must know of the workbook before it begins. */
export interface Survey {
  listing: Listing;
  contents: Contents;
}

/**
 * Two round trips, and more for what does not fit into one answer.
 * @param valuesOnly leaves out formulas and formats below the first rows: enough to look, not to write
 */
export async function surveyWorkbook(session: Session, valuesOnly = false): Promise<Survey> {
  const listing = await listWorkbook(session);
  return { listing, contents: await readContents(session, listing.sheets, valuesOnly) };
}

const listed = ({ sheets, names, isProtected }: Listing): string =>
  JSON.stringify([sheets.filter(({ name }) => !name.startsWith(TEMPORARY)), names, isProtected]);

/**
 * Asks whether there are other sheets or names since a survey, or more on somebody else's sheets; call the
 * answer after the round trip. The cells themselves are looked at by the last look.
 */
export function askWhetherStill(session: Session, { listing, contents }: Survey): () => boolean {
  const now = askListing(session);
  const others = contents.others.map(({ id, extent }) => {
    const used = session.worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject(true);
    used.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount']);
    return { used, extent };
  });
  return () =>
    listed(listing) === listed(now()) &&
    others.every(({ used, extent }) => JSON.stringify(extentOf(used)) === JSON.stringify(extent));
}

/** Where the cells of a sheet stand; 0-based. */
export interface Extent {
  top: number;
  left: number;
  rows: number;
  columns: number;
}

/** A sheet and how much there is on it. */
export interface SurveyedSheet extends SheetInfo {
  extent: Extent | null;
  isProtected: boolean;
  /** What a row takes in an answer. */
  bytesPerRow: number;
}

export interface OurSheet extends SurveyedSheet {
  key: string;
  grid: GridSheet;
}

export interface Contents {
  ours: OurSheet[];
  others: SurveyedSheet[];
  /** Temporary sheets that a write left behind when Excel was closed on it. */
  leftovers: SheetInfo[];
}

/** A sheet of a commune's workbook is shorter than this, and then needs no second look. */
const FIRST_ROWS = 300;

/** The hidden sheet has two narrow columns, and as many rows as a report has values. */
const FIRST_META_ROWS = 1500;

/** A cell of which nothing is known, in an answer. */
const UNKNOWN_CELL_BYTES = 60;

interface FirstLook {
  info: SheetInfo;
  /** The stretch that was read. */
  block: Block | null;
  extent: Extent | null;
  isProtected: boolean;
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

/** One round trip: the top of every sheet, as much of it as it takes to know it. */
async function lookAt(session: Session, sheets: readonly SheetInfo[]): Promise<FirstLook[]> {
  const asked = sheets.map((info) => {
    const sheet = session.worksheets.getItem(info.id);
    const window = sheet.getRange(
      OUR_NAMES.has(info.name)
        ? `1:${info.name === META_NAME ? FIRST_META_ROWS : FIRST_ROWS}`
        : `A1:BH${MARK_ROWS}`,
    );
    const top = window.getUsedRangeOrNullObject(true);
    const used = sheet.getUsedRangeOrNullObject(true);
    top.load(['values', 'formulas', 'numberFormat', 'rowIndex', 'columnIndex']);
    used.load(['rowIndex', 'columnIndex', 'rowCount', 'columnCount']);
    sheet.protection.load('protected');
    window.untrack();
    return { info, sheet, top, used };
  });
  await session.sync();
  return asked.map(({ info, sheet, top, used }) => ({
    info,
    isProtected: sheet.protection.protected,
    block: top.isNullObject
      ? null
      : {
          top: top.rowIndex,
          left: top.columnIndex,
          values: top.values,
          formulas: top.formulas,
          numberFormat: top.numberFormat,
        },
    extent: extentOf(used),
  }));
}

const rowBytes = (block: Block | null, columns: number, valuesOnly = false): number =>
  block
    ? // Rows further down may hold more than those at the top.
      Math.ceil(
        (1.5 *
          jsonBytes(
            valuesOnly ? block.values : [block.values, block.formulas, block.numberFormat],
          )) /
          block.values.length,
      )
    : columns * UNKNOWN_CELL_BYTES;

/** What the first look did not reach, if anything. */
function restOf({ info, block, extent }: FirstLook, valuesOnly: boolean): BlockRequest | null {
  if (!extent || !block) return null;
  const seenRows = block.top + block.values.length;
  const seenColumns = block.left + (block.values[0]?.length ?? 0);
  if (block.left > extent.left || seenColumns < extent.left + extent.columns) {
    return { sheet: info.id, ...extent, bytesPerRow: rowBytes(block, extent.columns) };
  }
  const rows = extent.top + extent.rows - seenRows;
  return rows > 0
    ? {
        sheet: info.id,
        top: seenRows,
        left: extent.left,
        rows,
        columns: extent.columns,
        bytesPerRow: rowBytes(block, extent.columns, valuesOnly),
        valuesOnly,
      }
    : null;
}

/**
 * The cells of every sheet of ours. One round trip, and one more for every few megabytes beyond the first
 * rows; a sheet that somebody renamed costs one more when it is long.
 */
export async function readContents(
  session: Session,
  sheets: readonly SheetInfo[],
  valuesOnly: boolean,
): Promise<Contents> {
  const leftovers = sheets.filter(({ name }) => name.startsWith(TEMPORARY));
  const looks = await lookAt(
    session,
    sheets.filter((sheet) => !leftovers.includes(sheet)),
  );
  const contents: Contents = { ours: [], others: [], leftovers };
  const wanted: BlockRequest[] = [];
  for (const look of looks) {
    const { info, block, extent, isProtected } = look;
    const grid = new GridSheet(info.name, info.state);
    if (block) grid.add(block);
    const key = keyOf(grid);
    const bytesPerRow = rowBytes(block, extent?.columns ?? MARK_COLUMNS);
    const surveyed = { ...info, extent, isProtected, bytesPerRow };
    if (key === null) {
      contents.others.push(surveyed);
      continue;
    }
    contents.ours.push({ ...surveyed, key, grid });
    // A sheet that somebody renamed was not read from its top.
    const rest = restOf(look, valuesOnly && OUR_NAMES.has(info.name));
    if (rest) wanted.push(rest);
  }
  for (const batch of packBlocks(wanted)) {
    const answer = askCells(session, batch);
    await session.sync();
    for (const block of answer()) {
      contents.ours.find(({ id }) => id === block.sheet)?.grid.add(block);
    }
  }
  return contents;
}
