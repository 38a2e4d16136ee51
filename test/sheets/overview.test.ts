import { growthNeeded } from '../../src/domain/growth';
import { assess } from '../../src/sheets/disbursement-sums';
import { GROUP_LABELS } from '../../src/sheets/line';
import type { CellContent, CellModel } from '../../src/sheets/model';
import { targetLineStatus } from '../../src/sheets/targets';
import { taskLineStatus } from '../../src/sheets/tasks';
import { book, context, sheetOf } from '../helpers/province-book';

const made = book();
const page = sheetOf(made, 'overview');

/** The rows of a block: from its heading to the blank row behind it. */
const block = (heading: string): CellModel[][] => {
  const start = page.rows.findIndex(({ cells }) => String(cells[1]?.value).startsWith(heading));
  if (start < 0) throw new Error(`no block ${heading}`);
  const length = page.rows.slice(start).findIndex(({ cells }) => !cells[1]);
  return page.rows
    .slice(start, start + length)
    .map(({ cells }) => cells.slice(1).flatMap((cell) => cell ?? []));
};

const table = (heading: string): Map<string, CellContent[]> =>
  new Map(
    block(heading).map(([label, ...rest]) => [
      String(label?.value),
      rest.map(({ value }) => value),
    ]),
  );

const TASK_CLASSES: Readonly<Record<string, string[]>> = {
  'Hoàn thành đúng hạn': ['Hoàn thành đúng hạn'],
  'Hoàn thành quá hạn': ['Hoàn thành quá hạn'],
  'Chưa hoàn thành, trong hạn': ['Trong hạn', 'Sắp đến hạn'],
  '   trong đó: sắp đến hạn': ['Sắp đến hạn'],
  'Chưa hoàn thành, quá hạn': ['Quá hạn'],
  'Không thời hạn': ['Không thời hạn'],
  'Không phát sinh': ['Không phát sinh'],
  'Chưa có số liệu': ['Chưa có số liệu', 'Thiếu ngày hoàn thành'],
};

