/** Everything about the workbook that is not a cell: kept by the host itself beside the cell store. */
import { accessDenied, HostError, invalidArgument, itemNotFound } from './errors';
import { boxAddress, overlap, quoteSheet, type Box } from './address';
import type { CellStore, Entry } from './cell-store';
import { movedFormula } from './moved-formula';
import { newSheet, type SheetState } from './sheet-state';
import { shaped, typed } from './typed';

/** A change of cells, as an event will tell it. */
export interface CellChange {
  sheet: string;
  box: Box;
}

const FORBIDDEN_IN_NAME = /[[\]:*?/\\]/;

export class WorkbookState {
  private readonly states = new Map<string, SheetState>();
  /** Structure of the workbook protected: no sheet can be added, deleted, renamed or moved. */
  structureProtected = false;
  calculationMode = 'Automatic';
  active: string;
  selection: { sheet: string; box: Box } | null = null;
  /** Sheets whose change events somebody listens to; `Workbook` is all of them. */
  readonly watched = new Set<string>();
  /** Workbooks opened beside this one, as their base64. */
  readonly opened: string[] = [];
  changes: CellChange[] = [];
  private counter = 0;

  constructor(readonly store: CellStore) {
    for (const { id } of store.sheets()) this.states.set(id, newSheet(id));
    this.active = store.sheets()[0]?.id ?? '';
  }

  /** What a file brings along with its cells, in place of what a new sheet has. */
  adopt(sheets: readonly SheetState[]): void {
    for (const sheet of sheets) this.states.set(sheet.id, sheet);
    this.active = this.sheets().find(isVisible)?.id ?? '';
  }

  newId(prefix: string): string {
    this.counter += 1;
    return `${prefix}${this.counter}`;
  }

  sheets(): SheetState[] {
    return this.store.sheets().map(({ id }) => this.sheet(id));
  }

  sheet(id: string): SheetState {
    const state = this.states.get(id);
    if (!state) throw itemNotFound('The worksheet is gone.');
    return state;
  }

  has(id: string): boolean {
    return this.states.has(id);
  }

  nameOf(id: string): string {
    const found = this.store.sheets().find((sheet) => sheet.id === id);
    if (!found) throw itemNotFound('The worksheet is gone.');
    return found.name;
  }

  /** By id or name, as `worksheets.getItem` takes it. */
  find(key: unknown): SheetState | undefined {
    const folded = String(key).toLowerCase();
    const sheets = this.store.sheets();
    const found =
      sheets.find(({ id }) => id === key) ??
      sheets.find(({ name }) => name.toLowerCase() === folded);
    return found && this.sheet(found.id);
  }

  private checkStructure(): void {
    if (this.structureProtected) throw accessDenied('The structure of the workbook is protected.');
  }

  private checkName(name: unknown, except?: string): string {
    const bad =
      typeof name !== 'string' ||
      name.length === 0 ||
      name.length > 31 ||
      FORBIDDEN_IN_NAME.test(name) ||
      name.startsWith("'") ||
      name.endsWith("'");
    if (bad) throw invalidArgument(`Not a name for a worksheet: ${String(name)}`);
    const taken = this.find(name);
    if (taken && taken.id !== except) {
      throw new HostError('ItemAlreadyExists', `A worksheet is called ${name} already.`);
    }
    return name;
  }

  add(name: unknown): SheetState {
    this.checkStructure();
    const called =
      name === undefined || name === null ? `Sheet${this.newId('')}00` : this.checkName(name);
    const id = this.store.add(called);
    const state = newSheet(id);
    this.states.set(id, state);
    return state;
  }

  remove(sheet: SheetState): void {
    this.checkStructure();
    if (sheet.visibility === 'VeryHidden') {
      throw new HostError('InvalidOperation', 'A very hidden worksheet cannot be deleted.');
    }
    this.keepOneVisible(sheet);
    this.store.remove(sheet.id);
    this.states.delete(sheet.id);
    if (this.active === sheet.id) this.active = this.sheets().find(isVisible)?.id ?? '';
  }

  rename(sheet: SheetState, name: unknown): void {
    this.checkStructure();
    this.store.rename(sheet.id, this.checkName(name, sheet.id));
  }

  move(sheet: SheetState, position: unknown): void {
    this.checkStructure();
    const count = this.store.sheets().length;
    if (typeof position !== 'number' || position < 0 || position >= count) {
      throw invalidArgument('Position of a worksheet.');
    }
    this.store.move(sheet.id, position);
  }

  show(sheet: SheetState, visibility: unknown): void {
    this.checkStructure();
    if (visibility !== 'Visible' && visibility !== 'Hidden' && visibility !== 'VeryHidden') {
      throw invalidArgument('Visibility of a worksheet.');
    }
    if (visibility !== 'Visible') this.keepOneVisible(sheet);
    sheet.visibility = visibility;
  }

  private keepOneVisible(sheet: SheetState): void {
    if (isVisible(sheet) && this.sheets().filter(isVisible).length === 1) {
      throw new HostError('InvalidOperation', 'A workbook has at least one visible worksheet.');
    }
  }

  activate(sheet: SheetState): void {
    if (!isVisible(sheet))
      throw new HostError('InvalidOperation', 'A hidden worksheet cannot be activated.');
    this.active = sheet.id;
  }

  /** @throws HostError `AccessDenied` where the sheet is protected and a cell of the box locked */
  checkUnlocked(sheet: SheetState, box: Box): void {
    if (!sheet.protection) return;
    for (let row = box.top; row <= box.bottom; row += 1) {
      for (let column = box.left; column <= box.right; column += 1) {
        if (sheet.formats.at(row, column).locked) {
          throw accessDenied(
            `The worksheet is protected: ${quoteSheet(this.nameOf(sheet.id))}!${boxAddress(box)}`,
          );
        }
      }
    }
  }

