import { loadCatalog } from '../../src/catalog';
import { dayFromIso } from '../../src/domain/day';
import { NO_ANSWERS } from '../../src/sheets/commune/rows';
import { highlightsOf, unitsText, type Highlights } from '../../src/sheets/province/highlights';
import { provinceLines } from '../../src/sheets/province/lines';
import { bookContext } from '../helpers/context';
import { reportsOf, type UnitAnswers } from '../helpers/reports';

const catalog = loadCatalog();
/** Chi Lăng, Quan Sơn, Đông Kinh. */
const [CHI_LANG, QUAN_SON, DONG_KINH] = ['06463', '06517', '05977'] as const;

const highlightsFor = (
  answers: Readonly<Record<string, UnitAnswers>>,
  asOf = '2026-06-30',
): Highlights => {
  const context = bookContext({ asOf: dayFromIso(asOf) });
  return highlightsOf(context, provinceLines(context, reportsOf(answers), NO_ANSWERS));
};

const contentOf = (id: string): string =>
  catalog.tasks.find((task) => task.id === id)?.content ?? '';

describe('overdue tasks', () => {
  const begun = { state: 'Đang thực hiện' };

  test('the same task of several units stands once, with its units and the most days', () => {
    const { overdue } = highlightsFor({
      [DONG_KINH]: { 'tasks/000-T44': begun, 'tasks/000-T41': begun },
      [QUAN_SON]: { 'tasks/000-T41': begun },
    });
    expect(overdue).toEqual([
      // Before 30/4: the last day was 29/4.
      { what: contentOf('000-T44'), units: ['phường Đông Kinh'], figure: 62, style: 'whole' },
      {
        what: contentOf('000-T41'),
        units: ['phường Đông Kinh', 'xã Quan Sơn'],
        figure: 36,
        style: 'whole',
      },
    ]);
  });

  test('silence is not lateness', () => {
    expect(highlightsFor({}).overdue).toEqual([]);
    expect(highlightsFor({ [QUAN_SON]: { 'tasks/000-T41': { result: 'x' } } }).overdue).toEqual([]);
  });

  test.each([
    ['2026-05-25', []],
    ['2026-05-26', [1]],
    ['2026-05-27', [2]],
  ])('on %s the days are %j', (asOf, days) => {
    const { overdue } = highlightsFor({ [QUAN_SON]: { 'tasks/000-T41': begun } }, asOf);
    expect(overdue.map(({ figure }) => figure)).toEqual(days);
  });

  test('what is done is not in the list, however late', () => {
    const done = { state: 'Hoàn thành', completedOn: dayFromIso('2026-06-29') };
    expect(highlightsFor({ [QUAN_SON]: { 'tasks/000-T41': done } }).overdue).toEqual([]);
  });

  test('agencies stand under their own name', () => {
    const context = bookContext();
    const lines = provinceLines(context, reportsOf({}), (_, row) =>
      row === 'agency/000-T42' ? begun : {},
    );
    expect(highlightsOf(context, lines).overdue.map(({ units }) => units)).toEqual([['Sở Nội vụ']]);
  });
});

