/**
 * What people do to a workbook that we sent them. The bytes go through exceljs, as they would through
 * Excel: other shared strings, other styles, other order of parts, the same content.
 */
import ExcelJS from 'exceljs';
import { columnLetters } from '../../src/sheets/address';
import { sheetKeyOf } from '../../src/sheets/spec';

interface Cell {
  value: ExcelJS.CellValue;
  numFmt?: string;
}

type Grid = (Cell | undefined)[][];

/** One sheet as a grid that can be cut, sorted and pasted without exceljs's own splicing. */
export class Page {
  constructor(
    readonly sheet: ExcelJS.Worksheet,
    private grid: Grid,
  ) {}

  private get mark(): { row: number; column: number } {
    for (const [row, cells] of this.grid.entries()) {
      const column = cells.findIndex((cell) => sheetKeyOf(cell?.value) !== null);
      if (column >= 0) return { row, column };
    }
    throw new RangeError(`No mark on ${this.sheet.name}`);
  }

  private columnOf(key: string): number {
    const column = this.grid[this.mark.row]?.findIndex((cell) => cell?.value === key) ?? -1;
    if (column < 0) throw new RangeError(`No column ${key} on ${this.sheet.name}`);
    return column;
  }

  private rowOf(id: string): number {
    const { column } = this.mark;
    const row = this.grid.findIndex((cells) => cells[column]?.value === id);
    if (row < 0) throw new RangeError(`No row ${id} on ${this.sheet.name}`);
    return row;
  }

  /** Ids of the rows, top to bottom. */
  get ids(): string[] {
    const { row, column } = this.mark;
    return this.grid.slice(row + 1).flatMap((cells) => {
      const id = cells[column]?.value;
      return typeof id === 'string' ? [id] : [];
    });
  }

  address(id: string, key: string): string {
    return `${columnLetters(this.columnOf(key) + 1)}${this.rowOf(id) + 1}`;
  }

  /** Address of the cell where the hidden key row meets the hidden id column. */
  get markAddress(): string {
    const { row, column } = this.mark;
    return `${columnLetters(column + 1)}${row + 1}`;
  }

  idAddress(id: string): string {
    return `${columnLetters(this.mark.column + 1)}${this.rowOf(id) + 1}`;
  }

  private put(row: number, column: number, cell: Cell | undefined): void {
    while (this.grid.length <= row) this.grid.push([]);
    const cells = this.grid[row] as (Cell | undefined)[];
    while (cells.length <= column) cells.push(undefined);
    cells[column] = cell;
  }

  type(id: string, key: string, value: ExcelJS.CellValue, numFmt?: string): this {
    this.put(this.rowOf(id), this.columnOf(key), {
      value,
      ...(numFmt === undefined ? {} : { numFmt }),
    });
    return this;
  }

  read(id: string, key: string): ExcelJS.CellValue {
    return this.grid[this.rowOf(id)]?.[this.columnOf(key)]?.value ?? null;
  }

  /** Types into a row that carries no id; gives the address back. */
  typeAt(row: number, key: string, value: ExcelJS.CellValue): string {
    const column = this.columnOf(key);
    this.put(row - 1, column, { value });
    return `${columnLetters(column + 1)}${row}`;
  }

  /** Cuts a whole column, its key with it, and pastes it before another one. */
  moveColumn(key: string, before: string): this {
    const from = this.columnOf(key);
    const cut = this.grid.map((cells) => cells[from]);
    for (const cells of this.grid) cells.splice(from, 1);
    const to = this.columnOf(before);
    this.grid.forEach((cells, row) => {
      while (cells.length < to) cells.push(undefined);
      cells.splice(to, 0, cut[row]);
    });
    return this;
  }

  /** Copies a whole column, its key with it, to the end. */
  copyColumn(key: string): this {
    const from = this.columnOf(key);
    const end = Math.max(...this.grid.map((cells) => cells.length));
    this.grid.forEach((cells, row) => {
      const copied = cells[from];
      if (copied) this.put(row, end, { ...copied });
    });
    return this;
  }

