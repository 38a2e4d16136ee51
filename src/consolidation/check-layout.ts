/** What people moved, renamed, doubled or deleted on a sheet: said, and read all the same where it can be. */
import { foldTone } from '../domain/fold';
import type { Column, TableSpec } from '../sheets/spec';
import { address } from '../workbook/read';
import type { FoundTable } from '../workbook/tables';
import { conflict, type Conflict, type Place } from './conflict';
import { itemOf } from './items';

/** The cell where the hidden key row meets the hidden id column: stands for the sheet as a whole. */
export const markOf = (table: FoundTable, value?: unknown): Place => ({
  sheet: table.name,
  cell: address(table.keyRow, table.ids),
  value,
});

/** A sheet under another name than ours. */
export function checkName(name: string, table: FoundTable): Conflict[] {
  if (foldTone(table.name) === foldTone(name)) return [];
  const message = `Trang ${name} đã bị đổi tên; vẫn đọc được. Nên giữ tên cũ.`;
  return [conflict('sheet-renamed', 'low', message, markOf(table, table.name))];
}

/** A column that answers stand in and that nobody can find. */
export const columnMissing = (table: FoundTable, key: string, heading: string): Conflict =>
  conflict(
    'column-missing',
    'medium',
    `Không tìm thấy cột "${heading}" (cột bị xóa hoặc mất dòng ẩn). Số liệu cột này không đọc được; chép lại sang sổ tỉnh đã gửi.`,
    markOf(table, key),
  );

/** A renamed sheet, a moved, doubled or missing column. */
export function checkLayout<Row>(spec: TableSpec<Row>, table: FoundTable): Conflict[] {
  return [
    ...checkName(spec.name, table),
    ...table.duplicateColumns.map(({ key, address: cell }) =>
      conflict(
        'column-duplicate',
        'medium',
        'Cột này bị chép lặp; chỉ cột đầu được đọc. Xóa cột chép thừa.',
        { sheet: table.name, cell, value: key, item: itemOf(`${spec.key}/`, key) },
      ),
    ),
    ...movedColumn(spec.columns, table),
    ...spec.columns.flatMap(({ key, heading, edit }) =>
      edit && !table.columns.has(key) ? [columnMissing(table, key, heading)] : [],
    ),
  ];
}

/** The first column that stands left of one it should stand right of. */
function movedColumn<Row>(columns: readonly Column<Row>[], table: FoundTable): Conflict[] {
  let rightmost = 0;
  for (const { key, heading } of columns) {
    const here = table.columns.get(key);
    if (here === undefined) continue;
    if (here < rightmost) {
      const message = `Cột "${heading}" đã bị chuyển chỗ; vẫn đọc được theo mã ẩn của cột.`;
      const cell = address(table.keyRow, here);
      return [conflict('column-moved', 'low', message, { sheet: table.name, cell, value: key })];
    }
    rightmost = here;
  }
  return [];
}
