import { seededRandom } from '../../../../src/cli/sample';

/** How many mutations are tried; `FUZZ_SEEDS=100000 npx jest test/workbook/read/fuzz` tries more. */
export const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 2_000);

/** Where the dice begin: `FUZZ_FIRST=1000000` tries other mutations than those of every test run. */
const FIRST = Number(process.env['FUZZ_FIRST'] ?? 0);

/** Dice that fall the same way on every machine. */
export class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom((FIRST + seed) * 2_654_435_761);
  }

  /** 0 to count − 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new RangeError('Nothing to pick from');
    return picked;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}
