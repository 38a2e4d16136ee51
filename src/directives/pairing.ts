import { foldLetters } from '../domain/plain-text';

/** How much two rows are one: the higher the score, the more; and what they say differently. */
export interface Likeness {
  score: number;
  differences: string[];
}

interface Identified {
  id: string;
}

/** Small words that any two sentences share. */
const EMPTY = new Set(
  'va cac cua cho ve voi theo den trong tren tai duoc la co mot nhung de tu'.split(' '),
);

const wordsOf = (text: string): Set<string> =>
  new Set(
    foldLetters(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '' && !EMPTY.has(word)),
  );

/** How many of the words of the shorter of two texts stand in the other: 0 to 1. */
export type Share = (left: string, right: string) => number;

/**
 * A `Share` that takes each text apart once: a hundred rows are compared with a hundred others.
 *
 * @example sharing()('Rà soát hồ sơ đất đai', 'rà soát hồ sơ') //=> 1
 */
export const sharing = (): Share => {
  const known = new Map<string, Set<string>>();
  const takeApart = (text: string): Set<string> => {
    const words = known.get(text) ?? wordsOf(text);
    known.set(text, words);
    return words;
  };
  return (left, right) => {
    const [few, many] = [takeApart(left), takeApart(right)].sort(
      (one, other) => one.size - other.size,
    );
    if (few === undefined || many === undefined || few.size === 0) return 0;
    let shared = 0;
    for (const word of few) if (many.has(word)) shared += 1;
    return shared / few.size;
  };
};

/** What became of every row that was read, and which known rows have no counterpart. */
export interface Pairing {
  matches: { id: string; existing: string | null; differences: string[] }[];
  missing: string[];
}

/**
 * Pairs known rows with rows that were read, the likest first; each is used once.
 *
 * @example pairUp([], [{ id: 'T1' }], () => null).matches //=> [{ id: 'T1', existing: null, differences: [] }]
 */
export const pairUp = <Known extends Identified, Found extends Identified>(
  known: readonly Known[],
  found: readonly Found[],
  likeness: (known: Known, found: Found) => Likeness | null,
): Pairing => {
  const candidates = known.flatMap((one) =>
    found.flatMap((other) => {
      const like = likeness(one, other);
      return like === null ? [] : [{ known: one.id, found: other.id, ...like }];
    }),
  );
  candidates.sort((left, right) => right.score - left.score);
  const byFound = new Map<string, { known: string; differences: string[] }>();
  const taken = new Set<string>();
  for (const { known: one, found: other, differences } of candidates) {
    if (taken.has(one) || byFound.has(other)) continue;
    taken.add(one);
    byFound.set(other, { known: one, differences });
  }
  return {
    matches: found.map(({ id }) => {
      const pair = byFound.get(id);
      return { id, existing: pair?.known ?? null, differences: pair?.differences ?? [] };
    }),
    missing: known.flatMap(({ id }) => (taken.has(id) ? [] : [id])),
  };
};
