/** Cells in a Univer workbook, through its public facade: the same in Node and in a page. */
import type { FUniver, ICellData } from '@univerjs/presets';
// The facade of sheets and formulas is added to those types by the packages of the preset.
import type {} from '@univerjs/preset-sheets-node-core';
import type { Box } from './address';
import { quoteSheet } from './address';
import type { CellStore, Entry, Scalar, StoredCell, StoredName } from './cell-store';

type FWorkbook = ReturnType<FUniver['createWorkbook']>;
type FWorksheet = NonNullable<ReturnType<FWorkbook['getSheetBySheetId']>>;

const BOOLEAN = 3;
const TEXT = 1;
const NUMBER = 2;

/** `FormulaExecutedStateType.STOP_EXECUTION`: Univer begins anew because more changed meanwhile. */
const CALCULATION_STOPPED = 1;

const MAX_CALCULATION = 120_000;
const SPARE_ROWS = 200;
const SPARE_COLUMNS = 30;

/** A mutation, and no command: nothing of the API lands in Univer's own undo stack. */
const SET_VALUES = 'sheet.mutation.set-range-values';

const dataOf = (entry: Entry): ICellData => {
  if (entry === null) return { v: null, f: null, si: null, p: null, t: null };
  if ('formula' in entry) return { v: null, f: entry.formula, si: null, p: null, t: null };
  const { value } = entry;
  if (typeof value === 'boolean')
    return { v: value ? 1 : 0, t: BOOLEAN, f: null, si: null, p: null };
  return { v: value, t: typeof value === 'number' ? NUMBER : TEXT, f: null, si: null, p: null };
};

const scalarOf = ({ v, t }: ICellData): Scalar => {
  if (v === null || v === undefined) return '';
  if (t === BOOLEAN) return v === 1 || v === true || v === 'TRUE';
  return v;
};

/** Univer caches parsed formulas by the id of the workbook for the whole process: no two may share one. */
let workbooks = 0;

export class UniverStore implements CellStore {
  private readonly book: FWorkbook;
  /** Changes so far; how many of them the calculation knew that began last, and the one that ended last. */
  private changes = 0;
  private begun = 0;
  private calculated = 0;
  /** Formulas that used an unknown name are not found by Univer when the name appears: calculate all. */
  private everything = false;

  constructor(
    private readonly univer: FUniver,
    firstSheet = 'Sheet1',
  ) {
    workbooks += 1;
    const id = `workbook-${workbooks}`;
    this.book = univer.createWorkbook({
      id,
      name: id,
      sheetOrder: ['sheet-0'],
      sheets: {
        'sheet-0': {
          id: 'sheet-0',
          name: firstSheet,
          rowCount: SPARE_ROWS,
          columnCount: SPARE_COLUMNS,
        },
      },
    });
    const formula = univer.getFormula();
    formula.calculationStart(() => {
      this.begun = this.changes;
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

  sheets(): { id: string; name: string }[] {
    return this.book
      .getSheets()
      .map((sheet) => ({ id: sheet.getSheetId(), name: sheet.getSheetName() }));
  }

  add(name: string): string {
    const sheet = this.book.create(name, SPARE_ROWS, SPARE_COLUMNS);
    this.changes += 1;
    return sheet.getSheetId();
  }

  remove(id: string): void {
    const name = this.sheet(id).getSheetName();
    this.book.deleteSheet(id);
    this.everything = true;
    // Univer leaves names alone whose cells are gone; Excel writes #REF! into them.
    for (const kept of this.names()) {
      if (kept.formula.includes(`${quoteSheet(name)}!`) || kept.formula.includes(`'${name}'!`)) {
        this.setName(kept.name, '=#REF!');
      }
    }
    this.changes += 1;
  }

  rename(id: string, name: string): void {
    this.sheet(id).setName(name);
    this.changes += 1;
  }

  move(id: string, position: number): void {
    this.book.moveSheet(this.sheet(id), position);
  }

  cell(id: string, row: number, column: number): StoredCell | undefined {
    const data = this.sheet(id).getSheet().getCellMatrix().getValue(row, column);
    if (!data) return undefined;
    const formula = data.f?.trimEnd();
    const value = scalarOf(data);
    if (formula === undefined && value === '') return undefined;
    return formula === undefined ? { value } : { value, formula };
  }

  put(id: string, box: Box, entries: (Entry | undefined)[][]): void {
    const sheet = this.sheet(id);
    if (box.bottom >= sheet.getMaxRows()) sheet.setRowCount(box.bottom + SPARE_ROWS);
    if (box.right >= sheet.getMaxColumns()) sheet.setColumnCount(box.right + SPARE_COLUMNS);
    const cellValue: Record<number, Record<number, ICellData>> = {};
    entries.forEach((line, row) => {
      const cells: Record<number, ICellData> = {};
      line.forEach((entry, column) => {
        if (entry !== undefined) cells[box.left + column] = dataOf(entry);
      });
      cellValue[box.top + row] = cells;
    });
    this.univer.syncExecuteCommand(SET_VALUES, {
      unitId: this.book.getId(),
      subUnitId: id,
      cellValue,
    });
    this.changes += 1;
  }

  used(id: string): Box | null {
    let box: Box | null = null;
    this.sheet(id)
      .getSheet()
      .getCellMatrix()
      .forValue((row, column, data) => {
        if (!data || (!data.f && (data.v === null || data.v === undefined || data.v === '')))
          return;
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
    return this.book.getDefinedNames().map((defined) => {
      const formula = defined.getFormulaOrRefString();
      return {
        name: defined.getName(),
        formula: formula.startsWith('=') ? formula : `=${formula}`,
      };
    });
  }

  setName(name: string, formula: string): void {
    // Never deleted and made again: Univer writes #REF! into every formula that uses a deleted name.
    const known = this.book.getDefinedName(name);
    if (known) known.setRef(formula.slice(1));
    else {
      this.book.insertDefinedName(name, formula.slice(1));
      this.enterAgain(name);
    }
    this.changes += 1;
    this.everything = true;
  }

  /** Univer keeps what it made of a formula while it did not know the name in it. */
  private enterAgain(name: string): void {
    for (const { id } of this.sheets()) {
      this.sheet(id)
        .getSheet()
        .getCellMatrix()
        .forValue((row, column, data) => {
          const formula = data?.f;
          if (!formula?.includes(name)) return;
          const box = { top: row, left: column, bottom: row, right: column };
          // Found by its text: with one blank more it is another.
          this.put(id, box, [[{ formula: `${formula} ` }]]);
        });
    }
  }

  removeName(name: string): void {
    this.book.getDefinedName(name)?.delete();
    this.changes += 1;
    this.everything = true;
  }

  async settle(): Promise<void> {
    const formula = this.univer.getFormula();
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
