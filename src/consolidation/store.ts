/**
 * What the province's book remembers: the long table, the reports received, the history, the settings
 * and what the province typed itself. Read from a book, changed by a merge, rendered into the next book.
 */
import type { AnswersOf } from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import {
  HISTORY_KINDS,
  OUTCOMES,
  type DataRow,
  type HistoryRow,
  type LedgerRow,
} from '../sheets/province/rows';
import { readSettings, type SettingCells, type Settings } from '../sheets/province/settings';
import { META_KEY, SCHEMA_VERSION } from '../sheets/meta';
import type { ReadBook } from '../sheets/read-model';
import { readBook } from '../workbook/read';
import { findTables, type FoundTable, type FoundTables } from '../workbook/tables';

export interface Store {
  data: DataRow[];
  ledger: LedgerRow[];
  history: HistoryRow[];
}

export interface StoredBook {
  store: Store;
  period: string;
  settings: Settings;
  /** What the province typed into rows of its own. */
  ownAnswers: AnswersOf;
  /** The book holds made-up figures. */
  sample: boolean;
  /** Hash of what the book was made from. */
  content: string;
  /** Sheets that people added to the book. */
  otherSheets: string[];
}

export const EMPTY_STORE: Store = { data: [], ledger: [], history: [] };

/** The book at the given place is something else, or was damaged: it is not touched. */
export class BookError extends Error {
  constructor(
    readonly code: 'book-not-ours' | 'book-schema-unknown' | 'book-damaged',
    message: string,
  ) {
    super(message);
    this.name = 'BookError';
  }
}

/**
 * Our own book may grow to Excel's own grid: its long table holds every value of every unit and period.
 * It was written by us and lies on the province's disk, so it is not held to the limits for strangers.
 */
const BOOK_LIMITS = {
  fileBytes: 400 * 1024 * 1024,
  entryBytes: 1024 * 1024 * 1024,
  totalBytes: 1536 * 1024 * 1024,
  rows: 1_048_576,
  cells: 16_000_000,
  sharedStrings: 8_000_000,
  milliseconds: 300_000,
};

type RowReader = (key: string) => CellContent;

function* rowsOf(tables: FoundTables, key: string): Generator<{ id: string; read: RowReader }> {
  const table = tables.tables.get(key);
  if (!table) {
    throw new BookError(
      'book-damaged',
      `Sổ tổng hợp thiếu trang có mã ẩn "${key}". Khôi phục bản sao của sổ rồi chạy lại.`,
    );
  }
  for (const { id, number } of table.rows)
    yield { id, read: (column) => content(table, number, column) };
}

function content(table: FoundTable, row: number, key: string): CellContent {
  const value = table.at(row, key).cell?.value ?? null;
  return typeof value === 'object' ? null : value;
}

const text = (value: CellContent): string => (value === null ? '' : String(value));
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

/**
 * @throws BookError when the bytes are not a province book of a version we know
 * @throws ReadRefusal when they are not a workbook
 */
export const readStore = (bytes: Uint8Array, defaults: Settings): StoredBook =>
  storeFromBook(readBook(bytes, { limits: BOOK_LIMITS }), defaults);

/** The same for a book that is open already. */
export function storeFromBook(book: ReadBook, defaults: Settings): StoredBook {
  const found = findTables(book);
  const meta = found.tables.get(META_KEY);
  const field = (id: string): CellContent => {
    const row = meta?.rows.find((candidate) => candidate.id === id);
    return meta && row ? content(meta, row.number, 'value') : null;
  };
  if (!meta || field('kind') !== 'province') {
    throw new BookError(
      'book-not-ours',
      'Tệp đích đã có nhưng không phải sổ tổng hợp của phần mềm. Chọn tên tệp khác; tệp cũ được giữ nguyên.',
    );
  }
  if (field('schema') !== SCHEMA_VERSION) {
    throw new BookError(
      'book-schema-unknown',
      `Sổ tổng hợp theo phiên bản ${text(field('schema'))}, phần mềm này đọc được phiên bản ${SCHEMA_VERSION}. Cập nhật phần mềm.`,
    );
  }
  const settings = new Map<string, SettingCells>();
  for (const { id, read } of rowsOf(found, 'settings')) {
    settings.set(id, {
      name: read('name'),
      value: read('value'),
      detail: read('detail'),
      basis: read('basis'),
    });
  }
  const own = new Map<string, Record<string, CellContent>>();
  for (const [sheet, keys] of [
    ['tasks', ['state', 'completedOn', 'result', 'difficulty']],
    ['targets', ['actual']],
  ] as const) {
    for (const { id, read } of rowsOf(found, sheet)) {
      if (!/^(agency|province)\//.test(id)) continue;
      const answers = keys.flatMap((key): [string, CellContent][] =>
        read(key) === null ? [] : [[key, read(key)]],
      );
      own.set(`${sheet}/${id}`, Object.fromEntries(answers));
    }
  }
  return {
    store: { data: readData(found), ledger: readLedger(found), history: readHistory(found) },
    period: text(field('period')),
    settings: readSettings(settings, defaults),
    ownAnswers: (sheet, row) => own.get(`${sheet}/${row}`) ?? {},
    sample: field('sample') === true,
    content: text(field('content')),
    otherSheets: found.otherSheets,
  };
}

const readData = (found: FoundTables): DataRow[] =>
  [...rowsOf(found, 'data')].flatMap(({ read }) => {
    const value = read('value');
    if (value === null) return [];
    return [
      {
        unit: text(read('unit')),
        period: text(read('period')),
        item: text(read('item')),
        value,
        file: text(read('file')),
        sheet: text(read('sheet')),
        cell: text(read('cell')),
        revision: number(read('revision')),
      },
    ];
  });

const readLedger = (found: FoundTables): LedgerRow[] =>
  [...rowsOf(found, 'ledger')].map(({ read }) => {
    const submittedOn = read('submittedOn');
    return {
      unit: text(read('unit')),
      period: text(read('period')),
      revision: number(read('revision')),
      file: text(read('file')),
      hash: text(read('hash')),
      submittedOn: typeof submittedOn === 'number' ? submittedOn : null,
      due: number(read('due')),
      outcome: keyOf(OUTCOMES, read('outcome'), 'accepted'),
      imported: number(read('imported')),
      updated: number(read('updated')),
      unchanged: number(read('unchanged')),
      ignored: number(read('ignored')),
      conflicts: number(read('conflicts')),
      superseded: read('current') === 'Đã thay thế',
      sample: read('sample') === 'Mẫu',
    };
  });

const readHistory = (found: FoundTables): HistoryRow[] =>
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
