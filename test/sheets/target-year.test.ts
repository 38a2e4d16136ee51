/** A target holds for its own year: which rows, titles and words a book of a period has. */
import { loadCatalog, narrowCatalog, ofYear } from '../../src/catalog';
import { dayFromIso } from '../../src/domain/day';
import type { Target } from '../../src/domain/model';
import { communeBook } from '../../src/sheets/commune/book';
import { communeRows, NO_ANSWERS } from '../../src/sheets/commune/rows';
import { assess } from '../../src/sheets/disbursement-sums';
import type { Answers } from '../../src/sheets/line';
import { noMilestonesText } from '../../src/sheets/milestones';
import type { BookModel } from '../../src/sheets/model';
import { provinceLines } from '../../src/sheets/province/lines';
import type { BookContext } from '../../src/sheets/spec';
import { noTargetsText } from '../../src/sheets/target-year';
import { bookContext } from '../helpers/context';
import { bookOf } from '../helpers/province-book';
import { reportsOf } from '../helpers/reports';

const catalog = loadCatalog();
const CHI_LANG = '06463';
const QUAN_SON = '06517';

const like = (id: string, more: Partial<Target>): Target => {
  const row = catalog.targets.find((target) => target.id === id);
  if (!row) throw new Error(`no target ${id}`);
  return { ...row, ...more };
};

/** The plan of 2027 names an indicator of 2026 again, one of its own, and one of the province. */
const NEXT: readonly Target[] = [
  like('004-C03', { id: '901-C01', value: 2000, year: 2027 }),
  like('004-C03', { id: '901-C02', name: 'Số cầu mới', measure: 'cầu', year: 2027 }),
  like('000-C02', { id: '901-C03', year: 2027 }),
];
const both = { ...catalog, targets: [...catalog.targets, ...NEXT] };

const contextOf = (period: string, of = both): BookContext => bookContext({ catalog: of, period });
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const topOf = ({ sheets }: BookModel, key: string): string[] => {
  const rows = sheets.find((sheet) => sheet.key === key)?.rows ?? [];
  return [0, 2].map((row) => String(rows[row]?.cells[1]?.value));
};

describe('rows', () => {
  const ofCommune = (period: string, unit = CHI_LANG): string[] =>
    ids(communeRows(contextOf(period), unit, NO_ANSWERS).targets);

  test.each(['2026-01', '2026-06', '2026-Q4', '2026-H1', '2026-9M', '2026'])(
    '%s: those of 2026, as if there were no others',
    (period) => {
      const alone = communeRows(contextOf(period, catalog), CHI_LANG, NO_ANSWERS).targets;
      expect(ofCommune(period)).toEqual(ids(alone));
      expect(ofCommune(period)).toContain('004-C03');
    },
  );

  test.each(['2027-01', '2027-Q1', '2027'])('%s: those of 2027, and free ones', (period) => {
    const free = ['CT-01', 'CT-02', 'CT-03', 'CT-04', 'CT-05'];
    expect(ofCommune(period)).toEqual(['901-C01', '901-C02', ...free]);
    // Shared indicators come from directives of the year too.
    expect(ofCommune(period, QUAN_SON)).toEqual(['901-C01', '901-C02', ...free]);
  });

  test.each(['2025-12', '2028-01'])('%s: nothing but free ones', (period) => {
    expect(ofCommune(period)).toEqual(['CT-01', 'CT-02', 'CT-03', 'CT-04', 'CT-05']);
  });

  test('tasks and petitions go by their own days', () => {
    const [now, later] = ['2026-06', '2027-01'].map((period) =>
      communeRows(contextOf(period), CHI_LANG, NO_ANSWERS),
    );
    expect(ids(later?.tasks ?? [])).toEqual(ids(now?.tasks ?? []));
    expect(ids(later?.petitions ?? [])).toEqual(ids(now?.petitions ?? []));
  });

  test('the province: units, totals and its own, all of the year', () => {
    const figures: Answers = { planUnit: 100, actual: 40 };
    const reports = reportsOf({
      [CHI_LANG]: { 'targets/901-C01': figures, 'targets/004-C03': figures },
      [QUAN_SON]: { 'targets/901-C01': figures, 'targets/004-C03': figures },
    });
    const linesOf = (period: string) =>
      ids(provinceLines(contextOf(period), reports, NO_ANSWERS).targets);
    const later = linesOf('2027-01');
    const asked = catalog.communes.flatMap(({ code }) => [`${code}/901-C01`, `${code}/901-C02`]);
    expect(later).toEqual([...asked, 'total/901-C01', 'province/901-C03']);
    const now = linesOf('2026-06');
    expect(now).toContain('total/004-C03');
    expect(now).toContain('province/000-C02');
    expect(now.filter((id) => id.includes('901-'))).toEqual([]);
  });

  test('a document that was chosen brings no row of another year with it', () => {
    const choice = { documents: ['901'], group: null };
    const chosen = narrowCatalog(
      {
        ...both,
        targets: [...catalog.targets, ...NEXT.map((row) => ({ ...row, document: '901' }))],
      },
      choice,
    );
    expect(ids(chosen.targets)).toEqual(ids(NEXT));
    expect(ofYear(chosen, 2026).targets).toEqual([]);
  });
});

