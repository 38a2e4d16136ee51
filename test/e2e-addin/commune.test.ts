/** A commune's story in an open workbook: load, fill in, check, report, send; and load again. */
import { extractSubmission, contextOf, communeSettings } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { keyOf } from '../../src/excel/grid';
import { inputsOf, TABLES } from '../../src/jobs/typed';
import { communeRows, NO_ANSWERS } from '../../src/sheets/commune/rows';
import { findTables } from '../../src/workbook/tables';
import { checkSeal } from '../../src/workbook/seal';
import { closeWorkbooks, pictureOf, tabsOf } from '../excel/support';
import { CHI_LANG, COMMUNE, communeContext, filledModel, FULL, PERIOD } from '../jobs/support';
import { readingOf } from '../../src/excel/changed-cells';
import { closeChannels, openAddIn, type AddIn } from './support';

afterAll(() => {
  closeWorkbooks();
  closeChannels();
});

/** The cell of a row, as the workbook stands. */
async function cellOf(
  { port }: AddIn,
  sheet: string,
  row: string,
  column: string,
): Promise<{ sheet: string; cell: string; value: unknown }> {
  const table = findTables(await port.read()).tables.get(sheet);
  const found = table?.rows.find(({ id }) => id === row);
  if (!table || !found) throw new RangeError(`No row ${sheet}/${row}`);
  const { address, cell } = table.at(found.number, column);
  return { sheet: table.name, cell: address, value: cell?.value ?? null };
}

async function type(
  addIn: AddIn,
  sheet: string,
  row: string,
  column: string,
  value: string | number,
): Promise<void> {
  const { sheet: name, cell } = await cellOf(addIn, sheet, row, column);
  addIn.host.type(name, cell, value);
}

/** Types the answers of a filled workbook into the open one, cell by cell, as an accountant would. */
async function fillIn(addIn: AddIn, seed: number): Promise<number> {
  const context = communeContext();
  const answered = findTables(readingOf(filledModel(CHI_LANG, { seed })));
  const open = findTables(await addIn.port.read());
  const rows = communeRows(context, CHI_LANG, NO_ANSWERS);
  let typed = 0;
  for (const [key, table] of open.tables) {
    const spec = TABLES.find((candidate) => candidate.key === key);
    const from = answered.tables.get(key);
    if (!from || !(spec || key === 'report')) continue;
    for (const { id, number } of table.rows) {
      const row = from.rows.find((candidate) => candidate.id === id);
      const list = (spec ? rows[key as keyof typeof rows] : []) as readonly unknown[];
      const item = list.find((candidate) => spec?.rowId(candidate) === id);
      const inputs = spec ? inputsOf(spec, item, context) : ['value'];
      for (const input of inputs) {
        const value = row && from.at(row.number, input).cell?.value;
        if (typeof value !== 'string' && typeof value !== 'number') continue;
        addIn.host.type(table.name, table.at(number, input).address, value);
        typed += 1;
      }
    }
  }
  return typed;
}

