/** Round trips and bytes: constant until an answer or a request is full, and one more for each that is. */
import { META_NAME } from '../../src/sheets/meta';
import type { ReadBook } from '../../src/sheets/read-model';
import { dataTable } from '../../src/sheets/province/ledger';
import type { BatchRecord } from '../../workbench/host/host';
import { closeWorkbooks, itemsSheet, openWorkbook, sheetOf, smallBook, type Open } from './support';

afterAll(closeWorkbooks);

jest.setTimeout(300_000);

const LONG = 'Nội dung của một nhiệm vụ, có dấu và "ngoặc kép". '.repeat(20);

const itemsOf = (rows: number) =>
  Array.from({ length: rows }, (_, index) => ({
    id: `N-${index}`,
    content: `${index} ${LONG}`,
    amount: index % 20,
  }));

async function tripsOf({ host }: Open, work: () => Promise<unknown>): Promise<BatchRecord[]> {
  host.fail(null);
  await work();
  expect(host.batches.flatMap(({ error }) => error ?? [])).toEqual([]);
  return host.batches;
}

/** What was sent or answered beside what any book costs, in full requests. */
const full = (batches: readonly BatchRecord[], key: 'bytes' | 'answerBytes'): number =>
  Math.ceil(batches.reduce((sum, batch) => sum + batch[key], 0) / 4_000_000);

test.each([40, 400, 1_000, 2_000, 4_000])('%d rows', async (rows) => {
  const open = openWorkbook();
  const { port } = open;
  const model = smallBook(itemsOf(rows));
  const write = await tripsOf(open, () => port.write(model));
  expect(write.length).toBeLessThanOrEqual(3 + full(write, 'bytes'));
  let known: ReadBook = { sheets: [], date1904: false };
  const read = await tripsOf(open, async () => (known = await port.read()));
  expect(read.length).toBeLessThanOrEqual(1 + full(read, 'answerBytes'));
  const again = await tripsOf(open, () => port.write(model, { known }));
  const slowest = Math.max(full(again, 'bytes'), full(again, 'answerBytes'));
  expect(again.length).toBeLessThanOrEqual(1 + slowest);
  if (rows <= 2_000) expect([write.length, read.length, again.length]).toEqual([4, 2, 2]);
  else expect(write.length).toBeGreaterThan(4);
  // A formula for every row, and not the text of every one.
  const sheet = sheetOf(known, 'Nhiệm vụ');
  expect(sheet.cell(rows, 4)).toMatchObject({ value: expect.stringMatching(/^(Cao|Thấp)$/) });
  expect(sheet.cell(rows, 4)?.formula).toBeDefined();
});

