/** Reading 65 filled commune workbooks in Node, where zlib inflates for us. */
import readExcelFile from 'read-excel-file/node';
import { loadModules } from './compile.mjs';
import { filledWorkbooks } from './corpus.mjs';
import { contestants } from './read-contestants.mjs';
import { race, rowsOf } from './statistics.mjs';

export const title = 'Reading 65 filled commune workbooks, Node';
export const columns = ['reader', 'a file', 'times ours'];

export async function run({ rounds }) {
  const files = await filledWorkbooks();
  const { readBook, NODE_CODEC, PORTABLE_CODEC } = await loadModules([
    'src/workbook/read/index.ts',
    'src/cli/node-codec.ts',
  ]);
  const all = contestants(
    {
      'ours, node:zlib': (file) => readBook(file, { codec: NODE_CODEC }),
      'ours, fflate': (file) => readBook(file),
    },
    (file) => readExcelFile(Buffer.from(file)),
    { 'node:zlib': NODE_CODEC, fflate: PORTABLE_CODEC },
  );
  return rowsOf(await race(all, files, rounds));
}
