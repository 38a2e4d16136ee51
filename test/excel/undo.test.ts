import { OfficeExcelPort } from '../../src/excel/office-excel-port';
import { closeWorkbooks, ITEMS, openWorkbook, pictureOf, smallBook, tabsOf } from './support';

afterAll(closeWorkbooks);

const MORE = [
  ...ITEMS.map((item) => ({ ...item, amount: 9 })),
  { id: 'N-04', content: '-9', amount: 1 },
  { id: 'N-05', content: 'thêm', amount: 2 },
];

/** Cells, looks and rules of every sheet; ids and what belongs to a moment left out. */
async function contentsOf(host: Parameters<typeof pictureOf>[0]): Promise<unknown> {
  const { names, sheets } = (await pictureOf(host)) as { names: unknown; sheets: object[] };
  const plain = sheets.map((sheet) => {
    const { id, conditionalFormats, ...rest } = sheet as {
      id: string;
      conditionalFormats: object[];
    };
    expect(id).not.toBe('');
    return {
      ...rest,
      conditionalFormats: conditionalFormats.map((format) => ({ ...format, id: '' })),
    };
  });
  return { names, plain };
}

test('the first write is taken back: nothing of ours is left', async () => {
  const { host, port } = openWorkbook();
  host.type('Sheet1', 'A1', 'của tôi');
  const before = await contentsOf(host);
  const undo = await port.write(smallBook());
  expect(undo.sheets).toEqual(['Nhiệm vụ', 'Báo cáo', '_tiendo']);
  await undo.restore();
  expect(tabsOf(host)).toEqual(['Sheet1']);
  expect(await contentsOf(host)).toEqual(before);
});

test('a second write is taken back: content, looks, rules and names are those of the first', async () => {
  const { host, port } = openWorkbook();
  await port.write(smallBook());
  host.type('Nhiệm vụ', 'C3', 42);
  const before = await contentsOf(host);
  const undo = await port.write(smallBook(MORE));
  expect(await contentsOf(host)).not.toEqual(before);
  await undo.restore();
  expect(await contentsOf(host)).toEqual(before);
  expect(await host.read('Báo cáo', 'C4')).toBe(49.5);
});

test('a sheet that an earlier session wrote gets its content back, and the looks of the same rows', async () => {
  const { Excel, host, port } = openWorkbook();
  await port.write(smallBook(MORE));
  const before = await contentsOf(host);
  // Another page of the add-in: it never wrote these sheets.
  const undo = await new OfficeExcelPort(Excel).write(smallBook());
  await undo.restore();
  expect(await contentsOf(host)).toEqual(before);
});

test('what people typed since is not taken back unseen', async () => {
  const { host, port } = openWorkbook();
  await port.write(smallBook());
  const undo = await port.write(smallBook(MORE));
  host.type('Nhiệm vụ', 'C3', 1);
  await expect(undo.restore()).rejects.toMatchObject({
    code: 'changed-since-load',
    changed: [{ sheet: 'Nhiệm vụ', cell: 'C3', expected: 9, found: 1 }],
  });
  expect(await host.read('Nhiệm vụ', 'C3')).toBe(1);
  await undo.restore({ force: true });
  expect(await host.read('Nhiệm vụ', 'C3')).toBe(5);
});

test('a name that somebody had before stands for the same cell again', async () => {
  const { Excel, host, port } = openWorkbook();
  await Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    names.add('Nguong', worksheets.getItem('Sheet1').getRange('A1'));
    await context.sync();
  });
  const undo = await port.write(smallBook());
  expect(host.state.store.names()).toEqual([{ name: 'Nguong', formula: "='Báo cáo'!$C$3" }]);
  await undo.restore();
  expect(host.state.store.names()).toEqual([{ name: 'Nguong', formula: '=Sheet1!$A$1' }]);
});

test('it knows what it takes back, and does not read it: one round trip to write, one to swap', async () => {
  const { host, port } = openWorkbook();
  await port.write(smallBook());
  const undo = await port.write(smallBook(MORE));
  host.fail(null);
  await undo.restore();
  expect(host.batches).toHaveLength(2);
});
