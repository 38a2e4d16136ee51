/** What goes back to the units: requests to correct and receipts, on the disk. */
import { mkdir, writeFile } from 'node:fs/promises';
import { readBook } from '../../src/workbook/read';
import { CHI_LANG, clean, FULL, KHANG_CHIEN, report, VIETNAMESE } from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, tiendo } from './terminal';

const at = temporaryFolder();
const WRONG = clean({
  'disbursement/DA-01': {
    name: 'Đường thôn A',
    group: '2. Chuyển tiếp',
    plan: 1000,
    disbursed: 1200,
  },
});

beforeAll(async () => {
  await mkdir(at('den'));
  await writeFile(at('den/tot.xlsx'), await report(CHI_LANG, clean(), { catalog: FULL }));
  await writeFile(at('den/sai.xlsx'), await report(KHANG_CHIEN, WRONG, { catalog: FULL }));
  await writeFile(at('den/hong.xlsx'), 'không phải sổ');
});

const consolidate = (into: string, ...more: string[]): string[] => [
  ...['consolidate', at('den'), '--period', '2026-06', '--into', at(into, 'so.xlsx')],
  ...['--returns', at(into, 'tra-lai'), '--receipts', at(into, 'bien-nhan'), ...more],
];

test('a refused report and one with a grave reason go back, accepted ones get receipts', async () => {
  const { code, err } = await tiendo(...consolidate('a'));
  expect(code).toBe(1);
  expect(err).toContain('2 phiếu đề nghị chỉnh sửa');
  expect(err).toContain('2 biên nhận');
  expect(await filesIn(at('a/tra-lai'))).toEqual([
    'phieu-chinh-sua-2026-06-06037-khang-chien-lan-1.xlsx',
    'phieu-chinh-sua-2026-06-hong.xlsx',
  ]);
  expect(await filesIn(at('a/bien-nhan'))).toEqual([
    expect.stringMatching(/^bien-nhan-2026-06-06037-khang-chien-lan-1-[0-9a-f]{8}\.xlsx$/),
    expect.stringMatching(/^bien-nhan-2026-06-06463-chi-lang-lan-1-[0-9a-f]{8}\.xlsx$/),
  ]);
});

test('the slip points at the cell of the report', async () => {
  const name = 'phieu-chinh-sua-2026-06-06037-khang-chien-lan-1.xlsx';
  const [sheet] = readBook(await bytesOf(at('a/tra-lai', name))).sheets;
  const texts = [...(sheet?.rows() ?? [])].map((row) =>
    [...(sheet?.columnsOf(row) ?? [])].map((column) => sheet?.cell(row, column)?.value),
  );
  const line = texts.find((row) => row.includes('Phải sửa'));
  expect(line?.slice(1, 7)).toEqual([
    1,
    'Phải sửa',
    'Giải ngân',
    expect.stringMatching(/^[A-Z]+\d+$/),
    'Đường thôn A · Đã giải ngân đến hết tháng trước: Tổng số',
    '1.200',
  ]);
  expect(String(line?.at(-1))).toMatch(VIETNAMESE);
  expect(texts.flat().join(' ')).toContain('tăng "Lần báo cáo" lên 2');
});

test('a receipt keeps the time of the first run, and is not lost either', async () => {
  const before = await filesIn(at('a/bien-nhan'));
  const first = await bytesOf(at('a/bien-nhan', before[0] ?? ''));
  const { err } = await tiendo(...consolidate('a'));
  expect(err).toContain('2 biên nhận');
  expect(err).toContain('0 mới lập');
  expect(await bytesOf(at('a/bien-nhan', before[0] ?? ''))).toEqual(first);
});

test('what a killed run had half written is cleared away', async () => {
  const [slip = ''] = await filesIn(at('a/tra-lai'));
  await writeFile(at('a/tra-lai', `.${slip}.4711.tmp`), 'nửa');
  await tiendo(...consolidate('a'));
  expect((await filesIn(at('a/tra-lai'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a dry run writes neither', async () => {
  await tiendo(...consolidate('b', '--dry-run'));
  await expect(filesIn(at('b'))).rejects.toThrow(/ENOENT/);
});

test('slips among the reports are told for what they are', async () => {
  const { document } = await json<{ files: { file: string; conflicts: { code: string }[] }[] }>(
    ...['consolidate', at('a/tra-lai'), at('a/bien-nhan')],
    ...['--period', '2026-06', '--into', at('c.xlsx'), '--dry-run'],
  );
  expect(document.files.map(({ conflicts }) => conflicts.map(({ code }) => code))).toEqual(
    Array.from({ length: 4 }, () => ['not-a-submission']),
  );
});
