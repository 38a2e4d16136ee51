import { plainCell, type Cell } from './coerce';
import { faultFrom, unreadable, type CellFault } from './errors';

/** What one cell of a result holds. */
export type Answer = string | number | CellFault;

/** An argument as rows of cells. Excel passes ranges so; other hosts may pass a single value bare. */
export type Matrix = readonly (readonly unknown[])[];

/**
 * An argument as rows of cells; one that was left out is a single blank cell.
 *
 * @example asMatrix(5) //=> [[5]]
 * @example asMatrix(null) //=> [[null]]
 */
export function asMatrix(argument: unknown): Matrix {
  if (!Array.isArray(argument)) return [[argument]];
  return Array.isArray(argument[0]) ? (argument as Matrix) : [argument];
}

const heightOf = (matrix: Matrix): number => matrix.length;
const widthOf = (matrix: Matrix): number => matrix[0]?.length ?? 0;

const isSingle = (matrix: Matrix): boolean => heightOf(matrix) === 1 && widthOf(matrix) === 1;

function shapeOf(matrices: readonly Matrix[]): { height: number; width: number } {
  const [first, ...others] = matrices.filter((matrix) => !isSingle(matrix));
  if (first === undefined) return { height: 1, width: 1 };
  const height = heightOf(first);
  const width = widthOf(first);
  const odd = others.find((other) => heightOf(other) !== height || widthOf(other) !== width);
  if (odd !== undefined) {
    throw unreadable(
      `Các vùng không cùng kích thước (${height}×${width} và ${heightOf(odd)}×${widthOf(odd)}). Hãy chọn các vùng có cùng số dòng, số cột, hoặc một ô dùng chung.`,
    );
  }
  return { height, width };
}

/**
 * Runs a callback once for each row and column of its arguments: single values give one answer, whole
 * columns an answer of their shape, and a single value among columns is used for every cell. A cell that
 * cannot be answered holds its fault; the others are not touched.
 *
 * @param parameters the arguments as Excel passed them, in the callback's order
 * @param callback the answer for one cell of each argument; may throw a `CellFault` or a RangeError
 * @throws CellFault when two ranges have different shapes
 * @example broadcast([[[1], [2]], 10], (a, b) => Number(a) + Number(b)) //=> [[11], [12]]
 */
export function broadcast(
  parameters: readonly unknown[],
  callback: (...cells: Cell[]) => string | number,
): Answer[][] {
  const matrices = parameters.map(asMatrix);
  const { height, width } = shapeOf(matrices);
  const singles = matrices.map(isSingle);

  const answerAt = (row: number, column: number): Answer => {
    try {
      const cells = matrices.map((matrix, index) =>
        plainCell(singles[index] ? matrix[0]?.[0] : matrix[row]?.[column]),
      );
      return callback(...cells);
    } catch (thrown) {
      return faultFrom(thrown);
    }
  };
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => answerAt(row, column)),
  );
}
