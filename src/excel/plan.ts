/** What a write is going to do, decided from what is in the workbook before anything is touched. */
import { absoluteArea } from '../sheets/address';
import type { BookModel, SheetModel } from '../sheets/model';
import { namesSheet, renameSheets } from './formula-sheets';
import { REPLACED, TEMPORARY } from './our-names';
import { ExcelPortError } from './port';
import type { Listing, NameInfo } from './listing';
import type { Contents, OurSheet } from './survey';

export interface Placement {
  model: SheetModel;
  /** Name while it is made. */
  temporaryName: string;
  /** The sheet whose place it takes. */
  replaces: OurSheet | undefined;
}

/** A name, and what it shall stand for; null: it goes. */
export interface NameChange {
  name: string;
  formula: string | null;
}

export interface Plan {
  placements: Placement[];
  /** Sheets that go: those replaced, and those to be removed. */
  old: OurSheet[];
  /** Names under which they wait, in the same order. */
  waiting: string[];
  names: NameChange[];
  /** What becomes of a name of an old sheet in formulas that point at it. */
  renamed: ReadonlyMap<string, string>;
  /** Name of the sheet to show, if any. */
  active: string | undefined;
  /** Ids in the order of the tabs, a new sheet by its temporary name and before the one it replaces. */
  order: string[];
}

/** Names for sheets that wait to be deleted; some may stand there from a write that Excel was closed on. */
function waitingNames(count: number, { sheets }: Listing): string[] {
  const numbers = sheets.flatMap(({ name }) =>
    name.startsWith(REPLACED) ? Number(name.slice(REPLACED.length)) || 0 : [],
  );
  const first = Math.max(0, ...numbers) + 1;
  return Array.from({ length: count }, (_, index) => `${REPLACED}${first + index}`);
}

export interface Intent {
  model: BookModel;
  /** Keys of sheets to be removed. */
  remove: readonly string[];
  /** Names beside those of the model. */
  names: readonly NameChange[];
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * @throws ExcelPortError when the workbook does not let us
 */
export function planOf(
  { model, remove, names }: Intent,
  listing: Listing,
  contents: Contents,
): Plan {
  if (listing.isProtected) {
    throw new ExcelPortError(
      'workbook-protected',
      'Cấu trúc của sổ đang được bảo vệ nên không thêm hay thay trang được. Vào thẻ Xem lại, bỏ "Bảo vệ sổ làm việc" rồi làm lại.',
    );
  }
  // A copied sheet carries the key too: the first one counts, as it does for the reader.
  const byKey = new Map<string, OurSheet>();
  for (const sheet of contents.ours) if (!byKey.has(sheet.key)) byKey.set(sheet.key, sheet);
  const placements = model.sheets.map((sheet, index): Placement => ({
    model: sheet,
    temporaryName: `${TEMPORARY}${index + 1}`,
    replaces: byKey.get(sheet.key),
  }));
  const removed = remove.flatMap((key) => byKey.get(key) ?? []);
  const old = [...placements.flatMap(({ replaces }) => replaces ?? []), ...removed];
  const oldIds = new Set(old.map(({ id }) => id));
  const taken = listing.sheets.filter(({ id }) => !oldIds.has(id)).map(({ name }) => folded(name));
  for (const { name } of model.sheets) {
    if (!taken.includes(folded(name))) continue;
    throw new ExcelPortError(
      'sheet-name-taken',
      `Sổ đã có một trang tên "${name}" không phải của phần mềm. Đổi tên trang đó rồi làm lại.`,
    );
  }
  const replacing = new Map(
    placements.map(({ replaces, temporaryName }) => [replaces?.id, temporaryName] as const),
  );
  const leftovers = new Set(contents.leftovers.map(({ id }) => id));
  const waiting = waitingNames(old.length, listing);
  const renamed = new Map([
    ...placements.flatMap(({ replaces, model: { name } }) =>
      replaces ? [[replaces.name, name] as const] : [],
    ),
    // Nothing takes its place: the formula follows it until it is gone.
    ...removed.map(
      ({ name, id }) => [name, waiting[old.findIndex((sheet) => sheet.id === id)] ?? name] as const,
    ),
  ]);
  const ownNames = [
    ...model.names.map(({ name, sheet, area }) => ({
      name,
      formula: `=${absoluteArea(sheet, area)}`,
    })),
    ...names,
  ];
  const otherNames = listing.names.filter(
    ({ name, formula }) =>
      !ownNames.some((own) => folded(own.name) === folded(name)) &&
      namesSheet(formula, [...renamed.keys()]),
  );
  const standing = listing.sheets.flatMap(({ id }) => {
    if (leftovers.has(id)) return [];
    const made = replacing.get(id);
    return made === undefined ? [id] : [made, id];
  });
  return {
    placements,
    old,
    waiting,
    names: [
      ...ownNames,
      ...otherNames.map(({ name, formula }) => ({ name, formula: renameSheets(formula, renamed) })),
    ],
    renamed,
    active: model.sheets.length > 0 ? model.active : undefined,
    order: [
      ...standing,
      ...placements.filter(({ replaces }) => !replaces).map(({ temporaryName }) => temporaryName),
    ],
  };
}

/** What the plan's names stand for now; null: there is no such name. */
export const namesBefore = ({ names }: Plan, { names: existing }: Listing): NameChange[] =>
  names.map(({ name }) => ({
    name,
    formula: findName(existing, name)?.formula ?? null,
  }));

export const findName = (names: readonly NameInfo[], name: string): NameInfo | undefined =>
  names.find((candidate) => folded(candidate.name) === folded(name));
