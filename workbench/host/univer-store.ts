/** Cells in a Univer workbook, through its public facade: the same in Node and in a page. */
import type { FUniver } from '@univerjs/presets';
// The facade of sheets and formulas is added to those types by the packages of the preset.
import type {} from '@univerjs/preset-sheets-node-core';
import { namesSheet, renameSheets } from '../../src/excel/formula-sheets';
import type { Box } from './address';
import {
  INSERT_SHEET,
  ORDER_SHEETS,
  RENAME_SHEET,
  REMOVE_SHEET,
  ACTIVATE_SHEET,
  SET_NAME,
  REMOVE_NAME,
} from './univer-mutations';
import {
  EMPTY_BOOK,
  nameParams,
  NAMES_RESOURCE,
  namesResource,
  NEW_SHEET,
  snapshotOf,
  type OpenedBook,
} from './univer-snapshot';
import { SharedFormulas } from './shared-formulas';
import { UniverCalculation } from './univer-calculation';
import { UniverCells } from './univer-cells';
import type { CellStore, Entry, StoredCell, StoredName } from './cell-store';

type FWorkbook = ReturnType<FUniver['createWorkbook']>;
type FWorksheet = NonNullable<ReturnType<FWorkbook['getSheetBySheetId']>>;

/** `SUM('Nhiệm vụ'!B2:C9)` to `SUM(#REF!)`. */
const withoutSheet = (formula: string, sheet: string): string =>
  renameSheets(formula, new Map([[sheet, GONE]])).replaceAll(GONE_REFERENCE, '#REF!');

const GONE = '#';
const GONE_REFERENCE = /'#'!(\$?[A-Z]{0,3}\$?\d*)(:\$?[A-Z]{0,3}\$?\d*)?/g;

/** Univer caches parsed formulas by the id of the workbook for the whole process: no two may share one. */
let workbooks = 0;

export class UniverStore implements CellStore {
  private readonly book: FWorkbook;
  private readonly calculation: UniverCalculation;
  private readonly cells: UniverCells;
  private added = 0;
  /** Formulas of names, with their `=`. */
  private readonly defined = new Map<string, string>();

  /** @param start what the workbook holds when it is opened; one empty sheet unless told */
  constructor(
    private readonly univer: FUniver,
    start: OpenedBook = EMPTY_BOOK,
  ) {
    workbooks += 1;
    const id = `workbook-${workbooks}`;
    const sheets = start.sheets.map((sheet, index) => ({ ...sheet, id: `sheet-${index}` }));
    const shared = new SharedFormulas();
    this.book = univer.createWorkbook({
      id,
      name: id,
      sheetOrder: sheets.map((sheet) => sheet.id),
      sheets: Object.fromEntries(
        sheets.map((sheet) => [
          sheet.id,
          snapshotOf(sheet, shared.addOpened(sheet.id, sheet.cells)),
        ]),
      ),
      resources: [{ name: NAMES_RESOURCE, data: namesResource(start.names) }],
    });
    this.calculation = new UniverCalculation(univer);
    this.cells = new UniverCells(
      this.book,
      (mutation, params) => this.execute(mutation, params),
      this.calculation,
      shared,
    );
    for (const sheet of sheets) this.cells.opened(sheet.id, sheet.cells);
    for (const { name, formula } of start.names) this.defined.set(name, formula);
  }

  private sheet(id: string): FWorksheet {
    const sheet = this.book.getSheetBySheetId(id);
    if (!sheet) throw new RangeError(`No sheet ${id}`);
    return sheet;
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
    this.calculation.changed();
    return id;
  }

  remove(id: string): void {
    this.cells.flush();
    const name = this.sheet(id).getSheetName();
    const other = this.book.getSheets().find((sheet) => sheet.getSheetId() !== id);
    if (other && this.book.getActiveSheet().getSheetId() === id) this.activate(other.getSheetId());
    this.execute(REMOVE_SHEET, { subUnitId: id, subUnitName: name });
    this.cells.removed(id);
    this.changeReferences(name, (formula) => withoutSheet(formula, name));
    // Univer leaves names alone whose cells are gone; Excel writes #REF! into them.
    for (const kept of this.names()) {
      if (namesSheet(kept.formula, [name])) this.setName(kept.name, '=#REF!');
    }
    this.calculation.changed({ everything: true });
  }

  rename(id: string, name: string): void {
    const before = this.sheet(id).getSheetName();
    if (before === name) return;
    this.cells.flush();
    this.execute(RENAME_SHEET, { subUnitId: id, name });
    const renamed = new Map([[before, name]]);
    this.changeReferences(before, (formula) => renameSheets(formula, renamed));
    for (const kept of this.names()) {
      if (namesSheet(kept.formula, [before])) {
        this.setName(kept.name, renameSheets(kept.formula, renamed));
      }
    }
    this.calculation.changed();
  }

  /** Formulas that name a sheet follow its renaming and its end. */
  private changeReferences(sheet: string, change: (formula: string) => string): void {
    this.cells.changeCrossing((formula) =>
      namesSheet(formula, [sheet]) ? change(formula) : undefined,
    );
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
    return this.cells.cell(id, row, column);
  }

  put(id: string, box: Box, entries: (Entry | undefined)[][]): void {
    this.cells.put(id, box, entries);
  }

  fill(id: string, row: number, column: number, box: Box): void {
    this.cells.fill(id, row, column, box);
  }

  used(id: string): Box | null {
    return this.cells.used(id);
  }

  names(): StoredName[] {
    return [...this.defined].map(([name, formula]) => ({ name, formula }));
  }

  setName(name: string, formula: string): void {
    const isNew = !this.defined.has(name);
    this.defined.set(name, formula);
    this.cells.flush();
    this.execute(SET_NAME, this.nameParams(name));
    this.calculation.changed({ everything: isNew });
    if (isNew) this.enterAgain(name);
  }

  private nameParams(name: string): object {
    return nameParams({ name, formula: this.defined.get(name) ?? '=#REF!' });
  }

  /** Univer keeps what it made of a formula while it did not know the name in it. */
  private enterAgain(name: string): void {
    for (const { id } of this.sheets()) this.cells.enterAgain(id, name);
  }

  removeName(name: string): void {
    this.execute(REMOVE_NAME, this.nameParams(name));
    this.defined.delete(name);
    this.calculation.changed({ everything: true });
  }

  hold(): void {
    this.calculation.hold();
  }

  settle(): Promise<void> {
    this.cells.flush();
    return this.calculation.settle();
  }

  dispose(): void {
    this.univer.disposeUnit(this.book.getId());
  }
}
