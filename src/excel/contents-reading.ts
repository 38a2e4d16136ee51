/// <reference types="office-js" />
/** The cells of all sheets of ours, as the answers come. */
import {
  packBlocks,
  readBatch,
  UNKNOWN_CELL_BYTES,
  type BlockAnswer,
  type BlockRequest,
} from './blocks';
import type { Looked } from './first-look';
import { GridSheet, keyOf } from './grid';
import type { Listing, SheetInfo } from './listing';
import { bytesPerRow, NOTHING_DERIVED, partsOf } from './long-sheet';
import { OUR_NAMES } from './our-names';
import type { Session } from './session';
import { SheetReading, type UnclearCell } from './sheet-reading';
import type { Contents, OurSheet, SurveyedSheet } from './survey';

/** Nothing is known of the sheet's cells: the columns of the window that was looked at. */
const UNKNOWN_COLUMNS = 60;

interface Started {
  key: string;
  sheet: SurveyedSheet;
  reading: SheetReading;
}

function surveyed({ info, extent, isProtected, block }: Looked): SurveyedSheet {
  const columns = extent?.columns ?? UNKNOWN_COLUMNS;
  const both = block
    ? partsOf(block, { valuesOnly: false, whole: true, derived: NOTHING_DERIVED, isOpen: true })
    : [];
  return {
    ...info,
    extent,
    isProtected,
    bytesPerRow: block ? bytesPerRow(block, both) : columns * UNKNOWN_CELL_BYTES,
  };
}

export class ContentsReading {
  private readonly ours: Started[] = [];
  private readonly others: SurveyedSheet[] = [];

  constructor(
    private readonly leftovers: SheetInfo[],
    private readonly valuesOnly: boolean,
  ) {}

  /** What is wanted of a sheet beyond its first look: nothing of anybody else's. */
  begin(look: Looked): BlockRequest[] {
    const top = new GridSheet(look.info.name, look.info.state);
    if (look.block) top.add(look.block);
    const key = keyOf(top);
    if (key === null) {
      this.others.push(surveyed(look));
      return [];
    }
    // A sheet that somebody renamed is read whole.
    const reading = new SheetReading(look, this.valuesOnly && OUR_NAMES.has(look.info.name));
    this.ours.push({ key, sheet: surveyed(look), reading });
    return reading.rest();
  }

  private find(id: string): SheetReading {
    const found = this.ours.find(({ reading }) => reading.id === id);
    if (!found) throw new RangeError(`No sheet ${id} is being read.`);
    return found.reading;
  }

  take(answers: readonly BlockAnswer[]): void {
    for (const answer of answers) this.find(answer.block.sheet).take(answer);
  }

  /** The last rows of what is taken to go down to the end. */
  bottoms(looks: readonly Looked[]): BlockRequest[] {
    return this.ours.flatMap(({ reading }) =>
      looks.some(({ id }) => id === reading.id) ? (reading.bottom() ?? []) : [],
    );
  }

  /** What must be read anew because its end is not as its top. */
  misjudged(bottoms: readonly BlockAnswer[]): BlockRequest[] {
    return bottoms.flatMap((answer) => {
      const reading = this.find(answer.block.sheet);
      return reading.isAsDerived(answer) ? [] : reading.whole();
    });
  }

  /** People's own formulas in long tables: what they show is asked for when there are any. */
  async clear(session: Session): Promise<void> {
    const unclear = this.ours.flatMap(({ reading }) => reading.unclear);
    const cells = new Map(unclear.map((cell) => [placeOf(cell), cell] as const));
    const wanted = stretches(unclear);
    for (const batch of packBlocks(wanted)) {
      for (const { block, parts } of await readBatch(session, batch)) {
        for (const { part, values } of parts) {
          values?.forEach(([value], index) => {
            const place = { sheet: block.sheet, row: block.top + index + 1, column: part.left + 1 };
            const cell = cells.get(placeOf(place));
            if (cell) this.find(block.sheet).clear(cell, value);
          });
        }
      }
    }
  }

  /** Sheets in the order of their tabs. */
  result({ sheets }: Listing): Contents {
    const place = new Map(sheets.map(({ id }, index) => [id, index] as const));
    const byTab = (one: SheetInfo, other: SheetInfo): number =>
      (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0);
    const ours = [...this.ours].sort((one, other) => byTab(one.sheet, other.sheet));
    return {
      others: [...this.others].sort(byTab),
      leftovers: this.leftovers,
      ours: ours.map(({ key, sheet, reading }): OurSheet => ({
        ...sheet,
        key,
        grid: reading.result(),
        derived: reading.derived,
      })),
    };
  }
}

const placeOf = ({ sheet, row, column }: Omit<UnclearCell, 'typed'>): string =>
  `${sheet}!${row}:${column}`;

/** One stretch a column, from the first such cell to the last. */
function stretches(cells: readonly UnclearCell[]): BlockRequest[] {
  const found = new Map<string, BlockRequest>();
  for (const { sheet, row, column } of cells) {
    const key = `${sheet}!${column}`;
    const before = found.get(key);
    const top = Math.min(before?.top ?? row - 1, row - 1);
    const end = Math.max(before ? before.top + before.rows : row, row);
    found.set(key, {
      sheet,
      top,
      rows: end - top,
      parts: [{ left: column - 1, columns: 1, load: ['values'] }],
      bytesPerRow: UNKNOWN_CELL_BYTES,
    });
  }
  return [...found.values()];
}
