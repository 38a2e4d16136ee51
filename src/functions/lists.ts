/** The two functions that spill a list of their own length. */
import { COMMUNES } from '../catalog/reference';
import { DEADLINE_STATUS, deadlineStatus } from '../domain/deadline-status';
import { cleanText, foldTone } from '../domain/fold';
import type { DayNumber } from '../domain/model';
import { matchUnit } from '../domain/unit-name';
import { asMatrix, type Answer } from './broadcast';
import { asOfIn, dayIn, isBlankOrZero, neededAsOf, plainCell, type Cell } from './coerce';
import { deadlineReader, lastDayIn, type DeadlineReader } from './deadline-cell';
import { CellFault, faultFrom, unreadable } from './errors';
import { periodIn } from './report';

/** Excel cannot spill nothing. */
const NOTHING: Answer[][] = [['']];

/**
 * Danh sách việc quá hạn (chưa hoàn thành và đã qua hạn), quá lâu nhất trước. Dòng không đọc được hạn hoặc ngày nằm ở cuối, kèm lỗi nêu rõ số dòng.
 *
 * @customfunction OVERDUE
 * @param tasks Các dòng nhiệm vụ; chọn nhiều cột để lấy cả dòng.
 * @param deadlines Cột hạn: ngày, hoặc chữ như ghi trong văn bản; cùng số dòng.
 * @param completedOn Cột ngày hoàn thành; để trống nếu chưa xong; cùng số dòng.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @returns {any[][]} Các dòng quá hạn; để trống nếu không có việc nào.
 * @remarks Of equally late tasks the one that stands first in the sheet comes first.
 * @example overdue([['A'], ['B']], [[46203], [46200]], [[''], ['']], [[46210]]) //=> [['B'], ['A']]
 */
export function overdue(
  tasks: unknown[][],
  deadlines: unknown[][],
  completedOn: unknown[][],
  asOf?: unknown[][],
) {
  const rows = asMatrix(tasks);
  const due = columnOf(deadlines, rows.length, 'Cột hạn');
  const completed = columnOf(completedOn, rows.length, 'Cột ngày hoàn thành');
  const day = neededAsOf(asOfIn(plainCell(asMatrix(asOf)[0]?.[0])));
  const read = deadlineReader();

  const late: { row: Answer[]; lastDay: DayNumber }[] = [];
  const unclear: Answer[][] = [];
  rows.forEach((row, index) => {
    try {
      const lastDay = overdueSince(due[index], completed[index], day, read);
      if (lastDay !== null) late.push({ row: row.map(shownCell), lastDay });
    } catch (thrown) {
      const { code, message } = faultFrom(thrown);
      const [, ...rest] = row.map(shownCell);
      unclear.push([new CellFault(code, `Dòng ${index + 1}: ${message}`), ...rest]);
    }
  });
  late.sort((first, second) => first.lastDay - second.lastDay);
  const found = [...late.map(({ row }) => row), ...unclear];
  return found.length > 0 ? found : NOTHING;
}

/** The last day of a task that is overdue, null when it is not. */
function overdueSince(
  deadline: unknown,
  completedOn: unknown,
  asOf: DayNumber,
  read: DeadlineReader,
): DayNumber | null {
  const cell = plainCell(deadline);
  if (isBlankOrZero(cell)) return null;
  const lastDay = lastDayIn(read(cell, { from: asOf }), asOf);
  const completed = dayIn(plainCell(completedOn), 'Ngày hoàn thành');
  const status = deadlineStatus({ lastDay, completedOn: completed, asOf });
  return status === DEADLINE_STATUS.OVERDUE ? lastDay : null;
}

/** One cell for each row; a single cell stands for every row. */
function columnOf(argument: unknown, height: number, label: string): unknown[] {
  const matrix = asMatrix(argument);
  const isOne = matrix.length === 1 && matrix[0]?.length === 1;
  if (isOne) return Array.from({ length: height }, () => matrix[0]?.[0]);
  if (matrix.length !== height || matrix.some((row) => row.length !== 1)) {
    throw unreadable(
      `${label}: vùng ${matrix.length}×${matrix[0]?.length ?? 0} không khớp với ${height} dòng nhiệm vụ. Hãy chọn một cột có cùng số dòng.`,
    );
  }
  return matrix.map((row) => row[0]);
}

