/** Takes submissions into the store, one after another. Pure: the same input gives the same store. */
import type { Digest } from '../catalog';
import type { DayNumber } from '../domain/model';
import type { LedgerRow } from '../sheets/province/rows';
import { conflict, type Conflict } from './conflict';
import { GrowingTable } from './growing-table';
import { HistoryLog } from './history';
import {
  byRevision,
  compareTexts,
  firstDay,
  isBetterSeal,
  precedence,
  sealNote,
  sortKeyOf,
  standingAgain,
  standingOf,
  type Incoming,
  type SortKey,
  type Step,
} from './incoming';
import { keepValues } from './keep-values';
import { reportKey } from './long-table';
import { ownNames } from './place-words';
import { differingCells, notRaised, olderReport, skippedRevisions, toldBefore } from './resent';
import type { Submission } from './submission';
import type { Store } from './store';
import type { FileSummary, ReportFacts } from './summary';
import { Taken } from './taken';

export interface Merge {
  store: Store;
  summaries: FileSummary[];
}

/** Compares a report with what the unit said of other periods. */
export type CheckHistory = (submission: Submission) => Conflict[];

/**
 * @param digest of what runs us, for the hashes of the reports; absent: the one that runs everywhere
 */
export function mergeFiles(
  before: Store,
  files: readonly Incoming[],
  due: (period: string) => DayNumber,
  checkHistory: CheckHistory = () => [],
  digest?: Digest,
): Merge {
  const keyed = files.map((incoming) => ({ incoming, key: sortKeyOf(incoming, digest) }));
  const merger = new Merger(
    before,
    due,
    checkHistory,
    new Set(keyed.flatMap(({ key }) => hashesOf(key))),
  );
  const summaries = new Map<string, FileSummary>();
  for (const { incoming, key } of [...keyed].sort((a, b) => byRevision(a.key, b.key))) {
    summaries.set(incoming.file, merger.take(incoming, key));
    incoming.release?.();
  }
  return {
    store: merger.store,
    // Shown in the order they were given.
    summaries: files.flatMap(({ file }) => summaries.get(file) ?? []),
  };
}

/** What a report may be known by in the book. */
const hashesOf = ({ hash, earlierHash }: SortKey): string[] =>
  [hash, earlierHash ?? ''].filter((one) => one !== '');

class Merger {
  private readonly table: GrowingTable;
  /** What was received, by unit and period as well. */
  private readonly received = new Map<string, LedgerRow[]>();
  private readonly ledger: LedgerRow[];
  private readonly history: HistoryLog;
  private readonly kinds = new Set<boolean>();

  constructor(
    before: Store,
    private readonly due: (period: string) => DayNumber,
    private readonly checkHistory: CheckHistory,
    /** Content of every report of this run. */
    private readonly hashes: ReadonlySet<string>,
  ) {
    this.table = new GrowingTable(before.data);
    this.ledger = [];
    for (const row of before.ledger) this.enter({ ...row });
    this.history = new HistoryLog(before.history);
  }

  private enter(row: LedgerRow): void {
    this.ledger.push(row);
    this.kinds.add(row.sample);
    const key = reportKey(row);
    const list = this.received.get(key);
    if (list) list.push(row);
    else this.received.set(key, [row]);
  }

  get store(): Store {
    const ledger = [...this.ledger].sort(
      (a, b) =>
        compareTexts(a.period, b.period) || compareTexts(a.unit, b.unit) || a.revision - b.revision,
    );
    return { data: this.table.table, ledger, history: this.history.rows };
  }

  take(incoming: Incoming, key: SortKey): FileSummary {
    const { file, extraction } = incoming;
    if (!extraction.ok) return this.refuse(file, extraction.unit, '', extraction.conflicts, 0);
    const { submission } = extraction;
    const report = new Taken(incoming, submission, this.checkHistory(submission));
    const facts: ReportFacts = {
      period: submission.period,
      revision: submission.revision,
      hash: key.hash,
      submittedOn: key.day,
      seal: submission.verdict.state,
      sample: submission.sample,
      values: report.count,
    };
    // Before it is taken: the memory of its values may become the table's.
    const names = ownNames(report.conflicts, () => submission.values);
    const summary = { facts, ...this.judge(report, facts, key) };
    return names === null ? summary : { ...summary, names };
  }

  private judge(report: Taken, facts: ReportFacts, key: SortKey): FileSummary {
    const { file, submission } = report;
    const refuse = (conflicts: Conflict[]): FileSummary =>
      this.refuse(file, submission.unit, submission.period, conflicts, report.count);
    if (this.kinds.has(!submission.sample)) {
      const message = submission.sample
        ? 'Đây là số liệu mẫu, sổ tổng hợp đang có số liệu thật. Không nhận chung; dùng một sổ khác để thử.'
        : 'Sổ tổng hợp đang có số liệu mẫu. Tổng hợp số liệu thật vào một sổ mới.';
      return refuse([conflict('sample-mixed', 'high', message)]);
    }
    const received = this.received.get(reportKey(submission)) ?? [];
    const current = received.find((row) => !row.superseded);
    const same = this.sameReport(report, key, current, received);
    // A folder that holds an earlier report beside the one that replaced it comes in again as a whole.
    const replacedHere = current !== undefined && this.hashes.has(current.hash);
    if (same) same.submittedOn = firstDay(same, key);
    const { order, by } = current
      ? precedence(same ? standingAgain(same, key) : key, standingOf(current))
      : FIRST;
    // A seal that it did not have may take it before the report that was before it.
    const isBack = order > 0 && key.signed && same?.seal !== 'signed';
    if (same && same.outcome !== 'rejected' && (!same.superseded || (replacedHere && !isBack)))
      return { ...this.again(report, same, received), facts: { ...facts, hash: same.hash } };
    const isLater = same ? isBack || (same.outcome === 'rejected' && order > 0) : order >= 0;
    if (!current || isLater) return this.accept(report, facts, key, current, by, same);
    // A revision that could not be read counts as the first: that, too, has to be said.
    const summary = refuse([
      olderReport(report, current, by, this.table.valuesOf(submission)),
      ...report.conflicts,
    ]);
    // It was handed in all the same, and its day is what the unit is on time by.
    if (!same) this.receive(report, facts, key, summary, 'rejected');
    return summary;
  }

