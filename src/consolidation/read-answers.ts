/** Reads every cell that the commune may fill in, by hidden keys; what is out of place is said. */
import { foldTone } from '../domain/fold';
import { REPORT_FIELDS, REPORT_NAME, REPORT_TEXTS } from '../sheets/commune/report';
import type { CellContent } from '../sheets/model';
import { editorOf, type BookContext, type Column, type TableSpec } from '../sheets/spec';
import { address } from '../workbook/read';
import type { FoundTable, FoundTables } from '../workbook/tables';
import { readCellValue } from './cell-value';
import { conflict, type Conflict } from './conflict';
import type { ExtractedValue } from './submission';

/** Columns in the order the spec has them, to tell whether somebody moved one. */
const inOrder = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));

export class AnswerReader {
  readonly values: ExtractedValue[] = [];
  readonly conflicts: Conflict[] = [];
  ignored = 0;
  private readonly byItem = new Map<string, CellContent>();

  constructor(
    private readonly found: FoundTables,
    private readonly year: number,
  ) {}

  valueOf(item: string): CellContent {
    return this.byItem.get(item) ?? null;
  }

  table<Row>(spec: TableSpec<Row>, expected: readonly Row[], context: BookContext): void {
    const table = this.found.tables.get(spec.key);
    if (!table) {
      this.conflicts.push(
        conflict(
          'sheet-missing',
          'high',
          `Không tìm thấy trang ${spec.name} (trang bị xóa hoặc mất dòng, cột ẩn). Chép số liệu sang sổ tỉnh đã gửi.`,
          { sheet: spec.name },
        ),
      );
      return;
    }
    this.layout(spec, table);
    const rows = new Map(expected.map((row) => [spec.rowId(row), row]));
    const seen = new Set<string>();
    for (const { id, number } of table.rows) {
      const row = rows.get(id);
      const at = { sheet: table.name, cell: address(number, table.ids), value: id };
      if (!row) {
        this.unknownRow(spec, table, number, at);
      } else if (seen.has(id)) {
        this.ignored += 1;
        this.conflicts.push(
          conflict(
            'row-duplicate',
            'medium',
            'Dòng này bị chép lặp; chỉ dòng đầu được đọc. Xóa dòng chép thừa.',
            at,
          ),
        );
      } else {
        seen.add(id);
        for (const column of spec.columns) this.cell(spec, column, row, id, table, number, context);
      }
    }
    this.strayRows(spec, table);
    const missing = [...rows.keys()].filter((id) => !seen.has(id));
    if (missing.length > 0) {
      const message = `Mất mã ẩn của ${missing.length} dòng (${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}). Số liệu của các dòng đó không đọc được; chép lại sang sổ tỉnh đã gửi.`;
      this.conflicts.push(
        conflict('row-missing', 'medium', message, {
          sheet: table.name,
          cell: address(table.keyRow, table.ids),
        }),
      );
    }
  }

  /** A renamed sheet, a moved, doubled or missing column: said, and read all the same. */
  private layout<Row>(spec: TableSpec<Row>, table: FoundTable): void {
    if (foldTone(table.name) !== foldTone(spec.name)) {
      this.conflicts.push(
        conflict(
          'sheet-renamed',
          'low',
          `Trang ${spec.name} đã bị đổi tên; vẫn đọc được. Nên giữ tên cũ.`,
          { sheet: table.name, cell: address(table.keyRow, table.ids), value: table.name },
        ),
      );
    }
    for (const { key, address: cell } of table.duplicateColumns) {
      this.conflicts.push(
        conflict(
          'column-duplicate',
          'medium',
          'Cột này bị chép lặp; chỉ cột đầu được đọc. Xóa cột chép thừa.',
          { sheet: table.name, cell, value: key },
        ),
      );
    }
    const present = spec.columns.flatMap(({ key }) => table.columns.get(key) ?? []);
    if (!inOrder(present)) {
      const moved = spec.columns.find(({ key }, index) => {
        const here = table.columns.get(key) ?? 0;
        return spec.columns
          .slice(0, index)
          .some((before) => (table.columns.get(before.key) ?? 0) > here);
      });
      this.conflicts.push(
        conflict(
          'column-moved',
          'low',
          `Cột "${moved?.heading ?? ''}" đã bị chuyển chỗ; vẫn đọc được theo mã ẩn của cột.`,
          {
            sheet: table.name,
            cell: address(table.keyRow, table.columns.get(moved?.key ?? '') ?? table.ids),
            value: moved?.key,
          },
        ),
      );
    }
    for (const { key, heading, edit } of spec.columns) {
      if (edit && !table.columns.has(key)) {
        this.conflicts.push(
          conflict(
            'column-missing',
            'medium',
            `Không tìm thấy cột "${heading}" (cột bị xóa hoặc mất dòng ẩn). Số liệu cột này không đọc được.`,
            { sheet: table.name, cell: address(table.keyRow, table.ids), value: key },
          ),
        );
      }
    }
  }

