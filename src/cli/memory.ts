import { setFlagsFromString } from 'node:v8';

/**
 * Has Node clear its memory each time it has grown by a third, where it would else wait until there is
 * twice as much: for the end of a run over thousands of reports, which holds what the book is made from.
 * A Node that does not know the word says so and goes on.
 */
export const collectOften = (): void => setFlagsFromString('--heap-growing-percent=30');

/**
 * Memory of a thread. What it reads is small and plentiful: three times as much for what it soon lets go of
 * is hardly faster. It is cleared the sooner the less it may come to; the largest file that we read takes half
 * of this.
 */
export const THREAD_LIMITS = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };
