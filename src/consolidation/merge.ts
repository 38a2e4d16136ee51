/** Takes submissions into the store, one after another. Pure: the same input gives the same store. */
import type { Digest } from '../catalog';
import { formatDay } from '../domain/day';
import type { DayNumber } from '../domain/model';
import type { DataRow, LedgerRow } from '../sheets/province/rows';
import { conflict, type Conflict } from './conflict';
import { clearedFigures, keptFigures } from './earlier-figures';
import { GrowingTable } from './growing-table';
import { HistoryLog } from './history';
import {
  byRevision,
  compareTexts,
  revisionPlace,
  sealNote,
  sortKeyOf,
  submittedOnOf,
  type Incoming,
} from './incoming';
import { reportKey } from './long-table';
import type { BlankCell, Submission } from './submission';
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
    new Set(keyed.flatMap(({ key }) => (key.hash === '' ? [] : [key.hash]))),
  );
  const summaries = new Map<string, FileSummary>();
  for (const { incoming, key } of [...keyed].sort((a, b) => byRevision(a.key, b.key))) {
    summaries.set(incoming.file, merger.take(incoming, key.hash));
    incoming.release?.();
  }
  return {
    store: merger.store,
    // Shown in the order they were given.
    summaries: files.flatMap(({ file }) => summaries.get(file) ?? []),
  };
}

