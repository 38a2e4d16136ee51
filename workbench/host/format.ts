/** Formats of cells: one immutable object a look, shared by every cell that has it. */
import type { Box } from './address';
import { overlap, WHOLE_SHEET } from './address';

export interface Border {
  style: string;
  color: string;
}

export interface CellFormat {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly color: string;
  /** '' is no fill. */
  readonly fill: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly numberFormat: string;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly quoted: boolean;
  readonly borders: Readonly<Record<string, Border>>;
}

export type FormatPatch = Partial<CellFormat>;

export const DEFAULT_FORMAT: CellFormat = {
  name: 'Calibri',
  size: 11,
  bold: false,
  italic: false,
  underline: 'None',
  color: '#000000',
  fill: '',
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  numberFormat: 'General',
  locked: true,
  formulaHidden: false,
  quoted: false,
  borders: {},
};

const COLUMNS = 16_384;

/** Formats of one sheet. */
export class FormatMap {
  private base = DEFAULT_FORMAT;
  private readonly cells = new Map<number, CellFormat>();

  at(row: number, column: number): CellFormat {
    return this.cells.get(row * COLUMNS + column) ?? this.base;
  }

  /** Has the cell a look of its own? */
  has(row: number, column: number): boolean {
    return this.cells.has(row * COLUMNS + column);
  }

  /** The look of one cell, as a file brings it. */
  set(row: number, column: number, format: CellFormat): void {
    this.cells.set(row * COLUMNS + column, format);
  }

  /** The look of every cell that has none of its own. */
  setBase(format: CellFormat): void {
    this.base = format;
  }

  /** Changes every cell of a box; a whole sheet changes its base too. */
  patch(
    box: Box,
    change: FormatPatch | ((old: CellFormat, row: number, column: number) => FormatPatch),
  ): void {
    const made = new Map<CellFormat, CellFormat>();
    const apply = (old: CellFormat, row: number, column: number): CellFormat => {
      if (typeof change === 'function') return { ...old, ...change(old, row, column) };
      let next = made.get(old);
      if (!next) {
        next = { ...old, ...change };
        made.set(old, next);
      }
      return next;
    };
    if (box.bottom === WHOLE_SHEET.bottom || box.right === WHOLE_SHEET.right) {
      const isAll =
        box.top === 0 &&
        box.left === 0 &&
        box.bottom === WHOLE_SHEET.bottom &&
        box.right === WHOLE_SHEET.right;
      for (const [key, old] of this.cells) {
        const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
        if (overlap(box, { top: row, bottom: row, left: column, right: column })) {
          this.cells.set(key, apply(old, row, column));
        }
      }
      if (isAll) this.base = apply(this.base, 0, 0);
      return;
    }
    for (let row = box.top; row <= box.bottom; row += 1) {
      for (let column = box.left; column <= box.right; column += 1) {
        this.cells.set(row * COLUMNS + column, apply(this.at(row, column), row, column));
      }
    }
  }
}
