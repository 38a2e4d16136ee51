/** Floors in steps, and what only looks like a deadline, a goal or a result beside them. */
import type { ProposedDeadline } from '../../src/directives';
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/TB-UBND\n\nLạng Sơn, ngày 05 tháng 6 năm 2026\n\nTHÔNG BÁO\n\nKết luận phiên họp\n\n';

const dateOf = (deadline: ProposedDeadline | null) =>
  deadline && 'date' in deadline ? deadline.date : null;

const STEPS = [
  [2, 0.3, '2026-06-30'],
  [2, 0.6, '2026-09-30'],
  [2, 1, '2026-12-31'],
];

const floors = (body: string) =>
  propose(HEAD + body).milestones.map(({ group, share, deadline }) => [
    group,
    share,
    dateOf(deadline),
  ]);

/** Each task as whom it is given to and what it is. */
const assigned = (body: string) =>
  propose(HEAD + body).tasks.map(({ lead, content }) => [...lead, content]);

describe('steps of one floor', () => {
  it.each([
    'Các dự án chuyển tiếp phải giải ngân tối thiểu 30% trước ngày 30/6/2026, 60% trước ngày 30/9/2026 và 100% trước ngày 31/12/2026.',
    'Các dự án chuyển tiếp giải ngân đạt ít nhất 30% đến hết ngày 30/6/2026, đạt 60% đến hết ngày 30/9/2026, 100% đến hết ngày 31/12/2026.',
    'Đối với dự án chuyển tiếp giải ngân 30% trước ngày 30/6/2026, tối thiểu 60% trước ngày 30/9/2026, 100% trước ngày 31/12/2026.',
  ])('keeps each share with its own date: %s', (sentence) => {
    const { milestones, tasks, targets, results } = propose(`${HEAD}1. ${sentence}`);
    expect(
      milestones.map(({ group, share, deadline }) => [group, share, dateOf(deadline)]),
    ).toEqual(STEPS);
    const told = tasks.map(
      ({ deadline, content }) => `${dateOf(deadline)} ${/\d+%/.exec(content)?.[0]}`,
    );
    expect(told.sort()).toEqual(['2026-06-30 30%', '2026-09-30 60%', '2026-12-31 100%']);
    expect([targets, results]).toEqual([[], []]);
  });

  it('reads the groups below a line that says what their shares are of', () => {
    const body =
      '1. Tỷ lệ giải ngân các nhóm dự án:\n- Dự án chuyển tiếp: tối thiểu 30% đến hết ngày 30/6/2026, 60% đến hết ngày 30/9/2026.\n- Dự án khởi công mới: ít nhất 40% đến hết ngày 30/9/2026.\n- Dự án đã hoàn thành: 100% trước ngày 30/6/2026.\n- Dự án chuyển tiếp: xong 60% khối lượng trước ngày 30/10/2026.';
    expect(floors(body)).toEqual([
      [2, 0.3, '2026-06-30'],
      [2, 0.6, '2026-09-30'],
      [3, 0.4, '2026-09-30'],
      [1, 1, '2026-06-30'],
      [2, undefined, '2026-10-30'],
    ]);
    expect(propose(HEAD + body).results).toEqual([]);
  });

  it('takes a condition with another share behind it for no step', () => {
    const body =
      '1. Đối với các dự án giải ngân dưới 30% đến hết ngày 30/6/2026, Sở Tài chính trình điều chuyển vốn trước ngày 10/7/2026.';
    expect(propose(HEAD + body).tasks.map(({ deadline }) => dateOf(deadline))).toEqual([
      '2026-07-10',
    ]);
  });
});

describe('goals and results', () => {
  it.each([
    ['Dự án khởi công mới đạt ít nhất 40% đến hết ngày 30/9/2026.', [40], []],
    ['UBND các xã hoàn thành 30% kế hoạch trước ngày 30/6/2026.', [30], []],
    ['Sở Y tế mới đạt 12%, chưa bằng cùng kỳ.', [], [12]],
    ['Quý I/2026, tổng thu đạt 3.250 tỷ đồng, vượt 269,2% so với cùng kỳ.', [], [3250, 269.2]],
    ['Phấn đấu tổng thu năm 2026 vượt 5% so với dự toán.', [5], []],
  ])('%s', (sentence, goals, done) => {
    const { targets, results } = propose(`${HEAD}1. ${sentence}`);
    expect(targets.map(({ value }) => value)).toEqual(goals);
    expect(results.map(({ value }) => value)).toEqual(done);
  });
});

