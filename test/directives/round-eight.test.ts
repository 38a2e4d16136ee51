/** Rules that the twenty documents of two further authors brought in. */
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/TB-UBND\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nTHÔNG BÁO\n\nKết luận phiên họp\n\n';

const LETTER =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/UBND-KGVX\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nKính gửi: UBND các xã, phường\n\n';

/** Owner, kind and date of each dated duty of a text. */
const dated = (text: string): string[] =>
  propose(text).tasks.flatMap(({ lead, deadline }) =>
    deadline === null
      ? []
      : [
          `${lead.join(' + ')}: ${deadline.kind} ${deadline.kind === 'relative' ? deadline.days : deadline.date}`,
        ],
  );

describe('what is no deadline', () => {
  it.each([
    'Đối với dự án đã hoàn thành trong năm 2025 trở về trước: Sở Tài chính lập danh mục.',
    'Sở Tài chính lập danh mục dự án hoàn thành từ năm 2025 trở về trước.',
    'Thôn nào đến ngày 31/8/2026 chưa đạt một nửa số phiếu thì phải kiểm điểm.',
    'Sở Tài chính thông báo mức thu theo nghị quyết (áp dụng đến hết ngày 31/12/2027).',
    'Thanh tra tỉnh đưa nội dung này vào chương trình kiểm tra, giám sát hằng năm.',
  ])('%s', (sentence) => {
    expect(dated(`${HEAD}1. ${sentence}`)).toEqual([]);
  });
});

describe('what is a deadline', () => {
  it.each([
    [
      'Sở Y tế hoàn thành sắp xếp các trung tâm, bảo đảm thông suốt, trong quý III/2026.',
      ['Sở Y tế: within 2026-09-30'],
    ],
    ['Sở Y tế hướng dẫn các trạm áp dụng trước ngày 20/8/2026.', ['Sở Y tế: before 2026-08-20']],
    ['Sở Y tế xóa hết điểm nghẽn trong quý III/2026.', ['Sở Y tế: within 2026-09-30']],
    [
      'Đối với dự án chuẩn bị đầu tư: Sở Tài chính phê duyệt chủ trương đầu tư trong quý III/2026.',
      ['Sở Tài chính: within 2026-09-30'],
    ],
    [
      'Rà soát hồ sơ, hoàn thành trước 30/8/2026 (Sở Tài chính), trước 15/9/2026 (Sở Xây dựng).',
      ['Sở Tài chính: before 2026-08-30', 'Sở Xây dựng: before 2026-09-15'],
    ],
    [
      'Sở Tài chính tổng hợp kết quả hằng tuần, gửi UBND tỉnh trước 15 giờ thứ Năm hằng tuần.',
      ['Sở Tài chính: recurring null'],
    ],
  ])('%s', (sentence, expected) => {
    expect(dated(`${HEAD}1. ${sentence}`)).toEqual(expected);
  });

  it('keeps a date that stands before its owner out of the work', () => {
    const { tasks } = propose(
      `${HEAD}1. Rà soát hồ sơ, hoàn thành trước 30/8/2026 (Sở Tài chính), trước 15/9/2026 (Sở Xây dựng).`,
    );
    expect(tasks.map(({ content }) => content)).toEqual(['Rà soát hồ sơ', 'Rà soát hồ sơ']);
  });

  it('goes on telling bodies in a letter without marks', () => {
    const body =
      'Để mùa mưa an toàn, UBND tỉnh yêu cầu Sở Xây dựng kiểm tra cầu, xong trước ngày 20/8/2026.\n\n' +
      'Sở Y tế chuẩn bị thuốc, hoàn thành trước 17 giờ ngày 25/8/2026.';
    expect(dated(LETTER + body)).toEqual([
      'Sở Xây dựng: before 2026-08-20',
      'Sở Y tế: before 2026-08-25',
    ]);
  });
});