describe('titles name the year of the period', () => {
  test.each([
    ['2026-06', '2026'],
    ['2026', '2026'],
    ['2027-01', '2027'],
    ['2027-Q4', '2027'],
  ])('%s', (period, year) => {
    const book = communeBook(contextOf(period), CHI_LANG);
    expect(topOf(book, 'targets')[0]).toBe(`CHỈ TIÊU KẾ HOẠCH NĂM ${year}`);
    expect(topOf(book, 'disbursement')[0]).toBe(
      `GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM ${year} (triệu đồng)`,
    );
    for (const { key, print } of book.sheets) {
      const titled = key === 'targets' || key === 'disbursement';
      expect([key, print?.footer.includes(`NĂM ${year}`) ?? false]).toEqual([key, titled]);
    }
  });
});

describe('a year that no directive sets a target for', () => {
  const NONE = 'Chưa có chỉ tiêu năm 2027: các văn bản của sổ chỉ có chỉ tiêu năm 2026.';

  test.each([
    ['2026-06', catalog, ''],
    ['2027-01', catalog, NONE],
    ['2027-01', both, ''],
    ['2028', both, 'Chưa có chỉ tiêu năm 2028: các văn bản của sổ chỉ có chỉ tiêu năm 2026, 2027.'],
    // Nothing was chosen that sets targets: no year is to blame.
    ['2027-01', { ...catalog, targets: [] }, ''],
  ])('%s: case %#', (period, of, expected) => {
    expect(noTargetsText(contextOf(period, of))).toBe(expected);
  });

  test('the commune reads it above its free rows', () => {
    const note = (period: string): string | undefined =>
      topOf(communeBook(contextOf(period, catalog), CHI_LANG), 'targets')[1];
    expect(note('2027-01')).toBe(`${NONE} Chỉ tiêu riêng của đơn vị ghi ở các dòng màu vàng.`);
    expect(note('2026-06')).toBe('Chỉ tiêu và số thực hiện lũy kế; ô màu vàng để nhập');
  });

  test('the province reads it above its empty table and on the overview', () => {
    const { book } = bookOf(contextOf('2027-01', catalog));
    expect(topOf(book, 'targets')[1]).toBe(
      `Số liệu của 2/65 đơn vị. ${NONE} Nạp văn bản giao chỉ tiêu của năm bằng nút Văn bản.`,
    );
    const overview = book.sheets.find(({ key }) => key === 'overview');
    const said = (overview?.rows ?? []).map(({ cells }) => String(cells[1]?.value));
    const after = (title: string): string | undefined =>
      said[said.findIndex((text) => text.startsWith(title)) + 1];
    expect(after('CHỈ TIÊU CHẬM')).toBe(NONE);
    expect(after('KỊCH BẢN TĂNG TRƯỞNG')).toBe(
      'Chưa có kịch bản tăng trưởng năm 2027; các văn bản chỉ có kịch bản năm 2026.',
    );
    expect(said).not.toContain('Kịch bản');
  });
});

describe('milestones', () => {
  const PAID = { group: 2, plan: 100, disbursed: 25, estimate: null } as const;
  const of = (period: string, asOf: string): BookContext => ({
    ...bookContext({ catalog, period }),
    asOf: dayFromIso(asOf),
  });

  test.each([
    ['2026-06', '2026-06-30', 0.3, 'Chậm mốc'],
    ['2026-12', '2026-12-31', 1, 'Chậm mốc'],
    // The plan of 2026 is paid until 31/01/2027, and its books say so until then.
    ['2026-12', '2027-01-31', 1, 'Chậm mốc'],
    ['2027-01', '2027-01-31', '', 'Chưa đến mốc'],
    ['2027-06', '2027-06-30', '', 'Chưa đến mốc'],
  ] as const)('%s on %s: a floor of %p', (period, asOf, floor, status) => {
    expect(assess(PAID, of(period, asOf))).toMatchObject({ floor, status });
  });

  test('a book of a year without milestones says so where they would stand', () => {
    const guide = communeBook(contextOf('2027-01'), CHI_LANG).sheets[0];
    const said = guide?.rows.some(({ cells }) =>
      String(cells[1]?.value).startsWith('Chưa có mốc giải ngân của kế hoạch vốn năm 2027'),
    );
    expect(said).toBe(true);
    expect(noMilestonesText(contextOf('2026-06'))).toBe('');
  });
});
