import { dayFromIso, weekdayOf } from '../../src/domain/day';
import { readDeadline, type ReadDeadlineOptions } from '../../src/domain/deadline-text';
import { readWeekly } from '../../src/domain/deadline-weekly';
import { introductionOf } from '../../src/domain/deadline-words';

const read = (text: string, options: ReadDeadlineOptions = { year: 2026 }): unknown => {
  const reading = readDeadline(text, options);
  return reading.ok ? reading.value : reading.code;
};

const datesOf = (text: string): string[] => (read(text) as { dates: string[] }).dates;

describe('weekly deadlines', () => {
  test.each([
    ['thứ Sáu hằng tuần', 'by', undefined, [5], 52],
    ['vào thứ 6 hàng tuần', 'by', undefined, [5], 52],
    ['trước 16h00 thứ Năm hằng tuần', 'before', '16:00', [4], 53],
    ['chậm nhất 17 giờ 30 phút ngày thứ Tư mỗi tuần', 'by', '17:30', [3], 52],
    ['hằng tuần, vào thứ Hai và thứ Năm', 'by', undefined, [1, 4], 105],
    ['hằng tuần (trước thứ Ba)', 'before', undefined, [2], 52],
    ['thứ Sáu hằng tuần, trước 15h00', 'before', '15:00', [5], 52],
    ['trước 4 giờ chiều thứ Sáu hằng tuần', 'before', '16:00', [5], 52],
    ['17 giờ Chủ nhật hằng tuần', 'by', '17:00', [7], 52],
    ['hằng tuần', 'within', undefined, [7], 52],
  ])('%s: each %s', (text, each, hour, weekdays, count) => {
    expect(read(text)).toMatchObject({ kind: 'recurring', date: null, each, text });
    expect((read(text) as { hour?: string }).hour).toBe(hour);
    const dates = datesOf(text);
    expect(dates).toHaveLength(count);
    expect(new Set(dates.map((date) => weekdayOf(dayFromIso(date))))).toEqual(new Set(weekdays));
    expect([...dates].sort()).toEqual(dates);
  });

  test.each([
    ['thứ Sáu hằng tuần', {}, 'deadline-year-missing'],
    ['trước 27h00 thứ Sáu hằng tuần', { year: 2026 }, 'deadline-impossible'],
    ['thứ Sáu, ngày 10 hằng tuần', { year: 2026 }, 'deadline-ambiguous'],
    ['từ thứ Sáu hằng tuần', { year: 2026 }, 'deadline-not-a-deadline'],
    ['trong tuần sau', { issuedOn: '2026-07-09' }, 'deadline-ambiguous'],
    ['trước ngày 10 tháng sau', { issuedOn: '2026-07-09' }, 'deadline-ambiguous'],
  ])('%s is refused', (text, options, code) => {
    expect(read(text, options)).toBe(code);
  });

  test('nothing weekly is left to others', () => {
    expect(readWeekly({ plain: 'hằng tháng', masked: 'hang thang' }, { year: 2026 })).toBeNull();
  });
});

describe('the month after the one reported on', () => {
  test.each([
    ['chậm nhất ngày 05 của tháng kế tiếp', 'by', ['2026-01-05', '2026-12-05']],
    ['trước ngày 10 tháng tiếp theo', 'before', ['2026-01-10', '2026-12-10']],
    ['ngày mùng 03 của tháng liền kề', 'by', ['2026-01-03', '2026-12-03']],
    ['hằng tháng, chậm nhất ngày 05 tháng sau', 'by', ['2026-01-05', '2026-12-05']],
    ['trước mùng 5 hằng tháng', 'before', ['2026-01-05', '2026-12-05']],
    ['ngày 15 và ngày 30 hằng tháng', 'by', ['2026-01-15', '2026-01-30', '2026-02-28']],
    ['ngày 10, 25 hằng tháng', 'by', ['2026-01-10', '2026-01-25', '2026-12-25']],
  ])('%s', (text, each, some) => {
    expect(read(text)).toMatchObject({ kind: 'recurring', each });
    expect(datesOf(text)).toEqual(expect.arrayContaining(some));
  });
});

describe('periods at hand and their ends', () => {
  test.each([
    ['trước khi kết thúc quý III/2026', {}, 'through', '2026-09-30'],
    ['trước khi kết thúc quý', { issuedOn: '2026-07-09' }, 'through', '2026-09-30'],
    ['trước khi hết tháng 8/2026', {}, 'through', '2026-08-31'],
    ['trong tháng này', { issuedOn: '2026-07-09' }, 'within', '2026-07-31'],
    ['trong quý này', { issuedOn: '2026-07' }, 'within', '2026-09-30'],
    ['trước Tết Dương lịch 2027', {}, 'before', '2027-01-01'],
    ['trong dịp 19/8/2026', {}, 'by', '2026-08-19'],
  ])('%s', (text, options, kind, date) => {
    expect(read(text, options)).toMatchObject({ kind, date });
  });

  test.each(['trong tháng này', 'trước khi kết thúc quý', 'trước Tết Nguyên đán Đinh Mùi'])(
    '%s alone says no date',
    (text) => {
      expect(typeof read(text, {})).toBe('string');
    },
  );
});

describe('words that only end like an introduction', () => {
  test.each([
    ['co hieu luc ', ' 10/6/2026'],
    ['bo tri nguon luc ', '10/6/2026'],
    ['nang luc: ', '10/6/2026'],
  ])('%s', (words, date) => {
    const text = words + date;
    expect(introductionOf(text, text.length - date.trim().length).start).toBeGreaterThanOrEqual(
      words.trimEnd().length - 1,
    );
  });

  test('an hour in the afternoon', () => {
    expect(introductionOf('truoc 4 gio chieu ngay 5/6/2026', 22)).toMatchObject({
      lead: 'before',
      hour: '16:00',
    });
    expect(introductionOf('vao luc 17 gio ngay 5/6/2026', 19)).toMatchObject({ hour: '17:00' });
  });
});
