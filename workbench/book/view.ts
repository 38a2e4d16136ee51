/** How Univer shows a sheet: widths, heights, hidden lines, merged cells, panes. Univer counts in pixels. */
import type { IWorksheetData } from '@univerjs/presets';
import type { SheetState } from '../host/sheet-state';

const pixels = (points: number): number => Math.round((points * 96) / 72);

/** Univer draws lines further apart than Excel: what was measured for two lines and more needs the room. */
const LINE_SPACING = 1.18;
const ONE_LINE = 20;

const heightOf = (points: number): number =>
  points > ONE_LINE ? Math.round(pixels(points) * LINE_SPACING) : pixels(points);

const STANDARD_WIDTH = 64;
const STANDARD_HEIGHT = 20;

export function viewOf(sheet: SheetState): Partial<IWorksheetData> {
  const { frozen } = sheet;
  return {
    hidden: sheet.visibility === 'Visible' ? 0 : 1,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines ? 1 : 0,
    defaultColumnWidth: STANDARD_WIDTH,
    defaultRowHeight: STANDARD_HEIGHT,
    columnData: Object.fromEntries(
      [...sheet.columns].map(([at, { width, hidden }]) => [
        at,
        { w: width === undefined ? STANDARD_WIDTH : pixels(width), hd: hidden ? 1 : 0 },
      ]),
    ),
    rowData: Object.fromEntries(
      [...sheet.rows].map(([at, { height, hidden }]) => [
        at,
        { h: height === undefined ? STANDARD_HEIGHT : heightOf(height), hd: hidden ? 1 : 0, ia: 0 },
      ]),
    ),
    mergeData: sheet.merges.map(({ top, left, bottom, right }) => ({
      startRow: top,
      startColumn: left,
      endRow: bottom,
      endColumn: right,
    })),
    freeze: frozen
      ? {
          startRow: frozen.bottom + 1,
          startColumn: frozen.right + 1,
          ySplit: frozen.bottom + 1,
          xSplit: frozen.right + 1,
        }
      : { startRow: -1, startColumn: -1, xSplit: 0, ySplit: 0 },
  };
}
