/** A workbook that was read from a file, as a model: with our looks where it is ours, plain where it is not. */
import type { BookModel, RowModel, SheetModel } from '../../src/sheets/model';
import type { ReadBook, ReadSheet } from '../../src/sheets/read-model';
import { FORMATS } from '../../src/sheets/styles';
import type { OurSheet } from '../../src/excel/survey';
import { sheetToRestore } from '../../src/excel/undo-model';
import { sheetKeyOf } from '../../src/sheets/spec';

export const keyOfSheet = (sheet: ReadSheet): string | null => {
  for (const row of sheet.rows()) {
    for (const column of sheet.columnsOf(row)) {
      const key = sheetKeyOf(sheet.cell(row, column)?.value);
      if (key !== null) return key;
    }
  }
  return null;
};

/** Values and formulas without any looks: a file of ours tells no more to a reader of values. */
function plainSheet(sheet: ReadSheet): SheetModel {
  return {
    key: sheet.name,
    name: sheet.name,
    state: sheet.state === 'visible' ? 'visible' : 'veryHidden',
    columns: Array.from({ length: sheet.lastColumn }, () => ({ width: 14 })),
    rows: Array.from({ length: sheet.lastRow }, (_, row): RowModel => ({
      cells: Array.from({ length: sheet.lastColumn }, (__, column) => {
        const cell = sheet.cell(row + 1, column + 1);
        if (!cell) return undefined;
        const { value, formula, isDate } = cell;
        return {
          value: typeof value === 'object' ? (value?.error ?? null) : value,
          style: 'plain' as const,
          ...(formula ? { formula } : {}),
          ...(isDate ? { format: FORMATS.date } : {}),
        };
      }),
    })),
    merges: [],
    validations: [],
    highlights: [],
    protect: false,
    print: { orientation: 'portrait', footer: '' },
    tab: 'plain',
  };
}

/**
 * @param template a book of ours of the same kind: it lends its looks, rules and names
 */
export function modelOfFile(book: ReadBook, template: BookModel | null): BookModel {
  const sheets = book.sheets.map((sheet): SheetModel => {
    const key = keyOfSheet(sheet);
    const like = template?.sheets.find((candidate) => candidate.key === key);
    if (key === null || !like) return plainSheet(sheet);
    const { name, state } = sheet;
    // A sheet of a file, read whole: as much of a surveyed one as is asked for.
    const read = { name, key, state, grid: sheet, derived: new Map() } as unknown as OurSheet;
    return sheetToRestore(read, like);
  });
  const visible = sheets.find(({ state }) => state === 'visible') ?? sheets[0];
  const names = (template?.names ?? []).filter(({ sheet }) =>
    sheets.some(({ name }) => name === sheet),
  );
  return { title: 'Sổ mở từ tệp', sheets, names, active: visible?.name ?? '' };
}