/** A cell as it is spilled again; Excel would show 0 for null. */
function shownCell(cell: unknown): Answer {
  try {
    const plain = plainCell(cell);
    return typeof plain === 'boolean' ? String(plain).toUpperCase() : (plain ?? '');
  } catch (thrown) {
    return faultFrom(thrown);
  }
}

/**
 * Danh sách đơn vị chưa nộp báo cáo của một kỳ, theo thứ tự trong danh sách đơn vị. Mã, tên đầy đủ và tên không dấu của một đơn vị được coi là một.
 *
 * @customfunction NOT_REPORTED
 * @param units Các đơn vị phải báo cáo: mã hoặc tên.
 * @param ledgerUnits Cột đơn vị của sổ nhận báo cáo.
 * @param ledgerPeriods Cột kỳ báo cáo của sổ nhận báo cáo, cùng số dòng.
 * @param period Kỳ cần kiểm tra: 2026-06, quý II/2026, 6 tháng 2026, 9 tháng 2026 hoặc năm 2026.
 * @returns {any[][]} Các đơn vị còn thiếu; để trống nếu đã đủ.
 * @remarks A row of the ledger that cannot be read proves nothing: its unit stays on the list.
 * @example notReported([['06463'], ['06364']], [['xã Chi Lăng']], [['6/2026']], [['2026-06']]) //=> [['06364']]
 */
export function notReported(
  units: unknown[][],
  ledgerUnits: unknown[][],
  ledgerPeriods: unknown[][],
  period: unknown[][],
) {
  const wanted = periodIn(plainCell(asMatrix(period)[0]?.[0]));
  if (wanted === null) return NOTHING;
  const names = asMatrix(ledgerUnits).flat();
  const periods = asMatrix(ledgerPeriods).flat();
  if (names.length !== periods.length) {
    throw unreadable(
      `Sổ nhận báo cáo: ${names.length} ô đơn vị nhưng ${periods.length} ô kỳ báo cáo. Hãy chọn hai cột cùng số dòng.`,
    );
  }
  const keyOf = unitKeys();
  const isWanted = periodTest(wanted);
  const reported = new Set(names.filter((_, row) => isWanted(periods[row])).map(keyOf));

  const waiting = new Map<string, Answer>();
  for (const unit of asMatrix(units).flat()) {
    const key = keyOf(unit);
    if (key !== null && !reported.has(key) && !waiting.has(key)) waiting.set(key, shownCell(unit));
  }
  return waiting.size > 0 ? [...waiting.values()].map((unit) => [unit]) : NOTHING;
}

/** The plain value of a cell; null where it shows an error. */
function plainOrNull(cell: unknown): Cell {
  try {
    return plainCell(cell);
  } catch (thrown) {
    faultFrom(thrown);
    return null;
  }
}

/** Whether a cell of the ledger names the period asked for. A ledger repeats a few periods. */
function periodTest(wanted: string): (cell: unknown) => boolean {
  const known = new Map<Cell, boolean>();
  return (raw) => {
    const cell = plainOrNull(raw);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const isWanted = isSamePeriod(cell, wanted);
    known.set(cell, isWanted);
    return isWanted;
  };
}

function isSamePeriod(cell: Cell, wanted: string): boolean {
  try {
    return periodIn(cell) === wanted;
  } catch (thrown) {
    faultFrom(thrown);
    return false;
  }
}

/**
 * What makes two cells the same unit: the code of one of the 65 units however it is written, else the
 * text itself (agencies report too). null for blank.
 */
function unitKeys(): (cell: unknown) => string | null {
  const known = new Map<Cell, string>();
  return (raw) => {
    const cell = plainOrNull(raw);
    if (isBlankOrZero(cell)) return null;
    const before = known.get(cell);
    if (before !== undefined) return before;
    const match = matchUnit(typeof cell === 'boolean' ? String(cell) : cell, COMMUNES);
    const key = match.ok ? match.value.code : foldTone(cleanText(String(cell))).toLowerCase();
    known.set(cell, key);
    return key;
  };
}
