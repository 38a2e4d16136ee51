/** The other side of `extract-files.ts`: a thread that reads the files it is told to, a batch at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf, Texts, type PackedIncoming } from '../../consolidation/packed';
import { extractEach, type ExtractSettings, type FileToRead } from './extract-file';

/** What a thread says of a batch. */
export interface BatchRead {
  packed: PackedIncoming[];
  /** Texts that this thread had not named before, to be put behind those it had. */
  texts: string[];
}

/** Reads what it is told to until nothing more comes. Only in a worker thread. */
export function serveExtraction(): void {
  const settings = workerData as ExtractSettings;
  const texts = new Texts();
  const read = async (files: readonly FileToRead[]): Promise<void> => {
    const packed: PackedIncoming[] = [];
    for await (const one of extractEach(files, settings, texts)) packed.push(one);
    const answer: BatchRead = { packed, texts: texts.fresh() };
    parentPort?.postMessage(answer, packed.flatMap(buffersOf));
  };
  // One after the other: the texts of a batch have their numbers before the next begins.
  let last = Promise.resolve();
  parentPort?.on('message', (files: FileToRead[]) => {
    last = last.then(() => read(files));
  });
}
