/** Reads one commune workbook: whose it is, and every value in the cells that the commune may fill in. */
import { asOfOf } from '../domain/period';
import { COMMUNE_TABLES } from '../sheets/commune/book';
import { communeRows, NO_ANSWERS } from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import type { BookContext, TableSpec } from '../sheets/spec';
import { readBook, ReadRefusal, type ReadBook } from '../workbook/read';
import { findTables } from '../workbook/tables';
import { checkAnswers } from './check-answers';
import { conflict, type Conflict } from './conflict';
import { identify } from './identify';
import type { IncomingFile } from './incoming';
import { AnswerReader } from './read-answers';
import type { Extraction, Submission } from './submission';

export type { ExtractedValue, Extraction, Submission } from './submission';

const reject = (unit: string | null, ...conflicts: Conflict[]): Extraction => ({
  ok: false,
  unit,
  readable: true,
  conflicts,
});

/**
 * Reads a file that came in. Never throws for what it holds: everything wrong becomes a conflict with
 * sheet and cell.
 *
 * @param period the period being consolidated; null takes whatever period the file is for
 */
export function extractSubmission(
  bytes: Uint8Array,
  context: BookContext,
  period: string | null,
): Extraction {
  let book: ReadBook;
  try {
    book = readBook(bytes);
  } catch (error) {
    if (!(error instanceof ReadRefusal)) throw error;
    const where = error.part ? { sheet: '', cell: '', value: error.part } : {};
    return {
      ok: false,
      unit: null,
      readable: false,
      conflicts: [conflict(error.code, 'high', error.message, where)],
    };
  }
  return extractFromBook(book, context, period);
}

/** The same for a file as it came in, also for one that could not be opened. */
export function extractIncoming(
  { bytes, unreadable }: IncomingFile,
  context: BookContext,
  period: string | null,
): Extraction {
  if (unreadable === undefined) return extractSubmission(bytes, context, period);
  const message = `Không mở được tệp (${unreadable}). Kiểm tra quyền đọc, đóng tệp đang mở rồi chạy lại.`;
  return {
    ok: false,
    unit: null,
    readable: false,
    conflicts: [conflict('file-unreadable', 'high', message)],
  };
}

/** The same for a workbook that is open already. */
export function extractFromBook(
  book: ReadBook,
  context: BookContext,
  period: string | null,
): Extraction {
  const found = findTables(book);
  const identity = identify(found, context, period);
  if ('conflicts' in identity) return reject(identity.unit, ...identity.conflicts);

  const reading = new AnswerReader(found, Number(identity.period.slice(0, 4)));
  const asOf = period === null ? asOfOf(identity.period) : context.asOf;
  const forFile = { ...context, period: identity.period, asOf };
  const rows = communeRows(forFile, identity.unit, NO_ANSWERS);
  for (const spec of COMMUNE_TABLES) {
    reading.table(spec as TableSpec<unknown>, rows[spec.key as keyof typeof rows], forFile);
  }
  reading.report();
  for (const { name: sheet, cell } of found.copies) {
    const message =
      'Trang này là bản sao của một trang khác nên không được đọc. Nhập vào trang gốc và xóa bản sao.';
    reading.conflicts.push(conflict('sheet-copied', 'low', message, { sheet, cell }));
  }
  const value = (field: string): CellContent => reading.valueOf(`report/${field}/value`);
  const revision = value('revision');
  const reportedOn = value('reportedOn');
  const submission: Submission = {
    unit: identity.unit,
    period: identity.period,
    revision: typeof revision === 'number' ? revision : 1,
    reportedOn: typeof reportedOn === 'number' ? reportedOn : null,
    sample: identity.sample,
    values: reading.values,
    blanks: reading.blanks,
    ignored: reading.ignored,
    conflicts: reading.conflicts,
  };
  submission.conflicts.push(...checkAnswers(submission, forFile, rows));
  return { ok: true, submission };
}