  /** @throws HostError `AccessDenied` where the protection does not leave this free */
  checkAllowed(sheet: SheetState, option: string): void {
    if (sheet.protection && sheet.protection[option] !== true) {
      throw accessDenied(`The worksheet is protected: ${option}.`);
    }
  }

  /** Values and formulas as they are typed or written; `null` in an array leaves the cell alone. */
  write(sheet: SheetState, box: Box, value: unknown): void {
    const rows = box.bottom - box.top + 1;
    const columns = box.right - box.left + 1;
    const grid = shaped(value, rows, columns);
    this.checkUnlocked(sheet, box);
    const entries = grid.map((line, row) =>
      line.map((input, column): Entry | undefined => {
        if (input === null) return undefined;
        const at: Box = {
          top: box.top + row,
          bottom: box.top + row,
          left: box.left + column,
          right: box.left + column,
        };
        const {
          numberFormat,
          quoted: isQuoted,
          entry,
        } = typed(input, sheet.formats.at(at.top, at.left).numberFormat === '@');
        if (entry && 'formula' in entry) this.checkReferences(entry.formula);
        const before = sheet.formats.at(at.top, at.left);
        if (numberFormat !== undefined && before.numberFormat === 'General')
          sheet.formats.patch(at, { numberFormat });
        if (before.quoted !== (isQuoted ?? false))
          sheet.formats.patch(at, { quoted: isQuoted ?? false });
        return entry;
      }),
    );
    this.store.put(sheet.id, box, entries);
    this.changes.push({ sheet: sheet.id, box });
  }

  /**
   * Content without looks. A destination that is a multiple of the source holds it several times; any other
   * takes it once.
   */
  copyFormulas(from: SheetState, source: Box, sheet: SheetState, box: Box): void {
    const [height, width] = [source.bottom - source.top + 1, source.right - source.left + 1];
    const [rows, columns] = [box.bottom - box.top + 1, box.right - box.left + 1];
    const into: Box = {
      ...box,
      bottom: box.top + (rows % height === 0 ? rows : height) - 1,
      right: box.left + (columns % width === 0 ? columns : width) - 1,
    };
    this.checkUnlocked(sheet, into);
    this.changes.push({ sheet: sheet.id, box: into });
    const only = this.store.cell(from.id, source.top, source.left);
    if (from === sheet && height === 1 && width === 1 && only?.formula !== undefined) {
      this.store.fill(sheet.id, source.top, source.left, into);
      return;
    }
    const entries = Array.from({ length: into.bottom - into.top + 1 }, (_, row) =>
      Array.from({ length: into.right - into.left + 1 }, (__, column): Entry => {
        const at = { row: source.top + (row % height), column: source.left + (column % width) };
        const cell = this.store.cell(from.id, at.row, at.column);
        if (!cell) return null;
        if (cell.formula === undefined) return { value: cell.value };
        const move = { rows: into.top + row - at.row, columns: into.left + column - at.column };
        return { formula: movedFormula(cell.formula, move) };
      }),
    );
    this.store.put(sheet.id, into, entries);
  }

  /** A formula that names a sheet which is not there is refused. */
  private checkReferences(formula: string): void {
    const code = formula.replace(/"(?:[^"]|"")*"/g, '""');
    for (const [, quotedName, plain] of code.matchAll(
      /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/gu,
    )) {
      const name = quotedName?.replaceAll("''", "'") ?? plain ?? '';
      if (!this.find(name))
        throw invalidArgument(`The formula names a worksheet that does not exist: ${name}`);
    }
  }

  clear(sheet: SheetState, box: Box, what: string): void {
    const used = this.store.used(sheet.id);
    const cells = used && overlap(used, box);
    if (what !== 'Formats' && cells) {
      this.checkUnlocked(sheet, cells);
      const entries = Array.from({ length: cells.bottom - cells.top + 1 }, () =>
        Array.from({ length: cells.right - cells.left + 1 }, (): Entry => null),
      );
      this.store.put(sheet.id, cells, entries);
      this.changes.push({ sheet: sheet.id, box: cells });
    }
    if (what === 'Contents') return;
    this.checkAllowed(sheet, 'allowFormatCells');
    const outside = (other: { box: Box }): boolean => !overlap(other.box, box);
    sheet.validations = sheet.validations.filter(outside);
    sheet.conditionalFormats = sheet.conditionalFormats.filter(outside);
    sheet.merges = sheet.merges.filter((merge) => !overlap(merge, box));
  }

  merge(sheet: SheetState, box: Box): void {
    this.checkAllowed(sheet, 'allowFormatCells');
    if (sheet.merges.some((merge) => overlap(merge, box))) {
      sheet.merges = sheet.merges.filter((merge) => !overlap(merge, box));
    }
    sheet.merges.push(box);
    // Only the first cell keeps its content.
    const entries = Array.from({ length: box.bottom - box.top + 1 }, (_, row) =>
      Array.from({ length: box.right - box.left + 1 }, (__, column): Entry | undefined => {
        const isFirst = row === 0 && column === 0;
        return isFirst || !this.store.cell(sheet.id, box.top + row, box.left + column)
          ? undefined
          : null;
      }),
    );
    if (!entries.some((line) => line.includes(null))) return;
    this.store.put(sheet.id, box, entries);
  }
}

const isVisible = ({ visibility }: SheetState): boolean => visibility === 'Visible';
