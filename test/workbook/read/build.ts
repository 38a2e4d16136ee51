import { deflateSync } from 'fflate';
import { crc32 } from '../../../src/workbook/read/crc32';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** UTF-16 with a byte order mark. */
export function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian);
  }
  return bytes;
}

/** One entry, with every field that a file can lie about. */
export interface RawEntry {
  name: string;
  data: Uint8Array;
  method?: number;
  flags?: number;
  crc?: number;
  size?: number;
  packedSize?: number;
  /** Already compressed bytes instead of what `data` gives. */
  packed?: Uint8Array;
  localName?: string;
  /** Header fields are zero and follow the data instead. */
  descriptor?: boolean;
  start?: number;
}

interface RawEnd {
  count?: number;
  directoryStart?: number;
  directorySize?: number;
  comment?: string;
}

const join = (pieces: readonly Uint8Array[]): Uint8Array => {
  const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
};

function header(
  size: number,
  fields: readonly (readonly [at: number, width: 2 | 4, value: number])[],
) {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (const [at, width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
  }
  return bytes;
}

/** A zip file written field by field, for what no honest writer does. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const push = (piece: Uint8Array): void => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const entry of entries) {
    const { data, method = 8, descriptor = false } = entry;
    const packed = entry.packed ?? (method === 8 ? deflateSync(data) : data);
    const name = utf8(entry.name);
    const localName = utf8(entry.localName ?? entry.name);
    const crc = entry.crc ?? crc32(data);
    const size = entry.size ?? data.length;
    const packedSize = entry.packedSize ?? packed.length;
    const flags = (entry.flags ?? 0) | (descriptor ? 8 : 0) | 0x800;
    const known = descriptor ? 0 : 1;
    const start = entry.start ?? at;
    push(
      header(30, [
        [0, 4, 0x04034b50],
        [4, 2, 20],
        [6, 2, flags],
        [8, 2, method],
        [14, 4, crc * known],
        [18, 4, packedSize * known],
        [22, 4, size * known],
        [26, 2, localName.length],
      ]),
    );
    push(localName);
    push(packed);
    if (descriptor) {
      push(
        header(16, [
          [0, 4, 0x08074b50],
          [4, 4, crc],
          [8, 4, packedSize],
          [12, 4, size],
        ]),
      );
    }
    directory.push(
      header(46, [
        [0, 4, 0x02014b50],
        [4, 2, 20],
        [6, 2, 20],
        [8, 2, flags],
        [10, 2, method],
        [16, 4, crc],
        [20, 4, packedSize],
        [24, 4, size],
        [28, 2, name.length],
        [42, 4, start],
      ]),
      name,
    );
  }
  const directoryStart = at;
  push(join(directory));
  const comment = utf8(end.comment ?? '');
  const count = end.count ?? entries.length;
  push(
    header(22, [
      [0, 4, 0x06054b50],
      [8, 2, count],
      [10, 2, count],
      [12, 4, end.directorySize ?? at - directoryStart],
      [16, 4, end.directoryStart ?? directoryStart],
      [20, 2, comment.length],
    ]),
  );
  push(comment);
  return join(pieces);
}

export type Parts = Record<string, string | Uint8Array>;

const toBytes = (part: string | Uint8Array): Uint8Array =>
  typeof part === 'string' ? utf8(part) : part;

export const entriesOf = (parts: Parts): RawEntry[] =>
  Object.entries(parts).map(([name, part]) => ({ name, data: toBytes(part) }));

export const zip = (parts: Parts): Uint8Array => rawZip(entriesOf(parts));

export const relationships = (
  list: readonly (readonly [id: string, kind: string, target: string])[],
) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}">${list
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export const worksheet = (rows: string, around = ''): string =>
  `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>${rows}</sheetData>${around}</worksheet>`;

export const stringTable = (items: string): string => `${HEAD}<sst xmlns="${MAIN}">${items}</sst>`;

/** Cell styles by number format; a text is a custom format. */
export function styleSheet(formats: readonly (number | string)[]): string {
  const custom = formats.flatMap((format, index) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
      : [],
  );
  const used = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`,
  );
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1">${custom.join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${used.join('')}</cellXfs></styleSheet>`
  );
}

export const workbook = (sheets: string, before = ''): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${sheets}</sheets></workbook>`;

/** What the usual parts are: programs that go by it open no book without it. */
const PART_TYPES: readonly (readonly [part: RegExp, type: string])[] = [
  [/^xl\/workbook\d*\.xml$/, 'sheet.main'],
  [/^xl\/worksheets\/\w+\.xml$/, 'worksheet'],
  [/^xl\/chartsheets\/\w+\.xml$/, 'chartsheet'],
  [/^xl\/styles\.xml$/, 'styles'],
  [/^xl\/(?:sharedStrings|strings\d)\.xml$/, 'sharedStrings'],
];
export const TYPES_PART = '[Content_Types].xml';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Text of the part that says what the parts of these names are. */
export function contentTypes(names: readonly string[], head = HEAD): string {
  const overrides = names.flatMap((name) => {
    const kind = PART_TYPES.find(([part]) => part.test(name))?.[1];
    return kind ? [`<Override PartName="/${name}" ContentType="${TYPES}.${kind}+xml"/>`] : [];
  });
  return (
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  );
}

/** A whole book with one sheet of these rows; parts given replace the usual ones, undefined removes. */
export function bookParts(
  rows: string,
  parts: Record<string, string | Uint8Array | undefined> = {},
): Parts {
  const usual: Record<string, string | Uint8Array | undefined> = {
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook('<sheet name="Báo cáo" sheetId="1" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'styles', 'styles.xml'],
      ['rId3', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': styleSheet([0]),
    'xl/worksheets/sheet1.xml': worksheet(rows),
  };
  const kept = Object.entries({ ...usual, ...parts }).filter(
    (entry): entry is [string, string | Uint8Array] => entry[1] !== undefined,
  );
  const types = contentTypes(kept.map(([name]) => name));
  return Object.fromEntries(TYPES_PART in parts ? kept : [[TYPES_PART, types] as const, ...kept]);
}

export const book = (
  rows: string,
  parts: Record<string, string | Uint8Array | undefined> = {},
): Uint8Array => zip(bookParts(rows, parts));
