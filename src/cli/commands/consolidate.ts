import { createHash } from 'node:crypto';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { loadCatalog } from '../../catalog';
import { AdditionError, NO_ADDITIONS, withAdditions } from '../../catalog/additions';
import {
  BookError,
  consolidate,
  defaultSettings,
  settingsFor,
  type Consolidation,
  type Secrets,
  type StoredBook,
} from '../../consolidation';
import type { DataRow } from '../../sheets/province/rows';
import { ReadRefusal } from '../../workbook/read';
import { writeBook } from '../../workbook/write';
import {
  dayArgument,
  jobsArgument,
  parse,
  periodArgument,
  required,
  rowsArgument,
} from '../arguments';
import { extractFiles } from '../extraction/extract-files';
import {
  asideOf,
  copyStart,
  MOST_ROWS_IN_BOOK,
  removeOtherAsides,
  writeAside,
  type Aside,
} from '../dataset-folder';
import { findWorkbooks, readIfThere, removeHalfWritten, replaceFile } from '../files';
import { EXIT, UsageError, type Io } from '../io';
import { withLock } from '../lock';
import { NATIVE, NODE_PACKER } from '../native';
import { startProgress } from '../progress';
import { storeOf } from '../province-book';
import { collectOften } from '../memory';
import { readSecrets } from '../secrets';
import { writeSlips } from '../slips';
import { bookText, fileJson, filesText } from '../summary';

