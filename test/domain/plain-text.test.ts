import fc from 'fast-check';
import { foldLetters, plainText } from '../../src/domain/plain-text';

describe('plainText', () => {
  test.each([
    ['**Trước  ngày\n20／6／2026**', 'Trước ngày 20/6/2026'],
    ['Trước ngày'.normalize('NFD'), 'Trước ngày'],
    ['\u00a0hạn\u3000\t05/6/2026\u200b ', 'hạn 05/6/2026'],
    ['05/6/2026¹', '05/6/2026'],
    ['5–6—7−8', '5-6-7-8'],
    ['１５', '15'],
    ['', ''],
  ])('%p becomes %p', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test('is stable: a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
      }),
    );
  });
});

describe('foldLetters', () => {
  test.each([
    ['Trước ngày đó', 'truoc ngay do'],
    ['ĐẾN HẾT QUÝ III', 'den het quy iii'],
    ['hằng tháng', 'hang thang'],
  ])('%p becomes %p', (text, expected) => {
    expect(foldLetters(text)).toBe(expected);
  });

  test('keeps every position', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        expect(foldLetters(plain)).toHaveLength(plain.length);
      }),
    );
  });
});
