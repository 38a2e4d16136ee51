import { address } from './address';
import { parseCell, parseIndex, writtenNumber } from './digits';
import { SparseGrid } from './grid';
import { isoSerial } from './iso-date';
import { GRID_COLUMNS, GRID_ROWS } from './limits';
import type { CellValue, ReadSheet, SheetState } from '../../sheets/read-model';
import { ReadRefusal } from './refusal';
import { plainText, plainValue, richText } from './strings';
import type { FormatKind } from './styles';
import { BLANK, BOOLEAN, NUMBER, SHARED, UsualCell } from './usual-cell';
import { formulaOf, WrittenFormula } from './written-formula';
import type { XmlScan } from './xml-scan';
import { decode, malformed } from './xml-text';

/** What the cells of every sheet of a book point at. */
export interface BookContext {
  /** undefined: the book has no table of shared strings. */
  strings: readonly string[] | undefined;
  styles: readonly FormatKind[];
  date1904: boolean;
}

/** Days between 1 January 1900 and 1 January 1904 as Excel counts them. */
const SHIFT_1904 = 1_462;

/** Formulas keep the bytes of their part in memory until they are asked for; those of a larger part do not. */
const LARGEST_KEPT = 8 * 1024 * 1024;

/** A cell takes some forty bytes, more with a formula, and half of them are blank. */
const BYTES_OF_CELL = 64;
/** A part may be large and hold no cells. */
const MOST_EXPECTED = 4_096;

/** No sheet of ours has as many columns. */
const USUAL_COLUMNS = 128;

/**
 * Reads the cells of one sheet. What comes beside them (validations, merges, conditional formats, the
 * dimension) is stepped over unread: it can name a million rows in twenty letters.
 */
export function readSheet(
  scan: XmlScan,
  name: string,
  state: SheetState,
  context: BookContext,
): ReadSheet {
  return new SheetReader(scan, name, state, context).read();
}

class SheetReader {
  private readonly grid: SparseGrid;
  private readonly usual: UsualCell;
  private row = 0;
  private column = 0;
  /** By column: the count of the rows when the last cell there came. */
  private seen = new Int32Array(USUAL_COLUMNS);
  private rowCount = 0;

  constructor(
    private readonly scan: XmlScan,
    private readonly sheet: string,
    state: SheetState,
    private readonly context: BookContext,
  ) {
    const expected = Math.min(Math.ceil(scan.source.length / BYTES_OF_CELL), MOST_EXPECTED);
    this.grid = new SparseGrid(sheet, state, scan.part, scan.budget, expected);
    this.usual = new UsualCell(scan.source, scan.budget.limits.stringLength);
  }

  read(): ReadSheet {
    const { scan } = this;
    let seen = false;
    scan.root('worksheet');
    while (scan.nextChild()) {
      if (!scan.is('sheetData')) {
        scan.skip();
        continue;
      }
      if (seen) throw malformed(scan.part, 'hai khối dữ liệu');
      seen = true;
      while (scan.nextChild()) {
        if (scan.is('row')) this.readRow();
        else scan.skipBesideValues();
      }
    }
    scan.end();
    if (!seen) throw malformed(scan.part, 'không có khối dữ liệu');
    return this.grid.finish();
  }

  private readRow(): void {
    const { scan, usual } = this;
    const written = scan.has('r');
    if (written) {
      this.row = parseIndex(scan.source, scan.found.from, scan.found.to);
      if (this.row < 1) throw this.badReference(`dòng ${scan.found.text()}`);
    } else this.row += 1;
    this.column = 0;
    this.rowCount += 1;
    const { isPlain } = scan;
    do {
      usual.row = this.row;
      if (isPlain) while (scan.take(usual)) this.keepUsual();
    } while (this.readNext(written));
  }

  /** The next child of a row, whatever it is; false at the end of the row. */
  private readNext(rowIsSure: boolean): boolean {
    const { scan } = this;
    if (!scan.nextChild()) return false;
    if (scan.is('c')) this.readCell(rowIsSure);
    else scan.skipBesideValues();
    return true;
  }

  /** Keeps the cell that the short lane has read. */
  private keepUsual(): void {
    const { usual, scan } = this;
    const { type, style, number } = usual;
    this.column = usual.column;
    this.checkFirst();
    const formula = usual.formulaFrom === 0 ? undefined : this.usualFormula();
    if (type === BLANK) {
      if (formula !== undefined) this.grid.add(this.row, this.column, null, false, formula);
    } else if (type === NUMBER) this.keepNumber(number, style, formula);
    else {
      let value: CellValue;
      if (type === SHARED) value = this.sharedString(number);
      else if (type === BOOLEAN) value = number === 1;
      else value = plainValue(decode(scan.source, usual.from, usual.to, usual.marks, scan.part));
      this.grid.add(this.row, this.column, value, false, formula);
    }
  }

  private usualFormula(): string | WrittenFormula {
    const { source, part } = this.scan;
    const { formulaFrom, formulaTo } = this.usual;
    const formula = new WrittenFormula(source, formulaFrom, formulaTo, part);
    return source.length > LARGEST_KEPT ? formula.text : formula;
  }

