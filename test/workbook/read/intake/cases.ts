import { ATTACKS } from './attacks';
import type { IntakeCase } from './case';
import { DOUBTFUL } from './doubtful';
import { LIBRARIES } from './libraries';
import { PRODUCERS } from './producers';
import { REFUSED } from './refused';
import { SPELLINGS } from './spellings';

/** The corpus of `test/fixtures/intake/`, which `scripts/intake-corpus.mjs` writes from this list. */
export const CASES: readonly IntakeCase[] = [
  ...PRODUCERS,
  ...LIBRARIES,
  ...SPELLINGS,
  ...REFUSED,
  ...ATTACKS,
  ...DOUBTFUL,
];

export { contentOf } from './case';
