import fc from 'fast-check';
import { address, columnName } from '../../../src/workbook/read';
import { crc32 } from '../../../src/workbook/read/crc32';
import { parseCell, plainDecimal } from '../../../src/workbook/read/digits';
import { GRID_COLUMNS } from '../../../src/workbook/read/limits';
import { isoSerial } from '../../../src/workbook/read/iso-date';
import { formatKind } from '../../../src/workbook/read/styles';
import { unescapeOffice } from '../../../src/workbook/read/xml-text';
import { utf8 } from './build';

/** Row and column of a relative address inside Excel's grid. */
function parseAddress(text: string): { row: number; column: number } | undefined {
  const bytes = utf8(text);
  const cell = parseCell(bytes, 0, bytes.length);
  if (cell < 0) return undefined;
  return { row: Math.floor(cell / GRID_COLUMNS), column: (cell % GRID_COLUMNS) + 1 };
}

test('addresses', () => {
  expect(columnName(28)).toBe('AB');
  expect(address(5, 3)).toBe('C5');
  expect(parseAddress('C5')).toEqual({ row: 5, column: 3 });
  expect(parseAddress('xfd1048576')).toEqual({ row: 1048576, column: 16384 });
  for (const text of ['', 'C', '5', 'C0', 'XFE1', 'C1048577', '$C$5', 'C5 ', 'Đ5']) {
    expect(parseAddress(text)).toBeUndefined();
  }
});

test('every address comes back', () => {
  const row = fc.integer({ min: 1, max: 1048576 });
  const column = fc.integer({ min: 1, max: 16384 });
  fc.assert(
    fc.property(row, column, (r, c) => {
      expect(parseAddress(address(r, c))).toEqual({ row: r, column: c });
    }),
  );
});

test('CRC-32', () => {
  expect(crc32(utf8(''))).toBe(0);
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
  expect(crc32(utf8('a'))).toBe(0xe8b7be43);
});

test('a plain decimal is the double that Number gives', () => {
  const digits = fc.stringMatching(/^-?[0-9]{1,9}(\.[0-9]{0,8})?$/);
  fc.assert(
    fc.property(digits, (text) => {
      const value = plainDecimal(utf8(`${text}</v>`), 0);
      expect(Number.isNaN(value) ? text.replace(/\D/g, '').length : value).toEqual(
        Number.isNaN(value) ? expect.any(Number) : Number(text) + 0,
      );
      if (text.replace(/\D/g, '').length <= 15) expect(value).not.toBeNaN();
    }),
    { numRuns: 2000 },
  );
  for (const text of ['', '-', '.', '1e3', '1.2.3', '+1', ' 1', '1234567890123456']) {
    expect(plainDecimal(utf8(`${text}</v>`), 0)).toBeNaN();
  }
  expect(plainDecimal(utf8('1<!-- --></v>'), 0)).toBeNaN();
  expect(plainDecimal(utf8('12'), 0)).toBeNaN();
});

test('kinds of format', () => {
  expect(formatKind('dd/mm/yyyy hh:mm')).toBe('day');
  expect(formatKind('mmm')).toBe('day');
  expect(formatKind('h:mm AM/PM')).toBe('clock');
  expect(formatKind('[h]:mm')).toBe('clock');
  expect(formatKind('[hh]')).toBe('clock');
  expect(formatKind('[Red][>=100]0')).toBe('number');
  expect(formatKind('')).toBe('number');
});

test('ISO days follow one another', () => {
  let expected = 1;
  for (let year = 1900; year <= 2101; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 31; day += 1) {
        const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
        const serial = isoSerial(text);
        if (serial === undefined) continue;
        if (expected === 60) expected = 61;
        if (serial !== expected) throw new Error(`${text}: ${serial}, not ${expected}`);
        expected += 1;
      }
    }
  }
  expect(expected).toBe((isoSerial('2101-12-31') ?? 0) + 1);
});

test('texts without an escape come back as they are', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const written = text.replaceAll('_', '_x005F_');
      expect(unescapeOffice(written)).toBe(text);
    }),
  );
});
