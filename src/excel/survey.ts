/// <reference types="office-js" />
/** What is in the open workbook: its sheets, and the cells of ours. */
import { askBlocks, isTooLarge, packBlocks, readBatch, type BlockRequest } from './blocks';
import { ContentsReading } from './contents-reading';
import { askFirstLook, type FirstLook, type Looked } from './first-look';
import type { GridSheet } from './grid';
import { askExtent, askListing, isSameListing } from './listing';
import type { Extent, Listing, SheetInfo } from './listing';
import type { Derived } from './long-sheet';
import { isOfficeFailure } from './office';
import { OUR_NAMES, TEMPORARY } from './our-names';
import type { Session } from './session';

/** What a write must know of the workbook before it begins. */
export interface Survey {
  listing: Listing;
  contents: Contents;
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
  /** Columns whose formulas have no text in the grid below the first rows. */
  derived: Derived;
}

export interface Contents {
  ours: OurSheet[];
  others: SurveyedSheet[];
  /** Temporary sheets that a write left behind when Excel was closed on it. */
  leftovers: SheetInfo[];
}

/** The quick way asks for sheets before it knows that they are there, and for much at once. */
const needsCare = (error: unknown): boolean =>
  isTooLarge(error) ||
  (isOfficeFailure(error) && ['ItemNotFound', 'InvalidObjectPath'].includes(error.code));

interface FirstLooks {
  listing: Listing;
  looks: Looked[];
}

const lookedAt = ({ sheets }: Listing, answers: readonly (FirstLook | null)[]): Looked[] =>
  answers.flatMap((look) => {
    const info = look && sheets.find(({ id }) => id === look.id);
    return info ? [{ ...look, info }] : [];
  });

/** One round trip: what sheets there are, and the top of those that carry our names. */
async function lookByName(session: Session, valuesOnly: boolean): Promise<FirstLooks> {
  const listing = askListing(session);
  const asked = [...OUR_NAMES].map((name) =>
    askFirstLook(session.worksheets.getItemOrNullObject(name), { name, kind: 'early', valuesOnly }),
  );
  await session.sync();
  const found = listing();
  const answers = asked.map((answer) => answer());
  return { listing: found, looks: lookedAt(found, answers) };
}

/** One round trip for the list alone. */
async function lookCarefully(session: Session): Promise<FirstLooks> {
  const listing = askListing(session);
  await session.sync();
  return { listing: listing(), looks: [] };
}

/** Asks for sheets by their id; call the answer after the round trip. */
function askLooks(
  session: Session,
  listing: Listing,
  sheets: readonly SheetInfo[],
  valuesOnly: boolean,
): () => Looked[] {
  const asked = sheets.map(({ id, name }) =>
    askFirstLook(session.worksheets.getItem(id), {
      name,
      kind: OUR_NAMES.has(name) ? 'ours' : 'anybody',
      valuesOnly,
    }),
  );
  return () =>
    lookedAt(
      listing,
      asked.map((answer) => answer()),
    );
}

async function firstLooks(session: Session, valuesOnly: boolean): Promise<FirstLooks> {
  try {
    return await lookByName(session, valuesOnly);
  } catch (error) {
    if (!needsCare(error)) throw error;
    return lookCarefully(session);
  }
}

/**
 * Two round trips, and one more for every few megabytes that their answers do not hold; one more, too,
 * for a long sheet that somebody renamed, and for formulas that people typed into one. Where the first
 * asks for too much, sheets are listed first and less is asked for at a time.
 *
 * @param valuesOnly leaves out formulas and formats below the first rows: enough to look, not to write
 */
export async function readWorkbook(session: Session, valuesOnly = false): Promise<Survey> {
  const { listing, looks } = await firstLooks(session, valuesOnly);
  const isLeftover = ({ name }: SheetInfo): boolean => name.startsWith(TEMPORARY);
  const contents = new ContentsReading(listing.sheets.filter(isLeftover), valuesOnly);
  let seen = looks;
  let unseen = listing.sheets.filter(
    (info) => !isLeftover(info) && !looks.some(({ id }) => id === info.id),
  );
  let again: BlockRequest[] = [];
  while (seen.length + unseen.length + again.length > 0) {
    const wanted = [...again, ...seen.flatMap((look) => contents.begin(look))];
    const [batch = [], ...more] = packBlocks(wanted);
    if (batch.length + unseen.length === 0) break;
    const [now, others] = [seen, unseen];
    let newLooks = (): Looked[] => [];
    let bottoms: ReturnType<typeof askBlocks> = () => [];
    const answers = await readBatch(session, batch, () => {
      newLooks = askLooks(session, listing, others, valuesOnly);
      bottoms = askBlocks(session, contents.bottoms(now));
    });
    contents.take(answers);
    for (const next of more) contents.take(await readBatch(session, next));
    again = contents.misjudged(bottoms());
    seen = newLooks();
    unseen = [];
  }
  await contents.clear(session);
  return { listing, contents: contents.result(listing) };
}

/**
 * Asks whether there are other sheets or names since a survey, or more on somebody else's sheets; call the
 * answer after the round trip. The cells themselves are looked at by the last look.
 */
export function askWhetherStill(session: Session, { listing, contents }: Survey): () => boolean {
  const now = askListing(session);
  const others = contents.others.map(({ id, extent }) => ({
    answer: askExtent(session.worksheets.getItemOrNullObject(id)).answer,
    extent,
  }));
  return () =>
    isSameListing(listing, now()) &&
    others.every(({ answer, extent }) => JSON.stringify(answer()) === JSON.stringify(extent));
}
