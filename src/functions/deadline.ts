import { CALENDAR } from '../catalog/reference';
import { isoFromDay } from '../domain/day';
import { readDate } from '../domain/date-text';
import { daysLeft as calendarDaysLeft, workingDaysLeft } from '../domain/deadline';
import { deadlineStatus as statusOf } from '../domain/deadline-status';
import type { DayNumber } from '../domain/model';
import { readPeriod } from '../domain/period-text';
import { broadcast } from './broadcast';
import {
  asOfIn,
  dayIn,
  isBlankOrZero,
  neededAsOf,
  numberIn,
  wordIn,
  wordsOf,
  type Cell,
} from './coerce';
import { deadlineReader, isRecurring, lastDayIn } from './deadline-cell';
import { missing, unreadable } from './errors';

const DEFAULT_WARN_DAYS = 7;

const YES_OR_NO = wordsOf([
  [true, ['TRUE', '1', 'có', 'đúng']],
  [false, ['FALSE', '0', 'không', 'sai']],
]);

const noDeadline = () => missing('Việc này không có thời hạn nên không có ngày cuối cùng.');

/** Date of the document; a copy may leave the day, or the day and the month, blank. */
function issuedIn(cell: Cell): { issuedOn?: string; from?: DayNumber } {
  if (isBlankOrZero(cell)) return {};
  if (typeof cell !== 'boolean') {
    const day = readDate(cell);
    if (day.ok) return { issuedOn: isoFromDay(day.value), from: day.value };
    const period = readPeriod(cell);
    if (period.ok && /^\d{4}(?:-\d{2})?$/.test(period.value)) return { issuedOn: period.value };
  }
  // Neither: the refusal of the day says how to write one.
  dayIn(cell, 'Ngày ban hành');
  return {};
}

/**
 * Ngày cuối cùng còn trong hạn của một hạn ghi bằng chữ, ví dụ "trước ngày 10/6/2026" cho 09/06/2026. Kết quả là số ngày của Excel: hãy định dạng ô kiểu ngày.
 *
 * @customfunction DEADLINE_DATE
 * @param text Hạn như ghi trong văn bản ("trong quý II/2026", "chậm nhất ngày 30/6/2026"…) hoặc một ngày.
 * @param issuedOn Ngày ban hành văn bản, để hiểu hạn không ghi năm và hạn "sau 15 ngày kể từ ngày ban hành". Có thể chỉ là tháng hoặc năm.
 * @returns {any[][]} Ngày cuối cùng. #N/A nếu việc không có thời hạn; #VALUE! nếu không đọc được.
 * @remarks Of a recurring deadline the next date on or after the day of issue, or its first one.
 * @example deadlineDate([['trước ngày 10/6/2026']]) //=> [[46182]]
 */
export function deadlineDate(text: unknown[][], issuedOn?: unknown[][]) {
  const read = deadlineReader();
  return broadcast([text, issuedOn], (written, issued) => {
    if (isBlankOrZero(written)) return '';
    const context = issuedIn(issued);
    const lastDay = lastDayIn(read(written, context), context.from);
    if (lastDay === null) throw noDeadline();
    return lastDay;
  });
}

/**
 * Trạng thái của một hạn: Hoàn thành đúng hạn, Hoàn thành quá hạn, Quá hạn, Sắp đến hạn, Trong hạn hoặc Không thời hạn.
 *
 * @customfunction DEADLINE_STATUS
 * @param deadline Hạn: ngày, hoặc chữ như ghi trong văn bản.
 * @param completedOn Ngày hoàn thành; để trống nếu chưa xong.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @param warnDays Số ngày trước hạn bắt đầu báo "Sắp đến hạn"; để trống là 7.
 * @returns {any[][]} Trạng thái. #N/A nếu cần ngày chốt mà chưa có.
 * @remarks Without `asOf` the answer is given where no date could change it (finished work, work
 * without a deadline) and `#N/A` elsewhere; a recurring deadline always needs it to choose its date.
 * @example deadlineStatus([[46203]], [['']], [[46204]]) //=> [['Quá hạn']]
 */
export function deadlineStatus(
  deadline: unknown[][],
  completedOn?: unknown[][],
  asOf?: unknown[][],
  warnDays?: unknown[][],
) {
  const read = deadlineReader();
  return broadcast([deadline, completedOn, asOf, warnDays], (cell, completed, chosen, warn) => {
    if (isBlankOrZero(cell)) return '';
    const day = asOfIn(chosen);
    const completedDay = dayIn(completed, 'Ngày hoàn thành');
    const warning = warnDaysIn(warn);
    const due = read(cell, { from: day ?? undefined });
    const isSettled = due === null || (completedDay !== null && !isRecurring(due));
    // A settled status is the same on every day, so any day will do.
    const judgedOn = isSettled ? (day ?? 0) : neededAsOf(day);
    return statusOf({
      lastDay: lastDayIn(due, judgedOn),
      completedOn: completedDay,
      asOf: judgedOn,
      warnDays: warning,
    });
  });
}

function warnDaysIn(cell: Cell): number {
  const days = numberIn(cell, 'Số ngày báo trước') ?? DEFAULT_WARN_DAYS;
  if (days < 0) throw unreadable('Số ngày báo trước: không được âm. Hãy ghi từ 0 trở lên.');
  return days;
}

/**
 * Số ngày còn lại đến hết hạn: 0 là đúng ngày cuối cùng, số âm là đã quá hạn.
 *
 * @customfunction DAYS_LEFT
 * @param deadline Hạn: ngày, hoặc chữ như ghi trong văn bản.
 * @param asOf Ngày chốt báo cáo. Không bao giờ tự lấy ngày hôm nay.
 * @param workingDays TRUE để đếm ngày làm việc (trừ thứ Bảy, Chủ nhật, ngày lễ năm 2026); để trống hoặc FALSE là mọi ngày.
 * @returns {any[][]} Số ngày. #N/A nếu chưa có ngày chốt hoặc việc không có thời hạn.
 * @remarks Holidays are known for the years of `seeds/holidays.json` only.
 * @example daysLeft([[46203]], [[46200]]) //=> [[3]]
 */
export function daysLeft(deadline: unknown[][], asOf?: unknown[][], workingDays?: unknown[][]) {
  const read = deadlineReader();
  return broadcast([deadline, asOf, workingDays], (cell, chosen, working) => {
    if (isBlankOrZero(cell)) return '';
    const isWorking = wordIn(working, YES_OR_NO, 'Đếm ngày làm việc', 'TRUE hoặc FALSE') ?? false;
    const day = neededAsOf(asOfIn(chosen));
    const lastDay = lastDayIn(read(cell, { from: day }), day);
    if (lastDay === null) throw noDeadline();
    return isWorking ? workingDaysLeft(lastDay, day, CALENDAR) : calendarDaysLeft(lastDay, day);
  });
}
