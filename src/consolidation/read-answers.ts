/** Reads every cell that the commune may fill in, by hidden keys; what is out of place is said. */
import { keptDigits } from '../domain/kept-digits';
import { REPORT_FIELDS, REPORT_NAME, REPORT_TEXTS } from '../sheets/commune/report-fields';
import type { CellContent, InputRule } from '../sheets/model';
import { editorOf, type BookContext, type Column, type TableSpec } from '../sheets/spec';
import { address } from '../workbook/read';
import type { FoundCell, FoundTable, FoundTables } from '../workbook/tables';
import { cellShown, readCellValue } from './cell-value';
import { checkLayout, checkName, columnMissing, markOf } from './check-layout';
import { conflict, type Conflict } from './conflict';
import { itemOf } from './items';
import { shuffledRows } from './shuffled-rows';
import type { BlankCell, ExtractedValue, SpoiledCell, Submission } from './submission';

/** Ids of the catalog begin with the number of their document; rows that a unit adds do not. */
const isOfCatalog = (id: string): boolean => /^\d{3}-/.test(id);

/** A column with a rule for what people type in it. */
type AskedColumn<Row> = Column<Row> & { rule: InputRule };

/** The unit answers here. */
const isAsked =
  <Row>(row: Row, context: BookContext) =>
  (column: Column<Row>): column is AskedColumn<Row> =>
    column.rule !== undefined && editorOf(column, row, context) === 'unit';

const isFilled = ({ cell }: FoundCell): boolean =>
  cell !== undefined && cell.value !== null && cell.value !== '';

