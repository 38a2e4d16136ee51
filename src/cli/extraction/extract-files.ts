/** Reads the reports, in this thread or in several. */
import { Worker } from 'node:worker_threads';
import type { Incoming } from '../../consolidation';
import { extractFile, type ExtractSettings } from './extract-file';
import type { FileToRead } from './worker';

export interface ExtractRequest {
  files: readonly FileToRead[];
  settings: ExtractSettings;
  /** Threads to read in. */
  jobs: number;
  /** The program that a thread runs; without one all is read in this thread. */
  program: URL | undefined;
  onFile: (done: number) => void;
}

/** What every file says, in the order of the files whatever the number of threads. */
export async function extractFiles(request: ExtractRequest): Promise<Incoming[]> {
  const { files, settings, jobs, program, onFile } = request;
  const threads = Math.min(jobs, files.length);
  if (threads > 1 && program !== undefined) return extractInThreads(request, program, threads);
  const found: Incoming[] = [];
  for (const file of files) {
    found.push(await extractFile(file, settings));
    onFile(found.length);
  }
  return found;
}

async function extractInThreads(
  { files, settings, onFile }: ExtractRequest,
  program: URL,
  threads: number,
): Promise<Incoming[]> {
  const found: Incoming[] = [];
  const waiting = files.entries();
  let done = 0;
  const workers: Worker[] = [];
  /** One thread, which is given another file as soon as it has read the last. */
  const serve = async (): Promise<void> => {
    const worker = new Worker(program, { workerData: settings });
    workers.push(worker);
    for (const [index, file] of waiting) {
      found[index] = await answerOf(worker, file);
      done += 1;
      onFile(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, serve));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return found;
}

/** @throws what the thread died of: files that cannot be read are no errors there */
function answerOf(worker: Worker, file: FileToRead): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => reject(new Error(`A thread ended with code ${code}`));
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.once('message', (incoming: Incoming) => {
      worker.off('error', reject);
      worker.off('exit', onExit);
      resolve(incoming);
    });
    worker.postMessage(file);
  });
}
