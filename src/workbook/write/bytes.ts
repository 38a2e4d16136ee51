/** Room to begin with; a small sheet fits. */
const FIRST_ROOM = 32 * 1024;
/** Bytes that are handed on at once: enough to pack well, and little to hold of a sheet of any length. */
const MOST_ROOM = 256 * 1024;
/** Pieces are put together up to about this many characters before they are encoded: each call has its price. */
const BATCH = 16 * 1024;
/** UTF-8 needs at most three bytes for one of JavaScript's characters. */
const MOST_BYTES = 3;

const encoder = new TextEncoder();

/**
 * The pieces one after the other, in UTF-8, in blocks of about a quarter of a megabyte.
 *
 * @example [...blocksOf(['a', 'ộ'])] //=> [bytesOf('aộ')]
 */
export function* blocksOf(pieces: Iterable<string>): Generator<Uint8Array> {
  let bytes = new Uint8Array(FIRST_ROOM);
  let used = 0;
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    const needed = batch.length * MOST_BYTES;
    if (used > 0 && used + needed > MOST_ROOM) {
      yield bytes.subarray(0, used);
      bytes = new Uint8Array(MOST_ROOM);
      used = 0;
    }
    bytes = withRoom(bytes, used, needed);
    used += encoder.encodeInto(batch, bytes.subarray(used)).written;
    batch = '';
  }
  bytes = withRoom(bytes, used, batch.length * MOST_BYTES);
  used += encoder.encodeInto(batch, bytes.subarray(used)).written;
  yield bytes.subarray(0, used);
}

/** The same bytes with room for more behind those that are used. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, used: number, more: number) {
  if (used + more <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(used + more, bytes.length * 2));
  larger.set(bytes.subarray(0, used));
  return larger;
}

/** Blocks as one. */
export function joined(blocks: Iterable<Uint8Array>): Uint8Array {
  const list = [...blocks];
  const [only] = list;
  if (only && list.length === 1) return only;
  const bytes = new Uint8Array(list.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of list) {
    bytes.set(block, at);
    at += block.length;
  }
  return bytes;
}
