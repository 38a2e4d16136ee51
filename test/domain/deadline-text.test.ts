import fc from 'fast-check';
import { dayFromYmd, endOfMonth, formatDay, isoFromDay, ymdFromDay } from '../../src/domain/day';
import { lastDayOf, type TimedDeadline } from '../../src/domain/deadline';
import {
  readDeadline,
  type DeadlineReading,
  type ReadDeadlineOptions,
} from '../../src/domain/deadline-text';
import { leastProcessorTime } from '../helpers/processor-time';

const ISSUED: ReadDeadlineOptions = { issuedOn: '2026-04-27' };

/** What a reading means, without the words it keeps. */
const meaning = (reading: DeadlineReading): unknown => {
  if (!reading.ok) return reading.code;
  if (reading.value === null) return null;
  const { text, ...rest } = reading.value;
  expect(text).not.toBe('');
  return rest;
};

describe('a day', () => {
  test.each([
    ['trước ngày 10/6/2026', 'before'],
    ['trước 10/6/2026', 'before'],
    ['xong trước ngày 10/06/2026', 'before'],
    ['hoàn thành trước 10-6-2026', 'before'],
    ['chậm nhất là trước ngày 10.6.2026', 'before'],
    ['trước 2026-06-10', 'before'],
    ['trước ngày 10/6/26', 'before'],
    ['trước ngày 10 tháng 6 năm 2026', 'before'],
    ['trước ngày 10 của tháng 6/2026', 'before'],
    ['chậm nhất ngày 10/6/2026', 'by'],
    ['chậm nhất là ngày 10/6/2026', 'by'],
    ['chậm nhất vào ngày 10/6/2026', 'by'],
    ['chậm nhất là vào ngày 10/6/2026', 'by'],
    ['muộn nhất 10/6/2026', 'by'],
    ['không quá ngày 10/6/2026', 'by'],
    ['không muộn hơn 10/6/2026', 'by'],
    ['trong ngày 10/6/2026', 'by'],
    ['10/6/2026', 'by'],
    ['2026-06-10', 'by'],
    ['46183', 'by'],
    ['ngày 10 tháng 6 năm 2026', 'by'],
    ['Hạn: 10/6/2026', 'by'],
    ['hoàn thành ngày 10/6/2026', 'by'],
    ['đến ngày 10/6/2026', 'through'],
    ['đến hết ngày 10/6/2026', 'through'],
    ['hết ngày 10/6/2026', 'through'],
    ['chậm nhất đến hết ngày 10/6/2026', 'through'],
    ['từ ngày 01/6/2026 đến ngày 10/6/2026', 'through'],
    ['từ nay đến 10/6/2026', 'through'],
  ])('%p is %s', (text, kind) => {
    expect(meaning(readDeadline(text))).toEqual({ kind, date: '2026-06-10' });
  });

  test.each([
    ['trước thứ Tư, ngày 10/6/2026', { kind: 'before', date: '2026-06-10' }],
    ['trước thứ Năm, ngày 10/6/2026', 'deadline-ambiguous'],
  ])('a day of the week must fit: %p', (text, expected) => {
    expect(meaning(readDeadline(text))).toEqual(expected);
  });

  test.each([
    ['trước 14 giờ ngày 10/6/2026', 'before', '14:00'],
    ['trước 11 giờ 00 ngày 10/6/2026', 'before', '11:00'],
    ['trước 8 giờ 30 phút ngày 10/6/2026', 'before', '08:30'],
    ['trước 17h00 ngày 10/6/2026', 'before', '17:00'],
    ['trước 17h 10/6/2026', 'before', '17:00'],
    ['trước 17g00, ngày 10/6/2026', 'before', '17:00'],
    ['trước 17h30 thứ Tư, ngày 10/6/2026', 'before', '17:30'],
    ['chậm nhất 17:00 ngày 10/6/2026', 'by', '17:00'],
    ['đến 24 giờ ngày 10/6/2026', 'through', '24:00'],
  ])('%p keeps its hour and ends on that very day', (text, kind, hour) => {
    const reading = readDeadline(text);
    expect(meaning(reading)).toEqual({ kind, date: '2026-06-10', hour });
    const deadline = reading.ok ? (reading.value as TimedDeadline) : null;
    expect(lastDayOf(deadline)).toBe(dayFromYmd(2026, 6, 10));
  });

  test.each([
    'trước 25 giờ ngày 10/6/2026',
    'trước 17h60 ngày 10/6/2026',
    'trước 24h30 ngày 10/6/2026',
  ])('%p: there is no such hour', (text) => {
    expect(meaning(readDeadline(text))).toBe('deadline-impossible');
  });
});

