/** Puts parts into a zip: the same parts give the same bytes, whatever the clock and its zone. */
import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../read/crc32';

/** Deflate and CRC-32 of whoever runs us. Node's own are several times as fast as what runs everywhere. */
export interface Packer {
  deflate: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
  crc32: (bytes: Uint8Array) => number;
}

/** Runs everywhere. */
export const FFLATE_PACKER: Packer = { deflate: (bytes) => deflateSync(bytes), crc32 };

export interface PackedPart {
  name: string;
  /** Bytes of the part before packing. */
  size: number;
  crc: number;
  packed: Uint8Array;
}

const LOCAL_RECORD = 0x04034b50;
const DIRECTORY_RECORD = 0x02014b50;
const END_RECORD = 0x06054b50;
const LOCAL_BYTES = 30;
const DIRECTORY_BYTES = 46;
const END_BYTES = 22;
/** Version 2.0: what deflate needs. */
const VERSION = 20;
const DEFLATED = 8;
/** 1 January 1980, the first day that a zip can name. */
const FIRST_DAY = 0x0021;

/** Packs one part. With a packer that works in other threads, several parts are packed at once. */
export async function packPart(
  name: string,
  bytes: Uint8Array,
  packer: Packer,
): Promise<PackedPart> {
  const crc = packer.crc32(bytes);
  return { name, size: bytes.length, crc, packed: await packer.deflate(bytes) };
}

/**
 * A zip of these parts, in their order. Names are ASCII.
 *
 * @throws RangeError when it would be larger than a zip without extensions can be
 */
export function zipOf(parts: readonly PackedPart[]): Uint8Array {
  const names = parts.map(({ name }) => strToU8(name));
  const total = parts.reduce(
    (sum, { packed }, index) =>
      sum + LOCAL_BYTES + DIRECTORY_BYTES + 2 * (names[index]?.length ?? 0) + packed.length,
    END_BYTES,
  );
  if (total > 0xffff_ffff || parts.some(({ size }) => size > 0xffff_ffff)) {
    throw new RangeError('Too much for a zip without extensions');
  }
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  /** What the record of a part and its line in the directory have in common, from the version on. */
  const describe = (at: number, { size, crc, packed }: PackedPart, name: Uint8Array): void => {
    view.setUint16(at, VERSION, true);
    view.setUint16(at + 4, DEFLATED, true);
    view.setUint16(at + 8, FIRST_DAY, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, packed.length, true);
    view.setUint32(at + 18, size, true);
    view.setUint16(at + 22, name.length, true);
  };

  let at = 0;
  const starts = parts.map((part, index) => {
    const start = at;
    const name = names[index] ?? new Uint8Array();
    view.setUint32(start, LOCAL_RECORD, true);
    describe(start + 4, part, name);
    bytes.set(name, start + LOCAL_BYTES);
    bytes.set(part.packed, start + LOCAL_BYTES + name.length);
    at = start + LOCAL_BYTES + name.length + part.packed.length;
    return start;
  });
  const directory = at;
  parts.forEach((part, index) => {
    const name = names[index] ?? new Uint8Array();
    view.setUint32(at, DIRECTORY_RECORD, true);
    view.setUint16(at + 4, VERSION, true);
    describe(at + 6, part, name);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    bytes.set(name, at + DIRECTORY_BYTES);
    at += DIRECTORY_BYTES + name.length;
  });
  view.setUint32(at, END_RECORD, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}
