/**
 * Excel, in our words. The task pane and the ribbon commands speak to this and know nothing of Office.js;
 * behind it stands Microsoft's library, or in tests the same library over a simulated host.
 *
 * A workbook goes in as the neutral `BookModel` that the file writer takes too, and comes out as the
 * `ReadBook` that the file reader gives: everything between is the same code for files and for Excel.
 *
 * Every job costs a constant number of round trips (two to read, two to write what was read), and one more for
 * every 4.6 MB that do not fit into them; each rejects with an `ExcelPortError` and leaves the workbook as it
 * was, or finished.
 */
import type { BookModel } from '../sheets/model';
import type { ReadBook } from '../sheets/read-model';

/** A cell whose content somebody changed since it was last read or written by us. */
export interface ChangedCell {
  sheet: string;
  cell: string;
  /** What we knew to stand there; a day as people write it. */
  expected: string | number | boolean | null;
  /** What stands there now. */
  found: string | number | boolean | null;
}

export interface WriteOptions {
  /**
   * Cells that may not be overwritten unseen: where one of them no longer holds what `known` says, nothing
   * is written and the write rejects with code `changed-since-load`.
   */
  known?: ReadBook;
  /** Called with the share done, 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Our sheets in the open workbook. */
export interface Reading extends ReadBook {
  /** A write broke off with the page it ran in: hidden sheets of it stand there until the next write. */
  interrupted?: boolean;
}

export interface ReadOptions {
  signal?: AbortSignal;
  /**
   * Values are enough: below the first rows of a sheet formulas and formats are left out. Such a reading cannot
   * be `known` to a write.
   */
  valuesOnly?: boolean;
}

export type ExcelPortErrorCode =
  /** People have typed into cells that would be written over; they are in `changed`. */
  | 'changed-since-load'
  /** A sheet of somebody else's has the name that one of ours needs. */
  | 'sheet-name-taken'
  /** The workbook's structure, or a sheet of it, is protected. */
  | 'workbook-protected'
  /** This Excel cannot do it, or this is no Excel. */
  | 'not-supported'
  /** The work was called off; the workbook is as it was. */
  | 'cancelled'
  /** Excel refused; its own code is in `detail`. */
  | 'excel-failed';

/** Said of whatever is called off, here and in the jobs. */
export const CANCELLED = 'Đã dừng theo yêu cầu; sổ giữ nguyên như trước.';

/** Something went wrong in Excel; the message is Vietnamese and says what to do. */
export class ExcelPortError extends Error {
  constructor(
    readonly code: ExcelPortErrorCode,
    message: string,
    readonly changed: readonly ChangedCell[] = [],
    /** Excel's own code and text, for support. */
    readonly detail = '',
  ) {
    super(message);
    this.name = 'ExcelPortError';
  }
}

/** Enough to put back what a write replaced. */
export interface Undo {
  /** Names of the sheets that the write touched. */
  readonly sheets: readonly string[];
  /** Puts them back; rejects with `changed-since-load` when people have typed there meanwhile, unless forced. */
  restore(options?: { force?: boolean }): Promise<void>;
}

export interface ChartRequest {
  sheet: string;
  /** Area of labels and values, e.g. `B12:C19`. */
  source: string;
  title: string;
  kind: 'bar' | 'column';
  /** Cell at the chart's top left. */
  at: string;
}

export interface ExcelPort {
  /** Our sheets in the open workbook, as the file reader would give them; sheets of other people are left out. */
  read(options?: ReadOptions): Promise<Reading>;
  /**
   * Writes the sheets of the model into the open workbook: a sheet that carries our key is replaced where it
   * stands, one that does not exist is added; nobody else's sheet is touched.
   */
  write(model: BookModel, options?: WriteOptions): Promise<Undo>;
  /** Activates the sheet and selects the cell. */
  goTo(sheet: string, cell: string): Promise<void>;
  /** Native charts beside the figures. */
  addCharts(charts: readonly ChartRequest[]): Promise<void>;
  /** Opens the bytes of an .xlsx as a new workbook (`Excel.createWorkbook`). */
  openCopy(bytes: Uint8Array): Promise<void>;
  /** Tells that something in our sheets changed, once for many changes at a time. Returns how to stop. */
  onChanged(listener: () => void): Promise<() => Promise<void>>;
}