describe('a month, quarter or year', () => {
  test.each([
    ['trong tháng 6/2026', 'within', '2026-06-30'],
    ['trong tháng 6 năm 2026', 'within', '2026-06-30'],
    ['trong tháng 02/2028', 'within', '2028-02-29'],
    ['chậm nhất trong tháng 6/2026', 'within', '2026-06-30'],
    ['chậm nhất tháng 6/2026', 'within', '2026-06-30'],
    ['tháng 10/2025', 'within', '2025-10-31'],
    ['T6/2026', 'within', '2026-06-30'],
    ['6/2026', 'within', '2026-06-30'],
    ['trong quý III/2026', 'within', '2026-09-30'],
    ['trong quý iii năm 2026', 'within', '2026-09-30'],
    ['quý 3/2026', 'within', '2026-09-30'],
    ['quý 01/2026', 'within', '2026-03-31'],
    ['quý IV - 2026', 'within', '2026-12-31'],
    ['chậm nhất trong quý I/2027', 'within', '2027-03-31'],
    ['hoàn thành quý II/2026', 'within', '2026-06-30'],
    ['trong năm 2026', 'within', '2026-12-31'],
    ['năm 2026', 'within', '2026-12-31'],
    ['trong 6 tháng đầu năm 2026', 'within', '2026-06-30'],
    ['sáu tháng cuối năm 2026', 'within', '2026-12-31'],
    ['9 tháng đầu năm 2026', 'within', '2026-09-30'],
    ['6 tháng 2026', 'within', '2026-06-30'],
    ['đến hết tháng 6/2026', 'through', '2026-06-30'],
    ['hết quý II/2026', 'through', '2026-06-30'],
    ['đến hết năm 2026', 'through', '2026-12-31'],
    ['từ tháng 5 đến tháng 6/2026', 'through', '2026-06-30'],
    ['trước tháng 6/2026', 'before', '2026-06-01'],
    ['trước quý III/2026', 'before', '2026-07-01'],
    ['trước năm 2027', 'before', '2027-01-01'],
    ['đầu tháng 6/2026', 'by', '2026-06-01'],
    ['giữa tháng 6/2026', 'by', '2026-06-15'],
    ['cuối tháng 2/2026', 'by', '2026-02-28'],
    ['chậm nhất cuối tháng 6/2026', 'by', '2026-06-30'],
    ['trước cuối tháng 6/2026', 'before', '2026-06-30'],
    ['đầu quý III/2026', 'by', '2026-07-01'],
    ['cuối quý III/2026', 'by', '2026-09-30'],
    ['đầu năm 2027', 'by', '2027-01-01'],
    ['giữa năm 2026', 'by', '2026-06-30'],
    ['cuối năm 2026', 'by', '2026-12-31'],
  ])('%p is %s %s', (text, kind, date) => {
    expect(meaning(readDeadline(text))).toEqual({ kind, date });
  });
});

