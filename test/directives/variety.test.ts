import { loadCatalog } from '../../src/catalog';
import { findMentions } from '../../src/directives/agencies';
import { indexOf } from '../../src/directives/agency-index';
import { cutTimePhrases } from '../../src/directives/deadline-cut';
import { recurringPhrases } from '../../src/directives/deadline-cut-recurring';
import { startOf } from '../../src/directives/deadline-phrase';
import { DUTY_VERBS, startsVerb } from '../../src/directives/duty-verbs';
import { findFigures } from '../../src/directives/figures';
import { flowOf } from '../../src/directives/flow';
import { linesOf } from '../../src/directives/lines';
import { pairBefore } from '../../src/directives/number-pairs';
import { withTables } from '../../src/directives/plain-table';
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/TB-UBND\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nTHÔNG BÁO\n\nKết luận phiên họp\n\n';

const dues = (body: string): unknown[] =>
  propose(HEAD + body)
    .tasks.filter(({ deadline, doubt }) => deadline !== null || doubt)
    .map(({ lead, deadline, doubt }) => {
      if (deadline === null) return [lead.join(', '), `? ${doubt?.code}`];
      const { kind } = deadline;
      if (deadline.kind === 'relative') return [lead.join(', '), kind, deadline.days];
      return [lead.join(', '), kind, deadline.date ?? deadline.dates?.[0], deadline.hour].filter(
        (part) => part !== undefined,
      );
    });

describe('deadlines in the forms that directives use', () => {
  it.each([
    ['Sở Y tế báo cáo vào thứ Sáu hằng tuần.', [['Sở Y tế', 'recurring', '2026-07-10']]],
    [
      'Sở Y tế hằng tuần tổng hợp, gửi UBND tỉnh trước 16h00 thứ Năm.',
      [['Sở Y tế', 'recurring', '2026-07-16', '16:00']],
    ],
    [
      'Sở Xây dựng công bố giá vật liệu hằng tháng, chậm nhất ngày 05 của tháng kế tiếp.',
      [['Sở Xây dựng', 'recurring', '2026-08-05']],
    ],
    [
      'Sở Y tế báo cáo trước ngày 20/9 và 20/12/2026.',
      [
        ['Sở Y tế', 'before', '2026-09-20'],
        ['Sở Y tế', 'before', '2026-12-20'],
      ],
    ],
    [
      'Sở Y tế báo cáo UBND tỉnh trước ngày 15/8 và 15/12 hằng năm.',
      [
        ['Sở Y tế', 'recurring', '2026-08-15'],
        ['Sở Y tế', 'recurring', '2026-12-15'],
      ],
    ],
    [
      'Sở Y tế di dời xong trước 17h00 ngày 15/7/2026; gửi số liệu chậm nhất 19 giờ 30 phút cùng ngày.',
      [
        ['Sở Y tế', 'before', '2026-07-15', '17:00'],
        ['Sở Y tế', 'by', '2026-07-15', '19:30'],
      ],
    ],
    ['Sở Y tế trình phương án trong tuần sau.', [['Sở Y tế', '? deadline-ambiguous']]],
    ['Sở Y tế báo cáo trước ngày 10 tháng sau.', [['Sở Y tế', '? deadline-ambiguous']]],
    ['Sở Y tế sửa xong trước Tết Nguyên đán Đinh Mùi.', [['Sở Y tế', '? deadline-unreadable']]],
    ['Sở Y tế trình đề án trong tháng này.', [['Sở Y tế', 'within', '2026-07-31']]],
    [
      'Sở Y tế trình đề án trước khi kết thúc quý III/2026.',
      [['Sở Y tế', 'through', '2026-09-30']],
    ],
    [
      'UBND các xã, phường gửi Sở Y tế trước ngày 15/8/2026 để tổng hợp, trình UBND tỉnh trước ngày 20/8/2026.',
      [
        ['UBND cấp xã', 'before', '2026-08-15'],
        ['Sở Y tế', 'before', '2026-08-20'],
      ],
    ],
    [
      'Sở Y tế hoàn thiện, trình UBND tỉnh trong tuần từ 20/7 đến 24/7/2026.',
      [['Sở Y tế', 'through', '2026-07-24']],
    ],
  ])('%s', (sentence, expected) => {
    expect(dues(`1. ${sentence}\n`)).toEqual(expected);
  });

  it.each([
    'Sở Y tế họp giao ban vào thứ Hai hằng tuần.',
    'Sở Y tế tập huấn cho cán bộ, thời gian từ ngày 03 đến ngày 07 tháng 8 năm 2026.',
    'Sở Y tế rà soát các dự án giải ngân dưới 30% đến hết ngày 31/7/2026 để điều chuyển.',
    'Sở Y tế chịu trách nhiệm nếu đến ngày 31/12/2026 không đạt tỷ lệ nêu trên.',
    'Sở Y tế thực hiện ngay sau khi Bộ Y tế ban hành hướng dẫn.',
    'Quyết định này có hiệu lực đến hết ngày 31/12/2026.',
  ])('none: %s', (sentence) => {
    expect(dues(`1. ${sentence}\n`)).toEqual([]);
  });

  it('paragraphs without numbers assign once an introduction says so', () => {
    const body =
      'Sở Y tế đã hoàn thành đề án trước ngày 30/7/2026.\n\nChủ tịch UBND tỉnh yêu cầu:\n\nSở Y tế trình đề án trước ngày 15/8/2026.\n';
    expect(dues(body)).toEqual([['Sở Y tế', 'before', '2026-08-15']]);
  });

  it('a list of duties goes on behind each date with its own owner', () => {
    expect(
      dues(
        '1. Giao Đoàn Thanh niên giới thiệu nguồn trước ngày 20/8/2026, Hội Nông dân biểu dương trước ngày 30/8/2026.\n',
      ),
    ).toEqual([
      ['Đoàn Thanh niên', 'before', '2026-08-20'],
      ['Hội Nông dân', 'before', '2026-08-30'],
    ]);
  });

  it('cuts phrases', () => {
    expect(recurringPhrases('bao cao hang quy')[0]?.start).toBe(8);
    expect(startOf('xong cham nhat trong thang 6', 14)).toBe(5);
    expect(cutTimePhrases('gui truoc thu hai hang tuan').map(({ words }) => words)).toEqual([
      'truoc thu hai hang tuan',
    ]);
  });
});

