/** Cells in a Univer workbook, through its public facade: the same in Node and in a page. */
import type { FUniver, ICellData, Worksheet } from '@univerjs/presets';
// The facade of sheets and formulas is added to those types by the packages of the preset.
import type {} from '@univerjs/preset-sheets-node-core';
import { namesSheet, renameSheets } from '../../src/excel/formula-sheets';
import type { Box } from './address';
import { LAST_COLUMN as COLUMNS } from './address';
import {
  SET_VALUES,
  SET_ROWS,
  SET_COLUMNS,
  INSERT_SHEET,
  ORDER_SHEETS,
  RENAME_SHEET,
  REMOVE_SHEET,
  ACTIVATE_SHEET,
  SET_NAME,
  REMOVE_NAME,
  START_CALCULATION,
} from './univer-mutations';
import {
  BOOLEAN,
  dataOf,
  EMPTY_BOOK,
  nameParams,
  NAMES_RESOURCE,
  namesResource,
  NEW_SHEET,
  snapshotOf,
  SPARE_COLUMNS,
  SPARE_ROWS,
  type OpenedBook,
  type OpenedSheet,
} from './univer-snapshot';
import type { CellStore, Entry, Scalar, StoredCell, StoredName } from './cell-store';

type FWorkbook = ReturnType<FUniver['createWorkbook']>;
interface CellFormula {
  row: number;
  column: number;
  formula: string;
}

type FWorksheet = NonNullable<ReturnType<FWorkbook['getSheetBySheetId']>>;

/** `FormulaExecutedStateType.STOP_EXECUTION`: Univer begins anew because more changed meanwhile. */
const CALCULATION_STOPPED = 1;

const MAX_CALCULATION = 120_000;

const scalarOf = ({ v, t }: ICellData): Scalar => {
  if (v === null || v === undefined) return '';
  if (t === BOOLEAN) return v === 1 || v === true || v === 'TRUE';
  return v;
};

/** `SUM('Nhiệm vụ'!B2:C9)` to `SUM(#REF!)`. */
const withoutSheet = (formula: string, sheet: string): string =>
  renameSheets(formula, new Map([[sheet, GONE]])).replaceAll(GONE_REFERENCE, '#REF!');

const GONE = '#';
const GONE_REFERENCE = /'#'!(\$?[A-Z]{0,3}\$?\d*)(:\$?[A-Z]{0,3}\$?\d*)?/g;

/** Univer caches parsed formulas by the id of the workbook for the whole process: no two may share one. */
let workbooks = 0;

export class UniverStore implements CellStore {
  private readonly book: FWorkbook;
  /** Changes so far; how many of them the calculation knew that began last, and the one that ended last. */
  private changes = 0;
  private added = 0;
  private begun = 0;
  private calculated = 0;
  /** Formulas that used an unknown name are not found by Univer when the name appears: calculate all. */
  private everything = false;
  /** Much is being written: Univer would begin to calculate in every pause. */
  private held = false;
  /** Formulas of names, with their `=`. */
  private readonly defined = new Map<string, string>();
  /** Cells whose formula names a sheet, by the id of their own sheet; some may hold another formula by now. */
  private readonly crossing = new Map<string, Set<number>>();

