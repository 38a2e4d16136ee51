/** The cells of a Univer workbook: what stands in them, what is put into them, and formulas that were filled. */
import type { FUniver, ICellData, Worksheet } from '@univerjs/presets';
// The facade of sheets is added to those types by the packages of the preset.
import type {} from '@univerjs/preset-sheets-node-core';
import { LAST_COLUMN as COLUMNS, type Box } from './address';
import type { Entry, Scalar, StoredCell } from './cell-store';
import { movedFormula } from './moved-formula';
import type { SharedFormulas } from './shared-formulas';
import { SET_COLUMNS, SET_ROWS, SET_VALUES } from './univer-mutations';
import { BOOLEAN, dataOf, SPARE_COLUMNS, SPARE_ROWS, type OpenedSheet } from './univer-snapshot';

type FWorkbook = ReturnType<FUniver['createWorkbook']>;
type CellValues = Record<number, Record<number, ICellData>>;

export interface CellFormula {
  row: number;
  column: number;
  /** With its `=`. */
  formula: string;
}

const scalarOf = ({ v, t }: ICellData): Scalar => {
  if (v === null || v === undefined) return '';
  if (t === BOOLEAN) return v === 1 || v === true || v === 'TRUE';
  return v;
};

/** Without the blanks of `enterAgain`. */
const textOf = (formula: string): string => formula.replace(/^= +/, '=');

const isEmpty = ({ f, si, v }: ICellData): boolean =>
  !f && !si && (v === null || v === undefined || v === '');

export class UniverCells {
  /** Cells whose formula names a sheet, by the id of their own sheet; some may hold another formula by now. */
  private readonly crossing = new Map<string, Set<number>>();
  /** Put, and not yet handed to Univer, which looks through every formula of the workbook each time. */
  private waiting: { id: string; values: CellValues } | null = null;

  constructor(
    private readonly book: FWorkbook,
    private readonly execute: (mutation: string, params: object) => void,
    /** Held back, what is put waits for more; told of every change that formulas may depend on. */
    private readonly calculation: { readonly isHeld: boolean; changed: () => void },
    private readonly shared: SharedFormulas,
  ) {}

  /** Cells of a sheet without the facade, which makes an object for every question. */
  private matrix(id: string): ReturnType<Worksheet['getCellMatrix']> {
    this.flush();
    const sheet = this.book.getWorkbook().getSheetBySheetId(id);
    if (!sheet) throw new RangeError(`No sheet ${id}`);
    return sheet.getCellMatrix();
  }

  /** Hands over what was put. */
  flush(): void {
    if (!this.waiting) return;
    const { id, values } = this.waiting;
    this.waiting = null;
    this.execute(SET_VALUES, { subUnitId: id, cellValue: values });
    this.calculation.changed();
  }

  private set(id: string, values: CellValues): void {
    if (this.waiting?.id !== id) this.flush();
    this.waiting ??= { id, values: {} };
    const { values: waiting } = this.waiting;
    for (const [row, cells] of Object.entries(values)) {
      waiting[Number(row)] = { ...waiting[Number(row)], ...cells };
    }
    if (!this.calculation.isHeld) this.flush();
  }

  cell(id: string, row: number, column: number): StoredCell | undefined {
    const data = this.matrix(id).getValue(row, column);
    if (!data) return undefined;
    const formula = this.formulaOf(id, data, row, column);
    const value = scalarOf(data);
    if (formula === undefined && value === '') return undefined;
    return formula === undefined ? { value } : { value, formula };
  }

  /** With its `=`; of a cell that shares another one's, as it reads here. */
  private formulaOf(id: string, data: ICellData, row: number, column: number): string | undefined {
    const shared = data.f ? undefined : this.shared.find(data.si);
    if (!shared) return data.f ? textOf(data.f) : undefined;
    const first = this.matrix(id).getValue(shared.row, shared.column)?.f;
    const move = { rows: row - shared.row, columns: column - shared.column };
    return first ? movedFormula(textOf(first), move) : undefined;
  }

  put(id: string, box: Box, entries: (Entry | undefined)[][]): void {
    this.makeRoom(id, box);
    this.unshare(id, box);
    const values: CellValues = {};
    const crossing = this.crossingOf(id);
    entries.forEach((line, row) => {
      const cells: Record<number, ICellData> = {};
      line.forEach((entry, column) => {
        if (entry === undefined) return;
        cells[box.left + column] = dataOf(entry);
        if (entry && 'formula' in entry && entry.formula.includes('!')) {
          crossing.add((box.top + row) * COLUMNS + box.left + column);
        }
      });
      values[box.top + row] = cells;
    });
    this.set(id, values);
  }

