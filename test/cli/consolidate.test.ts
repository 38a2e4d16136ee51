import disk from 'node:fs';
import fs, { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import lockfile from 'proper-lockfile';
import { readBook } from '../../src/workbook/read';
import { edit } from '../helpers/accountant';
import {
  CHI_LANG,
  DONG_KINH,
  FULL,
  KHANG_CHIEN,
  TARGET,
  clean,
  report,
} from '../consolidation/support';
import { bytesOf, filesIn, json, temporaryFolder, tiendo, type SummaryDocument } from './terminal';

const at = temporaryFolder();

// The book of all 65 units takes seconds on an old machine.
jest.setTimeout(240_000);

const consolidate = (into: string, ...more: string[]) =>
  json<SummaryDocument>(
    'consolidate',
    at('vào'),
    '--period',
    '2026-06',
    '--into',
    at(into),
    ...more,
  );

beforeAll(async () => {
  await mkdir(at('vào'));
  const filled = (unit: string, ...args: Parameters<typeof clean>) =>
    report(unit, clean(...args), { catalog: FULL });
  const good = await filled(CHI_LANG);
  await writeFile(at('vào', 'a-chi-lang.xlsx'), good);
  await writeFile(
    at('vào', 'b-khang-chien.xlsx'),
    await filled(KHANG_CHIEN, {}, { reportedOn: '2026-06-19' }),
  );
  await writeFile(
    at('vào', 'c-dong-kinh.xlsx'),
    await edit(await filled(DONG_KINH), (book) =>
      book.page('targets').type(TARGET, 'actual', 'khoảng 12'),
    ),
  );
  await writeFile(at('vào', 'd-hong.xlsx'), good.slice(0, 9000));
  await writeFile(at('vào', '~$a-chi-lang.xlsx'), 'khóa');
});

describe('a dry run, the run, and the run again', () => {
  let said: SummaryDocument;

  test('a dry run writes nothing', async () => {
    const dry = await consolidate('sổ/6.xlsx', '--dry-run');
    expect(dry.code).toBe(1);
    expect(await filesIn(at())).toEqual(['vào']);
    said = dry.document;
  });

  test('--json is the document of the contract', () => {
    expect(Object.keys(said)).toEqual([
      'period',
      'expected',
      'actual',
      'onTime',
      'late',
      'missing',
      'files',
    ]);
    expect(said).toMatchObject({
      period: '2026-06',
      expected: 65,
      actual: 3,
      onTime: 2,
      late: [KHANG_CHIEN],
    });
    expect(said.missing).toHaveLength(62);
    expect(said.missing).not.toContain(CHI_LANG);
    expect(said.files.map(({ file, unit, outcome }) => [file, unit, outcome])).toEqual([
      ['a-chi-lang.xlsx', CHI_LANG, 'accepted'],
      ['b-khang-chien.xlsx', KHANG_CHIEN, 'accepted'],
      ['c-dong-kinh.xlsx', DONG_KINH, 'warning'],
      ['d-hong.xlsx', null, 'rejected'],
    ]);
    for (const file of said.files) {
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
  });

  test('the run says the same as the dry run, and writes the book', async () => {
    const real = await consolidate('sổ/6.xlsx');
    expect(real.document).toEqual(said);
    expect(real.code).toBe(1);
    expect(await filesIn(at('sổ'))).toEqual(['6.xlsx']);
    expect(real.err).toContain('6.xlsx');
  });

  test('the run again leaves the bytes of the book alone, and what is in the book says so', async () => {
    const before = await bytesOf(at('sổ', '6.xlsx'));
    const { mtimeMs } = await stat(at('sổ', '6.xlsx'));
    const again = await consolidate('sổ/6.xlsx');
    expect(again.code).toBe(1);
    expect(again.document.files.map(({ outcome }) => outcome)).toEqual(
      said.files.map(({ outcome }) => outcome),
    );
    for (const { imported, updated } of again.document.files)
      expect([imported, updated]).toEqual([0, 0]);
    expect(await bytesOf(at('sổ', '6.xlsx'))).toEqual(before);
    expect((await stat(at('sổ', '6.xlsx'))).mtimeMs).toBe(mtimeMs);
    expect(again.err).toContain('Không có gì thay đổi');
  });

  test('without --json a finance officer reads rates, names and reasons', async () => {
    const { out, code } = await tiendo(
      'consolidate',
      at('vào', 'd-hong.xlsx'),
      at('vào', 'c-dong-kinh.xlsx'),
      '--period',
      'tháng 6/2026',
      '--into',
      at('sổ', '6.xlsx'),
      '--dry-run',
    );
    expect(code).toBe(1);
    expect(out).toContain('2 tệp: 0 chấp nhận, 1 chấp nhận có cảnh báo, 1 từ chối');
    expect(out).toMatch(/Đã báo cáo +3\/65/);
    expect(out).toMatch(/Trễ hạn +1 +xã Kháng Chiến/);
    expect(out).toContain('Chỉ tiêu!J');
  });

  test('status tells the same of the book, for any report date', async () => {
    const { code, document } = await json<SummaryDocument & { asOf: string; sample: boolean }>(
      'status',
      at('sổ', '6.xlsx'),
      '--as-of',
      '15/7/2026',
    );
    expect(code).toBe(0);
    const { period, expected, actual, onTime, late, missing } = said;
    const rates = { period, expected, actual, onTime, late, missing };
    expect(document).toMatchObject({ ...rates, asOf: '2026-07-15', sample: false });
    const { out } = await tiendo('status', at('sổ', '6.xlsx'));
    expect(out).toMatch(/Đã báo cáo +3\/65/);
  });

  test('status of some units counts only their reports', async () => {
    const [late = '', missing = ''] = [said.late[0], said.missing[0]];
    const { document } = await json<SummaryDocument>(
      ...['status', at('sổ', '6.xlsx'), '--unit', late, '--unit', missing],
    );
    expect(document).toMatchObject({ expected: 2, actual: 1, onTime: 0 });
    expect([document.late, document.missing]).toEqual([[late], [missing]]);
  });

  test('the book may lie among the reports, however its path is written', async () => {
    await mkdir(at('chung'));
    await copyFile(at('vào', 'a-chi-lang.xlsx'), at('chung', 'a.xlsx'));
    await copyFile(at('sổ', '6.xlsx'), at('chung', '6.xlsx'));
    const run = await json<SummaryDocument>(
      'consolidate',
      at('chung'),
      '--period',
      '2026-06',
      '--into',
      `${at('chung')}/../chung/6.xlsx`,
      '--dry-run',
    );
    expect(run.document.files.map(({ file }) => file)).toEqual(['a.xlsx']);
  });
});

describe('the book at --into', () => {
  test.each<[what: string, code: string, make: () => Promise<Uint8Array | string>]>([
    ['a text', 'không phải bảng tính', async () => 'ghi chép'],
    ["a commune's report", 'không phải sổ tổng hợp', () => bytesOf(at('vào', 'a-chi-lang.xlsx'))],
    ['half a book', 'bị cắt', async () => (await bytesOf(at('sổ', '6.xlsx'))).slice(0, 40_000)],
    ['an empty file', 'rỗng', async () => ''],
  ])('%s is refused and left byte for byte', async (_what, says, make) => {
    await writeFile(at('khác.xlsx'), await make());
    const before = await bytesOf(at('khác.xlsx'));
    const { code, out, err } = await tiendo(
      'consolidate',
      at('vào'),
      '--period',
      '2026-06',
      '--into',
      at('khác.xlsx'),
      '--json',
    );
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err).toContain('khác.xlsx');
    expect(await bytesOf(at('khác.xlsx'))).toEqual(before);
  });

  test('a sheet that somebody added: the earlier book is kept beside, whole', async () => {
    await mkdir(at('thêm'));
    const touched = await edit(await bytesOf(at('sổ', '6.xlsx')), (book) =>
      book.addSheet('Ghi chú', 'Họp ngày 5/6'),
    );
    await writeFile(at('thêm', '6.xlsx'), touched);
    await writeFile(
      at('thêm', 'x.xlsx'),
      await report(CHI_LANG, clean({}, { revision: 2 }), { catalog: FULL }),
    );
    const run = async () =>
      tiendo(
        'consolidate',
        at('thêm', 'x.xlsx'),
        '--period',
        '2026-06',
        '--into',
        at('thêm', '6.xlsx'),
      );
    const { code, err } = await run();
    expect(code).toBe(0);
    expect(err).toContain('Ghi chú');
    const [copy, book, ...rest] = await filesIn(at('thêm'));
    expect([book, rest]).toEqual(['6.xlsx', ['x.xlsx']]);
    expect(copy).toMatch(/^6\.truoc-[0-9a-f]{8}\.xlsx$/);
    expect(await bytesOf(at('thêm', copy ?? ''))).toEqual(touched);
    const names = readBook(await bytesOf(at('thêm', '6.xlsx'))).sheets.map(({ name }) => name);
    expect(names).not.toContain('Ghi chú');
    expect(await run()).toMatchObject({
      code: 0,
      err: expect.stringContaining('Không có gì thay đổi'),
    });
    expect(await filesIn(at('thêm'))).toHaveLength(3);
  });

  const write = (into: string) =>
    tiendo('consolidate', at('vào'), '--period', '2026-06', '--into', into, '--json');

  test('a folder that is a file: exit 2 with a word about it', async () => {
    const into = at('vào', 'd-hong.xlsx', 'sổ.xlsx');
    const { code, out, err } = await write(into);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Không đọc hoặc ghi được');
  });

  test.each(['EACCES', 'ENOSPC'])('a disk that says %s: the same', async (error) => {
    jest.spyOn(fs, 'mkdir').mockImplementation(() => {
      throw Object.assign(new Error(error), { code: error, syscall: 'mkdir' });
    });
    const { code, out, err } = await write(at('khóa', 'sổ.xlsx'));
    jest.restoreAllMocks();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(new RegExp(`Không đọc hoặc ghi được .* \\(${error}\\)\\. Kiểm tra`));
    expect(await filesIn(at())).not.toContain('khóa');
  });
});

test('a file that cannot be opened is refused; the others are taken', async () => {
  const { readFileSync } = disk;
  jest.spyOn(disk, 'readFileSync').mockImplementation(((path: string) => {
    if (!path.endsWith('b-khang-chien.xlsx')) return readFileSync(path);
    throw Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'open', path });
  }) as typeof readFileSync);
  const { code, document } = await consolidate('không ghi.xlsx', '--dry-run');
  jest.restoreAllMocks();
  expect(code).toBe(1);
  expect(document.actual).toBe(2);
  expect(document.files.map(({ outcome }) => outcome)).toEqual([
    'accepted',
    'rejected',
    'warning',
    'rejected',
  ]);
  expect(document.files[1]?.conflicts).toEqual([
    expect.objectContaining({ code: 'file-unreadable', severity: 'high' }),
  ]);
});

