import type { DayNumber } from './model';

/** The words the state of a report is shown in; a contract, like those of deadlines. */
export const REPORT_STATUS = {
  ON_TIME: 'Đúng hạn',
  LATE: 'Trễ hạn',
  NOT_DUE: 'Chưa đến hạn',
  MISSING: 'Chưa nộp',
} as const;

export type ReportStatus = (typeof REPORT_STATUS)[keyof typeof REPORT_STATUS];

/**
 * State of a report on the report date. All days are day numbers; `due` is the last day in time,
 * `submittedOn` is null while nothing was handed in.
 *
 * @example reportStatus({ due: 46203, submittedOn: null, asOf: 46203 }) //=> 'Chưa đến hạn'
 * @example reportStatus({ due: 46203, submittedOn: 46204, asOf: 46210 }) //=> 'Trễ hạn'
 */
export const reportStatus = ({
  due,
  submittedOn,
  asOf,
}: {
  due: DayNumber;
  submittedOn: DayNumber | null;
  asOf: DayNumber;
}): ReportStatus => {
  if (submittedOn !== null) return submittedOn <= due ? REPORT_STATUS.ON_TIME : REPORT_STATUS.LATE;
  return asOf > due ? REPORT_STATUS.MISSING : REPORT_STATUS.NOT_DUE;
};