test('from an empty workbook to a report that the province accepts, and undo', async () => {
  const addIn = openAddIn();
  const { host, jobs, port } = addIn;
  host.type('Sheet1', 'A1', 'của tôi');
  expect(await jobs.open()).toEqual({ kind: 'none' });

  host.fail(null);
  const shares: number[] = [];
  const loaded = await jobs.load(COMMUNE, { onProgress: (share) => shares.push(share) });
  expect(host.batches).toHaveLength(4);
  expect(host.batches.every(({ error }) => error === undefined)).toBe(true);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(shares.at(-1)).toBe(1);
  expect(loaded).toMatchObject({ kept: 0, keptRows: 0, disbursement: 40 });
  expect(loaded.tasks).toBeGreaterThan(40);
  expect(await jobs.open()).toMatchObject({
    kind: 'commune',
    unit: CHI_LANG,
    unitName: 'xã Chi Lăng',
    period: PERIOD,
    periodName: 'Tháng 6 năm 2026',
    seal: 'unsealed',
    outdated: false,
  });
  // Somebody else's sheet stands where it stood.
  expect(tabsOf(host)[0]).toBe('Sheet1');
  expect(await host.read('Sheet1', 'A1')).toBe('của tôi');

  // What is not yellow is locked.
  const { sheet, cell } = await cellOf(addIn, 'tasks', '000-T41', 'content');
  expect(() => host.type(sheet, cell, 'khác')).toThrow(/protected/i);

  const empty = await jobs.check();
  expect(empty).toMatchObject({ ready: false, empty: { code: 'report-empty' } });
  expect(empty.problems).toEqual([]);
  expect(empty.missing.length).toBeGreaterThanOrEqual(loaded.tasks);
  expect(empty.missing.every((item) => item.sheet !== '' && /^[A-Z]+\d+$/.test(item.cell))).toBe(
    true,
  );

  const typed = await fillIn(addIn, 7);
  expect(typed).toBeGreaterThan(200);
  const checked = await jobs.check();
  expect(checked.missing.length).toBeLessThan(empty.missing.length);
  expect(checked.ready).toBe(true);
  // The day that somebody has typed on the report: it is made for that day unless they say another.
  expect(empty.reportedOn).toBeNull();
  expect(checked.reportedOn).toBe(dayFromIso('2026-06-13'));

  // A completion after the report date, and a project with more paid out than planned.
  await type(addIn, 'tasks', '000-T41', 'state', 'Hoàn thành');
  await type(addIn, 'tasks', '000-T41', 'completedOn', dayFromIso('2026-09-01'));
  const wrong = await jobs.check();
  const problem = wrong.problems.find(({ code }) => code === 'done-in-future');
  expect(problem).toMatchObject(
    await cellOf(addIn, 'tasks', '000-T41', 'completedOn').then(({ sheet: name, cell: at }) => ({
      sheet: name,
      cell: at,
    })),
  );
  await jobs.goTo({ sheet: problem?.sheet ?? '', cell: problem?.cell ?? '' });
  await type(addIn, 'tasks', '000-T41', 'completedOn', dayFromIso('2026-06-01'));

  host.fail(null);
  const result = await jobs.makeReport({ reportedOn: dayFromIso('2026-06-12') });
  expect(host.batches).toHaveLength(4);
  expect(result).toMatchObject({
    period: PERIOD,
    revision: 1,
    fileName: 'bao-cao-2026-06-06463-chi-lang.xlsx',
  });
  expect(result.seal).toMatch(/^[0-9a-f]{16}$/);
  expect(await jobs.open()).toMatchObject({ kind: 'commune', seal: 'intact' });
  expect(jobs.lastWrite()?.what).toBe('Lập báo cáo');

  // The file is a workbook that the province reads, sealed with the values that it reads.
  const { name, bytes } = await jobs.reportFile();
  expect(name).toBe(result.fileName);
  const settings = communeSettings(FULL, PERIOD);
  const extraction = extractSubmission(bytes, contextOf(FULL, PERIOD, settings), PERIOD);
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
  expect(extraction.submission).toMatchObject({
    revision: 1,
    reportedOn: dayFromIso('2026-06-12'),
  });
  const open = await port.read();
  expect(open.sheets.map((one) => keyOf(one))).toEqual([
    'guide',
    ...['tasks', 'targets', 'disbursement', 'petitions', 'report', 'meta'],
  ]);

  // Changed after it was sealed: shown, and made again as another revision.
  await type(addIn, 'report', 'reporter', 'value', 'Người khác');
  const changed = await jobs.check();
  expect(changed.seal).toBe('changed');
  expect(changed.changedAfterSeal).toHaveLength(1);
  expect(changed.changedAfterSeal[0]).toMatchObject({ sheet: 'Báo cáo', value: 'Người khác' });
  await expect(jobs.reportFile()).rejects.toMatchObject({ code: 'report-not-sealed' });
  const before = await pictureOf(host);
  expect(await jobs.makeReport({ reportedOn: dayFromIso('2026-06-13') })).toMatchObject({
    revision: 2,
  });
  expect((await cellOf(addIn, 'report', 'revision', 'value')).value).toBe(2);

  await jobs.undo();
  expect(cellsOnly(await pictureOf(host))).toEqual(cellsOnly(before));
  expect(jobs.lastWrite()).toBeNull();
  await expect(jobs.undo()).rejects.toMatchObject({ code: 'nothing-to-undo' });
}, 240_000);

interface Picture {
  sheets: { name: string; cells: Record<string, [{ value: unknown }?, ...unknown[]]> }[];
}

/** What stands in every cell of every sheet. */
const cellsOnly = (picture: unknown): unknown =>
  (picture as Picture).sheets.map(({ name, cells }) => ({
    name,
    cells: Object.fromEntries(
      Object.entries(cells).flatMap(([address, [cell]]) => (cell ? [[address, cell.value]] : [])),
    ),
  }));

test('the seal that a unit makes with its secret', async () => {
  const addIn = openAddIn();
  const { jobs } = addIn;
  await jobs.load({ ...COMMUNE, documents: ['000'] });
  await type(addIn, 'tasks', '000-T41', 'state', 'Không phát sinh');
  await jobs.makeReport({ reportedOn: dayFromIso('2026-06-12'), secret: 'mã của xã' });
  const { bytes } = await jobs.reportFile();
  const extraction = extractSubmission(bytes, communeContext(), PERIOD);
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
  const { submission } = extraction;
  const { seal } = submission;
  expect(checkSeal(seal, submission, 'mã của xã')).toEqual({ state: 'intact', by: 'secret' });
  expect(checkSeal(seal, submission, 'mã khác').state).toBe('other-secret');
  // Rows that were not chosen are not missing.
  expect(submission.conflicts.filter(({ code }) => code === 'row-missing')).toEqual([]);
}, 120_000);