  fill(id: string, row: number, column: number, box: Box): void {
    const formula = this.cell(id, row, column)?.formula;
    if (formula === undefined) throw new RangeError('Only a formula is filled down.');
    const source: Box = { top: row, bottom: row, left: column, right: column };
    this.makeRoom(id, box);
    this.unshare(id, source);
    this.unshare(id, box);
    const { mark } = this.shared.add(id, row, column, box);
    const values: CellValues = {};
    for (let at = box.top; at <= box.bottom; at += 1) {
      const line: Record<number, ICellData> = {};
      for (let to = box.left; to <= box.right; to += 1) line[to] = { ...dataOf(null), si: mark };
      values[at] = line;
    }
    const first = { ...dataOf({ formula }), si: mark };
    this.set(id, { ...values, [row]: { ...values[row], [column]: first } });
    if (formula.includes('!')) this.crossingOf(id).add(row * COLUMNS + column);
  }

  /** Something takes the place of a formula that others point at: they get its text. */
  private unshare(id: string, box: Box): void {
    for (const shared of this.shared.within(id, box)) {
      const matrix = this.matrix(id);
      const formulas: CellFormula[] = [];
      const { top, left, bottom, right } = shared.box;
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          const data = matrix.getValue(row, column);
          const formula = data?.si === shared.mark && this.formulaOf(id, data, row, column);
          if (formula) formulas.push({ row, column, formula });
        }
      }
      this.shared.delete(shared);
      this.putFormulas(id, formulas);
    }
  }

  private makeRoom(id: string, box: Box): void {
    const sheet = this.book.getWorkbook().getSheetBySheetId(id);
    if (!sheet) throw new RangeError(`No sheet ${id}`);
    if (box.bottom >= sheet.getRowCount()) {
      this.execute(SET_ROWS, { subUnitId: id, rowCount: box.bottom + SPARE_ROWS });
    }
    if (box.right >= sheet.getColumnCount()) {
      this.execute(SET_COLUMNS, { subUnitId: id, columnCount: box.right + SPARE_COLUMNS });
    }
  }

  /** Formulas in place of formulas; those that others point at stay so. */
  private putFormulas(id: string, formulas: readonly CellFormula[]): void {
    if (formulas.length === 0) return;
    const matrix = this.matrix(id);
    const values: CellValues = {};
    const crossing = this.crossingOf(id);
    for (const { row, column, formula } of formulas) {
      const si = this.shared.find(matrix.getValue(row, column)?.si)?.mark ?? null;
      values[row] = { ...values[row], [column]: { ...dataOf({ formula }), si } };
      if (formula.includes('!')) crossing.add(row * COLUMNS + column);
    }
    this.set(id, values);
  }

  private crossingOf(id: string): Set<number> {
    const known = this.crossing.get(id) ?? new Set<number>();
    this.crossing.set(id, known);
    return known;
  }

  /** A sheet that was opened with its cells. */
  opened(id: string, cells: OpenedSheet['cells']): void {
    const crossing = this.crossingOf(id);
    cells.forEach((line, row) =>
      line.forEach((cell, column) => {
        if (cell?.formula?.includes('!')) crossing.add(row * COLUMNS + column);
      }),
    );
  }

  removed(id: string): void {
    this.crossing.delete(id);
    this.shared.deleteSheet(id);
  }

  /** Changes the formulas that may name a sheet; undefined leaves one as it is. */
  changeCrossing(change: (formula: string) => string | undefined): void {
    for (const [id, cells] of this.crossing) {
      const matrix = this.matrix(id);
      const formulas = [...cells].flatMap((key): CellFormula[] => {
        const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
        const before = matrix.getValue(row, column)?.f;
        const formula = before ? change(before) : undefined;
        return formula === undefined ? [] : [{ row, column, formula }];
      });
      this.putFormulas(id, formulas);
    }
  }

  /** Enters formulas again that hold a text: Univer finds a formula by its own, and one more blank is another. */
  enterAgain(id: string, text: string): void {
    const formulas: CellFormula[] = [];
    this.matrix(id).forValue((row, column, data) => {
      if (data?.f?.includes(text)) formulas.push({ row, column, formula: `= ${data.f.slice(1)}` });
    });
    this.putFormulas(id, formulas);
  }

  used(id: string): Box | null {
    let box: Box | null = null;
    this.matrix(id).forValue((row, column, data) => {
      if (!data || isEmpty(data)) return;
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
}
