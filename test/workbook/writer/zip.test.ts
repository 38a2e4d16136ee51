/** The zip around the parts, looked at byte by byte and through another library. */
import fc from 'fast-check';
import { inflateSync, strFromU8, strToU8, unzipSync } from 'fflate';
import { NODE_PACKER } from '../../../src/cli/native';
import { crc32 } from '../../../src/workbook/read/crc32';
import {
  FFLATE_PACKER,
  zipOf,
  type Packed,
  type PackedPart,
  type Packer,
} from '../../../src/workbook/write/zip';

async function pack(
  parts: readonly (readonly [string, Uint8Array])[],
  packer: Packer = FFLATE_PACKER,
): Promise<PackedPart[]> {
  const packed: PackedPart[] = [];
  for (const [name, bytes] of parts) {
    const { result } = await packer.pack([bytes]);
    packed.push({ name, ...(await result) });
  }
  return packed;
}

test('what goes in comes out, in its order', async () => {
  // fflate gives the parts as fields of an object, where these names mean something else.
  const name = fc
    .stringMatching(/^[a-zA-Z0-9_/.[\]]{1,20}$/)
    .filter((path) => !(path in Object.prototype));
  const entries = fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 2000 })), {
    selector: ([path]) => path,
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(entries, async (parts) => {
      const files = unzipSync(zipOf(await pack(parts)));
      expect(
        Object.entries(files)
          .map(([path]) => path)
          .sort(),
      ).toEqual(parts.map(([path]) => path).sort());
      for (const [path, bytes] of parts) expect(files[path]).toEqual(bytes);
    }),
    { numRuns: 100 },
  );
});

test('every entry has its checksum, its sizes and the first day that a zip can name', async () => {
  const bytes = strToU8('Nhiệm vụ '.repeat(100));
  const zip = zipOf(await pack([['a.xml', bytes]]));
  const view = new DataView(zip.buffer);
  const directory = view.getUint32(zip.length - 6, true);
  // The local record, then the line of the directory, two bytes further on.
  for (const at of [4, directory + 6]) {
    expect(view.getUint16(at, true)).toBe(20);
    expect(view.getUint16(at + 4, true)).toBe(8);
    expect(view.getUint16(at + 6, true)).toBe(0);
    expect(view.getUint16(at + 8, true)).toBe(0x0021);
    expect(view.getUint32(at + 10, true)).toBe(crc32(bytes));
    expect(view.getUint32(at + 18, true)).toBe(bytes.length);
    expect(view.getUint16(at + 22, true)).toBe('a.xml'.length);
  }
});

/** Bytes in which something repeats, in blocks of any size. */
const blocks = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.nat(2000)), { maxLength: 5 })
  .map((list) => list.map(([bytes, times]) => new Uint8Array(Buffer.concat(repeat(bytes, times)))));
const repeat = (bytes: Uint8Array, times: number): Uint8Array[] =>
  Array.from({ length: times }, () => bytes);

test.each([
  ['what runs everywhere', FFLATE_PACKER],
  ["Node's own", NODE_PACKER],
])('%s packs blocks of any size as one part', async (_, packer) => {
  await fc.assert(
    fc.asyncProperty(blocks, async (list) => {
      const whole = new Uint8Array(Buffer.concat(list));
      const packed: Packed = await (await packer.pack(list)).result;
      expect([packed.size, packed.crc]).toEqual([whole.length, crc32(whole)]);
      expect(Buffer.compare(inflateSync(packed.packed), whole)).toBe(0);
      // The same blocks give the same bytes, however busy the machine is.
      const again = await (await packer.pack(list)).result;
      expect(Buffer.compare(again.packed, packed.packed)).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('what is too large for this kind of zip is refused, not written wrong', () => {
  const part: PackedPart = { name: 'a', size: 2 ** 32, crc: 0, packed: new Uint8Array(1) };
  expect(() => zipOf([part])).toThrow(RangeError);
});

test('a part that comes back is packed once, and another with its checksum is not taken for it', async () => {
  const [one, other] = [strToU8('plumless'), strToU8('buckeroo')];
  expect(crc32(one)).toBe(crc32(other));
  const packed = await pack(
    [one, other, one, strToU8('plumless')].map((bytes, index) => [`${index}.xml`, bytes]),
    NODE_PACKER,
  );
  expect(packed.map(({ packed: bytes }) => strFromU8(inflateSync(bytes)))).toEqual([
    'plumless',
    'buckeroo',
    'plumless',
    'plumless',
  ]);
  expect(packed[3]?.packed).toBe(packed[2]?.packed);
});

test('what was packed stays what it was when its bytes change afterwards', async () => {
  const bytes = strToU8('Chỉ tiêu');
  const [first] = await pack([['a.xml', bytes]], NODE_PACKER);
  bytes[0] = 0x63;
  const [second] = await pack([['a.xml', bytes]], NODE_PACKER);
  const texts = [first, second].map((part) => strFromU8(inflateSync(part?.packed ?? bytes)));
  expect(texts).toEqual(['Chỉ tiêu', 'chỉ tiêu']);
});
