import { decimalAt } from './digits';
import { GRID_COLUMNS, GRID_ROWS } from './limits';
import type { ShortLane } from './xml-scan';
import { endOfUsualText, markOf, PLAIN, SPECIAL } from './xml-text';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const SPACE = 0x20;
const ZERO = 0x30;
const LETTER_BEFORE_A = 0x40;
const LETTER_Z = 0x5a;
const SMALL_C = 0x63;
const SMALL_F = 0x66;
const SMALL_R = 0x72;
const SMALL_S = 0x73;
const SMALL_T = 0x74;
const SMALL_V = 0x76;

/** What the value of a {@link UsualCell} is. */
export const BLANK = 0;
export const NUMBER = 1;
export const SHARED = 2;
export const BOOLEAN = 3;
export const TEXT = 4;
const TYPE_GIVEN_WRONG = -1;

/** How far the digits of a whole number may run: nothing that is counted in a workbook has more. */
const COUNT_DIGITS = 9;

/**
 * The short lane. Nearly every cell of every program is written in one spelling:
 *
 *     <c r="C7" s="12" t="s"><f>…</f><v>12</v></c>
 *
 * This reads that spelling and nothing else, straight off the bytes. At the first byte that is different it
 * says no, having changed nothing that counts, and the general scan reads the same cell with all the care
 * that XML asks for. So nothing is refused here, and nothing is read here that reads differently there
 * (`usual-cell.test.ts` compares the two).
 */
export class UsualCell implements ShortLane {
  /** The one that cells have to say they are of, 1-based as columns are. */
  row = 0;
  column = 0;
  style = 0;
  type = BLANK;
  /** The number, the place in the table of strings, or 0 and 1. */
  number = 0;
  /** Where the text of the value stands (type TEXT). */
  from = 0;
  to = 0;
  marks = PLAIN;
  /** Where the formula stands; `formulaFrom` is 0 without one. */
  formulaFrom = 0;
  formulaTo = 0;

  /** The place up to which one of the small readers below got. */
  private at = 0;

  constructor(
    private readonly source: Uint8Array,
    /** Bytes of a text or formula; a longer one is for the general scan to judge. */
    private readonly longest: number,
  ) {}

  read(start: number): number {
    const { source } = this;
    if (source[start] !== LT || source[start + 1] !== SMALL_C || source[start + 2] !== SPACE) {
      return -1;
    }
    this.at = start + 3;
    if (!this.attributes()) return -1;
    const at = this.at;
    this.formulaFrom = 0;
    if (source[at] === SLASH) {
      this.type = BLANK;
      return source[at + 1] === GT ? at + 2 : -1;
    }
    this.at = at + 1;
    if (source[at + 1] === LT && source[at + 2] === SMALL_F && !this.formula()) return -1;
    if (source[this.at + 1] === SLASH) this.type = BLANK;
    else if (!this.value()) return -1;
    return this.closes(this.at, SMALL_C) ? this.at + 4 : -1;
  }

  /** `r="C7" s="12" t="s"`, once each in any order, up to the `>` or `/`. */
  private attributes(): boolean {
    const { source } = this;
    this.column = 0;
    this.style = -1;
    this.type = BLANK;
    for (;;) {
      const name = source[this.at];
      if (source[this.at + 1] !== EQUALS || source[this.at + 2] !== QUOTE) return false;
      this.at += 3;
      if (name === SMALL_R && this.column === 0) {
        if (!this.reference()) return false;
      } else if (name === SMALL_S && this.style < 0) {
        this.style = this.count();
        if (this.style < 0) return false;
      } else if (name === SMALL_T && this.type === BLANK) {
        this.type = this.cellType();
        if (this.type === TYPE_GIVEN_WRONG) return false;
      } else return false;
      if (source[this.at] !== QUOTE) return false;
      const next = source[this.at + 1];
      this.at += 1;
      if (next === SPACE) this.at += 1;
      else if (next !== GT && next !== SLASH) return false;
      else break;
    }
    if (this.style < 0) this.style = 0;
    if (this.type === BLANK) this.type = NUMBER;
    return this.column > 0;
  }

