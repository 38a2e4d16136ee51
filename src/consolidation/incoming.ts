/** Files as they come in: what tells their reports apart, and which of two is the later one. */
import { portableDigest, type Digest } from '../catalog';
import { keptDigits } from '../domain/kept-digits';
import type { DayNumber } from '../domain/model';
import { momentOf } from '../domain/vietnam-clock';
import { REPORT_NAME } from '../sheets/commune/report-fields';
import { orderOf } from '../sheets/province/long-table';
import type { LedgerRow } from '../sheets/province/rows';
import type { Place } from './conflict';
import type { PackedAnswers } from './packed';
import { isOddDay } from './report-day';
import type { BlankCell, ExtractedValue, Extraction, SpoiledCell, Submission } from './submission';

/** A file as it came in. */
export interface IncomingFile {
  /** Name shown to people, unique within a run. */
  file: string;
  bytes: Uint8Array;
  /** Day the file was last changed; stands in where the report itself states no day. */
  modifiedOn: DayNumber;
  /** When that was, in milliseconds of the system's clock, where it is known. */
  modifiedMs?: number;
  /** The system's code for why the file could not be opened, or `NOT_A_FILE`; there are no bytes then. */
  unreadable?: string;
}

/** Something else of that name: a pipe, a device. */
export const NOT_A_FILE = 'not-a-file';

/**
 * Tells reports apart by what they say, not by their bytes: opening a report and saving it again makes
 * another file and the same report. 16 hexadecimal digits of the SHA-256 of the canonical values.
 */
function contentHash(
  { unit, period, revision, reportedOn }: Submission,
  values: readonly Pick<ExtractedValue, 'item' | 'value'>[],
  spoiled: readonly SpoiledCell[],
  digest: Digest,
  order: Uint32Array,
): string {
  const lines = Array.from(order, (at) => JSON.stringify([values[at]?.item, values[at]?.value]));
  const head = JSON.stringify([unit, period, revision, reportedOn]);
  // What could not be read leaves an earlier figure standing, and a blank cell takes it back.
  const lost = spoiled.map(({ item }) => JSON.stringify([item])).sort();
  return digest([head, ...lines, ...lost].join('\n')).slice(0, 16);
}

/**
 * What versions before made of the report, where it is another hash: they kept more digits, and did not tell
 * spoiled cells from blank ones.
 */
function earlierHash(submission: Submission, digest: Digest, order: Uint32Array): string | null {
  const { values, spoiled, rounded } = submission;
  if (spoiled.length === 0 && rounded.length === 0) return null;
  const full = new Map(rounded.map(({ item, value }) => [item, value]));
  const asKept = values.map(({ item, value }) => ({ item, value: full.get(item) ?? value }));
  return contentHash(submission, asKept, [], digest, order);
}

export interface Incoming extends IncomingFile {
  readonly extraction: Extraction;
  /** Where it has been worked out already. */
  key?: SortKey;
  /** Its values as they are kept, where they have been packed already, and the texts that they name. */
  readonly packed?: { answers: PackedAnswers; texts: readonly string[] };
  /** Lets go of what was read, once it has been merged. */
  release?: () => void;
}

/** The day stated on the report; where it states none that can be, the day the file was last changed. */
export const submittedOnOf = (
  { reportedOn, period }: Submission,
  { modifiedOn }: IncomingFile,
): DayNumber => (reportedOn === null || isOddDay(reportedOn, period) ? modifiedOn : reportedOn);

/** Day and time on Việt Nam's clock, which has no summer time. */
const changedAtOf = ({ modifiedOn, modifiedMs }: IncomingFile): number =>
  modifiedMs === undefined ? modifiedOn : keptDigits(momentOf(modifiedMs));

/** What a file is put in order by, and what tells its report from others. */
export interface SortKey extends Standing {
  sample: boolean;
  unit: string;
  /** `contentHash` of the report; empty where there is none. */
  hash: string;
  /** The same as versions before made it; null: no other. */
  earlierHash: string | null;
}

/** By what one report of a unit and period is later than another. */
export interface Standing {
  revision: number;
  day: DayNumber;
  /** Sealed with the unit's own secret, and not changed since. */
  signed: boolean;
  /** When its file was last changed: day and time. */
  changedAt: number;
  file: string;
}

/**
 * Works out once for each file what the order asks for many times.
 *
 * @param order places of its values in the order of their items, where somebody has put them in order already
 */
