import { CALENDAR } from '../catalog/reference';
import { reportDue as dueOf } from '../domain/report-due';
import { reportStatus as statusOf } from '../domain/report-status';
import type { ReportPeriod } from '../domain/period-parts';
import type { ReportKind } from '../domain/period-range';
import { readPeriod } from '../domain/period-text';
import { broadcast } from './broadcast';
import { asOfIn, dayIn, isBlankOrZero, neededAsOf, wordIn, wordsOf, type Cell } from './coerce';
import { unreadable } from './errors';

const KINDS = wordsOf<ReportKind>([
  ['task', ['task', 'nhiệm vụ']],
  ['disbursement', ['disbursement', 'giải ngân']],
]);

const kindIn = (cell: Cell): ReportKind =>
  (isBlankOrZero(cell)
    ? null
    : wordIn(cell, KINDS, 'Loại báo cáo', '“nhiệm vụ” (task) hoặc “giải ngân” (disbursement)')) ??
  'task';

/**
 * A report period as people write it; null for blank.
 *
 * @throws CellFault when it cannot be read
 * @example periodIn('quý II/2026') //=> '2026-Q2'
 */
export function periodIn(cell: Cell): ReportPeriod | null {
  if (isBlankOrZero(cell)) return null;
  const period = readPeriod(typeof cell === 'boolean' ? String(cell) : cell);
  if (!period.ok) throw unreadable(`Kỳ báo cáo: ${period.message}`);
  return period.value;
}

/**
 * Ngày cuối cùng nộp báo cáo của một kỳ. Kết quả là số ngày của Excel: hãy định dạng ô kiểu ngày.
 *
 * @customfunction REPORT_DUE
 * @param period Kỳ báo cáo: 2026-06, quý II/2026, 6 tháng 2026, 9 tháng 2026 hoặc năm 2026.
 * @param kind "nhiệm vụ" (task, mặc định) hoặc "giải ngân" (disbursement).
 * @returns {any[][]} Ngày cuối cùng nộp báo cáo.
 * @remarks By the default due days of `domain/report-due.ts`; a worksheet function sees no settings.
 * @example reportDue([['2026-Q2']], [['disbursement']]) //=> [[46208]]
 */
export function reportDue(period: unknown[][], kind?: unknown[][]) {
  return broadcast([period, kind], (cell, chosen) => {
    const named = periodIn(cell);
    return named === null ? '' : dueOf(named, kindIn(chosen), CALENDAR);
  });
}

/**
 * Trạng thái nộp báo cáo: Đúng hạn, Trễ hạn, Chưa đến hạn hoặc Chưa nộp.
 *
 * @customfunction REPORT_STATUS
 * @param period Kỳ báo cáo: 2026-06, quý II/2026, 6 tháng 2026, 9 tháng 2026 hoặc năm 2026.
 * @param submittedOn Ngày nộp; để trống nếu chưa nộp.
 * @param asOf Ngày chốt báo cáo, cần khi chưa nộp. Không bao giờ tự lấy ngày hôm nay.
 * @param kind "nhiệm vụ" (task, mặc định) hoặc "giải ngân" (disbursement).
 * @returns {any[][]} Trạng thái. #N/A nếu chưa nộp mà chưa có ngày chốt.
 * @example reportStatus([['2026-06']], [['']], [[46189]]) //=> [['Chưa nộp']]
 */
export function reportStatus(
  period: unknown[][],
  submittedOn: unknown[][],
  asOf?: unknown[][],
  kind?: unknown[][],
) {
  return broadcast([period, submittedOn, asOf, kind], (cell, submitted, chosen, kindCell) => {
    const named = periodIn(cell);
    if (named === null) return '';
    const due = dueOf(named, kindIn(kindCell), CALENDAR);
    const submittedDay = dayIn(submitted, 'Ngày nộp');
    const day = asOfIn(chosen);
    // What was handed in is judged by its own day, whenever that is asked.
    return statusOf({ due, submittedOn: submittedDay, asOf: submittedDay ?? neededAsOf(day) });
  });
}