  private cell<Row>(
    spec: TableSpec<Row>,
    column: Column<Row>,
    row: Row,
    id: string,
    table: FoundTable,
    number: number,
    context: BookContext,
  ): void {
    if (!column.rule || editorOf(column, row, context) !== 'unit') return;
    const { cell, address: at } = table.at(number, column.key);
    const measure = spec.columns.find(({ key }) => key === 'measure')?.value(row, context, 0);
    const reading = readCellValue(
      cell,
      column.rule,
      typeof measure === 'string' ? measure : null,
      this.year,
    );
    this.keep(`${spec.key}/${id}/${column.key}`, reading, {
      sheet: table.name,
      cell: at,
      value: cell?.value,
    });
  }

  private keep(
    item: string,
    reading: ReturnType<typeof readCellValue>,
    place: { sheet: string; cell: string; value: unknown },
  ): void {
    const { value, problem, ignored } = reading;
    if (ignored) this.ignored += 1;
    if (problem)
      this.conflicts.push(conflict(problem.code, problem.severity, problem.message, place));
    if (value === null) return;
    this.byItem.set(item, value);
    this.values.push({ item, value, sheet: place.sheet, cell: place.cell });
  }

  /** A row of another unit, or with an id somebody changed: never guessed. */
  private unknownRow<Row>(
    spec: TableSpec<Row>,
    table: FoundTable,
    number: number,
    at: { sheet: string; cell: string; value: string },
  ): void {
    const filled = this.filledInputs(spec, table, number);
    this.ignored += filled.length;
    this.conflicts.push(
      conflict(
        'row-unknown',
        'medium',
        'Mã ẩn của dòng này không thuộc sổ của đơn vị; số liệu trên dòng không được nhận.',
        at,
      ),
    );
  }

  private strayRows<Row>(spec: TableSpec<Row>, table: FoundTable): void {
    const first = Math.min(...table.rows.map(({ number }) => number));
    for (const number of table.strayRows) {
      if (number < first) continue;
      const [cell] = this.filledInputs(spec, table, number);
      if (!cell) continue;
      this.ignored += this.filledInputs(spec, table, number).length;
      this.conflicts.push(
        conflict(
          'row-without-id',
          'medium',
          'Dòng này được chèn thêm hoặc mất mã ẩn nên số liệu không được nhận. Ghi vào dòng có sẵn của sổ.',
          { sheet: table.name, cell: cell.address, value: cell.value },
        ),
      );
    }
  }

  private filledInputs<Row>(
    spec: TableSpec<Row>,
    table: FoundTable,
    number: number,
  ): { address: string; value: unknown }[] {
    return spec.columns.flatMap(({ key, edit }) => {
      if (!edit) return [];
      const { cell, address: at } = table.at(number, key);
      const value = cell?.value ?? null;
      return value === null || value === '' ? [] : [{ address: at, value }];
    });
  }

  report(): void {
    const table = this.found.tables.get('report');
    if (!table) {
      this.conflicts.push(
        conflict('sheet-missing', 'high', `Không tìm thấy trang ${REPORT_NAME}.`, {
          sheet: REPORT_NAME,
        }),
      );
      return;
    }
    for (const { id, rule } of [...REPORT_FIELDS, ...REPORT_TEXTS]) {
      const row = table.rows.find((candidate) => candidate.id === id);
      if (!row) {
        this.conflicts.push(
          conflict('row-missing', 'medium', `Trang ${REPORT_NAME} mất dòng mã ẩn ${id}.`, {
            sheet: table.name,
            cell: address(table.keyRow, table.ids),
            value: id,
          }),
        );
        continue;
      }
      const { cell, address: at } = table.at(row.number, 'value');
      this.keep(`report/${id}/value`, readCellValue(cell, rule, null, this.year), {
        sheet: table.name,
        cell: at,
        value: cell?.value,
      });
    }
  }
}
