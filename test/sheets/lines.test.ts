import fc from 'fast-check';
import {
  indicatorsOfUnit,
  loadCatalog,
  petitionsOfUnit,
  sharedIndicators,
  tasksOfAgencies,
  tasksOfUnit,
} from '../../src/catalog';
import { byDeadline, NO_ANSWERS } from '../../src/sheets/commune/rows';
import type { Answers } from '../../src/sheets/line';
import { provinceLines, type ProvinceLines } from '../../src/sheets/province/lines';
import { bookContext } from '../helpers/context';
import { reportsOf, type UnitAnswers } from '../helpers/reports';

const catalog = loadCatalog();
const context = bookContext();
const CHI_LANG = '06463';
const QUAN_SON = '06517';

const linesOf = (answers: Readonly<Record<string, UnitAnswers>> = {}): ProvinceLines =>
  provinceLines(context, reportsOf(answers), NO_ANSWERS);

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

describe('every unit has its rows, silent or not', () => {
  const lines = linesOf();
  const codes = catalog.communes.map(({ code }) => code);

  test('tasks, in the order of units, each by deadline; agencies’ last', () => {
    const units = codes.flatMap((code) =>
      byDeadline(tasksOfUnit(catalog, code)).map(({ id }) => `${code}/${id}`),
    );
    const agencies = byDeadline(tasksOfAgencies(catalog)).map(({ id }) => `agency/${id}`);
    expect(ids(lines.tasks)).toEqual([...units, ...agencies]);
  });

  test('indicators, then the province’s own', () => {
    const units = codes.flatMap((code) =>
      indicatorsOfUnit(catalog, code).map(({ id }) => `${code}/${id}`),
    );
    const own = catalog.targets.filter(
      ({ unit, aggregate }) => unit === 'province' && aggregate === 'none',
    );
    expect(ids(lines.targets)).toEqual([...units, ...own.map(({ id }) => `province/${id}`)]);
  });

  test('petitions', () => {
    expect(ids(lines.petitions)).toEqual(
      codes.flatMap((code) => petitionsOfUnit(catalog, code).map(({ id }) => `${code}/${id}`)),
    );
  });

  test('no project, no group: money is never made up', () => {
    expect(lines.disbursement).toEqual([]);
  });

  test('ids stand alone', () => {
    for (const rows of [lines.tasks, lines.targets, lines.petitions]) {
      expect(new Set(ids(rows)).size).toBe(rows.length);
    }
  });

  test('a row belongs to a unit or names its owner', () => {
    for (const { unit, owner } of [...lines.tasks, ...lines.targets]) {
      expect([unit === undefined, owner === undefined].filter(Boolean)).toHaveLength(1);
    }
    const answering = lines.tasks.find(({ id }) => id === 'agency/001-T34');
    expect(answering?.owner).toBe(
      'Văn phòng UBND tỉnh (về xã Chi Lăng, xã Nhân Lý, xã Quan Sơn, xã Chiến Thắng, xã Bằng Mạc, xã Vạn Linh)',
    );
  });
});

describe('answers', () => {
  test('stand in the row they were given to, and in no other', () => {
    const lines = linesOf({ [QUAN_SON]: { 'tasks/000-T41': { state: 'Hoàn thành' } } });
    const answered = lines.tasks.filter(({ answers }) => Object.keys(answers).length > 0);
    expect(ids(answered)).toEqual([`${QUAN_SON}/000-T41`]);
  });

  test('rows that a unit adds follow its own', () => {
    const lines = linesOf({
      [CHI_LANG]: {
        'targets/CT-01': { name: 'Số chợ', measure: 'chợ', planUnit: 2, actual: 1 },
        'petitions/KN-03': { content: 'Sửa cầu' },
      },
    });
    const targets = lines.targets.filter(({ unit }) => unit?.code === CHI_LANG);
    expect(targets.at(-1)).toMatchObject({ id: `${CHI_LANG}/CT-01`, item: null });
    const petitions = lines.petitions.filter(({ unit }) => unit?.code === CHI_LANG);
    expect(petitions.at(-1)).toMatchObject({ id: `${CHI_LANG}/KN-03`, item: null });
  });

  test('what the province typed stands in its own rows', () => {
    const own = new Set(['agency/000-T42', 'province/000-C01']);
    const lines = provinceLines(context, reportsOf({}), (sheet, row): Answers =>
      own.has(row) ? { seen: `${sheet} ${row}` } : {},
    );
    const seen = [...lines.tasks, ...lines.targets].flatMap(({ answers }) => answers['seen'] ?? []);
    expect(seen).toEqual(['tasks agency/000-T42', 'targets province/000-C01']);
  });

  test('projects are added up by unit and group', () => {
    const project = (group: string, plan: number, disbursed: number) => ({
      group,
      plan,
      disbursed,
    });
    const lines = linesOf({
      [CHI_LANG]: {
        'disbursement/DA-01': project('2. Chuyển tiếp', 100, 30),
        'disbursement/DA-02': project('2. Chuyển tiếp', 50, 20),
        'disbursement/DA-03': project('3. Khởi công mới', 10, 1),
      },
      [QUAN_SON]: { 'disbursement/DA-01': { group: '2. Chuyển tiếp' } },
    });
    expect(
      lines.disbursement.map(({ unit, group, projects, plan, disbursed }) => [
        unit.code,
        group,
        projects,
        plan,
        disbursed,
      ]),
    ).toEqual([
      [CHI_LANG, 2, 2, 150, 50],
      [CHI_LANG, 3, 1, 10, 1],
      // A project without figures is there, its money is unknown and not nought.
      [QUAN_SON, 2, 1, null, null],
    ]);
  });
});

