/** What a report leaves behind once it is read: nothing. Thousands are read in one run. */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NODE_CODEC } from '../../../src/cli/node-codec';
import { readBook } from '../../../src/workbook/read';
import { writeBook } from '../../../src/workbook/write';
import { communeBook } from '../../../src/sheets/commune/book';
import { bookContext } from '../../helpers/context';

const FILES = 150;

/** Bytes of what has outlived the clearings of what is new, and waits for the rare one of everything. */
const lastingBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ??
  0;

test('memory of a book that was read is free at once', async () => {
  setFlagsFromString('--expose-gc');
  const clear = runInNewContext('gc') as () => void;
  const bytes = await writeBook(communeBook(bookContext(), '06463'));
  const read = (): number => readBook(bytes, { codec: NODE_CODEC }).sheets.length;
  // Compiled by now, and all that is kept for good is there.
  for (let file = 0; file < FILES; file += 1) read();
  clear();
  const before = lastingBytes();
  for (let file = 0; file < FILES; file += 1) read();
  // 1.2 KB each; 35 with a function made for every sheet where an object serves (`ShortLane`).
  expect((lastingBytes() - before) / FILES).toBeLessThan(10 * 1024);
});
