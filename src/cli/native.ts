import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { setImmediate as turn } from 'node:timers/promises';
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib';
import type { ConsolidateInput } from '../consolidation';
import type { Packed, Packer } from '../workbook/write';
import { NODE_CODEC } from './node-codec';

/** Two thirds of the time of zlib's own choice for two hundredths more bytes. */
const LEVEL = 5;

/** Blocks that may wait to be packed: the writer runs ahead of a slower packer by so many bytes. */
const AHEAD = 2 * 1024 * 1024;

const deflate = promisify<Uint8Array, { level: number }, Buffer>(deflateRaw);

/** What workbooks of a kind repeat byte for byte is small: types, links, theme, looks, lists of words. */
const OFTEN_THE_SAME = 16 * 1024;
/** Three times the small parts of one workbook. */
const MOST_KEPT = 32;

/** Small parts packed lately by their checksum, the one used longest ago first. */
const packedLately = new Map<number, { bytes: Uint8Array; result: Promise<Packed> }>();

/** Sixty-five workbooks for sixty-five units: half of their parts are packed once. */
function packSmall(bytes: Uint8Array): Promise<Packed> {
  const crc = crc32(bytes);
  const known = packedLately.get(crc);
  const isSame = known !== undefined && Buffer.compare(known.bytes, bytes) === 0;
  // A copy: the bytes lie in a far larger piece of memory.
  const kept = isSame ? known : { bytes: bytes.slice(), result: packWhole(bytes, crc) };
  packedLately.delete(crc);
  packedLately.set(crc, kept);
  const [oldest] = packedLately.keys();
  if (packedLately.size > MOST_KEPT && oldest !== undefined) packedLately.delete(oldest);
  return kept.result;
}

const packWhole = async (bytes: Uint8Array, crc: number): Promise<Packed> =>
  packedOf(bytes.length, crc, await deflate(bytes, { level: LEVEL }));

/** Node's zlib for the writer of workbooks; it packs in another thread while the next block is written. */
export const NODE_PACKER: Packer = {
  async pack(blocks) {
    const iterator = blocks[Symbol.iterator]();
    const first = iterator.next().value ?? new Uint8Array();
    const second = iterator.next();
    if (!second.done) return packStream([first, second.value], iterator);
    return {
      result: first.length > OFTEN_THE_SAME ? packWhole(first, crc32(first)) : packSmall(first),
    };
  },
};

const packedOf = (size: number, crc: number, packed: Uint8Array): Packed => ({ size, crc, packed });

/** A part of many blocks: packed as they come, so that it never stands in memory as a whole. */
async function packStream(
  begun: readonly Uint8Array[],
  rest: Iterator<Uint8Array>,
): Promise<{ result: Promise<Packed> }> {
  // Node hands the options of streams on, though its types leave them out.
  const options = { level: LEVEL, highWaterMark: AHEAD, chunkSize: AHEAD / 8 };
  const stream = createDeflateRaw(options);
  const written: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => written.push(bytes));
  const ended = once(stream, 'end');
  let size = 0;
  let crc = 0;
  const take = async (block: Uint8Array): Promise<void> => {
    size += block.length;
    crc = crc32(block, crc);
    // The packer hears of a block only when this thread rests.
    if (stream.write(block)) await turn();
    else await once(stream, 'drain');
  };
  for (const block of begun) await take(block);
  for (let next = rest.next(); !next.done; next = rest.next()) await take(next.value);
  stream.end();
  return { result: ended.then(() => packedOf(size, crc, Buffer.concat(written))) };
}

/** What Node does faster than our code that runs everywhere. */
export const NATIVE = {
  codec: NODE_CODEC,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
} satisfies ConsolidateInput['native'];
