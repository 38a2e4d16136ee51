/** The small parts that a write and a read are put together from. */
import fc from 'fast-check';
import { packBlocks, type BlockRequest } from '../../src/excel/blocks';
import { changedCells, readingOf } from '../../src/excel/changed-cells';
import { isDateFormat } from '../../src/excel/date-format';
import { namesSheet, renameSheets } from '../../src/excel/formula-sheets';
import { GridSheet } from '../../src/excel/grid';
import { jsonBytes } from '../../src/excel/json-size';
import { rectangles } from '../../src/excel/rectangles';
import { packSteps } from '../../src/excel/step';
import { FORMATS } from '../../src/sheets/styles';
import type { ReadCell } from '../../src/sheets/read-model';
import { formatKind } from '../../src/workbook/read/styles';
import { itemsSheet, smallBook } from './support';

describe('isDateFormat', () => {
  test.each([
    [FORMATS.date, true],
    ['dd/mm/yyyy;@', true],
    ['[$-42A]d mmmm yyyy', true],
    ['[h]:mm', true],
    ['hh:mm', true],
    [FORMATS.number, false],
    [FORMATS.amount, false],
    [FORMATS.percent, false],
    [FORMATS.text, false],
    ['General', false],
    ['0 "ngày"', false],
    ['#,##0\\d', false],
    ['[Red]0', false],
  ])('%s: %s', (format, expected) => {
    expect(isDateFormat(format)).toBe(expected);
  });

  test('agrees with the file reader', () => {
    const parts = fc.constantFrom(
      'd',
      'mm',
      'yyyy',
      'h',
      '0',
      '#,##0',
      '"ngày"',
      '[Red]',
      '[h]',
      '\\d',
      '_)',
      ';',
      '.',
      '%',
      '[$-42A]',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 6 }), (list) => {
        const format = list.join('');
        expect(isDateFormat(format)).toBe(formatKind(format) !== 'number');
      }),
    );
  });
});

test('jsonBytes is what the value takes inside a request', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const body = JSON.stringify(JSON.stringify(value)).slice(1, -1);
      expect(jsonBytes(value)).toBe(Buffer.byteLength(body));
    }),
  );
  expect(jsonBytes('số "liệu"')).toBe(
    Buffer.byteLength(JSON.stringify(JSON.stringify('số "liệu"')).slice(1, -1)),
  );
});

test('rectangles cover every keyed cell once, and no other', () => {
  const key = fc.constantFrom('a', 'b', undefined);
  fc.assert(
    fc.property(fc.array(fc.array(key, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
      const painted: (string | undefined)[][] = rows.map((row) => row.map(() => undefined));
      for (const { key: color, top, left, bottom, right } of rectangles(rows)) {
        for (let row = top; row <= bottom; row += 1) {
          for (let column = left; column <= right; column += 1) {
            const line = painted[row - 1] ?? [];
            expect(line[column - 1]).toBeUndefined();
            line[column - 1] = color;
          }
        }
      }
      expect(painted).toEqual(rows);
    }),
  );
});

test('a table of one look is one rectangle', () => {
  const rows = Array.from({ length: 50 }, () => ['a', 'a', 'b']);
  expect(rectangles(rows)).toEqual([
    { key: 'a', top: 1, left: 1, bottom: 50, right: 2 },
    { key: 'b', top: 1, left: 3, bottom: 50, right: 3 },
  ]);
});

test('packSteps keeps the order and the limit', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, (list) => {
      const steps = list.map((bytes) => ({ bytes, run: () => undefined }));
      const packed = packSteps(steps, 100);
      expect(packed.flat()).toEqual(steps);
      for (const request of packed) {
        const bytes = request.reduce((sum, step) => sum + step.bytes, 0);
        // A step that is larger than the limit goes alone.
        expect(bytes <= 100 || request.length === 1).toBe(true);
      }
    }),
  );
});

test('packBlocks asks for every row once, in answers below the limit', () => {
  const block = fc.record({
    sheet: fc.constantFrom('s1', 's2'),
    top: fc.nat(50),
    rows: fc.integer({ min: 1, max: 300 }),
    parts: fc.constant([{ left: 0, columns: 4, load: ['values' as const] }]),
    bytesPerRow: fc.integer({ min: 1, max: 40 }),
  });
  const rowsOf = (list: readonly BlockRequest[]): string[] =>
    list.flatMap(({ sheet, top, rows }) =>
      Array.from({ length: rows }, (_, index) => `${sheet}:${top + index}`),
    );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), (wanted) => {
      const packed = packBlocks(wanted, 500);
      expect(rowsOf(packed.flat())).toEqual(rowsOf(wanted));
      for (const batch of packed) {
        const bytes = batch.reduce((sum, { rows, bytesPerRow }) => sum + rows * bytesPerRow, 0);
        expect(bytes).toBeLessThanOrEqual(500);
      }
    }),
  );
});

