/** Reads the reports, in this thread and in those that help it. */
import type { Incoming } from '../../consolidation';
import { unpackIncoming } from '../../consolidation/packed';
import type { Crew } from './crew';
import type { FileToRead } from './tasks';

/** Files that a thread is given at once: this one, which reads too, need not answer after each of them. */
const BATCH = 16;

/**
 * What every file says, in the order of the files whatever the number of threads.
 *
 * @param onFiles hears how many are done
 */
export async function readFiles(
  crew: Crew,
  files: readonly FileToRead[],
  onFiles: (done: number) => void,
): Promise<Incoming[]> {
  const found: Incoming[] = [];
  const texts: string[][] = [];
  let done = 0;
  const batches = Array.from({ length: Math.ceil(files.length / BATCH) }, (_, at) =>
    files.slice(BATCH * at, BATCH * (at + 1)),
  );
  await crew
    .begin('read', batches, (read, at, by) => {
      const known = (texts[by] ??= []);
      for (const text of read.texts) known.push(text);
      read.packed.forEach((packed, index) => {
        found[BATCH * at + index] = unpackIncoming(packed, known);
      });
      done += read.packed.length;
      onFiles(done);
    })
    .finish();
  return found;
}
