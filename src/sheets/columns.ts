/** Columns that several tables share, and the small builders that keep the specs one line a column. */
import { citation } from '../catalog';
import { lastDayOf, occurrencesOf } from '../domain/deadline';
import type { Deadline } from '../domain/model';
import { nextOccurrence } from './formulas';
import type { Line } from './line';
import type { CellContent, InputRule, Tone } from './model';
import type { BookContext, Column, ColumnType } from './spec';

export const DEADLINE_TONES: Readonly<Record<string, Tone>> = {
  'Hoàn thành đúng hạn': 'good',
  'Hoàn thành quá hạn': 'warn',
  'Quá hạn': 'bad',
  'Sắp đến hạn': 'warn',
  'Thiếu ngày hoàn thành': 'warn',
  'Chưa có số liệu': 'idle',
  'Không phát sinh': 'idle',
};

export const TARGET_TONES: Readonly<Record<string, Tone>> = {
  Vượt: 'good',
  Đạt: 'good',
  'Chậm tiến độ': 'warn',
  'Không đạt': 'bad',
  'Chưa có số liệu': 'idle',
  'Không phát sinh': 'idle',
};

export const DISBURSEMENT_TONES: Readonly<Record<string, Tone>> = {
  'Đạt mốc': 'good',
  'Chậm mốc': 'bad',
  'Vượt kế hoạch': 'bad',
  'Không có kế hoạch': 'idle',
  'Chưa có số liệu': 'idle',
};

/** Running number of the row. */
export const serial = <Row>(): Column<Row> => ({
  key: 'stt',
  heading: 'STT',
  type: 'center',
  width: 6,
  value: (_row, _context, index) => index + 1,
  about: 'Số thứ tự',
});

/** A column the unit answers in; its content is the answer kept under the column's key. */
export function answer<Item>(
  key: string,
  heading: string,
  type: ColumnType,
  width: number,
  rule: InputRule,
  about: string,
  more: Partial<Column<Line<Item>>> = {},
): Column<Line<Item>> {
  return {
    key,
    heading,
    type,
    width,
    rule,
    about,
    edit: 'unit',
    value: (row) => row.answers[key] ?? null,
    ...more,
  };
}

/** Text that we write and nobody edits. */
export function fixed<Row>(
  key: string,
  heading: string,
  type: ColumnType,
  width: number,
  value: (row: Row, context: BookContext) => CellContent,
  about: string,
  more: Partial<Column<Row>> = {},
): Column<Row> {
  return { key, heading, type, width, value, about, ...more };
}

/** Rows of the province's book say whose they are. */
export const unitColumns = <Item>(): Column<Line<Item>>[] => [
  fixed('unit', 'Mã', 'center', 8, (row) => row.unit?.code ?? '', 'Mã đơn vị hành chính'),
  fixed(
    'unitName',
    'Đơn vị',
    'text',
    18,
    (row) => (row.unit ? `${row.unit.type} ${row.unit.name}` : (row.owner ?? '')),
    'Xã, phường; hoặc cơ quan của tỉnh chủ trì',
  ),
];

/** Where a row of the catalog comes from; blank on a row that the unit adds itself. */
export const source = <Item extends { document: string; clause: string }>(): Column<
  Line<Item | null>
> =>
  fixed(
    'source',
    'Văn bản, mục',
    'text',
    21,
    (row, { catalog }) => (row.item ? citation(catalog, row.item) : ''),
    'Văn bản và mục giao',
  );

/** The last acceptable day: a value, or for a recurring deadline a formula that follows the report date. */
export function lastDay<Item>(deadlineOf: (item: Item) => Deadline | null): Column<Line<Item>> {
  return {
    key: 'lastDay',
    heading: 'Ngày cuối cùng',
    type: 'date',
    width: 11,
    value: (row, { rules, asOf }) => lastDayOf(deadlineOf(row.item), rules, asOf),
    formula: (row, { rules }) => {
      const deadline = deadlineOf(row.item);
      return deadline?.kind === 'recurring' ? nextOccurrence(occurrencesOf(deadline, rules)) : null;
    },
    about: 'Ngày cuối cùng còn đúng hạn, suy ra từ lời văn (trước ngày D là D − 1)',
  };
}

export const REPORT_TONES: Readonly<Record<string, Tone>> = {
  'Đúng hạn': 'good',
  'Trễ hạn': 'warn',
  'Chưa nộp': 'bad',
  'Chưa đến hạn': 'idle',
};
