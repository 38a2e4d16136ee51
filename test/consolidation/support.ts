import { loadCatalog, type Catalog } from '../../src/catalog';
import { sampleAnswers } from '../../src/cli/sample';
import {
  communeSettings,
  consolidate,
  contextOf,
  extractSubmission,
  lastingDefaults,
  readStore,
  type Conflict,
  type Consolidation,
  type FileSummary,
  type IncomingFile,
  type StoredBook,
} from '../../src/consolidation';
import type { Submission } from '../../src/consolidation/extract';
import type { DayNumber } from '../../src/domain/model';
import { dayFromIso } from '../../src/domain/day';
import { findUnit } from '../../src/catalog';
import { communeBook } from '../../src/sheets/commune/book';
import type { AnswersOf } from '../../src/sheets/commune/rows';
import type { CellContent } from '../../src/sheets/model';
import type { BookContext } from '../../src/sheets/spec';
import { writeBook } from '../../src/workbook/write';

export const FULL = loadCatalog();
export const PERIOD = '2026-06';

/** xã Chi Lăng (with targets of its own), xã Kháng Chiến, phường Đông Kinh, xã Quý Hòa. */
export const [CHI_LANG, KHANG_CHIEN, DONG_KINH, QUY_HOA] = [
  '06463',
  '06037',
  '05977',
  '06076',
] as const;
const UNITS: readonly string[] = [CHI_LANG, KHANG_CHIEN, DONG_KINH, QUY_HOA];

const few = <Row>(rows: readonly Row[], count: number, keep: (row: Row) => boolean): Row[] =>
  rows.filter(keep).slice(0, count);

/** Four units with a handful of rows each: the same code, a tenth of the time. */
export const SMALL: Catalog = {
  ...FULL,
  communes: FULL.communes.filter(({ code }) => UNITS.includes(code)),
  tasks: [
    ...few(FULL.tasks, 6, ({ scope }) => scope.kind === 'all'),
    ...few(
      FULL.tasks,
      1,
      ({ scope, deadline }) => scope.kind !== 'units' && deadline?.kind === 'before',
    ),
    ...few(FULL.tasks, 3, ({ scope, deadline }) => scope.kind === 'agency' && deadline !== null),
  ],
  targets: [
    ...few(FULL.targets, 5, ({ unit, measure }) => unit === CHI_LANG && measure !== '%'),
    ...few(FULL.targets, 1, ({ unit, measure }) => unit === CHI_LANG && measure === '%'),
    ...few(FULL.targets, 2, ({ unit, aggregate }) => unit === 'province' && aggregate === 'none'),
  ],
  petitions: few(FULL.petitions, 3, () => true),
};

/** The same with nothing in it that speaks of other units: where rows are added the whole is checked. */
export const CLOSED: Catalog = {
  ...SMALL,
  documents: SMALL.documents.map((document) => ({ ...document, units: [] })),
  reported: [],
  groups: [],
  petitions: SMALL.petitions.filter(({ units }) => units.length === 0),
};

/** Ids of rows that every unit of the small catalog has. */
export const TASK = SMALL.tasks[0]?.id ?? '';
export const OTHER_TASK = SMALL.tasks[1]?.id ?? '';
export const AGENCY_TASK = SMALL.tasks.find(({ scope }) => scope.kind === 'agency')?.id ?? '';
export const TARGET =
  SMALL.targets.find(({ unit, measure }) => unit === CHI_LANG && measure !== '%')?.id ?? '';

export const contextFor = (
  period = PERIOD,
  { catalog = SMALL, sample = false }: { catalog?: Catalog; sample?: boolean } = {},
): BookContext => contextOf(catalog, period, communeSettings(catalog, period), sample);

/** Answers as `sheet/row`, then by column. */
export type Filled = Record<string, Record<string, CellContent>>;

export const answersFrom =
  (filled: Filled): AnswersOf =>
  (sheet, row) =>
    filled[`${sheet}/${row}`] ?? {};

/** A line of the table of projects. */
export const project = (more: Filled[string] = {}, row = 'DA-01'): Filled => ({
  [`disbursement/${row}`]: {
    name: 'Đường thôn A',
    group: '2. Chuyển tiếp',
    plan: 1000,
    disbursed: 400,
    estimate: 500,
    ...more,
  },
});

