/** Which lines a sheet of the province lists when there are more than a person, or Excel, can go through. */
import { formatNumber } from '../../domain/number-text';
import type { Commune } from '../../domain/model';

/**
 * 65 units have some 2,700 tasks. At twenty times as many a sheet takes Excel longer to open than anybody
 * waits, and nobody reads it line by line: it then holds what somebody has to act on.
 */
export const MOST_LINES = 50_000;

export interface Listed<Line> {
  lines: readonly Line[];
  /** Nothing was left out: formulas may count over the sheet. */
  whole: boolean;
  /** What was left out, for the note of the sheet; empty where nothing was. */
  note: string;
}

/**
 * All lines, or those that somebody has to act on: the province's own, which it fills in here, and the
 * units' that need looking after, the first units first.
 *
 * @param urgent whether a unit's line needs looking after
 * @param what the words for such lines
 * @param most lines that a sheet may hold
 */
export function listed<Line extends { unit?: Commune }>(
  lines: readonly Line[],
  urgent: (line: Line) => boolean,
  what: string,
  most = MOST_LINES,
): Listed<Line> {
  if (lines.length <= most) return { lines, whole: true, note: '' };
  let room = most - lines.filter(({ unit }) => unit === undefined).length;
  const kept = lines.filter((line) => {
    if (line.unit === undefined) return true;
    if (room <= 0 || !urgent(line)) return false;
    room -= 1;
    return true;
  });
  const cut = room <= 0 ? ` (đến ${formatNumber(most)} dòng)` : '';
  return {
    lines: kept,
    whole: false,
    note: ` Trang này liệt kê ${formatNumber(kept.length)} trong ${formatNumber(lines.length)} dòng: dòng của tỉnh và dòng ${what}${cut}; số đếm ở trang Tổng quan và Đơn vị tính trên mọi dòng.`,
  };
}
