import { crc32, inflateRawSync } from 'node:zlib';
import type { Codec } from '../workbook/read';

/** The first chunk of a part is asked for in its own size, so that most come in one; not of more than this. */
const LARGEST_CHUNK = 1024 * 1024;
/** zlib asks for no less. */
const SMALLEST_CHUNK = 64;

/** Node's own zlib for the reader of workbooks: four times as fast as what runs everywhere. */
export const NODE_CODEC: Codec = {
  inflate(packed, size) {
    const { buffer, byteOffset, length } = inflateRawSync(packed, {
      maxOutputLength: Math.max(size, 1),
      chunkSize: Math.min(Math.max(size + 1, SMALLEST_CHUNK), LARGEST_CHUNK),
    });
    // a Buffer's own `subarray` and `indexOf` are slower than those of the plain array below it
    return new Uint8Array(buffer, byteOffset, length);
  },
  crc32: (bytes) => crc32(bytes),
};