describe('totals of the province', () => {
  /** Two indicators that every unit has: one adds up, one averages. */
  const SUM = '004-C03';
  const MEAN = '004-C28';
  const units = catalog.communes.map(({ code }) => code).filter((code) => code !== CHI_LANG);

  const totalOf = (lines: ProvinceLines, target: string) =>
    lines.targets.find(({ id }) => id === `total/${target}`);

  const figure = fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null });

  test.each([
    [SUM, 'sum'],
    [MEAN, 'mean'],
  ])('%s: the %s over the units that gave both figures', (target, aggregate) => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ planUnit: figure, actual: figure }), { maxLength: 12 }),
        (given) => {
          const answers = Object.fromEntries(
            given.map((row, at) => [units[at] ?? '', { [`targets/${target}`]: row }]),
          );
          const total = totalOf(linesOf(answers), target);
          const both = given.filter(({ planUnit, actual }) => planUnit !== null && actual !== null);
          if (both.length === 0) {
            expect(total).toBeUndefined();
            return;
          }
          const sum = (key: 'planUnit' | 'actual'): number =>
            both.reduce((all, row) => all + (row[key] ?? 0), 0);
          const divisor = aggregate === 'mean' ? both.length : 1;
          expect(total?.answers['planUnit']).toBeCloseTo(sum('planUnit') / divisor, 6);
          expect(total?.answers['actual']).toBeCloseTo(sum('actual') / divisor, 6);
          expect(total?.owner).toContain(`${both.length} đơn vị`);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('a unit without a plan of its own counts with the one the province set', () => {
    const given = { [QUAN_SON]: { [`targets/${SUM}`]: { planProvince: 40, actual: 10 } } };
    expect(totalOf(linesOf(given), SUM)?.answers).toMatchObject({ planUnit: 40, actual: 10 });
  });

  test('the plan that a directive gives counts for its unit', () => {
    const given = { [CHI_LANG]: { [`targets/${SUM}`]: { actual: 380 } } };
    expect(totalOf(linesOf(given), SUM)?.answers).toMatchObject({ planUnit: 760, actual: 380 });
  });

  test('an indicator that several directives set for several units is one', () => {
    const given = {
      [CHI_LANG]: { 'targets/001-C02': { actual: 50 } },
      [QUAN_SON]: { 'targets/001-C04': { actual: 70 } },
      '05977': { 'targets/001-C02': { planUnit: 100, actual: 90 } },
    };
    expect(totalOf(linesOf(given), '001-C02')?.answers).toMatchObject({
      planUnit: 100,
      actual: 70,
    });
  });

  test('a unit that says it has no such thing stays out, whatever figures it left', () => {
    const given = {
      [QUAN_SON]: { [`targets/${SUM}`]: { planUnit: 40, actual: 10 } },
      '05977': { [`targets/${SUM}`]: { state: 'Không phát sinh', planUnit: 5, actual: 5 } },
    };
    expect(totalOf(linesOf(given), SUM)?.answers).toMatchObject({ planUnit: 40, actual: 10 });
  });

  test('names that differ in case or spaces only are one indicator in the total too', () => {
    const [first, second] = catalog.communes;
    const target = sharedIndicators(catalog).find(({ id }) => id === SUM);
    if (!first || !second || !target) throw new Error('no such rows');
    const twin = { ...target, id: 'X-C01', unit: first.code, name: target.name.toUpperCase() };
    const typed = bookContext({ catalog: { ...catalog, targets: [...catalog.targets, twin] } });
    const reports = reportsOf({
      [first.code]: { 'targets/X-C01': { actual: 3 } },
      [second.code]: { [`targets/${SUM}`]: { planUnit: 7, actual: 5 } },
    });
    const total = totalOf(provinceLines(typed, reports, NO_ANSWERS), SUM);
    expect(total?.answers).toMatchObject({ planUnit: target.value + 7, actual: 8 });
  });
});
