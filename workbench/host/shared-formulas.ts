/**
 * Formulas that were filled down: Univer keeps the text in the first cell and parses it once, the others
 * point at it. Who stands where is kept here, because Univer does not say.
 */
import { overlap, type Box } from './address';
import { filledRuns } from './filled-runs';
import type { OpenedSheet, SharedMarks } from './univer-snapshot';

export interface SharedFormula {
  /** Univer's mark in all its cells. */
  mark: string;
  sheet: string;
  /** The cell that holds the text. */
  row: number;
  column: number;
  /** The cells that point at it; some may hold something else by now. */
  box: Box;
}

export class SharedFormulas {
  private readonly shared = new Map<string, SharedFormula>();
  private count = 0;

  add(sheet: string, row: number, column: number, box: Box): SharedFormula {
    this.count += 1;
    const made = { mark: `filled-${this.count}`, sheet, row, column, box };
    this.shared.set(made.mark, made);
    return made;
  }

  /** Formulas of a sheet that is being opened: those that read as filled down become shared. */
  addOpened(sheet: string, cells: OpenedSheet['cells']): SharedMarks {
    const marks = new Map<number, Map<number, { mark: string; first: boolean }>>();
    for (const { column, rows } of filledRuns(cells)) {
      const [row = 0] = rows;
      const box = { top: row + 1, left: column, bottom: rows.at(-1) ?? row, right: column };
      const { mark } = this.add(sheet, row, column, box);
      for (const at of rows) {
        const line = marks.get(at) ?? new Map<number, { mark: string; first: boolean }>();
        line.set(column, { mark, first: at === row });
        marks.set(at, line);
      }
    }
    return marks;
  }

  find(mark: unknown): SharedFormula | undefined {
    return typeof mark === 'string' ? this.shared.get(mark) : undefined;
  }

  /** Those whose text stands in a box of a sheet. */
  within(sheet: string, box: Box): SharedFormula[] {
    return [...this.shared.values()].filter((shared) => {
      const { row, column } = shared;
      const cell = { top: row, bottom: row, left: column, right: column };
      return shared.sheet === sheet && overlap(cell, box) !== null;
    });
  }

  delete({ mark }: SharedFormula): void {
    this.shared.delete(mark);
  }

  deleteSheet(sheet: string): void {
    for (const shared of [...this.shared.values()]) {
      if (shared.sheet === sheet) this.delete(shared);
    }
  }
}
