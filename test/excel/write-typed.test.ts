/** What people typed between a read and a write is not written over. */
import type { ReadBook } from '../../src/sheets/read-model';
import type { SimulatedHost } from '../../workbench/host/host';
import {
  CHANGED,
  closeWorkbooks,
  failure,
  LIMIT_CELL,
  openWorkbook,
  pictureOf,
  smallBook,
  tabsOf,
} from './support';

afterAll(closeWorkbooks);

describe('what people typed since', () => {
  const rejected = async (known: ReadBook, type: (host: SimulatedHost) => void) => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    type(host);
    const before = await pictureOf(host);
    const error = await failure(port.write(smallBook(CHANGED), { known }));
    expect(await pictureOf(host)).toEqual(before);
    return error;
  };
  const loaded = async (): Promise<ReadBook> => {
    const { port } = openWorkbook();
    await port.write(smallBook());
    return port.read();
  };

  test('is not overwritten unseen', async () => {
    const error = await rejected(await loaded(), (host) => host.type('Nhiệm vụ', 'C5', 100));
    expect(error).toMatchObject({
      code: 'changed-since-load',
      changed: [{ sheet: 'Nhiệm vụ', cell: 'C5', expected: null, found: 100 }],
    });
    expect(error.message).toContain('Nhiệm vụ!C5');
  });

  test('nor what was emptied', async () => {
    const error = await rejected(await loaded(), (host) => host.type('Nhiệm vụ', 'C3', ''));
    expect(error.changed).toEqual([{ sheet: 'Nhiệm vụ', cell: 'C3', expected: 5, found: null }]);
  });

  test('a result that moved with it is no change', async () => {
    const error = await rejected(await loaded(), (host) => host.type('Báo cáo', LIMIT_CELL, 1));
    expect(error.changed.map(({ cell }) => cell)).toEqual([LIMIT_CELL]);
  });

  test('a sheet that was renamed since is still the same sheet', async () => {
    const { Excel, port } = openWorkbook();
    await port.write(smallBook());
    const known = await port.read();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Nhiệm vụ').name = 'Việc';
      await context.sync();
    });
    await expect(port.write(smallBook(CHANGED), { known })).resolves.toBeDefined();
  });

  test('nothing typed, nothing refused', async () => {
    const { port } = openWorkbook();
    await port.write(smallBook());
    await expect(
      port.write(smallBook(CHANGED), { known: await port.read() }),
    ).resolves.toBeDefined();
  });

  test('without `known` it is replaced, as asked', async () => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    host.type('Nhiệm vụ', 'C5', 100);
    await port.write(smallBook(CHANGED));
    expect(await host.read('Nhiệm vụ', 'C5')).toBe(9);
  });

  test('typed while the new sheets are being made: nothing is lost either', async () => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    const answer = host.bridge.onMessageFromHost;
    let answers = 0;
    host.bridge.onMessageFromHost = (json) => {
      answers += 1;
      // The workbook has been read; the new sheets come next.
      if (answers === 2) host.type('Nhiệm vụ', 'C5', 100);
      answer?.(json);
    };
    const error = await failure(port.write(smallBook(CHANGED)));
    expect(error).toMatchObject({
      code: 'changed-since-load',
      changed: [{ sheet: 'Nhiệm vụ', cell: 'C5', found: 100 }],
    });
    expect(tabsOf(host)).toEqual(['Sheet1', 'Nhiệm vụ', 'Báo cáo', '_tiendo']);
    expect(await host.read('Nhiệm vụ', 'C5')).toBe(100);
  });
});
