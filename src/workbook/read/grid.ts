import { formatNumber } from '../../domain/number-format';
import type { CellValue, ReadCell, ReadSheet, SheetState } from '../../sheets/read-model';
import { address, columnName } from './address';
import { GRID_COLUMNS, type Budget } from './limits';
import { ReadRefusal } from './refusal';
import type { WrittenFormula } from './written-formula';

/** A cell whose formula is made a text when it is asked for. */
class FormulaCell implements ReadCell {
  readonly #written: WrittenFormula;

  constructor(
    readonly value: CellValue,
    readonly isDate: boolean,
    written: WrittenFormula,
  ) {
    this.#written = written;
  }

  get formula(): string {
    return this.#written.text;
  }
}

/** Columns of cells have room for so many at least. */
const LEAST_ROOM = 16;

/**
 * The cells of one sheet, kept only where there are any, as columns of plain values side by side: an object
 * is made for a cell when somebody asks for it.
 */
export class SparseGrid implements ReadSheet {
  lastRow = 0;
  lastColumn = 0;
  /** `row * 16384 + column - 1` of every cell, ascending once finished; beside it what is there. */
  private places: Float64Array;
  private values: CellValue[] = [];
  /** Whether it is a date (1), and which of the formulas it has, from 1 on (2 and up; below that none). */
  private marks: Int32Array;
  private readonly formulas: (string | WrittenFormula)[] = [];
  private readonly rowNumbers: number[] = [];
  private isSorted = true;
  private lastPlace = 0;
  /** Index found last: people read cell after cell. */
  private cursor = 0;

  constructor(
    readonly name: string,
    readonly state: SheetState,
    private readonly part: string,
    private readonly budget: Budget,
    /** How many cells there may be; more make room for themselves. */
    expected: number,
  ) {
    const room = Math.max(expected, LEAST_ROOM);
    this.places = new Float64Array(room);
    this.marks = new Int32Array(room);
  }

  cell(row: number, column: number): ReadCell | undefined {
    if (column < 1 || column > GRID_COLUMNS) return undefined;
    const place = placeOf(row, column);
    const index = this.firstFrom(place);
    if (this.places[index] !== place) return undefined;
    const value = this.values[index] as CellValue;
    const mark = this.marks[index] as number;
    const isDate = (mark & 1) === 1;
    if (mark < 2) return { value, isDate };
    const formula = this.formulas[(mark >> 1) - 1] as string | WrittenFormula;
    if (typeof formula === 'string') return { value, isDate, formula };
    return new FormulaCell(value, isDate, formula);
  }

  rows(): Iterable<number> {
    return this.rowNumbers;
  }

  columnsOf(row: number): Iterable<number> {
    const { places } = this;
    const { length } = this.values;
    const columns: number[] = [];
    const end = placeOf(row + 1, 1);
    for (let index = this.firstFrom(placeOf(row, 1)); index < length; index += 1) {
      const place = places[index] as number;
      if (place >= end) break;
      columns.push(columnOf(place));
    }
    return columns;
  }

  /** Adds a cell while the sheet is read; rows and cells may come in any order. */
  add(
    row: number,
    column: number,
    value: CellValue,
    isDate: boolean,
    formula: string | WrittenFormula | undefined,
  ): void {
    this.budget.countCell(this.part);
    const place = placeOf(row, column);
    if (place <= this.lastPlace) this.isSorted = false;
    this.lastPlace = place;
    const index = this.values.push(value) - 1;
    if (index === this.places.length) this.makeRoom();
    this.places[index] = place;
    this.marks[index] =
      (formula === undefined ? 0 : this.formulas.push(formula) * 2) + Number(isDate);
    if (row > this.lastRow) this.lastRow = row;
    if (column > this.lastColumn) {
      this.lastColumn = column;
      this.checkColumns();
    }
  }

  private makeRoom(): void {
    const { places, marks } = this;
    this.places = new Float64Array(places.length * 2);
    this.places.set(places);
    this.marks = new Int32Array(marks.length * 2);
    this.marks.set(marks);
  }

  /** Puts in order what came out of order, once the sheet is read. */
  finish(): this {
    if (!this.isSorted) this.sort();
    let last = 0;
    for (let index = 0; index < this.values.length; index += 1) {
      const row = rowOf(this.places[index] as number);
      if (row !== last) this.rowNumbers.push(row);
      last = row;
    }
    const { rows } = this.budget.limits;
    if (this.rowNumbers.length > rows) {
      const detail = `trang "${this.name}": tối đa ${formatNumber(rows)} dòng có dữ liệu`;
      throw new ReadRefusal('too-large-rows', { part: this.part, detail });
    }
    return this;
  }

  private sort(): void {
    const { places, values, marks } = this;
    const order = Array.from(values, (_, index) => index);
    order.sort((one, other) => (places[one] as number) - (places[other] as number));
    this.places = Float64Array.from(order, (index) => places[index] as number);
    this.marks = Int32Array.from(order, (index) => marks[index] as number);
    this.values = order.map((index) => values[index] as CellValue);
    const twice = this.places.find((place, index) => place === this.places[index - 1]);
    if (twice !== undefined) {
      const detail = `trang "${this.name}", ô ${address(rowOf(twice), columnOf(twice))}`;
      throw new ReadRefusal('duplicate-cell', { part: this.part, detail });
    }
  }

  /** Index of the first cell at this place or behind it. */
  private firstFrom(place: number): number {
    const { places, cursor } = this;
    // beyond the last cell places are 0, which is the place of none
    if (places[cursor + 1] === place) return (this.cursor = cursor + 1);
    if (places[cursor] === place) return cursor;
    let low = 0;
    for (let high = this.values.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    this.cursor = low;
    return low;
  }

  private checkColumns(): void {
    const { columns } = this.budget.limits;
    if (this.lastColumn > columns) {
      const last = columnName(this.lastColumn);
      const detail = `trang "${this.name}": có dữ liệu ở cột ${last}, tối đa ${formatNumber(columns)} cột`;
      throw new ReadRefusal('too-large-columns', { part: this.part, detail });
    }
  }
}

const placeOf = (row: number, column: number): number => row * GRID_COLUMNS + column - 1;
const rowOf = (place: number): number => Math.floor(place / GRID_COLUMNS);
const columnOf = (place: number): number => (place % GRID_COLUMNS) + 1;