describe('a year that is not written', () => {
  const YEARLESS: [string, string, string][] = [
    ['trước ngày 30/6', 'before', '2026-06-30'],
    ['30-6', 'by', '2026-06-30'],
    ['chậm nhất 30 tháng 6', 'by', '2026-06-30'],
    ['trong tháng 6', 'within', '2026-06-30'],
    ['trong quý II', 'within', '2026-06-30'],
    ['trong năm', 'within', '2026-12-31'],
    ['đến hết năm', 'through', '2026-12-31'],
    ['cuối năm', 'by', '2026-12-31'],
    ['6 tháng đầu năm', 'within', '2026-06-30'],
    ['trong tháng 4', 'within', '2026-04-30'],
  ];

  test.each(YEARLESS)('%p takes the year of the document, or the one given', (text, kind, date) => {
    expect(meaning(readDeadline(text, ISSUED))).toEqual({ kind, date });
    expect(meaning(readDeadline(text, { issuedOn: '2026-04' }))).toEqual({ kind, date });
    expect(meaning(readDeadline(text, { year: 2026 }))).toEqual({ kind, date });
    expect(meaning(readDeadline(text))).toBe('deadline-year-missing');
  });

  test('the year given goes before that of the document', () => {
    const reading = readDeadline('trước ngày 15/1', { issuedOn: '2026-12-20', year: 2027 });
    expect(meaning(reading)).toEqual({ kind: 'before', date: '2027-01-15' });
  });

  test('a date that would have passed before the document is not guessed', () => {
    const reading = readDeadline('trước ngày 15/1', { issuedOn: '2026-12-20' });
    expect(meaning(reading)).toBe('deadline-year-missing');
    expect(reading.ok ? '' : reading.message).toContain('15/01/2026');
  });

  test.each(['ngày 31/3 năm sau', 'trước 15/11 năm kế hoạch', 'cuối năm tới'])(
    '%p depends on a year that nobody named',
    (text) => {
      expect(meaning(readDeadline(text, ISSUED))).toBe('deadline-year-missing');
    },
  );

  test('issuedOn must be ISO text', () => {
    expect(() => readDeadline('trước ngày 30/6', { issuedOn: '27/4/2026' })).toThrow(RangeError);
  });
});

describe('no deadline', () => {
  test.each([
    '',
    '  ',
    '-',
    '—',
    '...',
    'không',
    'thường xuyên',
    'Thường xuyên, liên tục',
    'khẩn trương',
    'kịp thời',
    'ngay',
    'Triển khai ngay.',
    'liên tục',
    'hằng ngày',
    'hàng ngày',
    'không thời hạn',
    '**Thường xuyên**',
    'khẩn trương làm theo Công văn số 5/UBND-VP ngày 05/01/2026',
  ])('%p', (text) => {
    expect(readDeadline(text)).toEqual({ ok: true, value: null });
  });

  test('a date beside the word decides', () => {
    expect(meaning(readDeadline('khẩn trương, xong trước 10/6/2026'))).toEqual({
      kind: 'before',
      date: '2026-06-10',
    });
  });
});

describe('what stands beside the deadline', () => {
  test.each([
    ['theo Quyết định số 12/QĐ-UBND ngày 05/01/2026, xong trước ngày 10/6/2026', 'before'],
    ['theo Nghị định 85/2025/NĐ-CP, đến hết ngày 10/6/2026', 'through'],
    ['giải ngân 30% vốn đến hết ngày 10/6/2026', 'through'],
    ['báo cáo quý I/2026 trước ngày 10/6/2026', 'before'],
    ['vốn đầu tư năm 2026 phân bổ chậm nhất 10/6/2026', 'by'],
  ])('%p', (text, kind) => {
    expect(meaning(readDeadline(text))).toEqual({ kind, date: '2026-06-10' });
  });

  test('the words are kept as written', () => {
    const reading = readDeadline('  **Xong  trước\nngày 10/6/2026** '.normalize('NFD'));
    expect(reading).toEqual({
      ok: true,
      value: { kind: 'before', date: '2026-06-10', text: 'Xong trước ngày 10/6/2026' },
    });
  });
});