  deleteColumn(key: string): this {
    const at = this.columnOf(key);
    for (const cells of this.grid) cells.splice(at, 1);
    return this;
  }

  deleteIdColumn(): this {
    const { column } = this.mark;
    for (const cells of this.grid) cells.splice(column, 1);
    return this;
  }

  deleteKeyRow(): this {
    this.grid.splice(this.mark.row, 1);
    return this;
  }

  /** Inserts blank columns on the left of everything. */
  insertColumnsBefore(count = 1): this {
    for (const cells of this.grid) cells.unshift(...Array.from({ length: count }, () => undefined));
    return this;
  }

  insertColumnBefore(key: string): this {
    const at = this.columnOf(key);
    for (const cells of this.grid) if (cells.length > at) cells.splice(at, 0, undefined);
    return this;
  }

  /** Inserts a blank row above the row with that id; gives its number. */
  insertRowAbove(id: string): number {
    const at = this.rowOf(id);
    this.grid.splice(at, 0, []);
    return at + 1;
  }

  insertRowsAtTop(count: number): this {
    this.grid.unshift(...Array.from({ length: count }, (): Cell[] => []));
    return this;
  }

  deleteRow(id: string): this {
    this.grid.splice(this.rowOf(id), 1);
    return this;
  }

  /** Copies a row and inserts it below everything, with other content in some cells. */
  duplicateRow(id: string, changes: Record<string, ExcelJS.CellValue> = {}): number {
    const copy = (this.grid[this.rowOf(id)] ?? []).map((cell) => (cell ? { ...cell } : undefined));
    this.grid.push(copy);
    for (const [key, value] of Object.entries(changes)) {
      this.put(this.grid.length - 1, this.columnOf(key), { value });
    }
    return this.grid.length;
  }

  changeId(id: string, to: string | null): this {
    this.put(this.rowOf(id), this.mark.column, to === null ? undefined : { value: to });
    return this;
  }

  /** Sorts the rows that carry an id; everything else stays where it is. */
  sortRows(compare: (left: string, right: string) => number): this {
    const { column, row: keyRow } = this.mark;
    const places = this.grid.flatMap((cells, row) =>
      row > keyRow && typeof cells[column]?.value === 'string' ? [row] : [],
    );
    const sorted = places
      .map((row) => this.grid[row] ?? [])
      .sort((a, b) => compare(String(a[column]?.value), String(b[column]?.value)));
    places.forEach((row, index) => (this.grid[row] = sorted[index] ?? []));
    return this;
  }

  /**
   * Sorts by a column, backwards, as a button of the filter does: the cells in the columns of the filter
   * move, whatever stands beside them stays.
   */
  sortByFilter(key: string): this {
    const [left = '', right = ''] = String(this.sheet.autoFilter).replace(/\d/g, '').split(':');
    return this.sortCells(
      key,
      this.sheet.getColumn(left).number,
      this.sheet.getColumn(right).number,
    );
  }

  /** The same for the columns that can be seen: all that somebody selects who does not know of the ids. */
  sortVisible(key: string): this {
    return this.sortCells(key, this.mark.column + 2, Number.MAX_SAFE_INTEGER);
  }

  private sortCells(key: string, left: number, right: number): this {
    const by = this.columnOf(key);
    const { column, row: keyRow } = this.mark;
    const places = this.grid.flatMap((cells, row) =>
      row > keyRow && typeof cells[column]?.value === 'string' ? [row] : [],
    );
    const text = (cells: (Cell | undefined)[]): string => JSON.stringify(cells[by]?.value ?? null);
    const sorted = places
      .map((row) => this.grid[row] ?? [])
      .sort((a, b) => (text(a) < text(b) ? 1 : -1))
      .map((cells) => cells.slice(left - 1, right));
    places.forEach((row, index) => {
      const kept = this.grid[row] ?? [];
      const moved = sorted[index] ?? [];
      this.grid[row] = [...kept.slice(0, left - 1), ...moved, ...kept.slice(right)];
    });
    return this;
  }

