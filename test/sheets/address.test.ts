import fc from 'fast-check';
import { absoluteArea, areaAddress, cellAddress, columnLetters } from '../../src/sheets/address';

/** Excel's last column and row. */
const column = fc.integer({ min: 1, max: 16_384 });
const row = fc.integer({ min: 1, max: 1_048_576 });

/** The other way round, written on its own. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

describe('addresses', () => {
  test.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [28, 'AB'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (number, letters) => {
    expect(columnLetters(number)).toBe(letters);
  });

  test('letters are a numbering without a nought', () => {
    fc.assert(
      fc.property(column, (number) => {
        expect(columnLetters(number)).toMatch(/^[A-Z]{1,3}$/);
        expect(columnNumber(columnLetters(number))).toBe(number);
      }),
    );
  });

  test('a cell is its letters and its row', () => {
    fc.assert(
      fc.property(row, column, (at, number) => {
        expect(cellAddress(at, number)).toBe(`${columnLetters(number)}${at}`);
      }),
    );
    expect(cellAddress(5, 3)).toBe('C5');
  });

  test('areas', () => {
    expect(areaAddress({ top: 1, left: 1, bottom: 3, right: 2 })).toBe('A1:B3');
    expect(areaAddress({ top: 4, left: 27, bottom: 4, right: 27 })).toBe('AA4:AA4');
  });

  test.each([
    ['Nhiệm vụ', { top: 7, left: 2, bottom: 9, right: 2 }, "'Nhiệm vụ'!$B$7:$B$9"],
    ['Cấu hình', { top: 7, left: 3, bottom: 7, right: 3 }, "'Cấu hình'!$C$7"],
    ['A', { top: 1, left: 1, bottom: 1, right: 28 }, "'A'!$A$1:$AB$1"],
  ])('%s %j is %s', (sheet, area, expected) => {
    expect(absoluteArea(sheet, area)).toBe(expected);
  });
});
