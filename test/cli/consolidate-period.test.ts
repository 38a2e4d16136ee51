/** Another period than the book is of; another file than a book. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { CHI_LANG, FULL, clean, report } from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, tiendo, type SummaryDocument } from './terminal';

const at = temporaryFolder();

// The book of all 65 units takes seconds on an old machine.
jest.setTimeout(240_000);

beforeAll(async () => {
  await mkdir(at('vào'));
  await writeFile(at('vào', 'a-chi-lang.xlsx'), await report(CHI_LANG, clean(), { catalog: FULL }));
});

describe('another period than the book is of', () => {
  const INTO = 'kỳ khác';
  const run = (period: string, file: string, ...more: string[]) =>
    json<SummaryDocument>(
      'consolidate',
      ...[at(INTO, file), '--period', period, '--into', at(INTO, 'so', 'b.xlsx'), ...more],
    );

  beforeAll(async () => {
    await mkdir(at(INTO));
    await copyFile(at('vào', 'a-chi-lang.xlsx'), at(INTO, '6.xlsx'));
    await writeFile(
      at(INTO, '7.xlsx'),
      await report(CHI_LANG, clean({}, { reportedOn: '2026-07-13' }), {
        period: '2026-07',
        catalog: FULL,
      }),
    );
    expect((await run('2026-06', '6.xlsx', '--as-of', '2026-06-20')).code).toBe(0);
  });

  test.each(['--dry-run', '--jobs=1'])(
    'mistyped, every file refused: the book stays what it is (%s)',
    async (option) => {
      const before = await bytesOf(at(INTO, 'so', 'b.xlsx'));
      const returns = at(INTO, 'phiếu');
      const { code, document, err } = await run('2026-07', '6.xlsx', '--returns', returns, option);
      expect(code).toBe(2);
      expect(document.files).toMatchObject([
        { outcome: 'rejected', conflicts: [{ code: 'period-wrong' }] },
      ]);
      expect(err).toMatch(/kỳ 2026-07.*sổ kỳ 2026-06 và được giữ nguyên\. Kiểm tra --period\./);
      expect(await bytesOf(at(INTO, 'so', 'b.xlsx'))).toEqual(before);
      // The unit has nothing to correct.
      expect(await filesIn(at(INTO))).not.toContain('phiếu');
    },
  );

  test('for people: why each file was refused, and no figures of a month that nobody meant', async () => {
    const { out } = await tiendo(
      'consolidate',
      ...[at(INTO, '6.xlsx'), '--period', '2026-07', '--into', at(INTO, 'so', 'b.xlsx')],
    );
    expect(out).toContain('1 từ chối');
    expect(out).toContain('Sổ này của tháng 6 năm 2026');
    expect(out).not.toContain('TỔNG HỢP');
  });

  test('with a report of the new period the book becomes one of it', async () => {
    const { code, document } = await run('2026-07', '7.xlsx');
    expect(code).toBe(0);
    expect(document).toMatchObject({ period: '2026-07', actual: 1 });
    const status = await json<SummaryDocument>('status', at(INTO, 'so', 'b.xlsx'));
    expect(status.document).toMatchObject({ period: '2026-07', actual: 1 });
  });

  test('a report of the earlier period that is there already turns it back', async () => {
    const { code, document } = await run('2026-06', '6.xlsx');
    expect(code).toBe(0);
    expect(document).toMatchObject({ period: '2026-06', actual: 1 });
  });
});

describe('no report was taken and there is no book', () => {
  beforeAll(async () => {
    await mkdir(at('không'));
    await writeFile(at('không', 'hỏng.xlsx'), 'không phải sổ');
  });

  test.each<[what: string, from: string, period: string, more: string[]]>([
    ['a file that cannot be read', 'không', '2026-06', []],
    ['the same in a dry run', 'không', '2026-06', ['--dry-run']],
    ['a period mistyped', 'vào', '2026-07', []],
  ])('%s: none is made', async (_what, from, period, more) => {
    const run = ['consolidate', at(from), '--period', period, '--into', at('mới', 'so.xlsx')];
    const { code, document, err } = await json<SummaryDocument>(...run, ...more);
    expect(code).toBe(2);
    expect(document).toMatchObject({ period, expected: 65, actual: 0 });
    expect(document.files).toMatchObject([{ outcome: 'rejected' }]);
    expect(err).toContain(`Không có báo cáo nào của kỳ ${period} được nhận nên chưa lập`);
    await expect(bytesOf(at('mới', 'so.xlsx'))).rejects.toThrow('ENOENT');
    expect((await tiendo(...run, ...more)).out).not.toContain('TỔNG HỢP');
  });

  test('the refused file gets its request all the same', async () => {
    const { code } = await tiendo(
      ...['consolidate', at('không'), '--period', '2026-06', '--into', at('mới', 'so.xlsx')],
      ...['--returns', at('mới', 'phiếu')],
    );
    expect(code).toBe(2);
    expect(await filesIn(at('mới', 'phiếu'))).toEqual(['phieu-chinh-sua-2026-06-hong.xlsx']);
  });

  test('a book that is there takes note of the refusal', async () => {
    const run = (from: string) =>
      tiendo(...['consolidate', at(from), '--period', '2026-06', '--into', at('có', 'so.xlsx')]);
    await run('vào');
    expect((await run('không')).code).toBe(1);
    expect((await bytesOf(at('có', 'so.xlsx'))).length).toBeGreaterThan(0);
  });
});

describe('--json where no path leads to a report: one document all the same', () => {
  test.each<[what: string, paths: string[], files: object[]]>([
    [
      'a path that is not there',
      ['đâu.xlsx'],
      [{ file: 'đâu.xlsx', outcome: 'rejected', conflicts: [{ code: 'file-missing' }] }],
    ],
    ['an empty folder', ['rỗng'], []],
  ])('%s', async (_what, paths, files) => {
    await mkdir(at('rỗng'), { recursive: true });
    const { code, document, err } = await json<SummaryDocument>(
      ...['consolidate', ...paths.map((path) => at(path)), '--period', '2026-06'],
      ...['--into', at('chưa', 'so.xlsx'), '--returns', at('chưa', 'phiếu')],
    );
    expect(code).toBe(2);
    expect(document).toMatchObject({ period: '2026-06', expected: 65, actual: 0, files });
    expect(err).toContain('Không thấy báo cáo nào');
    expect(await filesIn(at())).not.toContain('chưa');
  });
});

describe('status and template speak of the book, not of what somebody sent', () => {
  test.each<[what: string, says: string, make: () => Promise<Uint8Array | string>]>([
    ["a commune's report", 'không phải sổ tổng hợp', () => bytesOf(at('vào', 'a-chi-lang.xlsx'))],
    ['a text', 'không phải bảng tính Excel (.xlsx): tệp văn bản', async () => 'ghi chép'],
  ])('%s', async (_what, says, make) => {
    await writeFile(at('nhầm.xlsx'), await make());
    const out = ['--period', '2026-06', '--out', at('không ra')];
    for (const argv of [
      ['status', at('nhầm.xlsx')],
      ['template', ...out, '--from', at('nhầm.xlsx')],
    ]) {
      const { code, err } = await tiendo(...argv);
      expect(code).toBe(2);
      expect(err).toContain(says);
      expect(err).not.toMatch(/gửi lại|Tệp đích|--into|Chọn tên tệp khác/);
    }
  });
});