describe('figures with two numbers', () => {
  const figures = (text: string): unknown[] =>
    findFigures(flowOf(text, [{ start: 0, end: text.length }]), []).map(
      ({ value, upper, measure }) => [value, upper, measure],
    );

  it.each([
    ['đạt 60 - 65%', [[60, 65, '%']]],
    ['giảm 3% - 4%', [[3, 4, '%']]],
    ['từ 42 đến 45 triệu đồng', [[42, 45, 'triệu đồng']]],
    ['thu 3.200 - 3.400 tỷ đồng', [[3200, 3400, 'tỷ đồng']]],
    ['đón 3,1 - 3,5 triệu lượt', [[3_100_000, 3_500_000, 'lượt']]],
    ['đạt 16/19 tiêu chí', [[16, undefined, 'tiêu chí']]],
    [
      'giảm từ 5% xuống 3%',
      [
        [5, undefined, '%'],
        [3, undefined, '%'],
      ],
    ],
    ['từ 65 đến 60%', [[60, undefined, '%']]],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected);
  });

  it('pairs', () => {
    expect(pairBefore('dat 60 - 65%', 9, 65)).toEqual({ kind: 'range', start: 4, value: 60 });
    expect(pairBefore('ngay 1/6 - 65%', 11, 65)).toBeNull();
  });

  it('the end that counts is taken and said', () => {
    const { targets } = propose(
      `${HEAD}1. Mục tiêu\n\n- Tỷ lệ che phủ rừng đạt 60 - 65%.\n- Tỷ lệ nợ xấu không quá 2 - 3%.\n`,
    );
    expect(targets.map(({ value, direction }) => [value, direction])).toEqual([
      [60, 'at-least'],
      [3, 'at-most'],
    ]);
    expect(targets[0]?.reason).toContain('“60 - 65%”');
  });
});

