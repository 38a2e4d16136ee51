/** The host keeps the looks of cells; Univer asks for those that it draws. */
import type {
  ICellDataForSheetInterceptor as DrawnCell,
  IStyleData,
  Nullable,
} from '@univerjs/presets';
import { isShownWhole } from '../../src/sheets/formulas';
import type { Box } from '../host/address';
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

const inBox = ({ top, left, bottom, right }: Box, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

/** Colours by the cell's own text: the first rule that holds. */
function coloursOf(sheet: SheetState, row: number, column: number, value: unknown): IStyleData {
  if (typeof value !== 'string' || value === '') return {};
  const found = sheet.conditionalFormats.find(
    ({ box, rule }) => inBox(box, row, column) && textOf(rule) === value,
  );
  if (!found) return {};
  const { fill, color, bold } = found.format;
  return {
    ...(typeof fill === 'string' ? { bg: { rgb: fill } } : {}),
    ...(typeof color === 'string' ? { cl: { rgb: color } } : {}),
    ...(bold ? { bl: 1 } : {}),
  };
}

/** Format of a whole number where one is asked for. */
function wholeFormatOf(sheet: SheetState, row: number, column: number, value: unknown): IStyleData {
  if (typeof value !== 'number' || !isShownWhole(value)) return {};
  const found = sheet.conditionalFormats.find(
    ({ type, box }) => type === 'Custom' && inBox(box, row, column),
  );
  const pattern = found?.format['numberFormat'];
  return typeof pattern === 'string' ? { n: { pattern } } : {};
}

/** The cell as it is drawn. */
export function drawnCell(
  sheet: SheetState,
  row: number,
  column: number,
  cell: Nullable<DrawnCell>,
): DrawnCell {
  const style = styleOf(sheet.formats.at(row, column));
  const looks = {
    ...coloursOf(sheet, row, column, cell?.v),
    ...wholeFormatOf(sheet, row, column, cell?.v),
  };
  return { ...cell, s: Object.keys(looks).length > 0 ? { ...style, ...looks } : style };
}
