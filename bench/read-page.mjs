/** What runs in the page for read-chromium.mjs. */
import readExcelFile from 'read-excel-file/universal';
import { inflateAhead, PORTABLE_CODEC, readBook } from '../src/workbook/read';
import {
  countOurs,
  inflating,
  readByExcelJs,
  readByHucre,
  readByReadExcelFile,
  readBySheetJs,
  reading,
} from './read-contestants.mjs';
import { race } from './statistics.mjs';

/** @param encoded the files in base64 */
export function run(encoded, rounds) {
  const files = encoded.map((text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));
  const contestants = {
    // what the pane's worker does
    ours: reading(async (file) => countOurs(readBook(file, { codec: await inflateAhead(file) }))),
    'ours, fflate': reading((file) => countOurs(readBook(file))),
    'exceljs load': reading(readByExcelJs),
    hucre: reading(readByHucre),
    SheetJS: reading(readBySheetJs),
    'read-excel-file': reading((file) => readByReadExcelFile(readExcelFile, file.buffer)),
    'bare inflate, fflate': inflating(PORTABLE_CODEC),
  };
  return race(contestants, files, rounds);
}
