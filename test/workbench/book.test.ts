/**
 * A workbook opened on the page and saved again: from file to file through the spreadsheet, as `workbench/book/` does it.
 */
import { runInThisContext } from 'node:vm';
import type * as Presets from '@univerjs/presets';
import type * as NodePreset from '@univerjs/preset-sheets-node-core';
import ExcelJS from 'exceljs';
import type { BookModel } from '../../src/sheets/model';
import type { ReadBook } from '../../src/sheets/read-model';
import { readBook } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import { openModel } from '../../workbench/book/open-model';
import { savedModel } from '../../workbench/book/save-model';
import { SimulatedHost } from '../../workbench/host/host';
import { UniverStore } from '../../workbench/host/univer-store';
import { communeTables, provinceTables } from '../../workbench/page/books';
import { openedModel } from '../../workbench/page/files';

/** Node's own loader: Univer's packages are more than the test runner's registry can load. */
const nodeRequire = (runInThisContext('process') as NodeJS.Process)
  .getBuiltinModule('node:module')
  .createRequire(`${process.cwd()}/package.json`);

const { createUniver, LogLevel } = nodeRequire('@univerjs/presets') as typeof Presets;
const { UniverSheetsNodeCorePreset } = nodeRequire(
  '@univerjs/preset-sheets-node-core',
) as typeof NodePreset;

const UNIT = '06463';

/** As the page opens a file, and as it saves one, with whatever is done in between. */
async function throughThePage(
  file: Uint8Array,
  work: (host: SimulatedHost) => void = () => undefined,
): Promise<{ file: Uint8Array; model: BookModel }> {
  const { univer, univerAPI } = createUniver({
    locales: {},
    logLevel: LogLevel.SILENT,
    presets: [UniverSheetsNodeCorePreset()],
  });
  try {
    const { opened, states } = openModel(openedModel(file));
    const host = new SimulatedHost(new UniverStore(univerAPI, opened));
    host.state.adopt(states);
    work(host);
    const model = await savedModel(host.state);
    return { file: await writeBook(model), model };
  } finally {
    univer.dispose();
  }
}

type Cell = readonly [address: string, value: unknown, formula: string | undefined];

/** Every cell of every sheet; what is blank is left out. */
function cellsOf({ sheets }: ReadBook): Map<string, Cell[]> {
  return new Map(
    sheets.map((sheet) => [
      `${sheet.name} (${sheet.state})`,
      [...sheet.rows()].flatMap((row) =>
        [...sheet.columnsOf(row)].flatMap((column): Cell[] => {
          const cell = sheet.cell(row, column);
          if (!cell || (cell.value === null && cell.formula === undefined)) return [];
          return [[`${row}/${column}`, cell.value ?? '', cell.formula]];
        }),
      ),
    ]),
  );
}

/** What a second program finds in a file: formats, protection, rules, colours, panes. */
async function looksOf(file: Uint8Array): Promise<unknown> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer);
  return book.worksheets.map((sheet) => {
    const cells: unknown[] = [];
    sheet.eachRow((row) =>
      row.eachCell(({ address, numFmt, font, fill, protection, alignment }) =>
        cells.push([address, numFmt, font, fill, protection, alignment]),
      ),
    );
    const { validations } = sheet as unknown as { validations: { model: unknown } };
    return {
      name: sheet.name,
      state: sheet.state,
      views: sheet.views,
      merges: [...sheet.model.merges].sort(),
      validations: validations?.model,
      widths: sheet.columns?.map((column) => [column.width, column.hidden]),
      cells,
    };
  });
}

const BOOKS: [string, () => BookModel][] = [
  ["a commune's workbook", () => communeTables(UNIT)],
  ["the province's book", provinceTables],
];

describe.each(BOOKS)('%s, opened and saved', (_, model) => {
  let before: Uint8Array;
  let after: Uint8Array;
  let saved: BookModel;
  beforeAll(async () => {
    before = await writeBook(model());
    ({ file: after, model: saved } = await throughThePage(before));
  });

  test('has the same values and formulas in the same sheets, hidden ones too', () => {
    expect(cellsOf(readBook(after))).toEqual(cellsOf(readBook(before)));
  });

  test('has the same formats, protection, rules, widths and panes for another program', async () => {
    expect(await looksOf(after)).toEqual(await looksOf(before));
  });

  test('has the same names, colours by text, filters, heading rows and print setups', () => {
    const rest = ({ names, active, sheets }: BookModel): unknown => ({
      names: [...names].sort((one, other) => (one.name < other.name ? -1 : 1)),
      active,
      sheets: sheets.map(
        ({ key, highlights, filter, freeze, repeatRows, print, protect, tab }) => ({
          ...{ key, highlights, freeze, repeatRows, print, protect, tab },
          // The last row of a filter follows the rows that hold something; an empty table has none.
          filter: filter && [filter.top, filter.left, filter.right],
        }),
      ),
    });
    expect(rest(saved)).toEqual(rest(model()));
  });

  test('saved twice is the same file', async () => {
    expect((await throughThePage(after)).file).toEqual(after);
  });
});

test('what people typed is saved, with the results of the formulas that use it', async () => {
  const file = await writeBook(communeTables(UNIT));
  const { file: saved } = await throughThePage(file, (host) => {
    host.type('Nhiệm vụ', 'J7', 'Hoàn thành');
    host.type('Nhiệm vụ', 'K7', '20/3/2026');
    host.type('Nhiệm vụ', 'L7', '=HYPERLINK("x")'.replace('=', "'="));
  });
  const tasks = readBook(saved).sheets.find(({ name }) => name === 'Nhiệm vụ');
  expect(tasks?.cell(7, 11)).toMatchObject({ value: 46_101, isDate: true });
  expect(tasks?.cell(7, 12)?.value).toBe('=HYPERLINK("x")');
  expect(tasks?.cell(7, 14)).toMatchObject({ value: 'Hoàn thành đúng hạn' });
  expect(tasks?.cell(7, 14)?.formula).toBeTruthy();
});

test("somebody else's workbook keeps values, formulas and dates; its looks are not kept", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Dự toán');
  sheet.addRows([
    ['Nội dung', 'Số tiền'],
    ['Chi', 12.5],
    ['Thu', 8],
  ]);
  sheet.getCell('B4').value = { formula: 'SUM(B2:B3)', result: 20.5 };
  sheet.getCell('C2').value = new Date(Date.UTC(2026, 5, 30));
  sheet.getCell('A1').font = { bold: true, color: { argb: 'FFFF0000' } };
  book.addWorksheet('Ẩn', { state: 'hidden' }).getCell('A1').value = 'x';
  const file = new Uint8Array(await book.xlsx.writeBuffer());
  const { file: saved } = await throughThePage(file);
  const read = readBook(saved);
  expect(read.sheets.map(({ name, state }) => [name, state])).toEqual([
    ['Dự toán', 'visible'],
    // The page knows two states; a sheet that was hidden stays out of sight.
    ['Ẩn', 'veryHidden'],
  ]);
  const [table] = read.sheets;
  expect(table?.cell(4, 2)).toMatchObject({ value: 20.5, formula: 'SUM(B2:B3)' });
  expect(table?.cell(2, 3)).toMatchObject({ value: 46_203, isDate: true });
  const looks = new ExcelJS.Workbook();
  await looks.xlsx.load(Buffer.from(saved) as unknown as ExcelJS.Buffer);
  expect(looks.getWorksheet('Dự toán')?.getCell('A1').font?.color?.argb).not.toBe('FFFF0000');
});
