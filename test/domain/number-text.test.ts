import fc from 'fast-check';
import { formatNumber, formatPercent, readNumber } from '../../src/domain/number-text';

const valueOf = (input: string | number, measure?: string) => {
  const reading = readNumber(input, { measure });
  return reading.ok ? reading.value : reading.code;
};

describe('readNumber', () => {
  test.each<[string, number, string | null]>([
    ['1.795', 1795, null],
    ['1.795,5', 1795.5, null],
    ['02', 2, null],
    ['12.345', 12345, null],
    ['95%', 95, '%'],
    ['95 %', 95, '%'],
    ['≥ 95', 95, null],
    ['>=95', 95, null],
    ['≤ 3 %', 3, '%'],
    ['<= 3 %', 3, '%'],
    ['% ≥ 95', 95, '%'],
    ['+94,1%', 94.1, '%'],
    ['-5', -5, null],
    ['−5,5 ha', -5.5, 'ha'],
    ['-0', 0, null],
    ['3,15 điểm %', 3.15, 'điểm %'],
    ['60ha', 60, 'ha'],
    ['1.795 tấn', 1795, 'tấn'],
    ['Căn 28.500', 28500, 'căn'],
    ['30 tỷ đồng', 30_000_000_000, 'đồng'],
    ['30 tỷ', 30_000_000_000, null],
    ['60 nghìn lượt', 60_000, 'lượt'],
    ['1,05 triệu đ', 1_050_000, 'đồng'],
    ['\uff11\uff17\uff19\uff15', 1795, null],
    ['\uff19\uff15\uff05', 95, '%'],
    ['1\u00a0795', 1795, null],
    ['1\u2009795\u2009000', 1795000, null],
    ['1\u202f795,5', 1795.5, null],
    ['  11 hộ\n', 11, 'hộ'],
    ['30 tỷ đồng'.normalize('NFD'), 30_000_000_000, 'đồng'],
  ])('%j: %d %s', (text, value, measure) => {
    expect(valueOf(text)).toEqual(measure === null ? { value } : { value, measure });
  });

  test.each<[string | number, string, number]>([
    ['30 tỷ đồng', 'triệu đồng', 30000],
    ['30 tỉ đồng', 'tỷ đồng', 30],
    ['30 tỷ', 'triệu đồng', 30000],
    ['500 triệu', 'tỷ đồng', 0.5],
    ['1,0050 tỷ đồng', 'triệu đồng', 1005],
    ['12.500.000 đồng', 'triệu đồng', 12.5],
    ['-2 tỷ đồng', 'triệu đồng', -2000],
    ['60 nghìn lượt', 'lượt', 60000],
    ['60 ngàn', 'lượt', 60000],
    ['60.000 lượt', 'nghìn lượt', 60],
    ['30000', 'triệu đồng', 30000],
    ['95', '%', 95],
    ['95 phần trăm', '%', 95],
    ['65 triệu đồng/người/năm', 'triệu đồng/người/năm', 65],
    ['7 bộ', 'bộ', 7],
    [12.5, 'ha', 12.5],
  ])('%j in %s: %d', (input, measure, value) => {
    expect(valueOf(input, measure)).toEqual({ value, measure });
  });

  test.each(['1.5', '1795.5', '1,234,567', '0.125 ha'])('%s is read with a note', (text) => {
    expect(valueOf(text)).toMatchObject({ note: 'ambiguous' });
  });

  test('a number is taken as it is', () => {
    expect(valueOf(1795.5)).toEqual({ value: 1795.5 });
    expect(valueOf(0)).toEqual({ value: 0 });
  });

  test.each(['1,234', '1,234 ha', '+12,345%', '02.345'])('%s could be either', (text) => {
    expect(valueOf(text)).toBe('number-ambiguous');
  });

  test.each([
    ['3,15 điểm %', '%'],
    ['95%', 'điểm %'],
    ['95%', 'ha'],
    ['30 tấn', 'ha'],
    ['30 tỷ', '%'],
    ['30 tỷ đồng', 'USD'],
  ])('%s is not in %s', (text, measure) => {
    expect(valueOf(text, measure)).toBe('measure-mismatch');
  });

  test.each([
    '',
    '   ',
    'NaN',
    'Infinity',
    'đạt',
    'khoảng 30',
    '30 khoảng',
    '1.234.56',
    '5.',
    ',5',
    '- 5',
    '--5',
    '5-7',
    '1e5',
    '0x10',
    '5²',
    '30/4/2026',
    '2 tỷ 500 triệu',
    '% 95 %',
    '=1+1',
    '12a34',
    `${'9'.repeat(101)}`,
    NaN,
    Infinity,
  ])('%j is no number', (input) => {
    expect(valueOf(input)).toBe('number-unreadable');
    expect(valueOf(input, 'ha')).toBe('number-unreadable');
  });

  test('says in Vietnamese what to write instead', () => {
    const reading = readNumber('1,234');
    expect(reading.ok ? '' : reading.message).toMatch(/^Số "1,234" .*Hãy viết 1\.234 .*1,2340/u);
  });

  test('reads back what formatNumber writes', () => {
    const decimals = fc.integer({ min: 0, max: 6 });
    const digits = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(digits, decimals, (whole, places) => {
        const value = Number(`${whole}e-${places}`);
        const expected = { ok: true, value: { value: value === 0 ? 0 : value } };
        const texts = [formatNumber(value), formatNumber(value, places)];
        for (const text of texts) {
          expect(readNumber(text, { notation: 'vi' })).toEqual(expected);
          // Typed by a stranger, a lone group of three after a comma is asked about, never misread.
          const typed = readNumber(text);
          if (/^-?[1-9]\d{0,2},\d{3}$/.test(text)) {
            expect(typed).toMatchObject({ code: 'number-ambiguous' });
          } else {
            expect(typed).toEqual(expected);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('reads back what formatPercent writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (hundredths) => {
        const value = hundredths / 100;
        expect(readNumber(formatPercent(hundredths / 10_000))).toEqual({
          ok: true,
          value: { value: value === 0 ? 0 : value, measure: '%' },
        });
      }),
    );
  });

  test('answers any text, and reads a finite number or none', () => {
    const junk = fc.array(fc.constantFrom(...'0123456789.,  -+−%≥tỷđha')).map((c) => c.join(''));
    fc.assert(
      fc.property(fc.oneof(junk, fc.string()), (text) => {
        const reading = readNumber(text);
        if (reading.ok) expect(Number.isFinite(reading.value.value)).toBe(true);
        else expect(reading.message).toMatch(/Hãy/u);
      }),
      { numRuns: 1000 },
    );
  });
});
