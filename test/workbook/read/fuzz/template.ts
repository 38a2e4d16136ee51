/** Filled commune workbooks taken apart, so that one part can be changed and all packed again as it was. */
import { deflateSync, inflateSync } from 'fflate';
import { sampleAnswers } from '../../../../src/cli/sample';
import { extractSubmission, type ExtractedValue } from '../../../../src/consolidation/extract';
import { communeBook } from '../../../../src/sheets/commune/book';
import { readBook } from '../../../../src/workbook/read';
import { crc32 } from '../../../../src/workbook/read/crc32';
import { writeBook } from '../../../../src/workbook/write';
import { bookContext } from '../../../helpers/context';
import { rawZip, utf8, type RawEntry } from '../build';
import { contentOf, type Content } from '../intake/case';

export const PERIOD = '2026-06';
export const CONTEXT = bookContext({ period: PERIOD, sample: true });

/** A cell as exceljs writes it, `<c …>…</c>`, by its place in the text of its part. */
export interface WrittenCell {
  part: string;
  sheet: string;
  start: number;
  end: number;
  text: string;
  address: string;
  row: number;
  /** Value of `t`, '' when there is none. */
  type: string;
  /** What is in `<v>`, '' when there is none. */
  value: string;
  hasFormula: boolean;
}

export interface Template {
  bytes: Uint8Array;
  entries: readonly RawEntry[];
  /** Text of the parts that are read. */
  texts: ReadonlyMap<string, string>;
  cells: readonly WrittenCell[];
  strings: readonly string[];
  content: Content;
  /** What is accepted of the workbook, by item. */
  values: ReadonlyMap<string, ExtractedValue>;
}

const CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

function cellsOf(part: string, sheet: string, xml: string): WrittenCell[] {
  return [...xml.matchAll(CELL)].map((match): WrittenCell => {
    const [text, letters = '', row = '', attributes = '', inner = ''] = match;
    return {
      part,
      sheet,
      start: match.index,
      end: match.index + text.length,
      text,
      address: letters + row,
      row: Number(row),
      type: /t="(\w+)"/.exec(attributes)?.[1] ?? '',
      value: /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? '',
      hasFormula: inner.startsWith('<f'),
    };
  });
}

/** Parts by the directory, in its order; each keeps its packed bytes. */
function entriesOf(bytes: Uint8Array): RawEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, (): RawEntry => {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    );
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const start = view.getUint32(at + 42, true);
    const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const packed = bytes.subarray(data, data + packedSize);
    const method = view.getUint16(at + 10, true);
    const entry: RawEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))),
      method,
      crc: view.getUint32(at + 16, true),
      size,
      packed,
      data: method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(size) }),
    };
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    return entry;
  });
}

/** The template with one part replaced: its checksum and sizes are right. */
export function withPart(template: Template, part: string, xml: string | Uint8Array): Uint8Array {
  const data = typeof xml === 'string' ? utf8(xml) : xml;
  return rawZip(
    template.entries.map((entry) =>
      entry.name === part
        ? { name: part, data, packed: deflateSync(data, { level: 1 }), crc: crc32(data) }
        : entry,
    ),
  );
}

const READ_PARTS = /sheet\d+\.xml$|sharedStrings|styles|workbook\.xml|\.rels$/;

async function makeTemplate(unit: number): Promise<Template> {
  const commune = CONTEXT.catalog.communes[unit];
  if (!commune) throw new RangeError('No such unit');
  const answers = sampleAnswers(CONTEXT, commune, { seed: unit + 1, late: false, mistakes: false });
  const bytes = await writeBook(communeBook(CONTEXT, commune.code, answers));
  const entries = entriesOf(bytes);
  const texts = new Map(
    entries
      .filter(({ name }) => READ_PARTS.test(name))
      .map(({ name, data }) => [name, new TextDecoder().decode(data)]),
  );
  const book = readBook(bytes);
  // exceljs numbers the parts of the sheets in their order
  const cells = book.sheets.flatMap(({ name }, index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    return cellsOf(part, name, texts.get(part) ?? '');
  });
  const strings = [...(texts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>.*?<\/si>/gs)];
  return {
    bytes,
    entries,
    texts,
    cells,
    strings: strings.map(([item]) => item),
    content: contentOf(book),
    values: valuesOf(bytes) ?? new Map(),
  };
}

/** What is accepted of a workbook, by item; null when it is not accepted at all. */
export function valuesOf(bytes: Uint8Array): Map<string, ExtractedValue> | null {
  const extraction = extractSubmission(bytes, CONTEXT, PERIOD);
  if (!extraction.ok) return null;
  return new Map(extraction.submission.values.map((value) => [value.item, value]));
}

/** Three units: one of many projects, one of few, one with a name that is a phường. */
export const makeTemplates = (): Promise<Template[]> =>
  Promise.all([3, 10, 40].map((unit) => makeTemplate(unit)));
