import { daysLeft, deadlineDate, deadlineStatus } from './deadline';
import { disbursementFloor, disbursementGap, disbursementStatus } from './disbursement';
import type { SheetFunction } from './excel-runtime';
import { notReported, overdue } from './lists';
import { reportDue, reportStatus } from './report';
import { growthNeeded, requiredPace, targetGap, targetRate, targetStatus } from './target';

/** Every worksheet function by the id that its doc comment gives it (`@customfunction`). */
export const FUNCTIONS = {
  DEADLINE_DATE: deadlineDate,
  DEADLINE_STATUS: deadlineStatus,
  DAYS_LEFT: daysLeft,
  TARGET_GAP: targetGap,
  TARGET_RATE: targetRate,
  TARGET_STATUS: targetStatus,
  REQUIRED_PACE: requiredPace,
  GROWTH_NEEDED: growthNeeded,
  DISBURSEMENT_FLOOR: disbursementFloor,
  DISBURSEMENT_STATUS: disbursementStatus,
  DISBURSEMENT_GAP: disbursementGap,
  REPORT_DUE: reportDue,
  REPORT_STATUS: reportStatus,
  OVERDUE: overdue,
  NOT_REPORTED: notReported,
} satisfies Record<string, SheetFunction>;
