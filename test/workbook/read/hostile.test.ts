import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { NODE_CODEC } from '../../../src/cli/node-codec';
import { PORTABLE_CODEC, readBook, ReadRefusal, type ReadBook } from '../../../src/workbook/read';
import { crc32 } from '../../../src/workbook/read/crc32';
import { processorTime } from '../../helpers/processor-time';
import { bookParts, entriesOf, rawZip, type RawEntry } from './build';

const MB = 1024 * 1024;

/** Milliseconds of processor time. */
const QUICK = 2000;

function timed(run: () => unknown): { milliseconds: number; error: unknown } {
  let error: unknown;
  const milliseconds = processorTime(() => {
    try {
      run();
    } catch (caught) {
      error = caught;
    }
  });
  return { milliseconds, error };
}

describe('a bomb of 300 MB', () => {
  const packed = new Uint8Array(deflateRawSync(Buffer.alloc(300 * MB, ' ')));
  const bomb = (lie: Partial<RawEntry>): Uint8Array =>
    rawZip(
      entriesOf(bookParts('')).map((entry) =>
        entry.name.endsWith('sheet1.xml') ? { ...entry, packed, crc: 1, ...lie } : entry,
      ),
    );

  test.each<[what: string, lie: Partial<RawEntry>, code: string]>([
    ['declared honestly', { size: 300 * MB }, 'too-large-entry'],
    ['declared as 63 MB', { size: 63 * MB }, 'too-large-ratio'],
    ['declared as 50 MB', { size: 50 * MB }, 'wrong-size'],
    ['declared as 900 KB', { size: 900 * 1024 }, 'wrong-size'],
    ['declared as nothing', { size: 0 }, 'wrong-size'],
    ['declared in a descriptor only', { size: 1000, descriptor: true }, 'wrong-size'],
  ])('%s is refused quickly', (_what, lie, code) => {
    const bytes = bomb(lie);
    for (const codec of [PORTABLE_CODEC, NODE_CODEC]) {
      const { error, milliseconds } = timed(() => readBook(bytes, { codec }));
      expect(error).toBeInstanceOf(ReadRefusal);
      expect((error as ReadRefusal).code).toBe(code);
      expect(milliseconds).toBeLessThan(QUICK);
    }
  });

  test('many parts that share the same bytes', () => {
    const data = Buffer.alloc(MB / 2, ' ');
    const shared = entriesOf(bookParts(''));
    const start = 0;
    for (let index = 0; index < 1500; index += 1) {
      shared.push({ name: `xl/media/${index}`, data: new Uint8Array(0), crc: crc32(data), start });
    }
    const { error } = timed(() => readBook(rawZip(shared)));
    expect((error as ReadRefusal).code).toBe('malformed-zip');
  });
});

describe('work that grows faster than the file', () => {
  const fill = (piece: string): string => piece.repeat(Math.floor((4 * MB) / piece.length));
  const rows = (inner: string): Uint8Array => rawZip(entriesOf(bookParts(inner)));

  test.each<[what: string, bytes: () => Uint8Array]>([
    ['references in one text', () => rows(`<row><c t="str"><v>${fill('&amp;')}</v></c></row>`)],
    ['escapes in one text', () => rows(`<row><c t="str"><v>${fill('_x000A_')}</v></c></row>`)],
    ['half escapes', () => rows(`<row><c t="str"><v>${fill('_x')}</v></c></row>`)],
    [
      'blanks in one text',
      () => rows(`<row><c t="str"><v>${fill(' ')}a${fill(' ')}</v></c></row>`),
    ],
    ['digits', () => rows(`<row><c><v>${fill('1')}</v></c></row>`)],
    ['comments', () => rows(fill('<!---->'))],
    ['CDATA in one text', () => rows(`<row><c t="str"><v>${fill('<![CDATA[]]>')}</v></c></row>`)],
    ['blank rows', () => rows(fill('<row r="9" s="1" ht="15"/>'))],
    ['blank cells', () => rows(`<row r="1">${fill('<c r="A1" s="1"/>')}</row>`)],
    ['namespaces anew', () => rows(fill('<a xmlns="urn:a" xmlns:b="urn:b"/>'))],
    [
      'runs in one text',
      () => rows(`<row><c t="inlineStr"><is>${fill('<r><t>a</t></r>')}</is></c></row>`),
    ],
    ['one attribute', () => rows(`<row r="${fill('&amp;')}"/>`)],
    ['formats', () => rows(`<row><c><f>${fill('=')}</f></c></row>`)],
    ['cells backwards', () => rows(`<row r="1">${backwards()}</row>`.repeat(2))],
  ])('%s: 4 MB in less than 2 s', (_what, bytes) => {
    const file = bytes();
    const { error, milliseconds } = timed(() => readBook(file, { limits: { ratio: 1100 } }));
    expect(error === undefined || error instanceof ReadRefusal).toBe(true);
    expect(milliseconds).toBeLessThan(QUICK);
  });

  const backwards = (): string => {
    let result = '';
    for (let index = 2000; index > 0; index -= 1) {
      const letters = String.fromCharCode(
        65 + Math.floor(index / 676),
        65 + (Math.floor(index / 26) % 26),
        65 + (index % 26),
      );
      result += `<c r="${letters}1"><v>1</v></c>`;
    }
    return result;
  };
});

test('a million formatted rows without a value are read, and cost no memory by the row', () => {
  const rows = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 1}" ht="15"/>`).join(
    '',
  );
  const bytes = rawZip(entriesOf(bookParts(rows)));
  let last = -1;
  const { error, milliseconds } = timed(() => {
    last = readBook(bytes, { now: () => 0 }).sheets[0]?.lastRow ?? -1;
  });
  expect([error, last]).toEqual([undefined, 0]);
  expect(milliseconds).toBeLessThan(3 * QUICK);
});

