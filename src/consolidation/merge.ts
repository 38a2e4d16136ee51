/** Takes submissions into the store, one after another. Pure: the same input gives the same store. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { formatDay } from '../domain/day';
import type { DayNumber } from '../domain/model';
import type { DataRow, HistoryRow, LedgerRow } from '../sheets/province/rows';
import { conflict, type Conflict } from './conflict';
import type { ExtractedValue, Extraction, Submission } from './submission';
import type { Store } from './store';

/** A file as it came in. */
export interface IncomingFile {
  /** Name shown to people, unique within a run. */
  file: string;
  bytes: Uint8Array;
  /** Day the file was last changed; stands in where the report itself states no day. */
  modifiedOn: DayNumber;
}

export type Outcome = 'accepted' | 'warning' | 'rejected';

/** The import summary of one file (words of DHIS2). */
export interface FileSummary {
  file: string;
  unit: string | null;
  outcome: Outcome;
  imported: number;
  updated: number;
  unchanged: number;
  ignored: number;
  conflicts: Conflict[];
}

/**
 * Tells reports apart by what they say, not by their bytes: opening a report and saving it again makes
 * another file and the same report. 16 hexadecimal digits of the SHA-256 of the canonical values.
 */
export function contentHash({ unit, period, revision, reportedOn, values }: Submission): string {
  const lines = values.map(({ item, value }) => JSON.stringify([item, value])).sort();
  const head = JSON.stringify([unit, period, revision, reportedOn]);
  return bytesToHex(sha256(utf8ToBytes([head, ...lines].join('\n')))).slice(0, 16);
}

export interface Incoming extends IncomingFile {
  extraction: Extraction;
}

/** Later reports come later: by revision, then by the day they state, then by name. */
function byRevision(a: Incoming, b: Incoming): number {
  const [left, right] = [a, b].map(({ extraction }) =>
    extraction.ok ? extraction.submission : null,
  );
  return (
    (left?.unit ?? '').localeCompare(right?.unit ?? '') ||
    (left?.revision ?? 0) - (right?.revision ?? 0) ||
    (left?.reportedOn ?? 0) - (right?.reportedOn ?? 0) ||
    a.file.localeCompare(b.file)
  );
}

export interface Merge {
  store: Store;
  summaries: FileSummary[];
  /** Whether the store differs from the one that went in. */
  changed: boolean;
}

export function mergeFiles(
  before: Store,
  files: readonly Incoming[],
  due: (period: string) => DayNumber,
): Merge {
  const merger = new Merger(before, due);
  const summaries = new Map<string, FileSummary>();
  for (const incoming of [...files].sort(byRevision))
    summaries.set(incoming.file, merger.take(incoming));
  return {
    store: merger.store,
    // Shown in the order they were given.
    summaries: files.flatMap(({ file }) => summaries.get(file) ?? []),
    changed: merger.changed,
  };
}

class Merger {
  changed = false;
  private readonly values: Map<string, DataRow>;
  private readonly ledger: LedgerRow[];
  private readonly history: HistoryRow[];
  private readonly known: Set<string>;
  private readonly run: number;

  constructor(
    before: Store,
    private readonly due: (period: string) => DayNumber,
  ) {
    this.values = new Map(before.data.map((row) => [valueKey(row), row]));
    this.ledger = before.ledger.map((row) => ({ ...row }));
    this.history = [...before.history];
    this.known = new Set(before.history.map(historyKey));
    this.run = Math.max(0, ...before.history.map(({ run }) => run)) + 1;
  }

  get store(): Store {
    const data = [...this.values.values()].sort(
      (a, b) =>
        a.unit.localeCompare(b.unit) ||
        a.period.localeCompare(b.period) ||
        compareItems(a.item, b.item),
    );
    const ledger = [...this.ledger].sort(
      (a, b) =>
        a.period.localeCompare(b.period) || a.unit.localeCompare(b.unit) || a.revision - b.revision,
    );
    return { data, ledger, history: this.history };
  }

  take(incoming: Incoming): FileSummary {
    const { file, extraction } = incoming;
    if (!extraction.ok) return this.refuse(file, extraction.unit, '', extraction.conflicts, 0);
    const { submission } = extraction;
    const hash = contentHash(submission);
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
    if (same && !same.superseded) return this.again(file, submission, same);
    const submittedOn = submission.reportedOn ?? incoming.modifiedOn;
    const older = current !== undefined && isOlder(submission.revision, submittedOn, current);
    if (same ?? older) {
      const message =
        `Đơn vị đã có lần báo cáo mới hơn (lần ${current?.revision ?? 0}` +
        `${current?.submittedOn ? `, ngày ${formatDay(current.submittedOn)}` : ''}, tệp ${current?.file ?? ''}). ` +
        'Nếu muốn thay bằng tệp này, tăng "Lần báo cáo" ở trang Báo cáo.';
      const conflicts = [
        conflict('older-revision', 'high', message, { value: submission.revision }),
      ];
      return this.refuse(
        file,
        submission.unit,
        submission.period,
        conflicts,
        submission.values.length,
      );
    }
    return this.accept(incoming, submission, hash, submittedOn, current);
  }

