import { readCellValue } from '../../src/consolidation/cell-value';
import { dayFromIso } from '../../src/domain/day';
import type { CellContent, InputRule } from '../../src/sheets/model';
import { YEAR_BOUNDS } from '../../src/sheets/rules';
import type { CellValue, ReadCell } from '../../src/workbook/read';
import { VIETNAMESE } from './support';

const DATE: InputRule = { kind: 'date', ...YEAR_BOUNDS };
const MONEY: InputRule = { kind: 'number', min: 0 };
const ANY: InputRule = { kind: 'number' };
const WHOLE: InputRule = { kind: 'whole', min: 1, max: 99 };
const CHOICE: InputRule = { kind: 'choice', choices: ['Có số liệu', 'Không phát sinh'] };
const TEXT: InputRule = { kind: 'text', max: 10 };

const cell = (value: CellValue, more: Partial<ReadCell> = {}): ReadCell => ({
  value,
  isDate: false,
  ...more,
});

const day = dayFromIso('2026-06-05');

describe('what is kept, with or without a word about it', () => {
  test.each<[rule: InputRule, typed: CellValue, kept: CellContent, code: string | undefined]>([
    [DATE, day, day, undefined],
    [DATE, day + 0.75, day, undefined],
    [DATE, '05/06/2026', day, 'date-as-text'],
    [DATE, '5-6-2026', day, 'date-as-text'],
    [DATE, 'ngày 5 tháng 6 năm 2026', day, 'date-as-text'],
    [DATE, '5/6', day, 'date-as-text'],
    [MONEY, 0, 0, undefined],
    [MONEY, 1795.5, 1795.5, undefined],
    [MONEY, '1.795,5', 1795.5, 'number-as-text'],
    [MONEY, ' 12 ', 12, 'number-as-text'],
    [ANY, -3, -3, undefined],
    [WHOLE, 1, 1, undefined],
    [WHOLE, '2', 2, 'number-as-text'],
    [CHOICE, 'Không phát sinh', 'Không phát sinh', undefined],
    [CHOICE, '  Không phát  sinh ', 'Không phát sinh', undefined],
    [CHOICE, 'Không phát sinh'.normalize('NFD'), 'Không phát sinh', undefined],
    [CHOICE, 'khong phat sinh', 'Không phát sinh', 'choice-respelled'],
    [TEXT, '  xong  ', 'xong', undefined],
    [TEXT, 12, '12', undefined],
    [TEXT, '=1+1', '=1+1', undefined],
    [TEXT, true, 'true', undefined],
  ])('%j holding %j gives %j (%s)', (rule, typed, kept, code) => {
    const reading = readCellValue(cell(typed), rule, null, 2026);
    expect(reading.value).toBe(kept);
    expect(reading.problem?.code).toBe(code);
    expect(reading.ignored ?? false).toBe(false);
    if (code) expect(reading.problem?.severity).toBe('low');
  });
});

describe('what is not kept', () => {
  test.each<[rule: InputRule, typed: CellValue, code: string]>([
    [DATE, '31/6/2026', 'date-impossible'],
    [DATE, '29/02/2026', 'date-impossible'],
    [DATE, 'tháng 6/2026', 'date-not-a-day'],
    [DATE, 'sau Tết', 'date-unreadable'],
    [DATE, 2026, 'date-not-a-day'],
    [DATE, 5_062_026, 'date-unreadable'],
    [DATE, dayFromIso('2062-06-05'), 'date-out-of-range'],
    [DATE, '5/6/2062', 'date-out-of-range'],
    [DATE, true, 'not-a-date'],
    [DATE, { error: '#REF!' }, 'error-value'],
    [MONEY, 'khoảng 12', 'number-unreadable'],
    [MONEY, '1,234', 'number-ambiguous'],
    [MONEY, -1, 'number-out-of-range'],
    [MONEY, false, 'not-a-number'],
    [MONEY, { error: '#DIV/0!' }, 'error-value'],
    [WHOLE, 1.5, 'not-whole'],
    [WHOLE, 0, 'number-out-of-range'],
    [WHOLE, 100, 'number-out-of-range'],
    [CHOICE, 'chưa rõ', 'not-in-list'],
    [CHOICE, 1, 'not-in-list'],
    [TEXT, 'dài hơn mười ký tự', 'text-too-long'],
    [TEXT, { error: '#N/A' }, 'error-value'],
  ])('%j holding %j is refused: %s', (rule, typed, code) => {
    const { value, problem, ignored } = readCellValue(cell(typed), rule, null, 2026);
    expect({ value, ignored, code: problem?.code }).toEqual({ value: null, ignored: true, code });
    expect(problem?.severity).toBe('medium');
    expect(problem?.message).toMatch(VIETNAMESE);
  });
});

test.each<[what: string, at: ReadCell | undefined]>([
  ['no cell', undefined],
  ['an empty text', cell('')],
  ['spaces', cell(' \u00a0\n ')],
  ['a zero-width space', cell('\u200b')],
  ['a formula that gives nothing', cell('', { formula: 'IF(1,"")' })],
])('%s is blank under every rule, and nothing is said', (_what, at) => {
  for (const rule of [DATE, MONEY, WHOLE, CHOICE, TEXT]) {
    expect(readCellValue(at, rule, null, 2026)).toEqual({ value: null });
  }
});

test('a formula counts by its kept result', () => {
  expect(readCellValue(cell(7, { formula: 'SUM(A1:A3)' }), MONEY, null, 2026).value).toBe(7);
});

test('a formula that was never calculated is not taken for blank', () => {
  const { value, problem, ignored } = readCellValue(
    cell(null, { formula: 'A1+A2' }),
    MONEY,
    null,
    2026,
  );
  expect({ value, ignored, code: problem?.code }).toEqual({
    value: null,
    ignored: true,
    code: 'formula-without-result',
  });
});

test('"12/5" typed for a number becomes a date in Excel: asked about, never taken for 46154', () => {
  const { value, problem } = readCellValue(cell(46154, { isDate: true }), MONEY, null, 2026);
  expect(value).toBeNull();
  expect(problem?.code).toBe('number-is-date');
  expect(problem?.message).toContain('12/05/2026');
});

test('a date in a text cell stays a date to read', () => {
  expect(readCellValue(cell(day, { isDate: true }), TEXT, null, 2026).value).toBe('05/06/2026');
});

describe('the measure of the row', () => {
  test.each<[typed: string, measure: string | null, kept: number]>([
    ['30 tỷ đồng', 'triệu đồng', 30_000],
    ['30 tỷ', 'tỷ đồng', 30],
    ['95%', '%', 95],
    ['60ha', 'ha', 60],
  ])('%s in %s is %s', (typed, measure, kept) => {
    expect(readCellValue(cell(typed), ANY, measure, 2026).value).toBe(kept);
  });

  test('another measure is refused', () => {
    expect(readCellValue(cell('60 ha'), ANY, 'tấn', 2026).problem?.code).toBe('measure-mismatch');
  });
});

test('the message of a long decimal shows the whole number', () => {
  const { value, problem } = readCellValue(cell('1,23456'), ANY, null, 2026);
  expect(value).toBe(1.23456);
  expect(problem?.message).toContain('1,23456');
});
