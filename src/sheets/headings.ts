/** The heading rows of a table. */
import type { Area, CellModel, RowModel } from './model';
import { cellHeight, LEAST_HEIGHT, rowHeight } from './row-height';
import type { Column } from './spec';

/** Headings: one row, or two where columns share a group heading. */
export function renderHeadings<Row>(
  columns: readonly Column<Row>[],
  top: number,
): { rows: RowModel[]; merges: Area[] } {
  const heading = (value: string): CellModel => ({ value, style: 'heading' });
  const row = (cells: CellModel[]): RowModel => ({
    cells: [undefined, ...cells],
    height: rowHeight(withWidths(cells, columns)),
  });
  if (!columns.some((column) => column.group)) {
    return { rows: [row(columns.map((column) => heading(column.heading)))], merges: [] };
  }
  const merges: Area[] = [];
  let aboveHeight = LEAST_HEIGHT;
  columns.forEach((column, index) => {
    const left = index + 2;
    if (!column.group) {
      merges.push({ top, left, bottom: top + 1, right: left });
    } else if (columns[index - 1]?.group !== column.group) {
      let right = left;
      let { width } = column;
      for (let next = columns[right - 1]; next?.group === column.group; next = columns[right - 1]) {
        width += next.width;
        right += 1;
      }
      aboveHeight = Math.max(aboveHeight, cellHeight(heading(column.group), width));
      if (right > left) merges.push({ top, left, bottom: top, right });
    }
  });
  // An ungrouped heading has both rows to itself, so only the grouped ones need room below.
  const below = columns.map((column) => heading(column.group ? column.heading : ''));
  const above = columns.map((column) => heading(column.group ?? column.heading));
  const needed =
    row(above.map((cell, index) => (columns[index]?.group ? heading('') : cell))).height ?? 0;
  const lower = row(below);
  return {
    rows: [
      { cells: [undefined, ...above], height: aboveHeight },
      { ...lower, height: Math.max(lower.height ?? 0, needed - aboveHeight) },
    ],
    merges,
  };
}

const withWidths = <Row>(cells: readonly CellModel[], columns: readonly Column<Row>[]) =>
  cells.map((cell, index) => ({ cell, width: columns[index]?.width ?? 10 }));
