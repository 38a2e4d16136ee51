/** Texts by number: the same items, sheets and cells come back in every report. */

/** Texts, each once. What has a number keeps it. */
export class Texts {
  private readonly numbers = new Map<string, number>();
  private told = 0;
  readonly list: string[] = [];

  /** @example new Texts().numberOf('a') //=> 0 */
  numberOf(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.list.length;
      this.numbers.set(text, number);
      this.list.push(text);
    }
    return number;
  }

  /** Those that have come since the last call. */
  fresh(): string[] {
    const fresh = this.list.slice(this.told);
    this.told = this.list.length;
    return fresh;
  }
}

/** From the numbers of one list of texts, which may still grow, to those of other texts. */
export class Renumbering {
  private readonly numbers: number[] = [];

  constructor(
    private readonly from: readonly string[],
    private readonly to: Texts,
  ) {}

  numberOf(number: number): number {
    return (this.numbers[number] ??= this.to.numberOf(this.from[number] ?? ''));
  }
}
