import fc from 'fast-check';
import { fillFormula } from '../../src/sheets/fill-formula';
import { sheetKeyOf } from '../../src/sheets/spec';
import type { Column } from '../../src/sheets/spec';
import {
  cellsOf,
  columns,
  FIRST,
  KEY_ROW,
  render,
  row,
  valuesOf,
  type Row,
} from '../helpers/example-table';

describe('the frame of a table', () => {
  const table = render([row('a', 1), row('b', 2)]);

  test('title, subtitle and note stand above, the keys in a hidden row', () => {
    expect(valuesOf(table, 1)).toEqual([null, 'BẢNG VÍ DỤ']);
    expect(valuesOf(table, 2)).toEqual([null, 'xã Chi Lăng · tháng 6']);
    expect(valuesOf(table, 3)).toEqual([null, 'Điền ô vàng.']);
    expect(valuesOf(table, KEY_ROW)).toEqual([
      'tiendo:example',
      'stt',
      'amount',
      'double',
      'status',
    ]);
    expect(sheetKeyOf(valuesOf(table, KEY_ROW)[0])).toBe('example');
    expect(table.sheet.rows.map(({ hidden }) => hidden ?? false).indexOf(true)).toBe(KEY_ROW - 1);
    expect(table.sheet.rows.filter(({ hidden }) => hidden)).toHaveLength(1);
  });

  test('ids stand in a hidden first column, each beside its data', () => {
    expect(table.sheet.columns[0]).toEqual({ width: 4, hidden: true });
    expect(table.sheet.columns.slice(1)).toEqual(columns.map(({ width }) => ({ width })));
    expect(valuesOf(table, FIRST)).toEqual(['a', 1, 1, 2, 'Đạt']);
    expect(valuesOf(table, FIRST + 1)).toEqual(['b', 2, 2, 4, 'Đạt']);
    expect(table.sheet.rows).toHaveLength(FIRST + 1);
  });

  test('a warning has the width of the whole table: it wraps, and one cell would show a word of it', () => {
    const warned = render([row('a', 1)], { warn: true });
    expect(warned.sheet.merges[0]).toEqual({ top: 3, left: 2, bottom: 3, right: 5 });
    expect(warned.sheet.rows[2]?.height).toBeGreaterThanOrEqual(18);
  });

  test('headings of a group are merged side by side, the others downwards', () => {
    expect(valuesOf(table, 5)).toEqual([null, 'STT', 'Vốn', 'Vốn', 'Trạng thái']);
    expect(valuesOf(table, 6)).toEqual([null, '', 'Số tiền', 'Gấp đôi', '']);
    expect(table.sheet.merges).toEqual([
      { top: 5, left: 2, bottom: 6, right: 2 },
      { top: 5, left: 3, bottom: 5, right: 4 },
      { top: 5, left: 5, bottom: 6, right: 5 },
    ]);
  });

  test('without groups there is one row of headings and nothing is merged', () => {
    const plain = render([row('a', 1)], {
      spec: {
        columns: columns.map(({ group, total, ...column }) => (void [group, total], column)),
      },
    });
    expect(valuesOf(plain, 5)).toEqual([null, 'STT', 'Số tiền', 'Gấp đôi', 'Trạng thái']);
    expect(plain.sheet.merges).toEqual([]);
    expect(valuesOf(plain, 6)[0]).toBe('a');
  });

  test('two groups side by side, and a group of one column', () => {
    const grouped = render([row('a', 1)], {
      spec: {
        columns: columns.map((column, at) => ({
          ...column,
          group: ['A', 'A', 'B', 'C'][at] ?? '',
        })),
      },
    });
    // One column needs no merge.
    expect(grouped.sheet.merges).toEqual([{ top: 5, left: 2, bottom: 5, right: 3 }]);
  });

  test('what stays in view, what is printed on every page, what the filter holds', () => {
    const { freeze, repeatRows, filter, protect, print } = table.sheet;
    expect(freeze).toEqual({ row: 6, column: 3 });
    expect(repeatRows).toEqual({ from: 5, to: 6 });
    // The totals head the filter, so that they are never filtered away; the ids move with a sort.
    expect(filter).toEqual({ top: 7, left: 1, bottom: FIRST + 1, right: 5 });
    expect(protect).toBe(true);
    expect(print).toEqual({
      orientation: 'landscape',
      footer: 'BẢNG VÍ DỤ · xã Chi Lăng · tháng 6',
    });
  });

  test('sample figures say so on the face of the sheet, warnings are red', () => {
    expect(cellsOf(render([], { sample: true }), 3)[1]).toEqual({
      value: 'SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT. Điền ô vàng.',
      style: 'sample',
    });
    expect(cellsOf(render([], { warn: true }), 3)[1]?.style).toBe('warning');
    expect(cellsOf(render([]), 3)[1]?.style).toBe('subtitle');
  });
});

