/** Which numbers are goals and which are results, in sentences of authors who know no rules. */
import { findFigures } from '../../src/directives/figures';
import { yearOfFigure } from '../../src/directives/figure-time';
import { flowOf } from '../../src/directives/flow';
import { isIll } from '../../src/directives/ills';
import { isMeasure, unlistedThing } from '../../src/directives/measures';
import { timeToldIn } from '../../src/directives/told-time';
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/KH-UBND\n\nLạng Sơn, ngày 09 tháng 7 năm 2026\n\nKẾ HOẠCH\n\nCông tác năm 2026\n\n';

const read = (body: string): { targets: unknown[]; results: unknown[] } => {
  const { targets, results } = propose(HEAD + body);
  return {
    targets: targets.map(({ value, measure, direction }) => [value, measure, direction]),
    results: results.map(({ value, measure }) => [value, measure]),
  };
};

describe('goals', () => {
  it.each([
    ['Thanh tra tỉnh đưa ít nhất 05 chủ đầu tư vào kế hoạch.', [[5, 'chủ đầu tư', 'at-least']]],
    ['Mỗi xã có tối thiểu 02 pa-nô tuyên truyền lớn.', [[2, 'pa-nô', 'at-least']]],
    ['Tổ chức 06 hội chợ, 12 phiên chợ.', [[6, 'hội chợ', 'at-least']]],
    ['Sở Y tế hoàn thành kết luận 04 cuộc thanh tra.', [[4, 'cuộc', 'at-least']]],
    ['Điện lực hoàn thành chống quá tải 36 trạm biến áp.', [[36, 'trạm', 'at-least']]],
    ['Rút ngắn thời gian cấp phép còn không quá 02 ngày làm việc.', [[2, 'ngày', 'at-most']]],
    ['Rút ngắn thời gian thông quan xuống 1,5 giờ.', [[1.5, 'giờ', 'at-most']]],
    ['Phấn đấu đến hết ngày 30/9/2026 phê duyệt trên 80% số dự án.', [[80, '%', 'at-least']]],
    ['Sở Y tế kêu gọi đầu tư 02 cụm công nghiệp.', []],
    ['Dự án có tổng mức đầu tư 250 tỷ đồng.', []],
    ['UBND xã hoàn thành bàn giao 14,2 ha còn lại.', []],
    ['Sở Y tế báo cáo trong thời gian không quá 02 ngày.', []],
    ['Thôn có quy mô từ 50 hộ trở lên thì có thể giữ nguyên.', []],
    ['Đối với những xã, phường có số thu thấp hơn 40% dự toán: giải trình nguyên nhân.', []],
    ['Tiêm cho trẻ em dưới 5 tuổi.', []],
    ['Các xã đạt dưới 50% chỉ tiêu bị phê bình.', []],
    ['Mức hỗ trợ không quá 10 triệu đồng mỗi hộ.', []],
    ['Sở Y tế hỗ trợ 70% chi phí giống.', []],
    ['Cấp Giấy chứng nhận cho 12.500 thửa đất.', [[12500, 'thửa', 'at-least']]],
    ['Chuyển hồ sơ cho 2 cho xã.', []],
  ])('in a task: %s', (sentence, targets) => {
    expect(read(`1. Nhiệm vụ\n\n- ${sentence}`)).toEqual({ targets, results: [] });
  });

  it.each([
    ['Tỷ lệ hộ nghèo 2,5%.', [[2.5, '%', 'at-most']]],
    ['Giảm tỷ lệ hộ nghèo 1,5%.', [[1.5, '%', 'at-least']]],
    ['Tuổi thọ bình quân 74,5 tuổi.', [[74.5, 'tuổi', 'at-least']]],
    ['Kim ngạch xuất khẩu 95 tỷ USD.', [[95, 'tỷ USD', 'at-least']]],
    ['Tăng trưởng 8.5%.', []],
  ])('among goals: %s', (sentence, targets) => {
    expect(read(`1. Mục tiêu\n\n- ${sentence}`).targets).toEqual(targets);
  });

  it('stand in a heading that orders, with owner and time below', () => {
    const body =
      'II. NỘI DUNG\n\n1. Mở 39 lớp bồi dưỡng\n\n- Chủ trì: Sở Nội vụ\n\n- Thời gian: tháng 9/2026\n\n2. Ba năm, 20 xã\n\n- Việc chung.';
    expect(read(body).targets).toEqual([[39, 'lớp', 'at-least']]);
  });
});

