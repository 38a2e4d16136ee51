import { reportFileName, unitOfFileName } from '../../src/consolidation';
import { FULL } from './support';

const { communes } = FULL;

test.each([
  ['Chi Lăng', 'chi-lang'],
  ['Đình Lập', 'dinh-lap'],
  ['Quý Hòa', 'quy-hoa'],
])('%s in a file name', (name, plain) => {
  expect(reportFileName('2026-Q2', { code: '06463', name })).toBe(
    `bao-cao-2026-Q2-06463-${plain}.xlsx`,
  );
});

const EARLIER = 'BC_2026-06_06463_Chi-Lang.xlsx';

describe.each(['2026-06', '2026-Q2', '2026-H1', '2026-9M', '2026'])('of %s', (period) => {
  test('no unit gets a name that a mail program could spoil, and each is known by its own', () => {
    const names = communes.map((unit) => reportFileName(period, unit));
    expect(names.filter((name) => !/^[a-zA-Z0-9-]+\.xlsx$/.test(name))).toEqual([]);
    expect(names.map((name) => unitOfFileName(name, communes))).toEqual(communes);
  });
});

test.each([
  EARLIER,
  'bao-cao-2026-06-06463-chi-lang (1).xlsx',
  'bao-cao-2026-06-06463-chi-lang - Copy.xlsx',
  'Bản sao của bao-cao-2026-06-06463-chi-lang.xlsx',
  'BAO-CAO-2026-06-06463-CHI-LANG.XLSX',
  'FW_ bao-cao-2026-06-06463-chi-lang-lan-2.xlsx',
  'den/thang-6/bao-cao-2026-06-06463-chi-lang.xlsx',
  'den\\BC_2026-Q2_06463_Chi-Lang.xlsx',
  'so-bao-cao-2026-06-06463.xlsx',
])('%s is of Chi Lăng', (file) => {
  expect(unitOfFileName(file, communes)?.code).toBe('06463');
});

test.each([
  'Báo cáo xã Chi Lăng tháng 6.xlsx',
  'bao-cao-2026-06-06463-bac-son.xlsx',
  'bao-cao-2026-06-99999-chi-lang.xlsx',
  'bao-cao-2026-06-064631-chi-lang.xlsx',
  'abc-2026-06-06463-chi-lang.xlsx',
  '06463.xlsx',
  'bao-cao-2026-06-06463-chi-lang.xlsx/a.xlsx',
])('%s names no unit of ours', (file) => {
  expect(unitOfFileName(file, communes)).toBeUndefined();
});
