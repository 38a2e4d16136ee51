/** A small book of ours, an open workbook to write it into, and a picture of everything in that workbook. */
import { OfficeExcelPort } from '../../src/excel/office-excel-port';
import type { ExcelPort, ExcelPortError } from '../../src/excel/port';
import { Form, text } from '../../src/sheets/form';
import { metaSheet } from '../../src/sheets/meta';
import type { BookModel, CellModel, RowModel, SheetModel } from '../../src/sheets/model';
import type { ReadBook, ReadSheet } from '../../src/sheets/read-model';
import { sheetMark } from '../../src/sheets/spec';
import type { SimulatedHost } from '../../workbench/host/host';
import { openHost, type OpenHost } from '../../workbench/host/node';
import { boxAddress } from '../../workbench/host/address';

export interface Open extends OpenHost {
  port: ExcelPort;
}

const opened: OpenHost[] = [];

/** A workbook with one empty sheet of somebody else's. */
export function openWorkbook(): Open {
  const open = openHost();
  opened.push(open);
  return { ...open, port: new OfficeExcelPort(open.Excel) };
}

export function closeWorkbooks(): void {
  for (const { close } of opened.splice(0)) close();
}

const cell = (value: CellModel['value'], more: Partial<CellModel> = {}): CellModel => ({
  value,
  style: 'text',
  ...more,
});

export interface Item {
  id: string;
  content: string;
  amount: number | null;
}

export const ITEMS: readonly Item[] = [
  { id: 'N-01', content: '=1+1', amount: 5 },
  { id: 'N-02', content: '06463', amount: 7.5 },
  { id: 'N-03', content: '2026-06', amount: null },
];

/** The same items with other amounts. */
export const CHANGED = ITEMS.map((item) => ({ ...item, amount: 9 }));

const FIRST = 3;

/** A table with an input column, a formula, a rule and a colour. */
export function itemsSheet(items: readonly Item[] = ITEMS, name = 'Nhiệm vụ'): SheetModel {
  const last = FIRST + items.length - 1;
  const keys: RowModel = {
    cells: [sheetMark('tasks'), 'content', 'amount', 'state'].map((key) =>
      cell(key, { style: 'key' }),
    ),
    hidden: true,
  };
  const headings: RowModel = {
    cells: [
      undefined,
      ...['Nội dung', 'Số tiền', 'Mức'].map((title) => cell(title, { style: 'heading' })),
    ],
    height: 30,
  };
  const rows = items.map(({ id, content, amount }, index): RowModel => ({
    cells: [
      cell(id, { style: 'key' }),
      cell(content),
      cell(amount, { style: 'inputNumber', input: true }),
      cell(amount !== null && amount > 6 ? 'Cao' : 'Thấp', {
        formula: `IF(C${FIRST + index}>Nguong,"Cao","Thấp")`,
      }),
    ],
  }));
  return {
    key: 'tasks',
    name,
    state: 'visible',
    columns: [{ width: 4, hidden: true }, { width: 40 }, { width: 12 }, { width: 10 }],
    rows: [keys, headings, ...rows],
    merges: [],
    validations: [
      {
        area: { top: FIRST, left: 3, bottom: last, right: 3 },
        rule: { kind: 'number', min: 0 },
        heading: 'Số tiền',
      },
    ],
    highlights: [
      { area: { top: FIRST, left: 4, bottom: last, right: 4 }, text: 'Cao', tone: 'bad' },
    ],
    freeze: { row: 2, column: 1 },
    repeatRows: { from: 2, to: 2 },
    filter: { top: 2, left: 2, bottom: last, right: 4 },
    protect: true,
    print: { orientation: 'landscape', footer: 'Nhiệm vụ & chỉ tiêu' },
    tab: 'good',
  };
}

/** A form whose formulas point at the table. */
function totalsSheet(items: readonly Item[]): SheetModel {
  const form = new Form({
    key: 'report',
    name: 'Báo cáo',
    valueColumn: 3,
    widths: [20, 12, 12],
    print: { orientation: 'portrait', footer: '' },
    tab: 'plain',
  });
  const last = FIRST + items.length - 1;
  const sum = items.reduce((total, { amount }) => total + (amount ?? 0), 0);
  form.line('BÁO CÁO', 'formTitle');
  form.add(
    { 2: text('Ngưỡng'), 3: cell(6, { style: 'inputNumber', input: true }) },
    { id: 'limit' },
  );
  form.add(
    {
      2: text('Tổng'),
      3: cell(sum, { formula: `SUM('Nhiệm vụ'!$C$${FIRST}:$C$${last})`, style: 'number' }),
    },
    { id: 'sum' },
  );
  form.pageBreak();
  form.add(
    { 2: text('Ngày'), 3: cell(46_183, { style: 'inputDate', input: true }) },
    { id: 'day' },
  );
  return form.build();
}

export const LIMIT_CELL = 'C3';
export const SUM_CELL = 'C4';

export function smallBook(items: readonly Item[] = ITEMS): BookModel {
  return {
    title: 'Sổ nhỏ',
    sheets: [
      itemsSheet(items),
      totalsSheet(items),
      metaSheet({
        schema: 1,
        kind: 'commune',
        unit: '06463',
        period: '2026-06',
        catalog: 'x',
        seal: '',
        sample: false,
      }),
    ],
    names: [{ name: 'Nguong', sheet: 'Báo cáo', area: { top: 3, left: 3, bottom: 3, right: 3 } }],
    active: 'Nhiệm vụ',
  };
}

/** Everything that can be seen in the workbook, formulas calculated. */
export async function pictureOf({ state }: SimulatedHost): Promise<unknown> {
  await state.store.settle();
  return {
    active: state.active,
    names: [...state.store.names()].sort((one, other) => (one.name < other.name ? -1 : 1)),
    sheets: state.sheets().map((sheet) => {
      const { formats, columns, rows, ...rest } = sheet;
      const used = state.store.used(sheet.id);
      const cells: Record<string, unknown> = {};
      for (let row = used?.top ?? 0; used && row <= used.bottom; row += 1) {
        for (let column = used.left; column <= used.right; column += 1) {
          const address = boxAddress({ top: row, left: column, bottom: row, right: column });
          cells[address] = [state.store.cell(sheet.id, row, column), formats.at(row, column)];
        }
      }
      return {
        name: state.nameOf(sheet.id),
        ...rest,
        columns: [...columns],
        rows: [...rows],
        cells,
      };
    }),
  };
}

export function sheetOf({ sheets }: ReadBook, name: string): ReadSheet {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new RangeError(`No sheet ${name}`);
  return found;
}

/** Names of the sheets, in their order. */
export const tabsOf = ({ state }: SimulatedHost): string[] =>
  state.store.sheets().map(({ name }) => name);

/** The error that a job of the port ends in. */
export const failure = (job: Promise<unknown>): Promise<ExcelPortError> =>
  job.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error as ExcelPortError,
  );