describe('formulas', () => {
  test('[key] is the cell of that column in the row; the result stands with it', () => {
    const table = render([row('a', 3), row('b', 4)]);
    expect(cellsOf(table, FIRST)[3]).toEqual({
      value: 6,
      style: 'number',
      format: '0.0%',
      formula: `IF($C${FIRST}="",0,$C${FIRST}*2)`,
    });
    expect(cellsOf(table, FIRST + 1)[3]?.formula).toBe(`IF($C${FIRST + 1}="",0,$C${FIRST + 1}*2)`);
  });

  test('a row may hold a plain value instead', () => {
    const cell = cellsOf(render([row('a', 3, false)]), FIRST)[3];
    expect(cell?.value).toBe(6);
    expect(cell?.formula).toBeUndefined();
  });

  test('an unknown key is a bug, said so', () => {
    expect(() => fillFormula('[nothing]+1', 8, new Map([['amount', 3]]))).toThrow(
      'Formula names an unknown column: nothing',
    );
  });

  test.each([
    ['[a]+[b]', '$B9+$C9'],
    ['[a]&"[b"', '$B9&"[b"'],
    ['SUM(A1:A3)', 'SUM(A1:A3)'],
  ])('fillFormula(%p)', (template, expected) => {
    expect(
      fillFormula(
        template,
        9,
        new Map([
          ['a', 2],
          ['b', 3],
        ]),
      ),
    ).toBe(expected);
  });
});

describe('totals', () => {
  test('add the column up above the data', () => {
    const table = render([row('a', 1.5), row('b', null), row('c', 2)]);
    const [, label, sum, ...others] = cellsOf(table, FIRST - 1);
    expect(label).toEqual({ value: 'Tổng', style: 'total' });
    expect(sum).toEqual({
      value: 3.5,
      formula: `SUM(C${FIRST}:C${FIRST + 2})`,
      style: 'totalNumber',
    });
    expect(others.map((cell) => cell?.value)).toEqual([null, null]);
  });
});

describe('input', () => {
  test('cells of the editor are open, with the look of input; the rest is locked', () => {
    const table = render([row('a', 1), row('b', 2, false)]);
    const inputs = (number: number): boolean[] =>
      cellsOf(table, number).map((cell) => cell?.input ?? false);
    // A formula is never typed over, though its column is the unit's.
    expect(inputs(FIRST)).toEqual([false, false, true, false, false]);
    expect(inputs(FIRST + 1)).toEqual([false, false, false, true, false]);
    expect(cellsOf(table, FIRST)[2]?.style).toBe('inputAmount');
    expect(cellsOf(table, FIRST + 1)[2]?.style).toBe('amount');
  });

  test('in the province’s book the units’ cells are locked', () => {
    const table = render([row('a', 1), row('b', 2, false)], { editor: 'province' });
    expect(cellsOf(table, FIRST).map((cell) => cell?.input ?? false)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(cellsOf(table, FIRST)[4]?.style).toBe('inputCenter');
    expect(cellsOf(table, FIRST + 1)[4]?.style).toBe('inputText');
  });

  test('one rule for each run of input cells, over exactly those cells', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (open) => {
        const table = render(open.map((isOpen, at) => row(`r${at}`, at, isOpen)));
        const covered = table.sheet.validations.flatMap(({ area }) => {
          expect([area.left, area.right]).toEqual([3, 3]);
          return Array.from({ length: area.bottom - area.top + 1 }, (_, at) => area.top + at);
        });
        const input = open.flatMap((isOpen, at) => (isOpen ? [FIRST + at] : []));
        expect(covered).toEqual(input);
        const runs = open.filter((isOpen, at) => isOpen && !open[at - 1]).length;
        expect(table.sheet.validations).toHaveLength(runs);
      }),
    );
  });

  test('a rule carries the heading for its messages; locked cells have none', () => {
    expect(render([row('a', 1)]).sheet.validations).toEqual([
      {
        area: { top: FIRST, left: 3, bottom: FIRST, right: 3 },
        rule: { kind: 'number', min: 0 },
        heading: 'Số tiền',
      },
    ]);
    expect(render([row('a', 1)], { editor: 'province' }).sheet.validations).toEqual([]);
  });
});

