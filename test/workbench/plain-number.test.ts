/** Numbers as people in Việt Nam type them into the page. */
import fc from 'fast-check';
import { formatNumber } from '../../src/domain/number-format';
import { typed } from '../../workbench/host/typed';
import { plainNumber } from '../../workbench/page/plain-number';

test.each([
  ['1.795', '1795'],
  ['1.795,5', '1795.5'],
  ['12,5', '12.5'],
  ['12,5%', '12.5%'],
  ['-3,25', '-3.25'],
  [' 1.200.000 ', '1200000'],
  ['1200', '1200'],
  // Neither grouped nor with a comma: left to Excel's own reading.
  ['3.5', '3.5'],
  ['1.23,4', '1.23,4'],
  ['30/6/2026', '30/6/2026'],
  ['01.02.2026', '01.02.2026'],
  ['=A1,5', '=A1,5'],
  ['', ''],
])('%s is read as %s', (text, plain) => {
  expect(plainNumber(text)).toBe(plain);
});

test('what the pane shows can be typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (tenths) => {
      const { entry } = typed(plainNumber(formatNumber(tenths / 10)), false);
      expect(entry).toEqual({ value: tenths / 10 });
    }),
  );
});