describe('counts of the overview are those of the lines', () => {
  const taskStates: string[] = made.lines.tasks.map((row) => taskLineStatus(row, context));
  // A total says once more what its units have said.
  const asked = made.lines.targets.filter(({ id }) => !id.startsWith('total/'));
  const targetStates: string[] = asked.map((row) => targetLineStatus(row, context));

  test('the sample has every kind of line', () => {
    expect(new Set(taskStates)).toEqual(
      new Set([
        'Hoàn thành đúng hạn',
        'Hoàn thành quá hạn',
        'Trong hạn',
        'Sắp đến hạn',
        'Quá hạn',
        'Không thời hạn',
        'Không phát sinh',
        'Thiếu ngày hoàn thành',
        'Chưa có số liệu',
      ]),
    );
    expect(new Set(targetStates)).toEqual(
      new Set([
        'Vượt',
        'Đạt',
        'Đúng tiến độ',
        'Chậm tiến độ',
        'Không đạt',
        'Không phát sinh',
        'Chưa có số liệu',
      ]),
    );
  });

  test.each(Object.entries(TASK_CLASSES))('tasks: %s', (label, members) => {
    const [count, share] = table('NHIỆM VỤ ĐẾN NGÀY CHỐT').get(label) ?? [];
    const expected = taskStates.filter((state) => members.includes(state)).length;
    expect(count).toBe(expected);
    expect(share).toBeCloseTo(expected / taskStates.length, 12);
  });

  test('tasks: every line is counted once, “of which” lines are not', () => {
    const rows = table('NHIỆM VỤ ĐẾN NGÀY CHỐT');
    expect(rows.get('Tổng số')?.[0]).toBe(taskStates.length);
    const parts = [...rows].filter(([label]) => label in TASK_CLASSES && !label.startsWith(' '));
    const sum = parts.reduce((all, [, [count]]) => all + Number(count), 0);
    expect(sum).toBe(taskStates.length);
  });

  test.each(['NHIỆM VỤ ĐẾN NGÀY CHỐT', 'CHỈ TIÊU ĐẾN NGÀY CHỐT'])(
    '%s: the formula of the total adds the same lines up',
    (heading) => {
      const total = block(heading).at(-1)?.[1];
      const terms = total?.formula?.split('+') ?? [];
      const values = terms.map((address) => {
        expect(address).toMatch(/^C\d+$/);
        return Number(page.rows[Number(address.slice(1)) - 1]?.cells[2]?.value);
      });
      expect(new Set(terms).size).toBe(terms.length);
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(total?.value);
    },
  );

  test.each(['Vượt', 'Đạt', 'Đúng tiến độ', 'Chậm tiến độ', 'Không đạt', 'Không phát sinh'])(
    'targets: %s',
    (label) => {
      const [count] = table('CHỈ TIÊU ĐẾN NGÀY CHỐT').get(label) ?? [];
      const expected = targetStates.filter((state) => state === label).length;
      expect(expected).toBeGreaterThan(0);
      expect(count).toBe(expected);
    },
  );

  test('targets: every line is counted once, and no total beside its parts', () => {
    expect(made.lines.targets.length).toBeGreaterThan(asked.length);
    const rows = table('CHỈ TIÊU ĐẾN NGÀY CHỐT');
    const sum = [...rows.values()].slice(2, -1).reduce((all, [count]) => all + Number(count), 0);
    expect(sum).toBe(targetStates.length);
    expect(rows.get('Tổng số')?.[0]).toBe(targetStates.length);
  });

  test('money is the sum of the lines with figures; the status is that of the sums', () => {
    const rows = table('GIẢI NGÂN THEO NHÓM DỰ ÁN');
    const second = assess({ group: 2, plan: 1500, disbursed: 300, estimate: 400 }, context);
    // 200 of 1.000 estimated and 200 of 500 paid: 400 of 1.500 is under 30 %.
    expect(rows.get(GROUP_LABELS[2])).toEqual([
      1500,
      300,
      400,
      second.rate,
      0.3,
      'Chậm mốc',
      // The milestone of this very day, and what is missing from it.
      '30/6: 30%',
      50,
    ]);
    expect(rows.get(GROUP_LABELS[1])?.slice(0, 6)).toEqual([300, 300, 300, 1, 1, 'Đạt mốc']);
    // A project without figures: unknown, not nought, and not green.
    expect(rows.get(GROUP_LABELS[3])?.slice(0, 3)).toEqual(['', '', '']);
    expect(rows.get(GROUP_LABELS[3])?.[5]).toBe('Chưa có số liệu');
  });
});

describe('reporting', () => {
  test('rates are of the units expected', () => {
    const rows = table('TÌNH HÌNH BÁO CÁO');
    expect([...rows].slice(2).map(([label, [count]]) => [label, count])).toEqual([
      ['Phải báo cáo', 65],
      ['Đã báo cáo (tỷ lệ báo cáo)', 2],
      ['Đúng hạn (tỷ lệ đúng hạn)', 1],
      ['Trễ hạn', 1],
      ['Chưa nộp', 63],
    ]);
    expect(rows.get('Đã báo cáo (tỷ lệ báo cáo)')?.[1]).toBeCloseTo(2 / 65, 12);
  });

  test('a partial result says so in red, a whole one does not', () => {
    const line = page.rows
      .flatMap(({ cells }) => cells)
      .find((cell) => cell?.value === 'Số liệu của 2/65 đơn vị.');
    expect(line?.style).toBe('warning');
  });
});

