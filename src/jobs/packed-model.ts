/**
 * The model of a book in a form that comes back from a worker quickly: what cells hold in arrays, how
 * they look as a number into a short list.
 */
import type { BookModel, CellContent, CellModel, RowModel, SheetModel } from '../sheets/model';
import { TextPool } from './text-pool';

const KINDS = { none: 0, number: 1, text: 2, boolean: 3 } as const;

type Look = Pick<CellModel, 'style' | 'format' | 'input'>;

interface PackedSheet {
  frame: Omit<SheetModel, 'rows'>;
  rows: Omit<RowModel, 'cells'>[];
  /** How many cells each row has. */
  lengths: Uint16Array;
  /** For each cell its look, counted from 1; 0 where there is no cell. */
  looks: Uint16Array;
  kinds: Uint8Array;
  /** The number, or the place of the text in the pool. */
  values: Float64Array;
  /** Place of the formula in the pool, counted from 1; 0 without one. */
  formulas: Uint32Array;
}

export interface PackedModel {
  frame: Omit<BookModel, 'sheets'>;
  sheets: PackedSheet[];
  looks: Look[];
  texts: string[];
}

/** Looks, each kept once. */
class LookPool {
  readonly looks: Look[] = [];
  private readonly places = new Map<string, number>();

  /** Counted from 1. */
  place({ style, format, input }: CellModel): number {
    const key = `${style}|${format ?? ''}|${input ? 1 : 0}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const look = {
      style,
      ...(format === undefined ? {} : { format }),
      ...(input ? { input } : {}),
    };
    const place = this.looks.push(look);
    this.places.set(key, place);
    return place;
  }
}

function packedContent(value: CellContent, texts: TextPool): { kind: number; value: number } {
  if (value === null) return { kind: KINDS.none, value: 0 };
  if (typeof value === 'number') return { kind: KINDS.number, value };
  if (typeof value === 'boolean') return { kind: KINDS.boolean, value: Number(value) };
  return { kind: KINDS.text, value: texts.place(value) };
}

function packSheet({ rows, ...frame }: SheetModel, texts: TextPool, looks: LookPool): PackedSheet {
  const lengths = Uint16Array.from(rows, ({ cells }) => cells.length);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  const packed: PackedSheet = {
    frame,
    rows: rows.map(({ height, fits, hidden }) => ({
      ...(height === undefined ? {} : { height }),
      ...(fits === undefined ? {} : { fits }),
      ...(hidden === undefined ? {} : { hidden }),
    })),
    lengths,
    looks: new Uint16Array(count),
    kinds: new Uint8Array(count),
    values: new Float64Array(count),
    formulas: new Uint32Array(count),
  };
  let at = 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell) {
        const { kind, value } = packedContent(cell.value, texts);
        packed.looks[at] = looks.place(cell);
        packed.kinds[at] = kind;
        packed.values[at] = value;
        if (cell.formula !== undefined) packed.formulas[at] = texts.place(cell.formula) + 1;
      }
      at += 1;
    }
  }
  return packed;
}

/** The model in a form that can be posted from a worker. */
export function packModel({ sheets, ...frame }: BookModel): PackedModel {
  const texts = new TextPool();
  const looks = new LookPool();
  const packed = sheets.map((sheet) => packSheet(sheet, texts, looks));
  return { frame, sheets: packed, looks: looks.looks, texts: texts.texts };
}

function content(kind: number, value: number, texts: readonly string[]): CellContent {
  switch (kind) {
    case KINDS.number:
      return value;
    case KINDS.text:
      return texts[value] ?? '';
    case KINDS.boolean:
      return value === 1;
    default:
      return null;
  }
}

function unpackSheet(
  sheet: PackedSheet,
  looks: readonly Look[],
  texts: readonly string[],
): SheetModel {
  let at = 0;
  const cellAt = (index: number): CellModel | undefined => {
    const look = looks[(sheet.looks[index] ?? 0) - 1];
    if (!look) return undefined;
    const value = content(sheet.kinds[index] ?? 0, sheet.values[index] ?? 0, texts);
    const formula = sheet.formulas[index] ?? 0;
    return formula === 0
      ? { value, ...look }
      : { value, formula: texts[formula - 1] ?? '', ...look };
  };
  const rows = sheet.rows.map((row, index): RowModel => {
    const from = at;
    at += sheet.lengths[index] ?? 0;
    return { cells: Array.from({ length: at - from }, (_, cell) => cellAt(from + cell)), ...row };
  });
  return { ...sheet.frame, rows };
}

/**
 * The model again.
 *
 * @param pause awaited between two sheets, so that the page can answer meanwhile
 */
export async function unpackModel(
  { frame, sheets, looks, texts }: PackedModel,
  pause: () => Promise<void>,
): Promise<BookModel> {
  const unpacked: SheetModel[] = [];
  for (const sheet of sheets) {
    unpacked.push(unpackSheet(sheet, looks, texts));
    await pause();
  }
  return { ...frame, sheets: unpacked };
}

/** Memory that moves to the page instead of being copied. */
export const buffersOfModel = ({ sheets }: PackedModel): ArrayBuffer[] =>
  sheets.flatMap(({ lengths, looks, kinds, values, formulas }) =>
    [lengths, looks, kinds, values, formulas].map(({ buffer }) => buffer as ArrayBuffer),
  );
