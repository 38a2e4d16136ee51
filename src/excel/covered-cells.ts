import type { Area } from '../sheets/model';

/**
 * Cells under a merged one. A model gives them a content so that their borders are drawn; Excel keeps
 * only the first cell's.
 *
 * @example new CoveredCells([{ top: 1, left: 1, bottom: 1, right: 2 }]).has(1, 2) //=> true
 */
export class CoveredCells {
  private readonly cells = new Set<string>();

  constructor(merges: readonly Area[]) {
    for (const { top, left, bottom, right } of merges) {
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          if (row > top || column > left) this.cells.add(`${row}:${column}`);
        }
      }
    }
  }

  has(row: number, column: number): boolean {
    return this.cells.has(`${row}:${column}`);
  }
}
