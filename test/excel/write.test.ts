import type { ReadBook } from '../../src/sheets/read-model';
import { readBook } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import type { SheetState } from '../../workbench/host/sheet-state';
import type { SimulatedHost } from '../../workbench/host/host';
import {
  CHANGED,
  closeWorkbooks,
  failure,
  openWorkbook,
  pictureOf,
  smallBook,
  SUM_CELL,
  tabsOf,
} from './support';

afterAll(closeWorkbooks);

const stateOf = ({ state }: SimulatedHost, name: string): SheetState => {
  const found = state.find(name);
  if (!found) throw new RangeError(`No sheet ${name}`);
  return found;
};

describe('a new sheet', () => {
  let host: SimulatedHost;
  beforeAll(async () => {
    const open = openWorkbook();
    host = open.host;
    await open.port.write(smallBook());
  });

  test('stands behind those that were there, and is shown', () => {
    expect(tabsOf(host)).toEqual(['Sheet1', 'Nhiệm vụ', 'Báo cáo', '_tiendo']);
    expect(host.state.nameOf(host.state.active)).toBe('Nhiệm vụ');
    expect(stateOf(host, '_tiendo').visibility).toBe('VeryHidden');
  });

  test('keeps dangerous text as text, and calculates its formulas', async () => {
    expect(await host.read('Nhiệm vụ', 'B3')).toBe('=1+1');
    expect(await host.read('Nhiệm vụ', 'B4')).toBe('06463');
    expect(await host.read('Nhiệm vụ', 'B5')).toBe('2026-06');
    expect(await host.read('Nhiệm vụ', 'D4')).toBe('Cao');
    expect(await host.read('Báo cáo', SUM_CELL)).toBe(12.5);
  });

  test('is protected, but for the cells that people fill in', () => {
    const { protection, formats } = stateOf(host, 'Nhiệm vụ');
    expect(protection).toMatchObject({
      allowAutoFilter: true,
      allowInsertRows: true,
    });
    // Only the yellow cells could be sorted, away from the rows that they answer.
    expect(protection).toMatchObject({
      allowSort: false,
      allowFormatCells: false,
      allowDeleteRows: false,
    });
    expect(formats.at(2, 2).locked).toBe(false);
    expect(formats.at(2, 1).locked).toBe(true);
    host.type('Nhiệm vụ', 'C3', 5);
    expect(() => host.type('Nhiệm vụ', 'B3', 'x')).toThrow('protected');
  });

  test('has the looks of the model', () => {
    const { formats, columns, rows, tabColor, showGridlines } = stateOf(host, 'Nhiệm vụ');
    expect(formats.at(1, 1)).toMatchObject({
      name: 'Times New Roman',
      bold: true,
      fill: '#DCE6F1',
      horizontal: 'Center',
      vertical: 'Center',
      wrap: true,
    });
    expect(formats.at(2, 2)).toMatchObject({
      numberFormat: '#,##0.##;[Red]-#,##0.##',
      fill: '#FFF9DB',
      horizontal: 'Right',
      bold: false,
    });
    expect(Object.keys(formats.at(2, 2).borders).sort()).toEqual([
      'EdgeBottom',
      'EdgeLeft',
      'EdgeRight',
      'EdgeTop',
    ]);
    expect(stateOf(host, 'Báo cáo').formats.at(4, 2).numberFormat).toBe('dd/mm/yyyy');
    expect(columns.get(0)?.hidden).toBe(true);
    expect(rows.get(0)?.hidden).toBe(true);
    expect(rows.get(1)?.height).toBe(30);
    // 40 characters of seven pixels and five of padding.
    expect(columns.get(1)?.width).toBe(213.75);
    expect(tabColor).toBe('#274E13');
    expect(showGridlines).toBe(false);
  });

  test('has its rule, colour, panes, filter and print setup', () => {
    const sheet = stateOf(host, 'Nhiệm vụ');
    expect(sheet.validations).toHaveLength(1);
    expect(sheet.validations[0]).toMatchObject({
      box: { top: 2, left: 2, bottom: 4, right: 2 },
      rule: { decimal: { formula1: 0, operator: 'GreaterThanOrEqualTo' } },
      ignoreBlanks: true,
      prompt: { showPrompt: true, title: 'Số tiền' },
      errorAlert: { showAlert: true, style: 'Stop', title: 'Số tiền' },
    });
    expect(JSON.stringify(sheet.validations[0])).toContain('Nhập một số không nhỏ hơn 0');
    expect(sheet.conditionalFormats).toMatchObject([
      {
        box: { top: 2, left: 3, bottom: 4, right: 3 },
        rule: { formula1: '="Cao"', operator: 'EqualTo' },
        format: { fill: '#F8CBCB', color: '#9C0006', bold: true },
      },
    ]);
    expect(sheet.frozen).toEqual({ top: 0, left: 0, bottom: 1, right: 0 });
    expect(sheet.filter).toEqual({ top: 1, left: 1, bottom: 4, right: 3 });
    expect(sheet.page).toMatchObject({
      Orientation: 'Landscape',
      PaperSize: 'A4',
      Zoom: { horizontalFitToPages: 1 },
      PrintTitleRows: '2:2',
      RightFooter: '&9&"Times New Roman,Regular"Trang &P/&N',
      LeftFooter: '&9&"Times New Roman,Italic"Nhiệm vụ && chỉ tiêu',
    });
    expect(sheet.page['LeftMargin']).toBeCloseTo(42.52, 2);
  });

  test('has its page breaks, and then a scale: Excel heeds none on a sheet that is fitted to pages', () => {
    expect(stateOf(host, 'Báo cáo').page).toMatchObject({ Breaks: [5], Zoom: { scale: 100 } });
  });

  test('is named', () => {
    expect(host.state.store.names()).toEqual([{ name: 'Nguong', formula: "='Báo cáo'!$C$3" }]);
  });
});

