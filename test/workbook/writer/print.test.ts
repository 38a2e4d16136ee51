/** How a written sheet prints: its scale, its pages, and rows that grow with what people type. */
import type { BookModel, PrintSetup, RowModel } from '../../../src/sheets/model';
import { scaleOf } from '../../../src/sheets/page';
import { writeBook } from '../../../src/workbook/write';
import { elements, partsOf } from '../../helpers/package';

const printed = async (
  print: PrintSetup,
  width = 100,
  rows: RowModel[] = [{ cells: [{ value: 'x', style: 'text' }] }],
): Promise<string> => {
  const book: BookModel = {
    title: 'Thử',
    sheets: [
      {
        ...{ key: 'test', name: 'Thử', state: 'visible', columns: [{ width }], rows },
        ...{ merges: [], validations: [], highlights: [], protect: true, print, tab: 'plain' },
      },
    ],
    names: [],
    active: 'Thử',
  };
  return partsOf(await writeBook(book)).get('xl/worksheets/sheet1.xml') ?? '';
};

const PORTRAIT: PrintSetup = { orientation: 'portrait', footer: 'Thử' };

test.each<[string, PrintSetup, number, Record<string, string>, string]>([
  ['as wide as a page', PORTRAIT, 100, { fitToWidth: '1', fitToHeight: '0' }, '1'],
  ['on one page', { ...PORTRAIT, onePage: true }, 100, { fitToHeight: '1' }, '1'],
  ['with pages of its own', { ...PORTRAIT, breaks: [3] }, 100, { scale: '84' }, '0'],
  ['no larger than it is', { ...PORTRAIT, breaks: [3] }, 50, { scale: '100' }, '0'],
])('%s', async (_, print, width, setup, fitted) => {
  const xml = await printed(print, width);
  expect(elements(xml, 'pageSetup')).toEqual([
    expect.objectContaining({ orientation: 'portrait', ...setup }),
  ]);
  expect(elements(xml, 'pageSetUpPr')).toEqual([{ fitToPage: fitted }]);
});

test('a break stands behind the row before it', async () => {
  const xml = await printed({ ...PORTRAIT, breaks: [3, 40] });
  expect(elements(xml, 'brk')).toEqual([
    { id: '2', max: '16383', man: '1' },
    { id: '39', max: '16383', man: '1' },
  ]);
  expect(xml).toMatch(/<rowBreaks count="2" manualBreakCount="2">.*<\/rowBreaks><\/worksheet>$/);
  expect(await printed(PORTRAIT)).not.toContain('rowBreaks');
});

test('hidden columns take no room on paper', () => {
  const print: PrintSetup = { ...PORTRAIT, orientation: 'landscape' };
  expect(scaleOf({ columns: [{ width: 136 }], print })).toBe(100);
  expect(scaleOf({ columns: [{ width: 137 }], print })).toBe(99);
  expect(scaleOf({ columns: [{ width: 136 }, { width: 90, hidden: true }], print })).toBe(100);
});

test('applications fit a row only where its height is not called somebody’s own', async () => {
  const cells: RowModel['cells'] = [{ value: 'x', style: 'inputText', input: true }];
  const xml = await printed(PORTRAIT, 10, [
    { cells, height: 20 },
    { cells, height: 30, fits: true },
  ]);
  expect(elements(xml, 'row')).toEqual([
    { r: '1', ht: '20', customHeight: '1' },
    { r: '2', ht: '30' },
  ]);
});
