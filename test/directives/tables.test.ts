/** Tables of targets, of tasks, of what communes are given, of disbursement by date; in every dress. */
import { flowOf, type Flow } from '../../src/directives/flow';
import { columnsOf, joinHeads, numbersColumns } from '../../src/directives/table-columns';
import { propose } from './fixtures';

const HEAD =
  'UBND TỈNH LẠNG SƠN\n\nSố: 8/KH-UBND\n\nLạng Sơn, ngày 09 tháng 3 năm 2026\n\nKẾ HOẠCH\n\nCông tác năm 2026\n\n';

const targets = (body: string): unknown[][] =>
  propose(HEAD + body).targets.map(({ name, value, measure, direction, unit, year }) => [
    ...[name, value, measure, direction, unit, year],
  ]);

/** The first things told of each target. */
const first = (count: number, body: string): unknown[] =>
  targets(body).map((row) => row.slice(0, count));

const dues = (body: string): unknown[] =>
  propose(HEAD + body)
    .tasks.filter(({ deadline }) => deadline !== null)
    .map(({ lead, cooperating, deadline }) => [
      lead.join(', '),
      cooperating.join(', '),
      deadline?.kind,
      deadline !== null && 'date' in deadline ? deadline.date : null,
    ]);

const cell = (text: string): Flow => flowOf(text, [{ start: 0, end: text.length }]);

describe('tables of targets', () => {
  it('takes the plan, not what was done or what is compared', () => {
    const body = [
      '| TT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2025 | Kế hoạch năm 2026 | So sánh (%) |',
      '| (1) | (2) | (3) | (4) | (5) | (6)=(5)/(4) |',
      '| I | Kinh tế | | | | |',
      '| 1 | Tổng thu ngân sách | Tỷ đồng | 12.345 | 13.500 | 109 |',
      '| 2 | Tăng trưởng | % | 8,1 | 10 - 10,5 | |',
    ].join('\n');
    expect(targets(body)).toEqual([
      ['Tổng thu ngân sách', 13500, 'tỷ đồng', 'at-least', 'province', 2026],
      ['Tăng trưởng', 10, '%', 'at-least', 'province', 2026],
    ]);
  });

  it.each([
    ['≥ 80', 80, 'at-least'],
    ['Trên 96%', 96, 'at-least'],
    ['95% trở lên', 95, 'at-least'],
    ['16/19', 16, 'at-least'],
    ['≤ 7,5', 7.5, 'at-most'],
    ['Dưới 3', 3, 'at-most'],
    ['Không quá 2 - 3', 3, 'at-most'],
    ['1.250', 1250, 'at-least'],
  ])('a level written “%s”', (level, value, direction) => {
    const body = `| TT | Chỉ tiêu | ĐVT | Mục tiêu |\n| 1 | Tỷ lệ che phủ | % | ${level} |`;
    expect(targets(body)).toEqual([['Tỷ lệ che phủ', value, '%', direction, 'province', 2026]]);
  });

  it.each(['', '-', 'x', 'Theo quy định', 'Hoàn thành', '5 năm 2026'])(
    'no level: “%s”',
    (level) => {
      const body = `| TT | Chỉ tiêu | ĐVT | Mục tiêu |\n| 1 | Tỷ lệ che phủ | % | ${level} |`;
      expect(targets(body)).toEqual([]);
    },
  );

  it('of what is bad the level is the most, of its decrease the least', () => {
    const body =
      '| TT | Chỉ tiêu | ĐVT | Kế hoạch |\n| 1 | Tỷ lệ hộ nghèo | % | 3,1 |\n| 2 | Mức giảm tỷ lệ hộ nghèo | % | 1,1 |';
    expect(first(4, body)).toEqual([
      ['Tỷ lệ hộ nghèo', 3.1, '%', 'at-most'],
      ['Mức giảm tỷ lệ hộ nghèo', 1.1, '%', 'at-least'],
    ]);
  });

  it('the measure may stand in the name, in the cell or above the table', () => {
    const head = '| TT | Chỉ tiêu | Kế hoạch |\n';
    expect(first(3, `${head}| 1 | Trồng rừng (ha) | 900 |`)).toEqual([['Trồng rừng', 900, 'ha']]);
    expect(first(3, `${head}| 1 | Thu nội địa | 34 tỷ đồng |`)).toEqual([
      ['Thu nội địa', 34, 'tỷ đồng'],
    ]);
    expect(
      first(3, `1. Giao chỉ tiêu:\n\nĐơn vị tính: tấn\n\n${head}| 1 | Thóc | 1.200 |`),
    ).toEqual([['Thóc', 1200, 'tấn']]);
    expect(targets(`${head}| 1 | Thóc | 1.200 |`)).toEqual([]);
  });

  it('every year ahead is a target of its own', () => {
    const body =
      '| TT | Chỉ tiêu | ĐVT | Năm 2025 | Năm 2026 | Năm 2030 |\n| 1 | Xã nông thôn mới | xã | 20 | 24 | 40 |';
    expect(targets(body)).toEqual([
      ['Xã nông thôn mới', 24, 'xã', 'at-least', 'province', 2026],
      ['Xã nông thôn mới', 40, 'xã', 'at-least', 'province', 2030],
    ]);
  });

  it('a head over two rows', () => {
    const body =
      '| TT | Chỉ tiêu | ĐVT | Năm 2026 | |\n| | | | Ước thực hiện | Kế hoạch giao |\n| 1 | Trồng rừng | ha | 700 | 900 |';
    expect(first(3, body)).toEqual([['Trồng rừng', 900, 'ha']]);
  });

  it('in bars without a first one, in tabs', () => {
    for (const sign of [' | ', '\t']) {
      const rows = [
        ['TT', 'Nội dung', 'ĐVT', 'Chỉ tiêu giao', 'Đơn vị thực hiện'],
        ['1', 'Hộ thoát nghèo', 'hộ', '120', 'UBND các xã'],
      ];
      const body = rows.map((row) => row.join(sign)).join('\n');
      expect(first(3, body)).toEqual([['Hộ thoát nghèo', 120, 'hộ']]);
      expect(dues(body)).toEqual([]);
    }
  });
});

