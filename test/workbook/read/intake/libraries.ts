/** The same small report really written by other programs: libraries here, LibreOffice through the script. */
import * as SheetJs from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { writeWithHucre } from '../hucre';
import type { IntakeCase } from './case';

const DAY = Date.UTC(2026, 5, 5);
const SERIAL = 46178;
const FORMAT = 'dd/mm/yyyy';

/** Writers stamp the time of writing on the entries: packed anew, the same content is the same bytes. */
function packed(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const stamped = Object.entries(parts).map(([name, data]): [string, Uint8Array] => [
    name,
    name === 'docProps/core.xml' ? new TextEncoder().encode(withoutTimes(data)) : data,
  ]);
  return zipSync(Object.fromEntries(stamped), { mtime: '1980-01-01T00:00:00', level: 9 });
}

const withoutTimes = (data: Uint8Array): string =>
  new TextDecoder().decode(data).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-06-05T00:00:00Z');

async function byExcelJs(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Báo cáo');
  sheet.getCell('A1').value = 'Xã Kháng Chiến';
  sheet.getCell('B1').value = SERIAL;
  sheet.getCell('B1').numFmt = FORMAT;
  sheet.getCell('C1').value = 1795.5;
  sheet.getCell('A2').value = true;
  sheet.getCell('B2').value = { error: '#N/A' };
  sheet.getCell('C2').value = { formula: 'C1*2', result: 3591 };
  sheet.getCell('A3').value = { richText: [{ text: 'Đ' }, { text: 'ạt', font: { bold: true } }] };
  book.addWorksheet('_tiendo', { state: 'veryHidden' }).getCell('A1').value = 'tiendo:meta';
  return packed(new Uint8Array(await book.xlsx.writeBuffer()));
}

async function byHucre(): Promise<Uint8Array> {
  const rows = [
    ['Xã Kháng Chiến', new Date(DAY), 1795.5],
    [true, null, 3591],
    ['Đạt', null, null],
  ];
  return packed(await writeWithHucre([{ name: 'Báo cáo', rows }]));
}

function sheetJsBook(): SheetJs.WorkBook {
  const book = SheetJs.utils.book_new();
  const sheet = SheetJs.utils.aoa_to_sheet([
    ['Xã Kháng Chiến', { t: 'n', v: SERIAL, z: FORMAT }, 1795.5],
    [true, { t: 'e', v: 0x2a }, { t: 'n', v: 3591, f: 'C1*2' }],
    ['Đạt'],
  ]);
  SheetJs.utils.book_append_sheet(book, sheet, 'Báo cáo');
  return book;
}

const sheetJsBytes = (bookType: SheetJs.BookType): Uint8Array =>
  new Uint8Array(
    SheetJs.write(sheetJsBook(), { type: 'buffer', bookType, compression: true }) as Buffer,
  );

export const LIBRARIES: readonly IntakeCase[] = [
  { file: 'ghi-bang-exceljs.xlsx', bytes: byExcelJs },
  { file: 'ghi-bang-hucre.xlsx', bytes: byHucre },
  { file: 'ghi-bang-sheetjs.xlsx', bytes: () => packed(sheetJsBytes('xlsx')) },
  { file: 'luu-bang-libreoffice.xlsx', bytes: byExcelJs, savedBy: 'LibreOffice' },
  { file: 'luu-bang-libreoffice-2.xlsx', bytes: byHucre, savedBy: 'LibreOffice' },
  { file: 'luu-bang-libreoffice.ods', bytes: byExcelJs, savedBy: 'LibreOffice' },
  { file: 'luu-bang-libreoffice.xls', bytes: byExcelJs, savedBy: 'LibreOffice' },
  { file: 'luu-bang-libreoffice.html', bytes: byExcelJs, savedBy: 'LibreOffice' },
  { file: 'ods-doi-duoi.xlsx', bytes: () => packed(sheetJsBytes('ods')) },
  { file: 'xlsb-doi-duoi.xlsx', bytes: () => packed(sheetJsBytes('xlsb')) },
  { file: 'xls-doi-duoi.xlsx', bytes: () => sheetJsBytes('biff8') },
  { file: 'xls-doi-cu.xls', bytes: () => sheetJsBytes('biff2') },
  { file: 'html-doi-duoi.xls', bytes: () => sheetJsBytes('html') },
  { file: 'xml-2003.xls', bytes: () => sheetJsBytes('xlml') },
  { file: 'csv-doi-duoi.xlsx', bytes: () => sheetJsBytes('csv') },
];