export function sortKeyOf(
  incoming: Incoming,
  digest: Digest = portableDigest,
  order?: Uint32Array,
): SortKey {
  if (incoming.key) return incoming.key;
  const { file, extraction } = incoming;
  const changedAt = changedAtOf(incoming);
  if (!extraction.ok) {
    const nobody = { sample: false, unit: '', revision: 0, day: 0, signed: false };
    return { ...nobody, file, changedAt, hash: '', earlierHash: null };
  }
  const { submission } = extraction;
  const { sample, unit, revision, values, spoiled } = submission;
  const inOrder = order ?? orderOf(values);
  return {
    sample,
    unit,
    revision,
    day: submittedOnOf(submission, incoming),
    signed: sealNote(submission).seal === 'signed',
    changedAt,
    file,
    hash: contentHash(submission, values, spoiled, digest, inOrder),
    earlierHash: earlierHash(submission, digest, inOrder),
  };
}

/**
 * Later reports come later. Sample figures come after all real ones, so that a stray sample file in a new book
 * never keeps real reports out.
 */
export const byRevision = (a: SortKey, b: SortKey): number =>
  Number(a.sample) - Number(b.sample) || compareTexts(a.unit, b.unit) || precedence(a, b).order;

/** By what two reports are in order. */
export type Step = 'revision' | 'day' | 'signed' | 'changedAt' | 'file';

/**
 * Which of two reports is the later one: by revision, then by the day stated; where these are equal the one that
 * the unit itself has sealed counts, then the file that was changed later, then the name.
 *
 * @returns order as for `sort`, and what decided
 */
export function precedence(a: Standing, b: Standing): { order: number; by: Step } {
  if (a.revision !== b.revision) return { order: a.revision - b.revision, by: 'revision' };
  if (a.day !== b.day) return { order: a.day - b.day, by: 'day' };
  if (a.signed !== b.signed) return { order: Number(a.signed) - Number(b.signed), by: 'signed' };
  if (a.changedAt !== b.changedAt) return { order: a.changedAt - b.changedAt, by: 'changedAt' };
  return { order: compareTexts(a.file, b.file), by: 'file' };
}

/** A report in the book. */
export const standingOf = (row: LedgerRow): Standing => ({
  revision: row.revision,
  day: row.submittedOn ?? 0,
  signed: row.seal === 'signed',
  changedAt: row.changedAt ?? 0,
  file: row.file,
});

/** The day of a report that has come in before: where it states none, its earliest file is what came in first. */
export const firstDay = (
  { submittedOn, period }: LedgerRow,
  { day }: Pick<Standing, 'day'>,
): DayNumber | null =>
  submittedOn === null || day >= submittedOn || isOddDay(day, period) ? submittedOn : day;

/** The same report in another file: it keeps its day and its time, and gains by the seal of its unit. */
export const standingAgain = (row: LedgerRow, { signed }: Pick<Standing, 'signed'>): Standing => {
  const standing = standingOf(row);
  return { ...standing, signed: standing.signed || signed };
};

/** Texts in one order on every machine, numbers in them by their value. */
const collator = new Intl.Collator('en', { numeric: true });
export const compareTexts = (a: string, b: string): number =>
  // "1" and "01" are one number and two texts.
  collator.compare(a, b) || Number(a > b) - Number(a < b);

/** The cell that says which revision it is; the sheet, where that cell was left blank. */
export const revisionPlace = ({ revision, values, blanks }: Submission): Place => {
  const isRevision = ({ item }: BlankCell): boolean => item === 'report/revision/value';
  const found = values.find(isRevision) ?? blanks.find(isRevision);
  if (!found) return { sheet: REPORT_NAME, value: revision };
  const { sheet, cell, item } = found;
  return { sheet, cell, item, value: revision };
};

/** What the ledger keeps of the seal. */
export const sealNote = ({ verdict }: Submission): Pick<LedgerRow, 'seal' | 'changedCells'> => ({
  seal: verdict.state === 'intact' && verdict.by === 'secret' ? 'signed' : verdict.state,
  changedCells: 'changes' in verdict ? verdict.changes.length : 0,
});

/** How much the seals of two files that say the same tell: the one that tells more is kept. */
const SEAL_RANKS: Readonly<Record<LedgerRow['seal'], number>> = {
  unknown: 0,
  unsealed: 1,
  'no-secret': 1,
  changed: 2,
  broken: 2,
  'other-secret': 2,
  intact: 3,
  signed: 4,
};

export const isBetterSeal = (seal: LedgerRow['seal'], than: LedgerRow['seal']): boolean =>
  SEAL_RANKS[seal] > SEAL_RANKS[than];
