/** Files that must not be read: damaged, hostile, or something else under the name of a workbook. */
import { deflateSync } from 'fflate';
import { book, rawZip, relationships, stringTable, utf8, workbook, worksheet, zip } from '../build';
import type { IntakeCase } from './case';
import { oldLetter, oldWorkbook, withPassword } from './compound';
import { cells, entries, good, lying, made, sheet, SHEET } from './make';

const MB = 1024 * 1024;

/** Blanks that become two megabytes, declared as something else. Real ones of 300 MB: `hostile.test.ts`. */
const bomb = (size: number): Uint8Array =>
  lying({ packed: deflateSync(new Uint8Array(2 * MB).fill(32), { level: 9 }), size, crc: 1 });

const WRONG_KIND: readonly IntakeCase[] = [
  made('rong.xlsx', () => new Uint8Array(0)),
  made('toan-so-0.xlsx', () => new Uint8Array(2048)),
  made('pdf-doi-duoi.xlsx', () => utf8('%PDF-1.7\n%âãÏÓ\n')),
  made('trang-web.xlsx', () =>
    utf8('<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table>'),
  ),
  made('word-doi-duoi.xlsx', () =>
    zip({
      '_rels/.rels': relationships([['a', 'officeDocument', 'word/document.xml']]),
      'word/document.xml': '<w/>',
    }),
  ),
  made('zip-thuong.xlsx', () => zip({ 'báo cáo.xlsx': good(), 'ghi chú.txt': 'x' })),
  made('zip-rong.xlsx', () => rawZip([])),
];

const DAMAGED: readonly IntakeCase[] = [
  made('cut-nua.xlsx', () => good().subarray(0, 600)),
  made('cut-duoi.xlsx', () => good().subarray(0, -30)),
  made('cut-dau.xlsx', () => utf8('PK')),
  made('sai-ma-kiem-tra.xlsx', () => lying({ crc: 1 })),
  made('hong-du-lieu-nen.xlsx', () => lying({ packed: new Uint8Array([7, 255, 255]) })),
  made('khai-it-hon.xlsx', () => lying({ size: 10 })),
  made('khai-nhieu-hon.xlsx', () => lying({ size: 10_000 })),
  made('thieu-muc-luc.xlsx', () => rawZip(entries(), { directorySize: 80 })),
  made('thieu-trang.xlsx', () => book('', { [SHEET]: undefined })),
  made('thieu-so.xlsx', () => book('', { 'xl/workbook.xml': undefined })),
  made('thieu-bang-chu.xlsx', () => cells('<c r="A1" t="s"><v>0</v></c>')),
  made('thieu-doan-chu.xlsx', () =>
    book('<row r="7"><c r="C7" t="s"><v>1</v></c></row>', {
      'xl/sharedStrings.xml': stringTable('<si><t>a</t></si>'),
    }),
  ),
  made('xml-chua-dong.xlsx', () => sheet(worksheet('').slice(0, -12))),
  made('xml-dong-cheo.xlsx', () => cells('<c r="A1"><v>1</c></v>')),
  made('xml-thua-cuoi.xlsx', () => sheet(`${worksheet('')}<worksheet/>`)),
  made('xml-trang-trong.xlsx', () => sheet('')),
  made('xml-khong-phai-utf8.xlsx', () =>
    sheet(Buffer.from(worksheet('<row><c t="str"><v>\u00ff</v></c></row>'), 'latin1')),
  ),
  made('xml-ky-tu-dieu-khien.xlsx', () => cells('<c t="str"><v>a\u0001</v></c>')),
  made('xml-thuc-the-la.xlsx', () => cells('<c t="str"><v>&nbsp;</v></c>')),
  made('cong-thuc-hong.xlsx', () => cells('<c r="A1"><f>A1&nbsp;</f><v>1</v></c>')),
];

