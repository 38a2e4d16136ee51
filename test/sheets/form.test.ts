import { Form, text } from '../../src/sheets/form';
import type { SheetModel } from '../../src/sheets/model';
import { rowHeight } from '../../src/sheets/row-height';

const form = (more: { valueColumn?: number } = {}): Form =>
  new Form({
    key: 'example',
    name: 'Ví dụ',
    widths: [10, 20, 30],
    print: { orientation: 'portrait', footer: 'Chân trang' },
    tab: 'warn',
    ...more,
  });

/** What stands in a row, blanks as null. */
const valuesOf = ({ rows }: SheetModel, row: number): unknown[] =>
  (rows[row - 1]?.cells ?? []).map((cell) => cell?.value ?? null);

describe('Form', () => {
  test('begins with a hidden row that says what the sheet is', () => {
    const sheet = form().build();
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.rows[0]?.hidden).toBe(true);
    expect(valuesOf(sheet, 1)).toEqual(['tiendo:example']);
  });

  test('names the column of the answers in that row', () => {
    expect(valuesOf(form({ valueColumn: 3 }).build(), 1)).toEqual([
      'tiendo:example',
      null,
      'value',
    ]);
  });

  test('hides the column of ids and keeps the widths of the others', () => {
    const { columns, protect, tab, print, state } = form().build();
    expect(columns).toEqual([
      { width: 4, hidden: true },
      { width: 10 },
      { width: 20 },
      { width: 30 },
    ]);
    expect({ protect, tab, state }).toEqual({ protect: true, tab: 'warn', state: 'visible' });
    expect(print.footer).toBe('Chân trang');
    expect(form().lastColumn).toBe(4);
  });

  test('says which row comes next, and returns the row it made', () => {
    const example = form();
    expect(example.next).toBe(2);
    expect(example.add({ 2: text('a') })).toBe(2);
    expect(example.line('b', 'note')).toBe(3);
    expect(example.spans([{ left: 2, right: 2, cell: text('c') }])).toBe(4);
    expect(example.next).toBe(5);
  });

  test('puts cells in their columns and the id in the first', () => {
    const example = form();
    example.add({ 2: text('a'), 4: text('c') }, { id: 'row-1' });
    const sheet = example.build();
    expect(valuesOf(sheet, 2)).toEqual(['row-1', 'a', null, 'c']);
    expect(sheet.rows[1]?.cells[0]?.style).toBe('key');
  });

  test('a line runs over all columns unless said', () => {
    const example = form();
    example.line('tất cả', 'title');
    example.line('hai cột', 'note', { left: 3, right: 4 });
    example.line('một ô', 'note', { left: 3, right: 3 });
    expect(example.build().merges).toEqual([
      { top: 2, left: 2, bottom: 2, right: 4 },
      { top: 3, left: 3, bottom: 3, right: 4 },
    ]);
  });

  test('every cell of a span carries the style, and takes input where the first does', () => {
    const example = form();
    example.spans(
      [
        { left: 2, right: 2, cell: text('nhãn', 'total') },
        { left: 3, right: 4, cell: { value: 'x', style: 'inputText', input: true } },
      ],
      { id: 'answer' },
    );
    const { rows, merges } = example.build();
    expect(rows[1]?.cells.slice(2)).toEqual([
      { value: 'x', style: 'inputText', input: true },
      { value: null, style: 'inputText', input: true },
    ]);
    expect(merges).toEqual([{ top: 2, left: 3, bottom: 2, right: 4 }]);
  });

  test('rows are as high as their texts need over the columns they have', () => {
    const long = 'x'.repeat(100);
    const example = form();
    example.line(long, 'note');
    example.line(long, 'note', { left: 2, right: 2 });
    example.line(long, 'note', { height: 99 });
    example.blank(7);
    const heights = example.build().rows.map(({ height }) => height);
    const fit = (width: number): number => rowHeight([{ cell: text(long, 'note'), width }]);
    expect(heights.slice(1)).toEqual([fit(60), fit(10), 99, 7]);
    expect(fit(10)).toBeGreaterThan(fit(60));
  });

  test('a rule and a colour stand where they were put', () => {
    const example = form();
    const row = example.add({ 3: { value: null, style: 'inputText', input: true } });
    example.validate(row, 3, { kind: 'text', max: 9 }, 'Người lập');
    const area = { top: row, left: 4, bottom: row, right: 4 };
    example.highlight(area, { Đạt: 'good', 'Không đạt': 'bad' });
    const { validations, highlights } = example.build();
    expect(validations).toEqual([
      {
        area: { top: row, left: 3, bottom: row, right: 3 },
        rule: { kind: 'text', max: 9 },
        heading: 'Người lập',
      },
    ]);
    expect(highlights).toEqual([
      { area, text: 'Đạt', tone: 'good' },
      { area, text: 'Không đạt', tone: 'bad' },
    ]);
  });

  test('build says the rest', () => {
    expect(form().build({ state: 'veryHidden' }).state).toBe('veryHidden');
  });
});