describe('bodies', () => {
  const index = indexOf(loadCatalog());
  const names = (text: string): string[] =>
    findMentions(flowOf(text, [{ start: 0, end: text.length }]), index).map(({ name }) => name);

  it.each([
    ['Ủy ban MTTQ Việt Nam tỉnh góp ý', ['Ủy ban MTTQ Việt Nam tỉnh']],
    ['(qua Phòng Xây dựng chính quyền) chậm nhất', ['Phòng Xây dựng chính quyền']],
    ['Hội Nông dân giới thiệu quần chúng trước', ['Hội Nông dân']],
    ['Chánh Văn phòng UBND tỉnh', ['Văn phòng UBND tỉnh']],
    ['các sở, ban, ngành tỉnh, UBND các xã', ['Sở, ban, ngành', 'UBND cấp xã']],
    ['Thuế cơ sở 4 thu nợ', ['Thuế cơ sở 4']],
    ['Sở Tài chính tính lại', ['Sở Tài chính']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('“các chủ đầu tư” is one body at every level, “các cơ quan, đơn vị” is not', () => {
    const leads = (sentence: string): unknown =>
      propose(`${HEAD}1. ${sentence}\n`).tasks.map(({ lead }) => lead);
    expect(leads('Yêu cầu các chủ đầu tư báo cáo trước ngày 15/8/2026.')).toEqual([['Chủ đầu tư']]);
    expect(leads('Yêu cầu các cơ quan, đơn vị báo cáo trước ngày 15/8/2026.')).toEqual([
      ['Các cơ quan, đơn vị'],
    ]);
  });

  it('a letter to named communes is for those', () => {
    const { document, tasks } = propose(
      'UBND TỈNH LẠNG SƠN\nSỞ NỘI VỤ\nSố: 11/SNV-XDCQ\nLạng Sơn, ngày 27 tháng 3 năm 2026\n\nKính gửi: UBND các xã: Hữu Lũng, Vân Nham.\n\nSở Nội vụ đề nghị UBND các xã lập danh sách, gửi về Sở Nội vụ trước ngày 10/4/2026.\n',
    );
    expect(document).toMatchObject({ type: 'CV', issuer: 'Sở Nội vụ', units: ['06385', '06415'] });
    expect(tasks[0]?.scope).toEqual({ kind: 'units', units: ['06385', '06415'] });
  });

  it('knows verbs of work', () => {
    expect(startsVerb(['ra', 'soat', 'ho', 'so'])).toBe(true);
    expect(startsVerb(['chinh', 'quyen'])).toBe(false);
    expect(new Set(DUTY_VERBS).size).toBe(DUTY_VERBS.length);
  });
});

describe('tables that came out as plain text', () => {
  const rows = (text: string): (string[] | null)[] =>
    withTables(text, linesOf(text)).map(
      ({ cells }) =>
        cells?.map((stretches) =>
          stretches.map(({ start, end }) => text.slice(start, end)).join(' '),
        ) ?? null,
    );

  it('one cell to a line', () => {
    const text =
      'STT\nNhiệm vụ\nChủ trì\nThời hạn\n1\nRà soát\nhồ sơ\nSở Y tế\nQuý II\n2\nBáo cáo\nSở Nội vụ\nQuý III\nNơi nhận:';
    expect(rows(text)).toEqual([
      ['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['1', 'Rà soát hồ sơ', 'Sở Y tế', 'Quý II'],
      ['2', 'Báo cáo', 'Sở Nội vụ', 'Quý III'],
      null,
    ]);
  });

  it('is left alone when a cell is missing', () => {
    const text = 'STT\nNhiệm vụ\nChủ trì\nThời hạn\n1\nRà soát\nSở Y tế\n2\nBáo cáo';
    expect(rows(text).every((row) => row === null)).toBe(true);
  });

  it('prose with wide blanks is none', () => {
    const text =
      '1. Công tác  quy hoạch: Phòng Kinh tế  hoàn thành nội dung  trước 15/10.\n2. Thu  quỹ.';
    expect(rows(text)).toEqual([null, null]);
  });

  it('columns set apart by blanks, cells over several lines', () => {
    const text = [
      ' TT  Nhiệm vụ            Chủ trì          Thời hạn',
      ' 1   Điều tra            Sở Nông nghiệp   Tháng',
      '     diện tích rừng      và Môi trường    6/2026',
      ' 2   Xây dựng mô hình    UBND các xã      Quý IV',
      'III. TỔ CHỨC',
    ].join('\n');
    expect(rows(text)).toEqual([
      ['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
      ['1', 'Điều tra diện tích rừng', 'Sở Nông nghiệp và Môi trường', 'Tháng 6/2026'],
      ['2', 'Xây dựng mô hình', 'UBND các xã', 'Quý IV'],
      null,
    ]);
  });
});
