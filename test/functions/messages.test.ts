/** What a person reads in the cell's error box: where it is, what is wrong, what to do. */
import type { Answer } from '../../src/functions/broadcast';
import { daysLeft, deadlineDate, deadlineStatus } from '../../src/functions/deadline';
import {
  disbursementFloor,
  disbursementGap,
  disbursementStatus,
} from '../../src/functions/disbursement';
import { faultFrom, missing, unreadable } from '../../src/functions/errors';
import { deadlineReader, lastDayIn } from '../../src/functions/deadline-cell';
import { notReported, overdue } from '../../src/functions/lists';
import { periodIn, reportDue, reportStatus } from '../../src/functions/report';
import {
  growthNeeded,
  requiredPace,
  targetGap,
  targetRate,
  targetStatus,
} from '../../src/functions/target';
import { faultOf, messageIn } from './answers';

test.each<[string, () => Answer[][], RegExp]>([
  ['no deadline', () => deadlineDate([['thường xuyên']]), /không có thời hạn/],
  [
    'counted from a day not known',
    () => deadlineDate([['sau 15 ngày kể từ ngày nhận']]),
    /^Hạn “sau 15 ngày kể từ ngày nhận” tính từ một ngày chưa biết\. Hãy ghi/,
  ],
  ['not a deadline', () => deadlineDate([['sớm mai']]), /^Hạn: “sớm mai”: .* Hãy ghi/],
  ['an issue date', () => deadlineDate([['1/6']], [['mai']]), /^Ngày ban hành: /],
  ['a completion date', () => deadlineStatus([[46203]], [['xong']]), /^Ngày hoàn thành: /],
  ['no report date', () => deadlineStatus([[46203]]), /^Chưa có ngày chốt\. Hãy cho/],
  ['a warning in the past', () => deadlineStatus([[46203]], [['']], [[46203]], [[-1]]), /âm/],
  ['which days', () => daysLeft([[46203]], [[46203]], [['?']]), /^Đếm ngày làm việc: .*TRUE/],
  ['a plan of 0', () => targetRate([[0]], [[1]]), /^Kế hoạch không lớn hơn 0/],
  ['a direction', () => targetGap([[1]], [[1]], [['lên']]), /^Chiều của chỉ tiêu: .*“trở lên”/],
  [
    'a share',
    () => targetStatus([[1]], [[1]], [['']], [[75]]),
    /^Phần thời gian đã qua: .*0 đến 1/,
  ],
  ['a period over', () => requiredPace([[2]], [[1]], [['31/12/2026']]), /^Kỳ đã hết/],
  [
    'a period backwards',
    () => requiredPace([[2]], [[1]], [[46203]], [[46203]], [[46202]]),
    /^Ngày cuối kỳ đứng trước ngày đầu kỳ/,
  ],
  ['a weight', () => growthNeeded([[1]], [[1, '']], [[1, '']]), /^Tỷ trọng thứ 2 còn trống/],
  ['no weight at all', () => growthNeeded([[1]], [[0, 0]], [[1, '']]), /^Tỷ trọng: tổng bằng 0/],
  ['weights too few', () => growthNeeded([[1]], [[1]], [[1, '']]), /^Có 1 tỷ trọng nhưng 2 ô/],
  ['a group', () => disbursementFloor([[7]], [[46203]]), /^Nhóm dự án: “7” .*2\. Chuyển tiếp/],
  [
    'before the first milestone',
    () => disbursementFloor([[2]], [[46202]]),
    /^Chưa đến mốc giải ngân đầu tiên của nhóm “2\. Chuyển tiếp” \(30\/06\/2026\)\.$/,
  ],
  ['no milestones', () => disbursementGap([[4]], [[1]], [[1]], [[46203]]), /không có mốc/],
  ['an amount', () => disbursementStatus([[2]], [['x']], [[1]]), /^Kế hoạch vốn: /],
  ['a period', () => reportDue([['tháng 13/2026']]), /^Kỳ báo cáo: .* Hãy viết/],
  ['a kind', () => reportDue([['2026-06']], [['x']]), /^Loại báo cáo: “x” .*“nhiệm vụ”/],
  ['a day handed in', () => reportStatus([['2026-06']], [['rồi']]), /^Ngày nộp: /],
  [
    'the row of a list',
    () => overdue([['A'], ['B']], [[46300], ['31/6/2026']], [[''], ['']], [[46203]]),
    /^Dòng 2: Hạn: “31\/6\/2026”/,
  ],
])('%s', (_, call, message) => {
  expect(messageIn(call())).toMatch(message);
});

test('a list that does not fit says which argument', () => {
  const tasks = [['A'], ['B']];
  const fault = faultOf(() => overdue(tasks, [[1], [2], [3]], [['']], [[46203]]));
  expect(fault.message).toMatch(/^Cột hạn: vùng 3×1 không khớp với 2 dòng nhiệm vụ\. Hãy/);
});

describe('the docstrings hold', () => {
  test.each<[Answer[][], Answer[][]]>([
    [deadlineDate([['trước ngày 10/6/2026']]), [[46182]]],
    [deadlineStatus([[46203]], [['']], [[46204]]), [['Quá hạn']]],
    [daysLeft([[46203]], [[46200]]), [[3]]],
    [targetGap([[60]], [[45]]), [[-15]]],
    [targetRate([[60]], [[45]]), [[0.75]]],
    [targetStatus([[60]], [[45]]), [['Không đạt']]],
    [requiredPace([[120]], [[60]], [[46203]]), [[10]]],
    [growthNeeded([[10]], [[25, 25, 25, 25]], [[8, '', '', '']]), [[10.666666666666666]]],
    [disbursementFloor([[2]], [[46203]]), [[0.3]]],
    [disbursementStatus([[2]], [[100]], [[25]], [[46203]]), [['Chậm mốc']]],
    [disbursementGap([[2]], [[200]], [[25]], [[46100]]), [[35]]],
    [reportDue([['2026-Q2']], [['disbursement']]), [[46208]]],
    [reportStatus([['2026-06']], [['']], [[46189]]), [['Chưa nộp']]],
    [overdue([['A'], ['B']], [[46203], [46200]], [[''], ['']], [[46210]]), [['B'], ['A']]],
    [
      notReported([['06463'], ['06364']], [['xã Chi Lăng']], [['6/2026']], [['2026-06']]),
      [['06364']],
    ],
  ])('%j', (answer, expected) => {
    expect(answer).toEqual(expected);
  });

  test('of the helpers', () => {
    expect(periodIn('quý II/2026')).toBe('2026-Q2');
    expect(lastDayIn(46203)).toBe(46203);
    expect(deadlineReader()('trước ngày 10/6/2026')).toEqual({
      kind: 'before',
      date: '2026-06-10',
      text: 'trước ngày 10/6/2026',
    });
    expect(unreadable('Kỳ báo cáo: …').code).toBe('#VALUE!');
    expect(missing('Chưa có ngày chốt.').code).toBe('#N/A');
    expect(faultFrom(new RangeError('Not a day number')).code).toBe('#VALUE!');
  });
});