describe('what is and is no deadline', () => {
  it.each([
    // Which ones are meant, and not what they have to do by then.
    ['Các dự án được quyết định đầu tư trước ngày 01/7/2026 thực hiện theo quy định cũ.', []],
    ['Các dự án đã khởi công trước ngày 01/7/2026 tiếp tục thực hiện.', []],
    ['Các dự án phải khởi công trước ngày 01/7/2026.', ['2026-07-01']],
    ['Các dự án được giao phải hoàn thành trước ngày 01/7/2026 theo kế hoạch.', ['2026-07-01']],
  ])('%s', (sentence, expected) => {
    const dates = propose(`${HEAD}1. ${sentence}`).tasks.map(({ deadline }) => dateOf(deadline));
    expect(dates).toEqual(expected);
  });

  it('asks about a day of the year after', () => {
    const [task] = propose(`${HEAD}1. UBND các xã gửi báo cáo trước ngày 10/01 năm sau.`).tasks;
    expect(task).toMatchObject({
      content: 'Gửi báo cáo',
      deadline: null,
      doubt: { code: 'deadline-year-missing', text: 'trước ngày 10/01 năm sau' },
    });
  });

  it('tells what the next one is to do with it', () => {
    const body =
      '1. UBND các xã báo cáo Sở Tài chính trước ngày 25/6/2026 để tổng hợp, báo cáo UBND tỉnh trước ngày 30/6/2026.';
    expect(assigned(body)).toEqual([
      ['UBND cấp xã', 'Báo cáo Sở Tài chính để tổng hợp'],
      ['Sở Tài chính', 'Báo cáo UBND tỉnh'],
    ]);
  });
});

describe('work that goes on', () => {
  it('what is begun by one day is to be finished by the next', () => {
    const body =
      '1. Sở Xây dựng khởi công cầu Kỳ Cùng trong tháng 6/2026; hoàn thành trước ngày 31/12/2027.';
    expect(propose(HEAD + body).tasks.map(({ content }) => content)).toEqual([
      'Khởi công cầu Kỳ Cùng',
      'Hoàn thành cầu Kỳ Cùng',
    ]);
  });

  it('what somebody must do stands behind the day', () => {
    const body =
      '1. Sở Tài chính trình kế hoạch trước ngày 20/6/2026; Sở Nội vụ chậm nhất ngày 25/6/2026 phải hoàn thành thẩm định.';
    expect(assigned(body)).toEqual([
      ['Sở Tài chính', 'Trình kế hoạch'],
      ['Sở Nội vụ', 'Hoàn thành thẩm định'],
    ]);
  });
});

describe('names of figures', () => {
  it('a share says of what, and the time is left out', () => {
    const body =
      '1. Quý I/2026, tổng thu đạt 3.250 tỷ đồng, bằng 26% dự toán, vượt 269,2% so với cùng kỳ.\n2. Phấn đấu đến hết năm 2026 tỷ lệ giải ngân đạt từ 95% trở lên.';
    const { targets, results } = propose(HEAD + body);
    expect(results.map(({ indicator }) => indicator)).toEqual([
      'Tổng thu',
      'Tổng thu so với dự toán',
      'Tổng thu so với cùng kỳ',
    ]);
    expect(targets.map(({ name }) => name)).toEqual(['Tỷ lệ giải ngân']);
  });
});

