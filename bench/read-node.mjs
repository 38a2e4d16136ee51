/** Reading 65 filled commune workbooks in Node, where zlib inflates for us. */
import readExcelFile from 'read-excel-file/node';
import { loadModules } from './compile.mjs';
import { filledWorkbooks } from './corpus.mjs';
import {
  countOurs,
  inflating,
  readByExcelJs,
  readByHucre,
  readByReadExcelFile,
  readBySheetJs,
  reading,
} from './read-contestants.mjs';
import { race, rowsOf } from './statistics.mjs';

export const title = 'Reading 65 filled commune workbooks, Node';
export const columns = ['reader', 'a file', 'times ours'];

export async function run({ rounds }) {
  const files = await filledWorkbooks();
  const { readBook, NODE_CODEC, PORTABLE_CODEC } = await loadModules([
    'src/workbook/read/index.ts',
    'src/cli/node-codec.ts',
  ]);
  const contestants = {
    'ours, node:zlib': reading((file) => countOurs(readBook(file, { codec: NODE_CODEC }))),
    'ours, fflate': reading((file) => countOurs(readBook(file))),
    'exceljs load': reading(readByExcelJs),
    hucre: reading(readByHucre),
    SheetJS: reading(readBySheetJs),
    'read-excel-file': reading((file) => readByReadExcelFile(readExcelFile, Buffer.from(file))),
    'bare inflate, node:zlib': inflating(NODE_CODEC),
    'bare inflate, fflate': inflating(PORTABLE_CODEC),
  };
  return rowsOf(await race(contestants, files, rounds));
}