describe('what a long sheet hides from the quick way of reading', () => {
  const ROWS = 700;
  const LAST = ROWS + 2;

  async function opened(): Promise<Open> {
    const open = openWorkbook();
    await open.port.write(smallBook(itemsOf(ROWS)));
    return open;
  }

  /** Changes cells as people do who take the protection away. */
  const unprotected = async (
    { Excel }: Open,
    change: (sheet: Excel.Worksheet) => void,
    protectAgain: boolean,
  ): Promise<void> => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Nhiệm vụ');
      sheet.protection.unprotect();
      change(sheet);
      if (protectAgain) sheet.protection.protect();
      await context.sync();
    });
  };

  test('a formula that was typed over while the sheet was not protected', async () => {
    const open = await opened();
    await unprotected(open, (sheet) => (sheet.getRange('D500').values = [['Khác']]), false);
    const cell = sheetOf(await open.port.read(), 'Nhiệm vụ').cell(500, 4);
    expect(cell).toEqual({ value: 'Khác', isDate: false });
  });

  test('an end that is not as the top: everything is read', async () => {
    const open = await opened();
    await unprotected(open, (sheet) => (sheet.getRange(`D${LAST}`).values = [['Khác']]), true);
    const sheet = sheetOf(await open.port.read(), 'Nhiệm vụ');
    expect(sheet.cell(LAST, 4)).toEqual({ value: 'Khác', isDate: false });
    expect(sheet.cell(LAST - 1, 4)?.formula).toBe(`IF(C${LAST - 1}>Nguong,"Cao","Thấp")`);
  });

  test("people's own formulas, and texts that look like one", async () => {
    const open = await opened();
    open.host.type('Nhiệm vụ', 'C400', '=2+3');
    open.host.type('Nhiệm vụ', 'C401', "'=2+3");
    const trips = await tripsOf(open, async () => {
      const sheet = sheetOf(await open.port.read(), 'Nhiệm vụ');
      expect(sheet.cell(400, 3)).toEqual({ value: 5, isDate: false, formula: '2+3' });
      expect(sheet.cell(401, 3)).toEqual({ value: '=2+3', isDate: false });
    });
    // One more, to see what they show.
    expect(trips).toHaveLength(3);
  });

  test('taking the protection away after the reading is noticed by the write', async () => {
    const open = await opened();
    const known = await open.port.read();
    await unprotected(open, (sheet) => (sheet.getRange('D600').values = [['Khác']]), false);
    await expect(open.port.write(smallBook(itemsOf(ROWS)), { known })).rejects.toMatchObject({
      code: 'changed-since-load',
      changed: [{ sheet: 'Nhiệm vụ', cell: 'D600', found: 'Khác' }],
    });
  });

  test.each([
    ['below', `C${LAST + 3}`],
    ['beside', 'H300'],
    ['far below', `C${LAST + 50_000}`],
  ])('what was typed %s what was there', async (_, cell) => {
    const open = await opened();
    const known = await open.port.read();
    await unprotected(open, (sheet) => (sheet.getRange(cell).values = [['gõ thêm']]), true);
    await expect(open.port.write(smallBook(itemsOf(ROWS)), { known })).rejects.toMatchObject({
      code: 'changed-since-load',
      changed: [expect.objectContaining({ sheet: 'Nhiệm vụ' })],
    });
  });

  test('a text that became the formula it looked like', async () => {
    const { port, host } = openWorkbook();
    await port.write(smallBook());
    host.type('Nhiệm vụ', 'C5', "'=1+1");
    const known = await port.read();
    host.type('Nhiệm vụ', 'C5', '=1+1');
    await expect(port.write(smallBook(), { known })).rejects.toMatchObject({
      changed: [{ sheet: 'Nhiệm vụ', cell: 'C5' }],
    });
  });

  test('taken back, it holds the same formulas', async () => {
    const open = await opened();
    const before = sheetOf(await open.port.read(), 'Nhiệm vụ');
    const known = await open.port.read();
    const undo = await open.port.write(smallBook(itemsOf(3)), { known });
    await undo.restore();
    const { state } = open.host;
    const sheet = state.find('Nhiệm vụ');
    expect(before.cell(500, 4)?.formula).toBeDefined();
    expect(state.store.cell(sheet?.id ?? '', 499, 3)?.formula).toBe(
      '=IF(C500>Nguong,"Cao","Thấp")',
    );
  });
});

test('an answer that is refused is asked for again, with less in it', async () => {
  const open = openWorkbook();
  // The long table comes with the first answer; here it alone is more than that holds.
  const { rows, ...rest } = itemsSheet(
    itemsOf(3_000).map((item) => ({ ...item, content: LONG.repeat(2) })),
  );
  const sheet = { ...rest, rows, name: dataTable.name };
  const book = smallBook();
  const meta = book.sheets.filter(({ name }) => name === META_NAME);
  await open.port.write({ ...book, sheets: [sheet, ...meta], names: [], active: sheet.name });
  open.host.fail(null);
  const read = await open.port.read();
  expect(open.host.batches[0]?.error).toBe('ResponsePayloadSizeLimitExceeded');
  expect(sheetOf(read, dataTable.name).lastRow).toBe(rows.length);
});
