/** The host keeps the looks of cells; Univer asks for those that it draws. */
import type {
  ICellDataForSheetInterceptor as DrawnCell,
  IStyleData,
  Nullable,
} from '@univerjs/presets';
import type { CellFormat } from '../host/format';
import type { SheetState } from '../host/sheet-state';

const HORIZONTAL: Readonly<Record<string, number>> = { Left: 1, Center: 2, Right: 3, Justify: 4 };
const VERTICAL: Readonly<Record<string, number>> = { Top: 1, Center: 2, Bottom: 3 };
const OVERFLOW = 1;
const WRAP = 3;
const THIN = 1;

const SIDES = { EdgeTop: 't', EdgeBottom: 'b', EdgeLeft: 'l', EdgeRight: 'r' } as const;

const made = new Map<CellFormat, IStyleData>();

function styleOf(format: CellFormat): IStyleData {
  const known = made.get(format);
  if (known) return known;
  const borders = Object.entries(SIDES).flatMap(([edge, side]) => {
    const border = format.borders[edge];
    return border && border.style !== 'None'
      ? [[side, { s: THIN, cl: { rgb: border.color } }] as const]
      : [];
  });
  const style = {
    ff: format.name,
    fs: format.size,
    bl: format.bold ? 1 : 0,
    it: format.italic ? 1 : 0,
    ...(format.underline === 'None' ? {} : { ul: { s: 1 } }),
    cl: { rgb: format.color },
    ...(format.fill ? { bg: { rgb: format.fill } } : {}),
    ht: HORIZONTAL[format.horizontal] ?? 0,
    vt: VERTICAL[format.vertical] ?? 3,
    tb: format.wrap ? WRAP : OVERFLOW,
    ...(borders.length > 0 ? { bd: Object.fromEntries(borders) } : {}),
    ...(format.numberFormat === 'General' ? {} : { n: { pattern: format.numberFormat } }),
  } as IStyleData;
  made.set(format, style);
  return style;
}

/** Text that a rule `="Quá hạn"` compares with. */
const textOf = (rule: unknown): string | undefined =>
  /^="(.*)"$/.exec(String((rule as { formula1?: unknown } | null)?.formula1))?.[1];

/** Colours by the cell's own text: the first rule that holds. */
function coloursOf(sheet: SheetState, row: number, column: number, value: unknown): IStyleData {
  if (typeof value !== 'string' || value === '') return {};
  const found = sheet.conditionalFormats.find(
    ({ box, rule }) =>
      row >= box.top &&
      row <= box.bottom &&
      column >= box.left &&
      column <= box.right &&
      textOf(rule) === value,
  );
  if (!found) return {};
  const { fill, color, bold } = found.format;
  return {
    ...(typeof fill === 'string' ? { bg: { rgb: fill } } : {}),
    ...(typeof color === 'string' ? { cl: { rgb: color } } : {}),
    ...(bold ? { bl: 1 } : {}),
  };
}

/** The cell as it is drawn. */
export function drawnCell(
  sheet: SheetState,
  row: number,
  column: number,
  cell: Nullable<DrawnCell>,
): DrawnCell {
  const style = styleOf(sheet.formats.at(row, column));
  const colours = coloursOf(sheet, row, column, cell?.v);
  return { ...cell, s: Object.keys(colours).length > 0 ? { ...style, ...colours } : style };
}
