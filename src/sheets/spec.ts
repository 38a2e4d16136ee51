/**
 * One sheet is one spec. A column says everything that anybody needs to know of it: the writers, the
 * reader, the checker and `docs/SHEETS.md` are all derived from here.
 */
import type { Catalog, Choice } from '../catalog';
import type { DayNumber } from '../domain/model';
import type { DeadlineRules } from '../domain/deadline';
import type { DueRules } from '../domain/report-due';
import type { CellContent, InputRule, Tone } from './model';
import type { FORMATS } from './styles';

/** How a column's cells look and what they may hold. */
export type ColumnType =
  'text' | 'center' | 'date' | 'number' | 'amount' | 'whole' | 'percent' | 'bar';

/** What every sheet of a book is rendered for. */
export interface BookContext {
  catalog: Catalog;
  /** Report period, e.g. `2026-06`. */
  period: string;
  /** Ngày chốt: every status is computed for this day. */
  asOf: DayNumber;
  /** Days before the deadline at which "Sắp đến hạn" begins. */
  warnDays: number;
  rules: DeadlineRules;
  /** When reports are due. */
  dueRules: DueRules;
  /** The figures are made up for a demonstration: every sheet says so. */
  sample: boolean;
  /** The catalog holds only this part of the directives; absent: all of them. */
  choice?: Choice;
}

/** Who may type in a cell. */
export type Editor = 'unit' | 'province';

export interface Column<Row> {
  /** Stable identity of the column, in the hidden key row. */
  key: string;
  heading: string;
  /** Columns side by side with the same group share a heading above. */
  group?: string;
  type: ColumnType;
  /** Another type for some rows, where one column holds values of several kinds. */
  typeOf?: (row: Row) => ColumnType;
  /** Width in characters. */
  width: number;
  /** Not for people: what is read back from a book. */
  hidden?: true;
  format?: (typeof FORMATS)[keyof typeof FORMATS];
  /** Who may type here; absent: nobody, we write it. A function decides row by row. */
  edit?: Editor | ((row: Row, context: BookContext) => Editor | undefined);
  rule?: InputRule;
  /** Another rule for some rows, where one column holds values of several kinds. */
  ruleOf?: (row: Row) => InputRule | undefined;
  /** Unit of measure of the column; absent where the row names its own. */
  measure?: string;
  /** What stands in the cell; for a formula its result. */
  value: (row: Row, context: BookContext, index: number) => CellContent;
  /**
   * Built-in formula that every Excel from 2010, LibreOffice and WPS can compute. `[key]` is the cell
   * of that column in the same row. null: this row holds a plain value.
   */
  formula?: (row: Row, context: BookContext) => string | null;
  /** Colour by the cell's text. */
  tones?: Readonly<Record<string, Tone>>;
  /** Adds the column up in a row above the data. */
  total?: true;
  /** One line for the table of sheets in docs/. */
  about: string;
}

export interface TableSpec<Row> {
  key: string;
  name: string;
  /** A function where the title names the year of the book. */
  title: string | ((context: BookContext) => string);
  /** What the sheet is for, for docs/ and for the line under the title. */
  about: string;
  rowId: (row: Row) => string;
  columns: readonly Column<Row>[];
  /**
   * The column whose text says what a row is about. Where we write it, it shows whether the hidden id still
   * stands beside its own row.
   */
  namedBy?: string;
  /** Keep the columns up to this key in view while scrolling sideways. */
  freezeThrough?: string;
  /** A table of always the same rows, a few of which would stand on a second page. */
  onePage?: true;
  tab: Tone | 'plain';
}

/** Title of a sheet in the book that it stands in. */
export const titleOf = <Row>({ title }: TableSpec<Row>, context: BookContext): string =>
  typeof title === 'string' ? title : title(context);

/** Text of the cell where the hidden key row meets the hidden id column. */
export const sheetMark = (key: string): string => `tiendo:${key}`;

/** @example sheetKeyOf('tiendo:tasks') //=> 'tasks' */
export const sheetKeyOf = (mark: unknown): string | null =>
  typeof mark === 'string' && mark.startsWith('tiendo:') ? mark.slice('tiendo:'.length) : null;

/** Who may type in this cell, if anybody. */
export const editorOf = <Row>(
  column: Column<Row>,
  row: Row,
  context: BookContext,
): Editor | undefined =>
  typeof column.edit === 'function' ? column.edit(row, context) : column.edit;
