/** What runs in the page for read-chromium.mjs. */
import readExcelFile from 'read-excel-file/universal';
import { inflateAhead, PORTABLE_CODEC, readBook } from '../src/workbook/read';
import { contestants } from './read-contestants.mjs';
import { race } from './statistics.mjs';

/** @param encoded the files in base64 */
export function run(encoded, rounds) {
  const files = encoded.map((text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));
  const all = contestants(
    {
      // what the pane's worker does
      ours: async (file) => readBook(file, { codec: await inflateAhead(file) }),
      'ours, fflate': (file) => readBook(file),
    },
    (file) => readExcelFile(file.buffer),
    { fflate: PORTABLE_CODEC },
  );
  return race(all, files, rounds);
}
