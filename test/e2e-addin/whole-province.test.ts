/**
 * The province's real size: all tables for 65 units, reports of nearly all, and every round trip counted. Excel on
 * the web takes 5 MB a request and gives 5 MB an answer; people wait for every trip.
 */
import { ANSWER_BYTES, REQUEST_BYTES } from '../../src/excel/json-size';
import { contentOf } from '../../src/excel/changed-cells';
import type { ReadBook } from '../../src/sheets/read-model';
import type { BatchRecord } from '../../workbench/host/host';
import { closeWorkbooks } from '../excel/support';
import { FULL, PERIOD, pickedReports } from '../jobs/support';
import { closeChannels, openAddIn } from './support';

afterAll(() => {
  closeWorkbooks();
  closeChannels();
});

jest.setTimeout(1_800_000);

const LIMIT = 5_000_000;

const UNITS = FULL.communes.map(({ code }) => code);
const LATE = UNITS.at(-1) ?? '';

/** What stands in every cell, in few and short texts: hundreds of thousands of cells are compared. */
function textOf({ sheets }: ReadBook): Record<string, string> {
  return Object.fromEntries(
    sheets.map((sheet) => {
      const lines: string[] = [];
      for (const row of sheet.rows()) {
        const cells: unknown[] = [];
        for (const column of sheet.columnsOf(row)) {
          const cell = sheet.cell(row, column);
          cells.push(column, contentOf(cell), cell?.formula !== undefined);
        }
        lines.push(JSON.stringify([row, cells]));
      }
      return [sheet.name, lines.join('\n')];
    }),
  );
}

test('load, two write-backs and undo: 4, 2 + 4, 2 + 4 and 4 round trips', async () => {
  const { host, port, jobs } = openAddIn();
  const trips = async (most: number, work: () => Promise<unknown>): Promise<BatchRecord[]> => {
    host.fail(null);
    await work();
    const { batches } = host;
    // All of them, so that a failure shows what was sent.
    expect(batches.slice(most)).toEqual([]);
    expect(batches.flatMap(({ error }) => error ?? [])).toEqual([]);
    for (const { bytes, answerBytes } of batches) {
      expect(bytes).toBeLessThan(LIMIT);
      expect(answerBytes).toBeLessThan(LIMIT);
    }
    return batches;
  };
  const files = await pickedReports(FULL, UNITS.slice(0, -1));
  const late = await pickedReports(FULL, [LATE]);

  await trips(4, () =>
    jobs.load({ book: 'province', period: PERIOD, documents: null, group: null }),
  );
  await trips(2, () => jobs.preview(files));
  const write = await trips(4, () => jobs.consolidate());
  // More than two requests hold: the count is no accident of a small book.
  expect(sum(write)).toBeGreaterThan(LIMIT);
  const before = textOf(await port.read());
  expect(before['Dữ liệu']?.split('\n').length).toBeGreaterThan(17_000);

  const second = await trips(2, () => jobs.preview(late));
  expect(second.reduce((bytes, { answerBytes }) => bytes + answerBytes, 0)).toBeGreaterThan(LIMIT);
  await trips(4, () => jobs.consolidate());
  expect(await jobs.open()).toMatchObject({ reporting: { actual: UNITS.length } });

  await trips(4, () => jobs.undo());
  const after = textOf(await port.read());
  for (const [name, text] of Object.entries(before))
    expect([name, after[name] === text]).toEqual([name, true]);
});

const sum = (batches: readonly BatchRecord[]): number =>
  batches.reduce((total, { bytes }) => total + bytes, 0);

test('requests and answers are cut below what Excel on the web is known to take', () => {
  expect(REQUEST_BYTES).toBeLessThan(0.95 * LIMIT);
  expect(ANSWER_BYTES).toBeLessThan(LIMIT);
});
