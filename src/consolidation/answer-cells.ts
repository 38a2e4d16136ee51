/** The answers of one report by their items, with the cells they stand in. */
import type { Answers } from '../sheets/line';
import type { Place } from './conflict';
import type { ExtractedValue, Submission } from './submission';

export class AnswerCells {
  private readonly cells: ReadonlyMap<string, ExtractedValue>;
  private readonly rows = new Map<string, Record<string, ExtractedValue['value']>>();
  private readonly blanks: ReadonlyMap<string, Place>;

  constructor({ values, blanks }: Pick<Submission, 'values' | 'blanks'>) {
    this.cells = new Map(values.map((value) => [value.item, value]));
    this.blanks = new Map(blanks.map((blank) => [blank.item, blank]));
    for (const { item, value } of values) {
      const end = item.lastIndexOf('/');
      const row = this.rows.get(item.slice(0, end)) ?? {};
      row[item.slice(end + 1)] = value;
      this.rows.set(item.slice(0, end), row);
    }
  }

  at(item: string): ExtractedValue | undefined {
    return this.cells.get(item);
  }

  number(item: string): number | null {
    const value = this.cells.get(item)?.value;
    return typeof value === 'number' ? value : null;
  }

  /** The empty cell of an item; undefined where it is filled in or was spoiled. */
  blank(item: string): Place | undefined {
    return this.blanks.get(item);
  }

  /** Answers of one row by column, e.g. of `disbursement/DA-01`. */
  row(row: string): Answers {
    return this.rows.get(row) ?? {};
  }

  /** Whether any row of a sheet is filled in; the first such cell. */
  first(prefix: string): ExtractedValue | undefined {
    for (const [item, value] of this.cells) if (item.startsWith(prefix)) return value;
    return undefined;
  }
}
