/** What somebody would write who wants a reader to take one figure for another, or to fall over. */
import {
  book,
  entriesOf,
  MAIN,
  rawZip,
  relationships,
  stringTable,
  utf16,
  utf8,
  workbook,
  worksheet,
  zip,
  type RawEntry,
} from '../build';
import type { IntakeCase } from './case';
import {
  AROUND,
  cells,
  entries,
  good,
  LINKS,
  lying,
  made,
  mapped,
  ONE_SHEET,
  renamed,
  ROW,
  sheet,
  SHEET,
  strings,
  usual,
} from './make';

const join = (...pieces: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(pieces));
const text = (inner: string): Uint8Array => cells(`<c r="A1" t="str"><v>${inner}</v></c>`);
/** A text in bytes of its own, such as no writer of texts makes. */
const bytesInText = (...bytes: readonly number[]): Uint8Array => {
  const [before = '', after = ''] = worksheet('<row><c t="str"><v>?</v></c></row>').split('>?<');
  return sheet(join(utf8(`${before}>`), Uint8Array.from(bytes), utf8(`<${after}`)));
};

/** The zip says things twice, or in two places. */
const ZIPS: readonly IntakeCase[] = [
  made('zip-lon-xon-thu-tu.xlsx', () => rawZip(entriesOf(usual()).reverse())),
  made('zip-co-thu-muc.xlsx', () =>
    rawZip([
      ...['xl/', 'xl/worksheets/', '_rels/'].map((name): RawEntry => ({
        name,
        data: new Uint8Array(0),
        method: 0,
      })),
      ...entriesOf(usual()),
    ]),
  ),
  made('zip-tu-may-mac.xlsx', () =>
    zip({ ...usual(), '__MACOSX/xl/worksheets/._sheet1.xml': 'Mac OS X' }),
  ),
  made('zip-ca-thu-muc.xlsx', () => zip(renamed((name) => `Báo cáo tháng 6/${name}`))),
  made('zip-thua-dau.xlsx', () => join(utf8('Received: by mail\r\n\r\n'), good())),
  made('zip-hai-tep-noi-nhau.xlsx', () => join(good(), zip(usual()))),
  // a part that stands in front of the others and in no directory: who reads as it comes takes it for the sheet
  made('zip-phan-ngoai-muc-luc.xlsx', () => {
    const hidden = {
      name: SHEET,
      data: utf8(worksheet('<row r="1"><c r="A1"><v>9</v></c></row>')),
    };
    const [first, ...rest] = entriesOf(usual());
    if (!first) throw new Error('no parts');
    const alone = rawZip([hidden]);
    const length = alone.length - 22 - 46 - SHEET.length;
    const behind = rawZip([first, ...rest]);
    return shifted(join(alone.subarray(0, length), behind), length);
  }),
  made('zip-mo-ta-noi-khac.xlsx', () => {
    const described = rawZip(entries().map((entry) => ({ ...entry, descriptor: true })));
    // the size in what stands behind the first part: nobody who has a directory asks for it
    const at = Buffer.from(described).indexOf(Uint8Array.from([0x50, 0x4b, 7, 8])) + 12;
    return join(described.subarray(0, at), Uint8Array.of(1), described.subarray(at + 1));
  }),
  made('zip-dau-muc-khac-muc-luc.xlsx', () => changed(good(), 14, 0xff)),
  made('zip-dau-muc-khac-cach-nen.xlsx', () => changed(good(), 8, 0)),
  made('zip-ten-ra-ngoai.xlsx', () =>
    zip({ ...usual(), '../../xl/worksheets/sheet1.xml': worksheet('<row r="1"/>') }),
  ),
  made('zip-ten-vong.xlsx', () => zip({ ...usual(), 'xl/x/../workbook.xml': workbook('') })),
  made('zip64-o-muc-luc.xlsx', () => rawZip(entries(), { directoryStart: 0xffffffff })),
  made('zip-nen-deflate64.xlsx', () => lying({ method: 9 })),
];

const changed = (bytes: Uint8Array, at: number, value: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? value : byte));

/** A zip file with all places in its directory moved. */
function shifted(bytes: Uint8Array, by: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  let at = view.getUint32(end + 16, true) + by;
  view.setUint32(end + 16, at, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    view.setUint32(at + 42, view.getUint32(at + 42, true) + by, true);
    at += 46 + view.getUint16(at + 28, true);
  }
  return bytes;
}