/** A report without anything to complain about. */
export const clean = (
  more: Filled = {},
  { revision = 1, reportedOn = '2026-06-12' as string | null } = {},
): Filled => ({
  'report/revision': { value: revision },
  ...(reportedOn === null ? {} : { 'report/reportedOn': { value: dayFromIso(reportedOn) } }),
  'report/disbursement': { value: 'Có số liệu' },
  ...project(),
  [`tasks/${TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso('2026-06-01') },
  [`targets/${TARGET}`]: { state: 'Có', actual: 12 },
  ...more,
});

interface ReportOptions {
  period?: string;
  catalog?: Catalog;
  sample?: boolean;
}

interface RunOptions extends ReportOptions {
  secrets?: ReadonlyMap<string, string>;
}

export const report = (
  unit: string,
  filled: Filled = clean(),
  { period = PERIOD, ...more }: ReportOptions = {},
): Promise<Uint8Array> =>
  writeBook(communeBook(contextFor(period, more), unit, answersFrom(filled)));

/** A report with made-up answers in every kind of cell. */
export const seededReport = (
  unit: string,
  seed: number,
  { period = PERIOD, catalog = SMALL, mistakes = false, late = false } = {},
): Promise<Uint8Array> => {
  const context = contextFor(period, { catalog });
  const answers = sampleAnswers(context, findUnit(catalog, unit), { seed, late, mistakes });
  return writeBook(communeBook(context, unit, answers));
};

/** 20/6/2026, when the files lay in the mailbox. */
export const MAILED: DayNumber = dayFromIso('2026-06-20');

export const incoming = (file: string, bytes: Uint8Array, modifiedOn = MAILED): IncomingFile => ({
  file,
  bytes,
  modifiedOn,
});

export function submissionOf(bytes: Uint8Array, period: string | null = PERIOD): Submission {
  const extraction = extractSubmission(bytes, contextFor(), period);
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
  return extraction.submission;
}

export function refusalOf(
  bytes: Uint8Array,
  period: string | null = PERIOD,
): { unit: string | null; readable: boolean; conflicts: Conflict[] } {
  const extraction = extractSubmission(bytes, contextFor(), period);
  if (extraction.ok) throw new Error('The file was taken.');
  return extraction;
}

/** Item to value: what a report says, wherever it stands. */
export const valuesOf = ({ values }: Submission): Record<string, CellContent> =>
  Object.fromEntries(values.map(({ item, value }) => [item, value]));

export const run = (
  files: readonly IncomingFile[],
  before: StoredBook | null = null,
  { period = PERIOD, catalog = SMALL, secrets }: RunOptions = {},
): Consolidation =>
  consolidate({ catalog, period, files, before, ...(secrets ? { secrets } : {}) });

/** The book on the disk, read back. */
export const stored = async (
  { next }: Consolidation,
  { catalog = SMALL }: Pick<ReportOptions, 'catalog'> = {},
): Promise<StoredBook> => readStore(await writeBook(next.book), lastingDefaults(catalog));

/** Reports of Chi Lăng for several periods, one after another; the summary of the last. */
export async function lastOf(
  periods: readonly [period: string, filled: Filled][],
): Promise<FileSummary> {
  let before: StoredBook | null = null;
  let summary: FileSummary | undefined;
  for (const [period, filled] of periods) {
    const bytes = await report(CHI_LANG, clean(filled), { period });
    const result = run([incoming(`${period}.xlsx`, bytes)], before, { period });
    before = await stored(result);
    summary = result.files[0];
  }
  if (!summary) throw new Error('no report');
  return summary;
}

/** A problem in short, with its sheet; one with its cell. */
export const told = ({ code, severity, sheet }: Conflict): string => `${severity} ${code} ${sheet}`;
export const toldAt = ({ code, severity, cell }: Conflict): string => `${severity} ${code} ${cell}`;

/** Messages that a person gets must be Vietnamese, and say what to do. */
export const VIETNAMESE = /[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i;

// Workbooks are written and read by the dozen; an old machine under load needs longer than five seconds.
jest.setTimeout(60_000);
