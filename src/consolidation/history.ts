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
  private readonly run: number;

  constructor(before: readonly HistoryRow[]) {
    this.rows = [...before];
    this.known = new Set(before.map(keyOf));
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

  private add(row: HistoryRow): void {
    this.known.add(keyOf(row));
    this.rows.push(row);
    this.changed = true;
  }
}

const keyOf = ({ kind, unit, period, item, file, sheet, cell, message }: HistoryRow): string =>
  [kind, unit, period, item, file, sheet, cell, message].join('|');
