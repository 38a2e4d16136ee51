import { LAST, N_A, VALUE, column, day, one, row, type Cases } from './cells';

export const REPORT_CASES: Cases = {
  REPORT_DUE: [
    // The cut-off 14/6/2026 is a Sunday; 14/2/2026 opens the Tết holidays, which end on Sunday 22/2.
    [[one('2026-06'), null], one(day('2026-06-15'))],
    [[one('2026-02'), one('task')], one(day('2026-02-23'))],
    [[one('2026-02'), one('nhiệm vụ')], one(day('2026-02-23'))],
    [[one('2026-06'), one('disbursement')], one(day('2026-06-05'))],
    [[one('quý II/2026'), one('giải ngân')], one(day('2026-07-05'))],
    [[one('6 tháng 2026'), one('disbursement')], one(day('2026-07-05'))],
    [[one('9 tháng 2026'), one('disbursement')], one(day('2026-10-05'))],
    [[one(2026), one('disbursement')], one(day('2027-02-10'))],
    // Excel makes the first day of the month of a typed 6/2026.
    [[one(day('2026-06-01')), null], one(day('2026-06-15'))],
    [[one(''), null], one('')],
    [[one(0), null], one('')],
    [[one('tháng 13/2026'), null], one(VALUE)],
    [[one('tháng 6'), null], one(VALUE)],
    [[one(true), null], one(VALUE)],
    [[one('2026-06'), one('khác')], one(VALUE)],
    [[column('2026-06', '', '2026-99'), null], column(day('2026-06-15'), '', VALUE)],
    [[one('2026-06'), row('task', 'disbursement')], row(day('2026-06-15'), day('2026-06-05'))],
  ],

  REPORT_STATUS: [
    [[one('2026-06'), one('15/6/2026'), one(LAST), null], one('Đúng hạn')],
    [[one('2026-06'), one('16/6/2026'), one(LAST), null], one('Trễ hạn')],
    [[one('2026-06'), one(''), one('15/6/2026'), null], one('Chưa đến hạn')],
    [[one('2026-06'), one(''), one('16/6/2026'), null], one('Chưa nộp')],
    [[one('2026-06'), one(0), one('16/6/2026'), null], one('Chưa nộp')],
    [[one('2026-06'), one('6/6/2026'), one(LAST), one('disbursement')], one('Trễ hạn')],
    [[one('2026-06'), one('15/6/2026'), null, null], one('Đúng hạn')],
    [[one('2026-06'), one('16/6/2026'), null, null], one('Trễ hạn')],
    [[one('2026-06'), one(''), null, null], one(N_A)],
    [[one(''), one(LAST), one(LAST), null], one('')],
    [[one('kỳ này'), one(''), one(LAST), null], one(VALUE)],
    [[one('2026-06'), one('đã nộp'), one(LAST), null], one(VALUE)],
    [
      [one('2026-06'), column('15/6/2026', '16/6/2026', '', '?'), one(LAST), null],
      column('Đúng hạn', 'Trễ hạn', 'Chưa nộp', VALUE),
    ],
  ],
};