  private readCell(rowIsSure: boolean): void {
    const { scan } = this;
    this.place(rowIsSure);
    const type = scan.attribute('t');
    const style = scan.has('s') ? parseIndex(scan.source, scan.found.from, scan.found.to) : 0;
    let value: CellValue | undefined;
    let inline: string | undefined;
    let formula: string | undefined;
    while (scan.nextChild()) {
      const isValue = scan.is('v');
      if (isValue || scan.is('is')) {
        // programs differ in which of the two they show
        if (value !== undefined || inline !== undefined) {
          throw malformed(scan.part, `hai giá trị ở ${this.here()}`);
        }
        if (isValue) value = this.valueOf(plainText(scan), type);
        else inline = richText(scan);
      } else if (scan.is('f')) formula = formulaOf(plainText(scan));
      else scan.skipBesideValues();
    }
    value ??= inline ?? null;
    // blank cells that only carry a style are the rule in templates, and are no cells to a reader of values
    if (value !== null || formula !== undefined) this.keep(value, style, type, formula);
  }

  /** Where the cell stands: where it says, else right of the one before. */
  private place(rowIsSure: boolean): void {
    const { scan } = this;
    if (scan.has('r')) {
      const cell = parseCell(scan.source, scan.found.from, scan.found.to);
      if (cell < 0) throw this.badReference(scan.found.text());
      const row = Math.floor(cell / GRID_COLUMNS);
      if (row !== this.row) {
        // the row has no number of its own: its first cell tells it
        if (rowIsSure || this.column !== 0) {
          throw this.badReference(`${scan.found.text()}, dòng ${this.row}`);
        }
        this.row = row;
      }
      this.column = (cell % GRID_COLUMNS) + 1;
    } else this.column += 1;
    if (this.row > GRID_ROWS || this.column > GRID_COLUMNS) throw this.badReference(this.here());
    this.checkFirst();
  }

  /** A cell written once with a value and once blank is as open a question as one with two values. */
  private checkFirst(): void {
    if (this.seen[this.column] === this.rowCount) {
      throw new ReadRefusal('duplicate-cell', { part: this.scan.part, detail: this.here() });
    }
    if (this.column >= this.seen.length) {
      const { seen } = this;
      this.seen = new Int32Array(GRID_COLUMNS + 1);
      this.seen.set(seen);
    }
    this.seen[this.column] = this.rowCount;
  }

  private valueOf(raw: string, type: string | undefined): CellValue {
    switch (type) {
      case 'str':
      case 'inlineStr':
        return this.checked(raw);
      case undefined:
      case 'n':
        // openpyxl writes an empty value for a formula that has not been calculated
        return raw === '' ? null : this.numberOf(raw);
      case 's':
        return raw === '' ? null : this.sharedString(/^\d{1,9}$/.test(raw) ? Number(raw) : NaN);
      case 'b':
        if (raw === '1' || raw === 'true') return true;
        if (raw === '0' || raw === 'false') return false;
        return raw === '' ? null : this.badValue(raw);
      case 'e':
        return raw === '' ? null : { error: this.checked(raw) };
      case 'd':
        // what is no date in our calendar stays the text it was: the caller can point at the cell
        return raw === '' ? null : (isoSerial(raw) ?? this.checked(raw));
      default:
        return this.badValue(`kiểu ${type}`);
    }
  }

  private numberOf(raw: string): number {
    const value = writtenNumber(raw);
    return Number.isNaN(value) ? this.badValue(raw) : value;
  }

  private sharedString(index: number): string {
    if (!Number.isInteger(index) || index < 0) return this.badValue('đoạn chữ số ?');
    const text = this.context.strings?.[index];
    if (text === undefined) {
      const detail = `${this.here()}, đoạn chữ số ${index + 1}`;
      throw new ReadRefusal('missing-string', { part: this.scan.part, detail });
    }
    return text;
  }

  private keep(
    value: CellValue,
    style: number,
    type: string | undefined,
    formula: string | undefined,
  ): void {
    if (typeof value === 'string') this.checked(value);
    if (formula !== undefined) this.checked(formula);
    if (typeof value === 'number' && type !== 'd') this.keepNumber(value, style, formula);
    else this.grid.add(this.row, this.column, value, typeof value === 'number', formula);
  }

  /** A number is a day, a time or just a number by the format of its cell. */
  private keepNumber(
    value: number,
    style: number,
    formula: string | WrittenFormula | undefined,
  ): void {
    const kind = this.context.styles[style] ?? 'number';
    // a time of day or a duration counts from nothing, not from 1904
    const shift = kind === 'day' && this.context.date1904 ? SHIFT_1904 : 0;
    this.grid.add(this.row, this.column, value + shift, kind !== 'number', formula);
  }

  private checked(text: string): string {
    const { limits } = this.scan.budget;
    if (text.length <= limits.stringLength) return text;
    return this.scan.budget.checkLength(text, this.scan.part, this.here());
  }

  /** Sheet and address, for messages. */
  private here(): string {
    return `trang "${this.sheet}", ô ${address(this.row, this.column)}`;
  }

  private badReference(reference: string): ReadRefusal {
    const detail = `trang "${this.sheet}": ${reference}`;
    return new ReadRefusal('bad-cell-reference', { part: this.scan.part, detail });
  }

  private badValue(raw: string): never {
    const detail = `${this.here()}: ${raw.slice(0, 20)}`;
    throw new ReadRefusal('bad-value', { part: this.scan.part, detail });
  }
}
