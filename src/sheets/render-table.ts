import { areaAddress } from './address';
import { fillFormula } from './fill-formula';
import { isShownWhole } from './formulas';
import { lazyRows } from './lazy-rows';
import type {
  Area,
  CellContent,
  CellModel,
  Highlight,
  InputRule,
  RowList,
  RowModel,
  SheetModel,
  Validation,
} from './model';
import type { BookContext, Column, ColumnType, TableSpec } from './spec';
import { editorOf, sheetMark, titleOf } from './spec';
import { renderHeadings } from './headings';
import { cellHeight, LEAST_HEIGHT, rowHeight } from './row-height';
import { FORMATS, STYLES, type Style, type StyleName } from './styles';

/** The hidden first column holds the row ids, so the first column a person sees is the second. */
const ID_COLUMN = 1;
const NOTE_ROW = 3;
const KEY_ROW = 4;

const INPUT_STYLE: Record<ColumnType, StyleName> = {
  text: 'inputText',
  center: 'inputCenter',
  date: 'inputDate',
  number: 'inputNumber',
  amount: 'inputAmount',
  whole: 'inputWhole',
  percent: 'inputPercent',
  bar: 'inputText',
};

export interface RenderOptions {
  /** Line under the title: whose sheet, which period. */
  subtitle: string;
  /** Third line: what is missing from the figures, or how to fill the sheet in. */
  note: string;
  /** The note is a warning ("61/65 đơn vị, thiếu: …"). */
  warn?: boolean;
  /** Who works in this book: cells that the other side edits stay locked. */
  editor: 'unit' | 'province';
}

export interface RenderedTable<Rows extends RowList = RowModel[]> {
  sheet: SheetModel<Rows>;
  /** Cells of a column's data, for formulas and names elsewhere. */
  areaOf: (key: string) => Area;
}

/** Area of a column from its first data row to its last; a table always has at least one row. */
function dataArea(column: number, firstRow: number, rowCount: number): Area {
  return {
    top: firstRow,
    left: column,
    bottom: firstRow + Math.max(rowCount, 1) - 1,
    right: column,
  };
}

/**
 * Renders a table: title, subtitle, note, hidden key row, headings, an optional row of totals, then the
 * data. Ids stand in a hidden first column.
 */
export function renderTable<Row>(
  spec: TableSpec<Row>,
  rows: readonly Row[],
  context: BookContext,
  options: RenderOptions,
): RenderedTable {
  const { sheet, areaOf } = lazyTable(spec, rows, context, options);
  return { sheet: { ...sheet, rows: [...sheet.rows] }, areaOf };
}

/** What a table shows: an array, or rows that are made as they are gone through. */
export interface TableRows<Row> extends Iterable<Row> {
  readonly length: number;
}