  /** The grid as it is now, put onto a sheet. */
  writeTo(sheet: ExcelJS.Worksheet): void {
    const rows = Math.max(sheet.rowCount, this.grid.length);
    for (let row = 1; row <= rows; row += 1) {
      const cells = this.grid[row - 1] ?? [];
      const width = Math.max(sheet.getRow(row).cellCount, cells.length);
      for (let column = 1; column <= width; column += 1) {
        const cell = cells[column - 1];
        const target = sheet.getRow(row).getCell(column);
        if (!cell && target.type === ExcelJS.ValueType.Null) continue;
        target.value = cell?.value ?? null;
        target.style = cell?.numFmt ? { numFmt: cell.numFmt } : {};
      }
    }
  }
}

function gridOf(sheet: ExcelJS.Worksheet): Grid {
  // Merged areas would answer for one another while cells move; they hold nothing that is read.
  for (const area of [...sheet.model.merges]) sheet.unMergeCells(area as unknown as string);
  const grid: Grid = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const cells: (Cell | undefined)[] = [];
    row.eachCell((cell, column) => {
      cells[column - 1] = { value: cell.value, ...(cell.numFmt ? { numFmt: cell.numFmt } : {}) };
    });
    grid[number - 1] = Array.from(cells);
  });
  return Array.from(grid, (cells) => cells ?? []);
}

/** Somebody at work on one workbook. */
export class Accountant {
  private readonly pages = new Map<string, Page>();

  private constructor(private readonly workbook: ExcelJS.Workbook) {
    for (const sheet of workbook.worksheets) {
      const grid = gridOf(sheet);
      const mark = grid.flat().find((cell) => sheetKeyOf(cell?.value) !== null);
      const key = sheetKeyOf(mark?.value);
      if (key !== null) this.pages.set(key, new Page(sheet, grid));
    }
  }

  static async open(bytes: Uint8Array): Promise<Accountant> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
    return new Accountant(workbook);
  }

  /** The sheet with that hidden key. */
  page(key: string): Page {
    const page = this.pages.get(key);
    if (!page) throw new RangeError(`No sheet ${key}`);
    return page;
  }

  rename(key: string, name: string): this {
    this.page(key).sheet.name = name;
    return this;
  }

  deleteSheet(key: string): this {
    this.workbook.removeWorksheet(this.page(key).sheet.id);
    this.pages.delete(key);
    return this;
  }

  /** A copy of the sheet as it is now, in front of everything (as Excel puts it) or behind. */
  copySheet(key: string, name: string, place: 'front' | 'back'): this {
    const copy = this.workbook.addWorksheet(name);
    this.page(key).writeTo(copy);
    if (place === 'front') (copy as unknown as { orderNo: number }).orderNo = -1;
    return this;
  }

  /** A sheet of one's own. */
  addSheet(name: string, text: string): this {
    this.workbook.addWorksheet(name).getCell('B2').value = text;
    return this;
  }

  /** Changes a field of `_tiendo`. */
  meta(id: string, value: ExcelJS.CellValue): this {
    this.page('meta').type(id, 'value', value);
    return this;
  }

  async save(): Promise<Uint8Array> {
    for (const page of this.pages.values()) page.writeTo(page.sheet);
    return new Uint8Array(await this.workbook.xlsx.writeBuffer());
  }
}

/** Opens, changes, saves. */
export async function edit(
  bytes: Uint8Array,
  change: (at: Accountant) => unknown,
): Promise<Uint8Array> {
  const accountant = await Accountant.open(bytes);
  await change(accountant);
  return accountant.save();
}
