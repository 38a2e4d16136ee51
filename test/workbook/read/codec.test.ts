import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { NODE_CODEC } from '../../../src/cli/node-codec';
import { PORTABLE_CODEC, readBook, ReadRefusal, type Codec } from '../../../src/workbook/read';
import { book, bookParts, entriesOf, rawZip } from './build';

const CODECS: [name: string, codec: Codec][] = [
  ['fflate', PORTABLE_CODEC],
  ['node:zlib', NODE_CODEC],
];

const ignore = (): void => undefined;
const nameOf = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    return (error as Error).name;
  }
  return undefined;
};

describe.each(CODECS)('%s', (_name, codec) => {
  test('gives back what was packed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.integer({ min: 1, max: 900 }),
        (bytes, times) => {
          const data = new Uint8Array(Buffer.concat(new Array<Uint8Array>(times).fill(bytes)));
          const result = codec.inflate(deflateSync(data), data.length, ignore);
          expect(Buffer.from(result).equals(data)).toBe(true);
          expect(codec.crc32(result)).toBe(PORTABLE_CODEC.crc32(data));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('ends as soon as there is more than declared', () => {
    const packed = deflateSync(new Uint8Array(100_000));
    expect(nameOf(() => codec.inflate(packed, 99_999, ignore))).toBe('RangeError');
    expect(nameOf(() => codec.inflate(packed, 100_000, ignore))).toBeUndefined();
    expect(nameOf(() => codec.inflate(packed, 0, ignore))).toBe('RangeError');
  });

  test('refuses what is no packed data, and what ends early', () => {
    const packed = deflateSync(new TextEncoder().encode('Xã Kháng Chiến '.repeat(99)));
    expect(nameOf(() => codec.inflate(Uint8Array.of(7, 255, 255), 10, ignore))).toBeDefined();
    expect(nameOf(() => codec.inflate(packed.subarray(0, -4), 9_999, ignore))).toBeDefined();
  });

  test('one reading gives the same book', () => {
    const bytes = book('<row r="1"><c r="A1"><v>1</v></c></row>');
    expect(readBook(bytes, { codec }).sheets[0]?.cell(1, 1)?.value).toBe(1);
  });
});

test('long data is inflated in steps, with a pause after each', () => {
  const data = new Uint8Array(200_000).fill(32);
  const stored = deflateSync(data, { level: 0 });
  let pauses = 0;
  PORTABLE_CODEC.inflate(stored, data.length, () => (pauses += 1));
  expect(pauses).toBeGreaterThan(2);
});

describe('cancelled', () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(20_000);

  test('before a part is read, and in the middle of one', () => {
    for (const after of [0, 5, 12]) {
      let asked = 0;
      const cancelled = (): boolean => (asked += 1) > after;
      let refusal: unknown;
      try {
        readBook(book(rows), { cancelled });
      } catch (error) {
        refusal = error;
      }
      expect(refusal).toBeInstanceOf(ReadRefusal);
      expect(refusal).toMatchObject({
        code: 'cancelled',
        message: 'Đã dừng đọc tệp theo yêu cầu. Chọn lại tệp nếu vẫn cần đọc.',
      });
      expect(asked).toBe(after + 1);
    }
  });

  test('between two steps of inflating', () => {
    const data = new Uint8Array(400_000).fill(32);
    const packed = deflateSync(data, { level: 0 });
    const sheet = rawZip(
      entriesOf(bookParts('')).map((entry) =>
        entry.name.endsWith('sheet1.xml') ? { ...entry, data, packed } : entry,
      ),
    );
    let asked = 0;
    let steps = 0;
    const codec: Codec = {
      ...PORTABLE_CODEC,
      inflate: (packed, size, pause) =>
        PORTABLE_CODEC.inflate(packed, size, () => {
          steps += 1;
          pause();
        }),
    };
    const cancelled = (): boolean => {
      asked += 1;
      return steps > 0;
    };
    expect(() => readBook(sheet, { codec, cancelled })).toThrow(/^Đã dừng đọc tệp/);
    expect(steps).toBe(1);
    expect(asked).toBeGreaterThan(1);
  });

  test('nobody cancels: the book is read', () => {
    expect(() => readBook(book(rows), { cancelled: () => false })).not.toThrow();
  });
});
