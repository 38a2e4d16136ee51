import * as fc from 'fast-check';
import { address, type CellValue, type ReadBook, type ReadSheet } from '../../src/workbook/read';
import { findTables, type FoundTable } from '../../src/workbook/tables';

type Rows = readonly (readonly CellValue[])[];

/** A sheet as the reader gives it; null is a cell that is not there. */
function sheetOf(name: string, rows: Rows): ReadSheet {
  const filled = (row: number): number[] =>
    (rows[row - 1] ?? []).flatMap((value, index) => (value === null ? [] : [index + 1]));
  return {
    name,
    state: 'visible',
    cell: (row, column) => {
      const value = rows[row - 1]?.[column - 1] ?? null;
      return value === null ? undefined : { value, isDate: false };
    },
    rows: () => rows.flatMap((_, index) => (filled(index + 1).length > 0 ? [index + 1] : [])),
    columnsOf: filled,
    lastRow: rows.length,
    lastColumn: Math.max(0, ...rows.map(({ length }) => length)),
  };
}

const bookOf = (...sheets: [name: string, rows: Rows][]): ReadBook => ({
  sheets: sheets.map(([name, rows]) => sheetOf(name, rows)),
  date1904: false,
});

const TABLE: Rows = [
  [null, 'TIÊU ĐỀ'],
  ['tiendo:tasks', 'name', 'state'],
  [null, 'Tên', 'Tình hình'],
  ['T1', 'Việc một', 'Hoàn thành'],
  ['T2', 'Việc hai', null],
];

/** Every value by row id and column key. */
const contentOf = (table: FoundTable | undefined): Record<string, CellValue> =>
  Object.fromEntries(
    (table?.rows ?? []).flatMap(({ id, number }) =>
      [...(table?.columns.keys() ?? [])].flatMap((key) => {
        const { cell } = table?.at(number, key) ?? { cell: undefined };
        return cell ? [[`${id}/${key}`, cell.value]] : [];
      }),
    ),
  );

const find = (rows: Rows): FoundTable | undefined =>
  findTables(bookOf(['Nhiệm vụ', rows])).tables.get('tasks');

test('a table: where its keys and its rows stand', () => {
  const table = find(TABLE);
  expect(table).toMatchObject({
    key: 'tasks',
    name: 'Nhiệm vụ',
    ids: 1,
    keyRow: 2,
    duplicateColumns: [],
    rows: [
      { id: 'T1', number: 4 },
      { id: 'T2', number: 5 },
    ],
    strayRows: [3],
  });
  expect([...(table?.columns ?? [])]).toEqual([
    ['name', 2],
    ['state', 3],
  ]);
  expect(table?.at(4, 'state')).toEqual({
    cell: { value: 'Hoàn thành', isDate: false },
    address: 'C4',
  });
  expect(table?.at(5, 'state')).toEqual({ cell: undefined, address: 'C5' });
  expect(table?.at(4, 'gone')).toEqual({ cell: undefined, address: '' });
});

