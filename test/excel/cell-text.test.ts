import fc from 'fast-check';
import { asTyped } from '../../src/excel/cell-text';
import { typed } from '../../workbench/host/typed';
import { closeWorkbooks, openWorkbook } from './support';

afterAll(closeWorkbooks);

/** What Excel would make a formula, a number, a day, a truth value or an error of. */
const TEMPTING = [
  '=1+1',
  '=HYPERLINK("http://x")',
  '+84 25',
  '-5',
  '@SUM(A1)',
  "'đã có dấu nháy",
  '06463',
  '1.795,5',
  '95%',
  '2026-06',
  '05/6/2026',
  '12-5',
  'TRUE',
  'false',
  '#N/A',
  '#REF!',
  '1E5',
  ' 7',
];

const PLAIN = ['Hoàn thành', 'Không phát sinh', 'xã Kháng Chiến', 'Đạt'];

test.each(TEMPTING)('%s stays a text', (text) => {
  expect(asTyped(text)).toBe(`'${text}`);
  expect(typed(asTyped(text), false).entry).toEqual({ value: text });
});

test.each(PLAIN)('%s needs no apostrophe', (text) => {
  expect(asTyped(text)).toBe(text);
});

test('numbers, truth values and nothing are what they are', () => {
  expect([asTyped(46_183), asTyped(false), asTyped(null), asTyped('')]).toEqual([
    46_183,
    false,
    '',
    '',
  ]);
});

test('no text is turned into anything else', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(..."=+-@'0123456789/.,:%eE TRUEtháng") }),
    fc.constantFrom(...TEMPTING).chain((text) => fc.string().map((more) => text + more)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(text !== '');
      expect(typed(asTyped(text), false).entry).toEqual({ value: text });
    }),
  );
});

test('in Excel itself', async () => {
  const { Excel } = openWorkbook();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Sheet1').getRange(`A1:A${TEMPTING.length}`);
    range.formulas = TEMPTING.map((text) => [asTyped(text)]);
    range.load(['values', 'formulas']);
    await context.sync();
    expect(range.values).toEqual(TEMPTING.map((text) => [text]));
    expect(range.formulas).toEqual(TEMPTING.map((text) => [text]));
  });
});

test('without the apostrophe Excel does evaluate', async () => {
  const { Excel } = openWorkbook();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A4');
    range.values = [['=1+1'], ['06463'], ['2026-06'], ['TRUE']];
    range.load('values');
    await context.sync();
    expect(range.values).toEqual([[2], [6463], [46_174], [true]]);
  });
});
