/**
 * What the province's book remembers: the long table, the reports received, the history, the settings
 * and what the province typed itself. Read from a book, changed by a merge, rendered into the next book.
 */
import type { AnswersOf } from '../sheets/commune/rows';
import { asOfOf, isPeriod } from '../domain/period';
import type { CellContent } from '../sheets/model';
import type { HistoryRow, LedgerRow } from '../sheets/province/rows';
import type { Settings } from '../sheets/province/settings';
import type { LongTable } from '../sheets/province/long-table';
import { readSettings, type SettingCells } from '../sheets/province/settings-read';
import { AdditionError, type Additions } from '../catalog/additions';
import { META_KEY } from '../sheets/meta';
import type { ReadBook } from '../sheets/read-model';
import { readBook, type Codec } from '../workbook/read';
import { NEWEST_SCHEMA, schemaOf } from '../workbook/schema';
import { findTables, type FoundTables } from '../workbook/tables';
import { additionsIn, metaField } from './choice';
import type { LastingSettings } from './context';
import { tableOf } from './long-table';
import {
  BookError,
  OWN_COLUMNS,
  content,
  readData,
  readHistory,
  readLedger,
  rowsOf,
  text,
} from './store-rows';

export interface Store {
  data: LongTable;
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
  /** Rows of further directives that were loaded into the book. */
  additions: Additions;
  /** Hash of what the book was made from. */
  content: string;
  /** Folder beside the book that holds the long table; null: it is in the book. */
  dataset: string | null;
  /** Sheets that people added to the book. */
  otherSheets: string[];
}

/** Sheets of our own in the province's book; a sheet of a commune's workbook was brought in by somebody. */
const OURS: ReadonlySet<string> = new Set([
  META_KEY,
  ...['overview', 'tasks', 'targets', 'disbursement', 'petitions', 'documents', 'units'],
  ...['ledger', 'data', 'history', 'settings'],
]);

export const EMPTY_STORE: Store = {
  // A table of its own for each run: what is merged into a table adds to its texts.
  get data() {
    return tableOf([]);
  },
  ledger: [],
  history: [],
};

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

/**
 * @throws BookError when the bytes are not a province book of a version we know
 * @throws ReadRefusal when they are not a workbook
 */
export const readStore = (bytes: Uint8Array, defaults: LastingSettings): StoredBook =>
  storeFromBook(readBook(bytes, { limits: BOOK_LIMITS }), defaults);

/** What the command line can do and a page cannot. */
export interface StoreReading {
  codec: Codec;
  /** Values of the dataset in that folder beside the book. */
  readDataset: (folder: string) => Promise<LongTable>;
}

/** The same for a book whose long table may lie in a dataset beside it. */
export async function readStoreWith(
  bytes: Uint8Array,
  defaults: LastingSettings,
  { codec, readDataset }: StoreReading,
): Promise<StoredBook> {
  const book = readBook(bytes, { limits: BOOK_LIMITS, codec });
  const folder = datasetIn(book);
  return storeFromBook(book, defaults, folder === null ? undefined : await readDataset(folder));
}

/** Name of the folder beside a book that holds its long table; null: the table is in the book. */
export const datasetNamedIn = (bytes: Uint8Array, codec: Codec): string | null =>
  datasetIn(readBook(bytes, { limits: BOOK_LIMITS, codec }));

function datasetIn(book: ReadBook): string | null {
  const folder = metaField(findTables(book), 'dataset');
  return typeof folder === 'string' ? folder : null;
}

/**
 * The same for a book that is open already.
 *
 * @param defaults for what the book leaves blank; a report date that is blank is the end of its own period
 * @param outside the long table, where it lies in a dataset beside the book
 */