describe('targets behind', () => {
  const SOWN = 'targets/004-C03';
  const SHOWN = 'Diện tích gieo trồng';

  test('most units first, then the lowest rate; the worst unit of a line first', () => {
    const { behind } = highlightsFor({
      [DONG_KINH]: {
        [SOWN]: { planUnit: 100, actual: 40 },
        'targets/004-C04': { planUnit: 100, actual: 10 },
      },
      [QUAN_SON]: { [SOWN]: { planUnit: 100, actual: 20 } },
    });
    expect(behind).toEqual([
      { what: SHOWN, units: ['xã Quan Sơn', 'phường Đông Kinh'], figure: 0.2, style: 'percent' },
      { what: 'Sản lượng lương thực', units: ['phường Đông Kinh'], figure: 0.1, style: 'percent' },
    ]);
  });

  test.each([
    ['keeping up with half of the year', { planUnit: 100, actual: 50 }, []],
    ['just short of it', { planUnit: 100, actual: 49.9 }, [0.499]],
    ['without a result', { planUnit: 100 }, []],
    ['without a plan', { actual: 1 }, []],
    ['not concerned', { state: 'Không phát sinh', planUnit: 100, actual: 1 }, []],
    ['far ahead', { planUnit: 100, actual: 617 }, []],
  ])('%s', (_, answers, rates) => {
    const { behind } = highlightsFor({ [QUAN_SON]: { [SOWN]: answers } });
    expect(behind.map(({ figure }) => figure)).toEqual(rates);
  });

  describe('“không quá”: who is furthest above is furthest behind', () => {
    const ceiling = (planUnit: number, actual: number) => ({
      'targets/CT-01': { name: 'Số vụ cháy', direction: 'không quá', planUnit, actual },
    });
    const linesOf = (answers: Parameters<typeof highlightsFor>[0]) =>
      highlightsFor(answers).behind.map(({ units, figure }) => [units, figure]);

    test('the highest rate, whichever unit comes first', () => {
      expect(linesOf({ [CHI_LANG]: ceiling(10, 20), [QUAN_SON]: ceiling(10, 12) })).toEqual([
        [['xã Chi Lăng', 'xã Quan Sơn'], 2],
      ]);
      expect(linesOf({ [CHI_LANG]: ceiling(10, 12), [QUAN_SON]: ceiling(10, 20) })).toEqual([
        [['xã Quan Sơn', 'xã Chi Lăng'], 2],
      ]);
    });

    test('none at all was allowed: behind everybody, and without a rate', () => {
      expect(linesOf({ [CHI_LANG]: ceiling(0, 5), [QUAN_SON]: ceiling(10, 90) })).toEqual([
        [['xã Chi Lăng', 'xã Quan Sơn'], null],
      ]);
      expect(linesOf({ [CHI_LANG]: ceiling(0, 0), [QUAN_SON]: ceiling(10, 10) })).toEqual([]);
    });

    test('lines of as many units: the one whose worst misses more of its plan', () => {
      const { behind } = highlightsFor({
        [QUAN_SON]: { ...ceiling(10, 14), [SOWN]: { planUnit: 100, actual: 40 } },
      });
      // 60 % missing before 40 % too much, though 0.4 and 1.4 stand far apart.
      expect(behind.map(({ what }) => what)).toEqual([SHOWN, 'Số vụ cháy']);
      const more = highlightsFor({
        [QUAN_SON]: { ...ceiling(10, 17), [SOWN]: { planUnit: 100, actual: 40 } },
      });
      expect(more.behind.map(({ what }) => what)).toEqual(['Số vụ cháy', SHOWN]);
    });
  });

  test('totals of the province are no unit and stay out', () => {
    const { behind } = highlightsFor({ [QUAN_SON]: { [SOWN]: { planUnit: 100, actual: 1 } } });
    expect(behind.flatMap(({ units }) => units)).toEqual(['xã Quan Sơn']);
  });

  test('an indicator of the unit’s own stands under its own name', () => {
    const own = { name: 'Số chợ', measure: 'chợ', direction: 'trở lên', planUnit: 10, actual: 1 };
    const { behind } = highlightsFor({ [CHI_LANG]: { 'targets/CT-01': own } });
    expect(behind).toEqual([
      { what: 'Số chợ', units: ['xã Chi Lăng'], figure: 0.1, style: 'percent' },
    ]);
  });
});

describe('groups under their floor', () => {
  const project = (group: string, plan: number, estimate: number): UnitAnswers => ({
    'disbursement/DA-01': { group, plan, disbursed: 0, estimate },
  });

  test('furthest under the floor first, with the floor and the plan', () => {
    const { underFloor } = highlightsFor({
      [DONG_KINH]: project('2. Chuyển tiếp', 1000, 250),
      [QUAN_SON]: project('1. Đã hoàn thành', 500, 400),
      [CHI_LANG]: project('2. Chuyển tiếp', 100, 30),
    });
    expect(underFloor).toEqual([
      {
        what: '1. Đã hoàn thành: mốc 100%, kế hoạch 500 triệu đồng',
        units: ['xã Quan Sơn'],
        figure: 0.8,
        style: 'percent',
      },
      {
        what: '2. Chuyển tiếp: mốc 30%, kế hoạch 1.000 triệu đồng',
        units: ['phường Đông Kinh'],
        figure: 0.25,
        style: 'percent',
      },
    ]);
  });

  test('before the first milestone nobody is under it', () => {
    const answers = { [DONG_KINH]: project('2. Chuyển tiếp', 1000, 0) };
    expect(highlightsFor(answers, '2026-06-29').underFloor).toEqual([]);
    expect(highlightsFor(answers, '2026-06-30').underFloor).toHaveLength(1);
  });
});

test.each([
  [['xã A'], undefined, 'xã A'],
  [['xã A', 'xã B'], undefined, '2 đơn vị: xã A, xã B'],
  [['xã A', 'xã B', 'xã C'], undefined, '3 đơn vị: xã A, xã B, xã C'],
  [['xã A', 'xã B', 'xã C', 'xã D'], undefined, '4 đơn vị: xã A, xã B, xã C, …'],
  [['xã A', 'xã B', 'xã C', 'xã D'], 2, '4 đơn vị: xã A, xã B, …'],
  [[], undefined, '0 đơn vị: '],
])('unitsText(%j, %p) is %p', (units, shown, expected) => {
  expect(unitsText(units, shown)).toBe(expected);
});
