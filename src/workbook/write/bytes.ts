/** Room to begin with; a small sheet fits. */
const FIRST_ROOM = 32 * 1024;
/** Pieces are put together up to about this many characters before they are encoded: each call has its price. */
const BATCH = 16 * 1024;
/** UTF-8 needs at most three bytes for one of JavaScript's characters. */
const MOST_BYTES = 3;

const encoder = new TextEncoder();

/**
 * The pieces one after the other, in UTF-8.
 *
 * @example bytesOf(['a', 'ộ']) //=> Uint8Array [97, 225, 187, 153]
 */
export function bytesOf(pieces: Iterable<string>): Uint8Array {
  let bytes = new Uint8Array(FIRST_ROOM);
  let used = 0;
  const encode = (text: string): void => {
    const needed = used + text.length * MOST_BYTES;
    if (needed > bytes.length) {
      const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
      larger.set(bytes.subarray(0, used));
      bytes = larger;
    }
    used += encoder.encodeInto(text, bytes.subarray(used)).written;
  };
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    encode(batch);
    batch = '';
  }
  encode(batch);
  return bytes.subarray(0, used);
}
