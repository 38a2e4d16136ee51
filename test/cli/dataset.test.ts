/** A long table too long for a worksheet: it goes to a folder beside the book, and comes back from it. */
import { cp, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { loadCatalog } from '../../src/catalog';
import { datasetReader } from '../../src/cli/dataset-folder';
import { NODE_CODEC } from '../../src/cli/node-codec';
import {
  lastingDefaults,
  readStore,
  readStoreWith,
  type StoredBook,
} from '../../src/consolidation';
import { readBook } from '../../src/workbook/read';
import { findTables } from '../../src/workbook/tables';
import { CHI_LANG, clean, DONG_KINH, FULL, report } from '../consolidation/support';
import { bytesOf, filesIn, temporaryFolder, tiendo, type Run } from './terminal';

const at = temporaryFolder();

// Whole books are written and read; a busy machine takes its time.
jest.setTimeout(240_000);
const DEFAULTS = lastingDefaults(loadCatalog());

const consolidatedOf = (period: string, into: string, over: number, ...more: string[]) =>
  tiendo(
    ...['consolidate', at('den'), '--period', period, '--into', at('so', into)],
    ...['--dataset-over', String(over), ...more],
  );

const consolidated = (into: string, over: number, ...more: string[]): Promise<Run> =>
  consolidatedOf('2026-06', into, over, ...more);

const put = async (
  name: string,
  unit: string,
  plan: number,
  revision = 1,
  period = '2026-06',
): Promise<void> => {
  const project = { name: 'Đường thôn A', group: '2. Chuyển tiếp', plan, disbursed: 400 };
  const filled = clean({ 'disbursement/DA-01': project }, { revision });
  await writeFile(at('den', name), await report(unit, filled, { catalog: FULL, period }));
};

/** The files of a book's folder by their paths. */
const filesOfFolder = async (folder: string): Promise<string[]> =>
  (await readdir(at('so', folder), { recursive: true })).filter((path) =>
    path.endsWith('.parquet'),
  );

const fileOfPeriod = async (folder: string, period: string): Promise<string> => {
  const path = (await filesOfFolder(folder)).find((one) => one.startsWith(`period=${period}/`));
  return at('so', folder, path ?? `không có ${period}`);
};

const storedIn = async (into: string): Promise<StoredBook> =>
  readStoreWith(await bytesOf(at('so', into)), DEFAULTS, {
    codec: NODE_CODEC,
    readDataset: datasetReader(at('so', into)),
  });

const folderOf = async (into: string): Promise<string> => (await storedIn(into)).dataset ?? '';

beforeEach(async () => {
  await rm(at('so'), { recursive: true, force: true });
  await rm(at('den'), { recursive: true, force: true });
  await mkdir(at('den'));
  await put('chi-lang.xlsx', CHI_LANG, 1000);
  await put('dong-kinh.xlsx', DONG_KINH, 2000);
});

test('the folder holds what the sheet would, and the book says where it is', async () => {
  await consolidated('dai.xlsx', 3);
  await consolidated('ngan.xlsx', 1_000);
  const [long, short] = [await storedIn('dai.xlsx'), await storedIn('ngan.xlsx')];
  expect(long.store.data.length).toBeGreaterThan(3);
  const byItem = ({ data }: StoredBook['store']): unknown =>
    [...data].map((row) => [row.unit, row.item, row.value, row.cell]).sort();
  expect(byItem(long.store)).toEqual(byItem(short.store));
  expect([long.store.ledger, short.dataset]).toEqual([short.store.ledger, null]);
  expect(long.dataset).toMatch(/^dai\.dulieu-[0-9a-f]{16}$/);
  expect(await filesIn(at('so'))).toEqual([long.dataset, 'dai.xlsx', 'ngan.xlsx']);

  const sheet = findTables(readBook(await bytesOf(at('so', 'dai.xlsx')))).tables.get('data');
  expect(sheet?.rows).toEqual([]);
  const words = readBook(await bytesOf(at('so', 'dai.xlsx'))).sheets.find(
    ({ name }) => name === 'Dữ liệu',
  );
  expect(String(words?.cell(3, 2)?.value)).toContain(long.dataset ?? '?');
});

test('a status out of the folder is the one out of the book', async () => {
  await consolidated('dai.xlsx', 0);
  await consolidated('ngan.xlsx', 1_000);
  const [long, short] = await Promise.all(
    ['dai.xlsx', 'ngan.xlsx'].map((name) => tiendo('status', at('so', name), '--json')),
  );
  expect(long?.code).toBe(0);
  expect(long?.out).toBe(short?.out);
});

test('again: nothing changes. A later revision: another folder, and the old one goes', async () => {
  await consolidated('so.xlsx', 3);
  const before = { book: await bytesOf(at('so/so.xlsx')), folder: await folderOf('so.xlsx') };
  expect((await consolidated('so.xlsx', 3)).err).toContain('Không có gì thay đổi');
  expect(await bytesOf(at('so/so.xlsx'))).toEqual(before.book);

  await put('chi-lang.xlsx', CHI_LANG, 3000, 2);
  expect((await consolidated('so.xlsx', 3)).code).toBe(0);
  const { store, dataset } = await storedIn('so.xlsx');
  expect(dataset).not.toBe(before.folder);
  expect(await filesIn(at('so'))).toEqual([dataset, 'so.xlsx']);
  const plan = [...store.data].find(
    ({ unit, item }) => unit === CHI_LANG && item === 'disbursement/DA-01/plan',
  );
  expect([plan?.value, plan?.revision]).toEqual([3000, 2]);
  expect(store.history).toContainEqual(
    expect.objectContaining({ item: 'disbursement/DA-01/plan', before: 1000, after: 3000 }),
  );
});

test('a table that fits again comes back into the book', async () => {
  await consolidated('so.xlsx', 3);
  const { store } = await storedIn('so.xlsx');
  expect((await consolidated('so.xlsx', 1_000)).code).toBe(0);
  expect(await filesIn(at('so'))).toEqual(['so.xlsx']);
  const back = readStore(await bytesOf(at('so/so.xlsx')), DEFAULTS).store.data;
  expect(back).toHaveLength(store.data.length);
});

test('a dry run writes neither', async () => {
  const { code } = await consolidated('so.xlsx', 0, '--dry-run');
  expect(code).toBe(0);
  await expect(readdir(at('so'))).rejects.toThrow('ENOENT');
});

test('what killed runs left goes, and what others own stays', async () => {
  await mkdir(at('so', 'so.dulieu-0123456789abcdef', 'period=2026-06'), { recursive: true });
  await mkdir(at('so', '.so.dulieu-0123456789abcdef.4711.tmp'));
  await mkdir(at('so', 'khac.dulieu-0123456789abcdef'));
  await mkdir(at('so', 'so.dulieu-cua-toi'));
  await consolidated('so.xlsx', 3);
  expect(await filesIn(at('so'))).toEqual(
    [
      'khac.dulieu-0123456789abcdef',
      await folderOf('so.xlsx'),
      'so.dulieu-cua-toi',
      'so.xlsx',
    ].sort(),
  );
});

test('the folder of a copy stays as long as the copy, any other goes', async () => {
  await consolidated('so.xlsx', 3);
  const first = await folderOf('so.xlsx');
  await writeFile(at('so', 'so.truoc-0a1b2c3d.xlsx'), await bytesOf(at('so/so.xlsx')));
  await put('chi-lang.xlsx', CHI_LANG, 3000, 2);
  await consolidated('so.xlsx', 3);
  const second = await folderOf('so.xlsx');
  expect(await filesIn(at('so'))).toEqual(
    [first, second, 'so.truoc-0a1b2c3d.xlsx', 'so.xlsx'].sort(),
  );
  await put('chi-lang.xlsx', CHI_LANG, 4000, 3);
  await consolidated('so.xlsx', 3);
  const third = await folderOf('so.xlsx');
  expect(await filesIn(at('so'))).toEqual(
    [first, third, 'so.truoc-0a1b2c3d.xlsx', 'so.xlsx'].sort(),
  );
  await rm(at('so', 'so.truoc-0a1b2c3d.xlsx'));
  await consolidated('so.xlsx', 3);
  expect(await filesIn(at('so'))).toEqual([third, 'so.xlsx'].sort());
});

test('a copy that cannot be read keeps all folders', async () => {
  await consolidated('so.xlsx', 3);
  const first = await folderOf('so.xlsx');
  await writeFile(at('so', 'so.truoc-0a1b2c3d.xlsx'), 'không phải sổ');
  await put('chi-lang.xlsx', CHI_LANG, 3000, 2);
  await consolidated('so.xlsx', 3);
  expect(await filesIn(at('so'))).toContain(first);
});

test('a run writes the period that changed; the files of the others go on as they are', async () => {
  const periods = ['2026-04', '2026-05', '2026-06'];
  for (const period of periods) {
    await put('chi-lang.xlsx', CHI_LANG, 1000, 1, period);
    await put('dong-kinh.xlsx', DONG_KINH, 2000, 1, period);
    expect((await consolidatedOf(period, 'so.xlsx', 3)).code).toBe(0);
  }
  const seen = async (folder: string) =>
    Promise.all(
      periods.map(async (period) => {
        const path = await fileOfPeriod(folder, period);
        return { bytes: await bytesOf(path), changed: (await stat(path)).mtimeMs };
      }),
    );
  const longAgo = new Date('2026-01-01T00:00:00Z');
  const first = await folderOf('so.xlsx');
  for (const period of periods) await utimes(await fileOfPeriod(first, period), longAgo, longAgo);
  const before = await seen(first);

  await put('chi-lang.xlsx', CHI_LANG, 3000, 2, '2026-05');
  await rm(at('den', 'dong-kinh.xlsx'));
  expect((await consolidatedOf('2026-05', 'so.xlsx', 3)).code).toBe(0);
  const second = await folderOf('so.xlsx');
  expect(second).not.toBe(first);
  const [april, may, june] = await seen(second);
  expect([april, june]).toEqual([before[0], before[2]]);
  expect(may?.changed).toBeGreaterThan(longAgo.getTime());
  expect(may?.bytes).not.toEqual(before[1]?.bytes);
  const { store } = await storedIn('so.xlsx');
  const plans = [...store.data].filter(
    ({ unit, item }) => unit === CHI_LANG && item === 'disbursement/DA-01/plan',
  );
  expect(plans.map(({ period, value }) => [period, value])).toEqual([
    ['2026-04', 1000],
    ['2026-05', 3000],
    ['2026-06', 1000],
  ]);
});

describe('a book whose folder cannot be used is refused and left as it is', () => {
  const spoil: Record<string, (folder: string) => Promise<void>> = {
    'không thấy thư mục dữ liệu': (folder) => rm(at('so', folder), { recursive: true }),
    'đã bị sửa hoặc hỏng': async (folder) =>
      writeFile(await fileOfPeriod(folder, '2026-06'), 'PAR1 không phải'),
    'bị sửa hoặc hỏng. Khôi phục': (folder) =>
      cp(at('so', folder, 'period=2026-06'), at('so', folder, 'period=2026-05'), {
        recursive: true,
      }),
    'dữ liệu "so.dulieu-': async (folder) => {
      // Other values under the old name.
      await put('chi-lang.xlsx', CHI_LANG, 5000);
      await consolidated('khac.xlsx', 3);
      const other = await fileOfPeriod(await folderOf('khac.xlsx'), '2026-06');
      await cp(other, await fileOfPeriod(folder, '2026-06'));
      await rm(at('so', 'khac.xlsx'));
    },
  };
  test.each(Object.keys(spoil))('%s', async (words) => {
    await consolidated('so.xlsx', 3);
    const book = await bytesOf(at('so/so.xlsx'));
    await spoil[words]?.(await folderOf('so.xlsx'));
    for (const run of [
      await consolidated('so.xlsx', 3),
      await tiendo('status', at('so/so.xlsx')),
    ]) {
      expect([run.code, run.err]).toEqual([2, expect.stringContaining(words)]);
    }
    expect(await bytesOf(at('so/so.xlsx'))).toEqual(book);
  });

  test('who cannot read folders hears what to use', async () => {
    await consolidated('so.xlsx', 3);
    const book = await bytesOf(at('so/so.xlsx'));
    expect(() => readStore(book, DEFAULTS)).toThrow('bằng lệnh tiendo consolidate');
  });
});

test.each(['-1', 'nhiều', '1048577', '2.5'])('--dataset-over %j is refused', async (rows) => {
  const { code, err } = await tiendo(
    ...['consolidate', at('den'), '--period', '2026-06', '--into', at('so/so.xlsx')],
    `--dataset-over=${rows}`,
  );
  expect([code, err]).toEqual([2, expect.stringContaining('--dataset-over: nhập số dòng')]);
});
