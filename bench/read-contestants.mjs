/**
 * Readers of workbooks, asked for the same thing: every value of every sheet. Each counts what it was given,
 * so that none can leave the work for later.
 */
import * as SheetJs from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readXlsx } from 'hucre/xlsx';

const isGiven = (value) => value !== null && value !== undefined && value !== '';

function countOurs(book) {
  let count = 0;
  for (const sheet of book.sheets) {
    for (const row of sheet.rows()) {
      for (const column of sheet.columnsOf(row)) {
        if (isGiven(sheet.cell(row, column).value)) count += 1;
      }
    }
  }
  return count;
}

const countRows = (sheets) =>
  sheets.reduce(
    (sum, rows) => rows.reduce((inSheet, row) => inSheet + row.filter(isGiven).length, sum),
    0,
  );

async function readByExcelJs(file) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file);
  let count = 0;
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (isGiven(cell.result ?? cell.value)) count += 1;
      }),
    ),
  );
  return count;
}

const readByHucre = async (file) =>
  countRows((await readXlsx(file)).sheets.map(({ rows }) => rows));

function readBySheetJs(file) {
  const { Sheets } = SheetJs.read(file, { type: 'array' });
  let count = 0;
  for (const sheet of Object.values(Sheets)) {
    for (const key in sheet) if (!key.startsWith('!') && isGiven(sheet[key].v)) count += 1;
  }
  return count;
}

/** Where the packed parts of a file stand: what there is to inflate. */
function packedParts(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = file.length - 22;
  let at = view.getUint32(end + 16, true);
  const parts = [];
  for (let entry = view.getUint16(end + 10, true); entry > 0; entry -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const start = view.getUint32(at + 42, true);
    const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    if (size > 0) parts.push({ packed: file.subarray(data, data + packedSize), size });
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** Asks that something was found in every file. */
const reading = (read) => async (file) => {
  if (!((await read(file)) > 0)) throw new Error('Nothing was read.');
};

/** Only inflates, which every reader has to: what no reader can be faster than. */
const inflating = (codec) =>
  reading((file) =>
    packedParts(file).reduce(
      (sum, { packed, size }) => sum + codec.inflate(packed, size, () => {}).length,
      0,
    ),
  );

/**
 * Everybody who takes part, ours first.
 *
 * @param ours `{ name: (file) => book }`, the first of which the others are measured by
 * @param readExcelFile what read-excel-file does on this platform with a file
 * @param codecs `{ name: codec }` of those that only inflate
 */
export function contestants(ours, readExcelFile, codecs) {
  const named = (entries, change) =>
    Object.fromEntries(Object.entries(entries).map(([name, one]) => change(name, one)));
  return {
    ...named(ours, (name, read) => [name, reading(async (file) => countOurs(await read(file)))]),
    'exceljs load': reading(readByExcelJs),
    hucre: reading(readByHucre),
    SheetJS: reading(readBySheetJs),
    'read-excel-file': reading(async (file) =>
      countRows((await readExcelFile(file)).map(({ data }) => data)),
    ),
    ...named(codecs, (name, codec) => [`bare inflate, ${name}`, inflating(codec)]),
  };
}
