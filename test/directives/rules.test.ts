/** Rules that documents nobody had seen brought in: owners, figures, parts of a document. */
import { loadCatalog } from '../../src/catalog';
import { findMentions } from '../../src/directives/agencies';
import { indexOf } from '../../src/directives/agency-index';
import { flowOf } from '../../src/directives/flow';
import { readMarker } from '../../src/directives/marker';
import { nobodyNamed } from '../../src/directives/owners';
import { linesOf } from '../../src/directives/lines';
import { paragraphsOf } from '../../src/directives/paragraphs';
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/TB-UBND\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nTHÔNG BÁO\n\nKết luận phiên họp\n\n';

/** Owners of the dated work of one clause. */
const owners = (body: string): string[] =>
  propose(HEAD + body)
    .tasks.filter(({ deadline }) => deadline !== null)
    .map(({ lead }) => lead.join(' + '));

describe('who is told to do it', () => {
  it.each([
    ['1. Rà soát hồ sơ (Sở Y tế; hoàn thành trước ngày 20/8/2026).', ['Sở Y tế']],
    ['1. Rà soát hồ sơ (Sở Y tế, Sở Nội vụ; xong trong quý III).', ['Sở Y tế + Sở Nội vụ']],
    [
      '1. Các sở, ban, ngành; UBND các xã, phường báo cáo trước ngày 20/8/2026.',
      ['Sở, ban, ngành + UBND cấp xã'],
    ],
    [
      '1. Sở Y tế thẩm định, Sở Nội vụ kiểm tra; hai sở báo cáo trước ngày 20/8/2026.',
      ['Sở Y tế + Sở Nội vụ'],
    ],
    ['1. Đề án do Sở Y tế xây dựng, trình UBND tỉnh trước ngày 20/8/2026.', ['Sở Y tế']],
    [
      '1. Các doanh nghiệp kinh doanh vận tải kiểm tra xe, xong trước ngày 20/8/2026.',
      ['Các doanh nghiệp kinh doanh vận tải'],
    ],
    [
      '1. Đảng ủy HĐND tỉnh lãnh đạo HĐND tỉnh thông qua cơ chế trước ngày 20/8/2026.',
      ['HĐND tỉnh'],
    ],
    ['1. Sở Y tế chỉ đạo các trường khám sức khỏe, xong trước ngày 20/8/2026.', ['Sở Y tế']],
    [
      '1. Đề nghị Đảng ủy UBND tỉnh chỉ đạo Sở Y tế khảo sát, báo cáo trước ngày 20/8/2026.',
      ['Sở Y tế'],
    ],
    [
      '1. Các đảng ủy trực thuộc Tỉnh ủy, nhất là đảng ủy các xã, phường, xây dựng kế hoạch trước ngày 20/8/2026.',
      ['Các đảng ủy trực thuộc Tỉnh ủy'],
    ],
    ['1. UBND các xã bàn giao mặt bằng cho chủ đầu tư trước ngày 20/8/2026.', ['UBND cấp xã']],
    [
      '1. Ủy ban MTTQ phường cùng các đoàn thể vận động, xong trước ngày 20/8/2026.',
      ['Ủy ban MTTQ phường'],
    ],
    [
      '1. Sở Giáo dục và Đào tạo yêu cầu các trường ký cam kết trước ngày 20/8/2026.',
      ['Sở Giáo dục và Đào tạo'],
    ],
  ])('%s', (body, expected) => {
    expect(owners(body)).toEqual(expected);
  });

  it('is the commune that the subject names, where nobody is', () => {
    expect(nobodyNamed('province', ['06463'])).toMatchObject({
      names: ['UBND cấp xã'],
      units: ['06463'],
    });
    expect(nobodyNamed('province', []).names).toEqual(['Sở, ban, ngành', 'UBND cấp xã']);
  });
});

