import { Inflate, inflateSync } from 'fflate';
import type { Budget } from './limits';
import { ReadRefusal } from './refusal';

/**
 * Compressed bytes given to the inflater at a time. Deflate makes at most 1,032 bytes of one, so a part
 * that lies about its size is found out after 33 MB at the latest, whatever it would have become.
 */
const CHUNK = 32 * 1024;

/**
 * Inflates one entry into exactly the size it declares; anything else is refused while it runs.
 * @example inflateBounded(deflateSync(bytes), bytes.length, 'xl/workbook.xml', budget) //=> bytes
 */
export function inflateBounded(
  packed: Uint8Array,
  size: number,
  part: string,
  budget: Budget,
): Uint8Array {
  const result =
    packed.length <= CHUNK ? inWhole(packed, size, part) : inSteps(packed, size, part, budget);
  if (result.length !== size) throw new ReadRefusal('wrong-size', { part, detail: part });
  return result;
}

function inWhole(packed: Uint8Array, size: number, part: string): Uint8Array {
  // One byte to spare: fflate writes past the end of `out` without a word, a full buffer gives it away.
  return guarded(part, () => inflateSync(packed, { out: new Uint8Array(size + 1) }));
}

function inSteps(packed: Uint8Array, size: number, part: string, budget: Budget): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  let overflow = false;
  const stream = new Inflate((bytes) => {
    if (filled + bytes.length > size) overflow = true;
    else out.set(bytes, filled);
    filled += bytes.length;
  });
  for (let at = 0; at < packed.length && !overflow; at += CHUNK) {
    const end = Math.min(at + CHUNK, packed.length);
    guarded(part, () => stream.push(packed.subarray(at, end), end === packed.length));
    budget.checkTime(part);
  }
  if (overflow) throw new ReadRefusal('wrong-size', { part, detail: part });
  return out.subarray(0, filled);
}

/** Whatever the library throws over bad data means one thing: these are not the bytes that were packed. */
function guarded<Result>(part: string, run: () => Result): Result {
  try {
    return run();
  } catch {
    throw new ReadRefusal('checksum', { part, detail: part });
  }
}