/** What a report has made of the values that were there. */
type Counts = Pick<FileSummary, 'imported' | 'updated' | 'unchanged'>;

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

  take(incoming: Incoming, hash: string): FileSummary {
    const { file, extraction } = incoming;
    if (!extraction.ok) return this.refuse(file, extraction.unit, '', extraction.conflicts, 0);
    const { submission } = extraction;
    const report = new Taken(incoming, submission, this.checkHistory(submission));
    const facts: ReportFacts = {
      period: submission.period,
      revision: submission.revision,
      hash,
      submittedOn: submittedOnOf(submission, incoming),
      seal: submission.verdict.state,
      sample: submission.sample,
      values: report.count,
    };
    return { ...this.judge(report, facts), facts };
  }

  private judge(report: Taken, facts: ReportFacts): FileSummary {
    const { file, submission } = report;
    const { hash, submittedOn } = facts;
    const refuse = (conflicts: Conflict[]): FileSummary =>
      this.refuse(file, submission.unit, submission.period, conflicts, report.count);
    if (this.kinds.has(!submission.sample)) {
      const message = submission.sample
        ? 'Đây là số liệu mẫu, sổ tổng hợp đang có số liệu thật. Không nhận chung; dùng một sổ khác để thử.'
        : 'Sổ tổng hợp đang có số liệu mẫu. Tổng hợp số liệu thật vào một sổ mới.';
      return refuse([conflict('sample-mixed', 'high', message)]);
    }
    const earlier = this.received.get(reportKey(submission)) ?? [];
    const same = earlier.find((row) => row.hash === hash);
    const current = earlier.find((row) => !row.superseded);
    // A folder that holds an earlier report beside the one that replaced it comes in again as a whole.
    const replacedHere = current !== undefined && this.hashes.has(current.hash);
    if (same && (!same.superseded || replacedHere)) return this.again(report, same);
    const older = current !== undefined && isOlder(submission.revision, submittedOn, current);
    if (same ?? older) {
      const message =
        `Đơn vị đã có lần báo cáo mới hơn (lần ${current?.revision ?? 0}` +
        `${current?.submittedOn ? `, ngày ${formatDay(current.submittedOn)}` : ''}, tệp ${current?.file ?? ''}). ` +
        `${this.differences(report)} ` +
        'Nếu muốn thay bằng tệp này, tăng "Lần báo cáo" ở trang Báo cáo.';
      // A revision that could not be read counts as the first: that, too, has to be said.
      return refuse([
        conflict('older-revision', 'high', message, revisionPlace(submission)),
        ...report.conflicts,
      ]);
    }
    return this.accept(report, facts, current);
  }

  /** In which cells an older report says something else than the one in its place. */
  private differences({ submission, values }: Taken): string {
    const known = this.table.valuesOf(submission);
    const cells = values.flatMap(({ item, value, sheet, cell }) =>
      known.get(item)?.value === value ? [] : [`${sheet}!${cell}`],
    );
    if (cells.length === 0) return 'Số liệu trong tệp này không khác bản đang dùng.';
    const more = cells.length > SHOWN_CELLS ? `, … (${cells.length} ô)` : '';
    return `Khác bản đang dùng ở ${cells.slice(0, SHOWN_CELLS).join(', ')}${more}.`;
  }

  private accept(
    report: Taken,
    { hash, submittedOn }: ReportFacts,
    current: LedgerRow | undefined,
  ): FileSummary {
    const { file, submission, ignored } = report;
    const { unit, period, revision } = submission;
    const conflicts = [...report.conflicts];
    if (current && current.revision === revision) {
      const message = `Thay cho tệp ${current.file} cùng lần báo cáo ${revision}. Khi gửi lại nên tăng "Lần báo cáo".`;
      conflicts.push(conflict('revision-not-raised', 'low', message, revisionPlace(submission)));
    }
    if (current) current.superseded = true;

    const { earlier, ...counts } = this.keep(report);
    conflicts.push(...earlier);
    const outcome = conflicts.length === 0 ? 'accepted' : 'warning';
    this.enter({
      unit,
      period,
      revision,
      file,
      hash,
      submittedOn,
      due: this.due(period),
      outcome,
      ...counts,
      ignored,
      conflicts: conflicts.length,
      ...sealNote(submission),
      superseded: false,
      sample: submission.sample,
    });
    for (const problem of conflicts)
      this.history.conflict('warning', { unit, period, file }, problem);
    return { file, unit, outcome, ...counts, ignored, conflicts };
  }

  /** Takes the values into the long table, and says what has become of earlier ones. */
  private keep(report: Taken): Counts & { earlier: Conflict[] } {
    const { file, submission, packed } = report;
    const { unit, period, revision } = submission;
    if (packed && !this.table.has(submission)) {
      this.table.putPacked({ unit, period, file, revision }, packed.answers, packed.texts);
      return { imported: report.count, updated: 0, unchanged: 0, earlier: [] };
    }
    const { values, blanks } = report;
    const now = this.table.valuesOf(submission);
    const before = now.size;
    const counts = { imported: 0, updated: 0, unchanged: 0 };
    for (const value of values) {
      const row: DataRow = { unit, period, file, revision, ...value };
      const old = now.get(row.item);
      if (!old) counts.imported += 1;
      else if (old.value === row.value) counts.unchanged += 1;
      else {
        counts.updated += 1;
        const message = `Thay giá trị của tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
        this.history.figure(row, old.value, row.value, message);
      }
      now.set(row.item, row);
    }
    // What the new report leaves blank is no longer reported; the old figure stays in the history.
    const cleared: BlankCell[] = [];
    for (const blank of blanks) {
      const old = now.get(blank.item);
      if (!old) continue;
      now.delete(blank.item);
      cleared.push(blank);
      counts.updated += 1;
      const message = `Báo cáo mới để trống; giá trị cũ ở tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
      this.history.figure({ unit, period, file, ...blank }, old.value, null, message);
    }
    this.table.put(submission, [...now.values()]);
    const earlier = [...keptFigures({ values, blanks }, now), ...clearedFigures(cleared, before)];
    return { ...counts, earlier };
  }

  /** The very file that is in the book already: nothing changes, and the summary says so. */
  private again(
    { file, submission, conflicts, ignored, count }: Taken,
    row: LedgerRow,
  ): FileSummary {
    // taken before books kept what seals said
    if (row.seal === 'unknown') Object.assign(row, sealNote(submission));
    return {
      file,
      unit: submission.unit,
      outcome: conflicts.length > 0 ? 'warning' : row.outcome,
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

/** Cells named in one message. */
const SHOWN_CELLS = 8;

const isOlder = (revision: number, submittedOn: DayNumber, current: LedgerRow): boolean =>
  revision < current.revision ||
  (revision === current.revision && submittedOn < (current.submittedOn ?? 0));
