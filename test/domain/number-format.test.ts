import { formatNumber, formatPercent, withMeasure } from '../../src/domain/number-format';

describe('formatNumber', () => {
  test.each<[number, number | undefined, string]>([
    [1234567.89, undefined, '1.234.567,89'],
    [1795, undefined, '1.795'],
    [0.1 + 0.2, undefined, '0,3'],
    [95, 1, '95,0'],
    [2.345, 0, '2'],
    [-28500, undefined, '-28.500'],
    [0, undefined, '0'],
    [-0, undefined, '0'],
    [-0.001, 1, '0,0'],
    [6_316_000_000_000, undefined, '6.316.000.000.000'],
  ])('%d with %p decimals: %s', (value, decimals, expected) => {
    expect(formatNumber(value, decimals)).toBe(expected);
  });

  test.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => formatNumber(value)).toThrow(RangeError);
    expect(() => formatPercent(value)).toThrow(RangeError);
  });

  test.each([-1, 101, NaN])('refuses %d decimals, also after others were asked for', (decimals) => {
    expect(formatNumber(0.125)).toBe('0,125');
    expect(formatNumber(0.125, 2)).toBe('0,13');
    expect(() => formatNumber(0.125, decimals)).toThrow(RangeError);
    expect(formatNumber(0.125)).toBe('0,125');
  });
});

test.each([
  ['28,54', '%', '28,54%'],
  ['7,5', '%/năm', '7,5%/năm'],
  ['1.200', 'triệu đồng', '1.200 triệu đồng'],
])('%s in %s: %s', (figure, measure, expected) => {
  expect(withMeasure(figure, measure)).toBe(expected);
});

describe('formatPercent', () => {
  test.each([
    [0.6353, '63,53%'],
    [0.63527, '63,53%'],
    [1, '100%'],
    [6.17, '617%'],
    [12.5, '1.250%'],
    [0, '0%'],
    [-0.00001, '0%'],
    [-0.5, '-50%'],
  ])('%d: %s', (ratio, expected) => {
    expect(formatPercent(ratio)).toBe(expected);
  });
});
