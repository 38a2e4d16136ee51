/** The lines of disbursement that the commune's report prints. */
import { contextOf, communeSettings } from '../../src/consolidation';
import { loadCatalog } from '../../src/catalog';
import { communeBook } from '../../src/sheets/commune/book';
import { GROUP_LABELS } from '../../src/sheets/line';
import type { CellContent } from '../../src/sheets/model';

const catalog = loadCatalog();
const LABELS: readonly string[] = Object.values(GROUP_LABELS);

/** What stands beside each group's label: sums, rate and milestone, status. */
function linesOf(period: string, projects: Record<string, Record<string, CellContent>>) {
  const context = contextOf(catalog, period, communeSettings(catalog, period));
  const book = communeBook(context, '06463', (sheet, row) => projects[`${sheet}/${row}`] ?? {});
  const report = book.sheets.find(({ key }) => key === 'report');
  return (report?.rows ?? []).flatMap(({ cells }) =>
    LABELS.includes(String(cells[1]?.value)) ? [cells.slice(2, 7)] : [],
  );
}

const texts = (period: string, projects = {}) =>
  linesOf(period, projects).map((cells) => cells.map((cell) => cell?.value));

const NOTHING = ['', '', '', '', 'Không phát sinh'];

test.each(['2026-01', '2026-06', '2026'])(
  'in %s a group without projects is quiet: no figure, no milestone, nothing arose once that has been said',
  (period) => {
    const said = { 'report/disbursement': { value: 'Không phát sinh' } };
    expect(texts(period, said)).toEqual([NOTHING, NOTHING, NOTHING, NOTHING]);
  },
);

test.each([{}, { 'report/disbursement': { value: 'Có số liệu' } }])(
  'forgetting is no answer: a page without projects says nothing for the unit (%j)',
  (said) => {
    const silent = ['', '', '', '', 'Chưa có số liệu'];
    expect(texts('2026-06', said)).toEqual([silent, silent, silent, silent]);
  },
);

test('a group with a project is held to its milestone, the others stay quiet', () => {
  const project = { name: 'Đường', group: GROUP_LABELS[2], plan: 200, disbursed: 130 };
  expect(texts('2026-06', { 'disbursement/DA-01': project })).toEqual([
    NOTHING,
    [200, 130, 130, '65%; 30/6: 30%', 'Chưa đến mốc'],
    NOTHING,
    NOTHING,
  ]);
});

test.each([
  ['2026-06', '65%; 30/6: 30%'],
  ['2026-07', '65%; 30%'],
  ['2026-11', '65%; 60%'],
  ['2026', '65%; 60%'],
])('in %s rate and milestone are %s', (period, words) => {
  const project = { name: 'Đường', group: GROUP_LABELS[2], plan: 200, disbursed: 130 };
  const [, line] = texts(period, { 'disbursement/DA-01': project });
  expect(line?.[3]).toBe(words);
});

test('where no directive sets milestones the rate stands alone', () => {
  const project = { name: 'Đường', group: GROUP_LABELS[2], plan: 200, disbursed: 130 };
  const [, line] = texts('2027-06', { 'disbursement/DA-01': project });
  expect(line?.[3]).toBe('65%');
});

test('a project without figures says so', () => {
  const project = { name: 'Đường', group: GROUP_LABELS[2] };
  const [, line] = texts('2026-06', { 'disbursement/DA-01': project });
  expect(line).toEqual(['', '', '', '-; 30/6: 30%', 'Chưa có số liệu']);
});

test('the formulas of both cells ask first whether there is a project', () => {
  for (const cells of linesOf('2026-06', {})) {
    for (const cell of cells.slice(3)) expect(cell?.formula).toMatch(/^IF\(COUNTIF\([^)]+\)=0,/);
  }
});
