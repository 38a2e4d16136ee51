/// <reference types="office-js" />
/** Reads one sheet of ours: what its top told, and what comes of the rest, row by row into a grid. */
import { UNKNOWN_CELL_BYTES, type BlockAnswer, type BlockRequest, type PartAnswer } from './blocks';
import { GridSheet, readCellOf } from './grid';
import { jsonBytes } from './json-size';
import { isSeenFromTop, type Looked } from './first-look';
import {
  bytesPerRow,
  derivedColumns,
  derivedFormula,
  NOTHING_DERIVED,
  partsOf,
  SPARE,
  WHOLE_ROWS,
  type Derived,
  type Reading,
} from './long-sheet';

/** A formula whose text is not in the answer, for the grid. */
const SOME_FORMULA = '=';

/** A cell that reads `=…`: a formula, or a text that looks like one. 1-based. */
export interface UnclearCell {
  sheet: string;
  row: number;
  column: number;
  typed: string;
}

export class SheetReading {
  readonly unclear: UnclearCell[] = [];
  private grid: GridSheet;
  private reading: Reading;

  constructor(
    private readonly look: Looked,
    private readonly valuesOnly: boolean,
  ) {
    this.grid = this.top();
    const { block, extent, isProtected } = look;
    const whole = !extent || extent.rows <= WHOLE_ROWS || !isSeenFromTop(look);
    this.reading = {
      valuesOnly,
      whole: whole && !valuesOnly,
      derived: block && !whole && !valuesOnly ? derivedColumns(block) : NOTHING_DERIVED,
      isOpen: !isProtected,
    };
  }

  private top(): GridSheet {
    const { info, block } = this.look;
    const grid = new GridSheet(info.name, info.state);
    if (block) grid.add(block);
    return grid;
  }

  get id(): string {
    return this.look.id;
  }

  /** Columns whose formulas are known from their top and did not travel. */
  get derived(): Derived {
    return this.reading.isOpen ? NOTHING_DERIVED : this.reading.derived;
  }

  result(): GridSheet {
    return this.grid;
  }

  /** What the first look did not reach. */
  rest(): BlockRequest[] {
    const { id, block, extent, early } = this.look;
    if (!extent || !block) return [];
    if (!isSeenFromTop(this.look)) {
      // Not seen in its full width: from the beginning.
      this.grid = new GridSheet(this.grid.name, this.grid.state);
      return [this.blockFrom(extent.top, extent.top + extent.rows)];
    }
    const seen = block.top + block.values.length;
    const end = extent.top + extent.rows;
    const afterEarly = early ? early.top + early.rows.length : seen;
    const blocks: BlockRequest[] = [];
    if (early) {
      // Beside what came along, whether the numbers are days.
      const parts = partsOf(block, this.reading).flatMap(({ left, columns, load }) =>
        load.includes('numberFormat') ? [{ left, columns, load: ['numberFormat'] as const }] : [],
      );
      const bytes = bytesPerRow(block, parts);
      blocks.push({ sheet: id, top: seen, rows: afterEarly - seen, parts, bytesPerRow: bytes });
    }
    if (afterEarly < end) blocks.push(this.blockFrom(afterEarly, end));
    const rest = blocks.at(-1);
    // What came along tells more of the rows that follow than the top does.
    if (rest && early) rest.bytesPerRow = Math.max(rest.bytesPerRow, perRow(early.rows));
    return blocks.filter(({ rows }) => rows > 0);
  }

  private blockFrom(top: number, end: number): BlockRequest {
    const { id, block, extent } = this.look;
    const parts =
      block && isSeenFromTop(this.look)
        ? partsOf(block, this.reading)
        : [
            {
              left: extent?.left ?? 0,
              columns: extent?.columns ?? 1,
              load: ['values', 'formulas', 'numberFormat'] as const,
            },
          ];
    const known = block ? bytesPerRow(block, parts) : 0;
    const unknown = (extent?.columns ?? 1) * UNKNOWN_CELL_BYTES;
    return {
      sheet: id,
      top,
      rows: end - top,
      parts,
      bytesPerRow: isSeenFromTop(this.look) ? known : unknown,
    };
  }

  /** The last row of formulas that are taken to go down to the end; null when there is nothing to check. */
  bottom(): BlockRequest | null {
    const { extent } = this.look;
    const columns = [...this.derived.keys()];
    if (!extent || columns.length === 0) return null;
    const parts = columns.map((column) => ({
      left: column - 1,
      columns: 1,
      load: ['formulas'] as const,
    }));
    const top = extent.top + extent.rows - 1;
    return { sheet: this.id, top, rows: 1, parts, bytesPerRow: 0 };
  }

  /** Begins anew and asks for everything: something is not as the top made it look. */
  whole(): BlockRequest[] {
    this.reading = { ...this.reading, whole: true, derived: NOTHING_DERIVED };
    this.unclear.length = 0;
    this.grid = this.top();
    return this.rest();
  }

  /** Adds rows; they come from top to bottom. */
  take({ block, parts }: BlockAnswer): void {
    const { early } = this.look;
    for (let index = 0; index < block.rows; index += 1) {
      const row = block.top + index;
      const came = early?.rows[row - early.top];
      const line = new Map<number, [unknown, unknown, unknown]>();
      came?.forEach((typed, at) => {
        const formula = this.valuesOnly ? undefined : typed;
        line.set((this.look.extent?.left ?? 0) + at, [typed, formula, undefined]);
      });
      for (const part of parts) this.overlay(line, part, index);
      for (const [column, [value, formula, format]] of line) {
        const cell = readCellOf(value, formula, format);
        if (!cell) continue;
        this.grid.put(row + 1, column + 1, cell);
        if (value === formula && typeof value === 'string' && value.startsWith('=')) {
          this.unclear.push({ sheet: this.id, row: row + 1, column: column + 1, typed: value });
        }
      }
    }
  }

  private overlay(
    line: Map<number, [unknown, unknown, unknown]>,
    { part, values, formulas, numberFormat }: PartAnswer,
    index: number,
  ): void {
    for (let at = 0; at < part.columns; at += 1) {
      const column = part.left + at;
      const before = line.get(column);
      const typed = formulas?.[index]?.[at] ?? before?.[1];
      const value = values?.[index]?.[at] ?? typed ?? before?.[0];
      const isDerived = !formulas && this.reading.derived.has(column + 1);
      line.set(column, [value, isDerived ? SOME_FORMULA : typed, numberFormat?.[index]?.[at]]);
    }
  }

  /** Is the last row as the top says? */
  isAsDerived({ block, parts }: BlockAnswer): boolean {
    return parts.every(({ part, formulas }) => {
      const column = this.reading.derived.get(part.left + 1);
      return column && formulas?.[0]?.[0] === `=${derivedFormula(column, block.top + 1)}`;
    });
  }

  /** What an unclear cell shows: a text shows itself. */
  clear({ row, column, typed }: UnclearCell, value: unknown): void {
    if (value === typed) return;
    const isDate = this.grid.cell(row, column)?.isDate ?? false;
    const cell = readCellOf(value, typed, undefined);
    if (cell) this.grid.put(row, column, { ...cell, isDate });
  }
}

const perRow = (rows: readonly unknown[][]): number =>
  Math.ceil((SPARE * jsonBytes(rows)) / Math.max(1, rows.length));