describe('who is to do it', () => {
  it.each([
    [
      `${HEAD}1. Ông Đỗ Văn Cường, Giám đốc Sở Y tế, Phó Trưởng ban: xây dựng chương trình trước ngày 20/8/2026.`,
      ['Sở Y tế: before 2026-08-20'],
    ],
    [
      `${HEAD}- Trung tâm Dịch vụ việc làm tỉnh mở phiên giao dịch trước ngày 20/8/2026.`,
      ['Trung tâm Dịch vụ việc làm tỉnh: before 2026-08-20'],
    ],
    [
      `${LETTER}1. Đề nghị Đảng ủy UBND tỉnh chỉ đạo Sở Y tế khảo sát, xong trước ngày 20/8/2026.`,
      ['Sở Y tế: before 2026-08-20'],
    ],
    [
      `${HEAD}1. Sở Y tế\n\n1.1. Lãnh đạo Trạm Y tế rà soát thuốc, xong trước ngày 20/8/2026.`,
      ['Sở Y tế: before 2026-08-20'],
    ],
    [
      `${HEAD}1. Sở Nội vụ, trên cơ sở đề xuất của các xã, phường và ý kiến của Sở Y tế, trình UBND tỉnh trước ngày 20/8/2026.`,
      ['Sở Nội vụ: before 2026-08-20'],
    ],
    [
      `${LETTER}1. Bảo đảm bếp ăn an toàn; mỗi trường bố trí tối thiểu 01 nhân viên y tế. Báo cáo kết quả về Sở Y tế trước ngày 20/8/2026.`,
      ['UBND cấp xã: before 2026-08-20'],
    ],
  ])('%s', (text, expected) => {
    expect(dated(text)).toEqual(expected);
  });

  it('sends to all who are named behind “gửi đồng thời”', () => {
    const { tasks } = propose(
      `${LETTER}1. Lập đề nghị hợp đồng giáo viên, gửi đồng thời Sở Nội vụ và Sở Giáo dục và Đào tạo trước ngày 20/8/2026.`,
    );
    expect(tasks.map(({ reportTo }) => reportTo)).toEqual([
      ['Sở Nội vụ', 'Sở Giáo dục và Đào tạo'],
    ]);
  });
});

describe('figures', () => {
  const results = (body: string) =>
    propose(HEAD + body).results.map(({ value, measure, period }) => [value, measure, period]);

  it('are results where the school year is over', () => {
    const body =
      'Năm học 2025 - 2026, ngành giáo dục tuy phải học nhờ nhiều nơi, tỷ lệ tốt nghiệp đạt 97,5%.';
    expect(propose(HEAD + body).targets).toEqual([]);
    expect(results(body)).toMatchObject([[97.5, '%', expect.anything()]]);
  });

  it('are results where an aim tells how far it has come', () => {
    const body =
      'I. MỤC ĐÍCH\n\n1. Làm sạch dữ liệu. Tính đến ngày 31/5/2026, toàn xã mới thu được giấy tờ của 612 hộ, đạt 20,5% số hộ.';
    expect(propose(HEAD + body).targets).toEqual([]);
    expect(results(body)).toEqual([
      [612, 'hộ', '2026-05'],
      [20.5, '%', '2026-05'],
    ]);
  });

  it('bear the month of the day up to which they count', () => {
    const body =
      'I. KẾT QUẢ\n\n1. Tổng vốn giao 4.120 tỷ đồng, đến 31/5/2026 giải ngân 1.030 tỷ đồng, đạt 25% kế hoạch.';
    expect(results(body).map(([, , period]) => period)).toEqual(['2026-05', '2026-05', '2026-05']);
  });

  it('are named by what they measure, not by when', () => {
    const { targets } = propose(
      `${HEAD}2- Về thu ngân sách: phấn đấu đến hết quý III/2026 đạt từ 85% dự toán trở lên.`,
    );
    expect(targets.map(({ name }) => name)).toEqual(['Thu ngân sách']);
  });

  it('of a share of something are levels of a table by communes; of one that compares they are not', () => {
    const table = (head: string): number[] =>
      propose(
        `${HEAD}1. Sở Tài chính theo dõi việc thực hiện.\n\nBIỂU CHỈ TIÊU GIAO NĂM 2026\n\nSTT\tXã, phường\tThu ngân sách (triệu đồng)\t${head}\n1\tPhường Đông Kinh\t150.000\t97,2\n2\tXã Đồng Đăng\t90.000\t95,1\n3\tXã Lộc Bình\t64.000\t94,5\n`,
      ).targets.map(({ value }) => value);
    expect(table('Tỷ lệ bao phủ BHYT (%)')).toEqual([150000, 97.2, 90000, 95.1, 64000, 94.5]);
    expect(table('Tỷ lệ so với năm trước (%)')).toEqual([150000, 90000, 64000]);
  });
});
