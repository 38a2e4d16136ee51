/** Reads the reports, in this thread or in several. */
import { Worker } from 'node:worker_threads';
import type { Incoming } from '../../consolidation';
import { Texts, unpackIncoming } from '../../consolidation/packed';
import { extractEach, type ExtractSettings, type FileToRead } from './extract-file';
import type { BatchRead } from './worker';

export interface ExtractRequest {
  files: readonly FileToRead[];
  settings: ExtractSettings;
  /** Threads to read in, this one among them. */
  jobs: number;
  /** The program that a thread runs; without one all is read in this thread. */
  program: URL | undefined;
  onFile: (done: number) => void;
}

/**
 * Files that pay for one more thread. It has to load the program and to warm up again, which takes as long
 * as reading some sixty files.
 */
const FILES_A_THREAD = 100;

/** Files that a thread is given at once: this one, which reads too, need not answer after each of them. */
const BATCH = 16;

/** What every file says, in the order of the files whatever the number of threads. */
export async function extractFiles(request: ExtractRequest): Promise<Incoming[]> {
  const { files, jobs, program } = request;
  const threads = Math.min(jobs, Math.floor(files.length / FILES_A_THREAD));
  return new Reading(request).read(
    program === undefined ? [] : threadsOf(program, threads - 1, request),
  );
}

const threadsOf = (program: URL, count: number, { settings }: ExtractRequest): Worker[] =>
  Array.from({ length: Math.max(0, count) }, () => new Worker(program, { workerData: settings }));

class Reading {
  private readonly found: Incoming[] = [];
  private next = 0;
  private done = 0;

  constructor(private readonly request: ExtractRequest) {}

  async read(workers: readonly Worker[]): Promise<Incoming[]> {
    try {
      await Promise.all([this.readHere(), ...workers.map((worker) => this.readIn(worker))]);
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return this.found;
  }

  /** The next files that nobody reads yet. */
  private batch(size: number): { from: number; files: readonly FileToRead[] } {
    const from = this.next;
    const files = this.request.files.slice(from, from + size);
    this.next += files.length;
    return { from, files };
  }

  private keep(at: number, incoming: Incoming): void {
    this.found[at] = incoming;
    this.done += 1;
    this.request.onFile(this.done);
  }

  private async readHere(): Promise<void> {
    const texts = new Texts();
    for (
      let { from, files } = this.batch(BATCH);
      files.length > 0;
      { from, files } = this.batch(BATCH)
    ) {
      let at = from;
      for await (const packed of extractEach(files, this.request.settings, texts)) {
        this.keep(at, unpackIncoming(packed, texts.list));
        at += 1;
      }
    }
  }

  /** One thread. It always has a second batch at hand, so that it never waits for this thread. */
  private readIn(worker: Worker): Promise<void> {
    const texts: string[] = [];
    const given: number[] = [];
    const give = (): void => {
      const { from, files } = this.batch(BATCH);
      if (files.length === 0) return;
      given.push(from);
      worker.postMessage(files);
    };
    return new Promise((resolve, reject) => {
      // Files that cannot be read are no errors there.
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`A thread ended with code ${code}`)));
      worker.on('message', (read: BatchRead) => {
        for (const text of read.texts) texts.push(text);
        const from = given.shift() ?? 0;
        read.packed.forEach((packed, index) =>
          this.keep(from + index, unpackIncoming(packed, texts)),
        );
        give();
        if (given.length === 0) resolve();
      });
      give();
      give();
      if (given.length === 0) resolve();
    });
  }
}
