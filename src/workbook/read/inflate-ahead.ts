/**
 * What runs us may have an inflater of its own that is faster than any script and sums up as it goes, but
 * it only works while nobody waits, and the reader does not stop in the middle. So the parts of a file are
 * inflated before it is read. The inflater here only ever says yes: whatever it does not like is left to
 * fflate, which refuses it or not, so that a file has one outcome everywhere.
 */
import { PORTABLE_CODEC, type Codec } from './codec';
import { Budget, LIMITS } from './limits';
import { ReadRefusal } from './refusal';
import { ZipArchive, type PackedPart } from './zip';

/**
 * Parts that lie ready at a time, which are all in memory together; a filled commune workbook has 0.3 MB.
 * The parts beyond are inflated when they are read, one after another.
 */
const MOST_AHEAD = 16 * 1024 * 1024;

/** A stream costs as much as fflate takes for a part this small. */
const SMALLEST = 512;

/** What no reader of values asks for. */
const NEVER_READ = /(^|\/)(theme|media|drawings|charts|printerSettings|embeddings|docProps)\//i;

/**
 * A codec for reading these bytes and no others, with their parts inflated already.
 *
 * @returns what inflates when it is asked, where there is no inflater to ask before; also for bytes that
 *   are no zip file, which the reader refuses in its own words
 * @example readBook(bytes, { codec: await inflateAhead(bytes) }).sheets.length //=> 7
 */
export async function inflateAhead(bytes: Uint8Array): Promise<Codec> {
  if (typeof DecompressionStream === 'undefined') return PORTABLE_CODEC;
  const wanted = partsOf(bytes);
  const found = await Promise.all(wanted.map(gunzip));
  const ready = new Map<number, Uint8Array>();
  const sums = new Map<Uint8Array, number>();
  wanted.forEach(({ packed, crc }, index) => {
    const data = found[index];
    if (!data) return;
    ready.set(packed.byteOffset, data);
    sums.set(data, crc);
  });
  return {
    inflate: (packed, size, pause) =>
      ready.get(packed.byteOffset) ?? PORTABLE_CODEC.inflate(packed, size, pause),
    crc32: (data) => sums.get(data) ?? PORTABLE_CODEC.crc32(data),
  };
}

/** Parts worth it, of a file whose directory and declared sizes hold. */
function partsOf(bytes: Uint8Array): PackedPart[] {
  let parts: PackedPart[];
  try {
    const budget = new Budget(LIMITS, () => 0);
    parts = new ZipArchive(bytes, budget, PORTABLE_CODEC).packedParts();
  } catch (error) {
    if (error instanceof ReadRefusal) return [];
    throw error;
  }
  let total = 0;
  return parts.filter(({ name, packed, size }) => {
    if (packed.length < SMALLEST || NEVER_READ.test(name) || total + size > MOST_AHEAD)
      return false;
    total += size;
    return true;
  });
}

/** A gzip file of one part: this head, the packed data as they are, and its sum and size. */
const HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
const TAIL = 8;

/** The data, when they are as long as declared and give the sum declared; else undefined. */
async function gunzip({ packed, size, crc }: PackedPart): Promise<Uint8Array | undefined> {
  const file = new Uint8Array(HEAD.length + packed.length + TAIL);
  file.set(HEAD);
  file.set(packed, HEAD.length);
  const view = new DataView(file.buffer);
  view.setUint32(file.length - TAIL, crc, true);
  view.setUint32(file.length - TAIL + 4, size, true);
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // what is wrong with the data is told on the side that is read
  writer.write(file).catch(ignore);
  writer.close().catch(ignore);
  const reader = (readable as ReadableStream<Uint8Array>).getReader();
  const data = new Uint8Array(size);
  let filled = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return filled === size ? data : undefined;
      if (filled + value.length > size) {
        await reader.cancel();
        return undefined;
      }
      data.set(value, filled);
      filled += value.length;
    }
  } catch {
    return undefined;
  }
}

const ignore = (): void => undefined;
