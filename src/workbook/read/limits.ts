import { formatNumber } from '../../domain/number-format';
import { ReadRefusal } from './refusal';

/** How much of a stranger's file we are willing to look at. */
export interface ReadLimits {
  /** Bytes of the file as it arrives. */
  fileBytes: number;
  /** Entries in the zip directory. */
  entries: number;
  /** Bytes of one entry after inflating, as declared and as found. */
  entryBytes: number;
  /** Bytes of all entries together after inflating, as declared. */
  totalBytes: number;
  /** Inflated bytes for one compressed byte, asked only of entries above `ratioFloorBytes`. */
  ratio: number;
  ratioFloorBytes: number;
  /** Elements inside one another in one XML part. */
  nesting: number;
  /** Sheets in the book. */
  sheets: number;
  /** Rows that hold a value, in one sheet. */
  rows: number;
  /** Number of the last column that holds a value. */
  columns: number;
  /** Cells that hold a value or a formula, in the book. */
  cells: number;
  /** Entries of the table of shared strings. */
  sharedStrings: number;
  /** UTF-16 units of one text or formula. */
  stringLength: number;
  /** Wall time for the whole book. */
  milliseconds: number;
}

const KB = 1024;
const MB = 1024 * KB;

/**
 * The defaults. A filled commune workbook is about 50 KB with 20 entries, 0.3 MB inflated and a few
 * thousand cells; every figure leaves honest files far more, and the worst hostile one under 512 MB of
 * memory (one part is inflated at a time; its values become texts, and formulas keep its bytes only when it
 * is small).
 */
export const LIMITS: Readonly<ReadLimits> = {
  // The usual ceiling of a mail attachment; photos pasted into a report stay under it.
  fileBytes: 25 * MB,
  // One entry a sheet, drawing, picture and comment: a photo-heavy report has a few hundred.
  entries: 2_000,
  // A sheet formatted down to the last row, which people do by selecting whole columns, has 81 MB.
  entryBytes: 96 * MB,
  // The largest part and a third beside it: all that is read may stay in memory as text of twice the size.
  totalBytes: 128 * MB,
  // Measured: filled commune sheets 6, blank styled cells 8 to 12, a million formatted rows 30; bombs 1,000.
  ratio: 200,
  // Small parts full of one style compress very well and can do no harm.
  ratioFloorBytes: MB,
  // The deepest part that Excel writes has some ten levels, a drawing some thirty.
  nesting: 64,
  // The widest book people send has a sheet a unit: 65, with history a few more.
  sheets: 256,
  // The nation's 3,321 communes with 60 rows each; formatted blank rows are not counted.
  rows: 200_000,
  // Our tables have under 60 columns; callers may lay a row out as an array.
  columns: 2_048,
  // A million texts are about 150 MB of memory.
  cells: 1_000_000,
  // As many texts as cells could not be read by anybody; each costs an array slot even when empty.
  sharedStrings: 500_000,
  // Excel's own ceiling for the text of a cell: longer text was not typed and cannot be written back.
  stringLength: 32_767,
  // The largest part takes 1 to 3 s here, whatever is in it; offices have old machines.
  milliseconds: 10_000,
};

/** Excel's own grid: an address outside it is no address, whatever the limits say. */
export const GRID_ROWS = 1_048_576;
export const GRID_COLUMNS = 16_384;

/** Excel has 65,490 cell styles at most; a part full of others would come to twenty million. */
export const MOST_STYLES = 65_536;

/** Bytes of the longest way to write one UTF-16 unit: `&#x01EA1;`. */
const LONGEST_UNIT = 10;

/** What the limits still allow, carried through one reading of one book. */
export class Budget {
  private cells = 0;
  private readonly deadline: number;

  constructor(
    readonly limits: Readonly<ReadLimits>,
    private readonly now: () => number,
    private readonly cancelled: () => boolean = () => false,
  ) {
    this.deadline = now() + limits.milliseconds;
  }

  /** Refuses once the wall time is over or nobody waits any more; for every few thousand steps. */
  checkTime(part?: string): void {
    if (this.cancelled()) throw new ReadRefusal('cancelled', { part });
    if (this.now() > this.deadline) {
      const seconds = Math.ceil(this.limits.milliseconds / 1000);
      throw new ReadRefusal('too-slow', { part, detail: `${seconds} giây` });
    }
  }

  /** Counts one kept cell of the book. */
  countCell(part: string): void {
    this.cells += 1;
    if (this.cells > this.limits.cells) {
      throw new ReadRefusal('too-large-cells', {
        part,
        detail: `tối đa ${formatNumber(this.limits.cells)} ô`,
      });
    }
  }

  /**
   * Refuses a text by the length it is written in, before it is decoded: sixty megabytes of
   * references would be a text of sixty megabytes for a moment.
   */
  checkWritten(length: number, part: string): void {
    const most = this.limits.stringLength * LONGEST_UNIT;
    if (length <= most) return;
    const detail = `${part}: tối đa ${formatNumber(this.limits.stringLength)} ký tự`;
    throw new ReadRefusal('too-large-string', { part, detail });
  }

  /** The text itself when it is short enough, else a refusal that names the place. */
  checkLength(text: string, part: string, place: string): string {
    if (text.length > this.limits.stringLength) {
      const [length, most] = [text.length, this.limits.stringLength].map((count) =>
        formatNumber(count),
      );
      const detail = `${place}: ${length} ký tự, tối đa ${most}`;
      throw new ReadRefusal('too-large-string', { part, detail });
    }
    return text;
  }
}