  private accept(
    incoming: Incoming,
    submission: Submission,
    hash: string,
    submittedOn: DayNumber,
    current: LedgerRow | undefined,
  ): FileSummary {
    const { unit, period, revision } = submission;
    const { file } = incoming;
    const conflicts = [...submission.conflicts];
    if (current && current.revision === revision) {
      const message = `Thay cho tệp ${current.file} cùng lần báo cáo ${revision}. Khi gửi lại nên tăng "Lần báo cáo".`;
      conflicts.push(conflict('revision-not-raised', 'low', message, { value: revision }));
    }
    if (current) current.superseded = true;
    this.changed = true;

    const counts = { imported: 0, updated: 0, unchanged: 0 };
    const incomingItems = new Set(submission.values.map(({ item }) => item));
    for (const value of submission.values) {
      const row: DataRow = { unit, period, revision, file, ...value };
      const old = this.values.get(valueKey(row));
      if (!old) counts.imported += 1;
      else if (old.value === row.value) counts.unchanged += 1;
      else {
        counts.updated += 1;
        this.note(
          'changed',
          row,
          old.value,
          row.value,
          `Thay giá trị của tệp ${old.file}, ô ${old.sheet}!${old.cell}.`,
        );
      }
      this.values.set(valueKey(row), row);
    }
    // What the new report leaves blank is no longer reported; the old figure stays in the history.
    for (const [key, old] of this.values) {
      if (old.unit !== unit || old.period !== period || incomingItems.has(old.item)) continue;
      this.values.delete(key);
      counts.updated += 1;
      this.note(
        'changed',
        { ...old, file },
        old.value,
        null,
        `Báo cáo mới để trống; giá trị cũ ở tệp ${old.file}.`,
      );
    }
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
    for (const problem of conflicts) this.noteConflict('warning', unit, period, file, problem);
    return { file, unit, outcome, ...counts, ignored: submission.ignored, conflicts };
  }

  /** The very file that is in the book already: nothing changes, and the summary says so. */
  private again(file: string, submission: Submission, row: LedgerRow): FileSummary {
    return {
      file,
      unit: submission.unit,
      outcome: row.outcome,
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
      this.noteConflict('rejected', unit ?? '', period, file, problem);
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

  private note(
    kind: HistoryRow['kind'],
    at: Omit<ExtractedValue, 'value'> & { unit: string; period: string; file: string },
    before: HistoryRow['before'],
    after: HistoryRow['after'],
    message: string,
  ): void {
    const { unit, period, item, file, sheet, cell } = at;
    this.write({
      run: this.run,
      kind,
      unit,
      period,
      item,
      before,
      after,
      file,
      sheet,
      cell,
      message,
    });
  }

  private noteConflict(
    kind: 'warning' | 'rejected',
    unit: string,
    period: string,
    file: string,
    problem: Conflict,
  ): void {
    const { sheet, cell, value, message } = problem;
    this.write({
      run: this.run,
      kind,
      unit,
      period,
      item: problem.code,
      before: null,
      after: value === '' ? null : value,
      file,
      sheet,
      cell,
      message,
    });
  }

  /** The same thing is noted once, however often the same files come in. */
  private write(row: HistoryRow): void {
    const key = historyKey(row);
    if (row.kind !== 'changed' && this.known.has(key)) return;
    this.known.add(key);
    this.history.push(row);
    this.changed = true;
  }
}

const isOlder = (revision: number, submittedOn: DayNumber, current: LedgerRow): boolean =>
  revision < current.revision ||
  (revision === current.revision && submittedOn < (current.submittedOn ?? 0));

const valueKey = ({ unit, period, item }: DataRow): string => `${unit}/${period}/${item}`;

const historyKey = ({ kind, unit, period, item, file, sheet, cell, message }: HistoryRow): string =>
  [kind, unit, period, item, file, sheet, cell, message].join('|');

const collator = new Intl.Collator('en', { numeric: true });
const compareItems = (a: string, b: string): number => collator.compare(a, b);
