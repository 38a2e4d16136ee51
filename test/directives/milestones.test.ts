/** Shares to pay out and dates to reach, by group of projects. */
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/TB-UBND\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nTHÔNG BÁO\n\nKết luận phiên họp\n\n';

const milestones = (body: string) =>
  propose(HEAD + body).milestones.map(({ group, kind, share }) => [group, kind, share]);

describe('milestones of groups of projects', () => {
  it.each([
    [
      'UBND các xã chỉ đạo các dự án chuyển tiếp giải ngân đạt tối thiểu 60% kế hoạch vốn đến hết ngày 30/9/2026.',
      [[2, 'disbursement', 0.6]],
    ],
    [
      'Đến hết ngày 30/9/2026, các dự án chuyển tiếp giải ngân đạt tối thiểu 60% kế hoạch vốn.',
      [[2, 'disbursement', 0.6]],
    ],
    [
      'UBND các xã giải ngân đạt từ 60% kế hoạch vốn đối với dự án chuyển tiếp đến hết ngày 30/9/2026.',
      [[2, 'disbursement', 0.6]],
    ],
    [
      'UBND các xã giải ngân 40% kế hoạch vốn của dự án khởi công mới, 60% kế hoạch vốn của dự án chuyển tiếp trước ngày 30/9/2026.',
      [
        [3, 'disbursement', 0.4],
        [2, 'disbursement', 0.6],
      ],
    ],
    [
      'UBND các xã giải ngân tối thiểu 45% kế hoạch vốn trước ngày 30/9/2026.',
      [[null, 'disbursement', 0.45]],
    ],
    [
      'Các dự án chuyển tiếp giải ngân không dưới 55% kế hoạch vốn trước ngày 30/9/2026.',
      [[2, 'disbursement', 0.55]],
    ],
    [
      'Các dự án hoàn thành từ năm 2025 trở về trước giải ngân hết trước ngày 15/11/2026.',
      [[1, 'disbursement', 1]],
    ],
  ])('%s', (sentence, expected) => {
    expect(milestones(`1. ${sentence}`)).toEqual(expected);
  });

  it('takes no condition for a floor', () => {
    const body =
      '1. Sở Tài chính tham mưu điều chuyển kế hoạch vốn của các dự án giải ngân dưới 50% đến ngày 31/10/2026, trình UBND tỉnh trước ngày 10/11/2026.';
    expect(milestones(body).filter(([, kind]) => kind === 'disbursement')).toEqual([]);
    expect(propose(HEAD + body).tasks.map(({ deadline }) => deadline)).toMatchObject([
      { kind: 'before', date: '2026-11-10' },
    ]);
  });
});
