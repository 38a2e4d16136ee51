import {
  asOfIn,
  dayIn,
  neededAsOf,
  numberIn,
  pairIn,
  plainCell,
  wordIn,
  wordsOf,
  type Cell,
} from '../../src/functions/coerce';
import { faultOf } from './answers';

describe('plainCell', () => {
  test.each<[unknown, Cell]>([
    [null, null],
    [undefined, null],
    ['', null],
    ['  ', null],
    ['\u00a0\n', null],
    [' a ', ' a '],
    [0, 0],
    [5, 5],
    [false, false],
    [{ type: 'FormattedNumber', basicValue: 46203, numberFormat: 'dd/mm/yyyy' }, 46203],
    [{ type: 'Entity', basicType: 'String', basicValue: 'xã Chi Lăng' }, 'xã Chi Lăng'],
    [{ type: 'String', basicValue: '' }, null],
  ])('%j: %j', (cell, expected) => {
    expect(plainCell(cell)).toBe(expected);
  });

  test.each([
    [{ type: 'Error', basicType: 'Error', basicValue: '#N/A' }, '#N/A', '#N/A'],
    [{ type: 'Error', basicType: 'Error', basicValue: '#REF!' }, '#VALUE!', '#REF!'],
    [{ code: '#N/A', message: 'x' }, '#N/A', '#N/A'],
    [{ code: '#DIV/0!' }, '#VALUE!', '#DIV/0!'],
  ])('error cell %j: %s', (cell, code, named) => {
    const fault = faultOf(() => plainCell(cell));
    expect(fault.code).toBe(code);
    expect(fault.message).toBe(`Ô đầu vào đang báo lỗi ${named}. Hãy sửa ô đó trước.`);
  });

  test('a picture is not a value', () => {
    expect(faultOf(() => plainCell({ type: 'WebImage', address: 'x' })).code).toBe('#VALUE!');
  });
});

describe('the message names the argument and says what to do', () => {
  test.each<[string, () => unknown, RegExp]>([
    ['a day', () => dayIn('hôm nay', 'Ngày nộp'), /^Ngày nộp: .*“hôm nay”.* Hãy ghi ngày/],
    ['a yes as a day', () => dayIn(true, 'Ngày nộp'), /^Ngày nộp: “true” .* Hãy ghi một ngày/],
    ['a number', () => numberIn('vài', 'Kế hoạch'), /^Kế hoạch: .*"vài".* Hãy viết/],
    [
      'a yes as a number',
      () => numberIn(false, 'Kế hoạch'),
      /^Kế hoạch: “false” .* Hãy ghi một số/,
    ],
    [
      'two units',
      () => pairIn('60 ha', '5 tấn', ['Kế hoạch', 'Thực hiện']),
      /^Kế hoạch \(60 ha\) và thực hiện \(5 tấn\) không cùng đơn vị tính\. Hãy /,
    ],
    [
      'a word',
      () => wordIn('abc', wordsOf([[1, ['một']]]), 'Loại', '“một”'),
      /^Loại: “abc” không đúng\. Hãy ghi “một”\.$/,
    ],
    ['a long word', () => wordIn('x'.repeat(900), wordsOf([]), 'Loại', 'khác'), /^.{60,140}$/],
  ])('%s', (_, call, message) => {
    const fault = faultOf(call);
    expect(fault.code).toBe('#VALUE!');
    expect(fault.message).toMatch(message);
  });

  test('the report date is asked for, never taken from the clock', () => {
    const fault = faultOf(() => neededAsOf(null));
    expect(fault.code).toBe('#N/A');
    expect(fault.message).toContain('Hãy cho hàm ngày chốt');
    expect(neededAsOf(46203)).toBe(46203);
  });
});

describe('pairIn', () => {
  test.each<[Cell, Cell, [number | null, number | null]]>([
    [60, 45, [60, 45]],
    [0, 0, [0, 0]],
    [null, 45, [null, 45]],
    ['60 ha', 45, [60, 45]],
    ['60 ha', '45ha', [60, 45]],
    ['30 tỷ đồng', '45.000 triệu đồng', [30e9, 45e9]],
    ['30 tỷ đồng', null, [30e9, null]],
    ['95%', '95 %', [95, 95]],
    ['95%', null, [95, null]],
  ])('%j, %j', (first, second, expected) => {
    expect(pairIn(first, second, ['Kế hoạch', 'Thực hiện'])).toEqual(expected);
  });

  test.each<[Cell, Cell]>([
    ['30 tỷ đồng', 12],
    [12, '30 tỉ'],
    ['5 nghìn', '3'],
    ['95%', '3 điểm %'],
    // A cell formatted as a percentage hands over 0.95.
    ['95%', 0.95],
    [0.95, '95 %'],
    ['95％', '0,95'],
    ['2 điểm %', 2],
  ])('%j beside %j says nothing sure', (first, second) => {
    expect(faultOf(() => pairIn(first, second, ['Kế hoạch', 'Thực hiện'])).code).toBe('#VALUE!');
  });
});

test('words are found however their case and accents are typed', () => {
  const words = wordsOf([
    ['task', ['task', 'nhiệm vụ']],
    ['less', ['<=']],
  ]);
  const find = (cell: Cell) => wordIn(cell, words, 'Loại', '…');
  expect(find('NHIEM  VU')).toBe('task');
  expect(find('Nhiệm vụ'.normalize('NFD'))).toBe('task');
  expect(find(' <= ')).toBe('less');
  expect(find(null)).toBeNull();
});

test('the docstrings hold', () => {
  expect(plainCell('  ')).toBeNull();
  expect(dayIn('30/6/2026', 'Ngày chốt')).toBe(46203);
  expect(asOfIn('30/6/2026')).toBe(46203);
  expect(numberIn('1.795,5', 'Kế hoạch')).toBe(1795.5);
  expect(pairIn('60 ha', 45, ['Kế hoạch', 'Thực hiện'])).toEqual([60, 45]);
  expect(wordsOf([['task', ['task', 'nhiệm vụ']]]).get('nhiem vu')).toBe('task');
});
