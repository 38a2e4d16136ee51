/** Looking at a large book costs a part of what reading it for a write costs, and shows the same values. */
import type { ReadBook } from '../../src/sheets/read-model';
import { closeWorkbooks, itemsSheet, openWorkbook, sheetOf, smallBook } from '../excel/support';

afterAll(closeWorkbooks);

const ITEMS = Array.from({ length: 1_200 }, (_, index) => ({
  id: `N-${index}`,
  content: `Việc ${index}`,
  amount: index % 20,
}));

const valuesOf = ({ sheets }: ReadBook): unknown =>
  sheets.map((sheet) => {
    const cells: unknown[] = [];
    for (const row of sheet.rows()) {
      for (const column of sheet.columnsOf(row)) {
        cells.push([row, column, sheet.cell(row, column)?.value]);
      }
    }
    return { name: sheet.name, state: sheet.state, cells };
  });

test('values alone, and everything', async () => {
  const { port, host } = openWorkbook();
  await port.write(smallBook(ITEMS));
  host.fail(null);
  const full = await port.read();
  const fullBytes = host.batches.reduce((sum, { answerBytes }) => sum + answerBytes, 0);
  host.fail(null);
  const values = await port.read({ valuesOnly: true });
  const bytes = host.batches.reduce((sum, { answerBytes }) => sum + answerBytes, 0);
  expect(valuesOf(values)).toEqual(valuesOf(full));
  expect(bytes).toBeLessThan(fullBytes);
  // The text of a formula that goes down a column comes with the first rows only.
  const text = ITEMS.reduce((sum, _, row) => sum + `=IF(C${row}>Nguong,"Cao","Thấp")`.length, 0);
  expect(fullBytes - bytes).toBeLessThan(text);
  // The first rows, where the sheet is known and people fill in, are read whole all the same.
  expect(sheetOf(values, 'Nhiệm vụ').cell(5, 4)?.formula).toBeDefined();
  expect(sheetOf(full, 'Nhiệm vụ').cell(1_000, 4)?.formula).toBeDefined();
  expect(sheetOf(values, 'Nhiệm vụ').cell(1_000, 4)?.formula).toBeUndefined();
});

test('a sheet that somebody renamed is read whole', async () => {
  const { port, Excel } = openWorkbook();
  const { sheets, ...rest } = smallBook(ITEMS);
  await port.write({ ...rest, sheets });
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Nhiệm vụ').name = 'Việc';
    await context.sync();
  });
  const read = await port.read({ valuesOnly: true });
  const { rows } = itemsSheet(ITEMS);
  expect(sheetOf(read, 'Việc').lastRow).toBe(rows.length);
  expect(sheetOf(read, 'Việc').cell(1_000, 4)?.formula).toBeDefined();
});

test('a write that is given what was read before does not read it once more', async () => {
  const { port, host } = openWorkbook();
  await port.write(smallBook());
  const known = await port.read();
  // Somebody looked meanwhile, as the pane does after every change.
  await port.read({ valuesOnly: true });
  host.fail(null);
  await port.write(smallBook(), { known });
  expect(host.batches).toHaveLength(2);
  // Another reading, or none: looked through first.
  host.fail(null);
  await port.write(smallBook());
  expect(host.batches).toHaveLength(4);
});
