/// <reference types="office-js" />
/** Content of a new sheet: values and formulas in one grid, in stretches of rows. */
import { areaAddress } from '../sheets/address';
import type { SheetModel } from '../sheets/model';
import { asTyped } from './cell-text';
import { CoveredCells } from './covered-cells';
import { renameSheets } from './formula-sheets';
import { jsonBytes } from './json-size';
import { RANGE_BYTES, type NewSheet, type Step } from './step';

/** One call writes at most this much, so that calls can be packed into requests. */
const BLOCK_BYTES = 1_000_000;

/** The library cuts an array into pieces of this many cells, each with calls of its own. */
const PIECE_CELLS = 1500;

const callBytes = (cells: number): number => RANGE_BYTES * (1 + 2 * Math.ceil(cells / PIECE_CELLS));

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
  for (const [row, { cells }] of rows.entries()) {
    const line = Array.from({ length: width }, (_, index) => {
      const cell = cells[index];
      if (!cell || covered.has(row + 1, index + 1)) return '';
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
  return steps;
}