/** `tiendo consolidate`: reports in, one book out. */
export async function consolidateCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parse(argv, {
    period: { type: 'string' },
    into: { type: 'string' },
    'as-of': { type: 'string' },
    'dry-run': { type: 'boolean' },
    returns: { type: 'string' },
    receipts: { type: 'string' },
    secrets: { type: 'string' },
    jobs: { type: 'string' },
    'dataset-over': { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length === 0)
    throw new UsageError('Nêu tệp hoặc thư mục báo cáo. Xem "tiendo --help".');
  const result = await consolidateInto({
    paths: positionals,
    period: periodArgument(values.period),
    into: required(values.into, 'into'),
    dryRun: values['dry-run'] ?? false,
    asOf: dayArgument(values['as-of']),
    secrets: await readSecrets(values.secrets),
    returns: values.returns,
    receipts: values.receipts,
    jobs: jobsArgument(values.jobs),
    datasetOver: rowsArgument(values['dataset-over']),
    io,
  });
  if (values.json) io.out(JSON.stringify(jsonOf(result), null, 2));
  else {
    io.out(filesText(result.files));
    io.out(`\n${bookText(result.context, result, result.next.lines)}`);
  }
  return result.files.some(({ outcome }) => outcome === 'rejected') ? EXIT.problems : EXIT.ok;
}

/** The contract's document; key order is part of what people read. */
function jsonOf({ period, expected, actual, onTime, late, missing, files }: Consolidation): object {
  return { period, expected, actual, onTime, late, missing, files: files.map(fileJson) };
}

export interface ConsolidateRequest {
  paths: readonly string[];
  period: string;
  into: string;
  dryRun: boolean;
  asOf?: number | undefined;
  /** What the units were given to seal with. */
  secrets?: Secrets | undefined;
  /** Folders for requests to correct and for receipts. */
  returns?: string | undefined;
  receipts?: string | undefined;
  /** Threads to read the files in. */
  jobs?: number;
  /** A longer table than this goes to a dataset beside the book. */
  datasetOver?: number | undefined;
  /** A demonstration starts over each time. */
  startOver?: boolean;
  io: Io;
}

/**
 * Reads the reports and the book, merges, and replaces the book in one step unless this is a dry run or
 * nothing would change. One run at a time on one book; a dry run only reads.
 *
 * @throws UsageError when the book at that place cannot be read or is not ours, or another run is at work
 *   on it; it is left as it is
 */
export async function consolidateInto(request: ConsolidateRequest): Promise<Consolidation> {
  const { into, dryRun, io } = request;
  if (dryRun) {
    const { result } = await merge(request);
    io.err(result.unchanged ? unchangedText(into) : `Chạy thử: ${into} không bị ghi.`);
    return result;
  }
  return withLock(into, async (lock) => {
    const { result, before, aside } = await merge(request);
    if (result.unchanged) io.err(unchangedText(into));
    else {
      await keepForeignSheets(into, before, io);
      io.err('Đang ghi sổ tổng hợp…');
      const bytes = await writeBook(result.next.stream, NODE_PACKER);
      lock.assertHeld();
      // Before the book that names it; what the old book names is still there.
      if (aside) await writeAside(into, aside);
      await replaceFile(into, bytes);
      io.err(`Đã ghi ${into}.`);
      if (aside) io.err(`Bảng dữ liệu nằm ở thư mục ${aside.folder} cạnh sổ.`);
    }
    await removeOtherAsides(into, aside?.folder ?? null);
    // After the book: nobody holds a receipt for what the book does not have.
    await writeSlips(result, request);
    return result;
  });
}

const unchangedText = (into: string): string => `Không có gì thay đổi; ${into} được giữ nguyên.`;

/** From here on what a run leaves behind in memory weighs more than what clearing it away costs. */
const MANY_FILES = 1_000;

interface Merged {
  result: Consolidation;
  before: Before | null;
  /** The long table, where it goes beside the book. */
  aside: Aside | null;
}

/** What a run would write: the same for a dry run and a real one. */
async function merge({
  paths,
  period,
  into,
  asOf,
  secrets,
  jobs = 1,
  datasetOver = MOST_ROWS_IN_BOOK,
  startOver = false,
  io,
}: ConsolidateRequest): Promise<Merged> {
  const found = await findWorkbooks(paths);
  const incoming = found.filter(({ path }) => resolve(path) !== resolve(into));
  if (incoming.length === 0) io.err(`Không thấy báo cáo nào trong ${paths.join(', ')}.`);
  if (incoming.length > MANY_FILES) collectOften();
  const before = await readBefore(into, period);
  const additions = before?.book.additions ?? NO_ADDITIONS;
  const progress = startProgress(io, 'Đọc báo cáo', incoming.length);
  const input = {
    catalog: withAdditions(loadCatalog(), additions),
    period,
    before: startOver ? null : (before?.book ?? null),
    native: NATIVE,
    ...(asOf === undefined ? {} : { asOf }),
    ...(secrets === undefined ? {} : { secrets }),
  };
  const files = await extractFiles({
    files: incoming,
    settings: { period, settings: settingsFor(input), additions, secrets },
    jobs,
    program: io.program,
    onFile: (done) => progress.step(done),
  });
  progress.stop();
  let aside: Aside | null = null;
  const putAside = (data: readonly DataRow[]): string | null => {
    aside = asideOf(into, data, datasetOver);
    return aside?.folder ?? null;
  };
  return { result: consolidate({ ...input, files, putAside }), before, aside };
}

/**
 * For a demonstration, before it writes anything.
 *
 * @throws UsageError when there are real figures at that place, or something that is no book of ours
 */
export async function refuseRealBook(into: string, period: string): Promise<void> {
  const before = await readBefore(into, period);
  if (before && !before.book.sample) {
    throw new UsageError(`${into} đang có số liệu thật. Chọn thư mục khác cho số liệu mẫu.`);
  }
}

interface Before {
  bytes: Uint8Array;
  book: StoredBook;
}

async function readBefore(into: string, period: string): Promise<Before | null> {
  const bytes = await readIfThere(into);
  if (!bytes) return null;
  try {
    const book = await storeOf(into, bytes, defaultSettings(loadCatalog(), period));
    withAdditions(loadCatalog(), book.additions);
    return { bytes, book };
  } catch (error) {
    if (
      error instanceof BookError ||
      error instanceof ReadRefusal ||
      error instanceof AdditionError
    ) {
      throw new UsageError(`${into}: ${error.message} Sổ không bị thay đổi.`);
    }
    throw error;
  }
}

/** Tells two books apart by their bytes, in a file name. */
const fingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 8);

/** A new book is written from its data; sheets that people added stay in a copy beside it. */
async function keepForeignSheets(into: string, before: Before | null, io: Io): Promise<void> {
  if (!before || before.book.otherSheets.length === 0) return;
  const extension = extname(into);
  const copy = join(dirname(into), `${copyStart(into)}${fingerprint(before.bytes)}${extension}`);
  await removeHalfWritten(dirname(copy), new Set([basename(copy)]));
  await replaceFile(copy, before.bytes);
  io.err(
    `Sổ cũ có trang do người dùng thêm (${before.book.otherSheets.join(', ')}); bản cũ được giữ ở ${copy}.`,
  );
}
