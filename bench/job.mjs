/** The whole job in the command line for the 65 units of the province. */
import { rowsFor } from './whole-job.mjs';

export { columns } from './whole-job.mjs';
export const title = 'The whole job in the command line, 65 units';

export const run = ({ rounds }) => rowsFor(65, rounds);
