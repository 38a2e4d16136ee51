/** What the model of the figures found, each by an example of its own. */
import { loadCatalog } from '../../../src/catalog';
import { dayFromIso } from '../../../src/domain/day';
import type { Milestone, Target } from '../../../src/domain/model';
import { NO_ANSWERS } from '../../../src/sheets/commune/rows';
import type { Answers } from '../../../src/sheets/line';
import { assess } from '../../../src/sheets/disbursement-sums';
import { groupSum } from '../../../src/sheets/formulas';
import { highlightsOf } from '../../../src/sheets/province/highlights';
import { provinceLines, type ProvinceLines } from '../../../src/sheets/province/lines';
import type { BookContext } from '../../../src/sheets/spec';
import { communeTargets, type TargetLine } from '../../../src/sheets/targets';
import { bookContext } from '../../helpers/context';
import { reportsOf, type UnitAnswers } from '../../helpers/reports';

const catalog = loadCatalog();
/** Chi Lăng, Quan Sơn. */
const [CHI_LANG, QUAN_SON] = ['06463', '06517'] as const;

const on = (asOf: string, more: Partial<BookContext> = {}): BookContext =>
  bookContext({ asOf: dayFromIso(asOf), ...more });

const target = (id: string, more: Partial<Target>): Target => ({
  ...{ id, document: '000', clause: '1', unit: CHI_LANG, name: 'Chỉ số hài lòng' },
  ...{ measure: 'điểm', direction: 'at-least', value: 90, year: 2026, aggregate: 'mean' },
  ...more,
});

const linesOf = (targets: Target[], answers: Record<string, UnitAnswers>): ProvinceLines =>
  provinceLines(
    on('2026-06-30', { catalog: { ...catalog, targets } }),
    reportsOf(answers),
    NO_ANSWERS,
  );

const totalsIn = ({ targets }: ProvinceLines): Answers[] =>
  targets.flatMap(({ id, answers }) => (id.startsWith('total/') ? [answers] : []));

test.each([
  ['2025-12-20', 10],
  ['2026-06-30', 20],
  ['2026-12-31', ''],
  ['2027-01-20', ''],
] as const)('on %s a plan of 2026 has the months left of 2026: %p', (asOf, pace) => {
  const answers = { name: 'Trồng rừng', planUnit: 120, actual: 0 };
  const row: TargetLine = { id: 'CT-01', item: null, answers };
  const column = communeTargets.columns.find(({ key }) => key === 'pace');
  expect(column?.value(row, on(asOf), 0)).toBe(pace);
});

test('one name in points and in points of per cent is two indicators', () => {
  const lines = linesOf([target('a', {}), target('b', { measure: 'điểm %', unit: QUAN_SON })], {
    [CHI_LANG]: { 'targets/a': { actual: 80 } },
    [QUAN_SON]: { 'targets/b': { actual: 2 } },
  });
  expect(totalsIn(lines).map(({ measure, actual }) => [measure, actual])).toEqual([
    ['điểm', 80],
    ['điểm %', 2],
  ]);
});

test('a unit with one indicator of two directives is one unit of the total, by its own plan', () => {
  // 004 is the commune's decision, 000 the province's conclusion.
  const targets = [target('own', { document: '004', value: 95 }), target('given', {})];
  const lines = linesOf(targets, {
    [CHI_LANG]: { 'targets/own': { actual: 85 }, 'targets/given': { actual: 85 } },
    [QUAN_SON]: { 'targets/own': { planProvince: 90, actual: 75 } },
  });
  expect(totalsIn(lines)).toEqual([expect.objectContaining({ planUnit: 92.5, actual: 80 })]);
  const [total] = lines.targets.filter(({ id }) => id.startsWith('total/'));
  expect(total?.owner).toBe('Toàn tỉnh (bình quân đơn giản 2 đơn vị)');
  const { behind } = highlightsOf(on('2026-12-31', { period: '2026' }), lines);
  expect(behind.map(({ units }) => units)).toEqual([['xã Quan Sơn', 'xã Chi Lăng']]);
});

test('two tasks in the same words are two lines of the overview', () => {
  const begun = { state: 'Đang thực hiện' };
  const tasks = catalog.tasks.map((task) =>
    task.id === '000-T41' || task.id === '000-T44' ? { ...task, content: 'Báo cáo' } : task,
  );
  const context = on('2026-06-30', { catalog: { ...catalog, tasks } });
  const reports = reportsOf({ [QUAN_SON]: { 'tasks/000-T41': begun, 'tasks/000-T44': begun } });
  const { overdue } = highlightsOf(context, provinceLines(context, reports, NO_ANSWERS));
  expect(overdue.map(({ units, what, figure }) => [units, what, figure])).toEqual([
    [['xã Quan Sơn'], 'Báo cáo', 62],
    [['xã Quan Sơn'], 'Báo cáo', 36],
  ]);
});

test('a milestone that is moved off a Sunday stays one of its plan', () => {
  const through = { kind: 'through', date: '2027-01-31', text: 'đến hết ngày 31/01/2027' } as const;
  const last: Milestone = {
    ...{ id: 'M', document: '004', clause: 'I', group: 2, kind: 'disbursement', share: 1 },
    deadline: through,
  };
  const paid = { group: 2, plan: 100, disbursed: 90, estimate: null } as const;
  const { rules, ...context } = on('2027-02-01', {
    ...{ period: '2026', catalog: { ...catalog, milestones: [last] } },
  });
  const rolled = { ...context, rules: { ...rules, rollToWorkingDay: true } };
  expect(assess(paid, rolled)).toMatchObject({ floor: 1, status: 'Chậm mốc', gap: 10 });
  expect(assess(paid, { ...rolled, period: '2027' })).toMatchObject({ floor: '', gap: '' });
});

test('a sum of results asks for a result: estimates alone are no nought', () => {
  const ranges = { group: 'A1:A9', plan: 'B1:B9', disbursed: 'C1:C9', estimate: 'D1:D9' };
  const asks = (key: 'plan' | 'disbursed' | 'estimate'): boolean =>
    groupSum(key, ranges, 'A10').includes('*ISNUMBER(C1:C9))=0,""');
  expect([asks('plan'), asks('disbursed'), asks('estimate')]).toEqual([false, true, false]);
});
