/** Puts parts into a zip: the same parts give the same bytes, whatever the clock and its zone. */
import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '../read/crc32';
import { joined } from './bytes';

/** What a part is in a zip. */
export interface Packed {
  /** Bytes before packing. */
  size: number;
  crc: number;
  packed: Uint8Array;
}

/** A part on its way: its bytes are all taken, and what comes of them is being worked out. */
export interface Packing {
  result: Packed | Promise<Packed>;
}

/** Packs with what runs us. Node's own tools are several times as fast as what runs everywhere. */
export interface Packer {
  /** Takes the blocks one after the other; the caller makes the next part as soon as this one is taken. */
  pack: (blocks: Iterable<Uint8Array>) => Packing | Promise<Packing>;
}

/** Runs everywhere. */
export const FFLATE_PACKER: Packer = {
  pack: (blocks) => {
    const bytes = joined(blocks);
    return { result: { size: bytes.length, crc: crc32(bytes), packed: deflateSync(bytes) } };
  },
};

export interface PackedPart extends Packed {
  name: string;
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
