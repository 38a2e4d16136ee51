import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import type { ConsolidateInput } from '../consolidation';
import type { Packer } from '../workbook/write';
import { NODE_CODEC } from './node-codec';

/** Two thirds of the time of zlib's own choice for two hundredths more bytes. */
const LEVEL = 5;

const deflate = promisify<Uint8Array, { level: number; strategy: number }, Buffer>(deflateRaw);

/** Node's zlib for the writer of workbooks; it packs in other threads while the next part is written. */
export const NODE_PACKER: Packer = {
  deflate: (bytes) => deflate(bytes, { level: LEVEL, strategy: constants.Z_DEFAULT_STRATEGY }),
  crc32: (bytes) => crc32(bytes),
};

/** What Node does faster than our code that runs everywhere. */
export const NATIVE = {
  codec: NODE_CODEC,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
} satisfies ConsolidateInput['native'];
