/// <reference types="office-js" />
/**
 * Puts the new sheets into the place of the old ones, in one request. Excel does not undo a request that
 * breaks off in the middle, so its order makes both ways out possible: as long as no old sheet is gone,
 * everything can be put back; once one is gone, everything but deleting the others is done.
 */
import type { Plan } from './plan';
import { findName, type NameChange } from './plan';
import { TEMPORARY } from './our-names';
import type { Session } from './session';
import type { Staging } from './stage';
import type { Listing, SheetInfo } from './listing';

/** A formula in somebody else's sheet that points at a sheet of ours. */
export interface Link {
  /** Id of the sheet. */
  sheet: string;
  cell: string;
  /** With its `=`. */
  formula: string;
  /** The same, pointing at the new sheets. */
  renewed: string;
}

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

/** What people may do on a protected sheet; there is no password: it stops slips, not people. */
const PROTECTION: Excel.WorksheetProtectionOptions = {
  allowFormatColumns: true,
  allowFormatRows: true,
  allowInsertRows: true,
  allowAutoFilter: true,
};

export function askSwap(
  session: Session,
  plan: Plan,
  { sheets }: Staging,
  listing: Listing,
  links: readonly Link[],
): void {
  const { worksheets, workbook } = session;
  const madeOf = (temporaryName: string): Excel.Worksheet | undefined =>
    sheets.get(temporaryName)?.get();
  plan.old.forEach(({ id }, index) => {
    worksheets.getItem(id).name = plan.waiting[index] ?? '';
  });
  for (const { model, temporaryName } of plan.placements) {
    const made = madeOf(temporaryName);
    if (!made) continue;
    made.name = model.name;
    made.visibility = VISIBILITY[model.state];
    if (model.protect) made.protection.protect(PROTECTION);
  }
  plan.order.forEach((id, position) => {
    const made = madeOf(id);
    if (made) made.position = position;
  });
  askNames(session, plan.names, listing.names);
  askLinks(
    session,
    links.map((link) => ({ ...link, formula: link.renewed })),
  );
  if (plan.active !== undefined) worksheets.getItem(plan.active).activate();
  askDelete(session, plan.old);
  // Last, so that nothing is calculated that goes.
  workbook.application.calculate('Recalculate');
}

function askNames(
  session: Session,
  names: readonly NameChange[],
  existing: Listing['names'],
): void {
  const items = session.workbook.names;
  for (const { name, formula } of names) {
    const found = findName(existing, name);
    if (found && formula === null) items.getItem(found.name).delete();
    else if (found) items.getItem(found.name).formula = formula;
    else if (formula !== null) items.add(name, formula);
  }
}

/** Written once more, a formula finds the sheet that carries the name now. */
function askLinks(session: Session, links: readonly Link[]): void {
  for (const { sheet, cell, formula } of links) {
    const range = session.worksheets.getItem(sheet).getRange(cell);
    range.formulas = [[formula]];
    range.untrack();
  }
}

function askDelete(session: Session, sheets: readonly SheetInfo[]): void {
  for (const { id, state } of sheets) {
    const sheet = session.worksheets.getItem(id);
    // Excel does not delete what is very hidden.
    if (state === 'veryHidden') sheet.visibility = 'Hidden';
    sheet.delete();
  }
}

export interface Recovery {
  plan: Plan;
  listing: Listing;
  names: readonly NameChange[];
  links: readonly Link[];
  /** Ids of the new sheets, as far as they are known. */
  made: readonly string[];
}

/**
 * After a failure: finds out how far it came and goes back, or to the end where there is no way back.
 * @returns true when the write is finished after all
 */
export async function recover(session: Session, recovery: Recovery): Promise<boolean> {
  const { plan, listing, names, links, made } = recovery;
  const { worksheets, workbook } = session;
  worksheets.load('items/id,items/name');
  workbook.names.load('items/name,items/formula');
  await session.sync();
  const present = worksheets.items.map(({ id, name }) => ({ id, name }));
  const existing = workbook.names.items.map(({ name, formula }) => ({
    name,
    formula: String(formula),
  }));
  const stillThere = plan.old.filter(({ id }) => present.some((sheet) => sheet.id === id));
  if (stillThere.length < plan.old.length) {
    askDelete(session, stillThere);
    await session.sync();
    return true;
  }
  const unfinished = present.filter(
    ({ id, name }) => made.includes(id) || name.startsWith(TEMPORARY),
  );
  unfinished.forEach(({ id, name }, index) => {
    // Its name belongs to the old sheet again.
    if (!name.startsWith(TEMPORARY)) worksheets.getItem(id).name = `${TEMPORARY}x${index + 1}`;
  });
  for (const { id, name, state } of plan.old) {
    const sheet = worksheets.getItem(id);
    if (present.some((found) => found.id === id && found.name !== name)) sheet.name = name;
    sheet.visibility = VISIBILITY[state];
  }
  askNames(session, names, existing);
  askLinks(session, links);
  worksheets.getItem(listing.active).activate();
  for (const { id } of unfinished) {
    const sheet = worksheets.getItem(id);
    sheet.visibility = 'Hidden';
    sheet.delete();
  }
  await session.sync();
  return false;
}
