/** The folders of slips over several runs, and what cannot be written there. */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { readBook } from '../../src/workbook/read';
import {
  CHI_LANG,
  clean,
  DONG_KINH,
  FULL,
  KHANG_CHIEN,
  project,
  report,
} from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, tiendo, type SummaryDocument } from './terminal';

const at = temporaryFolder();

jest.setTimeout(240_000);

const WRONG = project({ disbursed: 1200, estimate: 1200 });
const RIGHT = project({ disbursed: 900, estimate: 900 });

const put = async (path: string, unit: string, filled = clean()): Promise<void> =>
  writeFile(at(path), await report(unit, filled, { catalog: FULL }));

const second = (more = RIGHT) => clean(more, { revision: 2, reportedOn: '2026-06-13' });

const consolidated = (...more: string[]) =>
  json<SummaryDocument>(
    ...['consolidate', at('den'), '--period', '2026-06', '--into', at('so.xlsx')],
    ...['--returns', at('tra-lai'), '--receipts', at('bien-nhan'), ...more],
  );

const returned = (): Promise<string[]> => filesIn(at('tra-lai'));
const LAST = 'phieu-chinh-sua-2026-06-06463-chi-lang-lan-2.xlsx';
const FIRST = 'phieu-chinh-sua-2026-06-06463-chi-lang-lan-1.xlsx';

beforeEach(async () => {
  for (const name of ['den', 'tra-lai', 'bien-nhan', 'so.xlsx'])
    await rm(at(name), { recursive: true, force: true });
  await mkdir(at('den'));
});

describe('a request that a later report has answered', () => {
  const answered = async (filled = second()): Promise<void> => {
    await put('den/r1.xlsx', CHI_LANG, clean(WRONG));
    await consolidated();
    expect(await returned()).toEqual([FIRST]);
    await put('den/r2.xlsx', CHI_LANG, filled);
  };

  test('lies in a folder of its own from then on', async () => {
    await answered();
    const { code, err } = await consolidated();
    expect(code).toBe(0);
    expect(err).toContain('0 phiếu đề nghị chỉnh sửa');
    expect(err).toContain(`1 phiếu của lần trước đã có báo cáo thay, chuyển vào`);
    expect(await returned()).toEqual(['da-xong']);
    expect(await filesIn(at('tra-lai/da-xong'))).toEqual([FIRST]);
    // Again, and with the first alone: no request comes back for what is settled.
    await consolidated();
    await rm(at('den/r2.xlsx'));
    expect((await consolidated()).document.files[0]?.outcome).toBe('rejected');
    expect(await returned()).toEqual(['da-xong']);
  });

  test('the later one has a request of its own', async () => {
    await answered(second(WRONG));
    await consolidated();
    expect(await returned()).toEqual(['da-xong', LAST]);
  });

  test('without raising the revision', async () => {
    await put('den/r1.xlsx', CHI_LANG, clean(WRONG));
    await consolidated();
    await put('den/r1.xlsx', CHI_LANG, clean(RIGHT, { reportedOn: '2026-06-13' }));
    await consolidated();
    expect(await filesIn(at('tra-lai/da-xong'))).toEqual([FIRST]);
  });

  test('stays where it is open, and what only has its name is nobody’s to move', async () => {
    await put('den/r1.xlsx', CHI_LANG, clean(WRONG));
    await put('den/r2.xlsx', KHANG_CHIEN, clean(WRONG));
    await consolidated();
    const open = 'phieu-chinh-sua-2026-06-06037-khang-chien-lan-1.xlsx';
    const notes = FIRST.replace('lan-1', 'lan-1-2');
    await writeFile(at('tra-lai', notes), 'ghi chú');
    const later = FIRST.replace('lan-1', 'lan-3');
    await cp(at('tra-lai', FIRST), at('tra-lai', later));
    await put('den/r1.xlsx', CHI_LANG, second());
    await consolidated();
    expect(await returned()).toEqual(['da-xong', open, notes, later].sort());
  });
});

