import { LAST, VALUE, column, day, errorCell, one, type Cases } from './cells';

export const LISTS_CASES: Cases = {
  OVERDUE: [
    [[column('A', 'B'), column(LAST, LAST - 3), column('', ''), one(LAST + 7)], column('B', 'A')],
    // On its last day a task is not overdue; a finished one never is.
    [[column('A', 'B'), column(LAST, LAST - 3), column('', LAST + 1), one(LAST)], one('')],
    [
      [
        [
          ['T1', 'Lập dự toán', true],
          ['T2', 'Bàn giao mặt bằng', null],
          ['T3', 'Báo cáo', 5],
          ['T4', 'Rà soát', ''],
        ],
        column('trước ngày 10/6/2026', 'trong quý I/2026', 'thường xuyên', ''),
        column('', 0, '', ''),
        one(LAST),
      ],
      [
        ['T2', 'Bàn giao mặt bằng', ''],
        ['T1', 'Lập dự toán', 'TRUE'],
      ],
    ],
    // Excel for Windows hands a blank cell over as 0: no deadline, and not one of 1899.
    [[column('A', 'B'), column(0, LAST), one(''), one(LAST + 1)], one('B')],
    // Equally late: the order of the sheet. Blank completion column given as one cell.
    [[column('A', 'B', 'C'), one(LAST), one(''), one(LAST + 1)], column('A', 'B', 'C')],
    // A row that cannot be judged is shown, never dropped.
    [
      [
        [
          ['A', 1],
          ['B', 2],
          ['C', 3],
        ],
        column('31/6/2026', LAST, errorCell),
        column('', '', ''),
        one(LAST + 1),
      ],
      [
        ['B', 2],
        [VALUE, 1],
        [VALUE, 3],
      ],
    ],
    [[column('A', 'B'), column(LAST, LAST), column('x', ''), one(LAST + 1)], column('B', VALUE)],
    [[column('hằng tháng'), column('hằng tháng'), one(''), one(LAST)], one('')],
  ],

  NOT_REPORTED: [
    [
      [
        column('06463', '06364', 'phường Đông Kinh'),
        column('xã Chi Lăng', 'Chi Lăng', '06364'),
        column('2026-06', '2026-05', '2026-05'),
        one('2026-06'),
      ],
      column('06364', 'phường Đông Kinh'),
    ],
    // A code that Excel turned into a number, a name without accents, a name in NFD.
    [
      [
        column(6463, 'Quy Hoa', 'Thiện Hoà'.normalize('NFD')),
        column('06463 - Chi Lăng', 'UBND xã Quý Hoà', 'THIỆN HÒA'),
        column('6/2026', day('2026-06-01'), 'tháng 6/2026'),
        one('T6/2026'),
      ],
      one(''),
    ],
    // Not one of the 65 units: compared as text. Blank and repeated units are passed over.
    [
      [
        column('Sở Xây dựng', 'Sở Nội vụ', '', null, 'sở nội vụ', 0),
        column('SỞ XÂY DỰNG', ''),
        column('2026', '2026'),
        one(2026),
      ],
      one('Sở Nội vụ'),
    ],
    // What cannot be read proves nothing.
    [
      [
        column('06463', '06364'),
        column('06463', errorCell),
        column('tháng sáu', '2026-06'),
        one('2026-06'),
      ],
      column('06463', '06364'),
    ],
    [[one('06463'), one(''), one(''), one('2026-06')], one('06463')],
    [[one('06463'), one('06463'), one('2026-06'), one('')], one('')],
  ],
};
