/** A heading that is only a period is the deadline of the lines below it. */
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/KH-UBND\n\nLạng Sơn, ngày 09 tháng 01 năm 2026\n\nKẾ HOẠCH\n\nTriển khai công tác năm 2026\n\n';

const dated = (body: string) =>
  propose(HEAD + body)
    .tasks.filter(({ deadline }) => deadline !== null)
    .map(({ lead, content, deadline }) => [
      lead.join(' + '),
      content,
      `${deadline?.kind} ${deadline?.kind === 'relative' ? '' : deadline?.date}`,
    ]);

describe('a heading that is only a period', () => {
  it.each([
    [
      'I. LỘ TRÌNH THỰC HIỆN\n\n1. Quý I năm 2026\n\n- Ban hành quy chế làm việc (Sở Nội vụ chủ trì, Sở Tư pháp phối hợp).\n\n- Rà soát kho lưu trữ (Văn phòng UBND tỉnh).',
      [
        ['Sở Nội vụ', 'Ban hành quy chế làm việc', 'within 2026-03-31'],
        ['Văn phòng UBND tỉnh', 'Rà soát kho lưu trữ', 'within 2026-03-31'],
      ],
    ],
    [
      'I. TIẾN ĐỘ THỰC HIỆN\n\n1. Trong tháng 9/2026:\n\n- Sở Y tế khám sức khỏe cho học sinh.',
      [['Sở Y tế', 'Khám sức khỏe cho học sinh', 'within 2026-09-30']],
    ],
    [
      'I. TIẾN ĐỘ THỰC HIỆN\n\n1. Đến hết quý III\n\n- Sở Y tế lắp đặt máy, báo cáo trước ngày 20/8/2026.\n\n- Sở Nội vụ mở lớp tập huấn.',
      [
        ['Sở Y tế', 'Lắp đặt máy, báo cáo', 'before 2026-08-20'],
        ['Sở Nội vụ', 'Mở lớp tập huấn', 'through 2026-09-30'],
      ],
    ],
  ])('%s', (body, expected) => {
    expect(dated(body)).toEqual(expected);
  });

  it.each([
    ['a look back', 'I. KẾT QUẢ ĐẠT ĐƯỢC\n\n1. Quý I năm 2026\n\n- Sở Y tế khám cho học sinh.'],
    ['goals', 'I. MỤC TIÊU\n\n1. Quý III năm 2026\n\n- Sở Y tế phủ sóng trạm y tế.'],
    ['a period that is over', 'I. LỘ TRÌNH\n\n1. Quý IV/2025\n\n- Sở Y tế mở lớp tập huấn.'],
    ['more than a period', 'I. LỘ TRÌNH\n\n1. Việc của quý II\n\n- Sở Y tế mở lớp tập huấn.'],
    ['a year', 'I. LỘ TRÌNH\n\n1. Năm 2026\n\n- Sở Y tế mở lớp tập huấn.'],
  ])('binds nothing in %s', (_, body) => {
    expect(dated(body)).toEqual([]);
  });
});
