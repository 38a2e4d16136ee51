/** Which reports of a run go back to their units, which get a receipt, and which requests are settled. */
import type { LedgerRow } from '../sheets/province/rows';
import type { BookContext } from '../sheets/spec';
import { readBook, ReadRefusal, type Codec } from '../workbook/read';
import { findTables } from '../workbook/tables';
import { metaField } from './choice';
import type { Conflict } from './conflict';
import { reportKey } from './long-table';
import type { Store } from './store';
import type { FileSummary, ReportFacts } from './summary';

/** The part of a consolidation that slips are made from. */
export interface SlipPart {
  files: readonly FileSummary[];
  context: BookContext;
  /** What the next book has received. */
  store: Pick<Store, 'ledger'>;
}

/** Nothing that a unit did or could mend. */
const NOT_FOR_UNITS: ReadonlySet<string> = new Set([
  'row-not-in-template',
  'row-withdrawn',
  'sample-mixed',
]);

/** What a unit is told of its report. */
export const forUnit = ({ conflicts }: FileSummary): Conflict[] =>
  conflicts.filter(({ code }) => !NOT_FOR_UNITS.has(code));

/** A slip or a book of ours that lies among the reports: no unit has sent it. */
const isNoReport = ({ conflicts }: FileSummary): boolean =>
  conflicts.some(({ code }) => code === 'not-a-submission');

/** What a receipt can be given for. */
export type Received = FileSummary & { unit: string; facts: ReportFacts };

const hasFacts = (summary: FileSummary): summary is Received =>
  summary.unit !== null && summary.facts !== undefined;

/** The reports that stand in the next book, by unit and period. */
const standingIn = ({ store }: Pick<SlipPart, 'store'>): Map<string, LedgerRow> =>
  new Map(store.ledger.filter((row) => !row.superseded).map((row) => [reportKey(row), row]));

/** What is asked of each report of a run: which later one stands in the book in its place, if one does. */
export function replacements(part: SlipPart): (summary: FileSummary) => LedgerRow | undefined {
  const standing = standingIn(part);
  const taken = part.store.ledger.filter(({ outcome }) => outcome !== 'rejected');
  const known = new Set(taken.map(({ hash }) => hash));
  return (summary) => {
    if (!hasFacts(summary)) return undefined;
    const { unit, outcome, facts } = summary;
    const row = standing.get(reportKey({ unit, period: facts.period }));
    if (!row || row.hash === facts.hash) return undefined;
    // One that is later by its day has only forgotten to raise its revision, and must hear of it.
    const isEarlier =
      facts.revision < row.revision && facts.submittedOn < (row.submittedOn ?? -Infinity);
    return outcome !== 'rejected' || known.has(facts.hash) || isEarlier ? row : undefined;
  };
}

/**
 * Reports that go back: refused ones, and those with something worse than a remark, unless a later one stands
 * in their place. Whoever mended the earlier one would send a second report of the later one's revision.
 */
export function goingBack(part: SlipPart): FileSummary[] {
  const replaced = replacements(part);
  return part.files.filter((summary) => {
    const told = forUnit(summary);
    const matters =
      summary.outcome === 'rejected'
        ? told.length > 0 && !isNoReport(summary)
        : told.some(({ severity }) => severity !== 'low');
    return matters && !replaced(summary);
  });
}

/** Reports that the book has taken, one of each content: the same report under two names is one. */
export function receivedReports({ files, store }: SlipPart): Received[] {
  const taken = new Set(store.ledger.map(({ hash, file }) => `${hash}/${file}`));
  const reports = new Map<string, Received>();
  for (const summary of files) {
    if (summary.outcome === 'rejected' || !hasFacts(summary)) continue;
    const { hash } = summary.facts;
    // The name that the book knows it by.
    if (!reports.has(hash) || taken.has(`${hash}/${summary.file}`)) reports.set(hash, summary);
  }
  return [...reports.values()];
}

/** A request to correct that was made in an earlier run. */
export interface EarlierRequest {
  unit: string;
  period: string;
  /** null: of a file that could not be read so far. */
  revision: number | null;
}

/**
 * Whether the unit has answered an earlier request: its report of a later revision came in and stands in the
 * book, or was taken in this run. Only for requests that this run does not make again.
 */
export function settled(part: SlipPart): (request: EarlierRequest) => boolean {
  const standing = standingIn(part);
  /** Those of them that came in, and whether they brought anything new. */
  const came = new Map<LedgerRow, boolean>();
  for (const summary of part.files) {
    if (summary.outcome === 'rejected' || !hasFacts(summary)) continue;
    const { unit, facts, imported, updated } = summary;
    const row = standing.get(reportKey({ unit, period: facts.period }));
    if (row?.hash === facts.hash) came.set(row, came.get(row) === true || imported + updated > 0);
  }
  return (request) => {
    const row = standing.get(reportKey(request));
    const isNew = row && came.get(row);
    if (!row || isNew === undefined) return false;
    const revision = request.revision ?? row.revision;
    return revision < row.revision || (isNew && revision === row.revision);
  };
}

/** Whose report a workbook asks to correct, for which period; null: it is no such request. */
export function requestIn(
  bytes: Uint8Array,
  codec: Codec,
): Omit<EarlierRequest, 'revision'> | null {
  try {
    const found = findTables(readBook(bytes, { codec }));
    const [kind, unit, period] = ['kind', 'unit', 'period'].map((id) => metaField(found, id));
    return kind === 'correction' ? { unit: String(unit), period: String(period) } : null;
  } catch (error) {
    if (error instanceof ReadRefusal) return null;
    throw error;
  }
}
