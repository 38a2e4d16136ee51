/** Builds sheets that are forms and not tables: a guide, a report, an overview. */
import type {
  Area,
  CellModel,
  InputRule,
  Highlight,
  PrintSetup,
  RowModel,
  SheetModel,
  Tone,
  Validation,
} from './model';
import { rowHeight } from './row-height';
import { sheetMark } from './spec';
import type { StyleName } from './styles';

export type Cells = Record<number, CellModel>;

export const text = (value: string, style: StyleName = 'text'): CellModel => ({ value, style });

export interface FormOptions {
  key: string;
  name: string;
  /** Widths of the columns a person sees, from the second on. */
  widths: readonly number[];
  /** Column whose cells hold the answers, for the hidden key row. */
  valueColumn?: number;
  print: PrintSetup;
  tab: Tone | 'plain';
}

export class Form {
  private readonly rows: RowModel[] = [];
  private readonly merges: Area[] = [];
  private readonly validations: Validation[] = [];
  private readonly highlights: Highlight[] = [];
  private readonly breaks: number[] = [];

  constructor(private readonly options: FormOptions) {
    const { key, valueColumn } = options;
    const cells: Cells = { 1: text(sheetMark(key), 'key') };
    if (valueColumn) cells[valueColumn] = text('value', 'key');
    this.add(cells, { hidden: true });
  }

  /** Number of the row that the next `add` makes. */
  get next(): number {
    return this.rows.length + 1;
  }

  get lastColumn(): number {
    return this.options.widths.length + 1;
  }

  /** Adds a row; returns its number. */
  add(cells: Cells, more: { id?: string; height?: number; hidden?: boolean } = {}): number {
    const { id, ...rest } = more;
    const last = Math.max(1, ...Object.keys(cells).map(Number));
    const list: (CellModel | undefined)[] = Array.from(
      { length: last },
      (_, index) => cells[index + 1],
    );
    if (id !== undefined) list[0] = text(id, 'key');
    const fitted = {
      height: this.fit(
        Object.entries(cells).map(([column, cell]) => ({
          cell,
          left: Number(column),
          right: Number(column),
        })),
      ),
    };
    this.rows.push({ cells: list, ...(rest.hidden ? {} : fitted), ...rest });
    return this.rows.length;
  }

  blank(height = 8): void {
    this.add({}, { height });
  }

  /** The next row begins a new page. */
  pageBreak(): void {
    this.breaks.push(this.next);
  }

  /** One text over columns `left` to `right` (all by default). */
  line(
    value: string,
    style: StyleName,
    more: { left?: number; right?: number; height?: number } = {},
  ): number {
    const { left = 2, right = this.lastColumn, height } = more;
    const cell = text(value, style);
    const row = this.add({ [left]: cell }, { height: height ?? this.fit([{ cell, left, right }]) });
    if (right > left) this.merge(row, left, right);
    return row;
  }

  /** Several texts side by side, each over its columns. */
  spans(
    parts: readonly { left: number; right: number; cell: CellModel }[],
    more: { id?: string; height?: number } = {},
  ): number {
    const cells: Cells = {};
    for (const { left, right, cell } of parts) {
      // Every cell of a merged area carries the style, or its border is drawn on one side only.
      for (let column = left; column <= right; column += 1) {
        cells[column] =
          column === left
            ? cell
            : { value: null, style: cell.style, ...(cell.input ? { input: true } : {}) };
      }
    }
    const row = this.add(cells, { height: this.fit(parts), ...more });
    for (const { left, right } of parts) if (right > left) this.merge(row, left, right);
    return row;
  }

  /** Height at which every text can be read over the columns it has. */
  fit(parts: readonly { left: number; right: number; cell: CellModel }[]): number {
    const { widths } = this.options;
    const sized = parts.map(({ left, right, cell }) => ({
      cell,
      width: widths.slice(left - 2, right - 1).reduce((sum, width) => sum + width, 0),
    }));
    return rowHeight(sized);
  }

  merge(row: number, left: number, right: number, bottom = row): void {
    this.merges.push({ top: row, left, bottom, right });
  }

  validate(row: number, column: number, rule: InputRule, heading: string): void {
    this.validations.push({
      area: { top: row, left: column, bottom: row, right: column },
      rule,
      heading,
    });
  }

  highlight(area: Area, tones: Readonly<Record<string, Tone>>): void {
    for (const [value, tone] of Object.entries(tones))
      this.highlights.push({ area, text: value, tone });
  }

  build(more: Partial<Pick<SheetModel, 'freeze' | 'state' | 'protect'>> = {}): SheetModel {
    const { key, name, widths, print, tab } = this.options;
    return {
      key,
      name,
      state: 'visible',
      columns: [{ width: 4, hidden: true }, ...widths.map((width) => ({ width }))],
      rows: this.rows,
      merges: this.merges,
      validations: this.validations,
      highlights: this.highlights,
      protect: true,
      print: this.breaks.length === 0 ? print : { ...print, breaks: this.breaks },
      tab,
      ...more,
    };
  }
}
