/// <reference types="office-js" />
/** Writes sheets into the open workbook, whole or not at all. */
import type { ReadBook } from '../sheets/read-model';
import { changedCells } from './changed-cells';
import { keyOf } from './grid';
import { packBlocks } from './blocks';
import { changedSinceLoad, LastLook } from './last-look';
import { askListing, type Listing } from './listing';
import { checkSignal, isOfficeFailure, portError, type ExcelLibrary } from './office';
import { namesBefore, planOf, type Intent, type NameChange, type Plan } from './plan';
import { ExcelPortError } from './port';
import { converse, type Session } from './session';
import { stagingOf, type Staging } from './stage';
import { packSteps } from './step';
import { askSwap, recover, type Link } from './swap';
import { askWhetherStill, readWorkbook, type OurSheet, type Survey } from './survey';
import { surveyAfter } from './survey-after';

export interface WriteSettings {
  known?: ReadBook | undefined;
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** What was read before; everything is read once more when that turns out to be out of date. */
  survey?: Survey | undefined;
  /** The workbook turned out not to be as surveyed once already. */
  again?: boolean | undefined;
}

/** Sheets, names or protections have changed since the survey. */
class OutOfDate extends Error {}

/** A sheet that is looked at for the last time may be gone altogether. */
const isOutOfDate = (error: unknown): boolean =>
  error instanceof OutOfDate || (isOfficeFailure(error) && error.code === 'ItemNotFound');

/** What a write replaced: enough to put it back. */
export interface Replaced {
  sheets: OurSheet[];
  /** Keys of sheets that were not there before. */
  added: string[];
  names: NameChange[];
  /** What stands there after the write, where that is known: it need not be read to be taken back. */
  after: (() => Survey) | undefined;
}

const UNTOUCHED = 'Sổ giữ nguyên như trước.';
const UNSURE =
  'Excel cũng không dọn lại được: sổ có thể còn trang tạm tên bắt đầu bằng "_tiendo". Đóng sổ mà không lưu rồi mở lại.';

/** Round trips beside those that the size asks for: two to read, one to swap. */
const FIXED_TRIPS = 3;

/** Remembers how far a write has come, for the way back. */
class Writing {
  plan: Plan | undefined;
  listing: Listing | undefined;
  names: NameChange[] = [];
  links: Link[] = [];
  made: string[] = [];
  replaced: Replaced | undefined;
}

export async function writeSheets(
  excel: ExcelLibrary,
  intent: Intent,
  settings: WriteSettings,
): Promise<Replaced> {
  const writing = new Writing();
  try {
    return await converse(excel, { signal: settings.signal }, (session) =>
      write(session, intent, settings, writing),
    );
  } catch (error) {
    const finished = await goBack(excel, writing, error);
    if (finished && writing.replaced) return writing.replaced;
    const isFirst = !settings.again;
    if (isFirst && (settings.survey ? isOutOfDate(error) : error instanceof OutOfDate)) {
      return writeSheets(excel, intent, { ...settings, survey: undefined, again: true });
    }
    throw portError(error, error instanceof ExcelPortError ? '' : UNTOUCHED);
  }
}

/** @returns true when the write turned out to be finished */
async function goBack(excel: ExcelLibrary, writing: Writing, error: unknown): Promise<boolean> {
  const { plan, listing, names, links, made } = writing;
  // Nothing was touched before there was a plan.
  if (!plan || !listing) return false;
  try {
    return await converse(excel, {}, (session) =>
      recover(session, { plan, listing, names, links, made }),
    );
  } catch {
    throw portError(error, UNSURE);
  }
}

function checkKnown(known: ReadBook | undefined, old: readonly OurSheet[]): void {
  if (!known) return;
  const changed = old.flatMap((sheet) =>
    changedCells(
      // By its key: somebody may have renamed it since.
      known.sheets.find((candidate) => keyOf(candidate) === sheet.key),
      sheet.grid,
    ),
  );
  if (changed.length > 0) throw changedSinceLoad(changed);
}

async function write(
  session: Session,
  intent: Intent,
  { known, onProgress, signal, survey: given }: WriteSettings,
  writing: Writing,
): Promise<Replaced> {
  const survey = given ?? (await readWorkbook(session));
  const { listing, contents } = survey;
  const plan = planOf(intent, listing, contents);
  checkKnown(known, plan.old);
  const staging = stagingOf(session, plan, contents.leftovers);
  const requests = packSteps(staging.steps);
  const look = new LastLook(plan, contents);
  const looks = packBlocks(look.blocks());
  const rounds = Math.max(requests.length, looks.length);
  let done = FIXED_TRIPS - 1;
  const progress = (): void => onProgress?.(Math.min(1, (done += 1) / (FIXED_TRIPS + rounds)));

  writing.names = namesBefore(plan, listing);
  writing.listing = listing;
  writing.plan = plan;
  const replaced: Replaced = {
    sheets: plan.old,
    added: plan.placements.flatMap(({ model, replaces }) => (replaces ? [] : [model.key])),
    names: writing.names,
    after: undefined,
  };
  writing.replaced = replaced;
  // What is looked at rides along with the new sheets, as late as it can.
  const wait = Math.max(0, requests.length - looks.length);
  for (let round = 0; round < rounds; round += 1) {
    const isLast = round === rounds - 1;
    // What was typed is compared, and no result: nothing needs to be calculated for it.
    session.suspend();
    for (const step of requests[round] ?? []) step.run();
    const batch = round >= wait ? looks[round - wait] : undefined;
    const take = batch ? look.ask(session, batch) : undefined;
    if (isLast) look.askExtents(session);
    const isStillSo = isLast && given ? askWhetherStill(session, given) : undefined;
    await session.sync();
    take?.();
    if (isStillSo?.() === false) throw new OutOfDate();
    progress();
  }
  if (look.isUnprotected()) throw new OutOfDate();
  for (const batch of packBlocks(look.beyond())) {
    const take = look.ask(session, batch);
    await session.sync();
    take();
  }
  look.check();
  writing.links = look.links;
  writing.made = idsOf(staging);
  checkSignal(signal);
  session.workbook.application.suspendScreenUpdatingUntilNextSync();
  askSwap(session, plan, staging, listing, look.links);
  const after = askListing(session);
  await session.sync();
  const written = after();
  replaced.after = () => surveyAfter(written, intent.model, survey);
  progress();
  return replaced;
}

const idsOf = ({ sheets }: Staging): string[] =>
  [...sheets.values()].map((sheet) => sheet.get().id);