  /** The same report, as it was received before. */
  private sameReport(
    report: Taken,
    { hash, earlierHash }: SortKey,
    current: LedgerRow | undefined,
    received: readonly LedgerRow[],
  ): LedgerRow | undefined {
    const others = received.filter((row) => row !== current);
    const listed = current ? [current, ...others] : others;
    // Versions that made other hashes did not keep the time: of ours, one report is not another that it looks like.
    const same =
      listed.find((row) => row.hash === hash) ??
      listed.find((row) => row.changedAt === null && row.hash === earlierHash);
    if (same === undefined || same !== current) return same;
    // Of earlier versions a report with spoiled cells has the hash of one with blank cells, which takes back
    // what the other has left standing.
    const { submission } = report;
    const fits =
      this.table.countOf(submission) === report.count ||
      differingCells(report, this.table.valuesOf(submission)).length === 0;
    return fits ? same : undefined;
  }

  /**
   * @param by what makes it later than the one in the book
   * @param same its row in the ledger, where it stands there without counting
   */
  private accept(
    report: Taken,
    facts: ReportFacts,
    key: SortKey,
    current: LedgerRow | undefined,
    by: Step,
    same: LedgerRow | undefined,
  ): FileSummary {
    const { file, submission, ignored } = report;
    const { unit, period } = submission;
    const conflicts = [...report.conflicts, ...skippedRevisions(report, current)];
    if (current?.revision === submission.revision)
      conflicts.push(notRaised(report, current, by, this.table.valuesOf(submission)));
    if (current) current.superseded = true;

    const { earlier, ...counts } = keepValues(report, this.table, this.history);
    conflicts.push(...earlier);
    const outcome = outcomeOf(conflicts);
    const summary = { file, unit, outcome, ...counts, ignored, conflicts };
    this.receive(report, facts, key, summary, outcome, same);
    for (const problem of conflicts)
      this.history.conflict('warning', { unit, period, file }, problem);
    return summary;
  }

  private receive(
    { file, submission }: Taken,
    { period, revision, hash, submittedOn, sample }: ReportFacts,
    { changedAt }: SortKey,
    { imported, updated, unchanged, ignored, conflicts }: FileSummary,
    outcome: LedgerRow['outcome'],
    same?: LedgerRow,
  ): void {
    const row: LedgerRow = {
      unit: submission.unit,
      period,
      revision,
      file,
      hash,
      submittedOn: same?.submittedOn ?? submittedOn,
      changedAt,
      due: this.due(period),
      outcome,
      ...{ imported, updated, unchanged, ignored },
      conflicts: conflicts.length,
      ...sealNote(submission),
      superseded: outcome === 'rejected',
      sample,
    };
    if (same) Object.assign(same, row);
    else this.enter(row);
  }

  /** The very report that is in the book already: nothing changes, and the summary says so. */
  private again(report: Taken, row: LedgerRow, received: readonly LedgerRow[]): FileSummary {
    const { file, submission, ignored, count } = report;
    const conflicts = [
      ...report.conflicts,
      ...toldBefore(row, received, this.history.toldOnce(row), report),
    ];
    const note = sealNote(submission);
    // The same figures with a better seal: what was said of the earlier one is settled.
    if (isBetterSeal(note.seal, row.seal)) {
      if (row.seal !== 'unknown')
        Object.assign(row, { outcome: outcomeOf(conflicts), conflicts: conflicts.length });
      Object.assign(row, note);
    }
    return {
      file,
      unit: submission.unit,
      outcome: outcomeOf(conflicts),
      imported: 0,
      updated: 0,
      unchanged: count,
      ignored,
      conflicts,
    };
  }

  private refuse(
    file: string,
    unit: string | null,
    period: string,
    conflicts: Conflict[],
    ignored: number,
  ): FileSummary {
    for (const problem of conflicts)
      this.history.conflict('rejected', { unit: unit ?? '', period, file }, problem);
    return {
      file,
      unit,
      outcome: 'rejected',
      imported: 0,
      updated: 0,
      unchanged: 0,
      ignored,
      conflicts,
    };
  }
}

/** No report is in its way. */
const FIRST: ReturnType<typeof precedence> = { order: 0, by: 'revision' };

const outcomeOf = (conflicts: readonly Conflict[]): 'accepted' | 'warning' =>
  conflicts.length > 0 ? 'warning' : 'accepted';