  /** An address of the row inside the grid. */
  private reference(): boolean {
    const { source, row } = this;
    let column = 0;
    for (let letters = 0; letters < 3; letters += 1) {
      const byte = source[this.at] as number;
      if (byte <= LETTER_BEFORE_A || byte > LETTER_Z) break;
      column = column * 26 + byte - LETTER_BEFORE_A;
      this.at += 1;
    }
    this.column = column;
    return column > 0 && column <= GRID_COLUMNS && row <= GRID_ROWS && this.count() === row;
  }

  private cellType(): number {
    const { source, at } = this;
    if (source[at + 1] === QUOTE) {
      this.at = at + 1;
      switch (source[at]) {
        case SMALL_S:
          return SHARED;
        case 0x6e: // n
          return NUMBER;
        case 0x62: // b
          return BOOLEAN;
        default:
          return TYPE_GIVEN_WRONG;
      }
    }
    this.at = at + 3;
    const isStr =
      source[at] === SMALL_S && source[at + 1] === SMALL_T && source[at + 2] === SMALL_R;
    return isStr ? TEXT : TYPE_GIVEN_WRONG;
  }

  /** Whole number in digits; -1 where there is none. */
  private count(): number {
    const { source } = this;
    const start = this.at;
    let value = 0;
    for (; this.at - start <= COUNT_DIGITS; this.at += 1) {
      const digit = (source[this.at] as number) - ZERO;
      if (!(digit >= 0 && digit <= 9)) return this.at > start ? value : -1;
      value = value * 10 + digit;
    }
    return -1;
  }

  /** `<f>…</f>` with nothing inside that would be refused once it is made a text. */
  private formula(): boolean {
    const { source } = this;
    if (source[this.at + 2] !== GT) return false;
    const from = this.at + 3;
    const to = endOfUsualText(source, from);
    if (to <= from || to - from > this.longest || !this.closes(to, SMALL_F)) return false;
    this.formulaFrom = from;
    this.formulaTo = to;
    this.at = to + 4;
    return true;
  }

  /** `<v>…</v>` in the type that the attributes tell. */
  private value(): boolean {
    const { source, at } = this;
    if (source[at] !== LT || source[at + 1] !== SMALL_V || source[at + 2] !== GT) return false;
    this.at = at + 3;
    switch (this.type) {
      case NUMBER:
        if (!this.decimal()) return false;
        break;
      case TEXT:
        if (!this.text()) return false;
        break;
      default:
        this.number = this.count();
        if (this.number < 0 || (this.type === BOOLEAN && this.number > 1)) return false;
        // `01` is a number and no truth value
        if (this.type === BOOLEAN && this.at !== at + 4) return false;
    }
    if (!this.closes(this.at, SMALL_V)) return false;
    this.at += 4;
    return true;
  }

  private decimal(): boolean {
    const { source } = this;
    const number = decimalAt(source, this.at);
    if (Number.isNaN(number)) return false;
    while (source[this.at] !== LT) this.at += 1;
    this.number = number;
    return true;
  }

  /** A text that stands in the file as it is meant, but for letters of several bytes. */
  private text(): boolean {
    const { source } = this;
    const from = this.at;
    const end = Math.min(source.length, from + this.longest + 1);
    let marks = PLAIN;
    let to = from;
    for (; to < end && source[to] !== LT; to += 1) marks |= markOf(source[to] as number);
    if (marks & SPECIAL) return false;
    // blanks at the ends are for the general scan to weigh
    if (to > from && (source[from] === SPACE || source[to - 1] === SPACE)) return false;
    this.from = from;
    this.to = to;
    this.marks = marks;
    this.at = to;
    return true;
  }

  /** `</v>` and the like. */
  private closes(at: number, letter: number): boolean {
    const { source } = this;
    return (
      source[at] === LT &&
      source[at + 1] === SLASH &&
      source[at + 2] === letter &&
      source[at + 3] === GT
    );
  }
}
