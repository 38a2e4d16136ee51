/** Makes the files of a long table that goes beside the book, in whatever thread is free. */
import { fileOf, type EncodedGroup } from '../../dataset/parquet';
import { buffersOfGroup } from '../../dataset/row-group';
import { pathsIn, type Aside } from '../dataset-folder';
import type { Crew } from './crew';

/** Files on their way. */
export interface BegunFiles {
  /** Takes part until they are done: the bytes of each file by its path. */
  finish: () => Promise<(path: string) => Uint8Array>;
}

/**
 * @param before the folder of the book as it is: a file that is there already is not made again
 */
export async function beginFiles(
  crew: Crew,
  book: string,
  { periods }: Aside,
  before: string | null,
): Promise<BegunFiles> {
  const known = new Set(await pathsIn(book, before));
  const changed = periods.filter(({ path }) => !known.has(path));
  const all = changed.flatMap(({ groups }) => groups);
  const encoded: EncodedGroup[] = [];
  const begun = crew.begin(
    'encode',
    all,
    (group, at) => {
      encoded[at] = group;
    },
    // This thread makes the book meanwhile, and does not rest until it begins to write it.
    { moves: buffersOfGroup, atHand: Math.ceil(all.length / Math.max(1, crew.others)) },
  );
  // Before the book takes its memory, where nobody else would do it meanwhile.
  if (crew.others === 0) await begun.finish();
  // Nothing comes after it, and the book can use the memory of the threads.
  begun.others.then(() => crew.end()).catch(() => undefined);
  return {
    finish: async () => {
      await begun.finish();
      const files = new Map<string, Uint8Array>();
      let from = 0;
      for (const { path, groups } of changed) {
        files.set(path, fileOf(encoded.slice(from, from + groups.length)));
        from += groups.length;
      }
      return (path) => {
        const bytes = files.get(path);
        if (!bytes) throw new RangeError(`No file ${path}`);
        return bytes;
      };
    },
  };
}
