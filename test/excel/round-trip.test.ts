/** What is written into Excel is what is read from it, and every formula computes what `domain/` said. */
import { consolidate } from '../../src/consolidation';
import { extractFromBook } from '../../src/consolidation/extract';
import { CoveredCells } from '../../src/excel/covered-cells';
import { formatKind } from '../../src/workbook/read/styles';
import type { BookModel } from '../../src/sheets/model';
import { STYLES } from '../../src/sheets/styles';
import type { ReadBook } from '../../src/sheets/read-model';
import { findTables } from '../../src/workbook/tables';
import { agrees, catalog, contextFor, filledBook } from '../e2e/books';
import {
  CHI_LANG,
  incoming,
  KHANG_CHIEN,
  PERIOD,
  seededReport,
  SMALL,
} from '../consolidation/support';
import { closeWorkbooks, openWorkbook, sheetOf, smallBook } from './support';

afterAll(closeWorkbooks);

/** Excel on the web refuses more. */
const REFUSED = 5 * 1024 * 1024;

interface Difference {
  cell: string;
  written: unknown;
  read: unknown;
}

function differences(model: BookModel, book: ReadBook): { compared: number; found: Difference[] } {
  const found: Difference[] = [];
  let compared = 0;
  for (const { name, rows, merges } of model.sheets) {
    const sheet = sheetOf(book, name);
    const covered = new CoveredCells(merges);
    rows.forEach(({ cells }, row) => {
      cells.forEach((cell, column) => {
        if (!cell || covered.has(row + 1, column + 1)) return;
        const read = sheet.cell(row + 1, column + 1);
        const format =
          cell.format ??
          ('format' in STYLES[cell.style] ? (STYLES[cell.style] as { format: string }).format : '');
        const isDate = typeof cell.value === 'number' && formatKind(format) !== 'number';
        compared += 1;
        const isSame =
          agrees(cell.value, read?.value ?? null) &&
          (read?.isDate ?? false) === isDate &&
          (read?.formula !== undefined) === (cell.formula !== undefined);
        if (!isSame) found.push({ cell: `${name}!${row + 1}:${column + 1}`, written: cell, read });
      });
    });
  }
  return { compared, found };
}

test('the workbook of a commune, filled', async () => {
  const { host, port } = openWorkbook();
  const unit = catalog.communes[3]?.code ?? '';
  const model = filledBook(contextFor('2026-06'), { unit, seed: 3 });
  host.fail(null);
  await port.write(model);
  expect(host.batches).toHaveLength(4);
  expect(Math.max(...host.batches.map(({ bytes }) => bytes))).toBeLessThan(700_000);

  host.fail(null);
  const book = await port.read();
  expect(host.batches).toHaveLength(2);
  const { compared, found } = differences(model, book);
  expect(found).toEqual([]);
  expect(compared).toBeGreaterThan(2_000);
  expect(book.sheets.map(({ name, state }) => [name, state])).toEqual(
    model.sheets.map(({ name, state }) => [name, state]),
  );
});

test('what is read from Excel is checked like a file', async () => {
  const { port } = openWorkbook();
  const context = contextFor('2026-06');
  const unit = catalog.communes[5]?.code ?? '';
  await port.write(filledBook(context, { unit, seed: 5 }));
  const extraction = extractFromBook(await port.read(), context, '2026-06');
  expect(extraction).toMatchObject({ ok: true, submission: { unit, period: '2026-06' } });
});

test("the province's book of two units", async () => {
  const { host, port } = openWorkbook();
  const files = await Promise.all(
    [CHI_LANG, KHANG_CHIEN].map(async (unit, index) =>
      incoming(`${unit}.xlsx`, await seededReport(unit, index + 1)),
    ),
  );
  const model = consolidate({ catalog: SMALL, period: PERIOD, files, before: null }).next.book;
  host.fail(null);
  await port.write(model);
  expect(host.batches).toHaveLength(4);
  host.fail(null);
  const book = await port.read();
  // One more for the rows of `Dữ liệu` below the first 150.
  expect(host.batches.length).toBeLessThanOrEqual(3);
  const { compared, found } = differences(model, book);
  expect(found).toEqual([]);
  expect(compared).toBeGreaterThan(4_000);
  expect([...findTables(book).tables.keys()].sort()).toEqual(
    model.sheets.map(({ key }) => key).sort(),
  );
});

test('2,000 rows: the requests are cut by their size, and no more of them than that', async () => {
  const { host, port } = openWorkbook();
  const long = 'Nội dung dài của một nhiệm vụ, có dấu tiếng Việt và "ngoặc kép". '.repeat(40);
  const items = Array.from({ length: 2_000 }, (_, index) => ({
    id: `N-${index}`,
    content: `${index} ${long}`,
    amount: index,
  }));
  const model = smallBook(items);
  host.fail(null);
  const shares: number[] = [];
  await port.write(model, { onProgress: (share) => shares.push(share) });
  const writes = host.batches.map(({ bytes }) => bytes);
  const total = writes.reduce((sum, bytes) => sum + bytes, 0);
  expect(total).toBeGreaterThan(REFUSED);
  expect(Math.max(...writes)).toBeLessThan(REFUSED);
  // Three beside the content.
  expect(writes.length).toBeLessThanOrEqual(3 + Math.ceil(total / 4_000_000));
  expect(shares.at(-1)).toBe(1);
  expect([...shares].sort((one, other) => one - other)).toEqual(shares);

  host.fail(null);
  const book = await port.read();
  const answers = host.batches.map(({ answerBytes }) => answerBytes);
  expect(Math.max(...answers)).toBeLessThan(REFUSED);
  expect(differences(model, book).found).toEqual([]);

  // Replacing them looks at what stands there once more, in answers that are cut too; so does taking it back.
  const less = smallBook(items.slice(0, 5));
  host.fail(null);
  const undo = await port.write(less, { known: book });
  expect(host.batches.every(({ error }) => error === undefined)).toBe(true);
  expect(differences(less, await port.read()).found).toEqual([]);
  host.fail(null);
  await undo.restore();
  expect(host.batches.every(({ error }) => error === undefined)).toBe(true);
  expect(differences(model, await port.read()).found).toEqual([]);
}, 120_000);
