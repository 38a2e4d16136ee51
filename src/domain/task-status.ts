import { deadlineStatus, type DeadlineStatus } from './deadline-status';
import type { DayNumber } from './model';

/** What a report can say of a task beyond the deadline's own words. */
export type TaskStatus =
  DeadlineStatus | 'Không phát sinh' | 'Thiếu ngày hoàn thành' | 'Chưa có số liệu';

/**
 * Status of a task as a unit reported it.
 *
 * Blank is not an answer: without a state and a completion date the task has no data, whatever its
 * deadline, so a silent unit never looks fine. "Không phát sinh" is an answer of its own. A task said to
 * be done without a date cannot be on time or late, and says so.
 *
 * @param state one of the words of the drop-down, or null for blank
 * @param completedOn day number, or null
 * @param lastDay last acceptable day, or null for a task without a deadline
 * @param asOf report date (ngày chốt), day number
 * @param warnDays days before the last day at which "Sắp đến hạn" begins (7)
 * @example taskStatus({ state: null, completedOn: null, lastDay: 46203, asOf: 46200 })
 * //=> 'Chưa có số liệu'
 */
export function taskStatus({
  state,
  completedOn,
  lastDay,
  asOf,
  warnDays = 7,
}: {
  state: string | null;
  completedOn: DayNumber | null;
  lastDay: DayNumber | null;
  asOf: DayNumber;
  warnDays?: number;
}): TaskStatus {
  if (state === 'Không phát sinh') return state;
  if (completedOn === null && state === 'Hoàn thành') return 'Thiếu ngày hoàn thành';
  if (completedOn === null && state === null) return 'Chưa có số liệu';
  return deadlineStatus({ lastDay, completedOn, asOf, warnDays });
}
