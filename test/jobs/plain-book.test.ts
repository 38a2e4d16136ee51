/** What goes to the worker and what comes back is what was sent. */
import fc from 'fast-check';
import { GridSheet } from '../../src/excel/grid';
import { packModel, unpackModel } from '../../src/jobs/packed-model';
import { plainBook, readBookOf } from '../../src/jobs/plain-book';
import type { ReadBook, ReadCell } from '../../src/sheets/read-model';
import { CHI_LANG, filledModel, plainOf } from './support';

const cell = fc.record({
  value: fc.oneof(
    fc.constant(null),
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '=1+1', '06463', 'hoà'),
    fc.constantFrom({ error: '#N/A' }, { error: '#NAME?' }),
  ),
  isDate: fc.boolean(),
  formula: fc.option(fc.constantFrom('', 'SUM(A1:B2)', "'Nhiệm vụ'!$A$1"), { nil: undefined }),
});

const place = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 16_384 }));

const book = fc
  .array(
    fc.record({
      name: fc.string({ unit: 'grapheme', minLength: 1 }),
      state: fc.constantFrom('visible', 'hidden', 'veryHidden'),
      cells: fc.array(fc.tuple(place, cell), { maxLength: 40 }),
    }),
    { maxLength: 4 },
  )
  .map((sheets): ReadBook => ({
    date1904: false,
    sheets: sheets.map(({ name, state, cells }) => {
      const grid = new GridSheet(name, state as 'visible');
      for (const [[row, column], { formula, ...rest }] of cells) {
        grid.put(row, column, formula === undefined ? rest : { ...rest, formula });
      }
      return grid;
    }),
  }));

const listed = ({ sheets, date1904 }: ReadBook): unknown => ({
  date1904,
  sheets: sheets.map((sheet) => {
    const cells: [number, number, ReadCell | undefined][] = [];
    for (const row of sheet.rows()) {
      for (const column of sheet.columnsOf(row)) {
        cells.push([row, column, sheet.cell(row, column)]);
      }
    }
    const { name, state, lastRow, lastColumn } = sheet;
    return { name, state, lastRow, lastColumn, cells };
  }),
});

test('a book that was read, through structured clone and back', () => {
  fc.assert(
    fc.property(book, (read) => {
      expect(listed(readBookOf(structuredClone(plainBook(read))))).toEqual(listed(read));
    }),
  );
});

test('the model of a whole workbook, through structured clone and back', async () => {
  const model = filledModel(CHI_LANG, { seed: 3, mistakes: true });
  let pauses = 0;
  const back = await unpackModel(structuredClone(packModel(model)), async () => {
    pauses += 1;
  });
  expect(back).toEqual(model);
  // The page can answer after every sheet.
  expect(pauses).toBe(model.sheets.length);
});

test('texts are kept once', () => {
  const { texts } = plainOf(filledModel(CHI_LANG));
  expect(new Set(texts).size).toBe(texts.length);
});
