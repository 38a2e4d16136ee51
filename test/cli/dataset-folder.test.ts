/** The folder of a long table and what lies around it: damaged ones, copies of the book, other workbooks. */
import fs, { cp, mkdir, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import {
  CHI_LANG,
  clean,
  DONG_KINH,
  FULL,
  project,
  QUY_HOA,
  report,
} from '../consolidation/support';
import { filesIn, temporaryFolder, tiendo } from './terminal';

const at = temporaryFolder();

// Whole books are written and read; a busy machine takes its time.
jest.setTimeout(240_000);

const consolidated = (...from: string[]) =>
  tiendo(
    ...['consolidate', ...from, '--period', '2026-06'],
    ...['--into', at('so/so.xlsx'), '--dataset-over', '3'],
  );

const status = async (name = 'so.xlsx'): Promise<number> =>
  (await tiendo('status', at('so', name))).code;

const put = async (path: string, unit: string, plan = 1000): Promise<void> =>
  writeFile(at(path), await report(unit, clean(project({ plan })), { catalog: FULL }));

/** The dataset folders beside the book. */
const folders = async (): Promise<string[]> =>
  (await filesIn(at('so'))).filter((name) => name.includes('.dulieu-'));

const theFolder = async (): Promise<string> => at('so', (await folders())[0] ?? '?');

const theFile = async (): Promise<string> => {
  const folder = await theFolder();
  const [path] = (await readdir(folder, { recursive: true })).filter((one) =>
    one.endsWith('.parquet'),
  );
  return `${folder}/${path}`;
};

beforeEach(async () => {
  await rm(at('so'), { recursive: true, force: true });
  await rm(at('den'), { recursive: true, force: true });
  await rm(at('sau'), { recursive: true, force: true });
  await mkdir(at('den'));
  await mkdir(at('sau'));
  await put('den/chi-lang.xlsx', CHI_LANG);
  await put('sau/quy-hoa.xlsx', QUY_HOA);
  expect((await consolidated(at('den'))).code).toBe(0);
});

describe('a damaged folder is not taken over by a new book', () => {
  test.each<[what: string, spoil: () => Promise<void>]>([
    ['a file cut short', async () => truncate(await theFile(), 200)],
    [
      'the file gone, another in its place',
      async () => {
        await rm(await theFile());
        await writeFile(`${await theFolder()}/ghi-chu.txt`, '');
      },
    ],
    ['a file more', async () => cp(await theFile(), (await theFile()).replace(/\w+\.p/, 'x.p'))],
  ])('%s', async (_what, spoil) => {
    await spoil();
    // The book is refused, so somebody takes it away and begins again.
    expect((await consolidated(at('den'))).code).toBe(2);
    await rm(at('so/so.xlsx'));
    expect((await consolidated(at('den'))).code).toBe(0);
    expect(await status()).toBe(0);
    expect((await consolidated(at('den'))).err).toContain('Không có gì thay đổi');
    expect(await folders()).toHaveLength(1);
  });

  test('a sound one that a killed run left goes on as it is', async () => {
    const file = await theFile();
    await rm(at('so/so.xlsx'));
    await writeFile(`${await theFolder()}/ghi-chu.txt`, 'của tôi');
    expect((await consolidated(at('den'))).code).toBe(0);
    expect(await theFile()).toBe(file);
    expect(await filesIn(await theFolder())).toContain('ghi-chu.txt');
  });
});

describe('a folder stays as long as a book beside it names it', () => {
  test('a copy that somebody made', async () => {
    await cp(at('so/so.xlsx'), at('so/so-sao-luu.XLSX'));
    expect((await consolidated(at('sau'))).code).toBe(0);
    expect(await folders()).toHaveLength(2);
    expect([await status(), await status('so-sao-luu.XLSX')]).toEqual([0, 0]);
    await rm(at('so/so-sao-luu.XLSX'));
    await consolidated(at('sau'));
    expect(await folders()).toHaveLength(1);
    expect(await status()).toBe(0);
  });

  test('a book that was renamed, and a new one under its old name', async () => {
    await rename(at('so/so.xlsx'), at('so/so-thang-6.xlsx'));
    expect((await consolidated(at('sau'))).code).toBe(0);
    expect([await status(), await status('so-thang-6.xlsx')]).toEqual([0, 0]);
  });

  test('a workbook that cannot be read keeps it, and this is said', async () => {
    await writeFile(at('so/khoa.xlsx'), 'không phải sổ');
    const { code, err } = await consolidated(at('sau'));
    expect(code).toBe(0);
    expect(err).toContain('Không đọc được khoa.xlsx cạnh sổ nên giữ lại thư mục dữ liệu cũ');
    expect(await folders()).toHaveLength(2);
  });

  test('reports beside the book and what Excel keeps open are no books', async () => {
    await put('so/dong-kinh.xlsx', DONG_KINH);
    await writeFile(at('so/~$so.xlsx'), 'khóa');
    await mkdir(at('so/thu-muc.xlsx'));
    expect((await consolidated(at('so/dong-kinh.xlsx'))).err).not.toContain('giữ lại');
    expect(await folders()).toHaveLength(1);
  });
});

test('a folder that cannot be removed stays for the next run, and the book is written', async () => {
  const old = await theFolder();
  const remove = fs.rm;
  jest.spyOn(fs, 'rm').mockImplementation(async (path, options) => {
    if (path === old) throw Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'rmdir' });
    return remove(path, options);
  });
  const { code, err } = await consolidated(at('sau'));
  jest.restoreAllMocks();
  expect(code).toBe(0);
  expect(err).toContain('Chưa xóa được thư mục dữ liệu cũ');
  expect(await folders()).toHaveLength(2);
  expect(await status()).toBe(0);
});
