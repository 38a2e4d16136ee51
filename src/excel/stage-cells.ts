/// <reference types="office-js" />
/**
 * Content of a new sheet: values and formulas in one grid, in stretches of rows. A formula that goes down a
 * column is sent once and filled down by Excel: in a long table that is half of what would be sent.
 */
import { areaAddress, cellAddress } from '../sheets/address';
import type { SheetModel } from '../sheets/model';
import { asTyped } from './cell-text';
import { CoveredCells } from './covered-cells';
import { fillDown, type FilledDown } from './fill-down';
import { renameSheets } from './formula-sheets';
import { jsonBytes } from './json-size';
import { RANGE_BYTES, type NewSheet, type Step } from './step';

/** One call writes at most this much, so that calls can be packed into requests. */
const BLOCK_BYTES = 1_000_000;

/** The library cuts an array into pieces of this many cells, each with calls of its own. */
const PIECE_CELLS = 1500;

const callBytes = (cells: number): number => RANGE_BYTES * (1 + 2 * Math.ceil(cells / PIECE_CELLS));

/** Fewer rows than this, and the formulas themselves are the shorter way. */
const SHORTEST_FILL = 5;

/** A formula, and the rows below it that hold the same one; 1-based. */
interface Fill {
  column: number;
  top: number;
  bottom: number;
}

/** Formulas that go down a column unchanged but for the row. */
function fillsOf({ rows, merges }: SheetModel, width: number, covered: CoveredCells): Fill[] {
  const fills: Fill[] = [];
  const isMerged = (row: number, column: number): boolean =>
    merges.length > 0 &&
    (covered.has(row, column) || merges.some(({ top, left }) => top === row && left === column));
  for (let column = 1; column <= width; column += 1) {
    let open: (Fill & { moved: FilledDown }) | undefined;
    const close = (): void => {
      if (open && open.bottom - open.top + 1 >= SHORTEST_FILL) {
        const { top, bottom } = open;
        fills.push({ column, top, bottom });
      }
      open = undefined;
    };
    rows.forEach(({ cells }, index) => {
      const row = index + 1;
      const formula = cells[column - 1]?.formula;
      if (formula === undefined || isMerged(row, column)) return close();
      if (open?.moved(row - open.top) === formula) {
        open.bottom = row;
        return;
      }
      close();
      const moved = fillDown(formula);
      if (moved) open = { column, top: row, bottom: row, moved };
    });
    close();
  }
  return fills;
}

const fillStep = (sheet: NewSheet, { column, top, bottom }: Fill): Step => ({
  bytes: RANGE_BYTES,
  run: () => {
    const address = areaAddress({ top: top + 1, left: column, bottom, right: column });
    const range = sheet.get().getRange(address);
    range.copyFrom(cellAddress(top, column), 'Formulas');
    range.untrack();
  },
});

/** @param names model name to the name the sheet has while it is made */
export function contentSteps(
  sheet: NewSheet,
  model: SheetModel,
  names: ReadonlyMap<string, string>,
): Step[] {
  const { rows } = model;
  const covered = new CoveredCells(model.merges);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (width === 0) return [];
  const fills = fillsOf(model, width, covered);
  const filled = new Set(
    fills.flatMap(({ column, top, bottom }) =>
      Array.from({ length: bottom - top }, (_, index) => (top + 1 + index) * width + column),
    ),
  );
  const steps: Step[] = [];
  let grid: unknown[][] = [];
  let bytes = 0;
  let top = 1;
  const flush = (): void => {
    if (grid.length === 0) return;
    const content = grid;
    const address = areaAddress({ top, left: 1, bottom: top + grid.length - 1, right: width });
    steps.push({
      bytes: bytes + callBytes(content.length * width),
      run: () => {
        const range = sheet.get().getRange(address);
        range.formulas = content;
        range.untrack();
      },
    });
    top += grid.length;
    grid = [];
    bytes = 0;
  };
  for (const [index, { cells }] of rows.entries()) {
    const row = index + 1;
    const line = Array.from({ length: width }, (_, at) => {
      const cell = cells[at];
      if (!cell || covered.has(row, at + 1) || filled.has(row * width + at + 1)) return '';
      return cell.formula === undefined
        ? asTyped(cell.value)
        : `=${renameSheets(cell.formula, names)}`;
    });
    const size = jsonBytes(line) + 1;
    if (bytes + size > BLOCK_BYTES) flush();
    grid.push(line);
    bytes += size;
  }
  flush();
  return [...steps, ...fills.map((fill) => fillStep(sheet, fill))];
}
