/** What the pane counts is what stands on the sheets, and every place is where the row is now. */
import fc from 'fast-check';
import { consolidate } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { GridSheet, keyOf } from '../../src/excel/grid';
import { readingOf } from '../../src/excel/changed-cells';
import { directEngine } from '../../src/jobs/direct-engine';
import type { MonitorView, StateCounts } from '../../src/jobs/model';
import { plainBook } from '../../src/jobs/plain-book';
import type { BookModel } from '../../src/sheets/model';
import type { ReadBook, ReadSheet } from '../../src/sheets/read-model';
import { findTables } from '../../src/workbook/tables';
import { AGENCY_TASK, SMALL } from '../consolidation/support';
import { communeBook } from '../../src/sheets/commune/book';
import { writeBook } from '../../src/workbook/write';
import {
  answersFrom,
  CHI_LANG,
  communeContext,
  filledModel,
  FULL,
  MAILED,
  PERIOD,
  pickedReports,
  plainOf,
} from './support';

const engine = directEngine({ catalog: SMALL });

let province: BookModel;

beforeAll(async () => {
  const picked = await pickedReports(
    SMALL,
    SMALL.communes.slice(0, 3).map(({ code }) => code),
    { mistakes: true },
  );
  const files = picked.map(({ name, bytes, modifiedOn }) => ({
    file: name,
    bytes: new Uint8Array(bytes),
    modifiedOn,
  }));
  province = consolidate({ catalog: SMALL, period: PERIOD, files, before: null }).next.book;
});

/** Words of a column of a table, by row id. */
function column(book: ReadBook, sheet: string, key: string): Map<string, unknown> {
  const table = findTables(book).tables.get(sheet);
  return new Map(
    table?.rows.map(({ id, number }) => [id, table.at(number, key).cell?.value ?? '']) ?? [],
  );
}

function countOf(words: readonly unknown[]): StateCounts {
  const count = (...wanted: string[]): number =>
    words.filter((word) => wanted.includes(String(word))).length;
  return {
    doneOnTime: count('Hoàn thành đúng hạn'),
    doneLate: count('Hoàn thành quá hạn'),
    inTime: count('Trong hạn', 'Sắp đến hạn'),
    dueSoon: count('Sắp đến hạn'),
    overdue: count('Quá hạn'),
    noDeadline: count('Không thời hạn'),
    notApplicable: count('Không phát sinh'),
    noData: count('Chưa có số liệu', 'Thiếu ngày hoàn thành'),
  };
}

const statesOf = (book: ReadBook, keep: (id: string) => boolean = () => true): unknown[] =>
  [...column(book, 'tasks', 'status')].flatMap(([id, word]) => (keep(id) ? [word] : []));

test("the province's book: counts are those of the sheets", async () => {
  const read = readingOf(province);
  const view = await engine.monitor(plainBook(read), {});
  expect(view.counts).toEqual(countOf(statesOf(read)));
  expect(view.counts.overdue).toBeGreaterThan(0);
  for (const line of view.byUnit) {
    const own = statesOf(read, (id) => id.startsWith(`${line.id}/`));
    expect(line.counts).toEqual(countOf(own));
    expect(column(read, 'units', 'status').get(line.id)).toBe(line.reported);
    const spent = column(read, 'units', 'spent').get(line.id);
    expect(line.disbursed ?? '').toBe(spent);
  }
  expect(view.byUnit.map(({ id }) => id)).toEqual(SMALL.communes.map(({ code }) => code));
  expect(view.partial).toMatch(/^Số liệu của 3\/4 đơn vị, thiếu: /);
  expect(view.reporting).toMatchObject({ expected: 4, actual: 3 });
  expect(view.floors.length).toBe(
    [...column(read, 'disbursement', 'status').values()].filter((word) => word === 'Chậm mốc')
      .length,
  );
  const behind = [...column(read, 'targets', 'status')].filter(
    ([id, word]) => word === 'Chậm tiến độ' || (word === 'Không đạt' && !id.startsWith('total/')),
  );
  expect(view.targets.filter(({ id }) => !id.startsWith('total/')).length).toBe(
    behind.filter(([id]) => !id.startsWith('total/')).length,
  );
});

test('lists are in their order, and one task of several units stands once', async () => {
  const view = await engine.monitor(plainOf(province), { asOf: dayFromIso('2026-12-31') });
  const late = view.overdue.map(({ daysLate }) => daysLate);
  expect([...late].sort((a, b) => b - a)).toEqual(late);
  expect(view.overdue.reduce((sum, { units }) => sum + units, 0)).toBe(view.counts.overdue);
  for (const { daysLate, last, status } of view.overdue) {
    expect(daysLate).toBe(view.asOf - last);
    expect(status).toBe('Quá hạn');
  }
  const gaps = view.floors.map(({ floor, rate }) => floor - rate);
  expect([...gaps].sort((a, b) => b - a)).toEqual(gaps);
});