describe('a sheet that is there', () => {
  test('is replaced where it stands, whatever it is called now', async () => {
    const { Excel, host, port } = openWorkbook();
    await port.write(smallBook());
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem('Nhiệm vụ').name = 'Việc';
      worksheets.getItem('Việc').position = 0;
      worksheets.add('Của tôi').position = 1;
      await context.sync();
    });
    await port.write(smallBook(CHANGED));
    expect(tabsOf(host)).toEqual(['Nhiệm vụ', 'Của tôi', 'Sheet1', 'Báo cáo', '_tiendo']);
    expect(await host.read('Báo cáo', SUM_CELL)).toBe(27);
    expect(await host.read('Nhiệm vụ', 'D3')).toBe('Cao');
  });

  test('reads as the file of the same book reads', async () => {
    const file = readBook(await writeBook(smallBook()));
    const { port } = openWorkbook();
    await port.write(smallBook());
    const open = await port.read();
    const contentOf = (book: ReadBook): unknown =>
      book.sheets.map((sheet) =>
        [...sheet.rows()].map((row) =>
          [...sheet.columnsOf(row)].flatMap((column) => {
            const { value, isDate } = sheet.cell(row, column) ?? {};
            // A file keeps empty texts; Excel knows no such cell.
            return value === '' ? [] : [[sheet.name, row, column, value, isDate]];
          }),
        ),
      );
    expect(contentOf(open)).toEqual(contentOf(file));
  });

  test('a copy that somebody made of it stays', async () => {
    const { Excel, host, port } = openWorkbook();
    await port.write(smallBook());
    await Excel.run(async (context) => {
      const copy = context.workbook.worksheets.add('Bản chép');
      copy.getRange('A1').values = [['tiendo:tasks']];
      await context.sync();
    });
    await port.write(smallBook(CHANGED));
    expect(tabsOf(host)).toContain('Bản chép');
    expect((await port.read()).sheets.map(({ name }) => name)).toContain('Bản chép');
  });

  test("formulas and names of other people's sheets still find it", async () => {
    const { Excel, host, port } = openWorkbook();
    await port.write(smallBook());
    host.type('Sheet1', 'B2', "=SUM('Nhiệm vụ'!C3:C5)");
    host.type('Sheet1', 'B3', "='Báo cáo'!C4&\" 'Báo cáo'!C4\"");
    host.type('Sheet1', 'B4', "'='Báo cáo'!C4");
    await Excel.run(async (context) => {
      const { names, worksheets } = context.workbook;
      names.add('TongCuaToi', worksheets.getItem('Báo cáo').getRange('C4'));
      await context.sync();
    });
    await port.write(smallBook(CHANGED));
    expect(await host.read('Sheet1', 'B2')).toBe(27);
    expect(await host.read('Sheet1', 'B3')).toBe("27 'Báo cáo'!C4");
    expect(await host.read('Sheet1', 'B4')).toBe("='Báo cáo'!C4");
    expect(host.state.store.names()).toContainEqual({
      name: 'TongCuaToi',
      formula: "='Báo cáo'!$C$4",
    });
  });

  test('formulas find it under its old name again when somebody had renamed it', async () => {
    const { Excel, host, port } = openWorkbook();
    await port.write(smallBook());
    host.type('Sheet1', 'B2', "=SUM('Nhiệm vụ'!C3:C5)+'Báo cáo'!C4");
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Nhiệm vụ').name = 'Việc';
      await context.sync();
    });
    await port.write(smallBook(CHANGED));
    expect(await host.read('Sheet1', 'B2')).toBe(54);
  });

  test('a formula that points at sheets which are taken back loses them, and nothing else', async () => {
    const { host, port } = openWorkbook();
    const undo = await port.write(smallBook());
    host.type('Sheet1', 'B2', "='Báo cáo'!C4");
    host.type('Sheet1', 'B3', 7);
    await undo.restore();
    expect(await host.read('Sheet1', 'B2')).toBe('#REF!');
    expect(await host.read('Sheet1', 'B3')).toBe(7);
  });

  test('one of our sheets alone: the others keep their formulas, or nothing is written', async () => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    const [items, totals] = smallBook(CHANGED).sheets;
    const only = (sheet: typeof items) => ({
      ...smallBook(),
      sheets: sheet ? [sheet] : [],
      names: [],
      active: sheet?.name ?? '',
    });
    // `Báo cáo` adds up `Nhiệm vụ`, and is protected.
    const error = await failure(port.write(only(items)));
    expect(error).toMatchObject({ code: 'workbook-protected' });
    expect(await host.read('Báo cáo', SUM_CELL)).toBe(12.5);
    // Nothing adds up `Báo cáo`; a name stands for one of its cells.
    await port.write(only(totals));
    expect(await host.read('Báo cáo', SUM_CELL)).toBe(12.5);
    expect(await host.read('Nhiệm vụ', 'D4')).toBe('Cao');
    expect(host.state.store.names()).toEqual([{ name: 'Nguong', formula: "='Báo cáo'!$C$3" }]);
  });

  test('a link in a protected sheet would be lost: nothing is written', async () => {
    const { host, port } = openWorkbook();
    await port.write(smallBook());
    host.type('Sheet1', 'B2', "='Báo cáo'!C4");
    stateOf(host, 'Sheet1').protection = {};
    const before = await pictureOf(host);
    const error = await failure(port.write(smallBook(CHANGED)));
    expect(error).toMatchObject({ code: 'workbook-protected' });
    expect(error.message).toContain('Sheet1');
    expect(await pictureOf(host)).toEqual(before);
  });
});

