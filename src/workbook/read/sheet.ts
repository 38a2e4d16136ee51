import { address } from './address';
import { parseCell, parseIndex } from './digits';
import { SparseGrid } from './grid';
import { isoSerial } from './iso-date';
import { GRID_COLUMNS, GRID_ROWS } from './limits';
import type { CellValue, ReadCell, ReadSheet, SheetState } from '../../sheets/read-model';
import { ReadRefusal } from './refusal';
import { plainText, richText } from './strings';
import type { FormatKind } from './styles';
import type { XmlScan } from './xml-scan';
import { malformed } from './xml-text';

/** What the cells of every sheet of a book point at. */
export interface BookContext {
  /** undefined: the book has no table of shared strings. */
  strings: readonly string[] | undefined;
  styles: readonly FormatKind[];
  date1904: boolean;
}

/** Days between 1 January 1900 and 1 January 1904 as Excel counts them. */
const SHIFT_1904 = 1_462;

const ONE_LETTER_TYPES = ['s', 'n', 'b', 'e', 'd'].reduce<string[]>((types, letter) => {
  types[letter.charCodeAt(0)] = letter;
  return types;
}, []);

/** Excel never writes more than 17 digits; others write up to some fifty. */
const LONGEST_NUMBER = 64;

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

const withoutEquals = (formula: string): string =>
  formula.startsWith('=') ? formula.slice(1) : formula;

class SheetReader {
  private readonly grid: SparseGrid;
  private row = 0;
  private column = 0;

  constructor(
    private readonly scan: XmlScan,
    private readonly sheet: string,
    state: SheetState,
    private readonly context: BookContext,
  ) {
    this.grid = new SparseGrid(sheet, state, scan.part, scan.budget);
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
        else scan.skip();
      }
    }
    scan.end();
    return this.grid.finish();
  }

  private readRow(): void {
    const { scan } = this;
    const written = scan.has('r');
    if (written) {
      this.row = parseIndex(scan.source, scan.found.from, scan.found.to);
      if (this.row < 1) throw this.badReference(`dòng ${scan.found.text()}`);
    } else this.row += 1;
    this.column = 0;
    while (scan.nextChild()) {
      if (scan.is('c')) this.readCell(written);
      else scan.skip();
    }
  }

  private readCell(rowIsSure: boolean): void {
    const { scan } = this;
    this.place(rowIsSure);
    const type = this.cellType();
    const style = scan.has('s') ? parseIndex(scan.source, scan.found.from, scan.found.to) : 0;
    let value: CellValue | undefined;
    let inline: string | undefined;
    let formula: string | undefined;
    while (scan.nextChild()) {
      if (scan.is('v')) {
        if (value !== undefined) throw malformed(scan.part, `hai giá trị ở ô ${this.here()}`);
        value = this.readValue(type);
      } else if (scan.is('f')) formula = withoutEquals(plainText(scan));
      else if (scan.is('is')) inline = richText(scan);
      else scan.skip();
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
  }

  /** The `t` of the cell just opened. Nearly all are one letter, for which no text need be made. */
  private cellType(): string | undefined {
    const { scan } = this;
    if (!scan.has('t')) return undefined;
    const { from, to } = scan.found;
    const letter = to - from === 1 ? ONE_LETTER_TYPES[scan.source[from] as number] : undefined;
    return letter ?? scan.found.text();
  }

  /** The value of the `<v>` just opened, which it leaves. */
  private readValue(type: string | undefined): CellValue {
    const { scan } = this;
    if (type === 's' || type === undefined || type === 'n') {
      const number = scan.peekNumber();
      if (!Number.isNaN(number)) {
        scan.skip();
        return type === 's' ? this.sharedString(number) : number;
      }
    }
    return this.valueOf(plainText(scan), type);
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
    for (let at = 0; at < raw.length; at += 1) {
      const code = raw.charCodeAt(at);
      const isDigit = code >= 48 && code <= 57;
      // + - . E e: keeps out '0x1F', 'Infinity' and blanks, which Number would take
      if (!isDigit && code !== 43 && code !== 45 && code !== 46 && (code | 32) !== 101) {
        return this.badValue(raw);
      }
    }
    const value = raw.length <= LONGEST_NUMBER ? Number(raw) : NaN;
    // + 0: no minus zero, as in plainDecimal
    return Number.isFinite(value) ? value + 0 : this.badValue(raw);
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
    const cell: ReadCell = { value, isDate: false };
    if (typeof value === 'string') this.checked(value);
    if (typeof value === 'number') {
      if (type === 'd') cell.isDate = true;
      else {
        const kind = this.context.styles[style] ?? 'number';
        cell.isDate = kind !== 'number';
        // a time of day or a duration counts from nothing, not from 1904
        if (kind === 'day' && this.context.date1904) cell.value = value + SHIFT_1904;
      }
    }
    if (formula !== undefined) cell.formula = this.checked(formula);
    this.grid.add(this.row, this.column, cell);
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
