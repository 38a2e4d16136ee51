import type { TimeSpan } from '../domain/deadline-span';
import type { Lead } from '../domain/deadline-words';
import type { Range } from './flow';

/** A phrase of a running text that names a time and may be a deadline. */
export interface TimePhrase extends Range {
  kind: 'dated' | 'recurring' | 'relative';
  /** The word that introduces a date; null when it stands alone, and for the other kinds. */
  lead: Lead | null;
  span: TimeSpan | null;
  /** The frequency names a day: trước ngày 25 của tháng cuối quý. */
  hasDay: boolean;
  /** The phrase itself, folded. */
  words: string;
  /** How it is to be read when other words lie inside it: "hằng tháng … trước ngày 25". */
  readAs?: string;
}

/** A phrase before its own words are cut out. */
export type Cut = Omit<TimePhrase, 'words'>;

/** "chậm nhất trong tháng 6": the word before the lead belongs to the phrase. */
const LATEST = /(?:^|[^a-z])((?:cham nhat|muon nhat|tre nhat|khong qua)(?: la)? ?)$/;

/**
 * Where a phrase begins whose introduction begins at `start`.
 *
 * @example startOf('xong cham nhat trong thang 6', 14) //=> 5
 */
export const startOf = (masked: string, start: number): number => {
  let from = start - (LATEST.exec(masked.slice(Math.max(0, start - 16), start))?.[1]?.length ?? 0);
  // The introduction may begin with the marks that part it from what stands before.
  while (' :,('.includes(masked.charAt(from)) && from < masked.length) from += 1;
  return from;
};