/** Which part is meant. */
const PARTS: readonly IntakeCase[] = [
  made('hai-so-lam-viec.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/workbook2.xml': workbook(ONE_SHEET),
      '_rels/.rels': relationships([
        ['a', 'officeDocument', 'xl/workbook.xml'],
        ['b', 'officeDocument', 'xl/workbook2.xml'],
      ]),
    }),
  ),
  made('hai-bang-chu.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/strings2.xml': stringTable('<si><t>Xã khác</t></si>'),
      'xl/_rels/workbook.xml.rels': relationships([
        ...LINKS,
        ['rId9', 'sharedStrings', 'strings2.xml'],
      ]),
    }),
  ),
  made('khong-content-types.xlsx', () =>
    book(ROW, { ...AROUND, '[Content_Types].xml': undefined }),
  ),
  made('trang-macro-doi-cu.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/workbook.xml': workbook(`${ONE_SHEET}<sheet name="Macro1" sheetId="2" r:id="rId4"/>`),
      'xl/_rels/workbook.xml.rels': relationships([
        ...LINKS,
        ['rId4', 'xlMacrosheet', 'macrosheets/sheet1.xml'],
      ]),
      'xl/macrosheets/sheet1.xml': '<xm:macrosheet xmlns:xm="urn:x"/>',
    }),
  ),
  made('trang-o-ngoai-tep.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', 'https://example.com/s.xml" TargetMode="External'],
      ]),
    }),
  ),
  made('trang-khong-du-lieu.xlsx', () => sheet(`<worksheet xmlns="${MAIN}"/>`)),
  made('trang-ten-phan-dai.xlsx', () =>
    book(ROW, {
      ...AROUND,
      'xl/_rels/workbook.xml.rels': relationships([
        ['rId1', 'worksheet', `${'../'.repeat(40)}xl/worksheets/sheet1.xml`],
        ...LINKS.slice(1),
      ]),
    }),
  ),
];

/** Which letters are meant. */
const LETTERS: readonly IntakeCase[] = [
  made('utf16-le-khong-bom.xlsx', () => zip(mapped((part) => utf16(part, true).slice(2)))),
  made('utf16-be-khong-bom.xlsx', () => zip(mapped((part) => utf16(part, false).slice(2)))),
  made('utf16-le-nua-ky-tu.xlsx', () => sheet(utf16(worksheet(''), true).slice(0, -1))),
  made('utf32.xlsx', () =>
    sheet(
      Uint8Array.from(
        [0xfeff, ...[...worksheet('')].map((letter) => letter.codePointAt(0) ?? 0)].flatMap(
          (code) => [code & 255, code >> 8, 0, 0],
        ),
      ),
    ),
  ),
  made('utf8-viet-dai.xlsx', () => bytesInText(0xc0, 0xbc)),
  made('utf8-nua-cap.xlsx', () => bytesInText(0xed, 0xa0, 0x80)),
  made('utf8-cut-giua-chu.xlsx', () => bytesInText(0xe1, 0xba)),
  made('utf8-hai-bom.xlsx', () => sheet(utf8(`\ufeff\ufeff${worksheet('')}`))),
  made('bang-ma-windows-1258.xlsx', () =>
    sheet(
      Buffer.from(
        worksheet('<row><c t="str"><v>Xã</v></c></row>').replace('UTF-8', 'windows-1258'),
        'latin1',
      ),
    ),
  ),
  // the two letters are one in UTF-8
  made('bang-ma-latin1-giong-utf8.xlsx', () =>
    sheet(
      Buffer.from(
        worksheet('<row><c t="str"><v>Ã©</v></c></row>').replace('UTF-8', 'ISO-8859-1'),
        'latin1',
      ),
    ),
  ),
  made('bang-ma-ascii.xlsx', () =>
    zip(
      mapped((part) =>
        part.replace('UTF-8', 'us-ascii').replace(/[^\0-\x7f]/gu, (letter) => {
          return `&#${letter.codePointAt(0)};`;
        }),
      ),
    ),
  ),
  made('tham-chieu-so-0.xlsx', () => text('a&#x0;b')),
  made('tham-chieu-nua-cap.xlsx', () => text('a&#xD800;b')),
  made('tham-chieu-khong-dong.xlsx', () => text('a &amp b')),
  made('thuc-the-long-nhau.xlsx', () =>
    sheet(
      worksheet('<row><c t="str"><v>&b;</v></c></row>').replace(
        '?>\n',
        '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
      ),
    ),
  ),
  made('giu-dau-cach.xlsx', () =>
    strings([
      '<t xml:space="preserve">\u00a0giữ \t</t>',
      '<t>\n bỏ \n</t>',
      '<t xml:space="default"> bỏ </t>',
      '<t>   </t>',
    ]),
  ),
  made('chu-thich-trong-o.xlsx', () =>
    cells(
      '<c r="A1"><v>1<!-- 5 -->2</v></c><c r="B1" t="str"><v>a<?x <v>9</v> ?>b</v></c>' +
        '<!-- <c r="C1"><v>9</v></c> --><c r="D1"><!-- --><v>4</v></c>',
    ),
  ),
];

export const ATTACKS: readonly IntakeCase[] = [...ZIPS, ...PARTS, ...LETTERS];