test('a text of 30 MB is refused before it is made', () => {
  const text = '&amp;'.repeat(6 * MB);
  const bytes = rawZip(entriesOf(bookParts(`<row><c t="str"><v>${text}</v></c></row>`)));
  const { error, milliseconds } = timed(() => readBook(bytes, { limits: { ratio: 1100 } }));
  expect((error as ReadRefusal).code).toBe('too-large-string');
  expect(milliseconds).toBeLessThan(QUICK);
});

/** mulberry32: the same 300 files on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

async function template(): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  for (const name of ['Hướng dẫn', 'Nhiệm vụ', 'Giải ngân', '_tiendo']) {
    const sheet = made.addWorksheet(name, { state: name === '_tiendo' ? 'veryHidden' : 'visible' });
    for (let row = 1; row <= 40; row += 1) {
      sheet.getCell(row, 1).value = `NV-${row} ${name} của xã Kháng Chiến`;
      sheet.getCell(row, 2).value = 46000 + row;
      sheet.getCell(row, 2).numFmt = 'dd/mm/yyyy';
      sheet.getCell(row, 3).value = { formula: `B${row}/7`, result: (46000 + row) / 7 };
      sheet.getCell(row, 4).value = row % 2 === 0;
      sheet.getCell(row, 5).value = { error: '#N/A' };
      sheet.getCell(row, 6).style = { border: { top: { style: 'thin' } } };
      sheet.getCell(row, 7).value = {
        richText: [{ text: 'Đang ' }, { text: 'làm', font: { bold: true } }],
      };
      sheet.getCell(row, 8).dataValidation = { type: 'list', formulae: ['"Có,Không"'] };
    }
  }
  return new Uint8Array(await made.xlsx.writeBuffer());
}

const everything = (book: ReadBook): unknown => ({
  date1904: book.date1904,
  sheets: book.sheets.map((sheet) => ({
    name: sheet.name,
    state: sheet.state,
    last: [sheet.lastRow, sheet.lastColumn],
    cells: [...sheet.rows()].map((row) =>
      [...sheet.columnsOf(row)].map((column) => {
        const cell = sheet.cell(row, column);
        return [row, column, cell, cell?.formula];
      }),
    ),
  })),
});

function mutate(original: Uint8Array, seed: number): Uint8Array {
  const next = random(seed);
  const place = (): number => Math.floor(next() * original.length);
  const at = place();
  const length = 1 + Math.floor(next() * 8);
  const noise = Uint8Array.from({ length }, () => Math.floor(next() * 256));
  switch (seed % 5) {
    case 0: {
      const flipped = original.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      return flipped;
    }
    case 1:
      return Buffer.concat([original.subarray(0, at), original.subarray(at + length)]);
    case 2:
      return Buffer.concat([original.subarray(0, at), noise, original.subarray(at)]);
    case 3:
      return original.slice(0, at);
    default: {
      // where the directory is: most of a file is compressed data, which the checksum guards
      const near = original.length - 1 - Math.floor(next() * Math.min(1500, original.length));
      const changed = original.slice();
      changed.set(noise.subarray(0, changed.length - near), near);
      return changed;
    }
  }
}

describe('300 damaged copies of a workbook', () => {
  let original: Uint8Array;
  let values: string;

  beforeAll(async () => {
    original = await template();
    values = JSON.stringify(everything(readBook(original)));
  });

  test('the original holds what was written', () => {
    const sheet = readBook(original).sheets[1];
    expect(sheet?.cell(3, 1)?.value).toBe('NV-3 Nhiệm vụ của xã Kháng Chiến');
    expect(sheet?.cell(3, 2)).toEqual({ value: 46003, isDate: true });
    expect(sheet?.cell(3, 3)).toMatchObject({ value: 46003 / 7, isDate: false });
    expect(sheet?.cell(3, 3)?.formula).toBe('B3/7');
    expect(sheet?.cell(3, 4)?.value).toBe(false);
    expect(sheet?.cell(3, 5)?.value).toEqual({ error: '#N/A' });
    expect(sheet?.cell(3, 6)).toBeUndefined();
    expect(sheet?.cell(3, 7)?.value).toBe('Đang làm');
  });

  test('damage inside the XML, under a checksum that is right: nothing but a refusal is thrown', () => {
    const parts = unzipSync(original);
    const names = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name));
    const readable = names.filter((name) => !/theme|docProps|Content_Types/.test(name));
    for (let seed = 0; seed < 300; seed += 1) {
      const name = readable[seed % readable.length] ?? '';
      const file = zipSync(
        { ...parts, [name]: mutate(parts[name] ?? new Uint8Array(0), seed) },
        { level: 1 },
      );
      const { error, milliseconds } = timed(() => everything(readBook(file)));
      if (error !== undefined && !(error instanceof ReadRefusal)) throw error;
      expect(milliseconds).toBeLessThan(QUICK);
    }
  });

  test('each is refused or says what the original said, within 2 s', () => {
    let refused = 0;
    let longest = 0;
    for (let seed = 0; seed < 300; seed += 1) {
      const file = mutate(original, seed);
      let said: string | undefined;
      const { error, milliseconds } = timed(() => {
        said = JSON.stringify(everything(readBook(file)));
      });
      longest = Math.max(longest, milliseconds);
      if (error === undefined) expect([seed, said === values]).toEqual([seed, true]);
      else {
        if (!(error instanceof ReadRefusal)) throw error;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(200);
    expect(longest).toBeLessThan(QUICK);
  });
});
