import { dayFromIso, isoFromDay } from '../../src/domain/day';
import { reportDue } from '../../src/domain/period';
import { choicesOf } from '../../src/jobs/choices';
import { FULL } from './support';

test.each([
  ['2026-06-12', '2026-06'],
  ['2026-06-15', '2026-06'],
  ['2026-06-16', '2026-07'],
  ['2026-12-20', '2027-01'],
  ['2027-01-03', '2027-01'],
])('on %s the reports of %s are due next', (today, period) => {
  const { currentPeriod, periods } = choicesOf(FULL, dayFromIso(today));
  expect(currentPeriod).toBe(period);
  expect(periods.map(({ id }) => id)).toContain(period);
  expect(isoFromDay(reportDue(period, 'task', FULL.calendar)) >= today).toBe(true);
});

test('everything that can be chosen', () => {
  const { documents, groups, units, periods } = choicesOf(FULL, dayFromIso('2026-06-12'));
  expect(documents.map(({ tasks }) => tasks).reduce((sum, count) => sum + count, 0)).toBe(
    FULL.tasks.length,
  );
  expect(units).toHaveLength(65);
  expect(units).toContainEqual({ code: '06463', name: 'xã Chi Lăng' });
  expect(groups.length).toBe(FULL.groups.length);
  // months, quarters, the half, nine months, the year
  expect(periods).toHaveLength(12 + 4 + 1 + 1 + 1);
  expect(periods).toContainEqual({ id: '2026-Q2', name: 'Quý II năm 2026' });
  // In January the year before is still to be reported.
  const january = choicesOf(FULL, dayFromIso('2027-01-10')).periods.map(({ id }) => id);
  expect(january).toEqual(expect.arrayContaining(['2026-12', '2026', '2027-01']));
});
