/** No text of any sheet is cut off: every wrapped cell has the height that its letters take over its width. */
import { consolidate } from '../../src/consolidation';
import { cellAddress } from '../../src/sheets/address';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel, SheetModel } from '../../src/sheets/model';
import { cellHeight, LEAST_HEIGHT } from '../../src/sheets/row-height';
import { STYLES, type Style } from '../../src/sheets/styles';
import { FULL } from '../consolidation/support';
import { bookContext } from '../helpers/context';

const LONG = 'Vướng mắc ở khâu giải phóng mặt bằng, hộ dân chưa đồng thuận. '.repeat(8).trim();

/** Cells whose text is higher than their row, or than the rows that they are merged over. */
function cutOff({ name, columns, rows, merges }: SheetModel): string[] {
  const areas = new Map(merges.map((area) => [cellAddress(area.top, area.left), area]));
  const covered = new Set(
    merges.flatMap(({ top, left, bottom, right }) =>
      Array.from({ length: bottom - top + 1 }, (_, down) =>
        Array.from({ length: right - left + 1 }, (_each, across) =>
          down + across === 0 ? '' : `${top + down}/${left + across}`,
        ),
      ).flat(),
    ),
  );
  return rows.flatMap(({ cells, hidden }, index) =>
    cells.flatMap((cell, at) => {
      if (!cell?.value || hidden || columns[at]?.hidden) return [];
      if (!(STYLES[cell.style] as Style).wrap || covered.has(`${index + 1}/${at + 1}`)) return [];
      const here = cellAddress(index + 1, at + 1);
      const area = areas.get(here) ?? { left: at + 1, right: at + 1, bottom: index + 1 };
      const width = columns
        .slice(area.left - 1, area.right)
        .reduce((sum, column) => sum + column.width, 0);
      const height = rows
        .slice(index, area.bottom)
        .reduce((sum, row) => sum + (row.height ?? LEAST_HEIGHT), 0);
      return cellHeight(cell, width) > height ? [`${name}!${here} ${String(cell.value)}`] : [];
    }),
  );
}

const cutOffIn = ({ sheets }: BookModel): string[] =>
  sheets.filter(({ state }) => state === 'visible').flatMap(cutOff);

test.each(['2026-06', '2026'])("a commune's workbook of %s", (period) => {
  const context = bookContext({ period });
  expect(cutOffIn(communeBook(context, '06463'))).toEqual([]);
  const answers = { difficulty: LONG, result: LONG, name: LONG, value: LONG };
  expect(cutOffIn(communeBook(context, '06463', () => answers))).toEqual([]);
});

test("the province's book", () => {
  const { next } = consolidate({ catalog: FULL, period: '2026-06', files: [], before: null });
  expect(cutOffIn(next.book)).toEqual([]);
});
