/** A formula that goes down a column is sent once: it has to read in every row as it would have been sent. */
import fc from 'fast-check';
import { fillDown } from '../../src/excel/fill-down';
import { derivedColumns, derivedFormula } from '../../src/excel/long-sheet';
import { movedFormula } from '../../workbench/host/moved-formula';

describe('fillDown', () => {
  test.each<[string, number, string | undefined]>([
    ['A1', 3, 'A4'],
    ['$B7+C$4+$D$2', 1, '$B8+C$4+$D$2'],
    ['SUM($B7:C9)&"B7"', 2, 'SUM($B9:C11)&"B7"'],
    ['SUM(A:C)+A1', 1, 'SUM(A:C)+A2'],
    [`'Nhiệm vụ'!B7&"a ""B7"""`, 1, `'Nhiệm vụ'!B8&"a ""B7"""`],
    [`'của ''B7'''!B7`, 1, `'của ''B7'''!B8`],
    ['AB1!A1', 1, 'AB1!A2'],
    ['LOG10(A1)', 9, 'LOG10(A10)'],
    ['NgayChot-A1', 1, 'NgayChot-A2'],
    ['Muc_A1+ABCD1', 5, 'Muc_A1+ABCD1'],
    ['1E5+A1', 1, '1E5+A2'],
    ['SUM(5:6)', 1, undefined],
    ['SUM(Bảng[Tiền])', 1, undefined],
    ['1+1', 4, '1+1'],
  ])('%s, %d rows down', (formula, rows, expected) => {
    expect(fillDown(formula)?.(rows)).toBe(expected);
  });

  test('as the simulated host copies it', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '+',
        '-',
        ',',
        '(',
        ')',
        '"A1"',
        '"""B2"',
        'SUM(',
        'NgayChot',
        '12',
        ':',
        '<>',
      ),
      fc.constantFrom("'Nhiệm vụ'!", "'x''A1'!", 'Đơn_vị!', 'TRUE', ' '),
      fc
        .tuple(
          fc.constantFrom('', '$'),
          fc.constantFrom('A', 'Z', 'AB', 'XFD'),
          fc.constantFrom('', '$'),
          fc.integer({ min: 1, max: 900 }),
        )
        .map((pieces) => pieces.join('')),
    );
    const rows = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), rows, (parts, by) => {
        const formula = parts.join(' ');
        const filled = fillDown(formula);
        if (filled) expect(filled(by)).toBe(movedFormula(formula, { rows: by, columns: 0 }));
      }),
    );
  });
});

describe('derivedColumns', () => {
  const ROWS = 50;
  const block = (formulaOf: (row: number) => unknown) => ({
    top: 10,
    left: 2,
    values: Array.from({ length: ROWS }, (_, index) => ['x', index]),
    formulas: Array.from({ length: ROWS }, (_, index) => ['x', formulaOf(11 + index)]),
    numberFormat: [],
  });

  test('a formula that is the same in all of the last rows goes on', () => {
    const derived = derivedColumns(block((row) => `=B${row}*2`));
    expect([...derived.keys()]).toEqual([4]);
    const column = derived.get(4);
    expect(column && derivedFormula(column, 1_000)).toBe('B1000*2');
  });

  test.each<[string, (row: number) => unknown]>([
    ['another formula in one row', (row) => (row === 40 ? '=1' : `=B${row}*2`)],
    ['a value in one row', (row) => (row === 60 ? 7 : `=B${row}*2`)],
    ['nothing that can be told', (row) => `=SUM(${row}:${row})`],
  ])('%s: not taken for granted', (_, formulaOf) => {
    expect(derivedColumns(block(formulaOf)).size).toBe(0);
  });

  test('a text that looks like a formula is none', () => {
    const texts = block(() => '=1+1');
    const values = texts.values.map(([first]) => [first, '=1+1']);
    expect(derivedColumns({ ...texts, values }).size).toBe(0);
  });
});
