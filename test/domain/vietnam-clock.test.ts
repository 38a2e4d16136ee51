import { describe, expect, test } from '@jest/globals';
import { isoFromDay } from '../../src/domain/day';
import { dayOfTime, momentOf, timeOfDay } from '../../src/domain/vietnam-clock';

describe("Việt Nam's clock", () => {
  test.each([
    [Date.UTC(2026, 5, 14, 16, 59, 59, 999), '2026-06-14', '23:59'],
    [Date.UTC(2026, 5, 14, 17), '2026-06-15', '00:00'],
    [Date.UTC(2026, 5, 15, 5, 30), '2026-06-15', '12:30'],
    [Date.UTC(2027, 11, 31, 17, 1), '2028-01-01', '00:01'],
    [Date.UTC(1970, 0, 1), '1970-01-01', '07:00'],
    [-1, '1970-01-01', '06:59'],
  ])('%d is %s, %s', (milliseconds, day, time) => {
    expect(isoFromDay(dayOfTime(milliseconds))).toBe(day);
    expect(timeOfDay(milliseconds)).toBe(time);
  });

  test('a moment holds its milliseconds', () => {
    const noon = Date.UTC(2026, 5, 15, 5);
    expect(momentOf(noon)).toBe(46_188.5);
    expect(momentOf(noon + 1)).toBeGreaterThan(momentOf(noon));
    expect(momentOf(noon + 864)).toBeCloseTo(46_188.50001, 9);
  });
});
