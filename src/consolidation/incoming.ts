/** Files as they come in: what tells their reports apart, and which of two is the later one. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DayNumber } from '../domain/model';
import { REPORT_NAME } from '../sheets/commune/report';
import type { Place } from './conflict';
import type { BlankCell, Extraction, Submission } from './submission';

/** A file as it came in. */
export interface IncomingFile {
  /** Name shown to people, unique within a run. */
  file: string;
  bytes: Uint8Array;
  /** Day the file was last changed; stands in where the report itself states no day. */
  modifiedOn: DayNumber;
  /** The system's code for why the file could not be opened; there are no bytes then. */
  unreadable?: string;
}

/**
 * Tells reports apart by what they say, not by their bytes: opening a report and saving it again makes
 * another file and the same report. 16 hexadecimal digits of the SHA-256 of the canonical values.
 */
export function contentHash({ unit, period, revision, reportedOn, values }: Submission): string {
  const lines = values.map(({ item, value }) => JSON.stringify([item, value])).sort();
  const head = JSON.stringify([unit, period, revision, reportedOn]);
  return bytesToHex(sha256(utf8ToBytes([head, ...lines].join('\n')))).slice(0, 16);
}

export interface Incoming extends IncomingFile {
  extraction: Extraction;
}

/** The day stated on the report; where it states none, the day the file was last changed. */
export const submittedOnOf = (
  { reportedOn }: Submission,
  { modifiedOn }: IncomingFile,
): DayNumber => reportedOn ?? modifiedOn;

/**
 * Later reports come later: by revision, then by their day, then by name. Sample figures come after all
 * real ones, so that a stray sample file in a new book never keeps real reports out.
 */
export function byRevision(a: Incoming, b: Incoming): number {
  const left = sortKey(a);
  const right = sortKey(b);
  return (
    left.sample - right.sample ||
    compareTexts(left.unit, right.unit) ||
    left.revision - right.revision ||
    left.day - right.day ||
    compareTexts(a.file, b.file)
  );
}

function sortKey(incoming: Incoming): {
  sample: number;
  unit: string;
  revision: number;
  day: DayNumber;
} {
  if (!incoming.extraction.ok) return { sample: 0, unit: '', revision: 0, day: 0 };
  const { submission } = incoming.extraction;
  const { sample, unit, revision } = submission;
  return { sample: Number(sample), unit, revision, day: submittedOnOf(submission, incoming) };
}

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
