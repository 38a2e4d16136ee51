/** A report as far as a consolidation takes it. */
import { lengthOf } from '../sheets/province/long-table';
import type { Conflict } from './conflict';
import type { Incoming } from './incoming';
import type { BlankCell, ExtractedValue, Submission } from './submission';

/** The report without what would spoil the sums. Its values are made anew each time they are asked for. */
export class Taken {
  readonly file: string;
  readonly ignored: number;
  readonly conflicts: Conflict[];
  /** The values as they were packed; absent where some of them are not taken. */
  readonly packed: Incoming['packed'];

  /** @param history what the unit's earlier reports say of this one */
  constructor(
    { file, packed }: Incoming,
    readonly submission: Submission,
    history: readonly Conflict[],
  ) {
    const { ignored, withheld, conflicts } = submission;
    this.file = file;
    this.ignored = ignored + withheld.length;
    this.conflicts = [...conflicts, ...history];
    this.packed = withheld.length === 0 ? packed : undefined;
  }

  /** How many values are taken. */
  get count(): number {
    return this.packed ? lengthOf(this.packed.answers) : this.values.length;
  }

  get values(): ExtractedValue[] {
    const { values, withheld } = this.submission;
    return values.filter(({ item }) => !withheld.includes(item));
  }

  get blanks(): BlankCell[] {
    return this.submission.blanks;
  }
}