describe('items and periods', () => {
  it('an item goes on with nothing told in another', () => {
    const body =
      '1. UBND các xã, phường: (1) rà soát đất đai, xong trước ngày 20/6/2026; (2) cập nhật cơ sở dữ liệu trong tháng 7/2026; (3) báo cáo Sở Tài chính trước ngày 05 hằng tháng.';
    const { tasks } = propose(HEAD + body);
    expect(tasks.map(({ clause, content }) => [clause, content])).toEqual([
      ['1.(1)', 'Rà soát đất đai'],
      ['1.(2)', 'Cập nhật cơ sở dữ liệu'],
      ['1.(3)', 'Báo cáo Sở Tài chính'],
    ]);
  });

  it.each([
    ['5 tháng đầu năm 2026', '2026-05'],
    ['Năm tháng đầu năm', '2026-05'],
    ['3 tháng đầu năm 2026', '2026-Q1'],
    ['6 tháng đầu năm 2026', '2026-H1'],
    ['9 tháng năm 2025', '2025-9M'],
  ])('%s is %s', (words, period) => {
    const { results } = propose(
      `${HEAD}1. Trong ${words}, thu ngân sách ước đạt 4.120 tỷ đồng, tăng 12,3% so với cùng kỳ.`,
    );
    expect(results.map((row) => [row.indicator, row.period])).toEqual([
      ['Thu ngân sách', period],
      ['Thu ngân sách tăng so với cùng kỳ', period],
    ]);
  });
});

describe('lines above a list', () => {
  it('that announce targets make one of each name and figure', () => {
    const { targets, tasks } = propose(
      `${HEAD}1. Giao chỉ tiêu kế hoạch năm 2026 như sau:\n1.1. Thu ngân sách trên địa bàn: 5.200 triệu đồng.\n1.2. Trồng rừng mới: 120 ha.\n2. Để hoàn thành các chỉ tiêu trên, yêu cầu các xã:\n2.1. Sở Tài chính giao 3 phòng rà soát trước ngày 20/6/2026.`,
    );
    expect(targets.map(({ name, value, measure }) => [name, value, measure])).toEqual([
      ['Thu ngân sách trên địa bàn', 5200, 'triệu đồng'],
      ['Trồng rừng mới', 120, 'ha'],
    ]);
    expect(tasks.map(({ clause }) => clause)).toEqual(['2.1']);
  });

  it('that only say whom it is for are no work', () => {
    const { tasks } = propose(
      `${HEAD}Chủ tịch UBND tỉnh đề nghị UBND các xã, phường trên địa bàn tỉnh:\n1. Báo cáo kết quả trước ngày 20/6/2026.`,
    );
    expect(tasks.map(({ content }) => content)).toEqual(['Báo cáo kết quả']);
  });
});

it("a commune's own committee issues what it signs", () => {
  const { document } = propose(
    'TỈNH ỦY LẠNG SƠN\nĐẢNG ỦY XÃ CHI LĂNG\n*\nSố 15-CV/ĐU\nChi Lăng, ngày 05 tháng 6 năm 2026\nV/v đẩy nhanh giải ngân\nKính gửi: Các chi bộ\n1. Các chi bộ gửi kết quả chậm nhất ngày 20/6/2026.',
  );
  expect(document.issuer).toBe('Đảng ủy xã Chi Lăng');
});

describe('the end of a notice', () => {
  it.each([
    'Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, tổ chức thực hiện./.',
    'Văn phòng UBND tỉnh xin thông báo kết luận của đồng chí Chủ tịch UBND tỉnh đến các sở, ngành, UBND các xã, phường biết và thực hiện./.',
  ])('is no work: %s', (closing) => {
    const { tasks } = propose(`${HEAD}1. Giao Sở Tài chính rà soát các dự án.\n\n${closing}`);
    expect(tasks.map(({ lead }) => lead)).toEqual([['Sở Tài chính']]);
  });

  it.each([
    '1. Giao Văn phòng UBND tỉnh thông báo để các cơ quan biết.',
    '1. Văn phòng UBND tỉnh thông báo lịch họp đến các đơn vị trước ngày 20/6/2026.',
  ])('is not mistaken for work: %s', (body) => {
    expect(propose(HEAD + body).tasks).toMatchObject([{ lead: ['Văn phòng UBND tỉnh'] }]);
  });
});
