/** The province's story in an open workbook: load, take 65 reports in, look, undo. */
import { communeSettings, contextOf } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { communeBook } from '../../src/sheets/commune/book';
import { findTables } from '../../src/workbook/tables';
import { writeBook } from '../../src/workbook/write';
import type { PickedFile } from '../../src/jobs/model';
import { edit } from '../helpers/accountant';
import { closeWorkbooks, pictureOf } from '../excel/support';
import { answersFrom, CHI_LANG, emptyModel, FULL, MAILED, PERIOD } from '../jobs/support';
import { closeChannels, openAddIn, type AddIn } from './support';

afterAll(() => {
  closeWorkbooks();
  closeChannels();
});

jest.setTimeout(600_000);

/** The notice of UBND tỉnh in its shortest form: a book that the simulated host writes in seconds. */
const LOAD = { book: 'province', period: PERIOD, documents: ['001'], group: null } as const;

const context = contextOf(FULL, PERIOD, communeSettings(FULL, PERIOD));

/** What an accountant typed into the workbook of the five directives; each unit has other figures. */
const answersOf = (index: number, revision: number, reportedOn: string) =>
  answersFrom({
    'tasks/000-T41':
      index % 3 === 0
        ? { state: 'Đang thực hiện' }
        : { state: 'Hoàn thành', completedOn: dayFromIso('2026-05-20') + (index % 5) },
    'disbursement/DA-01': {
      name: `Đường thôn ${index + 1}`,
      group: '2. Chuyển tiếp',
      plan: 1000 + index,
      disbursed: 100 * revision + index,
      estimate: 200 * revision + index,
    },
    'report/reportedOn': { value: dayFromIso(reportedOn) },
    'report/revision': { value: revision },
    'report/reporter': { value: 'Lý Văn A' },
    'report/disbursement': { value: 'Có số liệu' },
    'report/petitions': { value: 'Không phát sinh' },
  });

async function report(code: string, index: number, revision = 1): Promise<PickedFile> {
  const day = index % 13 === 0 ? '2026-06-18' : '2026-06-12';
  const bytes = await writeBook(communeBook(context, code, answersOf(index, revision, day)));
  return { name: `${code}.xlsx`, bytes: bytes.slice().buffer as ArrayBuffer, modifiedOn: MAILED };
}

const reports = (revision = 1): Promise<PickedFile[]> =>
  Promise.all(FULL.communes.map(({ code }, index) => report(code, index, revision)));

interface Picture {
  active: string;
  sheets: {
    id: string;
    name: string;
    cells: Record<string, [{ value: unknown; formula?: string }?, ...unknown[]]>;
  }[];
}

/** Contents of every cell, formulas as formulas: what undo has to give back. */
async function contents({ host }: AddIn): Promise<unknown> {
  const { sheets } = (await pictureOf(host)) as Picture;
  return sheets.map(({ name, cells }) => ({
    name,
    cells: Object.fromEntries(
      Object.entries(cells).flatMap(([address, [cell]]) =>
        cell ? [[address, cell.formula ?? cell.value]] : [],
      ),
    ),
  }));
}

async function rowsOf({ port }: AddIn, sheet: string): Promise<number> {
  return findTables(await port.read()).tables.get(sheet)?.rows.length ?? 0;
}

async function typeOwn(addIn: AddIn, column: string, value: string): Promise<string> {
  const table = findTables(await addIn.port.read()).tables.get('tasks');
  const row = table?.rows.find(({ id }) => id.startsWith('agency/'));
  if (!table || !row) throw new RangeError('No row of an agency');
  const { address } = table.at(row.number, column);
  addIn.host.type(table.name, address, value);
  return address;
}

