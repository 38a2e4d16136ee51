import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_CODEC } from '../../../src/cli/node-codec';
import { inflateAhead, readBook, ReadRefusal, type ReadOptions } from '../../../src/workbook/read';
import { endHucre } from './hucre';
import { contentOf, type Expected } from './intake/case';
import { CASES } from './intake/cases';
import { differences, readByOracle } from './oracle';

const FOLDER = join(__dirname, '../../fixtures/intake');
const TABLE = 'expected.json';

const fileOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, name)));
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, TABLE), 'utf8')) as Record<string, Expected>;

function outcomeOf(bytes: Uint8Array, options: ReadOptions = {}): Expected {
  try {
    return { content: contentOf(readBook(bytes, options)) };
  } catch (error) {
    if (error instanceof ReadRefusal) return { code: error.code, message: error.message };
    throw error;
  }
}

afterAll(endHucre);

const names = CASES.map(({ file }) => file);

test('at least 200 files, each once, and none of another origin', () => {
  expect(names.length).toBeGreaterThanOrEqual(200);
  expect(new Set(names).size).toBe(names.length);
  expect(readdirSync(FOLDER).sort()).toEqual([...names, TABLE].sort());
  expect(Object.keys(EXPECTED).sort()).toEqual([...names].sort());
});

describe('each file is what the script writes', () => {
  // what LibreOffice saves holds the time of saving
  test.each(CASES.filter(({ savedBy }) => savedBy === undefined))(
    '$file',
    async ({ file, bytes }) => {
      expect(Buffer.from(await bytes()).equals(fileOf(file))).toBe(true);
    },
  );
});

describe('each file comes to what the table says', () => {
  test.each(names)('%s', (name) => {
    expect(outcomeOf(fileOf(name))).toEqual(EXPECTED[name]);
  });

  test.each(names)('%s, inflated by Node', (name) => {
    expect(outcomeOf(fileOf(name), { codec: NODE_CODEC })).toEqual(EXPECTED[name]);
  });

  test.each(names)('%s, inflated before it is read', async (name) => {
    const bytes = fileOf(name);
    expect(outcomeOf(bytes, { codec: await inflateAhead(bytes) })).toEqual(EXPECTED[name]);
  });
});

/**
 * Where the oracle reads otherwise, and who is right: ISO days are days (ISO 29500-1, 18.18.11), a line end
 * in XML is LF (XML 1.0, 2.11), a time of day in a book of 1904 has no date to be shifted, blanks at the ends
 * of a text count only where `xml:space` says so (as Excel has it), an element of another namespace is none of
 * ours, and serial 60 is a day that never was, which a `Date` cannot hold.
 */
const ORACLE_DIFFERS: Readonly<Record<string, readonly string[]>> = {
  'theo-excel-strict.xlsx': ['Báo cáo!B1: 46178 / "2026-06-05T00:00:00"'],
  'ngay-iso.xlsx': [
    'Báo cáo!A1: 46178 / "2026-06-05"',
    'Báo cáo!B1: 46178.5 / "2026-06-05T12:00:00"',
    'Báo cáo!C1: 46178 / "2026-06-05T00:00:00Z"',
  ],
  'gio-phut.xlsx': ['Báo cáo!C1: 0.75 / "T18:00:00"'],
  'he-1904.xlsx': ['Báo cáo!C1: 0.5 / 1462.5'],
  'he-1904-le.xlsx': ['Báo cáo!D1: 30.5 / 1492.5'],
  'ngay-dau-1900.xlsx': ['Báo cáo!D1: 60 / 59'],
  'giu-dau-cach.xlsx': [
    'Báo cáo!B1: "bỏ" / "\\n bỏ \\n"',
    'Báo cáo!C1: "bỏ" / " bỏ "',
    'Báo cáo!D1: "" / "   "',
  ],
  'o-cua-phan-mo-rong.xlsx': ['Báo cáo!A1: null / 9'],
  'chu-xuong-dong.xlsx': ['Báo cáo!A1: "dòng 1\\ndòng 2\\ndòng 3" / "dòng 1\\r\\ndòng 2\\rdòng 3"'],
};

/** What the oracle cannot read and Excel can. */
const ORACLE_REFUSES: readonly string[] = [
  'trang-bieu-do.xlsx',
  'utf16-le.xlsx',
  'utf16-be.xlsx',
  'utf16-le-khong-bom.xlsx',
  'utf16-be-khong-bom.xlsx',
  'khong-content-types.xlsx',
  'trang-macro-doi-cu.xlsx',
  'o-goc-cuoi-trong.xlsx',
  'ten-phan-chu-hoa.xlsx',
  'ten-phan-gach-nguoc.xlsx',
];

describe('the oracle agrees on what both read', () => {
  const read = names.filter((name) => 'content' in (EXPECTED[name] ?? {}));

  test.each(read)('%s', async (name) => {
    const expected = EXPECTED[name];
    if (expected === undefined || !('content' in expected)) throw new Error('not read');
    const its = await readByOracle(fileOf(name));
    expect(its === null).toBe(ORACLE_REFUSES.includes(name));
    if (its !== null) {
      expect(differences(expected.content, its)).toEqual(ORACLE_DIFFERS[name] ?? []);
    }
  });
});
