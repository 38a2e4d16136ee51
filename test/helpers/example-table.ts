/** A small table with a column of every kind, for the tests of what any table must look like. */
import type { CellModel } from '../../src/sheets/model';
import { renderTable, type RenderedTable } from '../../src/sheets/render-table';
import type { Column, TableSpec } from '../../src/sheets/spec';
import { bookContext } from './context';

export interface Row {
  id: string;
  amount: number | null;
  /** Nobody types in a row that is closed. */
  open: boolean;
}

export const KEY_ROW = 4;

export const columns: readonly Column<Row>[] = [
  {
    key: 'stt',
    heading: 'STT',
    type: 'center',
    width: 5,
    value: (_row, _context, at) => at + 1,
    about: 'Số',
  },
  {
    key: 'amount',
    heading: 'Số tiền',
    group: 'Vốn',
    type: 'amount',
    width: 12,
    value: ({ amount }) => amount,
    edit: ({ open }) => (open ? 'unit' : undefined),
    rule: { kind: 'number', min: 0 },
    total: true,
    about: 'Số tiền',
  },
  {
    key: 'double',
    heading: 'Gấp đôi',
    group: 'Vốn',
    type: 'number',
    width: 12,
    value: ({ amount }) => (amount ?? 0) * 2,
    formula: ({ open }) => (open ? 'IF([amount]="",0,[amount]*2)' : null),
    edit: 'unit',
    format: '0.0%',
    about: 'Công thức',
  },
  {
    key: 'status',
    heading: 'Trạng thái',
    type: 'center',
    typeOf: ({ open }) => (open ? 'center' : 'text'),
    width: 10,
    value: ({ open }) => (open ? 'Đạt' : ''),
    edit: 'province',
    tones: { Đạt: 'good', 'Không đạt': 'bad' },
    about: 'Trạng thái',
  },
];

const spec: TableSpec<Row> = {
  key: 'example',
  name: 'Ví dụ',
  title: 'BẢNG VÍ DỤ',
  about: 'Bảng để thử',
  rowId: ({ id }) => id,
  columns,
  freezeThrough: 'amount',
  tab: 'good',
};

export const row = (id: string, amount: number | null, open = true): Row => ({ id, amount, open });

export const render = (
  rows: readonly Row[],
  more: {
    spec?: Partial<TableSpec<Row>>;
    editor?: 'unit' | 'province';
    sample?: boolean;
    warn?: boolean;
  } = {},
): RenderedTable =>
  renderTable({ ...spec, ...more.spec }, rows, bookContext({ sample: more.sample ?? false }), {
    subtitle: 'xã Chi Lăng · tháng 6',
    note: 'Điền ô vàng.',
    editor: more.editor ?? 'unit',
    ...(more.warn ? { warn: true } : {}),
  });

export const cellsOf = ({ sheet }: RenderedTable, number: number): (CellModel | undefined)[] =>
  sheet.rows[number - 1]?.cells ?? [];
export const valuesOf = (table: RenderedTable, number: number): unknown[] =>
  cellsOf(table, number).map((cell) => cell?.value ?? null);

/** Title, subtitle, note, keys, two rows of headings, totals: the data begin here. */
export const FIRST = 8;
