import type { ReadCell, ReadSheet, SheetState } from '../../sheets/read-model';
import { address } from './address';
import type { Budget } from './limits';
import { ReadRefusal } from './refusal';

interface Row {
  /** Columns and cells side by side; ascending once `sorted`. */
  columns: number[];
  cells: ReadCell[];
  sorted: boolean;
}

const NOTHING: readonly number[] = [];

/** The cells of one sheet, kept only where there are any. */
export class SparseGrid implements ReadSheet {
  lastRow = 0;
  lastColumn = 0;
  private readonly byNumber = new Map<number, Row>();
  private numbers: number[] = [];
  /** The row added to last: cells come row by row. */
  private lastAdded = 0;
  private target: Row | undefined;

  constructor(
    readonly name: string,
    readonly state: SheetState,
    private readonly part: string,
    private readonly budget: Budget,
  ) {}

  cell(row: number, column: number): ReadCell | undefined {
    const found = this.byNumber.get(row);
    if (!found) return undefined;
    const { columns, cells } = found;
    let low = 0;
    for (let high = columns.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((columns[middle] as number) < column) low = middle + 1;
      else high = middle;
    }
    return columns[low] === column ? cells[low] : undefined;
  }

  rows(): Iterable<number> {
    return this.numbers;
  }

  columnsOf(row: number): Iterable<number> {
    return this.byNumber.get(row)?.columns ?? NOTHING;
  }

  /** Adds a cell while the sheet is read; rows and cells may come in any order. */
  add(row: number, column: number, cell: ReadCell): void {
    this.budget.countCell(this.part);
    let target = row === this.lastAdded ? this.target : this.byNumber.get(row);
    if (!target) {
      target = { columns: [], cells: [], sorted: true };
      this.byNumber.set(row, target);
      this.numbers.push(row);
      this.checkRows();
    }
    this.lastAdded = row;
    this.target = target;
    const { columns, cells } = target;
    if (column <= (columns[columns.length - 1] ?? 0)) target.sorted = false;
    columns.push(column);
    cells.push(cell);
    if (row > this.lastRow) this.lastRow = row;
    if (column > this.lastColumn) {
      this.lastColumn = column;
      this.checkColumns();
    }
  }

  /** Puts in order what came out of order, once the sheet is read. */
  finish(): this {
    if (this.numbers.some((row, index) => row < (this.numbers[index - 1] ?? 0))) {
      this.numbers.sort((one, other) => one - other);
    }
    for (const number of this.numbers) {
      const row = this.byNumber.get(number);
      if (row && !row.sorted) this.sort(number, row);
    }
    return this;
  }

  private sort(number: number, row: Row): void {
    const pairs = row.columns.map((column, index) => ({
      column,
      cell: row.cells[index] as ReadCell,
    }));
    pairs.sort((one, other) => one.column - other.column);
    pairs.forEach(({ column, cell }, index) => {
      if (column === pairs[index - 1]?.column) {
        const detail = `trang "${this.name}", ô ${address(number, column)}`;
        throw new ReadRefusal('duplicate-cell', { part: this.part, detail });
      }
      row.columns[index] = column;
      row.cells[index] = cell;
    });
    row.sorted = true;
  }

  private checkRows(): void {
    const { rows } = this.budget.limits;
    if (this.numbers.length > rows) {
      const detail = `trang "${this.name}": tối đa ${rows} dòng có dữ liệu`;
      throw new ReadRefusal('too-large-rows', { part: this.part, detail });
    }
  }

  private checkColumns(): void {
    const { columns } = this.budget.limits;
    if (this.lastColumn > columns) {
      const detail = `trang "${this.name}": có dữ liệu ở cột ${this.lastColumn}, tối đa ${columns}`;
      throw new ReadRefusal('too-large-columns', { part: this.part, detail });
    }
  }
}
