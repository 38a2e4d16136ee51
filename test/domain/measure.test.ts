import fc from 'fast-check';
import { isKnownBase, moveDecimal, parseMeasure, sameBase } from '../../src/domain/measure';

describe('parseMeasure', () => {
  test.each([
    ['triệu đồng', 6, 'đồng'],
    ['tỉ đồng', 9, 'đồng'],
    ['nghìn tỷ đồng', 12, 'đồng'],
    ['ngàn lượt', 3, 'lượt'],
    ['ty dong', 9, 'đồng'],
    ['tỷ', 9, ''],
    ['nghìn tỉ', 12, ''],
    ['', 0, ''],
    ['đ', 0, 'đồng'],
    ['₫', 0, 'đồng'],
    ['VNĐ', 0, 'đồng'],
    ['HA', 0, 'ha'],
    ['m2', 0, 'm²'],
    ['phần trăm', 0, '%'],
    ['điểm phần trăm', 0, 'điểm %'],
    ['triệu đồng/người/năm', 6, 'đồng/người/năm'],
    ['constructor', 0, 'constructor'],
    ['.', 0, '.'],
  ])('%j', (text, zeros, base) => {
    expect(parseMeasure(text)).toEqual({ zeros, base });
  });
});

describe('sameBase and isKnownBase', () => {
  test.each([
    ['tỷ đồng', 'triệu đ', true],
    ['%', 'phần trăm', true],
    ['%', 'điểm %', false],
    ['ha', 'tấn', false],
    ['.', '', false],
  ])('%j and %j: %s', (first, second, expected) => {
    expect(sameBase(parseMeasure(first), parseMeasure(second))).toBe(expected);
  });

  test.each([
    ['tỷ', true],
    ['nghìn lượt', true],
    ['Căn', true],
    ['khoảng', false],
    ['.', false],
    ['/4/2026', false],
  ])('%j is known: %s', (text, expected) => {
    expect(isKnownBase(parseMeasure(text))).toBe(expected);
  });
});

describe('moveDecimal', () => {
  test.each([
    [1.005, 3, 1005],
    [500, -3, 0.5],
    [0, 9, 0],
    [1e-7, 7, 1],
    [1.5e21, -20, 15],
  ])('%d by %d: %d', (value, places, expected) => {
    expect(moveDecimal(value, places)).toBe(expected);
  });

  test('there and back is the same number', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -12, max: 12 }), (thousandths, places) => {
        const value = thousandths / 1000;
        expect(moveDecimal(moveDecimal(value, places), -places)).toBe(value);
      }),
    );
  });
});
