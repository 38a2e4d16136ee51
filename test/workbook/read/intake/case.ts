import type { ReadBook } from '../../../../src/workbook/read';
import { address } from '../../../../src/workbook/read';

/** One file of the corpus under `test/fixtures/intake/`. What must come of it stands in `expected.json` there. */
export interface IntakeCase {
  file: string;
  /** How the file is made; the same bytes at every call. */
  bytes: () => Uint8Array | Promise<Uint8Array>;
  /** The other program that must save these bytes as the file; `bytes` are then what it is given. */
  savedBy?: 'LibreOffice';
}

/** Every sheet with every cell: `{ 'Báo cáo': { A1: 'Đạt', B1: { day: 46178 } } }`. */
export type Content = Record<string, Record<string, unknown>>;

/** What a file of the corpus must come to: its content, or the refusal. */
export type Expected = { content: Content } | { code: string; message: string };

/**
 * A book as plain data, so that a whole file can stand in a table. A number that is a date is
 * `{ day: … }`, a hidden sheet has its state behind its name.
 */
export const contentOf = (book: ReadBook): Content =>
  Object.fromEntries(
    book.sheets.map((sheet) => {
      const name = sheet.state === 'visible' ? sheet.name : `${sheet.name} [${sheet.state}]`;
      const cells: Record<string, unknown> = {};
      for (const row of sheet.rows()) {
        for (const column of sheet.columnsOf(row)) {
          const { value, isDate } = sheet.cell(row, column) ?? { value: null, isDate: false };
          cells[address(row, column)] = isDate ? { day: value } : value;
        }
      }
      return [name, cells];
    }),
  );