test('a task that several units are late with stands once, with all of them', async () => {
  const dated = FULL.tasks.find(
    ({ scope, deadline }) => scope.kind === 'all' && deadline?.kind === 'before',
  );
  if (!dated) throw new Error('No such task');
  const catalog = { ...SMALL, tasks: [...SMALL.tasks.filter(({ id }) => id !== dated.id), dated] };
  const late = catalog.communes.slice(0, 3).map(({ code }) => code);
  const answers = answersFrom({ [`tasks/${dated.id}`]: { state: 'Đang thực hiện' } });
  const files = await Promise.all(
    late.map(async (code) => {
      const bytes = await writeBook(communeBook(communeContext(catalog), code, answers));
      return { file: `${code}.xlsx`, bytes, modifiedOn: MAILED };
    }),
  );
  const { next } = consolidate({ catalog, period: PERIOD, files, before: null });
  const view = await directEngine({ catalog }).monitor(plainOf(next.book), {
    asOf: dayFromIso('2026-12-31'),
  });
  const row = view.overdue.find(({ content }) => content === dated.content);
  expect(row).toMatchObject({ units: 3, id: `${late[0]}/${dated.id}` });
  expect(row?.owner).toMatch(/^3 đơn vị: .+, .+, /);
  expect(view.overdue.filter(({ content }) => content === dated.content)).toHaveLength(1);
});

test('for one unit, one agency, another day', async () => {
  const read = readingOf(province);
  const unit = SMALL.communes[0]?.code ?? '';
  const view = await engine.monitor(plainBook(read), { unit });
  expect(view.counts).toEqual(countOf(statesOf(read, (id) => id.startsWith(`${unit}/`))));
  expect(view.byUnit.map(({ id }) => id)).toEqual([unit]);
  expect(view.overdue.every(({ units }) => units === 1)).toBe(true);

  const [agency = ''] = SMALL.tasks.find(({ id }) => id === AGENCY_TASK)?.lead ?? [];
  const led = SMALL.tasks
    .filter(({ lead, cooperating }) => lead.includes(agency) || cooperating.includes(agency))
    .map(({ id }) => id);
  const ofAgency = await engine.monitor(plainBook(read), { agency });
  expect(ofAgency.counts).toEqual(
    countOf(statesOf(read, (id) => led.includes(id.slice(id.indexOf('/') + 1)))),
  );
  expect(ofAgency.byAgency.find(({ id }) => id === agency)?.counts).toEqual(ofAgency.counts);

  const asOf = dayFromIso('2026-03-01');
  const early = await engine.monitor(plainBook(read), { asOf });
  expect(early.asOf).toBe(asOf);
  expect(early.counts.overdue).toBeLessThan(
    (await engine.monitor(plainBook(read), { asOf: dayFromIso('2026-12-31') })).counts.overdue,
  );
  await expect(engine.monitor(plainBook(read), { unit: '99999' })).rejects.toMatchObject({
    code: 'bad-request',
  });
});

test("a commune's workbook: the same view of its own rows", async () => {
  const model = filledModel(CHI_LANG, { seed: 2 });
  const read = readingOf(model);
  const view = await directEngine().monitor(plainBook(read), {});
  expect(view.counts).toEqual(countOf(statesOf(read)));
  expect(view).toMatchObject({ partial: null, reporting: null });
  expect(view.byUnit).toMatchObject([{ id: CHI_LANG, reported: null, place: null }]);
  for (const { place, id } of view.overdue) {
    const table = findTables(read).tables.get('tasks');
    const row = table?.rows.find((candidate) => candidate.id === id);
    expect(place).toEqual({
      sheet: 'Nhiệm vụ',
      cell: table?.at(row?.number ?? 0, 'state').address,
    });
  }
});

test('targets furthest behind first: by the share of the plan that is missing, or too much', async () => {
  const own = (name: string, direction: string, planUnit: number, actual: number) => ({
    ...{ name, measure: 'vụ', direction, planUnit, actual },
  });
  const model = communeBook(
    communeContext(),
    CHI_LANG,
    answersFrom({
      'targets/CT-01': own('Thiếu 60%', 'trở lên', 10, 4),
      'targets/CT-02': own('Vượt 20%', 'không quá', 10, 12),
      'targets/CT-03': own('Không được có', 'không quá', 0, 5),
      'targets/CT-04': own('Vượt 70%', 'không quá', 10, 17),
      'targets/CT-05': own('Lệch 65%', 'đúng bằng', 100, 35),
    }),
  );
  const { targets } = await directEngine().monitor(plainOf(model), {});
  expect(targets.map(({ name, rate }) => [name, rate])).toEqual([
    ['Không được có', null],
    ['Vượt 70%', 1.7],
    ['Lệch 65%', 0.35],
    ['Thiếu 60%', 0.4],
    ['Vượt 20%', 1.2],
  ]);
});

