/**
 * The jobs of the add-in, as the page sees them. The engine itself is not here: it belongs to the
 * worker (`worker.ts`), and a page that imported it would carry the whole catalog.
 */
export type { Engine } from './engine';
export { JobError, type JobErrorCode } from './error';
export type * from './model';
export { createJobs, type JobsOptions } from './open-workbook';
export { workerEngine, type WorkerLike } from './worker-client';
