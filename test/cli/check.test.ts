import { mkdir, writeFile } from 'node:fs/promises';
import type { FileSummary } from '../../src/consolidation';
import { edit } from '../helpers/accountant';
import { CHI_LANG, FULL, TARGET, clean, report } from '../consolidation/support';
import { json, temporaryFolder, tiendo } from './terminal';

const at = temporaryFolder();

beforeAll(async () => {
  const good = await report(CHI_LANG, clean(), { catalog: FULL });
  await mkdir(at('trống'));
  await writeFile(at('tốt.xlsx'), good);
  await writeFile(
    at('sai.xlsx'),
    await edit(good, (book) => book.page('targets').type(TARGET, 'actual', 'khoảng 12')),
  );
  await writeFile(at('hỏng.xlsx'), good.slice(0, 5000));
  await writeFile(at('lạ.xlsx'), await edit(good, (book) => book.deleteSheet('meta')));
});

test.each<[files: string[], code: number]>([
  [['tốt.xlsx'], 0],
  [['sai.xlsx'], 1],
  [['lạ.xlsx'], 1],
  [['hỏng.xlsx'], 2],
  [['tốt.xlsx', 'sai.xlsx'], 1],
  [['tốt.xlsx', 'hỏng.xlsx', 'sai.xlsx'], 2],
])('%j: exit %i', async (files, code) => {
  const run = await tiendo('check', ...files.map((file) => at(file)));
  expect(run.code).toBe(code);
  for (const file of files) expect(run.out).toContain(file);
});

test('a file that is not there does not hide the others, also in --json', async () => {
  const paths = [at('tốt.xlsx'), at('mất.xlsx')];
  const { code, document } = await json<{ files: FileSummary[] }>('check', ...paths);
  expect(code).toBe(2);
  expect(document.files).toMatchObject([
    { file: 'mất.xlsx', outcome: 'rejected', conflicts: [{ code: 'file-missing' }] },
    { file: 'tốt.xlsx', outcome: 'accepted' },
  ]);
});

test('a folder is searched', async () => {
  const { code, document } = await json<{ files: FileSummary[] }>('check', at());
  expect(code).toBe(2);
  expect(document.files.map(({ file }) => file).sort()).toEqual([
    'hỏng.xlsx',
    'lạ.xlsx',
    'sai.xlsx',
    'tốt.xlsx',
  ]);
});

test('--json is one document in the shape of the contract, and nothing else', async () => {
  const { document, err } = await json<{ files: FileSummary[] }>(
    'check',
    at('tốt.xlsx'),
    at('sai.xlsx'),
    at('hỏng.xlsx'),
  );
  expect(err).toBe('');
  expect(Object.keys(document)).toEqual(['files']);
  for (const file of document.files) {
    expect(Object.keys(file)).toEqual([
      'file',
      'unit',
      'outcome',
      'imported',
      'updated',
      'unchanged',
      'ignored',
      'conflicts',
    ]);
    for (const conflict of file.conflicts)
      expect(Object.keys(conflict)).toEqual([
        'code',
        'severity',
        'sheet',
        'cell',
        'value',
        'message',
      ]);
  }
  const of = (name: string) => document.files.find(({ file }) => file === name);
  expect(of('tốt.xlsx')).toMatchObject({
    unit: CHI_LANG,
    outcome: 'accepted',
    imported: 12,
    ignored: 0,
    conflicts: [],
  });
  expect(of('sai.xlsx')).toMatchObject({
    unit: CHI_LANG,
    outcome: 'warning',
    imported: 11,
    ignored: 1,
  });
  expect(of('sai.xlsx')?.conflicts).toEqual([
    {
      code: 'number-unreadable',
      severity: 'medium',
      sheet: 'Chỉ tiêu',
      cell: expect.stringMatching(/^[A-Z]+\d+$/),
      value: 'khoảng 12',
      message: expect.stringContaining('khoảng 12'),
    },
  ]);
  expect(of('hỏng.xlsx')).toMatchObject({ unit: null, outcome: 'rejected', imported: 0 });
});

test('for people: the file, the cell, what stands there, what to do', async () => {
  const { out } = await tiendo('check', at('sai.xlsx'));
  expect(out).toMatch(
    /^sai\.xlsx: có điểm cần xem lại \(11 giá trị đọc được, 1 bỏ qua\)\n {2}- Chỉ tiêu!J\d+ \("khoảng 12"\): \S/,
  );
});

test('a template that nobody has filled in is no report', async () => {
  await writeFile(at('trắng.xlsx'), await report(CHI_LANG, {}, { catalog: FULL }));
  const { code, document } = await json<{ files: FileSummary[] }>('check', at('trắng.xlsx'));
  expect(code).toBe(1);
  expect(document.files).toMatchObject([
    { unit: CHI_LANG, outcome: 'rejected', imported: 0, conflicts: [{ code: 'report-empty' }] },
  ]);
});

test('the worst stands first, in the text and in --json', async () => {
  const filled = clean({ [`targets/${TARGET}`]: { state: 'Có', actual: 'khoảng 12' } });
  const good = await report(CHI_LANG, filled, { catalog: FULL });
  await writeFile(at('xáo.xlsx'), await edit(good, (book) => book.deleteSheet('petitions')));
  const { document } = await json<{ files: FileSummary[] }>('check', at('xáo.xlsx'));
  const grades = document.files[0]?.conflicts.map(({ severity }) => severity);
  expect(grades).toEqual(
    ['high', 'medium', 'low'].filter((grade) => grades?.includes(grade as 'low')),
  );
  expect(grades?.slice(0, 2)).toEqual(['high', 'medium']);
  const { out } = await tiendo('check', at('xáo.xlsx'));
  expect(out.indexOf('Kiến nghị')).toBeLessThan(out.indexOf('khoảng 12'));
});