describe('areas', () => {
  test('of a column, from its first row to its last', () => {
    const { areaOf } = render([row('a', 1), row('b', 2)]);
    expect(areaOf('amount')).toEqual({ top: FIRST, left: 3, bottom: FIRST + 1, right: 3 });
    expect(() => areaOf('nothing')).toThrow('No column nothing on sheet Ví dụ');
  });

  test('a table without rows still has the room of one', () => {
    const { sheet, areaOf } = render([]);
    expect(areaOf('amount')).toEqual({ top: FIRST, left: 3, bottom: FIRST, right: 3 });
    expect(sheet.filter?.bottom).toBe(FIRST);
    expect(sheet.validations).toEqual([]);
  });

  test('colours lie over the column that has them', () => {
    const area = { top: FIRST, left: 5, bottom: FIRST + 1, right: 5 };
    expect(render([row('a', 1), row('b', 2)]).sheet.highlights).toEqual([
      { area, text: 'Đạt', tone: 'good' },
      { area, text: 'Không đạt', tone: 'bad' },
    ]);
  });
});

describe('numbers that are whole', () => {
  const only = (column: Partial<Column<Row>>) =>
    columns
      .filter(({ key }) => key === 'amount')
      .map(({ edit, ...rest }): Column<Row> => (void edit, { ...rest, type: 'number', ...column }));

  test('have no decimal separator that nothing follows', () => {
    const table = render([row('a', 760), row('b', 28.54), row('c', 7.999)], {
      spec: { columns: only({}) },
    });
    const [whole, fraction, nearly] = table.sheet.rows.slice(-3).map(({ cells }) => cells[1]);
    expect(whole).toMatchObject({ style: 'number', format: '#,##0;[Red]-#,##0' });
    expect(fraction).not.toHaveProperty('format');
    expect(nearly).toMatchObject({ format: '#,##0;[Red]-#,##0' });
    expect(table.sheet.highlights).toEqual([]);
  });

  test('lose it as soon as they are typed', () => {
    const table = render([row('a', 760)], { spec: { columns: only({ edit: 'unit' }) } });
    expect(table.sheet.rows.at(-1)?.cells[1]).not.toHaveProperty('format');
    expect(table.sheet.highlights).toEqual([{ area: table.areaOf('amount'), whole: true }]);
  });

  test('keep what their column asks for', () => {
    const table = render([row('a', 760)], {
      spec: { columns: only({ edit: 'unit', format: '0.0%' }) },
    });
    expect(table.sheet.rows.at(-1)?.cells[1]).toMatchObject({ format: '0.0%' });
    expect(table.sheet.highlights).toEqual([]);
  });
});

test.each([
  ['tiendo:tasks', 'tasks'],
  ['tasks', null],
  ['TIENDO:tasks', null],
  [7, null],
  [null, null],
])('sheetKeyOf(%p) is %p', (mark, key) => {
  expect(sheetKeyOf(mark)).toBe(key);
});
