import fc from 'fast-check';
import { cleanText, fold, foldTone } from '../../src/domain/fold';

describe('cleanText', () => {
  test.each([
    ['  Chi  Lăng ', 'Chi Lăng'],
    ['Chi\u00a0Lăng', 'Chi Lăng'],
    ['1\u202f795\u2009000', '1 795 000'],
    ['Chi\r\n\tLăng', 'Chi Lăng'],
    ['Chi_x000A_Lăng_x000D_', 'Chi Lăng'],
    ['_x0041_b', 'Ab'],
    ['_x005F_x0041_', '_x0041_'],
    ['_x00_', '_x00_'],
    ['a\u0000b\u0007c', 'abc'],
    ['a \u0001 b', 'a b'],
    ['\ufeffa\u200bb\u00ad', 'ab'],
    ['a\ud800b', 'ab'],
    ['\u{1F600}', '\u{1F600}'],
    ['Hữu Lũng'.normalize('NFD'), 'Hữu Lũng'],
    ['', ''],
  ])('%j: %j', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  test('leaves nothing that it would change again, unless an escape was escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('_x'));
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe('fold', () => {
  test.each([
    ['  Đồng-Đăng ', 'dong dang'],
    ['QUÝ HÒA', 'quy hoa'],
    ['Quý Hoà', 'quy hoa'],
    ['Ước, tỷ lệ: 95%', 'uoc ty le 95'],
    ['Lí', 'li'],
    ['Lý', 'ly'],
    ['...', ''],
  ])('%j: %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
    expect(fold(text.normalize('NFD'))).toBe(expected);
  });

  test('folds what it folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('foldTone', () => {
  test.each([
    // Open pairs: the tone moves to the first vowel.
    ['hoà', 'hòa'],
    ['hoá', 'hóa'],
    ['Khoẻ', 'Khỏe'],
    ['loà xoà', 'lòa xòa'],
    ['hoạ', 'họa'],
    ['thuỷ', 'thủy'],
    ['Uỷ ban', 'Ủy ban'],
    ['UỶ BAN', 'ỦY BAN'],
    ['HOÀ', 'HÒA'],
    ['Thuỵ', 'Thụy'],
    ['luỹ kế', 'lũy kế'],
    ['(hoà)', '(hòa)'],
    // Kept: already there, closed syllables, u after q, other pairs.
    ['hòa', 'hòa'],
    ['quý', 'quý'],
    ['QUỲ', 'QUỲ'],
    ['quà', 'quà'],
    ['hoàn', 'hoàn'],
    ['hoài', 'hoài'],
    ['hoặc', 'hoặc'],
    ['ngoằn ngoèo', 'ngoằn ngoèo'],
    ['huỳnh', 'huỳnh'],
    ['khuỷu', 'khuỷu'],
    ['mùa', 'mùa'],
    ['của', 'của'],
    ['Huế', 'Huế'],
    ['thuở', 'thuở'],
    // Put right: only one letter could carry it.
    ['hòan', 'hoàn'],
    ['Đòan Kết', 'Đoàn Kết'],
    ['hùynh', 'huỳnh'],
    ['qúy', 'quý'],
    ['QÚY', 'QUÝ'],
    ['qúôc', 'quốc'],
  ])('%s: %s', (text, expected) => {
    expect(foldTone(text)).toBe(expected);
    expect(foldTone(text.normalize('NFD'))).toBe(expected);
  });

  test('keeps every letter and mark', () => {
    const marks = (text: string) => [...text.normalize('NFD')].sort().join('');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'hqtuoaeyiêăư \u0300\u0301\u0303\u0309\u0323nm')),
        (letters) => {
          const text = letters.join('').normalize('NFC');
          expect(marks(foldTone(text))).toBe(marks(text));
        },
      ),
    );
  });
});
