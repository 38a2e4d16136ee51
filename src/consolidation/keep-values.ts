/** Takes the values of a report into the long table. */
import type { DataRow } from '../sheets/province/rows';
import type { Conflict } from './conflict';
import { clearedFigures, keptFigures } from './earlier-figures';
import type { GrowingTable } from './growing-table';
import type { HistoryLog } from './history';
import { isSameValue } from './resent';
import type { BlankCell } from './submission';
import type { FileSummary } from './summary';
import type { Taken } from './taken';

/** What a report has made of the values that were there. */
type Counts = Pick<FileSummary, 'imported' | 'updated' | 'unchanged'>;

/** Also says what has become of earlier ones. */
export function keepValues(
  report: Taken,
  table: GrowingTable,
  history: HistoryLog,
): Counts & { earlier: Conflict[] } {
  const { file, submission, packed } = report;
  const { unit, period, revision } = submission;
  if (packed && !table.has(submission)) {
    table.putPacked({ unit, period, file, revision }, packed.answers, packed.texts);
    return { imported: report.count, updated: 0, unchanged: 0, earlier: [] };
  }
  const { values, blanks } = report;
  const now = table.valuesOf(submission);
  const before = now.size;
  const counts = { imported: 0, updated: 0, unchanged: 0 };
  for (const value of values) {
    const row: DataRow = { unit, period, file, revision, ...value };
    const old = now.get(row.item);
    if (!old) counts.imported += 1;
    else if (isSameValue(old.value, row.value)) counts.unchanged += 1;
    else {
      counts.updated += 1;
      const message = `Thay giá trị của tệp ${old.file}, ô ${old.sheet}!${old.cell}.`;
      history.figure(row, old.value, row.value, message);
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
    history.figure({ unit, period, file, ...blank }, old.value, null, message);
  }
  table.put(submission, [...now.values()]);
  const earlier = [
    ...keptFigures({ values, blanks, submission }, now),
    ...clearedFigures(cleared, before),
  ];
  return { ...counts, earlier };
}
