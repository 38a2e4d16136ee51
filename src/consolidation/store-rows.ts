/** The rows of the province's book as they are read back: the long table, the ledger, the history. */
import type { CellContent } from '../sheets/model';
import type { LongTable } from '../sheets/province/long-table';
import {
  HISTORY_KINDS,
  OUTCOMES,
  SEAL_WORDS,
  type HistoryRow,
  type LedgerRow,
} from '../sheets/province/rows';
import type { FoundTable, FoundTables } from '../workbook/tables';
import { TableBuilder } from './long-table';

/** What the province itself types on these sheets. */
export const OWN_COLUMNS = {
  tasks: ['state', 'completedOn', 'result', 'difficulty'],
  targets: ['actual'],
} as const;

/** The book at the given place is something else, or was damaged: it is not touched. */
export class BookError extends Error {
  constructor(
    readonly code:
      | 'book-not-ours'
      | 'book-schema-unknown'
      | 'book-damaged'
      | 'book-dataset-elsewhere'
      | 'setting-invalid',
    message: string,
  ) {
    super(message);
    this.name = 'BookError';
  }
}

/** Columns without which what the book remembers would come back incomplete. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  data: ['unit', 'period', 'item', 'value', 'file', 'sheet', 'cell', 'revision'],
  ledger: ['unit', 'period', 'revision', 'file', 'hash', 'submittedOn', 'due', 'current', 'sample'],
  history: ['run', 'kind', 'unit', 'period', 'item', 'before', 'after', 'file', 'message'],
  settings: ['name', 'value', 'detail', 'basis'],
  tasks: OWN_COLUMNS.tasks,
  targets: OWN_COLUMNS.targets,
};

type RowReader = (key: string) => CellContent;

export function* rowsOf(
  tables: FoundTables,
  key: string,
): Generator<{ id: string; read: RowReader }> {
  const table = tables.tables.get(key);
  if (!table) {
    throw new BookError(
      'book-damaged',
      `Sổ tổng hợp thiếu trang có mã ẩn "${key}". Khôi phục bản sao của sổ rồi chạy lại.`,
    );
  }
  const lost = (COLUMNS[key] ?? []).find((column) => !table.columns.has(column));
  if (lost !== undefined) {
    throw new BookError(
      'book-damaged',
      `Trang ${table.name} của sổ tổng hợp mất cột có mã ẩn "${lost}". Khôi phục bản sao của sổ rồi chạy lại.`,
    );
  }
  for (const { id, number } of table.rows)
    yield { id, read: (column) => content(table, number, column) };
}

export function content(table: FoundTable, row: number, key: string): CellContent {
  const value = table.at(row, key).cell?.value ?? null;
  return typeof value === 'object' ? null : value;
}

export const text = (value: CellContent): string => (value === null ? '' : String(value));
const number = (value: CellContent): number => (typeof value === 'number' ? value : 0);

/** Key of a word in a table of words, e.g. the outcome behind `Chấp nhận`. */
function keyOf<Key extends string>(
  words: Readonly<Record<Key, string>>,
  word: CellContent,
  fallback: Key,
): Key {
  const found = (Object.entries(words) as [Key, string][]).find(([, value]) => value === word);
  return found ? found[0] : fallback;
}

export function readData(found: FoundTables): LongTable {
  const table = new TableBuilder();
  for (const { read } of rowsOf(found, 'data')) {
    const value = read('value');
    if (value === null) continue;
    table.add({
      unit: text(read('unit')),
      period: text(read('period')),
      item: text(read('item')),
      value,
      file: text(read('file')),
      sheet: text(read('sheet')),
      cell: text(read('cell')),
      revision: number(read('revision')),
    });
  }
  return table.table();
}

export const readLedger = (found: FoundTables): LedgerRow[] =>
  [...rowsOf(found, 'ledger')].map(({ read }) => {
    const submittedOn = read('submittedOn');
    const changedAt = read('changedAt');
    return {
      unit: text(read('unit')),
      period: text(read('period')),
      revision: number(read('revision')),
      file: text(read('file')),
      hash: text(read('hash')),
      submittedOn: typeof submittedOn === 'number' ? submittedOn : null,
      changedAt: typeof changedAt === 'number' ? changedAt : null,
      due: number(read('due')),
      outcome: keyOf(OUTCOMES, read('outcome'), 'accepted'),
      imported: number(read('imported')),
      updated: number(read('updated')),
      unchanged: number(read('unchanged')),
      ignored: number(read('ignored')),
      conflicts: number(read('conflicts')),
      seal: keyOf<LedgerRow['seal']>({ ...SEAL_WORDS, unknown: '' }, read('seal'), 'unknown'),
      changedCells: number(read('changedCells')),
      superseded: read('current') === 'Đã thay thế',
      sample: read('sample') === 'Mẫu',
    };
  });

export const readHistory = (found: FoundTables): HistoryRow[] =>
  [...rowsOf(found, 'history')].map(({ read }) => ({
    run: number(read('run')),
    kind: keyOf(HISTORY_KINDS, read('kind'), 'changed'),
    unit: text(read('unit')),
    period: text(read('period')),
    item: text(read('item')),
    before: read('before'),
    after: read('after'),
    file: text(read('file')),
    sheet: text(read('sheet')),
    cell: text(read('cell')),
    message: text(read('message')),
  }));