test('65 reports into the open book, look, and undo gives back every value', async () => {
  const addIn = openAddIn();
  const { host, jobs } = addIn;
  host.type('Sheet1', 'A1', 'của Sở');
  const loaded = await jobs.load(LOAD);
  expect(loaded.disbursement).toBe(0);
  await typeOwn(addIn, 'result', 'Sở đã nhập');
  const before = await contents(addIn);

  const files = await reports();
  // A file that is none, a broken one, the template of a unit, and one that was sent twice.
  const [first] = files;
  if (!first) throw new Error('No report');
  const odd: PickedFile[] = [
    {
      name: 'anh.xlsx',
      bytes: new TextEncoder().encode('không phải sổ').buffer,
      modifiedOn: MAILED,
    },
    { name: 'khoa.xlsx', bytes: new ArrayBuffer(0), modifiedOn: MAILED, unreadable: 'EACCES' },
    { ...first, name: first.name },
  ];
  const shares: number[] = [];
  host.fail(null);
  const preview = await jobs.preview([...files, ...odd], {
    onProgress: (share) => shares.push(share),
  });
  expect(host.batches.length).toBeLessThanOrEqual(3);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(preview.rates).toMatchObject({ expected: 65, actual: 65, onTime: 60 });
  expect(preview.late).toHaveLength(5);
  expect(preview.missing).toEqual([]);
  expect(preview.changes).toEqual([]);
  expect(preview.files).toHaveLength(68);
  expect(
    preview.files.filter(({ outcome }) => outcome === 'rejected').map(({ file }) => file),
  ).toEqual(['anh.xlsx', 'khoa.xlsx']);
  expect(preview.files.at(-1)).toMatchObject({ file: `${first.name} (2)`, imported: 0 });
  // A preview writes nothing.
  expect(await contents(addIn)).toEqual(before);

  host.fail(null);
  await jobs.consolidate();
  const { batches } = host;
  expect(batches.every(({ error }) => error === undefined)).toBe(true);
  const sent = batches.reduce((sum, { bytes }) => sum + bytes, 0);
  // Three, and one for every few megabytes that are sent.
  expect(batches.length).toBeLessThanOrEqual(3 + Math.ceil(sent / 2_000_000));
  expect(await rowsOf(addIn, 'ledger')).toBe(65);
  expect(await rowsOf(addIn, 'data')).toBeGreaterThan(65 * 10);
  expect(await jobs.open()).toMatchObject({ kind: 'province', reporting: { actual: 65 } });
  expect(jobs.lastWrite()).toMatchObject({ what: 'Ghi số liệu tổng hợp' });
  // The task that was reported stands in the book though its document was not chosen.
  const view = await jobs.monitor({ asOf: dayFromIso('2026-12-31') });
  const late = view.overdue.find(({ id }) => id.endsWith('/000-T41'));
  expect(late?.units).toBe(22);
  expect(view.floors).toHaveLength(65);
  await jobs.goTo(late?.place ?? { sheet: '', cell: '' });
  await jobs.addCharts();
  expect(host.state.find('Tổng quan')?.charts).toHaveLength(3);

  // The second revision of some: what changed is shown with its place in the new file.
  const [a, b] = FULL.communes;
  const again = await Promise.all([report(a?.code ?? '', 0, 2), report(b?.code ?? '', 1, 2)]);
  const second = await jobs.preview(again);
  expect(second.changes).toContainEqual(
    expect.objectContaining({
      unit: a?.code,
      before: 100,
      after: 200,
      file: `${a?.code}.xlsx`,
      sheet: 'Giải ngân',
      cell: expect.stringMatching(/^[A-Z]+\d+$/),
    }),
  );
  // The very same files again change nothing.
  expect((await jobs.preview(files)).unchanged).toBe(true);

  await jobs.undo();
  expect(await contents(addIn)).toEqual(before);
  expect(await host.read('Sheet1', 'A1')).toBe('của Sở');
});

test('cells changed since the preview are shown, and no others are written over', async () => {
  const addIn = openAddIn();
  const { jobs, host } = addIn;
  await jobs.load({ ...LOAD, group: FULL.groups[0]?.id ?? null });
  await jobs.preview([await report(CHI_LANG, 1)]);
  const address = await typeOwn(addIn, 'result', 'gõ sau khi xem trước');
  const before = await contents(addIn);
  const error: unknown = await jobs.consolidate().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'ExcelPortError',
    code: 'changed-since-load',
    changed: [{ sheet: 'Nhiệm vụ', cell: address, expected: null, found: 'gõ sau khi xem trước' }],
  });
  expect(await contents(addIn)).toEqual(before);
  // Pressed again without a word: nothing has been agreed to.
  await expect(jobs.consolidate()).rejects.toMatchObject({ code: 'changed-since-load' });
  // Agreed to what was shown, but somebody typed once more: shown again.
  await typeOwn(addIn, 'difficulty', 'gõ thêm');
  await expect(jobs.consolidate({ overwrite: true })).rejects.toMatchObject({
    code: 'changed-since-load',
    changed: expect.arrayContaining([expect.objectContaining({ found: 'gõ thêm' })]),
  });
  await jobs.consolidate({ overwrite: true });
  expect(await rowsOf(addIn, 'ledger')).toBe(1);
  await jobs.undo();
  expect(await host.read('Nhiệm vụ', address)).toBe('gõ sau khi xem trước');

  // Reading again takes what was typed along.
  await jobs.preview([await report(CHI_LANG, 1)]);
  await jobs.consolidate();
  const table = findTables(await addIn.port.read()).tables.get('tasks');
  const own = table?.rows.find(({ id }) => id.startsWith('agency/'))?.number ?? 0;
  expect(table?.at(own, 'result').cell?.value).toBe('gõ sau khi xem trước');
});

