import { deflateSync } from 'fflate';
import { inflateAhead, PORTABLE_CODEC, readBook, type Codec } from '../../../src/workbook/read';
import { crc32 } from '../../../src/workbook/read/crc32';
import { book, bookParts, entriesOf, rawZip } from './build';

const ROWS = Array.from(
  { length: 400 },
  (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row * 7919}</v></c></row>`,
).join('');

/** A book whose sheet is packed as said. */
function bookWith(
  change: (data: Uint8Array) => { packed?: Uint8Array; crc?: number; size?: number },
): {
  bytes: Uint8Array;
  packed: Uint8Array;
  data: Uint8Array;
} {
  let found: { packed: Uint8Array; data: Uint8Array } = {
    packed: new Uint8Array(),
    data: new Uint8Array(),
  };
  const entries = entriesOf(bookParts(ROWS)).map((entry) => {
    if (!entry.name.endsWith('sheet1.xml')) return entry;
    const changed = { ...entry, ...change(entry.data) };
    const packed = changed.packed ?? deflateSync(entry.data);
    found = { packed, data: entry.data };
    return { ...changed, packed };
  });
  return { bytes: rawZip(entries), ...found };
}

/** Whether the part was inflated before: then the codec gives it without looking at what it is given. */
function isReady(codec: Codec, bytes: Uint8Array, packed: Uint8Array, size: number): boolean {
  const at = Buffer.from(bytes).indexOf(packed);
  const blind = new Proxy(bytes.subarray(at, at + packed.length), {
    get: (target, key) => {
      if (key === 'byteOffset') return target.byteOffset;
      throw new Error('not ready');
    },
  });
  try {
    codec.inflate(blind, size, () => undefined);
    return true;
  } catch {
    return false;
  }
}

test('a part of some size lies ready, with its sum', async () => {
  const { bytes, packed, data } = bookWith(() => ({}));
  const codec = await inflateAhead(bytes);
  expect(isReady(codec, bytes, packed, data.length)).toBe(true);
  expect(readBook(bytes, { codec }).sheets[0]?.cell(400, 1)?.value).toBe(399 * 7919);
});

describe('left to the reader, which refuses it in its own words', () => {
  test.each([
    ['a wrong sum', (data: Uint8Array) => ({ crc: crc32(data) ^ 1 })],
    ['more than declared', (data: Uint8Array) => ({ size: data.length - 1 })],
    ['less than declared', (data: Uint8Array) => ({ size: data.length + 1 })],
    ['cut off', (data: Uint8Array) => ({ packed: deflateSync(data).slice(0, -9) })],
    ['no such data', (data: Uint8Array) => ({ packed: data.map((byte) => byte ^ 255) })],
  ])('%s', async (_name, change) => {
    const { bytes, packed, data } = bookWith(change);
    const codec = await inflateAhead(bytes);
    expect(isReady(codec, bytes, packed, data.length)).toBe(false);
    const refusal = (given: Codec): string => {
      try {
        readBook(bytes, { codec: given });
      } catch (error) {
        return (error as Error).message;
      }
      throw new Error('was read');
    };
    expect(refusal(codec)).toBe(refusal(PORTABLE_CODEC));
  });
});

test('bytes that are no zip file', async () => {
  const bytes = new TextEncoder().encode('<html>báo cáo</html>');
  const codec = await inflateAhead(bytes);
  expect(() => readBook(bytes, { codec })).toThrow();
});

test('where there is no such inflater, fflate inflates', async () => {
  const before = globalThis.DecompressionStream;
  Reflect.deleteProperty(globalThis, 'DecompressionStream');
  try {
    expect(await inflateAhead(book(ROWS))).toBe(PORTABLE_CODEC);
  } finally {
    globalThis.DecompressionStream = before;
  }
});
