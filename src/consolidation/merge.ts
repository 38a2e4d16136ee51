/** Takes submissions into the store, one after another. Pure: the same input gives the same store. */
import { formatDay } from '../domain/day';
import type { DayNumber } from '../domain/model';
import type { DataRow, LedgerRow } from '../sheets/province/rows';
import { conflict, type Conflict } from './conflict';
import { HistoryLog } from './history';
import {
  byRevision,
  compareTexts,
  contentHash,
  revisionPlace,
  submittedOnOf,
  type Incoming,
} from './incoming';
import type { ExtractedValue, Submission } from './submission';
import type { Store } from './store';
import type { FileSummary, ReportFacts } from './summary';

export interface Merge {
  store: Store;
  summaries: FileSummary[];
}

/** Compares a report with what the unit said of other periods. */
export type CheckHistory = (submission: Submission) => Conflict[];

export function mergeFiles(
  before: Store,
  files: readonly Incoming[],
  due: (period: string) => DayNumber,
  checkHistory: CheckHistory = () => [],
): Merge {
  const hashes = files.flatMap(({ extraction }) =>
    extraction.ok ? [contentHash(extraction.submission)] : [],
  );
  const merger = new Merger(before, due, checkHistory, new Set(hashes));
  const summaries = new Map<string, FileSummary>();
  for (const incoming of [...files].sort(byRevision))
    summaries.set(incoming.file, merger.take(incoming));
  return {
    store: merger.store,
    // Shown in the order they were given.
    summaries: files.flatMap(({ file }) => summaries.get(file) ?? []),
  };
}

class Merger {
  private readonly values: Map<string, DataRow>;
  private readonly ledger: LedgerRow[];
  private readonly history: HistoryLog;

  constructor(
    before: Store,
    private readonly due: (period: string) => DayNumber,
    private readonly checkHistory: CheckHistory,
    /** Content of every report of this run. */
    private readonly hashes: ReadonlySet<string>,
  ) {
    this.values = new Map(before.data.map((row) => [valueKey(row), row]));
    this.ledger = before.ledger.map((row) => ({ ...row }));
    this.history = new HistoryLog(before.history);
  }

  get store(): Store {
    const data = [...this.values.values()].sort(
      (a, b) =>
        compareTexts(a.unit, b.unit) ||
        compareTexts(a.period, b.period) ||
        compareTexts(a.item, b.item),
    );
    const ledger = [...this.ledger].sort(
      (a, b) =>
        compareTexts(a.period, b.period) || compareTexts(a.unit, b.unit) || a.revision - b.revision,
    );
    return { data, ledger, history: this.history.rows };
  }

  take(incoming: Incoming): FileSummary {
    const { file, extraction } = incoming;
    if (!extraction.ok) return this.refuse(file, extraction.unit, '', extraction.conflicts, 0);
    const { submission } = extraction;
    const usable = this.usable(submission);
    const facts: ReportFacts = {
      period: submission.period,
      revision: submission.revision,
      hash: contentHash(submission),
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
    const other = this.ledger.find((row) => row.sample !== submission.sample);
    if (other) {
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
    const earlier = this.ledger.filter(
      (row) => row.unit === submission.unit && row.period === submission.period,
    );
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
  private differences({ unit, period, values }: Submission): string {
    const cells = values.flatMap(({ item, value, sheet, cell }: ExtractedValue) =>
      this.values.get(valueKey({ unit, period, item }))?.value === value
        ? []
        : [`${sheet}!${cell}`],
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

    const counts = { imported: 0, updated: 0, unchanged: 0 };
    for (const value of submission.values) {
      const row: DataRow = { unit, period, revision, file, ...value };
      const old = this.values.get(valueKey(row));
      if (!old) counts.imported += 1;
      else if (old.value === row.value) counts.unchanged += 1;
      else {
        counts.updated += 1;
        const message = `Thay giá trị của tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
        this.history.figure(row, old.value, row.value, message);
      }
      this.values.set(valueKey(row), row);
    }
    // What the new report leaves blank is no longer reported; the old figure stays in the history.
    for (const blank of submission.blanks) {
      const key = valueKey({ unit, period, ...blank });
      const old = this.values.get(key);
      if (!old) continue;
      this.values.delete(key);
      counts.updated += 1;
      const message = `Báo cáo mới để trống; giá trị cũ ở tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
      this.history.figure({ unit, period, file, ...blank }, old.value, null, message);
    }
    conflicts.push(...this.keptFigures(submission));
    const outcome = conflicts.length === 0 ? 'accepted' : 'warning';
    this.ledger.push({
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
      superseded: false,
      sample: submission.sample,
    });
    for (const problem of conflicts)
      this.history.conflict('warning', { unit, period, file }, problem);
    return { file, unit, outcome, ...counts, ignored: submission.ignored, conflicts };
  }

  /** Figures of an earlier report whose cells in the new one are spoiled: not blank, so not taken back. */
  private keptFigures({ unit, period, values, blanks }: Submission): Conflict[] {
    const answered = new Set([...values, ...blanks].map(({ item }) => item));
    const kept = [...this.values.values()].filter(
      (row) => row.unit === unit && row.period === period && !answered.has(row.item),
    );
    const [first] = kept;
    if (!first) return [];
    const message =
      `Giữ ${kept.length} giá trị của tệp ${first.file} vì ô tương ứng trong báo cáo mới không đọc được. ` +
      'Sửa các ô có cảnh báo rồi gửi lại với lần báo cáo cao hơn.';
    const { sheet, cell, value } = first;
    return [conflict('earlier-value-kept', 'medium', message, { sheet, cell, value })];
  }

  /** The very file that is in the book already: nothing changes, and the summary says so. */
  private again(file: string, submission: Submission, row: LedgerRow): FileSummary {
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

/** Cells named in one message. */
const SHOWN_CELLS = 8;

const isOlder = (revision: number, submittedOn: DayNumber, current: LedgerRow): boolean =>
  revision < current.revision ||
  (revision === current.revision && submittedOn < (current.submittedOn ?? 0));

const valueKey = ({ unit, period, item }: Pick<DataRow, 'unit' | 'period' | 'item'>): string =>
  `${unit}/${period}/${item}`;
