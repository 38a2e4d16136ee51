import fc from 'fast-check';
import {
  DEADLINE_STATUS,
  OFFICIAL_STATES,
  STATE_CLASSES,
  countStates,
  deadlineStatus,
  officialStateOf,
} from '../../src/domain/deadline-status';

const LAST = 46203;

describe('deadlineStatus', () => {
  test.each([
    [LAST, LAST, LAST, 'Hoàn thành đúng hạn'],
    [LAST, LAST - 30, LAST + 30, 'Hoàn thành đúng hạn'],
    [LAST, LAST + 1, LAST + 1, 'Hoàn thành quá hạn'],
    [LAST, LAST + 1, LAST - 9, 'Hoàn thành quá hạn'],
    [null, LAST, LAST, 'Hoàn thành đúng hạn'],
    [null, null, LAST, 'Không thời hạn'],
    [LAST, null, LAST + 1, 'Quá hạn'],
    [LAST, null, LAST, 'Sắp đến hạn'],
    [LAST, null, LAST - 7, 'Sắp đến hạn'],
    [LAST, null, LAST - 8, 'Trong hạn'],
  ])('last %p, done %p, as of %p: %s', (lastDay, completedOn, asOf, expected) => {
    expect(deadlineStatus({ lastDay, completedOn, asOf })).toBe(expected);
  });

  test.each([
    [0, LAST - 1, 'Trong hạn'],
    [0, LAST, 'Sắp đến hạn'],
    [30, LAST - 30, 'Sắp đến hạn'],
    [30, LAST - 31, 'Trong hạn'],
  ])('warning %i days ahead, as of %i: %s', (warnDays, asOf, expected) => {
    expect(deadlineStatus({ lastDay: LAST, completedOn: null, asOf, warnDays })).toBe(expected);
  });

  test('the docstring holds', () => {
    expect(deadlineStatus({ lastDay: 46203, completedOn: null, asOf: 46196 })).toBe('Sắp đến hạn');
    expect(deadlineStatus({ lastDay: 46203, completedOn: 46204, asOf: 46210 })).toBe(
      'Hoàn thành quá hạn',
    );
  });
});

describe('official states', () => {
  test('the words are the contract', () => {
    expect(OFFICIAL_STATES).toEqual([
      'Hoàn thành đúng hạn',
      'Hoàn thành quá hạn',
      'Chưa hoàn thành, trong hạn',
      'Chưa hoàn thành, quá hạn',
    ]);
    expect(Object.values(DEADLINE_STATUS)).toEqual([
      'Hoàn thành đúng hạn',
      'Hoàn thành quá hạn',
      'Quá hạn',
      'Sắp đến hạn',
      'Trong hạn',
      'Không thời hạn',
    ]);
  });

  test.each([
    [DEADLINE_STATUS.ON_TIME_DONE, 'Hoàn thành đúng hạn'],
    [DEADLINE_STATUS.LATE_DONE, 'Hoàn thành quá hạn'],
    [DEADLINE_STATUS.OVERDUE, 'Chưa hoàn thành, quá hạn'],
    [DEADLINE_STATUS.DUE_SOON, 'Chưa hoàn thành, trong hạn'],
    [DEADLINE_STATUS.ON_TRACK, 'Chưa hoàn thành, trong hạn'],
    [DEADLINE_STATUS.NO_DEADLINE, 'Không thời hạn'],
    [null, 'Chưa có số liệu'],
  ])('%p counts as %s', (status, expected) => {
    expect(officialStateOf(status)).toBe(expected);
  });

  test('classes are disjoint and complete: every status is counted once', () => {
    const anyStatus = fc.option(fc.constantFrom(...Object.values(DEADLINE_STATUS)), { nil: null });
    fc.assert(
      fc.property(fc.array(anyStatus), (statuses) => {
        const counts = countStates(statuses);
        expect(Object.keys(counts).sort()).toEqual([...STATE_CLASSES].sort());
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
        expect(total).toBe(statuses.length);
        for (const state of STATE_CLASSES) {
          const own = statuses.filter((status) => officialStateOf(status) === state);
          expect(counts[state]).toBe(own.length);
        }
      }),
    );
  });

  test('a task is done, open in time, open overdue or without deadline, never two of them', () => {
    const day = fc.integer({ min: 46000, max: 46400 });
    const maybeDay = fc.option(day, { nil: null });
    fc.assert(
      fc.property(maybeDay, maybeDay, day, (lastDay, completedOn, asOf) => {
        const state = officialStateOf(deadlineStatus({ lastDay, completedOn, asOf }));
        const late = lastDay !== null && (completedOn ?? asOf) > lastDay;
        expect(state.startsWith('Hoàn thành')).toBe(completedOn !== null);
        expect(state.endsWith('quá hạn')).toBe(late);
        expect(state === 'Không thời hạn').toBe(lastDay === null && completedOn === null);
      }),
    );
  });
});
