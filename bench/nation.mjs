/** The same job for more and more units, up to those of a country: what does not grow with a file must not. */
import { rowsFor } from './whole-job.mjs';

export { columns } from './whole-job.mjs';
export const title = 'The whole job in the command line, 65 units to 3,321 (made up beyond the 65)';

/** Communes and wards of the country; fewer by TIENDO_BENCH_UNITS, e.g. `65,650`. */
const COUNTS = (process.env.TIENDO_BENCH_UNITS ?? '65,325,3321').split(',').map(Number);
/** A run over so many files is long, and its own numbers are many: one round, or as many as are asked for. */
const MANY = 1000;
const ROUNDS_OF_MANY = Number(process.env.TIENDO_BENCH_ROUNDS ?? 1);

export async function run({ rounds }) {
  const rows = [];
  for (const count of COUNTS)
    rows.push(...(await rowsFor(count, count < MANY ? rounds : ROUNDS_OF_MANY)));
  return rows;
}
