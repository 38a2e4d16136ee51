import type { Box } from './address';

export type Scalar = string | number | boolean;

/** What stands in a cell. Errors are their text, e.g. `#N/A`, as in `Range.values`. */
export interface StoredCell {
  value: Scalar | '';
  /** With its `=`; absent for a constant. */
  formula?: string;
}

/** What is put into a cell; `null` empties it. */
export type Entry = { value: Scalar } | { formula: string } | null;

export interface StoredName {
  name: string;
  /** With its `=`. */
  formula: string;
}

/**
 * Cells, sheets and names, and the engine that calculates them. The host keeps everything else itself.
 * One implementation: Univer (univer-store.ts); it runs in Node and in a page.
 */
export interface CellStore {
  /** Ids in the order of the tabs. */
  sheets(): { id: string; name: string }[];
  add(name: string): string;
  remove(id: string): void;
  rename(id: string, name: string): void;
  move(id: string, position: number): void;
  cell(id: string, row: number, column: number): StoredCell | undefined;
  /** Rows of a box; `undefined` leaves the cell as it is. */
  put(id: string, box: Box, entries: (Entry | undefined)[][]): void;
  /** Fills the formula of a cell into a box of the same sheet; what stood there is gone. */
  fill(id: string, row: number, column: number, box: Box): void;
  /** The smallest box that holds every value. */
  used(id: string): Box | null;
  names(): StoredName[];
  setName(name: string, formula: string): void;
  removeName(name: string): void;
  /** No calculation until `settle` is called. */
  hold(): void;
  /** Resolves once every formula holds its result. */
  settle(): Promise<void>;
  dispose(): void;
}