describe('results', () => {
  it.each([
    ['Đến ngày 31/5/2026, tổng nợ thuế là 286 tỷ đồng.', [[286, 'tỷ đồng']]],
    [
      'Hết quý I/2026, toàn tỉnh giải ngân 412,6 tỷ đồng, đạt 11,8% kế hoạch vốn.',
      [
        [412.6, 'tỷ đồng'],
        [11.8, '%'],
      ],
    ],
    ['Đến nay, chi trả đạt 66,8% số phương án.', [[66.8, '%']]],
    [
      'Sở Y tế mới đạt 12%, Sở Nội vụ 18%, thấp hơn bình quân chung (25%).',
      [
        [12, '%'],
        [18, '%'],
        [25, '%'],
      ],
    ],
    ['Đến hết ngày 30/9/2026 giải ngân đạt 60% kế hoạch vốn.', []],
  ])('where the work stands: %s', (sentence, results) => {
    expect(read(`1. Giải phóng mặt bằng\n\n- ${sentence}`).results).toEqual(results);
  });

  it.each([
    [
      '1. Đánh giá chung: khối lượng đạt 46%; còn 27 hộ chưa nhận tiền.',
      [
        [46, '%'],
        [27, 'hộ'],
      ],
    ],
    ['I. ĐÁNH GIÁ\n\nCó 78/96 trạm y tế có bác sĩ.', [[78, 'trạm']]],
    ['I. ĐÁNH GIÁ\n\nDiện tích gieo trồng 28,5 ha.', [[28.5, 'ha']]],
    ['I. ĐÁNH GIÁ\n\nTỷ lệ hộ đạt 97% (mục tiêu đại hội là 90%).', [[97, '%']]],
    ['I. ĐÁNH GIÁ\n\nĐoàn đã giám sát tại 12 xã.', []],
    ['I. ĐÁNH GIÁ\n\nThời gian lưu trú mới đạt 1,4 ngày.', [[1.4, 'ngày']]],
  ])('in a look back: %j', (body, results) => {
    expect(read(body)).toEqual({ targets: [], results });
  });

  it('behind the title of a document that is cited', () => {
    const body =
      'Thực hiện Kế hoạch số 88/KH-UBND ngày 20/3/2026 về đăng ký đất đai, trong hai tháng qua tiến độ còn chậm: đến ngày 20/5/2026 mới tiếp nhận được 31.240 hồ sơ.';
    expect(read(body).results).toEqual([[31240, 'hồ sơ']]);
  });
});

describe('the time a sentence tells of', () => {
  it.each([
    ['den het thang 5/2026 dat', 'past'],
    ['den het thang 9/2026 dat', 'ahead'],
    ['sau thang dau nam 2026, thu', 'past'],
    ['tam thang dau nam, thu', 'ahead'],
    ['trong quy i/2026 thu', 'past'],
    ['nam 2025, thu', 'past'],
    ['tinh den ngay 30/6 dat', 'past'],
    ['den nay dat', 'past'],
    ['truoc ngay 01/5/2026 dat', null],
    ['so voi cung ky nam 2025 tang', null],
    ['cac du an khoi cong nam 2025 dat', null],
    ['den thang 13/2026 dat', null],
    ['thu', null],
  ])('%s', (before, told) => {
    expect(timeToldIn(before, '2026-07-09')).toBe(told);
  });

  it('is not known where the document bears no date', () => {
    expect(timeToldIn('den het thang 5/2026 dat', null)).toBeNull();
    expect(timeToldIn('den het thang 5/2026 dat', '2026')).toBeNull();
    expect(timeToldIn('den het thang 5/2026 dat', '2026-06')).toBe('past');
  });

  it('gives a result its period, in words too', () => {
    const periods = (body: string): string[] =>
      propose(`${HEAD}I. ĐÁNH GIÁ\n\n${body}`).results.map(({ period }) => period);
    expect(periods('Sáu tháng đầu năm 2026, thu đạt 52% dự toán.')).toEqual(['2026-H1']);
    expect(periods('Chín tháng đầu năm 2025, thu đạt 52% dự toán.')).toEqual(['2025-9M']);
  });

  it('is not the year that a level is compared with', () => {
    expect(yearOfFigure('tăng 9% so với năm 2025', 2026)).toBe(2026);
    expect(yearOfFigure('đến năm 2030 đạt 9%', 2026)).toBe(2030);
  });
});

describe('measures', () => {
  it.each([
    ['ty le ho ngheo', true],
    ['giam ty le ho ngheo', false],
    ['so ho thoat ngheo', false],
    ['ty le che phu rung', false],
    ['no dong thue', true],
    ['thu hoi no dong thue', false],
  ])('is “%s” an ill: %s', (name, expected) => {
    expect(isIll(name)).toBe(expected);
  });

  it('are told apart by their accents, where the text has any', () => {
    expect(isMeasure('chợ', 'xây 2 chợ')).toBe(true);
    expect(isMeasure('cho', 'chuyển 2 cho xã')).toBe(false);
    expect(isMeasure('cho', 'xay 2 cho')).toBe(true);
  });

  it('that no list holds end before a verb or a small word', () => {
    const name = (text: string): string => text.slice(0, unlistedThing(text)).trim();
    expect(name(' chu dau tu vao ke hoach')).toBe('chu dau tu');
    expect(name(' pa-no tuyen truyen')).toBe('pa-no');
    expect(name(' so/thang')).toBe('so');
    expect(name(' nam')).toBe('');
    expect(name(', sau do')).toBe('');
  });

  it('of a whole are marked', () => {
    const text = 'đạt 16/19 tiêu chí';
    expect(findFigures(flowOf(text, [{ start: 0, end: text.length }]), [])[0]).toMatchObject({
      value: 16,
      isShare: true,
    });
  });
});
