/** The answers of one report by their items, with the cells they stand in. */
import type { Answers } from '../sheets/line';
import type { Place } from './conflict';
import { partsOfItem } from './items';
import type { ExtractedValue, Submission } from './submission';

export class AnswerCells {
  private readonly cells: ReadonlyMap<string, ExtractedValue>;
  private readonly rows = new Map<string, Record<string, ExtractedValue['value']>>();
  private blankCells: ReadonlyMap<string, Place> | undefined;

  constructor(private readonly of: Pick<Submission, 'values' | 'blanks'>) {
    const { values } = of;
    this.cells = new Map(values.map((value) => [value.item, value]));
    for (const { item, value } of values) {
      const { row, column } = partsOfItem(item);
      const answers = this.rows.get(row);
      if (answers) answers[column] = value;
      else this.rows.set(row, { [column]: value });
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
    // Most reports are never asked.
    this.blankCells ??= new Map(this.of.blanks.map((blank) => [blank.item, blank]));
    return this.blankCells.get(item);
  }

  /** Whether anything stands in a row, e.g. in `disbursement/DA-01`. */
  has(row: string): boolean {
    return this.rows.has(row);
  }

  /** Answers of one row by column. */
  row(row: string): Answers {
    return this.rows.get(row) ?? {};
  }

  /** Whether any row of a sheet is filled in; the first such cell. */
  first(prefix: string): ExtractedValue | undefined {
    for (const [item, value] of this.cells) if (item.startsWith(prefix)) return value;
    return undefined;
  }
}
