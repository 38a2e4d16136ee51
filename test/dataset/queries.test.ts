/** The statements of docs/DATASET.md, run by DuckDB over a consolidated period, against the book itself. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Consolidation, StoredBook } from '../../src/consolidation';
import { addUp } from '../../src/sheets/disbursement-sums';
import { GROUP_LABELS } from '../../src/sheets/line';
import { FULL, incoming, run, seededReport, stored } from '../consolidation/support';
import { datasetOf } from '../helpers/dataset';

const EARLIER = '2026-05';
const PERIOD = '2026-06';
const UNITS = FULL.communes.slice(0, 12);

const STATEMENTS = new Map(
  [
    ...readFileSync(join(__dirname, '../../docs/DATASET.md'), 'utf8').matchAll(
      /```sql (\w+)\n([^`]+)```/g,
    ),
  ].map(([, name = '', sql = '']) => [name, sql]),
);

let folder = '';
let book: Consolidation;
let store: StoredBook;
let connection: DuckDBConnection;

type Row = Record<string, string | number | boolean | null>;

async function ask(name: string, parameters: Record<string, string>): Promise<Row[]> {
  const sql = STATEMENTS.get(name);
  if (sql === undefined) throw new Error(`docs/DATASET.md has no statement "${name}".`);
  const used = Object.entries(parameters).filter(([key]) => sql.includes(`$${key}`));
  const answer = await connection.runAndReadAll(sql, Object.fromEntries(used));
  return answer.getRowObjectsJson().map((row) =>
    Object.fromEntries(
      // A count is a 64-bit number, which JSON holds as text.
      Object.entries(row).map(([key, value]) => [
        key,
        ['figures', 'tasks', 'units'].includes(key) ? Number(value) : (value as Row[string]),
      ]),
    ),
  );
}

const received = async (period: string, from: number): Promise<ReturnType<typeof incoming>[]> =>
  Promise.all(
    UNITS.map(async ({ code }, index) =>
      incoming(
        `${period}-${code}.xlsx`,
        await seededReport(code, from + index, { period, catalog: FULL }),
      ),
    ),
  );

beforeAll(async () => {
  const may = run(await received(EARLIER, 100), null, { period: EARLIER, catalog: FULL });
  const before = await stored(may, { catalog: FULL });
  book = run(await received(PERIOD, 500), before, { period: PERIOD, catalog: FULL });
  store = await stored(book, { catalog: FULL });
  folder = mkdtempSync(join(tmpdir(), 'tiendo-'));
  for (const { path, bytes } of datasetOf(store.store.data)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  // Two dozen workbooks are written and read; a busy machine takes its time.
}, 300_000);

afterAll(() => {
  connection.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

test('who has reported: the units of the ledger, every value of theirs', async () => {
  const rows = await ask('reported', { dataset: folder, period: PERIOD });
  const ledger = store.store.ledger.filter(
    ({ period, superseded }) => period === PERIOD && !superseded,
  );
  expect(rows.map(({ unit }) => unit)).toEqual(ledger.map(({ unit }) => unit).sort());
  expect(rows).toHaveLength(book.actual);
  expect(rows.map(({ figures }) => figures)).toEqual(
    rows.map(
      ({ unit }) =>
        [...store.store.data].filter((row) => row.period === PERIOD && row.unit === unit).length,
    ),
  );
});

test('tasks by the state reported', async () => {
  const rows = await ask('states', { dataset: folder, period: PERIOD });
  const counts = new Map<string, number>();
  for (const { unit, answers } of book.next.lines.tasks) {
    const { state } = answers;
    if (unit && typeof state === 'string') counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(1);
  expect(new Map(rows.map(({ state, tasks }) => [state, tasks]))).toEqual(counts);
});

test('disbursement by project group', async () => {
  const rows = await ask('disbursement', { dataset: folder, period: PERIOD });
  const { disbursement } = book.next.lines;
  expect(rows.length).toBeGreaterThan(2);
  for (const { project_group: group, units, plan, disbursed, estimate } of rows) {
    const lines = disbursement.filter((line) => GROUP_LABELS[line.group] === group);
    expect(units).toBe(lines.length);
    expect(plan).toBeCloseTo(addUp(lines.map((line) => line.plan)) ?? 0, 6);
    expect(disbursed).toBeCloseTo(addUp(lines.map((line) => line.disbursed)) ?? 0, 6);
    expect(estimate).toBeCloseTo(addUp(lines.map((line) => line.estimate)) ?? 0, 6);
  }
});

test('where a figure comes from', async () => {
  const figure = [...store.store.data].find(
    ({ item, period }) => period === PERIOD && item.endsWith('/disbursed'),
  );
  if (!figure) throw new Error('No unit reports a disbursement.');
  const [table = '', row = '', field = ''] = figure.item.split('/');
  const rows = await ask('source', {
    dataset: folder,
    period: PERIOD,
    unit: figure.unit,
    table,
    row,
    field,
  });
  const { file, sheet, cell, revision } = figure;
  expect(rows).toEqual([{ value: expect.any(String), file, sheet, cell, revision }]);
  expect(Number(rows[0]?.['value'])).toBe(figure.value);
});

test('what fell between two periods', async () => {
  const rows = await ask('fallen', { dataset: folder, period: PERIOD, earlier: EARLIER });
  const valueOf = new Map(
    [...store.store.data].map(({ period, unit, item, value }) => [
      `${period}|${unit}|${item}`,
      value,
    ]),
  );
  const fallen = [...store.store.data]
    .filter(({ period, item }) => period === PERIOD && /^disbursement\/.*\/disbursed$/.test(item))
    .filter(({ unit, item, value }) => {
      const before = valueOf.get(`${EARLIER}|${unit}|${item}`);
      return typeof before === 'number' && typeof value === 'number' && value < before;
    })
    .map(({ unit, item }) => `${unit}/${item.split('/')[1] ?? ''}`)
    .sort();
  expect(fallen.length).toBeGreaterThan(0);
  expect(rows.map(({ unit, row }) => `${String(unit)}/${String(row)}`).sort()).toEqual(fallen);
});
