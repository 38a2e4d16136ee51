import { Inflate, inflateSync } from 'fflate';

/**
 * Compressed bytes given to the inflater at a time. Deflate makes at most 1,032 bytes of one, so a part
 * that lies about its size is found out after 33 MB at the latest, whatever it would have become.
 */
const CHUNK = 32 * 1024;

/**
 * Inflates into at most the size declared; the one more byte that would be too many ends it.
 * @example inflateInSteps(deflateSync(bytes), bytes.length, () => undefined) //=> bytes
 * @throws RangeError when there is more than `size`, and what fflate throws over bad data
 */
export function inflateInSteps(packed: Uint8Array, size: number, pause: () => void): Uint8Array {
  if (packed.length > CHUNK) return inSteps(packed, size, pause);
  // One byte to spare: fflate writes past the end of `out` without a word, a full buffer gives it away.
  const result = inflateSync(packed, { out: new Uint8Array(size + 1) });
  if (result.length > size) throw tooMuch();
  return result;
}

function inSteps(packed: Uint8Array, size: number, pause: () => void): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((bytes) => {
    if (filled + bytes.length > size) throw tooMuch();
    out.set(bytes, filled);
    filled += bytes.length;
  });
  for (let at = 0; at < packed.length; at += CHUNK) {
    const end = Math.min(at + CHUNK, packed.length);
    stream.push(packed.subarray(at, end), end === packed.length);
    pause();
  }
  return out.subarray(0, filled);
}

const tooMuch = (): RangeError => new RangeError('more than declared');