test('any order of columns and rows, any blank ones between, gives the same content', () => {
  const texts = fc.option(fc.string({ minLength: 1, maxLength: 4 }).map((text) => `v${text}`));
  const table = fc
    .record({ rows: fc.integer({ min: 1, max: 8 }), columns: fc.integer({ min: 1, max: 6 }) })
    .chain(({ rows, columns }) =>
      fc.record({
        values: fc.array(fc.array(texts, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
        columnOrder: fc.shuffledSubarray([...Array(columns + 1).keys()], {
          minLength: columns + 1,
        }),
        rowOrder: fc.shuffledSubarray([...Array(rows).keys()], { minLength: rows }),
        above: fc.nat(20),
        left: fc.nat(20),
        gaps: fc.array(fc.nat(rows), { maxLength: 3 }),
      }),
    );
  fc.assert(
    fc.property(table, ({ values, columnOrder, rowOrder, above, left, gaps }) => {
      const head = ['tiendo:tasks', ...(values[0] ?? []).map((_, index) => `key${index}`)];
      const body = values.map((row, index) => [`id${index}`, ...row]);
      const expected = contentOf(find([head, ...body]));
      const place = (row: readonly CellValue[]): CellValue[] => [
        ...Array<CellValue>(left).fill(null),
        ...columnOrder.map((from) => row[from] ?? null),
      ];
      const rows = rowOrder.flatMap((from, index) => [
        ...(gaps.includes(index) ? [[]] : []),
        place(body[from] ?? []),
      ]);
      const moved = find([...Array<CellValue[]>(above).fill([]), place(head), ...rows]);
      expect(contentOf(moved)).toEqual(expected);
      // And every address is that of the cell it came from.
      for (const { number } of moved?.rows ?? []) {
        for (const [key, column] of moved?.columns ?? [])
          expect(moved?.at(number, key).address).toBe(address(number, column));
      }
    }),
  );
});

describe('ids', () => {
  test('spaces around one do not matter; what is no text is no id', () => {
    const table = find([
      ['tiendo:tasks', 'name'],
      [' T1 ', 'a'],
      [5, 'b'],
      ['  ', 'c'],
      [true, 'd'],
      [{ error: '#REF!' }, 'e'],
    ]);
    expect(table?.rows).toEqual([{ id: 'T1', number: 2 }]);
    expect(table?.strayRows).toEqual([3, 4, 5, 6]);
  });

  test('a doubled one is given twice: the reader of answers decides', () => {
    expect(find([...TABLE, ['T1', 'chép']])?.rows.map(({ id }) => id)).toEqual(['T1', 'T2', 'T1']);
  });

  test('above the key row nothing is a row', () => {
    expect(find([['T0', 'x'], ...TABLE])?.rows.map(({ id }) => id)).toEqual(['T1', 'T2']);
  });
});

test('the first of two columns with one key counts, the other is named', () => {
  const table = find([
    ['tiendo:tasks', 'name', 'state', 'name'],
    ['T1', 'đầu', null, 'sau'],
  ]);
  expect(table?.at(2, 'name').cell?.value).toBe('đầu');
  expect(table?.duplicateColumns).toEqual([{ key: 'name', address: 'D1' }]);
});

describe('which sheet is which', () => {
  test('a sheet is known by its mark, whatever its name', () => {
    const found = findTables(bookOf(['Sheet1', TABLE], ['Ghi chú', [['x']]], ['Trống', []]));
    expect(found.tables.get('tasks')?.name).toBe('Sheet1');
    expect(found.otherSheets).toEqual(['Ghi chú', 'Trống']);
    expect(found.copies).toEqual([]);
  });

  test.each<[names: string[], original: string, copies: string[]]>([
    [['Nhiệm vụ', 'Nhiệm vụ (2)'], 'Nhiệm vụ', ['Nhiệm vụ (2)']],
    [['Nhiệm vụ (2)', 'Nhiệm vụ'], 'Nhiệm vụ', ['Nhiệm vụ (2)']],
    [['Nhiệm vụ (3)', 'Nhiệm vụ (2)', 'Nhiệm vụ'], 'Nhiệm vụ', ['Nhiệm vụ (3)', 'Nhiệm vụ (2)']],
    [['Nhiệm vụ_2', 'Nhiệm vụ'], 'Nhiệm vụ', ['Nhiệm vụ_2']],
    [['Việc (2)', 'Việc'], 'Việc', ['Việc (2)']],
    [['Nhiệm vụ (2)'], 'Nhiệm vụ (2)', []],
    [['Một', 'Hai'], 'Một', ['Hai']],
  ])('of %j the original is %s', (names, original, copies) => {
    const found = findTables(bookOf(...names.map((name): [string, Rows] => [name, TABLE])));
    expect(found.tables.get('tasks')?.name).toBe(original);
    expect(found.copies).toEqual(copies.map((name) => ({ name, cell: 'A2' })));
  });

  test.each<[what: string, row: number, column: number, isFound: boolean]>([
    ['60 rows down', 60, 1, true],
    ['61 rows down', 61, 1, false],
    ['60 columns to the right', 1, 60, true],
    ['61 columns to the right', 1, 61, false],
  ])('a mark %s', (_what, row, column, isFound) => {
    const rows: CellValue[][] = Array.from({ length: row }, () => ['x']);
    const marked: CellValue[] = Array<CellValue>(column).fill(null);
    marked[column - 1] = 'tiendo:tasks';
    rows[row - 1] = marked;
    const { tables, otherSheets } = findTables(bookOf(['A', rows]));
    expect(tables.has('tasks')).toBe(isFound);
    expect(otherSheets).toEqual(isFound ? [] : ['A']);
  });

  test.each<CellValue>(['tiendo', 'TIENDO:tasks', ' tiendo:tasks', 5, { error: '#N/A' }])(
    '%j is no mark',
    (value) => {
      expect(findTables(bookOf(['A', [[value]]])).otherSheets).toEqual(['A']);
    },
  );
});
