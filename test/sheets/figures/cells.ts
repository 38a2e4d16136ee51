/** The figures of a book by their meaning: sheet, row and column, or section, label and column of a form. */
import type { BookModel, CellContent, SheetModel } from '../../../src/sheets/model';
import type { ReadBook } from '../../../src/workbook/read';
import { agrees } from '../../e2e/books';

export interface Place {
  sheet: string;
  row: number;
  column: number;
  value: CellContent;
}

const KEY_ROW = 4;

function tableCells({ key, name, rows }: SheetModel): [string, Place][] {
  const columns = rows[KEY_ROW - 1]?.cells.map((cell) => String(cell?.value ?? '')) ?? [];
  return rows.slice(KEY_ROW).flatMap(({ cells }, index) => {
    const isTotal = cells[1]?.value === 'Tổng';
    const id = isTotal ? 'Tổng' : cells[0]?.value;
    if (typeof id !== 'string') return [];
    return cells.map((cell, at): [string, Place] => [
      `${key}/${id}/${columns[at] ?? ''}`,
      { sheet: name, row: KEY_ROW + index + 1, column: at + 1, value: cell?.value ?? null },
    ]);
  });
}

/** Labels stand in the second column, under the heading of their section; figures under those of their columns. */
function formCells({ key, name, rows }: SheetModel): [string, Place][] {
  let section = '';
  let headings: readonly string[] = [];
  return rows.flatMap(({ cells }, index) => {
    const label = cells[1];
    if (label?.style === 'section' || label?.style === 'formSection') section = String(label.value);
    if (label?.style === 'heading')
      headings = Array.from(cells, (cell) => String(cell?.value ?? ''));
    const id = `${key}/${section.split(/[.:(]/)[0]?.trim() ?? ''}/${String(label?.value).trim()}`;
    return cells.flatMap((cell, at): [string, Place][] => {
      if (!cell || at < 2) return [];
      const { value } = cell;
      const column = headings[at] || String(at + 1);
      return [[`${id}/${column}`, { sheet: name, row: index + 1, column: at + 1, value }]];
    });
  });
}

const FORMS = ['overview', 'report', 'guide'];

export const cellsOf = ({ sheets }: BookModel): Map<string, Place> =>
  new Map(
    // Of two lines with one label the first counts.
    sheets
      .flatMap((sheet) => (FORMS.includes(sheet.key) ? formCells(sheet) : tableCells(sheet)))
      .reverse(),
  );

/** Rows of a table in their order. */
export const idsOf = ({ sheets }: BookModel, key: string): string[] =>
  (sheets.find((sheet) => sheet.key === key)?.rows ?? [])
    .slice(KEY_ROW)
    .flatMap(({ cells }) => (typeof cells[0]?.value === 'string' ? [cells[0].value] : []));

export type Expected = ReadonlyMap<string, CellContent>;

/** What a book shows otherwise than expected, a line each; of a calculated file where one is given. */
export function differences(expected: Expected, book: BookModel, calculated?: ReadBook): string[] {
  const cells = cellsOf(book);
  return [...expected].flatMap(([key, value]) => {
    const place = cells.get(key);
    if (!place) return [`${key}: no such cell, expected ${JSON.stringify(value)}`];
    const { sheet, row, column } = place;
    const shown = calculated
      ? (calculated.sheets.find(({ name }) => name === sheet)?.cell(row, column)?.value ?? null)
      : place.value;
    return agrees(value, shown)
      ? []
      : [`${key}: expected ${JSON.stringify(value)}, shown ${JSON.stringify(shown)}`];
  });
}
