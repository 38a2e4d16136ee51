/**
 * The contract as a table: what each worksheet function answers. The same cases are put to the source
 * and, as Excel would, to the production build.
 */
import { LAST, N_A, VALUE, column, naCell, one, row, type Cases } from './cells';
import { DEADLINE_CASES } from './deadline';
import { DISBURSEMENT_CASES } from './disbursement';
import { LISTS_CASES } from './lists';
import { REPORT_CASES } from './report';
import { TARGET_CASES } from './target';

export const CASES: Cases = {
  ...DEADLINE_CASES,
  ...TARGET_CASES,
  ...DISBURSEMENT_CASES,
  ...REPORT_CASES,
  ...LISTS_CASES,
};

/** Calls that Excel answers with one error for the whole formula. */
export const REFUSED_CALLS: readonly (readonly [
  id: string,
  ranges: readonly unknown[],
  error: string,
])[] = [
  ['TARGET_GAP', [column(1, 2), column(1, 2, 3), null], VALUE],
  ['TARGET_GAP', [column(1, 2), row(1, 2), null], VALUE],
  ['DEADLINE_STATUS', [one(LAST), column('', ''), row(LAST, LAST), null], VALUE],
  ['OVERDUE', [column('A', 'B'), column(LAST, LAST, LAST), one(''), one(LAST)], VALUE],
  ['OVERDUE', [column('A', 'B'), column(LAST, LAST), row('', ''), one(LAST)], VALUE],
  ['OVERDUE', [column('A'), column(LAST), column(''), null], N_A],
  ['OVERDUE', [column('A'), column(LAST), column(''), one('nay')], VALUE],
  ['OVERDUE', [column('A'), column(LAST), column(''), one(naCell)], N_A],
  ['NOT_REPORTED', [one('06463'), column('1', '2'), one('2026-06'), one('2026-06')], VALUE],
  ['NOT_REPORTED', [one('06463'), one('06463'), one('2026-06'), one('kỳ này')], VALUE],
];