describe('refused', () => {
  test.each([
    ['trước 10/6/2026 hoặc 15/6/2026', 'deadline-ambiguous'],
    ['trước ngày 10, 15/6/2026', 'deadline-ambiguous'],
    ['đến hết 30/6/2026 và đến hết 30/9/2026', 'deadline-ambiguous'],
    ['10/6/2026, 10/6/2027', 'deadline-ambiguous'],
    ['30/4-1/5/2026', 'deadline-ambiguous'],
    ['1/2 tháng', 'deadline-ambiguous'],
    ['1/2 tháng 6', 'deadline-ambiguous'],
    ['5-6/2026', 'deadline-ambiguous'],
    ['tháng 5, 6/2026', 'deadline-ambiguous'],
    ['tháng 5-6/2026', 'deadline-ambiguous'],
    ['quý I, II', 'deadline-ambiguous'],
    ['quý I và quý II/2026', 'deadline-ambiguous'],
    ['năm 2026-2027', 'deadline-ambiguous'],
    ['trước 14 giờ tháng 6/2026', 'deadline-ambiguous'],
    ['31/6/2026', 'deadline-impossible'],
    ['trước ngày 31/6/2026', 'deadline-impossible'],
    ['trước ngày 29/2/2026', 'deadline-impossible'],
    ['chậm nhất 06/13/2026', 'deadline-impossible'],
    ['tháng 13/2026', 'deadline-impossible'],
    ['quý V/2026', 'deadline-impossible'],
    ['quý 5/2026', 'deadline-impossible'],
    ['trong quý 0/2026', 'deadline-impossible'],
    ['13 tháng đầu năm 2026', 'deadline-impossible'],
    ['trước ngày 31/12/9999', 'deadline-impossible'],
    ['Quyết định số 12/QĐ-UBND ngày 05/01/2026', 'deadline-is-citation'],
    ['Thông báo ngày 05/01/2026', 'deadline-is-citation'],
    ['theo Nghị định 85/2025/NĐ-CP', 'deadline-is-citation'],
    ['từ ngày 01/6/2026', 'deadline-not-a-deadline'],
    ['sau ngày 01/6/2026', 'deadline-not-a-deadline'],
    ['không trước ngày 01/6/2026', 'deadline-not-a-deadline'],
    ['thời hạn ủy quyền: đến hết ngày 31/12/2026', 'deadline-not-a-deadline'],
    ['họp ngày 10/6/2026', 'deadline-unreadable'],
    ['báo cáo quý I/2026', 'deadline-unreadable'],
    ['giữa quý III/2026', 'deadline-unreadable'],
    ['2026', 'deadline-unreadable'],
    ['trước ngày 15', 'deadline-unreadable'],
    ['trước 5 ngày', 'deadline-unreadable'],
    ['trong tháng này', 'deadline-unreadable'],
    ['khẩn trương trong quý này', 'deadline-unreadable'],
    ['hằng tuần', 'deadline-year-missing'],
    ['ngày', 'deadline-unreadable'],
    ['theo quy định', 'deadline-unreadable'],
  ])('%p: %s', (text, code) => {
    const reading = readDeadline(text);
    expect(meaning(reading)).toBe(code);
    expect(reading.ok ? '' : reading.message).toMatch(/Hãy /);
  });

  test('the message quotes what was typed, but not all of a long text', () => {
    const reading = readDeadline(`họp ${'rất '.repeat(100)}ngày 10/6/2026`);
    expect(reading.ok ? '' : reading.message.length).toBeLessThan(250);
  });
});

