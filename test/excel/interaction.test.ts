/** What is neither reading nor writing sheets: going to a cell, charts, copies, changes. */
import type { ChartRequest } from '../../src/excel/port';
import { closeWorkbooks, openWorkbook, pictureOf, smallBook, type Open } from './support';

afterAll(closeWorkbooks);

describe('goTo', () => {
  test('shows the sheet and selects the cell, in one round trip', async () => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    host.fail(null);
    await port.goTo('Báo cáo', 'C4');
    expect(host.batches).toHaveLength(1);
    const { active, selection } = host.state;
    expect(host.state.nameOf(active)).toBe('Báo cáo');
    expect(selection).toEqual({ sheet: active, box: { top: 3, left: 2, bottom: 3, right: 2 } });
  });

  test('a sheet that is gone', async () => {
    const { port } = openWorkbook();
    await expect(port.goTo('Báo cáo', 'C4')).rejects.toMatchObject({
      code: 'excel-failed',
      message: expect.stringContaining('không còn trong sổ') as string,
      detail: expect.stringContaining('ItemNotFound') as string,
    });
  });
});

describe('charts', () => {
  const CHART: ChartRequest = {
    sheet: 'Báo cáo',
    source: 'B3:C5',
    title: 'Tiến độ',
    kind: 'bar',
    at: 'F2',
  };
  const prepared = async (): Promise<Open> => {
    const open = openWorkbook();
    await open.port.write(smallBook());
    open.host.fail(null);
    return open;
  };
  const sheetOf = ({ host }: Open) => {
    const sheet = host.state.find('Báo cáo');
    if (!sheet) throw new RangeError('No sheet');
    return sheet;
  };

  test('are drawn on a protected sheet, which is protected afterwards as before', async () => {
    const open = await prepared();
    const { protection } = sheetOf(open);
    await open.port.addCharts([CHART, { ...CHART, kind: 'column', at: 'F20' }]);
    expect(open.host.batches).toHaveLength(2);
    const { charts, protection: after } = sheetOf(open);
    expect(charts).toMatchObject([
      { type: 'BarClustered', title: 'Tiến độ', source: 'B3:C5', from: 'F2', seriesBy: 'Columns' },
      { type: 'ColumnClustered', from: 'F20' },
    ]);
    expect(after).toEqual(protection);
  });

  test('drawn again, they replace themselves', async () => {
    const open = await prepared();
    await open.port.addCharts([CHART]);
    await open.port.addCharts([{ ...CHART, title: 'Mới' }]);
    expect(sheetOf(open).charts.map(({ title }) => title)).toEqual(['Mới']);
  });

  test('broken off anywhere, the sheet is protected', async () => {
    const open = await prepared();
    await open.port.addCharts([CHART]);
    const actions = open.host.batches.at(-1)?.actions ?? 0;
    expect(actions).toBeGreaterThan(10);
    for (let afterActions = 0; afterActions < actions; afterActions += 1) {
      open.host.fail({ batch: 2, afterActions });
      await expect(open.port.addCharts([CHART])).rejects.toMatchObject({ code: 'excel-failed' });
      open.host.fail(null);
      expect(sheetOf(open).protection).not.toBeNull();
    }
  });
});

describe('openCopy', () => {
  test('hands the bytes to Excel', async () => {
    const { host, port } = openWorkbook();
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    await port.openCopy(bytes);
    expect(
      host.state.opened.map((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
    ).toEqual([bytes]);
  });

  test('what is too large for Excel on the web is refused before', async () => {
    const { host, port } = openWorkbook();
    await expect(port.openCopy(new Uint8Array(4_000_000))).rejects.toMatchObject({
      code: 'not-supported',
    });
    expect(host.state.opened).toEqual([]);
  });
});

describe('onChanged', () => {
  const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 450));

  test('tells once of a burst in our sheets, and nothing of others or of ourselves', async () => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    await port.read();
    const heard = jest.fn();
    const stop = await port.onChanged(heard);
    host.type('Nhiệm vụ', 'C3', 1);
    host.type('Nhiệm vụ', 'C4', 2);
    host.type('Báo cáo', 'C3', 3);
    await quiet();
    expect(heard).toHaveBeenCalledTimes(1);

    host.type('Sheet1', 'A1', 'của tôi');
    await quiet();
    expect(heard).toHaveBeenCalledTimes(1);

    await port.write(smallBook());
    await quiet();
    expect(heard).toHaveBeenCalledTimes(1);

    await port.read();
    host.type('Nhiệm vụ', 'C3', 4);
    await quiet();
    expect(heard).toHaveBeenCalledTimes(2);

    await stop();
    host.type('Nhiệm vụ', 'C3', 5);
    await quiet();
    expect(heard).toHaveBeenCalledTimes(2);
    expect(host.state.watched.size).toBe(0);
  });
});

test('reading an unloaded property is refused by the library itself', async () => {
  const { Excel, port } = openWorkbook();
  await port.write(smallBook());
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Báo cáo').getRange('C4');
    await context.sync();
    expect(() => range.values).toThrow(
      expect.objectContaining({ code: 'PropertyNotLoaded' }) as Error,
    );
    range.load('values');
    expect(() => range.values).toThrow(
      expect.objectContaining({ code: 'PropertyNotLoaded' }) as Error,
    );
    await context.sync();
    expect(range.values).toEqual([[12.5]]);
  });
});

test('two ports on two workbooks do not meet', async () => {
  const one = openWorkbook();
  const other = openWorkbook();
  await one.port.write(smallBook());
  const untouched = await pictureOf(other.host);
  expect((await other.port.read()).sheets).toEqual([]);
  expect(await pictureOf(other.host)).toEqual(untouched);
});