test('loading again keeps what people typed, also what no check accepts', async () => {
  const addIn = openAddIn();
  const { host, jobs } = addIn;
  await jobs.load({ ...COMMUNE, documents: ['000', '004'] });
  await type(addIn, 'tasks', '000-T41', 'state', 'xong rồi');
  await type(addIn, 'tasks', '000-T41', 'completedOn', '31/6/2026');
  await type(addIn, 'tasks', '004-T54', 'state', 'Đang thực hiện');
  await type(addIn, 'disbursement', 'DA-03', 'name', "'=1+1");
  await type(addIn, 'report', 'difficulties', 'value', 'Thiếu vốn');
  const { sheet } = await cellOf(addIn, 'tasks', '000-T41', 'state');

  // Another choice: the row of 004 that was filled in stays, the others go.
  const again = await jobs.load({ ...COMMUNE, documents: ['000'] });
  expect(again).toMatchObject({ kept: 5, keptRows: 1 });
  const value = async (key: string, row: string, column: string): Promise<unknown> =>
    (await cellOf(addIn, key, row, column)).value;
  expect(await value('tasks', '000-T41', 'state')).toBe('xong rồi');
  expect(await value('tasks', '000-T41', 'completedOn')).toBe('31/6/2026');
  expect(await value('tasks', '004-T54', 'state')).toBe('Đang thực hiện');
  expect(await value('disbursement', 'DA-03', 'name')).toBe('=1+1');
  expect(await value('report', 'difficulties', 'value')).toBe('Thiếu vốn');
  const check = await jobs.check();
  expect(check.problems.map(({ code }) => code)).not.toContain('row-missing');
  expect(check.problems.map(({ code }) => code)).not.toContain('row-unknown');

  const all = await jobs.load(COMMUNE);
  expect(all.keptRows).toBe(0);
  expect(all.tasks).toBeGreaterThan(again.tasks);
  expect(all.kept).toBe(5);

  // A note in a column of somebody's own would be lost: told first, written over when it was seen.
  const table = findTables(await addIn.port.read()).tables.get('tasks');
  const row = table?.rows[0]?.number ?? 0;
  await addIn.Excel.run(async (context) => {
    const open = context.workbook.worksheets.getItem(sheet);
    open.protection.unprotect();
    open.getRange(`Z${row}`).values = [['ghi chú']];
    await context.sync();
  });
  const before = await pictureOf(host);
  const error: unknown = await jobs.load(COMMUNE).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'changed-since-load',
    changed: [{ sheet, cell: `Z${row}`, expected: null, found: 'ghi chú' }],
  });
  expect(await pictureOf(host)).toEqual(before);
  await jobs.load(COMMUNE, { overwrite: true });
  expect(await host.read(sheet, `Z${row}`)).toBe('');
  await jobs.undo();
  expect(await host.read(sheet, `Z${row}`)).toBe('ghi chú');
}, 240_000);

test('what would replace somebody’s data is refused in words', async () => {
  const addIn = openAddIn();
  const { jobs, host } = addIn;
  await jobs.load({ ...COMMUNE, documents: ['001'] });
  // Nothing is typed yet: another period may be loaded.
  await jobs.load({ ...COMMUNE, documents: ['001'], period: '2026-07' });
  await jobs.load({ ...COMMUNE, documents: ['001'] });
  await type(addIn, 'report', 'reporter', 'value', 'Lý A');
  const before = await pictureOf(host);
  const refusals = [
    { ...COMMUNE, period: '2026-07' },
    { ...COMMUNE, unit: '06037' },
    { ...COMMUNE, book: 'province' as const },
    { ...COMMUNE, documents: [] },
    { ...COMMUNE, unit: '99999' },
  ];
  for (const request of refusals) {
    await expect(jobs.load(request, { overwrite: true })).rejects.toMatchObject({
      name: 'JobError',
      message: expect.stringMatching(/Mở một sổ mới|mở một sổ mới|Chọn/),
    });
  }
  await expect(jobs.preview([])).rejects.toMatchObject({ code: 'wrong-book' });
  await expect(jobs.consolidate()).rejects.toMatchObject({ code: 'nothing-previewed' });
  expect(await pictureOf(host)).toEqual(before);
}, 120_000);