  /** @param start what the workbook holds when it is opened; one empty sheet unless told */
  constructor(
    private readonly univer: FUniver,
    start: OpenedBook = EMPTY_BOOK,
  ) {
    workbooks += 1;
    const id = `workbook-${workbooks}`;
    const sheets = start.sheets.map((sheet, index) => ({ ...sheet, id: `sheet-${index}` }));
    this.book = univer.createWorkbook({
      id,
      name: id,
      sheetOrder: sheets.map((sheet) => sheet.id),
      sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, snapshotOf(sheet)])),
      resources: [{ name: NAMES_RESOURCE, data: namesResource(start.names) }],
    });
    for (const sheet of sheets) this.rememberAll(sheet.id, sheet.cells);
    for (const { name, formula } of start.names) this.defined.set(name, formula);
    const formula = univer.getFormula();
    formula.calculationStart(() => {
      this.begun = this.changes;
    });
    univer.addEvent(univer.Event.BeforeCommandExecute, (event) => {
      if (event.id === START_CALCULATION && this.held) event.cancel = true;
    });
    formula.calculationEnd((state) => {
      if (state !== CALCULATION_STOPPED) this.calculated = this.begun;
    });
  }

  private sheet(id: string): FWorksheet {
    const sheet = this.book.getSheetBySheetId(id);
    if (!sheet) throw new RangeError(`No sheet ${id}`);
    return sheet;
  }

  /** Cells of a sheet without the facade, which makes an object for every question. */
  private matrix(id: string): ReturnType<Worksheet['getCellMatrix']> {
    const sheet = this.book.getWorkbook().getSheetBySheetId(id);
    if (!sheet) throw new RangeError(`No sheet ${id}`);
    return sheet.getCellMatrix();
  }

  sheets(): { id: string; name: string }[] {
    return this.book
      .getWorkbook()
      .getSheets()
      .map((sheet) => ({ id: sheet.getSheetId(), name: sheet.getName() }));
  }

  add(name: string): string {
    this.added += 1;
    const id = `added-${this.added}`;
    this.execute(INSERT_SHEET, {
      index: this.sheets().length,
      sheet: { ...NEW_SHEET, ...snapshotOf({ id, name, cells: [] }) },
    });
    this.changes += 1;
    return id;
  }

  remove(id: string): void {
    const name = this.sheet(id).getSheetName();
    const other = this.book.getSheets().find((sheet) => sheet.getSheetId() !== id);
    if (other && this.book.getActiveSheet().getSheetId() === id) this.activate(other.getSheetId());
    this.execute(REMOVE_SHEET, { subUnitId: id, subUnitName: name });
    this.crossing.delete(id);
    this.everything = true;
    this.changeReferences(name, (formula) => withoutSheet(formula, name));
    // Univer leaves names alone whose cells are gone; Excel writes #REF! into them.
    for (const kept of this.names()) {
      if (namesSheet(kept.formula, [name])) this.setName(kept.name, '=#REF!');
    }
    this.changes += 1;
  }

  rename(id: string, name: string): void {
    const before = this.sheet(id).getSheetName();
    if (before === name) return;
    this.execute(RENAME_SHEET, { subUnitId: id, name });
    const renamed = new Map([[before, name]]);
    this.changeReferences(before, (formula) => renameSheets(formula, renamed));
    for (const kept of this.names()) {
      if (namesSheet(kept.formula, [before])) {
        this.setName(kept.name, renameSheets(kept.formula, renamed));
      }
    }
    this.changes += 1;
  }

  /** Formulas that name a sheet follow its renaming and its end. */
  private changeReferences(sheet: string, change: (formula: string) => string): void {
    for (const [id, cells] of this.crossing) {
      const matrix = this.matrix(id);
      const formulas = [...cells].flatMap((key): CellFormula[] => {
        const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
        const formula = matrix.getValue(row, column)?.f;
        if (!formula || !namesSheet(formula, [sheet])) return [];
        return [{ row, column, formula: change(formula) }];
      });
      this.putFormulas(id, formulas);
    }
  }

  private activate(id: string): void {
    this.execute(ACTIVATE_SHEET, { subUnitId: id });
  }

  private execute(mutation: string, params: object): void {
    this.univer.syncExecuteCommand(mutation, { unitId: this.book.getId(), ...params });
  }

  move(id: string, position: number): void {
    const fromOrder = this.sheets().findIndex((sheet) => sheet.id === id);
    this.execute(ORDER_SHEETS, { subUnitId: id, fromOrder, toOrder: position });
  }

  cell(id: string, row: number, column: number): StoredCell | undefined {
    const data = this.matrix(id).getValue(row, column);
    if (!data) return undefined;
    const formula = data.f?.trimEnd();
    const value = scalarOf(data);
    if (formula === undefined && value === '') return undefined;
    return formula === undefined ? { value } : { value, formula };
  }

  put(id: string, box: Box, entries: (Entry | undefined)[][]): void {
    const sheet = this.sheet(id);
    if (box.bottom >= sheet.getMaxRows()) {
      this.execute(SET_ROWS, { subUnitId: id, rowCount: box.bottom + SPARE_ROWS });
    }
    if (box.right >= sheet.getMaxColumns()) {
      this.execute(SET_COLUMNS, { subUnitId: id, columnCount: box.right + SPARE_COLUMNS });
    }
    const cellValue: Record<number, Record<number, ICellData>> = {};
    entries.forEach((line, row) => {
      const cells: Record<number, ICellData> = {};
      line.forEach((entry, column) => {
        if (entry !== undefined) cells[box.left + column] = dataOf(entry);
      });
      cellValue[box.top + row] = cells;
    });
    this.remember(id, box, entries);
    this.execute(SET_VALUES, { subUnitId: id, cellValue });
    this.changes += 1;
  }

  private rememberAll(id: string, cells: OpenedSheet['cells']): void {
    const found = new Set<number>();
    cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.formula?.includes('!')) found.add(row * COLUMNS + column);
      }),
    );
    this.crossing.set(id, found);
  }

  private remember(id: string, box: Box, entries: (Entry | undefined)[][]): void {
    const cells = this.crossing.get(id) ?? new Set();
    entries.forEach((line, row) =>
      line.forEach((entry, column) => {
        if (!entry || !('formula' in entry) || !entry.formula.includes('!')) return;
        cells.add((box.top + row) * COLUMNS + box.left + column);
      }),
    );
    this.crossing.set(id, cells);
  }

  used(id: string): Box | null {
    let box: Box | null = null;
    this.matrix(id).forValue((row, column, data) => {
      if (!data || (!data.f && (data.v === null || data.v === undefined || data.v === ''))) return;
      box ??= { top: row, left: column, bottom: row, right: column };
      box = {
        top: Math.min(box.top, row),
        left: Math.min(box.left, column),
        bottom: Math.max(box.bottom, row),
        right: Math.max(box.right, column),
      };
    });
    return box;
  }

  names(): StoredName[] {
    return [...this.defined].map(([name, formula]) => ({ name, formula }));
  }

  setName(name: string, formula: string): void {
    const isNew = !this.defined.has(name);
    this.defined.set(name, formula);
    this.execute(SET_NAME, this.nameParams(name));
    this.changes += 1;
    if (!isNew) return;
    this.everything = true;
    this.enterAgain(name);
  }

  private nameParams(name: string): object {
    return nameParams({ name, formula: this.defined.get(name) ?? '=#REF!' });
  }

  /** Univer keeps what it made of a formula while it did not know the name in it. */
  private enterAgain(name: string): void {
    for (const { id } of this.sheets()) {
      const matrix = this.matrix(id);
      const formulas: CellFormula[] = [];
      matrix.forValue((row, column, data) => {
        // Found by its text: with one blank more it is another.
        if (data?.f?.includes(name)) formulas.push({ row, column, formula: `${data.f} ` });
      });
      this.putFormulas(id, formulas);
    }
  }

  /** In one go: Univer looks through all formulas of the workbook for each change. */
  private putFormulas(id: string, formulas: readonly CellFormula[]): void {
    if (formulas.length === 0) return;
    const cellValue: Record<number, Record<number, ICellData>> = {};
    for (const { row, column, formula } of formulas) {
      cellValue[row] = { ...cellValue[row], [column]: dataOf({ formula }) };
    }
    this.execute(SET_VALUES, { subUnitId: id, cellValue });
    this.changes += 1;
  }

  removeName(name: string): void {
    this.execute(REMOVE_NAME, this.nameParams(name));
    this.defined.delete(name);
    this.changes += 1;
    this.everything = true;
  }

  hold(): void {
    this.held = true;
  }

  async settle(): Promise<void> {
    const formula = this.univer.getFormula();
    if (this.held) {
      this.held = false;
      this.everything = true;
    }
    while (this.calculated < this.changes) {
      const before = this.begun;
      if (this.everything) {
        this.everything = false;
        formula.executeCalculation();
      }
      // Univer collects changes for a moment before it begins; a calculation that runs already may end first.
      await formula.onCalculationResultApplied(MAX_CALCULATION);
      // None began: there is no formula that the changes could concern.
      if (this.begun === before && this.begun < this.changes) this.calculated = this.changes;
    }
  }

  dispose(): void {
    this.univer.disposeUnit(this.book.getId());
  }
}