describe('renameSheets', () => {
  const names = new Map([
    ['Nhiệm vụ', '_tiendo~1'],
    ['Đơn_vị', "của 'tôi'"],
  ]);
  test.each([
    ["SUM('Nhiệm vụ'!$B$7:$B$9)", "SUM('_tiendo~1'!$B$7:$B$9)"],
    ['Đơn_vị!A1+1', "'của ''tôi'''!A1+1"],
    [`IF(A1="'Nhiệm vụ'!B7",'Nhiệm vụ'!B7,"")`, `IF(A1="'Nhiệm vụ'!B7",'_tiendo~1'!B7,"")`],
    ["'Nhiệm vụ khác'!A1", "'Nhiệm vụ khác'!A1"],
    ['SUM(A1:A3)', 'SUM(A1:A3)'],
  ])('%s', (formula, expected) => {
    expect(renameSheets(formula, names)).toBe(expected);
  });

  test('namesSheet sees references and no text', () => {
    expect(namesSheet("=1+'Nhiệm vụ'!B7", ['Nhiệm vụ'])).toBe(true);
    expect(namesSheet(`="'Nhiệm vụ'!B7"`, ['Nhiệm vụ'])).toBe(false);
    expect(namesSheet("='Nhiệm vụ 2'!B7", ['Nhiệm vụ'])).toBe(false);
  });
});

describe('changedCells', () => {
  const sheetWith = (cell: ReadCell | undefined): GridSheet => {
    const sheet = new GridSheet('Nhiệm vụ', 'visible');
    if (cell) sheet.put(3, 2, cell);
    return sheet;
  };
  const constant = (value: ReadCell['value']): ReadCell => ({ value, isDate: false });
  const formula = (text: string, value: ReadCell['value'] = 1): ReadCell => ({
    value,
    isDate: false,
    formula: text,
  });
  test.each<[string, ReadCell | undefined, ReadCell | undefined, boolean]>([
    ['nothing changed', constant('a'), constant('a'), false],
    ['typed over', constant('a'), constant('b'), true],
    ['emptied', constant('a'), undefined, true],
    ['filled', undefined, constant('b'), true],
    ['an empty text is nothing', constant(''), undefined, false],
    ['a number is no text', constant(1), constant('1'), true],
    ['a result that moved', formula('A1', 1), formula('A1', 2), false],
    ['another formula', formula('A1'), formula('A2'), true],
    ['the same formula, written another way', formula("'x'!A1 + b1"), formula('x!A1+B1'), false],
    ['a sheet in it was renamed', formula("SUM('a b'!A1)"), formula('SUM(Mới!A1)'), false],
    ['another text in it', formula('IF(A1="a!b",1)'), formula('IF(A1="c!b",1)'), true],
    ['a formula whose text is not known', formula(''), formula('A2'), false],
    ['a formula that became a value', formula('A1'), constant(1), true],
    ['a value that became a formula', constant(1), formula('A1'), true],
    ['an error', constant({ error: '#N/A' }), constant('#N/A'), false],
  ])('%s', (_, known, now, changed) => {
    expect(changedCells(sheetWith(known), sheetWith(now))).toHaveLength(changed ? 1 : 0);
  });

  test('says where, what was there and what is', () => {
    expect(changedCells(sheetWith(constant('a')), sheetWith(constant(7)))).toEqual([
      { sheet: 'Nhiệm vụ', cell: 'B3', expected: 'a', found: 7 },
    ]);
  });

  test('a day is shown as people write it', () => {
    const day = (value: number): ReadCell => ({ value, isDate: true });
    const shown = (before: ReadCell | undefined, after: ReadCell | undefined): unknown =>
      changedCells(sheetWith(before), sheetWith(after)).map(({ expected, found }) => [
        expected,
        found,
      ]);
    expect(shown(day(46_178), day(46_179))).toEqual([['05/06/2026', '06/06/2026']]);
    expect(shown(undefined, day(46_178.5))).toEqual([[null, '05/06/2026']]);
    // a time of day, and what was typed over a day
    expect(shown(day(46_178), day(0.75))).toEqual([['05/06/2026', 0.75]]);
    expect(shown(day(46_178), constant('mai'))).toEqual([['05/06/2026', 'mai']]);
  });

  test('a sheet that was not known is all new', () => {
    expect(changedCells(undefined, sheetWith(constant(7)))).toHaveLength(1);
  });
});

test('readingOf leaves out what a merged cell covers', () => {
  const [sheet] = readingOf({
    ...smallBook(),
    sheets: [{ ...itemsSheet(), merges: [{ top: 3, left: 2, bottom: 3, right: 3 }] }],
  }).sheets;
  expect(sheet?.cell(3, 2)?.value).toBe('=1+1');
  expect(sheet?.cell(3, 3)).toBeUndefined();
});
