/** Formulas of a column that read as if one of them had been filled down: Excel keeps such formulas as one. */
import { fillDown, type FilledDown } from '../../src/excel/fill-down';

/** A column of ours has a handful of kinds of rows; more are not worth comparing with. */
const KINDS = 12;

/** Rows of a column with one formula; the first holds its text. 0-based. */
export interface FilledRun {
  column: number;
  rows: number[];
}

interface Kind extends FilledRun {
  first: number;
  below: FilledDown;
}

type Cells = readonly (readonly ({ formula?: string } | undefined)[])[];

/**
 * @returns runs of two cells and more
 * @example filledRuns([[{ formula: '=A1' }], [{ formula: '=A2' }], [{ formula: '=B3' }]]) //=> [{ column: 0, rows: [0, 1] }]
 */
export function filledRuns(cells: Cells): FilledRun[] {
  const columns = new Map<number, Kind[]>();
  const runs: Kind[] = [];
  cells.forEach((line, row) =>
    line.forEach((cell, column) => {
      if (cell?.formula === undefined) return;
      const kinds = columns.get(column) ?? [];
      columns.set(column, kinds);
      const { formula } = cell;
      const known = kinds.find(({ first, below }) => below(row - first) === formula);
      if (known) {
        known.rows.push(row);
        return;
      }
      const below = fillDown(formula);
      if (!below) return;
      const made: Kind = { column, first: row, rows: [row], below };
      runs.push(made);
      kinds.unshift(made);
      kinds.splice(KINDS);
    }),
  );
  return runs.filter(({ rows }) => rows.length > 1).map(({ column, rows }) => ({ column, rows }));
}