test('called off between two files, and in the middle of writing', async () => {
  const addIn = openAddIn();
  const { jobs } = addIn;
  await jobs.load({ ...LOAD, group: FULL.groups[0]?.id ?? null });
  const before = await contents(addIn);
  const files = await Promise.all(
    FULL.communes.slice(0, 6).map(({ code }, index) => report(code, index)),
  );
  const reading = new AbortController();
  let seen = 0;
  await expect(
    jobs.preview(files, {
      signal: reading.signal,
      onProgress: () => {
        seen += 1;
        if (seen === 3) reading.abort();
      },
    }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  await expect(jobs.consolidate()).rejects.toMatchObject({ code: 'nothing-previewed' });

  await jobs.preview(files);
  const writing = new AbortController();
  await expect(
    jobs.consolidate({
      signal: writing.signal,
      onProgress: (share) => {
        if (share > 0.5) writing.abort();
      },
    }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(await contents(addIn)).toEqual(before);
  // What was previewed is still there.
  await jobs.consolidate();
  expect(await rowsOf(addIn, 'ledger')).toBe(6);
});

test('reports that people worked in: sorted, renamed, with rows and notes of their own', async () => {
  const addIn = openAddIn();
  const { jobs } = addIn;
  await jobs.load({ ...LOAD, group: FULL.groups[0]?.id ?? null });
  const sent = await writeBook(emptyModel(CHI_LANG));
  const bytes = await edit(sent, (at) => {
    const tasks = at.page('tasks');
    tasks.type('000-T41', 'state', 'Hoàn thành').type('000-T41', 'completedOn', '05/6/2026');
    tasks.sortRows((one, other) => (one < other ? 1 : -1));
    tasks.insertRowAbove('000-T41');
    at.rename('tasks', 'Việc của xã').addSheet('Nháp', 'ghi chú');
    at.page('report').type('reporter', 'value', 'Hoàng Thị B');
  });
  const preview = await jobs.preview([
    { name: 'Chi Lăng sửa.xlsx', bytes: bytes.slice().buffer as ArrayBuffer, modifiedOn: MAILED },
  ]);
  expect(preview.files).toMatchObject([{ unit: CHI_LANG }]);
  expect(preview.files[0]?.outcome).not.toBe('rejected');
  await jobs.consolidate();
  const table = findTables(await addIn.port.read()).tables.get('tasks');
  const row = table?.rows.find(({ id }) => id === `${CHI_LANG}/000-T41`)?.number ?? 0;
  expect(table?.at(row, 'completedOn').cell?.value).toBe(dayFromIso('2026-06-05'));
});

test('receipts are given for what stands in the book, and for nothing else', async () => {
  const { jobs } = openAddIn();
  await jobs.load({ ...LOAD, group: FULL.groups[0]?.id ?? null });
  const file = await report(CHI_LANG, 1);
  const { slips } = await jobs.preview([file]);
  expect(slips.receipts).toBe(1);
  await expect(jobs.slips('receipts')).rejects.toThrow(/chưa được ghi vào sổ/);
  await jobs.consolidate();
  const { name, bytes } = await jobs.slips('receipts');
  expect(name).toMatch(/^bien-nhan-.*\.xlsx$/);
  expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
  // The same file once more changes nothing: its report stands there.
  expect((await jobs.preview([file])).unchanged).toBe(true);
  await jobs.slips('receipts');
  await jobs.undo();
  await expect(jobs.slips('receipts')).rejects.toThrow(/chưa được ghi vào sổ/);
});