describe('tables set by blanks', () => {
  it('of levels, of shares by date, of what communes are given', () => {
    const body = [
      'I. CHỈ TIÊU',
      '',
      'TT   Chỉ tiêu               ĐVT     Kế hoạch 2026',
      '1    Trồng rừng mới         ha      9.000',
      '2    Tỷ lệ hộ nghèo         %       dưới 3',
      '',
      'II. GIẢI NGÂN',
      '',
      'Nhóm dự án              Đến hết ngày 30/6/2026     Đến hết ngày 31/12/2026',
      'Dự án chuyển tiếp       45%                        98%',
      '',
      'III. GIAO CHỈ TIÊU',
      '',
      'STT   Xã, phường      Chỉ tiêu giao (ha)',
      '1     Chi Lăng        150',
      '2     Hữu Lũng        220',
    ].join('\n');
    expect(targets(body)).toEqual([
      ['Trồng rừng mới', 9000, 'ha', 'at-least', 'province', 2026],
      ['Tỷ lệ hộ nghèo', 3, '%', 'at-most', 'province', 2026],
      ['Chỉ tiêu giao', 150, 'ha', 'at-least', '06463', 2026],
      ['Chỉ tiêu giao', 220, 'ha', 'at-least', '06385', 2026],
    ]);
    expect(propose(HEAD + body).milestones.map(({ share }) => share)).toEqual([0.45, 0.98]);
  });
});

describe('tables by communes', () => {
  const above = 'Giao chỉ tiêu trồng rừng cho các xã:\n\nĐơn vị tính: ha\n\n';

  it('gives each commune its share', () => {
    const body = `${above}STT | Xã, phường | Rừng phòng hộ | Rừng sản xuất | Ghi chú\n1 | Chi Lăng | 12,5 | 150 |\n2 | Xã Hữu Lũng | 0 | 220 | \n | Tổng cộng | 12,5 | 370 | |`;
    expect(targets(body)).toEqual([
      ['Rừng phòng hộ', 12.5, 'ha', 'at-least', '06463', 2026],
      ['Rừng sản xuất', 150, 'ha', 'at-least', '06463', 2026],
      ['Rừng sản xuất', 220, 'ha', 'at-least', '06385', 2026],
      ['Rừng phòng hộ', 12.5, 'ha', 'at-least', 'province', 2026],
      ['Rừng sản xuất', 370, 'ha', 'at-least', 'province', 2026],
    ]);
  });

  it('names a commune that nobody knows, and is less sure', () => {
    const [target] = propose(
      `${HEAD}${above}STT | Xã | Rừng trồng mới\n1 | Thác Mơ | 40\n2 | Suối Bạc | 60`,
    ).targets;
    expect(target?.name).toBe('Rừng trồng mới (Thác Mơ)');
    expect(target?.confidence).toBeLessThan(0.6);
    expect(target?.reason).toContain('“Thác Mơ”');
  });

  it.each([
    'Phân bổ kinh phí cho các xã:\n\nĐơn vị tính: triệu đồng\n\n',
    'Danh sách các xã:\n\n',
    'Kết quả của các xã:\n\nĐơn vị tính: ha\n\n',
  ])('is none: %j', (caption) => {
    expect(targets(`${caption}STT | Xã | Số tiền\n1 | Chi Lăng | 40\n2 | Hữu Lũng | 60`)).toEqual(
      [],
    );
  });
});

