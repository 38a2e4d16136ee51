/** The zip around the parts, looked at byte by byte and through another library. */
import fc from 'fast-check';
import { inflateSync, strToU8, unzipSync } from 'fflate';
import { crc32 } from '../../../src/workbook/read/crc32';
import {
  FFLATE_PACKER,
  packPart,
  zipOf,
  type PackedPart,
  type Packer,
} from '../../../src/workbook/write/zip';

const pack = (parts: readonly (readonly [string, Uint8Array])[]): Promise<PackedPart[]> =>
  Promise.all(parts.map(([name, bytes]) => packPart(name, bytes, FFLATE_PACKER)));

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

test('a packer of other threads gives the same order, whoever is done first', async () => {
  let waiting: (() => void)[] = [];
  const slow: Packer = {
    deflate: (bytes) =>
      new Promise((resolve) => waiting.push(() => resolve(FFLATE_PACKER.deflate(bytes)))),
    crc32,
  };
  const names = ['1.xml', '2.xml', '3.xml'];
  const parts = names.map((name) => packPart(name, strToU8(name), slow));
  waiting.reverse().forEach((finish) => finish());
  waiting = [];
  const zip = zipOf(await Promise.all(parts));
  expect(Object.keys(unzipSync(zip))).toEqual(names);
  expect(zip).toEqual(zipOf(await pack(names.map((name) => [name, strToU8(name)]))));
});

test('the default packer is what zip calls deflate', async () => {
  const bytes = strToU8('a'.repeat(5000));
  const packed = await FFLATE_PACKER.deflate(bytes);
  expect(packed.length).toBeLessThan(100);
  expect(inflateSync(packed)).toEqual(bytes);
});

test('what is too large for this kind of zip is refused, not written wrong', () => {
  const part: PackedPart = { name: 'a', size: 2 ** 32, crc: 0, packed: new Uint8Array(1) };
  expect(() => zipOf([part])).toThrow(RangeError);
});
