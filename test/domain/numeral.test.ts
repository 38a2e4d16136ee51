import { readNumeral } from '../../src/domain/numeral';

describe('readNumeral', () => {
  test.each([
    ['0', 0],
    ['02', 2],
    ['1795', 1795],
    ['1.795', 1795],
    ['12.345', 12345],
    ['1.234.567', 1234567],
    ['1 795', 1795],
    ['1 795,5', 1795.5],
    ['1 234 567', 1234567],
    ['1795,5', 1795.5],
    ['1795,500', 1795.5],
    ['1.795,5', 1795.5],
    ['1.234,567', 1234.567],
    ['0,125', 0.125],
    ['05,5', 5.5],
    ['7,0530', 7.053],
    ['9007199254740991', 9007199254740991],
  ])('%s is Vietnamese for %d', (text, value) => {
    expect(readNumeral(text)).toEqual({ ok: true, value: { value, english: false } });
    expect(readNumeral(text, 'vi')).toEqual({ ok: true, value: { value, english: false } });
  });

  test.each([
    ['1.5', 1.5],
    ['1795.5', 1795.5],
    ['1795.500', 1795.5],
    ['0.125', 0.125],
    ['1.23', 1.23],
    ['1.2345', 1.2345],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['1,234.567', 1234.567],
    ['1 234.5', 1234.5],
  ])('%s can only be English for %d', (text, value) => {
    expect(readNumeral(text)).toEqual({ ok: true, value: { value, english: true } });
    expect(readNumeral(text, 'vi')).toMatchObject({ ok: false, code: 'number-unreadable' });
  });

  test.each([
    ['1,234', '1.234', '1,2340'],
    ['12,345', '12.345', '12,3450'],
    ['02.345', '2.345', '2,3450'],
    ['02,345', '2.345', '2,3450'],
    ['1 234.567', '1.234.567', '1234,5670'],
  ])('%s could be either: asks for %s or %s', (text, whole, decimal) => {
    const reading = readNumeral(text);
    expect(reading).toMatchObject({ ok: false, code: 'number-ambiguous' });
    expect(reading.ok ? '' : reading.message).toContain(` ${whole} `);
    expect(reading.ok ? '' : reading.message).toContain(` ${decimal} `);
    // The advice must work.
    const digits = Number(text.replace(/\D/g, ''));
    expect(readNumeral(whole)).toMatchObject({ ok: true, value: { value: digits } });
    expect(readNumeral(decimal)).toMatchObject({ ok: true, value: { value: digits / 1000 } });
  });

  test('a comma before three digits is a decimal comma in Vietnamese notation', () => {
    expect(readNumeral('1,234', 'vi')).toMatchObject({ ok: true, value: { value: 1.234 } });
  });

  test.each([
    '',
    '.',
    '1.234.56',
    '12.34.567',
    '1.2.3',
    '1.234,567,8',
    '1,23.4',
    '1.23,4,5',
    '5,',
    '5.',
    ',5',
    '12 34',
    '1  234',
    '1 234.567.890',
    '1234.567.890',
    '0.123.456',
    'một',
  ])('%j is no number', (text) => {
    expect(readNumeral(text)).toMatchObject({ ok: false, code: 'number-unreadable' });
  });

  test('refuses more digits than a number can hold', () => {
    expect(readNumeral('9007199254740993')).toMatchObject({ ok: false, code: 'number-too-large' });
  });
});
