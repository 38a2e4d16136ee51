import { dayFromIso } from '../../../src/domain/day';

/** Arguments as Excel passes them: rows of cells, null for one that is left out. */
export type Case = readonly [ranges: readonly unknown[], expected: readonly unknown[][]];

/** What functions answer, by their id. An error is written as Excel shows it. */
export type Cases = Readonly<Record<string, readonly Case[]>>;

export const day = dayFromIso;
export const one = (cell: unknown): unknown[][] => [[cell]];
export const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
export const row = (...cells: unknown[]): unknown[][] => [cells];

/** 30/06/2026, the end of quarter II. */
export const LAST = day('2026-06-30');
export const N_A = '#N/A';
export const VALUE = '#VALUE!';

/** An error cell as Excel hands it over when data types are on, and as its own error class. */
export const errorCell = { type: 'Error', basicType: 'Error', basicValue: '#REF!' };
export const naCell = { code: '#N/A' };
