/** Files as they come in: what tells their reports apart, and which of two is the later one. */
import { portableDigest, type Digest } from '../catalog';
import type { DayNumber } from '../domain/model';
import { REPORT_NAME } from '../sheets/commune/report-fields';
import { orderOf } from '../sheets/province/long-table';
import type { LedgerRow } from '../sheets/province/rows';
import type { Place } from './conflict';
import type { PackedAnswers } from './packed';
import { isOddDay } from './report-day';
import type { BlankCell, Extraction, Submission } from './submission';

/** A file as it came in. */
export interface IncomingFile {
  /** Name shown to people, unique within a run. */
  file: string;
  bytes: Uint8Array;
  /** Day the file was last changed; stands in where the report itself states no day. */
  modifiedOn: DayNumber;
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
  { unit, period, revision, reportedOn, values }: Submission,
  digest: Digest,
  order: Uint32Array,
): string {
  const lines = Array.from(order, (at) => JSON.stringify([values[at]?.item, values[at]?.value]));
  const head = JSON.stringify([unit, period, revision, reportedOn]);
  return digest([head, ...lines].join('\n')).slice(0, 16);
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

/** What a file is put in order by, and what tells its report from others. */
export interface SortKey {
  file: string;
  sample: boolean;
  unit: string;
  revision: number;
  day: DayNumber;
  /** `contentHash` of the report; empty where there is none. */
  hash: string;
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
  if (!extraction.ok) return { file, sample: false, unit: '', revision: 0, day: 0, hash: '' };
  const { submission } = extraction;
  const { sample, unit, revision } = submission;
  const day = submittedOnOf(submission, incoming);
  const hash = contentHash(submission, digest, order ?? orderOf(submission.values));
  return { file, sample, unit, revision, day, hash };
}

/**
 * Later reports come later: by revision, then by their day, then by name. Sample figures come after all
 * real ones, so that a stray sample file in a new book never keeps real reports out.
 */
export const byRevision = (a: SortKey, b: SortKey): number =>
  Number(a.sample) - Number(b.sample) ||
  compareTexts(a.unit, b.unit) ||
  a.revision - b.revision ||
  a.day - b.day ||
  compareTexts(a.file, b.file);

/** Texts in one order on every machine, numbers in them by their value. */
const collator = new Intl.Collator('en', { numeric: true });
export const compareTexts = (a: string, b: string): number =>
  // "1" and "01" are one number and two texts.
  collator.compare(a, b) || Number(a > b) - Number(a < b);

/** The cell that says which revision it is; the sheet, where that cell was left blank. */
export const revisionPlace = ({ revision, values, blanks }: Submission): Place => {
  const isRevision = ({ item }: BlankCell): boolean => item === 'report/revision/value';
  const { sheet, cell } = values.find(isRevision) ?? blanks.find(isRevision) ?? NO_PLACE;
  return { sheet, cell, value: revision };
};

const NO_PLACE = { sheet: REPORT_NAME, cell: '' };

/** What the ledger keeps of the seal. */
export const sealNote = ({ verdict }: Submission): Pick<LedgerRow, 'seal' | 'changedCells'> => ({
  seal: verdict.state,
  changedCells: 'changes' in verdict ? verdict.changes.length : 0,
});
