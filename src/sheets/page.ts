/** Printed pages: margins and footer, the same in a file and in Excel. */
import type { SheetModel } from './model';
import { FONT } from './styles';

/** Margins of an administrative document (NĐ 30/2020/NĐ-CP), in millimetres. */
export const MARGINS = {
  landscape: { left: 15, right: 15, top: 20, bottom: 18, header: 8, footer: 8 },
  portrait: { left: 30, right: 15, top: 20, bottom: 20, header: 8, footer: 8 },
} as const;

/** A4, in millimetres. */
const PAPER = { landscape: 297, portrait: 210 } as const;
const POINTS_PER_MILLIMETRE = 72 / 25.4;
/** Points of a unit of column width. */
export const POINTS_PER_WIDTH = 5.25;

/** Applications round the widths of columns to dots of their own: a page that is just full in one spills in another. */
const ROUNDING = 1.06;

/** Percentage at which the columns of a sheet fill the width of a page, at most 100. */
export function scaleOf({
  columns,
  print: { orientation },
}: Pick<SheetModel, 'columns' | 'print'>): number {
  const { left, right } = MARGINS[orientation];
  const page = (PAPER[orientation] - left - right) * POINTS_PER_MILLIMETRE;
  const width = columns.reduce((sum, column) => sum + (column.hidden ? 0 : column.width), 0);
  return Math.min(100, Math.floor((page / (width * POINTS_PER_WIDTH * ROUNDING)) * 100));
}

/** Excel takes 255 characters for all of a footer, its codes among them. */
const ROOM = 180;

/**
 * Footers in Excel's codes: the size stands before the font, because digits that follow a size would become
 * part of it.
 */
export const footerOf = (text: string): { left: string; right: string } => ({
  left: `&9&"${FONT},Italic"${footerText(text)}`,
  right: `&9&"${FONT},Regular"Trang &P/&N`,
});

/** "&" begins a code; two stand for the character, and a cut must not part them. */
function footerText(text: string): string {
  const letters = [...text];
  const written = (count: number): string => {
    const cut = count === letters.length ? text : `${letters.slice(0, count - 1).join('')}…`;
    return cut.replaceAll('&', '&&');
  };
  let count = letters.length;
  while (written(count).length > ROOM) count -= 1;
  return written(count);
}
