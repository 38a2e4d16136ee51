import { CellFault } from '../../src/functions/errors';
import type { Answer } from '../../src/functions/broadcast';

/** Answers as Excel shows them: a fault is its code. */
export const shown = (answers: readonly (readonly Answer[])[]): unknown[][] =>
  answers.map((row) => row.map((cell) => (cell instanceof CellFault ? cell.code : cell)));

/** What a call throws; the test fails when it throws nothing. */
export function faultOf(call: () => unknown): CellFault {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof CellFault) return thrown;
    throw thrown;
  }
  throw new Error('Nothing was thrown.');
}

/** The message of a fault that stands in the first cell. */
export function messageIn(answers: readonly (readonly Answer[])[]): string {
  const cell = answers[0]?.[0];
  if (!(cell instanceof CellFault)) throw new Error(`No fault but ${String(cell)}.`);
  return cell.message;
}
