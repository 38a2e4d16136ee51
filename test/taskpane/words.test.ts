/** The texts of the pane in both languages, and the small functions that make them out of figures. */
import { DEADLINE_STATUS } from '../../src/domain/deadline-status';
import { REPORT_STATUS } from '../../src/domain/report-status';
import { ExcelPortError } from '../../src/excel/port';
import { JobError } from '../../src/jobs/error';
import { cellText, money, percent, placeText, wholePercent } from '../../src/taskpane/format';
import { keptLanguage, type Shelf } from '../../src/taskpane/hooks/use-language';
import { readDays, WARN_DAYS, withHoliday } from '../../src/taskpane/pages/settings-draft';
import { countsText, totalOf } from '../../src/taskpane/parts/states';
import { isCancelled, problemOf } from '../../src/taskpane/problem';
import { readTyped } from '../../src/taskpane/read-typed';
import { TEXTS as PANE_TEXTS } from '../../src/taskpane/texts';
import { DIRECTIVE_TEXTS } from '../../src/taskpane/texts/directive';
import { today } from '../../src/taskpane/today';

/** All of them: those of one page come with it. */
const TEXTS = {
  vi: { ...PANE_TEXTS.vi, directive: DIRECTIVE_TEXTS.vi },
  en: { ...PANE_TEXTS.en, directive: DIRECTIVE_TEXTS.en },
};

