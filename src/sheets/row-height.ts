import type { CellModel } from './model';
import { POINTS_PER_WIDTH } from './page';
import { STYLES, type Style } from './styles';
import { letterWidth } from './text-width';

/** Points of a cell that stay free beside its text. */
const MARGIN = 3.75;
/** Screens round the width of every letter to whole dots: a full line in print is a little too full there. */
const FILLED = 0.97;
/** Bold letters are wider. */
const BOLD = 1.1;
/** Points of a line of text, and around it, at 11 points. */
const LINE = 14.4;
const PADDING = 2.6;

function lines(cell: CellModel, width: number): number {
  const style: Style = STYLES[cell.style];
  if (!style.wrap || typeof cell.value !== 'string' || cell.value === '') return 1;
  const points = Math.max(0, width * POINTS_PER_WIDTH - MARGIN) * FILLED;
  const room = Math.max(1000, (points / style.size / (style.bold ? BOLD : 1)) * 1000);
  return linesOf(cell.value, room);
}

const SPACE = 0x20;
const LINE_END = 0x0a;

/** Lines of a text that is broken at spaces; a word longer than a line is broken within. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  let word = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_END;
    if (code !== SPACE && code !== LINE_END) {
      word += letterWidth(code);
      continue;
    }
    const wanted = used === 0 ? word : used + letterWidth(SPACE) + word;
    if (wanted <= room) used = wanted;
    else {
      const full = Math.ceil(word / room) - 1;
      lines += (used === 0 ? 0 : 1) + full;
      used = word - full * room;
    }
    word = 0;
    if (code === LINE_END && at < text.length) {
      lines += 1;
      used = 0;
    }
  }
  return lines;
}

const pointsOf = (lines: number): number => Math.round((lines * LINE + PADDING) * 2) / 2;

/** Of a row with one line in each cell. */
export const LEAST_HEIGHT = pointsOf(1);

/** Height in points that one cell needs. */
export function cellHeight(cell: CellModel, width: number): number {
  const style: Style = STYLES[cell.style];
  // Nearly all cells hold one line.
  if (!style.wrap && style.size <= 11) return LEAST_HEIGHT;
  return pointsOf(Math.max(1, lines(cell, width) * (style.size / 11)));
}

/**
 * Height in points at which every wrapped text of a row can be read. Applications fit rows
 * by themselves only as people type, and some not at all when a file is opened or printed.
 *
 * @param cells the row, with the width in characters that each cell has
 * @example rowHeight([{ cell: { value: 'ngắn', style: 'text' }, width: 20 }]) //=> 17
 */
export const rowHeight = (cells: readonly { cell: CellModel; width: number }[]): number =>
  cells.reduce((most, { cell, width }) => Math.max(most, cellHeight(cell, width)), LEAST_HEIGHT);
