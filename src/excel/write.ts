/// <reference types="office-js" />
/** Writes sheets into the open workbook, whole or not at all. */
import type { ReadBook } from '../sheets/read-model';
import { changedCells } from './changed-cells';
import { keyOf } from './grid';
import { changedSinceLoad, LastLook, lastLook } from './links';
import { checkSignal, isOfficeFailure, portError, type ExcelLibrary } from './office';
import { namesBefore, planOf, type Intent, type NameChange, type Plan } from './plan';
import { ExcelPortError } from './port';
import { converse, type Session } from './session';
import { stagingOf, type Staging } from './stage';
import { packSteps } from './step';
import { askSwap, recover, type Link } from './swap';
import {
  askWhetherStill,
  surveyWorkbook,
  type Listing,
  type OurSheet,
  type Survey,
} from './survey';

export interface WriteSettings {
  known?: ReadBook | undefined;
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** What was read before; everything is read once more when that turns out to be out of date. */
  survey?: Survey | undefined;
}

/** Sheets or names have changed since the survey that a write was given. */
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
}

const UNTOUCHED = 'Sổ giữ nguyên như trước.';
const UNSURE =
  'Excel cũng không dọn lại được: sổ có thể còn trang tạm tên bắt đầu bằng "_tiendo". Đóng sổ mà không lưu rồi mở lại.';

/** Round trips beside those that the size asks for: list, look, swap. */
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
    if (settings.survey && isOutOfDate(error)) {
      return writeSheets(excel, intent, { ...settings, survey: undefined });
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
  const { listing, contents } = given ?? (await surveyWorkbook(session));
  const plan = planOf(intent, listing, contents);
  checkKnown(known, plan.old);
  const staging = stagingOf(session, plan, contents.leftovers);
  const requests = packSteps(staging.steps);
  const looks = lastLook(plan, contents);
  const look = new LastLook(plan, contents);
  const trips = FIXED_TRIPS + requests.length;
  let done = FIXED_TRIPS - 1;
  const progress = (): void => onProgress?.(Math.min(1, (done += 1) / trips));

  writing.names = namesBefore(plan, listing);
  writing.listing = listing;
  writing.plan = plan;
  writing.replaced = {
    sheets: plan.old,
    added: plan.placements.flatMap(({ model, replaces }) => (replaces ? [] : [model.key])),
    names: writing.names,
  };
  for (const [index, steps] of requests.entries()) {
    session.suspend();
    for (const step of steps) step.run();
    // The last look rides along with the last of the new sheets.
    const isLast = index === requests.length - 1;
    const first = isLast ? looks.shift() : undefined;
    const take = first ? look.ask(session, first) : undefined;
    const isStillSo = isLast && given ? askWhetherStill(session, given) : undefined;
    await session.sync();
    take?.();
    if (isStillSo?.() === false) throw new OutOfDate();
    progress();
  }
  for (const batch of looks) {
    // What was typed is compared, and no result: nothing needs to be calculated for it.
    session.suspend();
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
  await session.sync();
  progress();
  return writing.replaced;
}

const idsOf = ({ sheets }: Staging): string[] =>
  [...sheets.values()].map((sheet) => sheet.get().id);