/** The same table, its rows made as they are gone through. */
export function lazyTable<Row>(
  spec: TableSpec<Row>,
  rows: TableRows<Row>,
  context: BookContext,
  options: RenderOptions,
): RenderedTable<RowList> {
  const { columns } = spec;
  const title = titleOf(spec, context);
  const columnOf = new Map(columns.map((column, index) => [column.key, index + 2]));
  const headings = renderHeadings(columns, KEY_ROW + 1);
  const headingBottom = KEY_ROW + headings.rows.length;
  const totals = columns.some((column) => column.total);
  const firstRow = headingBottom + (totals ? 2 : 1);
  const lastColumn = columns.length + 1;

  const widths = columns.map((column) => column.width);
  const bodyRow = (row: Row, index: number): RowModel => {
    const cells: CellModel[] = [{ value: spec.rowId(row), style: 'key' }];
    let height = LEAST_HEIGHT;
    let fits = false;
    columns.forEach((column, at) => {
      const cell = bodyCell(column, row, index, firstRow + index);
      height = Math.max(height, cellHeight(cell, widths[at] ?? 0));
      fits ||= cell.style === 'inputText';
      cells.push(cell);
    });
    return fits ? { cells, height, fits } : { cells, height };
  };
  const bodyCell = (column: Column<Row>, row: Row, index: number, number: number): CellModel => {
    const value = column.value(row, context, index);
    const template = column.formula?.(row, context) ?? null;
    const input = isInput(column, row, template, context, options);
    const type = column.typeOf?.(row) ?? column.type;
    const cell: CellModel = { value, style: input ? INPUT_STYLE[type] : type };
    if (template !== null) cell.formula = fillFormula(template, number, columnOf);
    const format = column.format ?? (input || template !== null ? null : wholeFormat(type, value));
    if (format) cell.format = format;
    if (input) cell.input = true;
    return cell;
  };

  const validations: Validation[] = [];
  columns.forEach((column, index) => {
    if (!column.edit) return;
    const rules = Array.from(rows, (row) =>
      isInput(column, row, column.formula?.(row, context) ?? null, context, options)
        ? (column.ruleOf?.(row) ?? column.rule)
        : undefined,
    );
    for (const { rule, from, to } of ruleRuns(rules)) {
      validations.push({
        area: { top: firstRow + from, left: index + 2, bottom: firstRow + to, right: index + 2 },
        rule,
        heading: column.heading,
      });
    }
  });

  const totalRow: RowModel[] = totals
    ? [{ cells: [undefined, ...totalCells(columns, firstRow, rows, context)] }]
    : [];

  const note: CellModel = context.sample
    ? { value: `SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT. ${options.note}`, style: 'sample' }
    : { value: options.note, style: options.warn ? 'warning' : 'subtitle' };
  // What wraps needs the width of the whole table: within its own cell only a word of it would be seen.
  const wraps = (STYLES[note.style] as Style).wrap ?? false;
  const width = columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0);
  const noteArea: Area = { top: NOTE_ROW, left: 2, bottom: NOTE_ROW, right: lastColumn };

  const head: RowModel[] = [
    { cells: [undefined, { value: title, style: 'title' }], height: 24 },
    { cells: [undefined, { value: options.subtitle, style: 'subtitle' }], height: 18 },
    {
      cells: [undefined, note],
      height: wraps ? Math.max(18, rowHeight([{ cell: note, width }])) : 18,
    },
    {
      cells: [
        { value: sheetMark(spec.key), style: 'key' },
        ...columns.map((column): CellModel => ({ value: column.key, style: 'key' })),
      ],
      hidden: true,
    },
    ...headings.rows,
    ...totalRow,
  ];

  const sheet: SheetModel<RowList> = {
    key: spec.key,
    name: spec.name,
    state: 'visible',
    columns: [{ width: 4, hidden: true }, ...columns.map(shownColumn)],
    rows: lazyRows(head.length + rows.length, function* () {
      yield* head;
      let index = 0;
      for (const row of rows) {
        yield bodyRow(row, index);
        index += 1;
      }
    }),
    merges: [...(wraps ? [noteArea] : []), ...headings.merges],
    validations,
    highlights: highlightsOf(columns, firstRow, rows.length),
    freeze: {
      row: headingBottom,
      column: spec.freezeThrough ? (columnOf.get(spec.freezeThrough) ?? ID_COLUMN) : ID_COLUMN,
    },
    repeatRows: { from: KEY_ROW + 1, to: headingBottom },
    filter: {
      // From the row just above the data: a row of totals is never sorted or filtered away. Excel sorts just
      // the columns of the filter: the hidden ids must be among them to stay with their rows.
      top: firstRow - 1,
      left: ID_COLUMN,
      bottom: firstRow + Math.max(rows.length, 1) - 1,
      right: lastColumn,
    },
    protect: true,
    print: {
      orientation: 'landscape',
      footer: `${title} · ${options.subtitle}`,
      ...(spec.onePage ? { onePage: true } : {}),
    },
    tab: spec.tab,
  };
  return {
    sheet,
    areaOf: (key) => {
      const column = columnOf.get(key);
      if (column === undefined) throw new RangeError(`No column ${key} on sheet ${spec.name}`);
      return dataArea(column, firstRow, rows.length);
    },
  };
}

const shownColumn = <Row>({ width, hidden }: Column<Row>): SheetModel['columns'][number] =>
  hidden ? { width, hidden } : { width };

/** Whoever works in this book may type in the cell. */
const isInput = <Row>(
  column: Column<Row>,
  row: Row,
  template: string | null,
  context: BookContext,
  { editor }: RenderOptions,
): boolean => template === null && editorOf(column, row, context) === editor;

/** Stretches of neighbouring rows that share a rule: one validation each. */
function* ruleRuns(
  rules: readonly (InputRule | undefined)[],
): Generator<{ rule: InputRule; from: number; to: number }> {
  let from = 0;
  for (let to = 0; to < rules.length; to += 1) {
    const rule = rules[to];
    if (rule !== rules[to + 1]) {
      if (rule) yield { rule, from, to };
      from = to + 1;
    }
  }
}

function totalCells<Row>(
  columns: readonly Column<Row>[],
  firstRow: number,
  rows: TableRows<Row>,
  context: BookContext,
): CellModel[] {
  return columns.map((column, index) => {
    if (index === 0) return { value: 'Tổng', style: 'total' };
    if (!column.total) return { value: null, style: 'total' };
    let sum = 0;
    let at = 0;
    for (const row of rows) {
      const value = column.value(row, context, at);
      if (typeof value === 'number') sum += value;
      at += 1;
    }
    return {
      value: sum,
      formula: `SUM(${areaAddress(dataArea(index + 2, firstRow, rows.length))})`,
      style: 'totalNumber',
      ...(column.type === 'whole' ? { format: FORMATS.whole } : {}),
    };
  });
}

function highlightsOf<Row>(
  columns: readonly Column<Row>[],
  firstRow: number,
  rowCount: number,
): Highlight[] {
  return columns.flatMap((column, index): Highlight[] => {
    const area = dataArea(index + 2, firstRow, rowCount);
    const tones = Object.entries(column.tones ?? {}).map(([text, tone]) => ({ area, text, tone }));
    return changesItsNumber(column) ? [...tones, { area, whole: true }] : tones;
  });
}

/** What stands there may be whole now and have decimals later. */
const changesItsNumber = <Row>({ type, typeOf, format, edit, formula }: Column<Row>): boolean =>
  type === 'number' && !typeOf && !format && (edit !== undefined || formula !== undefined);

/** A whole number that stays as it is needs no decimals; `WholeNumbers` says why that matters. */
const wholeFormat = (type: ColumnType, value: CellContent): string | null =>
  type === 'number' && typeof value === 'number' && isShownWhole(value) ? FORMATS.whole : null;
