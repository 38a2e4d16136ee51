/** Where our rows stand in the workbook as it is now: by their hidden keys, wherever people moved them. */
import type { FoundTable, FoundTables } from '../workbook/tables';
import type { Place } from './model';

export class Places {
  private readonly rows = new Map<string, Map<string, number>>();

  constructor(private readonly found: FoundTables) {}

  private rowsOf(table: FoundTable): Map<string, number> {
    const known = this.rows.get(table.key);
    if (known) return known;
    const rows = new Map<string, number>();
    // Of a row that was copied the first one counts.
    for (const { id, number } of table.rows) if (!rows.has(id)) rows.set(id, number);
    this.rows.set(table.key, rows);
    return rows;
  }

  /** null where the row is gone, or its sheet. */
  find(sheet: string, row: string, column: string): Place | null {
    const table = this.found.tables.get(sheet);
    const number = table && this.rowsOf(table).get(row);
    if (!table || number === undefined) return null;
    const { address } = table.at(number, column);
    return address === '' ? null : { sheet: table.name, cell: address };
  }

  /** The row's cell, or the top of the sheet where the row is gone. */
  of(sheet: string, row: string, column: string): Place {
    const name = this.found.tables.get(sheet)?.name ?? '';
    return this.find(sheet, row, column) ?? { sheet: name, cell: 'A1' };
  }
}
