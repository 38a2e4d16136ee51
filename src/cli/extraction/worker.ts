/** The other side of `extract-files.ts`: a thread that reads the files it is told to, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { extractFile, type ExtractSettings } from './extract-file';

export interface FileToRead {
  path: string;
  name: string;
}

/** Reads what it is told to until nothing more comes. Only in a worker thread. */
export function serveExtraction(): void {
  const settings = workerData as ExtractSettings;
  parentPort?.on('message', (file: FileToRead) => {
    void extractFile(file, settings).then((incoming) => parentPort?.postMessage(incoming));
  });
}
