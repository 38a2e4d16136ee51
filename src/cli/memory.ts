import { setFlagsFromString } from 'node:v8';

/**
 * Has Node clear its memory each time it has grown by a third, where it would else wait until there is
 * twice as much: for the end of a run over thousands of reports, which holds what the book is made from.
 * A Node that does not know the word says so and goes on.
 */
export const collectOften = (): void => setFlagsFromString('--heap-growing-percent=30');

/**
 * Memory in which a thread makes what it soon lets go of. What it reads is small and plentiful; the three
 * times as much that it would take by itself is hardly faster.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12 };
