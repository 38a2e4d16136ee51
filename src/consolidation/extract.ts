/** Reads one commune workbook: whose it is, and every value in the cells that the commune may fill in. */
import type { Catalog } from '../catalog';
import { AdditionError, withAdditions } from '../catalog/additions';
import { asOfOf } from '../domain/period';
import { COMMUNE_TABLES } from '../sheets/commune/book';
import { communeRows, NO_ANSWERS } from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import type { BookContext, TableSpec } from '../sheets/spec';
import { readBook, ReadRefusal, type Codec, type ReadBook } from '../workbook/read';
import { checkSeal } from '../workbook/seal';
import { findTables, type FoundTables } from '../workbook/tables';
import { checkAnswers } from './check-answers';
import { emptyReport } from './check-empty';
import { isOfOtherUnit, sealConflicts, type Secrets, NO_SECRETS } from './check-seal';
import { additionsIn, catalogOf } from './choice';
import { conflict, type Conflict } from './conflict';
import { identify } from './identify';
import { NOT_A_FILE, type IncomingFile } from './incoming';
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
 * @param secrets what the units were given to seal with
 * @param codec of what runs us, to inflate with; absent: the one that runs everywhere
 */
export function extractSubmission(
  bytes: Uint8Array,
  context: BookContext,
  period: string | null,
  secrets: Secrets = NO_SECRETS,
  codec?: Codec,
): Extraction {
  let book: ReadBook;
  try {
    book = readBook(bytes, codec ? { codec } : {});
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
  const extraction = extractFromBook(book, context, period, secrets);
  if (!extraction.ok) return extraction;
  // Only of a file that came in: whoever opens a new workbook has not reported yet; the pane asks on sealing.
  const empty = emptyReport(extraction.submission);
  return empty.length > 0 ? reject(extraction.submission.unit, ...empty) : extraction;
}

/** The same for a file as it came in, also for one that could not be opened. */
export function extractIncoming(
  { bytes, unreadable }: IncomingFile,
  context: BookContext,
  period: string | null,
  secrets: Secrets = NO_SECRETS,
  codec?: Codec,
): Extraction {
  if (unreadable === undefined) return extractSubmission(bytes, context, period, secrets, codec);
  return { ok: false, unit: null, readable: false, conflicts: [notOpened(unreadable)] };
}

function notOpened(code: string): Conflict {
  if (code === 'ENOENT') {
    const message = 'Không có tệp hoặc thư mục này. Kiểm tra tên và đường dẫn rồi chạy lại.';
    return conflict('file-missing', 'high', message);
  }
  const message =
    code === NOT_A_FILE
      ? 'Đây là ống dẫn hoặc thiết bị, không phải tệp. Chép nội dung ra một tệp .xlsx rồi chạy lại.'
      : `Không mở được tệp (${code}). Kiểm tra quyền đọc, đóng tệp đang mở rồi chạy lại.`;
  return conflict('file-unreadable', 'high', message);
}

/** The same for a workbook that is open already; it may still be blank. */
export function extractFromBook(
  book: ReadBook,
  given: BookContext,
  period: string | null,
  secrets: Secrets = NO_SECRETS,
): Extraction {
  const found = findTables(book);
  // A file that is checked by itself is held to the directives that it holds; a report that comes in, to those
  // of the book that takes it.
  const own = period === null ? withOwnRows(found, given.catalog) : given.catalog;
  if (own instanceof AdditionError) return reject(null, damagedRows(own));
  const context = { ...given, catalog: own };
  const identity = identify(found, context, period);
  if ('conflicts' in identity) return reject(identity.unit, ...identity.conflicts);

  const outdated = identity.catalog !== context.catalog.fingerprint;
  const reading = new AnswerReader(found, Number(identity.period.slice(0, 4)), outdated);
  reading.conflicts.push(...identity.remarks);
  const asOf = period === null ? asOfOf(identity.period) : context.asOf;
  const catalog = catalogOf(found, context.catalog);
  const forFile = { ...context, catalog, period: identity.period, asOf };
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
  const { unit, seal, sample } = identity;
  const report = {
    unit,
    period: identity.period,
    revision: typeof revision === 'number' ? revision : 1,
    reportedOn: typeof reportedOn === 'number' ? reportedOn : null,
    sample,
    values: reading.values,
  };
  const submission: Submission = {
    ...report,
    blanks: reading.blanks,
    spoiled: reading.spoiled,
    rounded: reading.rounded,
    ignored: reading.ignored,
    conflicts: reading.conflicts,
    withheld: [],
    seal,
    verdict: checkSeal(seal, report, secrets.get(unit)),
  };
  const { conflicts, withheld } = checkAnswers(submission, forFile, rows);
  submission.conflicts.push(...conflicts);
  submission.withheld.push(...withheld);
  const sealed = sealConflicts(submission, forFile, secrets);
  // Figures that another unit has signed for would be added up as this one's.
  if (isOfOtherUnit(sealed)) return reject(unit, ...sealed);
  submission.conflicts.push(...sealed);
  return { ok: true, submission };
}

const withOwnRows = (found: FoundTables, catalog: Catalog): Catalog | AdditionError => {
  try {
    return withAdditions(catalog, additionsIn(found));
  } catch (error) {
    if (error instanceof AdditionError) return error;
    throw error;
  }
};

/** The rows of further directives in the hidden sheet are not what they should be. */
export const damagedRows = ({ message }: AdditionError): Conflict =>
  conflict(
    'additions-damaged',
    'high',
    `Trang ẩn _tiendo bị sửa nên không đọc được văn bản đã bổ sung vào sổ. ${message}`,
  );