describe('tables of tasks', () => {
  it.each([
    ['Tháng 3 - 6/2026', 'through', '2026-06-30'],
    ['Quý II, III năm 2026', 'through', '2026-09-30'],
    ['Tháng 12/2026', 'within', '2026-12-31'],
    ['Quý II/2026', 'within', '2026-06-30'],
    ['15/12', 'by', '2026-12-15'],
  ])('time “%s”', (time, kind, date) => {
    const body = `TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian\n1 | Rà soát | Sở Y tế | ${time}`;
    expect(dues(body)).toEqual([['Sở Y tế', '', kind, date]]);
  });

  it('owner and helpers in one cell', () => {
    const body =
      '| TT | Nội dung | Cơ quan chủ trì, phối hợp | Thời hạn |\n| 1 | Rà soát | Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ | 30/6/2026 |\n| 2 | Tổng kết | | 31/12/2026 |';
    expect(dues(body)).toEqual([
      ['Sở Y tế', 'Sở Nội vụ', 'by', '2026-06-30'],
      ['Sở Y tế', '', 'by', '2026-12-31'],
    ]);
  });

  it('a second table that counts its rows again has columns of its own', () => {
    const body =
      '| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n| 1 | Rà soát | Sở Y tế | 30/6/2026 |\n| TT | Thời hạn | Nhiệm vụ | Chủ trì |\n| 1 | 30/7/2026 | Báo cáo | Sở Nội vụ |';
    expect(dues(body)).toEqual([
      ['Sở Y tế', '', 'by', '2026-06-30'],
      ['Sở Nội vụ', '', 'by', '2026-07-30'],
    ]);
  });
});

describe('tables of disbursement by date', () => {
  const table =
    '1. Sở Tài chính đôn đốc, bảo đảm tỷ lệ giải ngân của từng nhóm dự án như sau:\n\n| Nhóm dự án | Đến hết ngày 30/6/2026 | Hết quý III/2026 |\n|---|---|---|\n| Dự án chuyển tiếp | 45% | 75% |\n| Dự án khởi công mới | ≥ 20% | |';

  it('sets a milestone for every share', () => {
    const { milestones, tasks } = propose(HEAD + table);
    expect(
      milestones.map(({ group, share, deadline }) => [
        group,
        share,
        'date' in deadline ? deadline.date : null,
      ]),
    ).toEqual([
      [2, 0.45, '2026-06-30'],
      [2, 0.75, '2026-09-30'],
      [3, 0.2, '2026-06-30'],
    ]);
    expect(tasks.filter(({ deadline }) => deadline !== null)).toHaveLength(3);
  });

  it('one that tells of what was paid out sets none', () => {
    expect(propose(HEAD + table.replaceAll('giải ngân', 'thi công')).milestones).toEqual([]);
    const past = table.replace('Đến hết', 'Thực hiện đến').replace('Hết quý', 'Thực hiện quý');
    expect(propose(HEAD + past).milestones).toEqual([]);
  });
});

describe('heads of tables', () => {
  it('are put together over two rows', () => {
    expect(joinHeads(['TT', 'Kế hoạch', ''], ['', 'giao', 'phấn đấu'])).toEqual([
      ...['TT', 'Kế hoạch giao', 'Kế hoạch phấn đấu'],
    ]);
  });

  it('that number the columns are no row', () => {
    expect(numbersColumns(['(1)', '(2)', '(3)=(1)+(2)'].map(cell))).toBe(true);
    expect(numbersColumns(['A', 'B', '1', '2'].map(cell))).toBe(true);
    expect(numbersColumns(['1', 'Rừng', '2'].map(cell))).toBe(false);
  });

  it('name the plan of the year that is planned for', () => {
    const heads = ['TT', 'Chỉ tiêu', 'ĐVT', 'Kế hoạch 2025', 'Ước TH 2025', 'Kế hoạch 2026'];
    expect(columnsOf(heads, 2026).plans).toEqual([{ column: 5, year: 2026 }]);
    expect(columnsOf(heads.slice(0, 5), 2026).plans).toEqual([{ column: 3, year: 2025 }]);
  });
});
