/**
 * How to read the rows of a sheet below its top. Column by column the top tells what follows: in a table of
 * ours a formula goes down the column unchanged, and its text, half of what an answer holds, need not travel
 * for every row. So it is done where the sheet is protected: nobody can have typed over a formula.
 */
import { isDateFormat } from './date-format';
import { fillDown } from './fill-down';
import type { Block } from './grid';
import { jsonBytes } from './json-size';
import type { BlockRequest, Part, Wanted } from './blocks';

/** So many rows tell how a column goes on. */
const SAMPLE = 40;

/** A sheet of no more rows is read whole: with formulas, formats and all. */
export const WHOLE_ROWS = 300;

/** A formula that goes down a column. */
export interface DerivedColumn {
  /** 1-based row of the formula below. */
  row: number;
  /** Without its `=`. */
  formula: string;
}

/** Formulas that go down to the end, by 1-based column. */
export type Derived = ReadonlyMap<number, DerivedColumn>;

export const NOTHING_DERIVED: Derived = new Map();

const sampleOf = ({ values }: Block): number => Math.max(0, values.length - SAMPLE);

/** The columns of a sheet whose formula goes on below its top. */
export function derivedColumns(block: Block): Derived {
  const first = sampleOf(block);
  const derived = new Map<number, DerivedColumn>();
  if (block.values.length - first < SAMPLE) return derived;
  (block.formulas[first] ?? []).forEach((formula, at) => {
    if (typeof formula !== 'string' || !formula.startsWith('=')) return;
    const moved = fillDown(formula);
    if (!moved) return;
    const goesOn = block.formulas
      .slice(first)
      .every((line, by) => line[at] === moved(by) && line[at] !== block.values[first + by]?.[at]);
    if (!goesOn) return;
    derived.set(block.left + at + 1, { row: block.top + first + 1, formula: formula.slice(1) });
  });
  return derived;
}

/** The formula of a column in another row, without its `=`. */
export const derivedFormula = ({ row, formula }: DerivedColumn, at: number): string =>
  fillDown(formula)?.(at - row) ?? formula;

const hasDates = ({ numberFormat }: Block, at: number): boolean =>
  numberFormat.some((line) => typeof line[at] === 'string' && isDateFormat(line[at]));

export interface Reading {
  valuesOnly: boolean;
  /** Everything of every cell. */
  whole: boolean;
  derived: Derived;
  /** The text of derived formulas too: somebody may have changed one. */
  isOpen: boolean;
}

const ALL: readonly Wanted[] = ['values', 'formulas', 'numberFormat'];

function wantedOf(block: Block, at: number, reading: Reading): readonly Wanted[] {
  if (reading.whole) return ALL;
  if (reading.valuesOnly) return ['values'];
  if (reading.derived.has(block.left + at + 1)) {
    return reading.isOpen ? ['values', 'formulas'] : ['values'];
  }
  // A deadline may be a formula in one row and a day in the next.
  return hasDates(block, at) ? ALL : ['formulas'];
}

/** Columns that are asked for in the same way, side by side. */
export function partsOf(block: Block, reading: Reading): Part[] {
  const parts: Part[] = [];
  (block.values[0] ?? []).forEach((_, at) => {
    const load = wantedOf(block, at, reading);
    const last = parts.at(-1);
    if (last && last.load.join() === load.join()) parts[parts.length - 1] = widened(last);
    else parts.push({ left: block.left + at, columns: 1, load });
  });
  return parts;
}

const widened = (part: Part): Part => ({ ...part, columns: part.columns + 1 });

/** Rows further down may hold more than those at the top. */
export const SPARE = 1.08;

/** What a row takes in an answer, judged by the last rows of the top. */
export function bytesPerRow(block: Block, parts: BlockRequest['parts']): number {
  const first = sampleOf(block);
  const bytes = parts.reduce((sum, { left, columns, load }) => {
    const from = left - block.left;
    return (
      sum +
      load.reduce(
        (part, wanted) =>
          part +
          jsonBytes(block[wanted].slice(first).map((line) => line.slice(from, from + columns))),
        0,
      )
    );
  }, 0);
  return Math.ceil((SPARE * bytes) / Math.max(1, block.values.length - first));
}