/** Every text by its path; functions are called with a number or word for each parameter. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (value === null) return [];
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const args = Array.from({ length: value.length }, (_, index) => index + 2);
    // Words that are handed in are made lower case by some.
    const words = args.map(String);
    const call = value as (...args: unknown[]) => string;
    try {
      return [[path, call(...args)]];
    } catch {
      return [[path, call(...words)]];
    }
  }
  return Object.entries(value as object).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

describe('texts', () => {
  test.each(['vi', 'en'] as const)('%s: none is blank, none shows its program', (language) => {
    for (const [path, text] of textsOf(TEXTS[language])) {
      expect([path, text.trim()]).not.toEqual([path, '']);
      expect([path, text]).toEqual([
        path,
        expect.not.stringMatching(/undefined|NaN|\[object|\$\{/),
      ]);
    }
  });

  test('English is not Vietnamese left over', () => {
    const names = ['.app.name'];
    const vietnamese = new Map(textsOf(TEXTS.vi));
    const same = textsOf(TEXTS.en).filter(
      ([path, text]) => vietnamese.get(path) === text && /\p{L}{3}/u.test(text),
    );
    expect(same.map(([path]) => path)).toEqual(names);
  });

  test('English has a word for every state of the workbook', () => {
    const words = [...Object.values(DEADLINE_STATUS), ...Object.values(REPORT_STATUS)];
    expect(words.filter((word) => TEXTS.en.words[word] === undefined)).toEqual([]);
  });
});

describe('problemOf', () => {
  const { vi } = TEXTS;

  test('errors of ours carry their own words', () => {
    const cell = { sheet: 'Nhiệm vụ', cell: 'K9', expected: null, found: 'Hoàn thành' };
    expect(
      problemOf(new ExcelPortError('changed-since-load', 'Xem lại.', [cell], 'x'), vi),
    ).toEqual({
      message: 'Xem lại.',
      detail: 'changed-since-load: x',
      changed: [cell],
      places: [],
    });
    expect(problemOf(new JobError('bad-request', 'Chọn đơn vị.'), vi)).toMatchObject({
      message: 'Chọn đơn vị.',
      detail: 'bad-request',
    });
  });

  test.each([
    [new TypeError('x is undefined'), 'TypeError: x is undefined'],
    ['text', 'text'],
    [undefined, 'undefined'],
  ])('%p is a fault of the program, with its detail', (error, detail) => {
    expect(problemOf(error, vi)).toMatchObject({ message: vi.problem.unexpected, detail });
  });

  test.each([
    [new ExcelPortError('cancelled', 'Đã hủy.'), true],
    [new JobError('cancelled', 'Đã hủy.'), true],
    [new DOMException('x', 'AbortError'), true],
    [new JobError('failed', 'Hỏng.'), false],
    [new Error('cancelled'), false],
  ])('%p: called off %p', (error, expected) => {
    expect(isCancelled(error)).toBe(expected);
  });
});

test('figures are written as the workbook writes them', () => {
  expect(money(1234.56)).toBe('1.234,6');
  expect(percent(0.41237)).toBe('41,2%');
  expect(wholePercent(0.666)).toBe('67%');
  expect(cellText(null, '(trống)')).toBe('(trống)');
  expect(cellText('', '(trống)')).toBe('(trống)');
  expect(cellText(0, '(trống)')).toBe('0');
  expect(cellText(9310.4, '')).toBe('9.310,4');
  expect(placeText({ sheet: 'Nhiệm vụ', cell: 'K9' })).toBe('Nhiệm vụ!K9');
  expect(placeText({ sheet: 'Nhiệm vụ', cell: '' })).toBe('Nhiệm vụ');
});

test('the day is that of the wall, at its first and its last second', () => {
  expect(today(new Date(2026, 5, 30, 0, 0, 0))).toBe(46203);
  expect(today(new Date(2026, 5, 30, 23, 59, 59))).toBe(46203);
});

describe('readTyped', () => {
  test('reads what people write, and says what is wrong in the language of the pane', () => {
    expect(readTyped('5.6.2026', TEXTS.vi)).toEqual({ day: 46178 });
    expect(readTyped('31/6/2026', TEXTS.vi)).toEqual({
      message: expect.stringContaining('Không có ngày “31/6/2026”'),
    });
    expect(readTyped('31/6/2026', TEXTS.en)).toEqual({ message: TEXTS.en.problem.dateBad });
    expect(readTyped(' ', TEXTS.vi)).toEqual({ message: TEXTS.vi.problem.dateNeeded });
  });
});

describe('settings as typed', () => {
  test.each([
    ['7', 7],
    [' 0 ', 0],
    ['60', 60],
    ['61', null],
    ['-1', null],
    ['7,5', null],
    ['bảy', null],
    ['', null],
  ])('%p days of warning: %p', (typed, days) => {
    expect(readDays(typed, WARN_DAYS)).toBe(days);
  });

  test('a day off goes to its place in the year', () => {
    const day = (date: string) => ({ date, kind: 'holiday' as const, name: 'Nghỉ', basis: '' });
    const holidays = [day('2026-01-01'), day('2026-09-02')];
    const outcome = withHoliday(
      holidays,
      { day: '30/4/2026', name: ' Ngày Chiến thắng ', kind: 'holiday' },
      TEXTS.vi,
    );
    expect(outcome).toEqual({
      day: '30/04/2026',
      holidays: [holidays[0], { ...day('2026-04-30'), name: 'Ngày Chiến thắng' }, holidays[1]],
    });
  });
});

test('the states add up and are told in words', () => {
  const counts = {
    doneOnTime: 2,
    doneLate: 0,
    inTime: 3,
    dueSoon: 1,
    overdue: 1,
    noDeadline: 0,
    notApplicable: 2,
    noData: 4,
  };
  // What is due soon is in time already.
  expect(totalOf(counts)).toBe(12);
  expect(countsText(counts, TEXTS.vi)).toBe(
    'Hoàn thành đúng hạn: 2; Chưa hoàn thành, trong hạn: 3; Chưa hoàn thành, quá hạn: 1; Không phát sinh: 2; Chưa có số liệu: 4',
  );
});

describe('keptLanguage', () => {
  const shelf = (kept: string | null): Shelf => ({ getItem: () => kept, setItem: () => undefined });
  const refusing: Shelf = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => undefined,
  };

  test.each([
    [shelf('en'), 'en'],
    [shelf('vi'), 'vi'],
    [shelf('fr'), 'vi'],
    [shelf(null), 'vi'],
    [null, 'vi'],
    [refusing, 'vi'],
  ])('%#', (from, language) => {
    expect(keptLanguage(from)).toBe(language);
  });
});
