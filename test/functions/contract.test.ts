import type { Answer } from '../../src/functions/broadcast';
import { FUNCTIONS } from '../../src/functions/functions';
import { faultOf, shown } from './answers';
import { CASES, REFUSED_CALLS } from './cases';

const call = (id: string, ranges: readonly unknown[]): Answer[][] =>
  (FUNCTIONS[id as keyof typeof FUNCTIONS] as (...parameters: readonly unknown[]) => Answer[][])(
    ...ranges,
  );

test('every function has cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(FUNCTIONS).sort());
});

describe.each(Object.keys(CASES))('%s', (id) => {
  test.each(CASES[id] ?? [])('%j: %j', (ranges, expected) => {
    expect(shown(call(id, ranges))).toEqual(expected);
  });
});

describe('calls that are refused as a whole', () => {
  test.each(REFUSED_CALLS)('%s(%j): %s', (id, ranges, error) => {
    expect(faultOf(() => call(id, ranges)).code).toBe(error);
  });
});