test('a report and its correction in one run: no request, and the first receipt says so', async () => {
  await put('den/r1.xlsx', CHI_LANG, clean(WRONG));
  await put('den/r2.xlsx', CHI_LANG, second());
  await consolidated();
  expect(await filesIn(at())).not.toContain('tra-lai');
  const texts = await Promise.all(
    (await filesIn(at('bien-nhan'))).map(async (name) => {
      const [sheet] = readBook(await bytesOf(at('bien-nhan', name))).sheets;
      const rows = [...(sheet?.rows() ?? [])];
      return rows.map((row) => `${sheet?.cell(row, 2)?.value} ${sheet?.cell(row, 3)?.value}`);
    }),
  );
  expect(texts.map((rows) => rows.includes('Đã được thay bằng lần 2'))).toEqual([true, false]);
});

test('one report under two names has one receipt', async () => {
  await put('den/a.xlsx', CHI_LANG);
  await cp(at('den/a.xlsx'), at('den/b.xlsx'));
  const { err } = await consolidated();
  expect(err).toContain('1 biên nhận');
  expect(await filesIn(at('bien-nhan'))).toHaveLength(1);
});

test('slips among the reports bring forth no slips', async () => {
  await put('den/tot.xlsx', DONG_KINH);
  await writeFile(at('den/hong.xlsx'), 'x');
  const run = () => consolidated('--returns', at('den/tra-lai'), '--receipts', at('den/bien-nhan'));
  for (let time = 1; time <= 3; time += 1) await run();
  expect(await filesIn(at('den/tra-lai'))).toEqual(['phieu-chinh-sua-2026-06-hong.xlsx']);
  expect(await filesIn(at('den/bien-nhan'))).toHaveLength(1);
});

test('names as long as a disk takes, and of any writing', async () => {
  const long = 'Thư của Ủy ban nhân dân xã về việc báo cáo tháng 6 '.repeat(4).slice(0, 150).trim();
  for (const folder of [`${long} 1`, `${long} 2`]) {
    await mkdir(at('den', folder));
    await writeFile(at('den', folder, 'BC.xlsx'), folder);
  }
  await writeFile(at('den', `${'a'.repeat(240)}.xlsx`), 'x');
  await writeFile(at('den', '報告.xlsx'), 'y');
  await put('den/tot.xlsx', CHI_LANG);
  const { code, document } = await consolidated();
  expect([code, document.files.length]).toEqual([1, 5]);
  const names = await returned();
  expect(names).toHaveLength(4);
  expect(names).toContain('phieu-chinh-sua-2026-06-tep.xlsx');
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]{1,200}\.xlsx$/);
});

test('what cannot be written is told; everything else is there, and the document', async () => {
  await writeFile(at('den/hong.xlsx'), 'x');
  await writeFile(at('den/vo.xlsx'), 'y');
  await put('den/tot.xlsx', CHI_LANG);
  await mkdir(at('tra-lai/phieu-chinh-sua-2026-06-hong.xlsx'), { recursive: true });
  const { code, document, err } = await consolidated();
  expect(code).toBe(1);
  expect(document).toMatchObject({ actual: 1, files: { length: 3 } });
  expect(err).toMatch(/Không ghi được 1 tệp vào .*tra-lai \(E\w+\): phieu-chinh-sua-2026-06-hong/);
  expect(err).toContain('1 phiếu đề nghị chỉnh sửa');
  expect(await readdir(at('tra-lai/phieu-chinh-sua-2026-06-hong.xlsx'))).toEqual([]);
  expect(await returned()).toContain('phieu-chinh-sua-2026-06-vo.xlsx');
  expect(await filesIn(at('bien-nhan'))).toHaveLength(1);
});

test('nothing refused and a receipt that cannot be written: exit 1', async () => {
  await put('den/tot.xlsx', CHI_LANG);
  await mkdir(at('bien-nhan'));
  const { code, document } = await consolidated('--receipts', at('den/tot.xlsx', 'x'));
  expect([code, document.actual]).toEqual([1, 1]);
});

test.each(['--returns', '--receipts'])('%s that is a file: nothing is done', async (option) => {
  await put('den/tot.xlsx', CHI_LANG);
  for (const [value, says] of [
    [at('den/tot.xlsx'), 'là tệp, không phải thư mục'],
    ['', 'nêu thư mục'],
  ] as const) {
    const { code, err } = await tiendo(
      ...['consolidate', at('den'), '--period', '2026-06', '--into', at('so.xlsx')],
      ...[option, value],
    );
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  }
  expect(await filesIn(at())).toEqual(['den']);
});
