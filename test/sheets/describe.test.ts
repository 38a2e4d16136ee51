import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog';
import { describeSheets } from '../../src/sheets/describe';

const page = describeSheets(loadCatalog());

/** The cells of one column in the table of one sheet. */
const rowOf = (book: string, sheet: string, key: string): string[] => {
  const part = page.split(`\n## ${book}`)[1]?.split('\n## ')[0] ?? '';
  const table = part.split(`### ${sheet} `)[1]?.split('\n### ')[0] ?? '';
  const line = table.split('\n').find((text) => text.includes(`| \`${key}\` `)) ?? '';
  return line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim());
};

const COMMUNE = 'Sổ báo cáo của xã, phường';
const PROVINCE = 'Sổ tổng hợp của tỉnh';

test('docs/SHEETS.md is current (if not: node scripts/docs.mjs)', () => {
  const path = join(__dirname, '../../docs/SHEETS.md');
  expect(readFileSync(path, 'utf8')).toBe(page);
});

describe('describeSheets', () => {
  test('has every sheet of both workbooks', () => {
    const names = [...page.matchAll(/^### (.+) \(`(\w+)`\)$/gm)].map(([, name]) => name);
    expect(names).toEqual([
      'Hướng dẫn',
      'Nhiệm vụ',
      'Chỉ tiêu',
      'Giải ngân',
      'Kiến nghị',
      'Báo cáo',
      '\\_tiendo',
      'Tổng quan',
      'Nhiệm vụ',
      'Chỉ tiêu',
      'Giải ngân',
      'Kiến nghị',
      'Văn bản',
      'Đơn vị',
      'Nhận báo cáo',
      'Dữ liệu',
      'Lịch sử',
      'Cấu hình',
      '\\_tiendo',
    ]);
  });

  test.each([
    ['a cell for all rows', COMMUNE, 'Nhiệm vụ', 'state', 'xã, phường', ''],
    ['a cell for some rows', COMMUNE, 'Nhiệm vụ', 'office', 'xã, phường, một số dòng', ''],
    ['a formula', COMMUNE, 'Nhiệm vụ', 'status', '', 'có'],
    ['a formula in some rows', COMMUNE, 'Nhiệm vụ', 'lastDay', '', 'có, một số dòng'],
    ['agencies’ rows are the province’s', PROVINCE, 'Nhiệm vụ', 'state', 'tỉnh, một số dòng', ''],
    ['units’ figures are not', PROVINCE, 'Chỉ tiêu', 'planUnit', '', ''],
    ['counts over other sheets', PROVINCE, 'Đơn vị', 'overdue', '', 'có'],
    ['what is written once', PROVINCE, 'Dữ liệu', 'value', '', ''],
  ])('%s', (_, book, sheet, key, editor, formula) => {
    const [, , , who, , has] = rowOf(book, sheet, key);
    expect([who, has]).toEqual([editor, formula]);
  });

  test('a rule stands with its column, where somebody may type', () => {
    expect(rowOf(COMMUNE, 'Nhiệm vụ', 'state')[4]).toBe(
      'Chọn: Chưa thực hiện; Đang thực hiện; Hoàn thành; Không phát sinh',
    );
    expect(rowOf(COMMUNE, 'Giải ngân', 'plan')[4]).toMatch(/không nhỏ hơn 0/);
    expect(rowOf(PROVINCE, 'Chỉ tiêu', 'planUnit')[4]).toBe('');
    expect(rowOf(COMMUNE, 'Báo cáo', 'revision')[4]).toBe('Nhập một số nguyên từ 1 đến 99.');
  });

  test('every table is whole: its rows have as many cells as its heading', () => {
    for (const table of page.match(/(?:^\|.*\|\n)+/gm) ?? []) {
      const lines = table.trim().split('\n');
      const bars = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
      expect(new Set(bars).size).toBe(1);
      expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    }
  });
});
