import { CFB } from '@e965/xlsx';
import fc from 'fast-check';
import { compoundKind } from '../../../src/workbook/read/compound';
import { oldLetter, oldWorkbook, withPassword, compoundFile, type Stream } from './intake/compound';

/** The part of SheetJS's reader of compound files that is used here. */
interface CompoundReader {
  read: (bytes: Uint8Array, options: { type: 'array' }) => object;
  find: (file: object, path: string) => { content: ArrayLike<number> } | null;
}

const { read, find } = CFB as CompoundReader;

const stream = (name: string, length = 10): Stream => ({ name, data: new Uint8Array(length) });

test('what the corpus is made with, another program reads', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('Workbook', 'A', 'Info', 'EncryptionInfo'), { minLength: 1 }),
      fc.array(fc.nat({ max: 9_000 }), { minLength: 4, maxLength: 4 }),
      (names, lengths) => {
        const streams = names.map((name, index) => ({
          name,
          data: Uint8Array.from({ length: (lengths[index] ?? 0) + 1 }, (_, at) => at * 7 + index),
        }));
        const file = read(compoundFile(streams), { type: 'array' });
        for (const { name, data } of streams) {
          expect(Uint8Array.from(find(file, `/${name}`)?.content ?? [])).toEqual(data);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test.each([
  ['a workbook with a password', withPassword(5_000), 'encrypted'],
  ['a large one, whose directory stands far behind', withPassword(3_000_000), 'encrypted'],
  ['Excel 97', oldWorkbook(), 'xls'],
  ['Excel 95', compoundFile([stream('Book')]), 'xls'],
  ['Word 97', oldLetter(), 'doc'],
  ['PowerPoint 97', compoundFile([stream('PowerPoint Document', 5_000)]), 'ppt'],
  ['something else', compoundFile([stream('Contents')]), undefined],
  ['nothing in it', compoundFile([]), undefined],
  ['no more than a head', oldWorkbook().subarray(0, 512), undefined],
  ['not even that', oldWorkbook().subarray(0, 100), undefined],
])('%s', (_, bytes, kind) => {
  expect(compoundKind(bytes)).toBe(kind);
});

test('what is put inside a letter does not make it a workbook', () => {
  const bytes = compoundFile([stream('WordDocument', 5_000), stream('Workbook', 5_000)]);
  const at = Buffer.from(bytes).indexOf(Buffer.from('Workbook', 'utf16le'));
  // out of the tree at the top, as if it stood in a storage of its own
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 72, 0xffffffff, true);
  const root = Buffer.from(bytes).indexOf(Buffer.from('Root Entry', 'utf16le'));
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(root + 76, 2, true);
  expect(compoundKind(bytes)).toBe('doc');
});

test('a damaged one is judged all the same, chains that lead round included', () => {
  const good = oldWorkbook();
  const spot = fc.tuple(fc.nat({ max: good.length - 1 }), fc.constantFrom(0, 1, 2, 3, 254, 255));
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 40 }), (spots) => {
      const bytes = good.slice();
      for (const [at, byte] of spots) bytes[at] = byte;
      expect(['encrypted', 'xls', 'doc', 'ppt', undefined]).toContain(compoundKind(bytes));
    }),
    { numRuns: 1_000 },
  );
});