test.each<[what: string, make: () => Promise<unknown>]>([
  ['an empty folder', () => mkdir(at('rỗng'))],
  ['a folder that is not there', async () => undefined],
])('%s: nothing is written, and that is no success', async (_what, make) => {
  await make();
  const paths = [at('rỗng'), '--period', '2026-06', '--into', at('rỗng ra', '6.xlsx')];
  const { code, out, err } = await tiendo('consolidate', ...paths);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('Không thấy báo cáo nào');
  expect(await filesIn(at())).not.toContain('rỗng ra');
  await rm(at('rỗng'), { recursive: true, force: true });
});

test('a path that is not there is refused as a file; the others are taken', async () => {
  const { code, document } = await consolidate('không ghi.xlsx', '--dry-run', at('vào', 'x.xlsx'));
  expect(code).toBe(1);
  expect(document.actual).toBe(3);
  expect(document.files).toHaveLength(5);
  expect(document.files.find(({ file }) => file === 'x.xlsx')).toMatchObject({
    outcome: 'rejected',
    conflicts: [{ code: 'file-missing', severity: 'high' }],
  });
});

test.each(['sổ tay.txt', 'sổ tay', 'sổ tay.xls', 'sổ tay.xlsm'])(
  '--into %s: Excel would not open it, so it is not written',
  async (name) => {
    const { code, err } = await tiendo(
      'consolidate',
      ...[at('vào'), '--period', '2026-06', '--into', at(name)],
    );
    expect(code).toBe(2);
    expect(err).toContain('.xlsx');
    expect(await filesIn(at())).not.toContain(name);
  },
);

test('a folder that cannot be written: the message names the book, not the lock beside it', async () => {
  const denied = Object.assign(new Error('denied'), {
    code: 'EACCES',
    syscall: 'mkdir',
    path: at('sổ', '.6.xlsx.khoa'),
  });
  jest.spyOn(lockfile, 'lock').mockRejectedValue(denied);
  const { code, err } = await tiendo(
    'consolidate',
    ...[at('vào'), '--period', '2026-06', '--into', at('sổ', '6.xlsx')],
  );
  jest.restoreAllMocks();
  expect(code).toBe(2);
  expect(err).toContain(`Không đọc hoặc ghi được ${at('sổ', '6.xlsx')} (EACCES)`);
});
