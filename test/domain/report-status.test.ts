import { REPORT_STATUS, reportStatus } from '../../src/domain/report-status';

const DUE = 46203;

describe('reportStatus', () => {
  test.each([
    [DUE, DUE, 'Đúng hạn'],
    [DUE - 3, DUE + 30, 'Đúng hạn'],
    [DUE + 1, DUE + 7, 'Trễ hạn'],
    [DUE + 1, DUE - 7, 'Trễ hạn'],
    [null, DUE, 'Chưa đến hạn'],
    [null, DUE - 20, 'Chưa đến hạn'],
    [null, DUE + 1, 'Chưa nộp'],
  ])('submitted %p, as of %p: %s', (submittedOn, asOf, expected) => {
    expect(reportStatus({ due: DUE, submittedOn, asOf })).toBe(expected);
  });

  test('the words are the contract', () => {
    expect(Object.values(REPORT_STATUS)).toEqual([
      'Đúng hạn',
      'Trễ hạn',
      'Chưa đến hạn',
      'Chưa nộp',
    ]);
  });
});
