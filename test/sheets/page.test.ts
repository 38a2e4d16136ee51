import * as fc from 'fast-check';
import { footerOf } from '../../src/sheets/page';

test('size, font, then the text, so that digits at its beginning stay text', () => {
  expect(footerOf('2026')).toEqual({
    left: '&9&"Times New Roman,Italic"2026',
    right: '&9&"Times New Roman,Regular"Trang &P/&N',
  });
});

test('"&" is doubled', () => {
  expect(footerOf('A & B').left).toMatch(/"A && B$/);
});

test('a long text is cut, and never between the two of a pair', () => {
  const pieces = fc.array(fc.constantFrom('&', 'ấ', '😀', 'x '), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(pieces, (list) => {
      const text = list.join('');
      const { left } = footerOf(text);
      const shown = left.slice('&9&"Times New Roman,Italic"'.length);
      expect(shown.length).toBeLessThanOrEqual(180);
      const alone = shown.replaceAll('&&', '');
      expect(alone).not.toContain('&');
      const plain = shown.replaceAll('&&', '&');
      if (plain !== text) expect(text.startsWith(plain.replace(/…$/, ''))).toBe(true);
      if (text.replaceAll('&', '&&').length <= 180) expect(plain).toBe(text);
    }),
  );
});