const some = (ids: readonly string[]): string =>
  `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;

export class AnswerReader {
  readonly values: ExtractedValue[] = [];
  readonly blanks: BlankCell[] = [];
  readonly spoiled: SpoiledCell[] = [];
  readonly rounded: Submission['rounded'] = [];
  readonly conflicts: Conflict[] = [];
  ignored = 0;

  constructor(
    private readonly found: FoundTables,
    private readonly year: number,
    /** The directives have changed since the workbook was made, so its rows may be others than ours. */
    private readonly outdated = false,
  ) {}

  /** Asked of a few cells only. */
  valueOf(item: string): CellContent {
    return this.values.find((value) => value.item === item)?.value ?? null;
  }

  table<Row>(spec: TableSpec<Row>, expected: readonly Row[], context: BookContext): void {
    const table = this.found.tables.get(spec.key);
    if (!table) {
      this.lost(spec.key, spec.name);
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
    this.conflicts.push(...checkLayout(spec, table));
    const rows = new Map(expected.map((row) => [spec.rowId(row), row]));
    const seen = new Set<string>();
    const shuffled = shuffledRows(spec, table, rows, context);
    this.shuffled(table, spec.namedBy ?? '', shuffled);
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
            { ...at, item: itemOf(`${spec.key}/${id}`, '') },
          ),
        );
      } else {
        seen.add(id);
        const asked = spec.columns.filter(isAsked<Row>(row, context));
        if (shuffled.has(number)) {
          this.ignored += asked.filter(({ key }) => isFilled(table.at(number, key))).length;
          this.lost(`${spec.key}/${id}`, table.name);
          continue;
        }
        const key = `${spec.key}/${id}`;
        for (const column of asked) this.cell(spec, column, row, key, table, number, context);
      }
    }
    this.strayRows(spec, table);
    const missing = [...rows.keys()].filter((id) => !seen.has(id));
    const absent = (id: string): boolean => this.outdated && isOfCatalog(id);
    const gone = missing.filter((id) => !absent(id));
    for (const id of gone) this.lost(`${spec.key}/${id}`, table.name);
    this.missingRows(table, gone);
    this.absentRows(table, missing.filter(absent));
  }

  /** A row or a sheet that is not to be found, or not to be trusted: it was not left blank. */
  private lost(item: string, sheet: string): void {
    this.spoiled.push({ item, sheet, cell: '', value: null });
  }

  /** Rows that answer for others: one word for all of them, because one sort makes hundreds. */
  private shuffled(table: FoundTable, named: string, rows: ReadonlySet<number>): void {
    const texts = [...rows].map((number) => table.at(number, named));
    // A text says more of what has happened than an empty cell.
    const first = texts.find(({ cell }) => cell?.value) ?? texts[0];
    if (!first) return;
    const numbers = some([...rows].map(String));
    const message = `Nội dung của ${rows.size} dòng (dòng ${numbers}) bị lệch khỏi mã ẩn, do sắp xếp hoặc dán đè một phần bảng; số liệu các dòng đó không được nhận. Hoàn tác việc đó, hoặc chép số liệu sang sổ tỉnh đã gửi, đúng theo nội dung từng dòng.`;
    const place = { sheet: table.name, cell: first.address, value: cellShown(first.cell) };
    this.conflicts.push(conflict('row-shuffled', 'high', message, place));
  }

  /** Rows that the workbook was sent out with and that have lost their ids. */
  private missingRows(table: FoundTable, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const message = `Mất mã ẩn của ${ids.length} dòng (${some(ids)}). Số liệu của các dòng đó không đọc được; chép lại sang sổ tỉnh đã gửi.`;
    this.conflicts.push(conflict('row-missing', 'medium', message, markOf(table)));
  }

  /** Rows that were most likely never there: nothing that the unit could mend. */
  private absentRows(table: FoundTable, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const message = `Sổ lập theo danh mục cũ nên không có ${ids.length} dòng (${some(ids)}) của danh mục hiện nay. Các dòng đó coi như chưa báo cáo; nếu cần, gửi đơn vị sổ mới.`;
    this.conflicts.push(conflict('row-not-in-template', 'low', message, markOf(table)));
  }

  private cell<Row>(
    spec: TableSpec<Row>,
    column: AskedColumn<Row>,
    row: Row,
    key: string,
    table: FoundTable,
    number: number,
    context: BookContext,
  ): void {
    const { cell, address: at } = table.at(number, column.key);
    // On a row that the unit added, the measure is what it typed there itself.
    const measure =
      column.measure ??
      spec.columns.find(({ key }) => key === 'measure')?.value(row, context, 0) ??
      this.valueOf(itemOf(key, 'measure'));
    const reading = readCellValue(
      cell,
      column.rule,
      typeof measure === 'string' ? measure : null,
      this.year,
    );
    this.keep(itemOf(key, column.key), reading, {
      sheet: table.name,
      cell: at,
      value: cellShown(cell),
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
      this.conflicts.push(
        conflict(problem.code, problem.severity, problem.message, { ...place, item }),
      );
    const { sheet, cell } = place;
    if (value !== null) {
      this.values.push({ item, value, sheet, cell });
      const full = place.value;
      if (typeof full === 'number' && full !== value && keptDigits(full) === value)
        this.rounded.push({ item, value: full });
      // A column that is gone has no cell to be empty.
    } else if (ignored || cell === '') this.spoiled.push({ item, ...place });
    else this.blanks.push({ item, sheet, cell });
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
    if (this.outdated && isOfCatalog(at.value)) {
      // A row that was withdrawn and left blank is nobody's loss.
      if (filled.length === 0) return;
      const message =
        'Sổ lập theo danh mục cũ; dòng này không còn trong danh mục hiện nay nên số liệu trên dòng không được nhận.';
      this.conflicts.push(conflict('row-withdrawn', 'low', message, at));
      return;
    }
    this.conflicts.push(
      conflict(
        'row-unknown',
        'medium',
        'Mã ẩn của dòng này không thuộc sổ của đơn vị; số liệu trên dòng không được nhận.',
        at,
      ),
    );
  }

  /** Rows without an id that hold something in a column people type in. */
  private strayRows<Row>(spec: TableSpec<Row>, table: FoundTable): void {
    const first = Math.min(...table.rows.map(({ number }) => number));
    for (const number of table.strayRows) {
      const all = this.filledInputs(spec, table, number);
      // Above the first row that has an id stand the headings and the formulas of the totals.
      const filled =
        number > first ? all : all.filter(({ isHeading, formula }) => !isHeading && !formula);
      const [cell] = filled;
      if (!cell) continue;
      this.ignored += filled.length;
      this.conflicts.push(
        conflict(
          'row-without-id',
          'medium',
          'Dòng này được chèn thêm hoặc mất mã ẩn nên số liệu không được nhận. Ghi vào dòng có sẵn của sổ.',
          { sheet: table.name, cell: cell.address, value: cell.value, item: cell.item },
        ),
      );
    }
  }

  private filledInputs<Row>(
    spec: TableSpec<Row>,
    table: FoundTable,
    number: number,
  ): { address: string; item: string; value: unknown; isHeading: boolean; formula: boolean }[] {
    return spec.columns.flatMap(({ key, edit, heading, group }) => {
      if (!edit) return [];
      const { cell, address: at } = table.at(number, key);
      const value = cell?.value ?? null;
      if (value === null || value === '') return [];
      const isHeading = value === heading || value === group;
      const item = `${spec.key}//${key}`;
      const formula = cell?.formula !== undefined;
      return [{ address: at, item, value: cellShown(cell), isHeading, formula }];
    });
  }

  report(): void {
    const table = this.found.tables.get('report');
    if (!table) {
      this.lost('report', REPORT_NAME);
      this.conflicts.push(
        conflict(
          'sheet-missing',
          'high',
          `Không tìm thấy trang ${REPORT_NAME} (trang bị xóa hoặc mất dòng, cột ẩn). Chép số liệu sang sổ tỉnh đã gửi.`,
          { sheet: REPORT_NAME },
        ),
      );
      return;
    }
    this.conflicts.push(...checkName(REPORT_NAME, table));
    if (!table.columns.has('value')) {
      this.lost('report', table.name);
      this.conflicts.push(columnMissing(table, 'value', 'Nội dung báo cáo'));
      return;
    }
    for (const { id, label, rule } of [...REPORT_FIELDS, ...REPORT_TEXTS]) {
      const row = table.rows.find((candidate) => candidate.id === id);
      if (!row) {
        this.lost(`report/${id}`, table.name);
        this.conflicts.push(
          conflict(
            'row-missing',
            'medium',
            `Trang ${REPORT_NAME} mất mã ẩn của dòng "${label}". Chép lại sang sổ tỉnh đã gửi.`,
            markOf(table, id),
          ),
        );
        continue;
      }
      const { cell, address: at } = table.at(row.number, 'value');
      this.keep(itemOf(`report/${id}`, 'value'), readCellValue(cell, rule, null, this.year), {
        sheet: table.name,
        cell: at,
        value: cellShown(cell),
      });
    }
  }
}