describe('properties', () => {
  const anyDay = fc.integer({ min: dayFromYmd(1901, 1, 1), max: dayFromYmd(9998, 12, 31) });
  const inWords = (day: number): string => {
    const { year, month, day: dayOfMonth } = ymdFromDay(day);
    return `${dayOfMonth} tháng ${month} năm ${year}`;
  };
  const short = (day: number): string => {
    const { year, month, day: dayOfMonth } = ymdFromDay(day);
    return `${dayOfMonth}/${month}/${year}`;
  };
  const monthOf = (day: number): string => `${ymdFromDay(day).month}/${ymdFromDay(day).year}`;
  const quarterEnd = (day: number): number => {
    const { year, month } = ymdFromDay(day);
    return endOfMonth(dayFromYmd(year, Math.ceil(month / 3) * 3, 1));
  };
  const quarterOf = (day: number): string => {
    const { year, month } = ymdFromDay(day);
    return `${['I', 'II', 'III', 'IV'][Math.ceil(month / 3) - 1]}/${year}`;
  };

  const FORMS: [kind: string, write: (day: number) => string, date: (day: number) => number][] = [
    ['before', (day) => `trước ngày ${formatDay(day)}`, (day) => day],
    ['before', (day) => `xong trước ${short(day)}`, (day) => day],
    ['before', (day) => `trước ngày ${inWords(day)}`, (day) => day],
    ['by', (day) => `chậm nhất là ngày ${short(day)}`, (day) => day],
    ['by', (day) => `muộn nhất vào ngày ${formatDay(day)}`, (day) => day],
    ['by', (day) => `ngày ${inWords(day)}`, (day) => day],
    ['through', (day) => `đến hết ngày ${short(day)}`, (day) => day],
    ['through', (day) => `đến ngày ${isoFromDay(day)}`, (day) => day],
    ['within', (day) => `trong tháng ${monthOf(day)}`, endOfMonth],
    ['within', (day) => `chậm nhất trong quý ${quarterOf(day)}`, quarterEnd],
    ['by', (day) => `cuối tháng ${monthOf(day)}`, endOfMonth],
  ];

  test('what is written reads back, in any dress', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...FORMS), (day, [kind, write, date]) => {
        const text = write(day);
        const expected = { kind, date: isoFromDay(date(day)) };
        expect(meaning(readDeadline(text))).toEqual(expected);
        expect(meaning(readDeadline(text.normalize('NFD').toUpperCase()))).toEqual(expected);
        expect(meaning(readDeadline(`**${text.replaceAll(' ', ' \u00a0\n')}** `))).toEqual(
          expected,
        );
      }),
      { numRuns: 400 },
    );
  });

  test('two different dates are never one deadline', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        fc.pre(one !== other);
        const text = `trước ngày ${short(one)}, trước ngày ${short(other)}`;
        expect(meaning(readDeadline(text))).toBe('deadline-ambiguous');
      }),
    );
  });

  const WORDS =
    'trước chậm nhất đến hết trong ngày tháng quý năm hằng đầu cuối của là 5 10/6/2026 2026 30/4 II , . 12/QĐ-UBND % giờ kể từ nhận ban hành làm việc thường xuyên'.split(
      ' ',
    );

  test('never throws, and refuses with a message, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }), (words) => {
        const reading = readDeadline(words.join(' '), ISSUED);
        if (!reading.ok) expect(reading.message).toMatch(/Hãy /);
        else if (reading.value !== null && reading.value.kind !== 'relative') {
          expect(lastDayOf(reading.value)).not.toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof readDeadline(text).ok).toBe('boolean');
      }),
    );
  });

  test.each([
    '1',
    '1/',
    '1/1/2026 ',
    'trước ngày ',
    'ngày ',
    'hằng tháng, ',
    'hằng tháng, quý, năm ',
    'trong năm ',
    'số 1/a-',
    '12/QĐ-UBND ngày ',
    '15 ngày kể từ ',
    'tháng 6 ',
    'quý i',
    ' ',
    '*',
    '(',
    '\u0301',
    'a\u0301',
    '9%',
  ])('twenty thousand characters of %p take well under a second', (piece) => {
    const text = piece.repeat(20_000 / piece.length);
    expect(leastProcessorTime(() => void readDeadline(text))).toBeLessThan(500);
  });
});
