import fc from 'fast-check';
import { asMatrix, broadcast } from '../../src/functions/broadcast';
import type { CellFault } from '../../src/functions/errors';
import { missing } from '../../src/functions/errors';
import { faultOf, shown } from './answers';

const join = (...cells: unknown[]): string => cells.map(String).join('+');

describe('broadcast', () => {
  test.each([
    ['single values', [[[1]], [[2]]], [['1+2']]],
    ['bare values, as hosts other than Excel pass them', [1, 2], [['1+2']]],
    ['an argument left out', [[[1]], null, undefined], [['1+null+null']]],
    ['a column and a single value', [[[1], [2]], [[9]]], [['1+9'], ['2+9']]],
    ['a single value and a row', [[[9]], [[1, 2]]], [['9+1', '9+2']]],
    ['a bare row', [[1, 2]], [['1', '2']]],
    [
      'two blocks',
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ],
      [
        ['1+a', '2+b'],
        ['3+c', '4+d'],
      ],
    ],
    ['blanks', [[[''], [' '], [null]]], [['null'], ['null'], ['null']]],
  ])('%s', (_, ranges, expected) => {
    expect(broadcast(ranges, join)).toEqual(expected);
  });

  test.each([
    [
      'columns of two lengths',
      [
        [[1], [2]],
        [[1], [2], [3]],
      ],
    ],
    ['a column and a row', [[[1], [2]], [[1, 2]]]],
    [
      'a column and a block',
      [
        [[1], [2]],
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
  ])('%s do not fit', (_, ranges) => {
    const fault = faultOf(() => broadcast(ranges, join));
    expect(fault.code).toBe('#VALUE!');
    expect(fault.message).toMatch(/^Các vùng không cùng kích thước \(.+\)\. Hãy chọn /);
  });

  test('the message names both shapes', () => {
    expect(faultOf(() => broadcast([[[1], [2]], [[1, 2, 3]]], join)).message).toContain(
      '(2×1 và 1×3)',
    );
  });

  test('a fault and a RangeError stay in their cells', () => {
    const answers = broadcast([[[1], [2], [3]]], (cell) => {
      if (cell === 1) throw missing('Thiếu.');
      if (cell === 2) throw new RangeError('Not a day number');
      return 'ok';
    });
    expect(shown(answers)).toEqual([['#N/A'], ['#VALUE!'], ['ok']]);
    expect(answers[0]?.[0]).toMatchObject({ message: 'Thiếu.' });
    expect((answers[1]?.[0] as CellFault).message).not.toContain('Not a day number');
  });

  test('a mistake of ours is not hidden in a cell', () => {
    expect(() =>
      broadcast([[[1]]], () => {
        throw new TypeError('mistake');
      }),
    ).toThrow(TypeError);
  });

  test('the shape in is the shape out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (rows, columns) => {
          const block = Array.from({ length: rows }, () =>
            Array.from({ length: columns }, () => 1),
          );
          const answers = broadcast([7, block], join);
          expect(answers).toHaveLength(rows);
          expect(answers.every((row) => row.length === columns)).toBe(true);
        },
      ),
    );
  });
});

test('asMatrix: the docstring holds', () => {
  expect(asMatrix(5)).toEqual([[5]]);
  expect(asMatrix(null)).toEqual([[null]]);
});