/** Rows with an id in another order, blank rows above and between, the sheet renamed. */
function disturbed(sheet: ReadSheet, order: readonly number[], above: number): ReadSheet {
  const key = keyOf(sheet);
  const grid = new GridSheet(`${sheet.name} mới`, sheet.state);
  const table = findTables({ sheets: [sheet], date1904: false }).tables.get(key ?? '');
  const rows = table?.rows.map(({ number }) => number) ?? [];
  const sorted = rows.map((row, at) => [row, order[at % order.length] ?? 0] as const);
  const places = new Map(
    [...sorted].sort((a, b) => a[1] - b[1]).map(([row], at) => [row, rows[at] ?? row] as const),
  );
  for (const row of [...sheet.rows()].sort((a, b) => (places.get(a) ?? a) - (places.get(b) ?? b))) {
    for (const at of sheet.columnsOf(row)) {
      const cell = sheet.cell(row, at);
      if (cell) grid.put((places.get(row) ?? row) + above, at, cell);
    }
  }
  return grid;
}

test('a place is where the row stands, however people moved it', async () => {
  const read = readingOf(province);
  const view = await engine.monitor(plainBook(read), { asOf: dayFromIso('2026-12-31') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer(), { minLength: 5, maxLength: 60 }),
      fc.integer({ min: 0, max: 20 }),
      async (order, above) => {
        const moved: ReadBook = {
          date1904: false,
          sheets: read.sheets.map((sheet) =>
            ['tasks', 'targets', 'disbursement', 'units'].includes(keyOf(sheet) ?? '')
              ? disturbed(sheet, order, above)
              : sheet,
          ),
        };
        const now = await engine.monitor(plainBook(moved), { asOf: dayFromIso('2026-12-31') });
        expect(withoutPlaces(now)).toEqual(withoutPlaces(view));
        const tables = findTables(moved).tables;
        const idAt = (key: string, cell: string): string | undefined =>
          tables
            .get(key)
            ?.rows.find(
              ({ number }) =>
                cell.endsWith(String(number)) &&
                /^[A-Z]+/.exec(cell)?.[0].length === cell.length - String(number).length,
            )?.id;
        for (const { id, place } of now.overdue) expect(idAt('tasks', place.cell)).toBe(id);
        for (const { id, place } of now.targets) expect(idAt('targets', place.cell)).toBe(id);
        for (const { id, place } of now.byUnit) expect(idAt('units', place?.cell ?? '')).toBe(id);
        for (const { place } of now.overdue) expect(place.sheet).toBe('Nhiệm vụ mới');
      },
    ),
    { numRuns: 10 },
  );
});

const withoutPlaces = (view: MonitorView): unknown =>
  JSON.parse(JSON.stringify(view, (key, value: unknown) => (key === 'place' ? undefined : value)));

test('a row that is gone leads to the top of its sheet', async () => {
  const read = readingOf(province);
  const view = await engine.monitor(plainBook(read), {});
  const gone = view.overdue[0];
  const sheets = read.sheets.map((sheet) => {
    if (keyOf(sheet) !== 'tasks') return sheet;
    const grid = new GridSheet(sheet.name, sheet.state);
    for (const row of sheet.rows()) {
      for (const at of sheet.columnsOf(row)) {
        const cell = sheet.cell(row, at);
        if (cell && !(at === 1 && cell.value === gone?.id)) grid.put(row, at, cell);
      }
    }
    return grid;
  });
  const now = await engine.monitor(plainBook({ sheets, date1904: false }), {});
  expect(now.overdue.find(({ id }) => id === gone?.id)?.place).toEqual({
    sheet: 'Nhiệm vụ',
    cell: 'A1',
  });
});

test('charts show the figures beside them, wherever the sheet was moved', async () => {
  const read = readingOf(province);
  const charts = await engine.charts(plainBook(read));
  expect(charts.map(({ title }) => title)).toEqual([
    'Tình hình báo cáo (số đơn vị)',
    'Nhiệm vụ theo trạng thái',
    'Chỉ tiêu theo trạng thái',
  ]);
  const sheet = read.sheets.find((candidate) => keyOf(candidate) === 'overview');
  for (const { source, at, sheet: name } of charts) {
    expect(name).toBe('Tổng quan');
    const [, from, to] = /^B(\d+):C(\d+)$/.exec(source) ?? [];
    for (let row = Number(from); row <= Number(to); row += 1) {
      expect(typeof sheet?.cell(row, 2)?.value).toBe('string');
      expect(typeof sheet?.cell(row, 3)?.value).toBe('number');
      expect(sheet?.cell(row, 2)?.value).not.toBe('Tổng số');
    }
    expect(Number(to) - Number(from)).toBeGreaterThanOrEqual(4);
    expect(at).toMatch(/^L\d+$/);
  }
  expect(new Set(charts.map(({ at }) => at)).size).toBe(charts.length);
});
