import { dayFromIso } from '../../src/domain/day';
import {
  datedDeadline,
  hasNumberLeft,
  readDated,
  readSpans,
} from '../../src/domain/deadline-dated';
import { maskNoise, maskRange } from '../../src/domain/deadline-mask';
import {
  boundsOf,
  defaultYear,
  isDeadlineYear,
  issuedDayOf,
  refuseDeadline,
  refusePassed,
} from '../../src/domain/deadline-reading';
import { findSpans } from '../../src/domain/deadline-span';
import { introductionOf, isRealHour, isUndated } from '../../src/domain/deadline-words';

describe('masking', () => {
  test.each([
    ['theo 12/qd-ubnd ngay 5/1/2026', 'theo ########################', true],
    ['so 85/2025/nd-cp.', '################.', true],
    ['so /tb-ubnd', '###########', true],
    ['thong bao ngay 5/1/2026 xong', '####################### xong', true],
    ['dat 63,53% truoc 30/6', 'dat ###### truoc 30/6', false],
    ['truoc 30/6/2026', 'truoc 30/6/2026', false],
  ])('%p', (folded, masked, hasCitation) => {
    expect(maskNoise(folded)).toEqual({ masked, hasCitation });
  });

  test('maskRange keeps positions', () => {
    expect(maskRange('den 30/6', 4, 8)).toBe('den ####');
  });
});

describe('spans', () => {
  test('the docstring holds', () => {
    expect(findSpans('trong quy iii/2026')).toEqual([
      { start: 6, end: 18, year: 2026, firstMonth: 7, lastMonth: 9, day: null },
    ]);
  });

  test('come in order of position, and never from inside a longer number', () => {
    const spans = findSpans('nam 2026, truoc 10/6/2026, thang 5/2026');
    expect(spans.map(({ start }) => start)).toEqual([0, 16, 27]);
    expect(findSpans('110/6/26')).toEqual([]);
    expect(findSpans('viet nam')).toEqual([]);
  });

  test('bounds in a year', () => {
    const span = { start: 0, end: 0, year: null, firstMonth: 7, lastMonth: 9, day: null };
    expect(boundsOf(span, 2026)).toEqual({
      first: dayFromIso('2026-07-01'),
      last: dayFromIso('2026-09-30'),
    });
    expect(boundsOf({ ...span, day: 31 }, 2026)).toBeNull();
    expect(boundsOf({ ...span, firstMonth: 10 }, 2026)).toBeNull();
    expect(boundsOf({ ...span, lastMonth: 13 }, 2026)).toBeNull();
    expect(boundsOf(span, 1900)).toBeNull();
    expect(isDeadlineYear(1901)).toBe(true);
    expect(isDeadlineYear(9999)).toBe(false);
  });
});

describe('introductions', () => {
  test.each([
    ['cham nhat la ngay ', { lead: 'by', start: 0 }],
    ['xong truoc ', { lead: 'before', start: 4 }],
    ['dau tu ', { lead: null, start: 6 }],
    ['dautruoc ', { lead: null, start: 8 }],
    ['truoc 14 gio, ngay ', { lead: 'before', hour: '14:00', start: 0 }],
    ['den 9h05 chu nhat ', { lead: 'through', hour: '09:05', weekday: 7, start: 0 }],
    ['', { lead: null, start: 0 }],
  ])('%p', (words, expected) => {
    expect(introductionOf(`${words}5/6/2026`, words.length)).toEqual(expected);
  });

  test.each([
    ['00:00', true],
    ['24:00', true],
    ['23:59', true],
    ['17:60', false],
    ['24:01', false],
    ['25:00', false],
  ])('hour %s: %p', (hour, expected) => {
    expect(isRealHour(hour)).toBe(expected);
  });

  test('“ngay” is at once, “ngày” is a day', () => {
    expect(isUndated('Thường xuyên', 'thuong xuyen')).toBe(true);
    expect(isUndated('Ngay', 'ngay')).toBe(true);
    expect(isUndated('Ngày', 'ngay')).toBe(false);
  });
});

describe('spans that may be the deadline', () => {
  test('a start gives way to its end, and both are accounted for', () => {
    const { found, leftover } = readSpans('tu 1/6/2026 den 30/6/2026');
    expect(found).toHaveLength(1);
    expect(leftover).toMatch(/^#+$/);
  });

  test.each([
    ['#### hoac 15', true],
    ['####, ii', true],
    ['nhom i ####', false],
    ['bao cao ####', false],
  ])('numbers left in %p: %p', (leftover, expected) => {
    expect(hasNumberLeft(leftover)).toBe(expected);
  });

  test('the docstrings hold', () => {
    const deadline = { kind: 'before', date: '2026-06-10', text: 'trước ngày 10/6' };
    const readings = readSpans('truoc ngay 10/6').found.map((found) =>
      datedDeadline(found, 2026, 'trước ngày 10/6'),
    );
    expect(readings).toEqual([{ ok: true, value: deadline }]);
    const phrase = { plain: 'trước ngày 10/6/2026', masked: 'truoc ngay 10/6/2026' };
    expect(readDated(phrase, {})).toEqual({ ok: true, value: { ...deadline, text: phrase.plain } });
    expect(readDated({ plain: 'sớm', masked: 'som' }, {})).toBeNull();
    expect(issuedDayOf({ issuedOn: '2026-04' })).toBeNull();
    expect(defaultYear({ issuedOn: '2026-04-27' })).toBe(2026);
    expect(defaultYear({})).toBeNull();
    expect(refuseDeadline('deadline-ambiguous', 'trước 10 hoặc 15/6/2026').ok).toBe(false);
    expect(refusePassed('trước 15/1', dayFromIso('2026-01-15'))).toMatchObject({
      code: 'deadline-year-missing',
    });
  });
});
