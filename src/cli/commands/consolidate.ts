import { basename, dirname, resolve } from 'node:path';
import { loadCatalog } from '../../catalog';
import { NO_ADDITIONS, withAdditions } from '../../catalog/additions';
import {
  bookOfTaken,
  lastingDefaults,
  settingsFor,
  takeReports,
  type Consolidation,
  type Secrets,
  type StoredBook,
} from '../../consolidation';
import { writeBook } from '../../workbook/write';
import {
  bookArgument,
  dayArgument,
  jobsArgument,
  parse,
  periodArgument,
  rowsArgument,
} from '../arguments';
import { copyPath } from '../copies';
import {
  asideOf,
  MOST_ROWS_IN_BOOK,
  removeOtherAsides,
  writeAside,
  type Aside,
} from '../dataset-folder';
import { readIfThere, removeHalfWritten, replaceFile } from '../files';
import { NoReports, reportsFor, type FoundWorkbook } from '../find-workbooks';
import { EXIT, UsageError, type Io } from '../io';
import { withLock, type HeldLock } from '../lock';
import { collectOften } from '../memory';
import { NATIVE, NODE_PACKER } from '../native';
import { startProgress } from '../progress';
import { storedBook } from '../province-book';
import { readSecrets } from '../secrets';
import { slipFolder, writeSlips } from '../slips';
import { bookText, fileJson, filesText } from '../summary';
import { Crew, threadsFor } from '../threads/crew';
import { beginFiles, type BegunFiles } from '../threads/encode-files';
import { readFiles } from '../threads/read-files';

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
  const request: ConsolidateRequest = {
    paths: positionals,
    period: periodArgument(values.period),
    into: bookArgument(values.into),
    dryRun: values['dry-run'] ?? false,
    asOf: dayArgument(values['as-of']),
    secrets: await readSecrets(values.secrets),
    returns: await slipFolder(values.returns, 'returns'),
    receipts: await slipFolder(values.receipts, 'receipts'),
    jobs: jobsArgument(values.jobs),
    datasetOver: rowsArgument(values['dataset-over']),
    io,
  };
  const { result, exit } = await consolidateInto(request).catch(async (error: unknown) => {
    if (!values.json || !(error instanceof NoReports)) throw error;
    const nothing = await ofNothing(request, error.files);
    io.err(error.message);
    return nothing;
  });
  if (values.json) io.out(JSON.stringify(jsonOf(result), null, 2));
  else {
    io.out(filesText(result.files));
    if (exit !== EXIT.unusable) io.out(`\n${bookText(result.context, result, result.next)}`);
  }
  return exit;
}

/** The document where no path leads to a report: what stands in the book, and why nothing was read. */
const ofNothing = (
  request: ConsolidateRequest,
  files: readonly FoundWorkbook[],
): Promise<Consolidated> =>
  withMerged({ ...request, dryRun: true }, files, ({ result }) =>
    Promise.resolve({ result, exit: EXIT.unusable }),
  );

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

export interface Consolidated {
  result: Consolidation;
  /** 0 done; 1 done, but a file was refused or a slip not written; 2 there is no such book, or it is another. */
  exit: number;
}

/**
 * Reads the reports and the book, merges, and replaces the book in one step unless this is a dry run or
 * nothing would change. One run at a time on one book; a dry run only reads.
 *
 * @throws UsageError when the book at that place cannot be read or is not ours, or another run is at work
 *   on it; it is left as it is
 */
export async function consolidateInto(request: ConsolidateRequest): Promise<Consolidated> {
  const { paths, into, dryRun, io } = request;
  const reports = await reportsFor(paths, into, io);
  if (dryRun) {
    return withMerged(request, reports, (merged) => {
      const { result } = merged;
      const why = nothingTaken(merged, into);
      io.err(why ?? unchangedText(result, into) ?? `Chạy thử: ${into} không bị ghi.`);
      return Promise.resolve({ result, exit: exitOf(result, why === null) });
    });
  }
  return withLock(into, (lock) =>
    withMerged(request, reports, async (merged) => {
      const { result, aside } = merged;
      const why = nothingTaken(merged, into);
      const alone = why ?? unchangedText(result, into);
      if (alone === null) await write(merged, request, lock);
      else io.err(alone);
      if (why === null) {
        const kept = await removeOtherAsides(into, aside?.folder ?? null, ofUnits(reports, result));
        if (kept !== null) io.err(kept);
      }
      const exit = exitOf(result, why === null);
      // Nobody shall be asked to correct what was right for the book's own period.
      if (result.otherPeriod !== null) return { result, exit };
      // After the book: nobody holds a receipt for what the book does not have.
      const whole = await writeSlips(result, request);
      return { result, exit: whole ? exit : Math.max(exit, EXIT.problems) };
    }),
  );
}

/** @param isDone the book has, or would have, what the files say */
function exitOf({ files }: Consolidation, isDone: boolean): number {
  if (!isDone) return EXIT.unusable;
  return files.some(({ outcome }) => outcome === 'rejected') ? EXIT.problems : EXIT.ok;
}

