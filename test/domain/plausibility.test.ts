import { rateWarning } from '../../src/domain/plausibility';

describe('rateWarning', () => {
  test.each([
    [60, 75, undefined],
    [60, 0, undefined],
    [60, 120, undefined],
    [0.15, 0.1 + 0.2, undefined],
    [60, 120.1, 'rate-very-high'],
    [6, 37, 'rate-very-high'],
    [60, -1, 'rate-negative'],
    [0, 5, undefined],
  ])('planned %d, actual %d: %p', (planned, actual, code) => {
    expect(rateWarning(planned, actual)?.code).toBe(code);
  });

  test('names the rate', () => {
    expect(rateWarning(100, 617)?.message).toContain('617%');
  });
});