test('an old sheet left over from a swap that Excel was closed on is kept, and in nobody’s way', async () => {
  const { Excel, host, port } = openWorkbook();
  await port.write(smallBook());
  await Excel.run(async (context) => {
    context.workbook.worksheets.add('_tiendo-cu~1').getRange('A1').values = [['tiendo:tasks']];
    await context.sync();
  });
  await port.write(smallBook(CHANGED));
  expect(tabsOf(host)).toEqual(['Sheet1', 'Nhiệm vụ', 'Báo cáo', '_tiendo', '_tiendo-cu~1']);
});

describe('a workbook that does not let us', () => {
  test("a sheet of somebody else's has the name", async () => {
    const { Excel, host, port } = openWorkbook();
    await Excel.run(async (context) => {
      context.workbook.worksheets.add('báo cáo');
      await context.sync();
    });
    const before = await pictureOf(host);
    const error = await failure(port.write(smallBook()));
    expect(error).toMatchObject({ code: 'sheet-name-taken' });
    expect(error.message).toContain('"Báo cáo"');
    expect(await pictureOf(host)).toEqual(before);
  });

  test('its structure is protected', async () => {
    const { host, port } = openWorkbook();
    host.state.structureProtected = true;
    expect(await failure(port.write(smallBook()))).toMatchObject({ code: 'workbook-protected' });
    expect(tabsOf(host)).toEqual(['Sheet1']);
  });

  test('a cell is being edited', async () => {
    const { host, port } = openWorkbook();
    host.editing = true;
    const error = await failure(port.write(smallBook()));
    expect(error).toMatchObject({ code: 'excel-failed' });
    expect(error.message).toContain('Enter');
    expect(error.detail).toContain('InvalidOperationInCellEditMode');
  });
});

describe('cancelling', () => {
  test('before it begins', async () => {
    const { host, port } = openWorkbook();
    host.fail(null);
    const error = await failure(port.write(smallBook(), { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(host.batches).toEqual([]);
  });

  test('while the new sheets are made: they are taken away again', async () => {
    const { host, port } = openWorkbook();
    const before = await pictureOf(host);
    const stop = new AbortController();
    const error = await failure(
      port.write(smallBook(), { signal: stop.signal, onProgress: () => stop.abort() }),
    );
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(await pictureOf(host)).toEqual(before);
  });
});