describe('names that no catalog lists', () => {
  const index = indexOf(loadCatalog());
  const names = (text: string): string[] =>
    findMentions(flowOf(text, [{ start: 0, end: text.length }]), index).map(({ name }) => name);

  it.each([
    ['Giao phòng Kế hoạch - Tài chính tham mưu', ['Phòng Kế hoạch - Tài chính']],
    ['Giao Bệnh viện đa khoa tỉnh tổ chức khám', ['Bệnh viện đa khoa tỉnh']],
    ['báo cáo Bộ Tài chính tình hình sắp xếp', ['Bộ Tài chính']],
    ['Kho bạc Nhà nước khu vực VI đối chiếu', ['Kho bạc Nhà nước khu vực VI']],
    [
      'Giao Văn phòng Ban An toàn giao thông tỉnh tham mưu',
      ['Văn phòng Ban An toàn giao thông tỉnh'],
    ],
    [
      'Giao Công ty CP Cấp thoát nước Yên Khê nâng công suất',
      ['Công ty CP Cấp thoát nước Yên Khê'],
    ],
    ['Các Sở Công Thương, Y tế rà soát', ['Sở Công Thương', 'Sở Y tế']],
    ['Tổ chức tuyên truyền, vận động', []],
    ['Đối với dự án đã hoàn thành', []],
    ['Các nội dung trên hoàn thành', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('are looked for once in a text', () => {
    const flow = flowOf('Giao Sở Y tế', [{ start: 0, end: 12 }]);
    expect(findMentions(flow, index)).toBe(findMentions(flow, index));
  });
});

describe('figures', () => {
  const targets = (body: string): (string | number)[][] =>
    propose(`${HEAD}1. Nhiệm vụ\n\n${body}`).targets.map(({ value, measure, direction }) => [
      value,
      measure,
      direction,
    ]);

  it.each([
    ['- Tỷ lệ đạt không thấp hơn 90%.', [[90, '%', 'at-least']]],
    ['- Tỷ lệ nợ thuế không cao hơn 4% tổng thu.', [[4, '%', 'at-most']]],
    ['- Không để nợ đọng thuế tăng quá 3%.', [[3, '%', 'at-most']]],
    ['- Không để tỷ lệ đúng hạn dưới 95%.', [[95, '%', 'at-least']]],
    ['- Giảm hộ nghèo từ 145 hộ xuống còn dưới 60 hộ.', [[60, 'hộ', 'at-most']]],
    ['- Nâng tỷ lệ bao phủ từ 93,4% lên 95,5%.', [[95.5, '%', 'at-least']]],
    [
      '- Tỷ lệ hộ nghèo giảm 3%, còn 6,8%.',
      [
        [3, '%', 'at-least'],
        [6.8, '%', 'at-most'],
      ],
    ],
    ['- Thu nhập bình quân đầu người đạt 52 - 54 triệu đồng.', [[52, 'triệu đồng', 'at-least']]],
    ['- Kết nạp từ 45 - 50 đảng viên.', [[45, 'đảng viên', 'at-least']]],
    ['- Thu hồi ít nhất 30 khẩu súng.', [[30, 'khẩu', 'at-least']]],
    ['- Phát sóng tối thiểu 02 số/tháng.', [[2, 'số', 'at-least']]],
    ['- Không còn xã dưới 10 tiêu chí.', []],
    ['- Mở mô hình quy mô 40 ha.', []],
  ])('%s', (body, expected) => {
    expect(targets(body)).toEqual(expected);
  });

  it('of a plan made in December for the next year fall into that year', () => {
    const text =
      'UBND TỈNH LẠNG SƠN\n\nSố: 8/KH-UBND\n\nLạng Sơn, ngày 09 tháng 12 năm 2025\n\nKẾ HOẠCH\n\nCông tác năm 2026\n\n1. Sở Y tế báo cáo trước ngày 20/6.';
    expect(propose(text).tasks[0]?.deadline).toMatchObject({ date: '2026-06-20' });
  });
});

describe('parts of a document', () => {
  it('reads the plan that stands below the signature of a decision', () => {
    const text = `${HEAD.replace('THÔNG BÁO', 'QUYẾT ĐỊNH')}Điều 1. Ban hành Kế hoạch.\n\nCHỦ TỊCH\n\nNguyễn Văn An\n\nKẾ HOẠCH\n\nCải cách năm 2026\n\n1. Sở Y tế báo cáo trước ngày 20/8/2026.`;
    expect(propose(text).tasks.map(({ lead }) => lead)).toContainEqual(['Sở Y tế']);
    expect(propose(text).document.signer).toBe('Nguyễn Văn An');
  });

  it('takes no deadline from what a cited document asked for', () => {
    expect(
      owners(
        '1. Sở Y tế thực hiện Công văn số 905/UBND-KT ngày 01/7/2026, trong đó yêu cầu báo cáo trước ngày 30/8/2026.',
      ),
    ).toEqual([]);
  });

  it('reads two labels on one line', () => {
    const [task] = propose(
      `${HEAD}1. Biên soạn tài liệu\n\n- Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ\n\n- Hoàn thành: trước ngày 20/8/2026`,
    ).tasks;
    expect(task).toMatchObject({ lead: ['Sở Y tế'], cooperating: ['Sở Nội vụ'] });
  });

  it('goes on with a list of clauses after a long line without a stop', () => {
    const text = '1. Việc thứ nhất phải làm ngay trong tháng này, giao cho Sở Y tế\n2. Việc hai';
    const long = `${'Một dòng dài của văn bản đã bị cắt khi chép ra từ tệp PDF, còn nữa\n'.repeat(9)}${text}`;
    expect(paragraphsOf(long).map(({ flow }) => flow.text)).toContain('2. Việc hai');
  });

  it.each(['Rà soát hồ sơ', 'rà soát', '“1. Trích', 'Điện lực', 'Mở lớp'])(
    'sees no mark in “%s”',
    (line) => {
      expect(readMarker(line)).toBeNull();
    },
  );

  it('takes marks nobody sees off a line', () => {
    expect(linesOf('  **Rà soát**  hồ\u200b sơ ')[0]?.plain).toBe('Rà soát hồ sơ');
  });
});

test('the work may stand before its owner and a colon', () => {
  const [task] = propose(
    `${HEAD}1. Biên soạn tài liệu: Sở Y tế chủ trì, hoàn thành trong tháng 8/2026.`,
  ).tasks;
  expect(task).toMatchObject({ content: 'Biên soạn tài liệu', lead: ['Sở Y tế'] });
});