/** Paths of the files that are reports of units, and so no books of the province. */
function ofUnits(reports: readonly FoundWorkbook[], { files }: Consolidation): ReadonlySet<string> {
  const names = new Set(files.filter(({ unit }) => unit !== null).map(({ file }) => file));
  return new Set(reports.filter(({ name }) => names.has(name)).map(({ path }) => resolve(path)));
}

/** Puts the new book, and the long table where it lies beside it, in the place of the old one. */
async function write(
  { result, before, aside, asideFiles }: Merged,
  { into, io }: ConsolidateRequest,
  lock: HeldLock,
): Promise<void> {
  await keepForeignSheets(into, before, io);
  io.err('Đang ghi sổ tổng hợp…');
  const bytes = await writeBook(result.next.stream, NODE_PACKER);
  const bytesOf = await asideFiles?.finish();
  lock.assertHeld();
  // Before the book that names it; what the old book names is still there.
  if (aside && bytesOf) await writeAside(into, aside, before?.book.dataset ?? null, bytesOf);
  await replaceFile(into, bytes);
  io.err(`Đã ghi ${into}.`);
  if (aside) io.err(`Bảng dữ liệu nằm ở thư mục ${aside.folder} cạnh sổ.`);
}

/** Why there is no book of this period to write; null: there is one. */
function nothingTaken({ result, before }: Merged, into: string): string | null {
  const { context, files, otherPeriod } = result;
  if (otherPeriod !== null)
    return `Không có báo cáo nào của kỳ ${context.period} được nhận; ${into} là sổ kỳ ${otherPeriod} và được giữ nguyên. Kiểm tra --period.`;
  return before === null && files.every(({ outcome }) => outcome === 'rejected')
    ? `Không có báo cáo nào của kỳ ${context.period} được nhận nên chưa lập ${into}. Xem lý do ở từng tệp; kiểm tra --period.`
    : null;
}

const unchangedText = ({ unchanged }: Consolidation, into: string): string | null =>
  unchanged ? `Không có gì thay đổi; ${into} được giữ nguyên.` : null;

interface Merged {
  result: Consolidation;
  before: Before | null;
  /** The long table, where it goes beside the book, and its files on their way; none for a dry run. */
  aside: Aside | null;
  asideFiles: BegunFiles | null;
}

/** What a run would write, for who writes it or does not: the same for a dry run and a real one. */
async function withMerged<T>(
  request: ConsolidateRequest,
  incoming: readonly FoundWorkbook[],
  use: (merged: Merged) => Promise<T>,
): Promise<T> {
  const { period, into, asOf, secrets, jobs = 1, startOver = false, io } = request;
  const before = await readBefore(into);
  const additions = before?.book.additions ?? NO_ADDITIONS;
  const input = {
    catalog: withAdditions(loadCatalog(), additions),
    period,
    before: startOver ? null : (before?.book ?? null),
    native: NATIVE,
    ...(asOf === undefined ? {} : { asOf }),
    ...(secrets === undefined ? {} : { secrets }),
  };
  const settings = { period, settings: settingsFor(input), additions, secrets };
  const crew = new Crew(io.program, threadsFor(incoming.length, jobs), settings);
  try {
    const progress = startProgress(io, 'Đọc báo cáo', incoming.length);
    const files = await readFiles(crew, incoming, (done) => progress.step(done));
    progress.stop();
    io.err('Đang tổng hợp…');
    const taking = takeReports({ ...input, files });
    const aside = asideOf(into, taking.store.data, request.datasetOver ?? MOST_ROWS_IN_BOOK);
    if (aside) collectOften();
    // The other threads are at the long table while this one makes the book.
    const asideFiles =
      aside && !request.dryRun
        ? await beginFiles(crew, into, aside, before?.book.dataset ?? null)
        : null;
    const result = bookOfTaken(input, taking, aside?.folder ?? null);
    return await use({ result, before, aside, asideFiles });
  } finally {
    await crew.end();
  }
}

/**
 * For a demonstration, before it writes anything.
 *
 * @throws UsageError when there are real figures at that place, or something that is no book of ours
 */
export async function refuseRealBook(into: string): Promise<void> {
  const before = await readBefore(into);
  if (before && !before.book.sample) {
    throw new UsageError(`${into} đang có số liệu thật. Chọn thư mục khác cho số liệu mẫu.`);
  }
}

interface Before {
  bytes: Uint8Array;
  book: StoredBook;
}

async function readBefore(into: string): Promise<Before | null> {
  const bytes = await readIfThere(into);
  if (!bytes) return null;
  const then = 'Tệp được giữ nguyên; muốn lập sổ mới thì chọn tên khác cho --into.';
  return { bytes, book: await storedBook(into, bytes, lastingDefaults(loadCatalog()), then) };
}

/** A new book is written from its data; sheets that people added stay in a copy beside it. */
async function keepForeignSheets(into: string, before: Before | null, io: Io): Promise<void> {
  if (!before || before.book.otherSheets.length === 0) return;
  const copy = copyPath(into, before.bytes);
  await removeHalfWritten(dirname(copy), new Set([basename(copy)]));
  await replaceFile(copy, before.bytes);
  io.err(
    `Sổ cũ có trang do người dùng thêm (${before.book.otherSheets.join(', ')}); bản cũ được giữ ở ${copy}.`,
  );
}
