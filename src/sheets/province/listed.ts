/** Which lines a sheet of the province lists when there are more than a person, or Excel, can go through. */
import { formatNumber } from '../../domain/number-text';
import type { Commune } from '../../domain/model';

/**
 * 65 units have some 2,700 tasks. At seven times as many nobody goes through a sheet line by line, and Excel
 * takes longer to open it than anybody waits: it then holds what somebody has to act on.
 */
const MOST_LINES = 20_000;

export interface Listed<Line> {
  lines: readonly Line[];
  /** Nothing was left out: formulas may count over the sheet. */
  whole: boolean;
  /** What was left out, for the note of the sheet; empty where nothing was. */
  note: string;
}

/**
 * All lines, or those that somebody has to act on: the province's own, which it fills in here, and the
 * units' that need looking after, the worst of them where there are too many; all in their order.
 *
 * @param severityOf how badly a unit's line needs looking after, more being worse; null: not at all
 * @param what the words for such lines, and for the worst of them
 * @param most lines that a sheet may hold
 */
export function listed<Line extends { unit?: Commune }>(
  lines: readonly Line[],
  severityOf: (line: Line) => number | null,
  what: { urgent: string; worst: string },
  most = MOST_LINES,
): Listed<Line> {
  if (lines.length <= most) return { lines, whole: true, note: '' };
  const urgent = lines.flatMap((line) => {
    const severity = line.unit === undefined ? null : severityOf(line);
    return severity === null ? [] : [{ line, severity }];
  });
  const room = Math.max(0, most - lines.filter(({ unit }) => unit === undefined).length);
  const worst = new Set(
    [...urgent]
      .sort((a, b) => Number(a.severity < b.severity) - Number(a.severity > b.severity))
      .slice(0, room)
      .map(({ line }) => line),
  );
  const kept = lines.filter((line) => line.unit === undefined || worst.has(line));
  const cut =
    urgent.length > room
      ? ` (${formatNumber(room)} dòng ${what.worst} nhất trong ${formatNumber(urgent.length)})`
      : '';
  return {
    lines: kept,
    whole: false,
    note: ` Trang này liệt kê ${formatNumber(kept.length)} trong ${formatNumber(lines.length)} dòng: dòng của tỉnh và dòng ${what.urgent}${cut}; số đếm ở trang Tổng quan và Đơn vị tính trên mọi dòng.`,
  };
}
