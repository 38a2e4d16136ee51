import { crc32 } from './crc32';
import { inflateInSteps } from './inflate';

/**
 * The two long sums over every byte of a file. The ones here run everywhere; Node brings its own in C, which
 * the command line hands in (`src/cli/node-codec.ts`), since nothing below it may import from Node.
 */
export interface Codec {
  /**
   * Inflates raw deflate data of a part that declares this size. Throws for what is no such data, and a
   * `RangeError` as soon as there is more of it than declared.
   *
   * @param pause called now and then in long work; may throw
   */
  inflate(packed: Uint8Array, size: number, pause: () => void): Uint8Array;
  /** CRC-32 as in zip, 0 to 2³² − 1. */
  crc32(bytes: Uint8Array): number;
}

/** Runs in Node and in every browser. */
export const PORTABLE_CODEC: Codec = { inflate: inflateInSteps, crc32 };