export function storeFromBook(
  book: ReadBook,
  defaults: LastingSettings,
  outside?: LongTable,
): StoredBook {
  const found = findTables(book);
  const meta = found.tables.get(META_KEY);
  const field = (id: string): CellContent => {
    const row = meta?.rows.find((candidate) => candidate.id === id);
    return meta && row ? content(meta, row.number, 'value') : null;
  };
  if (!meta || field('kind') !== 'province') {
    throw new BookError(
      'book-not-ours',
      'Đây không phải sổ tổng hợp do phần mềm lập. Chọn đúng sổ tổng hợp của tỉnh.',
    );
  }
  if (!schemaOf(field('schema'))) {
    throw new BookError(
      'book-schema-unknown',
      `Sổ tổng hợp theo phiên bản ${text(field('schema'))}, phần mềm này đọc được phiên bản ${NEWEST_SCHEMA} trở về trước. Cập nhật phần mềm.`,
    );
  }
  const dataset = text(field('dataset'));
  if (dataset !== '' && outside === undefined) {
    throw new BookError(
      'book-dataset-elsewhere',
      `Bảng dữ liệu của sổ này nằm ở thư mục "${dataset}" cạnh sổ vì quá dài cho một trang tính. Tổng hợp và xem sổ này bằng lệnh tiendo consolidate, tiendo status.`,
    );
  }
  const own = new Map<string, Record<string, CellContent>>();
  for (const [sheet, keys] of Object.entries(OWN_COLUMNS)) {
    for (const { id, read } of rowsOf(found, sheet)) {
      if (!/^(agency|province)\//.test(id)) continue;
      const answers = keys.flatMap((key): [string, CellContent][] =>
        read(key) === null ? [] : [[key, read(key)]],
      );
      own.set(`${sheet}/${id}`, Object.fromEntries(answers));
    }
  }
  const period = text(field('period'));
  if (!isPeriod(period)) {
    throw new BookError(
      'book-damaged',
      `Trang ẩn của sổ tổng hợp ghi kỳ "${period}", không phải một kỳ báo cáo. Khôi phục bản sao của sổ rồi chạy lại.`,
    );
  }
  const settings = readSettingsOf(found, { ...defaults, asOf: asOfOf(period) });
  return {
    store: {
      data: outside ?? readData(found),
      ledger: readLedger(found),
      history: readHistory(found),
    },
    period,
    settings,
    ownAnswers: (sheet, row) => own.get(`${sheet}/${row}`) ?? {},
    sample: field('sample') === true,
    additions: readAdditions(found),
    content: text(field('content')),
    dataset: dataset === '' ? null : dataset,
    otherSheets: [
      ...found.otherSheets,
      ...found.copies.map(({ name }) => name),
      ...[...found.tables.values()].flatMap(({ key, name }) => (OURS.has(key) ? [] : [name])),
    ],
  };
}

function readAdditions(found: FoundTables): Additions {
  try {
    return additionsIn(found);
  } catch (error) {
    if (!(error instanceof AdditionError)) throw error;
    throw new BookError(
      'book-damaged',
      `Văn bản đã bổ sung vào sổ không đọc được. ${error.message} Khôi phục bản sao của sổ rồi chạy lại.`,
    );
  }
}

/** A setting that cannot be used stops the work: statuses computed from a default would look like the set ones. */
function readSettingsOf(found: FoundTables, defaults: Settings): Settings {
  const rows = new Map<string, SettingCells>();
  for (const { id, read } of rowsOf(found, 'settings')) {
    rows.set(id, {
      name: read('name'),
      value: read('value'),
      detail: read('detail'),
      basis: read('basis'),
    });
  }
  const table = found.tables.get('settings');
  return readSettings(rows, defaults, ({ id, column, message }) => {
    const row = table?.rows.find((candidate) => candidate.id === id);
    const place = table && row ? `${table.name}!${table.at(row.number, column).address}` : id;
    const value = text(rows.get(id)?.[column] ?? null);
    throw new BookError(
      'setting-invalid',
      `${place} ("${value}"): ${message} Sửa ô đó rồi chạy lại.`,
    );
  });
}
