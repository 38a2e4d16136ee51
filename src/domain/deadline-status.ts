import type { DayNumber } from './model';

/** The words a deadline's state is shown in. They are a contract: formulas and sheets compare them. */
export const DEADLINE_STATUS = {
  ON_TIME_DONE: 'Hoàn thành đúng hạn',
  LATE_DONE: 'Hoàn thành quá hạn',
  OVERDUE: 'Quá hạn',
  DUE_SOON: 'Sắp đến hạn',
  ON_TRACK: 'Trong hạn',
  NO_DEADLINE: 'Không thời hạn',
} as const;

export type DeadlineStatus = (typeof DEADLINE_STATUS)[keyof typeof DEADLINE_STATUS];

/** What decides the state of a deadline; days are day numbers. */
export interface DeadlineFacts {
  /** Last acceptable day (`lastDayOf`), or null without a deadline. */
  lastDay: DayNumber | null;
  /** Day the work was finished, or null while it is not. */
  completedOn: DayNumber | null;
  /** Report date (ngày chốt). */
  asOf: DayNumber;
  /** Days before the last day at which `Sắp đến hạn` begins. */
  warnDays?: number;
}

/**
 * State of a deadline on the report date. Finished work is judged first, against its last day; finished
 * work without a deadline cannot be late.
 *
 * @example deadlineStatus({ lastDay: 46203, completedOn: null, asOf: 46196 }) //=> 'Sắp đến hạn'
 * @example deadlineStatus({ lastDay: 46203, completedOn: 46204, asOf: 46210 }) //=> 'Hoàn thành quá hạn'
 */
export const deadlineStatus = ({
  lastDay,
  completedOn,
  asOf,
  warnDays = 7,
}: DeadlineFacts): DeadlineStatus => {
  if (completedOn !== null) {
    const inTime = lastDay === null || completedOn <= lastDay;
    return inTime ? DEADLINE_STATUS.ON_TIME_DONE : DEADLINE_STATUS.LATE_DONE;
  }
  if (lastDay === null) return DEADLINE_STATUS.NO_DEADLINE;
  if (asOf > lastDay) return DEADLINE_STATUS.OVERDUE;
  return lastDay - asOf <= warnDays ? DEADLINE_STATUS.DUE_SOON : DEADLINE_STATUS.ON_TRACK;
};

/**
 * The four states of official reports. They are disjoint and complete for tasks with a deadline and
 * data (reports of the Government's task-monitoring group, facts/DOMAIN.md 6).
 */
export const OFFICIAL_STATES = [
  'Hoàn thành đúng hạn',
  'Hoàn thành quá hạn',
  'Chưa hoàn thành, trong hạn',
  'Chưa hoàn thành, quá hạn',
] as const;

/** Word for a task on which nothing was reported; never counted as in time. */
const NO_DATA = 'Chưa có số liệu';

/** The four official states and the two kept apart from them. */
export const STATE_CLASSES = [...OFFICIAL_STATES, DEADLINE_STATUS.NO_DEADLINE, NO_DATA] as const;

export type StateClass = (typeof STATE_CLASSES)[number];

const CLASS_OF: Readonly<Record<DeadlineStatus, StateClass>> = {
  'Hoàn thành đúng hạn': 'Hoàn thành đúng hạn',
  'Hoàn thành quá hạn': 'Hoàn thành quá hạn',
  'Quá hạn': 'Chưa hoàn thành, quá hạn',
  // A warning is not a state: work that falls due soon is still in time.
  'Sắp đến hạn': 'Chưa hoàn thành, trong hạn',
  'Trong hạn': 'Chưa hoàn thành, trong hạn',
  'Không thời hạn': 'Không thời hạn',
};

/**
 * The class a status is counted in: one of the four official states, or `Không thời hạn`, or
 * `Chưa có số liệu` for null (nothing reported).
 *
 * @example officialStateOf('Sắp đến hạn') //=> 'Chưa hoàn thành, trong hạn'
 * @example officialStateOf(null) //=> 'Chưa có số liệu'
 */
export const officialStateOf = (status: DeadlineStatus | null): StateClass =>
  status === null ? NO_DATA : CLASS_OF[status];

/**
 * How many statuses fall in each class. Every status is counted exactly once, so the six numbers add up
 * to the number of statuses.
 *
 * @example countStates(['Quá hạn', 'Trong hạn', null])['Chưa hoàn thành, quá hạn'] //=> 1
 */
export const countStates = (
  statuses: readonly (DeadlineStatus | null)[],
): Record<StateClass, number> => {
  const counts: Record<StateClass, number> = {
    'Hoàn thành đúng hạn': 0,
    'Hoàn thành quá hạn': 0,
    'Chưa hoàn thành, trong hạn': 0,
    'Chưa hoàn thành, quá hạn': 0,
    'Không thời hạn': 0,
    'Chưa có số liệu': 0,
  };
  for (const status of statuses) counts[officialStateOf(status)] += 1;
  return counts;
};
