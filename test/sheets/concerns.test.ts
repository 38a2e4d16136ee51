import { readFileSync, readdirSync } from 'node:fs';
import { contextOf, defaultSettings } from '../../src/consolidation';
import { loadCatalog } from '../../src/catalog';
import { concernOf } from '../../src/sheets/province/concerns';
import { historyTable } from '../../src/sheets/province/ledger';
import type { HistoryRow } from '../../src/sheets/province/rows';

const SRC = new URL('../../src/', import.meta.url);
const source = (file: string): string => readFileSync(new URL(file, SRC), 'utf8');
const inFolder = (folder: string): string[] =>
  readdirSync(new URL(folder, SRC)).map((name) => `${folder}${name}`);

/** Codes that a source names where it makes a conflict, or what becomes one. */
const codesIn = (file: string): string[] =>
  [
    /\b(?:conflict|fail|refused|understood|refuse)\(\s*(?:\w+,\s*)?'([a-z]+(?:-[a-z]+)+)'/g,
    /\bcode: '([a-z]+(?:-[a-z]+)+)'/g,
  ].flatMap((pattern) => [...source(file).matchAll(pattern)].map(([, code = '']) => code));

const DOMAIN = [
  ...['date-text', 'disbursement-checks', 'money-scale', 'number-text', 'numeral'],
  ...['percent-checks', 'period-text', 'plausibility', 'unit-name'],
].map((name) => `domain/${name}.ts`);

const CHECKS = [...new Set([...inFolder('consolidation/'), ...DOMAIN].flatMap(codesIn))].sort();

const REFUSALS = [
  ...source('workbook/read/refusal.ts').matchAll(/^ {2}'?([a-z0-9]+(?:-[a-z]+)*)'?: \[/gm),
].map(([, code = '']) => code);

test('the sources name their codes where this test looks for them', () => {
  expect(CHECKS).toEqual(
    expect.arrayContaining(['period-wrong', 'row-shuffled', 'not-in-list', 'report-empty']),
  );
  expect(CHECKS.length).toBeGreaterThan(70);
  expect(REFUSALS).toEqual(expect.arrayContaining(['encrypted', 'zip64', 'too-slow']));
});

test.each(CHECKS)('%s has words', (code) => {
  expect(concernOf(code)).not.toBe('Khác');
});

test.each(REFUSALS)('%s concerns the file', (code) => {
  expect(concernOf(code)).toBe('Tệp gửi đến');
});

test('a code of a later version is something else', () => {
  expect(concernOf('of-a-later-version')).toBe('Khác');
});

describe('the column Mục of the history', () => {
  const catalog = loadCatalog();
  const context = contextOf(catalog, '2026-06', defaultSettings(catalog, '2026-06'));
  const row: HistoryRow = {
    run: 1,
    kind: 'rejected',
    unit: '',
    period: '2026-06',
    item: 'period-wrong',
    before: null,
    after: null,
    file: 'a.xlsx',
    sheet: '',
    cell: '',
    message: '',
  };
  const shown = (of: Partial<HistoryRow>): unknown =>
    historyTable.columns.find(({ key }) => key === 'label')?.value({ ...row, ...of }, context, 0);
  const task = catalog.tasks[0];

  test.each<[string, Partial<HistoryRow>, string]>([
    ['a refusal: what it concerns', {}, 'Kỳ báo cáo'],
    ['a warning too', { kind: 'warning', item: 'row-shuffled' }, 'Dòng của bảng'],
    [
      'a figure: its own words',
      { kind: 'changed', item: `tasks/${task?.id}/completedOn` },
      `${task?.content} · Kết quả thực hiện: Ngày hoàn thành`,
    ],
    ['an answer of the report', { kind: 'changed', item: 'report/reporter/value' }, 'Người lập'],
  ])('%s', (_name, of, expected) => {
    expect(shown(of)).toBe(expected);
  });

  test('is read by people; the code it stands for is hidden and is what is read back', () => {
    const columns = historyTable.columns.filter(({ key }) => key === 'item' || key === 'label');
    expect(columns.map(({ key, heading, hidden }) => [key, heading, hidden])).toEqual([
      ['item', 'Mã mục', true],
      ['label', 'Mục', undefined],
    ]);
  });
});
