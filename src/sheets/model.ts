/**
 * What a workbook is, before any library has written it: plain data. The specs in this folder render
 * to it; a writer (XML in `workbook/`, Office.js in `excel/`) only translates it.
 */
import type { StyleName } from './styles';

export type CellContent = string | number | boolean | null;

export interface CellModel {
  /** The content; for a formula its result, computed by `domain/`. */
  value: CellContent;
  /** Formula without the leading `=`, English function names, `,` between arguments. */
  formula?: string;
  style: StyleName;
  /** Number format that overrides the style's. */
  format?: string;
  /** People may type here although the sheet is protected. */
  input?: boolean;
}

export interface RowModel {
  cells: (CellModel | undefined)[];
  /** Points; absent: the application fits it. */
  height?: number;
  /** People write texts of any length here: the height is only where it begins, and applications fit it as they type. */
  fits?: true;
  hidden?: boolean;
}

/** 1-based, inclusive. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export type Tone = 'good' | 'warn' | 'bad' | 'idle';

export interface Validation {
  area: Area;
  rule: InputRule;
  /** Heading of the column, for the messages. */
  heading: string;
}

/** What may be typed into a cell. Checked by Excel as people type and by the reader afterwards. */
export type InputRule =
  | {
      kind: 'choice';
      choices: readonly string[];
      /** a longer list kept in cells */ source?: string;
    }
  | { kind: 'date'; from: number; to: number }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'whole'; min: number; max: number }
  | { kind: 'text'; max: number };

/** Colours a cell by its own text (never by a function call: see docs/DECISIONS.md). */
/** Cells of the area that say exactly this stand in the colours of the tone. */
export interface ToneHighlight {
  area: Area;
  text: string;
  tone: Tone;
}

/**
 * Whole numbers of the area are shown without a decimal separator: Excel prints it for `#,##0.##` even
 * where no decimal follows, so that 760 would end in a comma.
 */
export interface WholeNumbers {
  area: Area;
  whole: true;
}

/** How cells look by what stands in them. */
export type Highlight = ToneHighlight | WholeNumbers;

export interface PrintSetup {
  orientation: 'landscape' | 'portrait';
  /** Printed at the foot, left; the page number stands right. */
  footer: string;
  /** Shrunk to one page. */
  onePage?: true;
  /**
   * Rows that begin a new page. Excel heeds no such break where a sheet is fitted to pages, so this one is printed
   * at the scale at which its columns fill the page (`scaleOf`).
   */
  breaks?: readonly number[];
}

/** Rows in their order: an array, or rows that are made as they are gone through (`lazy-rows.ts`). */
export interface RowList extends Iterable<RowModel> {
  readonly length: number;
}

/** `Rows` is an array wherever people look at single rows; what only writes a sheet takes any list. */
export interface SheetModel<Rows extends RowList = RowModel[]> {
  key: string;
  name: string;
  state: 'visible' | 'veryHidden';
  columns: { width: number; hidden?: boolean }[];
  rows: Rows;
  merges: Area[];
  validations: Validation[];
  highlights: Highlight[];
  /** Rows above and columns left of this cell stay in view. */
  freeze?: { row: number; column: number };
  /** Heading rows repeated on every printed page. */
  repeatRows?: { from: number; to: number };
  filter?: Area;
  protect: boolean;
  print: PrintSetup;
  tab: Tone | 'plain';
}

export interface DefinedName {
  name: string;
  sheet: string;
  area: Area;
}

export interface BookModel<Rows extends RowList = RowModel[]> {
  sheets: SheetModel<Rows>[];
  names: DefinedName[];
  /** Name of the sheet that is in front when the file opens. */
  active: string;
  title: string;
}