const AMBIGUOUS: readonly IntakeCase[] = [
  made('hai-phan-trung-ten.xlsx', () => rawZip([...entries(), ...entries().slice(-1)])),
  made('hai-phan-khac-hoa-thuong.xlsx', () =>
    rawZip([...entries(), { name: 'XL\\Styles.xml', data: utf8('<x/>') }]),
  ),
  made('hai-ten-khac-nhau.xlsx', () => lying({ localName: 'xl/worksheets/sheet2.xml' })),
  made('hai-phan-chong-nhau.xlsx', () => lying({ start: 0 })),
  made('hai-trang-trung-ten.xlsx', () =>
    book('', {
      'xl/workbook.xml': workbook(
        '<sheet name="Đạt" sheetId="1" r:id="rId1"/><sheet name="ĐẠT" sheetId="2" r:id="rId2"/>',
      ),
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
      ]),
      'xl/worksheets/sheet2.xml': worksheet(''),
    }),
  ),
  made('hai-khoi-du-lieu.xlsx', () => sheet(worksheet('', '<sheetData/>'))),
  made('o-ghi-hai-lan.xlsx', () => cells('<c r="B1"><v>1</v></c><c r="B1"><v>2</v></c>')),
  made('o-hai-gia-tri.xlsx', () => cells('<c r="A1"><v>1</v><v>2</v></c>')),
  made('o-sai-dia-chi.xlsx', () => cells('<c r="XFE1"><v>1</v></c>')),
  made('o-sai-dong.xlsx', () => cells('<c r="A2"><v>1</v></c>')),
  made('o-sai-so.xlsx', () => cells('<c r="C1"><v>1,5</v></c>')),
  made('o-sai-logic.xlsx', () => cells('<c r="C1" t="b"><v>2</v></c>')),
  made('o-kieu-la.xlsx', () => cells('<c r="C1" t="x"><v>2</v></c>')),
];

const DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "b">]>';

const HOSTILE: readonly IntakeCase[] = [
  made('doctype.xlsx', () => sheet(worksheet('').replace('?>\n', `?>${DOCTYPE}`))),
  made('doctype-bang-chu.xlsx', () =>
    book('', { 'xl/sharedStrings.xml': DOCTYPE + stringTable('') }),
  ),
  made('bom-nen.xlsx', () => sheet(worksheet(' '.repeat(2 * MB)))),
  made('bom-khai-lon.xlsx', () => bomb(300 * MB)),
  made('bom-khai-nho.xlsx', () => bomb(900 * 1024)),
  made('qua-nhieu-phan.xlsx', () => rawZip(entries(), { count: 2001 })),
  made('long-qua-sau.xlsx', () => sheet(worksheet('', '<a>'.repeat(70) + '</a>'.repeat(70)))),
  made('chu-qua-dai.xlsx', () => cells(`<c r="A1" t="str"><v>${'Chữ dài '.repeat(4_200)}</v></c>`)),
  made('cot-qua-xa.xlsx', () => cells('<c r="XFD1"><v>1</v></c>')),
  made('qua-nhieu-trang.xlsx', () =>
    book('', {
      'xl/workbook.xml': workbook(
        Array.from(
          { length: 257 },
          (_, at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="r${at}"/>`,
        ).join(''),
      ),
      'xl/_rels/workbook.xml.rels': relationships(
        Array.from(
          { length: 257 },
          (_, at) => [`r${at}`, 'worksheet', `worksheets/s${at}.xml`] as const,
        ),
      ),
      ...Object.fromEntries(
        Array.from({ length: 257 }, (_, at) => [`xl/worksheets/s${at}.xml`, '<worksheet/>']),
      ),
    }),
  ),
  made('mat-khau-zip.xlsx', () => lying({ flags: 1 })),
  made('mat-khau-excel.xlsx', () => withPassword(6_000)),
  made('mat-khau-excel-lon.xlsx', () => withPassword(200_000)),
  made('xls-biff8.xls', oldWorkbook),
  made('xls-biff8-doi-duoi.xlsx', oldWorkbook),
  made('doc-doi-duoi.xlsx', oldLetter),
  made('ole-cut-nua.xlsx', () => withPassword(6_000).subarray(0, 1_024)),
  made('ole-chi-co-dau.xlsx', () =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(504).fill(0),
    ]),
  ),
  made('nen-lzma.xlsx', () => lying({ method: 14 })),
  made('zip64.xlsx', () => lying({ size: 0xffffffff })),
  made('nhieu-dia.xlsx', () => {
    const bytes = good();
    bytes[bytes.length - 18] = 1;
    return bytes;
  }),
];

export const REFUSED: readonly IntakeCase[] = [...WRONG_KIND, ...DAMAGED, ...AMBIGUOUS, ...HOSTILE];
