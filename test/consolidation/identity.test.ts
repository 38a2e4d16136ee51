/** Whose report it is and of which period: the first page, where people can see it, against the hidden sheet. */
import { dayFromIso } from '../../src/domain/day';
import { edit } from '../helpers/accountant';
import { CHI_LANG, PERIOD, refusalOf, report, submissionOf, told } from './support';

let good: Uint8Array;

beforeAll(async () => {
  good = await report(CHI_LANG);
});

const showing = (row: 'unit' | 'period', value: string | number | null, format?: string) =>
  edit(good, (at) => at.page('guide').type(row, 'value', value, format));

describe('the period on the first page', () => {
  test.each<[what: string, shown: string | number, format?: string]>([
    ['the month before', '2026-05'],
    ['in words', 'tháng 5 năm 2026'],
    ['in words, with what it is', 'Kỳ báo cáo: tháng 7/2026'],
    ['without its year', 'tháng 5'],
    ['the same month of another year', '2025-06'],
    ['a quarter', 'Quý II/2026'],
    ['a year', 2026],
    ['a month that Excel has made a day of', dayFromIso('2026-05-01'), 'mmm-yy'],
  ])('%s: refused there, whatever is asked for', async (_what, shown, ...[format]) => {
    const bytes = await showing('period', shown, format);
    for (const asked of [PERIOD, '2026-05', null]) {
      const { conflicts, unit } = refusalOf(bytes, asked);
      expect(unit).toBe(CHI_LANG);
      expect(conflicts.map(told)).toEqual(['high period-wrong Hướng dẫn']);
      expect(conflicts[0]?.cell).toMatch(/^C\d+$/);
      expect(conflicts[0]?.message).toContain('tháng 6 năm 2026');
    }
  });

  test.each(['2026-06', 'Tháng 6 năm 2026', 'kỳ báo cáo 6/2026', ' 2026-06 ', 'tháng 6'])(
    '"%s" is that of the workbook',
    async (shown) => {
      expect(submissionOf(await showing('period', shown)).conflicts).toEqual([]);
    },
  );

  test.each([null, '', 'xem phụ lục'])('%j names none: taken, with a remark', async (shown) => {
    const { conflicts, period } = submissionOf(await showing('period', shown));
    expect(period).toBe(PERIOD);
    expect(conflicts.map(told)).toEqual(['low period-unstated Hướng dẫn']);
  });

  test('another period than the one asked for is told where people see it', async () => {
    const { conflicts } = refusalOf(await report(CHI_LANG, undefined, { period: '2026-05' }));
    expect(conflicts).toEqual([
      expect.objectContaining({ code: 'period-wrong', sheet: 'Hướng dẫn', value: '2026-05' }),
    ]);
  });
});

describe('the unit on the first page', () => {
  test.each([
    'Xã Chi Lăng - Lạng Sơn',
    'Đơn vị: xã Chi Lăng',
    'Chi Lăng (Nguyễn Văn A)',
    'UBND XÃ CHI LĂNG, TỈNH LẠNG SƠN',
    'Phong Kinh te xa Chi Lang',
    ' ',
    6463,
    '06463',
  ])('%j is its own', async (shown) => {
    expect(submissionOf(await showing('unit', shown)).unit).toBe(CHI_LANG);
  });

  test.each<[shown: string | number, code: string]>([
    [6037, 'unit-mismatch'],
    ['06037', 'unit-mismatch'],
    ['xã Kháng Chiến', 'unit-mismatch'],
    ['Chi Lăng, Kháng Chiến', 'unit-unknown'],
    ['Đơn vị: xã Chi Lăng 06037', 'unit-ambiguous'],
    ['thị trấn Chi Lăng', 'unit-old-name'],
    ['Đơn vị: xã Chi Lắng cũ', 'unit-unknown'],
    ['x', 'unit-unknown'],
  ])('%j is not: %s', async (shown, code) => {
    const { conflicts } = refusalOf(await showing('unit', shown));
    expect(conflicts.map(told)).toEqual([`high ${code} Hướng dẫn`]);
  });
});
