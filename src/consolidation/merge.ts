/** Takes submissions into the store, one after another. Pure: the same input gives the same store. */
import type { Digest } from '../catalog';
import { formatDay } from '../domain/day';
import type { DayNumber } from '../domain/model';
import type { DataRow, LedgerRow } from '../sheets/province/rows';
import { conflict, type Conflict } from './conflict';
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
import { inOrder, reportKey, reportsOf } from './long-table';
import type { ExtractedValue, Submission } from './submission';
import type { Store } from './store';
import type { FileSummary, ReportFacts } from './summary';

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

class Merger {
  /** The long table by unit and period: a report touches the values of one. */
  private readonly reports: Map<string, DataRow[]>;
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
    this.reports = reportsOf(before.data);
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
    return { data: inOrder(this.reports), ledger, history: this.history.rows };
  }

  take(incoming: Incoming, hash: string): FileSummary {
    const { file, extraction } = incoming;
    if (!extraction.ok) return this.refuse(file, extraction.unit, '', extraction.conflicts, 0);
    const { submission } = extraction;
    const usable = this.usable(submission);
    const facts: ReportFacts = {
      period: submission.period,
      revision: submission.revision,
      hash,
      submittedOn: submittedOnOf(submission, incoming),
      seal: submission.verdict.state,
      sample: submission.sample,
      values: usable.values.length,
    };
    return { ...this.judge(file, usable, facts), facts };
  }

  /** The report without what would spoil the sums, with what its own history says of it. */
  private usable(submission: Submission): Submission {
    const { values, withheld, ignored, conflicts } = submission;
    return {
      ...submission,
      values: values.filter(({ item }) => !withheld.includes(item)),
      ignored: ignored + withheld.length,
      conflicts: [...conflicts, ...this.checkHistory(submission)],
    };
  }

  private judge(file: string, submission: Submission, facts: ReportFacts): FileSummary {
    const { hash, submittedOn } = facts;
    if (this.kinds.has(!submission.sample)) {
      const message = submission.sample
        ? 'Đây là số liệu mẫu, sổ tổng hợp đang có số liệu thật. Không nhận chung; dùng một sổ khác để thử.'
        : 'Sổ tổng hợp đang có số liệu mẫu. Tổng hợp số liệu thật vào một sổ mới.';
      const conflicts = [conflict('sample-mixed', 'high', message)];
      return this.refuse(
        file,
        submission.unit,
        submission.period,
        conflicts,
        submission.values.length,
      );
    }
    const earlier = this.received.get(reportKey(submission)) ?? [];
    const same = earlier.find((row) => row.hash === hash);
    const current = earlier.find((row) => !row.superseded);
    // A folder that holds an earlier report beside the one that replaced it comes in again as a whole.
    const replacedHere = current !== undefined && this.hashes.has(current.hash);
    if (same && (!same.superseded || replacedHere)) return this.again(file, submission, same);
    const older = current !== undefined && isOlder(submission.revision, submittedOn, current);
    if (same ?? older) {
      const message =
        `Đơn vị đã có lần báo cáo mới hơn (lần ${current?.revision ?? 0}` +
        `${current?.submittedOn ? `, ngày ${formatDay(current.submittedOn)}` : ''}, tệp ${current?.file ?? ''}). ` +
        `${this.differences(submission)} ` +
        'Nếu muốn thay bằng tệp này, tăng "Lần báo cáo" ở trang Báo cáo.';
      // A revision that could not be read counts as the first: that, too, has to be said.
      const conflicts = [
        conflict('older-revision', 'high', message, revisionPlace(submission)),
        ...submission.conflicts,
      ];
      return this.refuse(
        file,
        submission.unit,
        submission.period,
        conflicts,
        submission.values.length,
      );
    }
    return this.accept(file, submission, facts, current);
  }

  /** In which cells an older report says something else than the one in its place. */
  private differences(submission: Submission): string {
    const known = this.valuesOf(submission);
    const cells = submission.values.flatMap(({ item, value, sheet, cell }: ExtractedValue) =>
      known.get(item)?.value === value ? [] : [`${sheet}!${cell}`],
    );
    if (cells.length === 0) return 'Số liệu trong tệp này không khác bản đang dùng.';
    const more = cells.length > SHOWN_CELLS ? `, … (${cells.length} ô)` : '';
    return `Khác bản đang dùng ở ${cells.slice(0, SHOWN_CELLS).join(', ')}${more}.`;
  }

  private accept(
    file: string,
    submission: Submission,
    { hash, submittedOn }: ReportFacts,
    current: LedgerRow | undefined,
  ): FileSummary {
    const { unit, period, revision } = submission;
    const conflicts = [...submission.conflicts];
    if (current && current.revision === revision) {
      const message = `Thay cho tệp ${current.file} cùng lần báo cáo ${revision}. Khi gửi lại nên tăng "Lần báo cáo".`;
      conflicts.push(conflict('revision-not-raised', 'low', message, revisionPlace(submission)));
    }
    if (current) current.superseded = true;

    const values = this.valuesOf(submission);
    const counts = { imported: 0, updated: 0, unchanged: 0 };
    for (const value of submission.values) {
      const { item, value: figure, sheet, cell } = value;
      // Named one by one: a million of them take two thirds of the memory that copied fields would.
      const row: DataRow = { unit, period, item, value: figure, file, sheet, cell, revision };
      const old = values.get(row.item);
      if (!old) counts.imported += 1;
      else if (old.value === row.value) counts.unchanged += 1;
      else {
        counts.updated += 1;
        const message = `Thay giá trị của tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
        this.history.figure(row, old.value, row.value, message);
      }
      values.set(row.item, row);
    }
    // What the new report leaves blank is no longer reported; the old figure stays in the history.
    for (const blank of submission.blanks) {
      const old = values.get(blank.item);
      if (!old) continue;
      values.delete(blank.item);
      counts.updated += 1;
      const message = `Báo cáo mới để trống; giá trị cũ ở tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
      this.history.figure({ unit, period, file, ...blank }, old.value, null, message);
    }
    this.reports.set(reportKey(submission), [...values.values()]);
    conflicts.push(...keptFigures(submission, values));
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
      ignored: submission.ignored,
      conflicts: conflicts.length,
      ...sealNote(submission),
      superseded: false,
      sample: submission.sample,
    });
    for (const problem of conflicts)
      this.history.conflict('warning', { unit, period, file }, problem);
    return { file, unit, outcome, ...counts, ignored: submission.ignored, conflicts };
  }

  /** What the book holds of a report's unit and period, by item. */
  private valuesOf(of: Pick<DataRow, 'unit' | 'period'>): Map<string, DataRow> {
    return new Map((this.reports.get(reportKey(of)) ?? []).map((row) => [row.item, row]));
  }

  /** The very file that is in the book already: nothing changes, and the summary says so. */
  private again(file: string, submission: Submission, row: LedgerRow): FileSummary {
    // taken before books kept what seals said
    if (row.seal === 'unknown') Object.assign(row, sealNote(submission));
    return {
      file,
      unit: submission.unit,
      outcome: submission.conflicts.length > 0 ? 'warning' : row.outcome,
      imported: 0,
      updated: 0,
      unchanged: submission.values.length,
      ignored: submission.ignored,
      conflicts: submission.conflicts,
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

/** Figures of an earlier report whose cells in the new one are spoiled: not blank, so not taken back. */
function keptFigures(
  { values, blanks }: Submission,
  now: ReadonlyMap<string, DataRow>,
): Conflict[] {
  const answered = new Set([...values, ...blanks].map(({ item }) => item));
  const kept = [...now.values()].filter(({ item }) => !answered.has(item));
  const [first] = kept;
  if (!first) return [];
  const message =
    `Giữ ${kept.length} giá trị của tệp ${first.file} vì ô tương ứng trong báo cáo mới không đọc được. ` +
    'Sửa các ô có cảnh báo rồi gửi lại với lần báo cáo cao hơn.';
  return [conflict('earlier-value-kept', 'medium', message, first)];
}

/** Cells named in one message. */
const SHOWN_CELLS = 8;

const isOlder = (revision: number, submittedOn: DayNumber, current: LedgerRow): boolean =>
  revision < current.revision ||
  (revision === current.revision && submittedOn < (current.submittedOn ?? 0));
