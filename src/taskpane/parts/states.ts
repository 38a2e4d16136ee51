/** The states of a task in the order they are drawn, with what tells them apart: colour and pattern. */
import type { StateCounts } from '../../jobs/model';
import type { Texts } from '../texts';

export type StateKey = Exclude<keyof StateCounts, 'dueSoon'>;

/** What is drawn over the colour, so that no state is known by its colour alone. */
export type Pattern = 'plain' | 'dots' | 'lines' | 'cross' | 'empty' | 'bars' | 'rows';

export const STATES: readonly { key: StateKey; color: string; pattern: Pattern }[] = [
  { key: 'doneOnTime', color: '#1a7f37', pattern: 'plain' },
  { key: 'doneLate', color: '#8a6d00', pattern: 'dots' },
  { key: 'inTime', color: '#2b6cb0', pattern: 'lines' },
  { key: 'overdue', color: '#c4314b', pattern: 'cross' },
  { key: 'noDeadline', color: '#7a7a7a', pattern: 'bars' },
  { key: 'notApplicable', color: '#4f6b7a', pattern: 'rows' },
  { key: 'noData', color: 'none', pattern: 'empty' },
];

/** @example totalOf({ doneOnTime: 2, doneLate: 0, inTime: 3, dueSoon: 1, overdue: 1, noDeadline: 0, notApplicable: 2, noData: 4 }) //=> 12 */
export const totalOf = (counts: StateCounts): number =>
  STATES.reduce((sum, { key }) => sum + counts[key], 0);

/** The counts in words, for people who do not see the drawing. */
export const countsText = (counts: StateCounts, texts: Texts): string =>
  STATES.filter(({ key }) => counts[key] > 0)
    .map(({ key }) => `${texts.states[key]}: ${counts[key]}`)
    .join('; ');
