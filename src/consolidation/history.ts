/** What happened to figures and files, run by run: written once, never taken back. */
import type { HistoryRow } from '../sheets/province/rows';
import type { Conflict } from './conflict';

/** Whose figure, from which file and cell. */
export type HistoryPlace = Pick<HistoryRow, 'unit' | 'period' | 'item' | 'file' | 'sheet' | 'cell'>;

export class HistoryLog {
  /** Whether anything was written since it was opened. */
  changed = false;
  readonly rows: HistoryRow[];
  private readonly known: Set<string>;
  private readonly once: HistoryRow[];
  private readonly run: number;

  constructor(before: readonly HistoryRow[]) {
    this.rows = [...before];
    this.known = new Set(before.map(keyOf));
    this.once = before.filter(isToldOnce);
    this.run = before.reduce((last, { run }) => Math.max(last, run), 0) + 1;
  }

  /** A figure that another one, or nothing, took the place of. */
  figure(
    { unit, period, item, file, sheet, cell }: HistoryPlace,
    before: HistoryRow['before'],
    after: HistoryRow['after'],
    message: string,
  ): void {
    const { run } = this;
    this.add({
      run,
      kind: 'changed',
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

  /** Why a value or a file was not taken. The same thing is noted once, however often the file comes in. */
  conflict(
    kind: 'warning' | 'rejected',
    of: Pick<HistoryPlace, 'unit' | 'period' | 'file'>,
    { code, sheet, cell, value, message }: Conflict,
  ): void {
    const { unit, period, file } = of;
    const row: HistoryRow = {
      run: this.run,
      kind,
      unit,
      period,
      item: code,
      before: null,
      after: value === '' ? null : value,
      file,
      sheet,
      cell,
      message,
    };
    if (!this.known.has(keyOf(row))) this.add(row);
  }

  /** What was told of a report when it was taken, and is not to be found in its file again. */
  toldOnce({ unit, period, file }: Pick<HistoryPlace, 'unit' | 'period' | 'file'>): HistoryRow[] {
    return this.once.filter(
      (row) => row.file === file && row.unit === unit && row.period === period,
    );
  }

  private add(row: HistoryRow): void {
    this.known.add(keyOf(row));
    this.rows.push(row);
    if (isToldOnce(row)) this.once.push(row);
    this.changed = true;
  }
}

/** Codes of what a merge says. */
const TOLD_ONCE: ReadonlySet<string> = new Set([
  'revision-not-raised',
  'revision-skipped',
  'earlier-value-kept',
  'earlier-values-cleared',
]);

const isToldOnce = ({ kind, item }: HistoryRow): boolean =>
  kind === 'warning' && TOLD_ONCE.has(item);

const keyOf = ({ kind, unit, period, item, file, sheet, cell, message }: HistoryRow): string =>
  [kind, unit, period, item, file, sheet, cell, message].join('|');
