import { dayFromIso, isoFromDay } from '../../src/domain/day';
import { DEFAULT_RULES, lastDayOf, type TimedDeadline } from '../../src/domain/deadline';
import { readRecurring } from '../../src/domain/deadline-recurring';
import { readDeadline } from '../../src/domain/deadline-text';

const read = (text: string, options = { year: 2026 } as { year?: number }): unknown => {
  const reading = readDeadline(text, options);
  return reading.ok ? reading.value : reading.code;
};

const everyMonth = (day: string): string[] =>
  Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-${day}`);

const MONTH_ENDS =
  '2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-09-30 2026-10-31 2026-11-30 2026-12-31'.split(
    ' ',
  );
const QUARTER_ENDS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

describe('recurring deadlines', () => {
  test.each([
    ['hằng tháng', 'within', MONTH_ENDS],
    ['Hàng tháng', 'within', MONTH_ENDS],
    ['mỗi tháng', 'within', MONTH_ENDS],
    ['báo cáo định kỳ hằng tháng', 'within', MONTH_ENDS],
    ['cuối hằng tháng', 'within', MONTH_ENDS],
    ['hằng tháng, hằng quý', 'within', MONTH_ENDS],
    ['hằng tháng, quý, 6 tháng và cả năm', 'within', MONTH_ENDS],
    ['hằng quý', 'within', QUARTER_ENDS],
    ['hằng quý, năm', 'within', QUARTER_ENDS],
    ['hằng quý trong năm 2026', 'within', QUARTER_ENDS],
    ['hằng năm', 'within', ['2026-12-31']],
    ['trước ngày 15 hằng tháng', 'before', everyMonth('15')],
    ['trước ngày 15 của mỗi tháng', 'before', everyMonth('15')],
    ['hằng tháng, trước ngày 15', 'before', everyMonth('15')],
    ['ngày 20 hàng tháng', 'by', everyMonth('20')],
    ['chậm nhất ngày 20 hàng tháng', 'by', everyMonth('20')],
    ['hằng tháng (chậm nhất vào ngày 20)', 'by', everyMonth('20')],
    ['đến hết ngày 31 hằng tháng', 'through', MONTH_ENDS],
    [
      'trước ngày 25 của tháng cuối quý',
      'before',
      ['2026-03-25', '2026-06-25', '2026-09-25', '2026-12-25'],
    ],
    [
      'hằng quý, chậm nhất ngày 20 tháng cuối quý',
      'by',
      ['2026-03-20', '2026-06-20', '2026-09-20', '2026-12-20'],
    ],
    [
      'trước ngày 10 tháng đầu tiên các quý',
      'before',
      ['2026-01-10', '2026-04-10', '2026-07-10', '2026-10-10'],
    ],
    ['trước 15/11 hằng năm', 'before', ['2026-11-15']],
    ['trước ngày 15 tháng 11 hằng năm', 'before', ['2026-11-15']],
    ['hằng năm, chậm nhất ngày 15/11', 'by', ['2026-11-15']],
    ['trong quý I hằng năm', 'within', ['2026-03-31']],
  ])('%p: each %s', (text, each, dates) => {
    expect(read(text)).toEqual({ kind: 'recurring', date: null, dates, each, text });
  });

  test('the year comes from the phrase, the option or the document', () => {
    const dates = ['2027-03-31', '2027-06-30', '2027-09-30', '2027-12-31'];
    expect(read('hằng quý năm 2027')).toMatchObject({ dates });
    expect(read('hằng quý', { year: 2027 })).toMatchObject({ dates });
    const fromDocument = readDeadline('hằng quý', { issuedOn: '2027-11-20' });
    expect(fromDocument).toMatchObject({ ok: true, value: { dates } });
    expect(read('hằng quý', {})).toBe('deadline-year-missing');
    expect(read('trước 15/11 hằng năm', {})).toBe('deadline-year-missing');
  });

  test('an hour is kept', () => {
    expect(read('trước 17 giờ ngày 15 hằng tháng')).toMatchObject({
      each: 'before',
      hour: '17:00',
    });
    expect(read('trước 17 giờ ngày 15/11 hằng năm')).toMatchObject({ hour: '17:00' });
    expect(read('trước 27 giờ ngày 15 hằng tháng')).toBe('deadline-impossible');
  });

  test.each([
    ['trước ngày 25 (20) của tháng cuối quý', 'deadline-ambiguous'],
    ['hằng tháng, trước ngày 25 của tháng cuối quý', 'deadline-ambiguous'],
    ['hằng quý trước ngày 10', 'deadline-ambiguous'],
    ['hằng tháng, trước 15/6/2026', 'deadline-ambiguous'],
    ['trước 15/11/2026 hằng năm', 'deadline-ambiguous'],
    ['trước 15/6 và 15/11 hằng năm', 'deadline-ambiguous'],
    ['đầu mỗi tháng', 'deadline-ambiguous'],
    ['trước thứ hai ngày 15 hằng tháng', 'deadline-ambiguous'],
    ['trước ngày 32 hằng tháng', 'deadline-impossible'],
    ['trước ngày 0 hằng tháng', 'deadline-impossible'],
    ['trước 31/11 hằng năm', 'deadline-impossible'],
    ['từ ngày 15 hằng tháng', 'deadline-not-a-deadline'],
  ])('%p is refused: %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  test('its last day is the next occurrence', () => {
    const reading = readDeadline('trước ngày 25 của tháng cuối quý', { year: 2026 });
    const deadline = reading.ok ? (reading.value as TimedDeadline) : null;
    const last = lastDayOf(deadline, DEFAULT_RULES, dayFromIso('2026-04-27'));
    expect(last !== null && isoFromDay(last)).toBe('2026-06-24');
  });

  test('null when nothing recurs; the docstring holds', () => {
    expect(readRecurring({ plain: 'trước 10/6', masked: 'truoc 10/6' }, {})).toBeNull();
    expect(readRecurring({ plain: 'hằng năm', masked: 'hang nam' }, { year: 2026 })).toEqual({
      ok: true,
      value: {
        kind: 'recurring',
        date: null,
        dates: ['2026-12-31'],
        each: 'within',
        text: 'hằng năm',
      },
    });
  });
});
