import type { CellValue, ReadCell, ReadSheet, SheetState } from '../../sheets/read-model';
import { address } from './address';
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

/**
 * The cells of one sheet, kept only where there are any, as columns of plain values side by side: an object
 * is made for a cell when somebody asks for it.
 */
export class SparseGrid implements ReadSheet {
  lastRow = 0;
  lastColumn = 0;
  /** `row * 16384 + column - 1` of every cell, ascending once finished; beside it what is there. */
  private places: number[] = [];
  private values: CellValue[] = [];
  private dates: boolean[] = [];
  private formulas: (string | WrittenFormula | undefined)[] = [];
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
  ) {}

  cell(row: number, column: number): ReadCell | undefined {
    if (column < 1 || column > GRID_COLUMNS) return undefined;
    const place = placeOf(row, column);
    const index = this.firstFrom(place);
    if (this.places[index] !== place) return undefined;
    const value = this.values[index] as CellValue;
    const isDate = this.dates[index] as boolean;
    const formula = this.formulas[index];
    if (formula === undefined) return { value, isDate };
    if (typeof formula === 'string') return { value, isDate, formula };
    return new FormulaCell(value, isDate, formula);
  }

  rows(): Iterable<number> {
    return this.rowNumbers;
  }

  columnsOf(row: number): Iterable<number> {
    const { places } = this;
    const columns: number[] = [];
    const end = placeOf(row + 1, 1);
    for (let index = this.firstFrom(placeOf(row, 1)); index < places.length; index += 1) {
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
    this.places.push(place);
    this.values.push(value);
    this.dates.push(isDate);
    this.formulas.push(formula);
    if (row > this.lastRow) this.lastRow = row;
    if (column > this.lastColumn) {
      this.lastColumn = column;
      this.checkColumns();
    }
  }

  /** Puts in order what came out of order, once the sheet is read. */
  finish(): this {
    if (!this.isSorted) this.sort();
    let last = 0;
    for (const place of this.places) {
      const row = rowOf(place);
      if (row !== last) this.rowNumbers.push(row);
      last = row;
    }
    const { rows } = this.budget.limits;
    if (this.rowNumbers.length > rows) {
      const detail = `trang "${this.name}": tối đa ${rows} dòng có dữ liệu`;
      throw new ReadRefusal('too-large-rows', { part: this.part, detail });
    }
    return this;
  }

  private sort(): void {
    const { places, values, dates, formulas } = this;
    const order = Array.from(places, (_, index) => index);
    order.sort((one, other) => (places[one] as number) - (places[other] as number));
    this.places = order.map((index) => places[index] as number);
    this.values = order.map((index) => values[index] as CellValue);
    this.dates = order.map((index) => dates[index] as boolean);
    this.formulas = order.map((index) => formulas[index]);
    const twice = this.places.find((place, index) => place === this.places[index - 1]);
    if (twice !== undefined) {
      const detail = `trang "${this.name}", ô ${address(rowOf(twice), columnOf(twice))}`;
      throw new ReadRefusal('duplicate-cell', { part: this.part, detail });
    }
  }

  /** Index of the first cell at this place or behind it. */
  private firstFrom(place: number): number {
    const { places, cursor } = this;
    if (places[cursor + 1] === place) return (this.cursor = cursor + 1);
    if (places[cursor] === place) return cursor;
    let low = 0;
    for (let high = places.length; low < high;) {
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
      const detail = `trang "${this.name}": có dữ liệu ở cột ${this.lastColumn}, tối đa ${columns}`;
      throw new ReadRefusal('too-large-columns', { part: this.part, detail });
    }
  }
}

const placeOf = (row: number, column: number): number => row * GRID_COLUMNS + column - 1;
const rowOf = (place: number): number => Math.floor(place / GRID_COLUMNS);
const columnOf = (place: number): number => (place % GRID_COLUMNS) + 1;
