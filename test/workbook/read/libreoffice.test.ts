/**
 * LibreOffice is asked what is in every file of the corpus that we read. It opens the file, saves it, and the
 * second reader reads what it has saved, so that no line of ours has a say in the answer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithLibreOffice, LIBREOFFICE_TIMEOUT, saveAgain } from '../../helpers/libreoffice';
import { endHucre } from './hucre';
import type { Content, Expected } from './intake/case';
import { differences, readByOracle } from './oracle';

const FOLDER = join(__dirname, '../../fixtures/intake');
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<
  string,
  Expected
>;

/** It lays out each of the million rows that are merged here, which takes minutes. */
const NOT_ASKED = 'vung-ca-trang.xlsx';

const NAMES = Object.keys(EXPECTED).filter(
  (name) => 'content' in (EXPECTED[name] ?? {}) && name !== NOT_ASKED,
);

/**
 * What it cannot open and Excel can: parts go by names in another case or with back-slashes there. Without a
 * list of their types it takes no part for a workbook.
 */
const IT_REFUSES: readonly string[] = [
  'khong-content-types.xlsx',
  'ten-phan-chu-hoa.xlsx',
  'ten-phan-gach-nguoc.xlsx',
];

/** Where it shows something else, ours first, and why. */
const IT_DIFFERS: Readonly<Record<string, readonly string[]>> = {
  // a formula without a kept result is one for us; it calculates
  'theo-openpyxl.xlsx': ['Báo cáo!C2: null / 3591'],
  'gia-tri-0-false-rong.xlsx': ['Báo cáo!D1: null / 0'],
  // it does not trust the results that a program unknown to it has kept for shared formulas
  'cong-thuc-dung-chung.xlsx': ['Báo cáo!A1: 4 / 0', 'Báo cáo!A2: 6 / 0', 'Báo cáo!A3: 5 / 0'],
  // an error younger than it
  'gia-tri-loi.xlsx': ['Báo cáo!F1: "#SPILL!" / "#NAME?"'],
  // it writes fifteen digits
  'gia-tri-so.xlsx': ['Báo cáo!A1: 0.30000000000000004 / 0.3'],
  'so-o-hai-bien.xlsx': ['Báo cáo!B1: 2.2250738585072014e-308 / 2.2250738585072e-308'],
  // a cell that holds an empty text is blank for it
  'chu-nhieu-kieu.xlsx': ['Báo cáo!C1: "" / null'],
  // a time of day without a date is a text for it
  'gio-phut.xlsx': ['Báo cáo!C1: 0.75 / "T18:00:00"'],
  // it keeps blanks at the ends always, Excel only where `xml:space` says so
  'giu-dau-cach.xlsx': [
    'Báo cáo!B1: "bỏ" / "\\n bỏ \\n"',
    'Báo cáo!C1: "bỏ" / " bỏ "',
    'Báo cáo!D1: "" / "   "',
  ],
  // sheets without cells, and the one that every file of it has
  'trang-bieu-do.xlsx': ['Biểu đồ: only one has it'],
  'trang-macro-doi-cu.xlsx': ['Macro1: only one has it'],
  'so-khong-trang.xlsx': ['Sheet1: only one has it'],
  // here it is the second reader that errs, as in `intake.test.ts`
  'he-1904.xlsx': ['Báo cáo!C1: 0.5 / 1462.5'],
  'he-1904-le.xlsx': ['Báo cáo!D1: 30.5 / 1492.5'],
  'ngay-dau-1900.xlsx': ['Báo cáo!D1: 60 / 59'],
};

/** It knows one way to hide a sheet. */
const hiddenOnce = (content: Content): Content =>
  Object.fromEntries(
    Object.entries(content).map(([sheet, cells]) => [
      sheet.replace(' [veryHidden]', ' [hidden]'),
      cells,
    ]),
  );

describeWithLibreOffice('LibreOffice shows what we read', () => {
  const saved = new Map<string, Uint8Array | null>();

  beforeAll(async () => {
    const files = NAMES.map((name) => new Uint8Array(readFileSync(join(FOLDER, name))));
    const books = await saveAgain(files, 'never');
    books.forEach((bytes, index) => saved.set(NAMES[index] ?? '', bytes));
  }, LIBREOFFICE_TIMEOUT);

  afterAll(endHucre);

  test.each(NAMES)('%s', async (name) => {
    const expected = EXPECTED[name];
    if (expected === undefined || !('content' in expected)) throw new Error('not read');
    const bytes = saved.get(name);
    expect(!bytes).toBe(IT_REFUSES.includes(name));
    if (!bytes) return;
    const its = await readByOracle(bytes);
    if (its === null) throw new Error('the second reader refused it');
    expect(differences(hiddenOnce(expected.content), its)).toEqual(IT_DIFFERS[name] ?? []);
  });
});
