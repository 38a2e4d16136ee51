import { makeCalendar } from '../../src/domain/calendar';
import { readRelative } from '../../src/domain/deadline-relative';
import { readDeadline, type ReadDeadlineOptions } from '../../src/domain/deadline-text';

const ISSUED: ReadDeadlineOptions = { issuedOn: '2026-04-27' };

const read = (text: string, options: ReadDeadlineOptions = {}): unknown => {
  const reading = readDeadline(text, options);
  return reading.ok ? reading.value : reading.code;
};

describe('counted from an event', () => {
  test.each([
    ['sau 15 ngày kể từ ngày ban hành', 15, 'ngày ban hành'],
    ['chậm nhất 10 ngày kể từ ngày nhận', 10, 'ngày nhận'],
    ['trong vòng 07 ngày, kể từ ngày nhận được văn bản', 7, 'ngày nhận được văn bản'],
    ['không quá 30 ngày tính từ ngày có kết quả.', 30, 'ngày có kết quả'],
    ['05 (năm) ngày sau khi họp', 5, 'họp'],
    ['02 tuần kể từ ngày Đoàn làm việc', 14, 'ngày Đoàn làm việc'],
    ['trong 15 ngày', 15, ''],
    ['thời hạn 15 ngày', 15, ''],
  ])('%p stays relative while the event is not known', (text, days, from) => {
    expect(read(text)).toEqual({ kind: 'relative', days, from, text });
  });

  test('working days are marked', () => {
    const text = 'trong vòng 05 ngày làm việc kể từ ngày nhận hồ sơ';
    const from = 'ngày nhận hồ sơ';
    expect(read(text)).toEqual({ kind: 'relative', days: 5, workingDays: true, from, text });
  });

  test.each([
    ['sau 15 ngày kể từ ngày ban hành', '2026-05-12'],
    ['chậm nhất sau 15 ngày kể từ ngày ký', '2026-05-12'],
    ['trong 15 ngày kể từ ngày ký ban hành', '2026-05-12'],
    ['trong 15 ngày kể từ ngày ban hành Kế hoạch này', '2026-05-12'],
    ['trong 15 ngày kể từ ngày Thông báo này được ban hành', '2026-05-12'],
    ['trong vòng 05 ngày làm việc kể từ ngày ban hành', '2026-05-04'],
    ['02 tuần kể từ ngày ký', '2026-05-11'],
    ['trong 15 ngày kể từ ngày 01/6/2026', '2026-06-16'],
  ])('%p of a document of 27/04/2026 ends on %s', (text, date) => {
    expect(read(text, ISSUED)).toEqual({ kind: 'by', date, text });
  });

  test('the reading says what it counted from', () => {
    const reading = readDeadline('sau 15 ngày kể từ ngày ký', ISSUED);
    expect(reading.ok ? reading.note : '').toContain('27/04/2026');
  });

  test.each([
    'sau 15 ngày kể từ ngày ban hành Nghị quyết',
    'sau 15 ngày kể từ ngày có hiệu lực',
    'sau 15 ngày kể từ ngày nhận',
  ])('%p is not counted from this document', (text) => {
    expect(read(text, ISSUED)).toMatchObject({ kind: 'relative', days: 15 });
    expect(read(text, { ...ISSUED, eventOn: '2026-06-01' })).toMatchObject({
      kind: 'by',
      date: '2026-06-16',
    });
  });

  test('a document known to the month only leaves it relative', () => {
    expect(read('sau 15 ngày kể từ ngày ký', { issuedOn: '2026-04' })).toMatchObject({
      kind: 'relative',
    });
  });

  test('working days follow the calendar given', () => {
    const calendar = makeCalendar([
      { date: '2026-04-30', kind: 'holiday', name: 'Nghỉ lễ', basis: 'thử' },
      { date: '2026-05-01', kind: 'holiday', name: 'Nghỉ lễ', basis: 'thử' },
    ]);
    const text = 'trong vòng 05 ngày làm việc kể từ ngày ban hành';
    expect(read(text, { ...ISSUED, calendar })).toMatchObject({ date: '2026-05-06' });
  });

  test.each([
    ['trong 15 ngày kể từ ngày ký, xong trước 30/6/2026', 'deadline-ambiguous'],
    ['10 hoặc 15 ngày kể từ ngày ký', 'deadline-ambiguous'],
    ['trong 15 ngày kể từ ngày 01/6', 'deadline-ambiguous'],
    ['sau 0 ngày kể từ ngày ký', 'deadline-impossible'],
    ['trong 15 ngày kể từ ngày 31/12/9999', 'deadline-impossible'],
    ['5 ngày trước khi họp', 'deadline-unreadable'],
    ['trong 15 ngày đầu tháng', 'deadline-unreadable'],
    ['1115 ngày kể từ ngày ký', 'deadline-unreadable'],
    ['24 giờ kể từ khi nhận', 'deadline-unreadable'],
  ])('%p is refused: %s', (text, code) => {
    expect(read(text, ISSUED)).toBe(code);
  });

  test('null when nothing is counted; the docstring holds', () => {
    expect(readRelative({ plain: 'trước 10/6', masked: 'truoc 10/6' }, {})).toBeNull();
    const phrase = { plain: 'sau 15 ngày từ ngày nhận', masked: 'sau 15 ngay tu ngay nhan' };
    expect(readRelative(phrase, {})).toEqual({
      ok: true,
      value: { kind: 'relative', days: 15, from: 'ngày nhận', text: 'sau 15 ngày từ ngày nhận' },
    });
  });
});