describe('growth', () => {
  test('what the rest of the year must reach, with the weights of the settings', () => {
    const [, , , , rest] = block('KỊCH BẢN TĂNG TRƯỞNG');
    const needed = growthNeeded(10, [0.2, 0.2, 0.3, 0.3], [7.05, null, null, null]);
    expect(needed).toBeCloseTo((10 - 0.2 * 7.05) / 0.8, 12);
    expect(rest?.at(-1)?.value).toBeCloseTo(needed ?? 0, 12);
  });

  test('plan and estimate stand side by side', () => {
    const rows = table('KỊCH BẢN TĂNG TRƯỞNG');
    expect(rows.get('Kịch bản')).toEqual([10.2, 10, 10, 10, 10]);
    expect(rows.get('Ước thực hiện')).toEqual([7.05, null, null, null, null]);
  });
});

describe('lists', () => {
  test('show what the highlights say', () => {
    const [worst] = made.highlights.overdue;
    const rows = block('NHIỆM VỤ QUÁ HẠN');
    expect(rows[2]?.map(({ value }) => value).filter((value) => value !== null)).toEqual([
      worst?.units[0],
      worst?.what,
      worst?.figure,
    ]);
  });

  test('where none at all was allowed there is no rate to show', () => {
    const fires = { name: 'Số vụ cháy', direction: 'không quá', planUnit: 0, actual: 5 };
    const rows = sheetOf(book({ '06463': { 'targets/CT-01': fires } }), 'overview').rows;
    const line = rows.find(({ cells }) => cells.some((cell) => cell?.value === 'Số vụ cháy'));
    const shown = line?.cells.flatMap((cell) => cell?.value ?? []);
    expect(shown).toEqual(['xã Chi Lăng', 'Số vụ cháy', '-']);
  });

  test('an empty list says so in words', () => {
    const silent = sheetOf(book({}), 'overview');
    const texts = silent.rows.flatMap(({ cells }) => cells.map((cell) => cell?.value));
    expect(texts).toEqual(
      expect.arrayContaining([
        'Không có nhiệm vụ nào quá hạn trong số liệu đã nhận.',
        'Chưa có chỉ tiêu nào chậm tiến độ trong số liệu đã nhận.',
        'Không có nhóm dự án nào dưới mốc.',
      ]),
    );
  });
});

describe('units', () => {
  test('count what is theirs', () => {
    const units = sheetOf(made, 'units');
    const keys = units.rows[3]?.cells.map((cell) => cell?.value) ?? [];
    const at = (code: string, key: string): CellContent | undefined =>
      units.rows.find(({ cells }) => cells[0]?.value === code)?.cells[keys.indexOf(key)]?.value;
    const all = made.lines.tasks.filter(({ unit }) => unit?.code === '05977').length;
    expect(at('05977', 'done')).toBe(1);
    expect(at('05977', 'overdue')).toBe(0);
    expect(at('06517', 'overdue')).toBe(1);
    // Said to be done without a day: counted with what has no data, as in the overview.
    expect(at('05977', 'noData')).toBe(all - 4);
    expect(at('05977', 'spent')).toBeCloseTo(500 / 1300, 12);
    expect(at('05977', 'underFloor')).toBe(1);
    expect(at('06001', 'spent')).toBe('');
    expect(at('06001', 'underFloor')).toBe(0);
  });
});

describe('the book', () => {
  test('has the sheets of the contract, the last one very hidden', () => {
    expect(made.book.sheets.map(({ name }) => name)).toEqual([
      'Tổng quan',
      'Nhiệm vụ',
      'Chỉ tiêu',
      'Giải ngân',
      'Kiến nghị',
      'Văn bản',
      'Đơn vị',
      'Nhận báo cáo',
      'Dữ liệu',
      'Lịch sử',
      'Cấu hình',
      '_tiendo',
    ]);
    expect(made.book.sheets.at(-1)?.state).toBe('veryHidden');
    expect(made.book.active).toBe('Tổng quan');
  });

  test('equal input, equal content; another figure, another content', () => {
    expect(book().content).toBe(made.content);
    expect(book({}).content).not.toBe(made.content);
    expect(made.content).toMatch(/^[0-9a-f]{16}$/);
  });
});
