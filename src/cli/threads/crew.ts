/** The threads of a run, this one among them: whoever is free takes the next task. */
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { UsageError } from '../io';
import { THREAD_LIMITS } from '../memory';
import { handOf, type Hand, type ReadSettings, type TaskKind, type Tasks } from './tasks';

/**
 * Files that pay for one more thread. It has to load the program and to warm up again, which takes as long
 * as reading some three hundred files.
 */
const FILES_A_THREAD = 300;

/** @example threadsFor(3321, 2) //=> 2 */
export const threadsFor = (files: number, jobs: number): number =>
  Math.min(jobs, Math.floor(files / FILES_A_THREAD));

/** What goes to a thread; what comes back is what was made of it, in the order of what it was given. */
export interface Order<Kind extends TaskKind = TaskKind> {
  kind: Kind;
  given: Tasks[Kind]['given'];
}

/** @param by number of the thread: what it says of several tasks may belong together */
type Keep<Kind extends TaskKind> = (made: Tasks[Kind]['made'], at: number, by: number) => void;

interface Ways<Kind extends TaskKind> {
  /** Memory of what is given that moves to the other thread instead of being copied. */
  moves?: (given: Tasks[Kind]['given']) => ArrayBuffer[];
  /**
   * Tasks that a thread has at hand, so that it need not wait for this one to give it the next: two where this
   * thread rests between its own tasks, its share of all where it does not.
   */
  atHand?: number;
}

/** Work that has begun; others go on with it while this thread does something else. */
export interface Begun {
  /** The other threads have done their part. */
  others: Promise<unknown>;
  /** Takes part until all is done. */
  finish: () => Promise<void>;
}

export class Crew {
  private readonly workers: readonly Worker[];
  private readonly here: Hand;

  /**
   * @param program what a thread runs
   * @param threads how many in all, this one among them
   */
  constructor(program: URL | undefined, threads: number, settings: ReadSettings) {
    const others = program === undefined ? 0 : Math.max(0, threads - 1);
    this.workers = Array.from(
      { length: others },
      () => new Worker(program as URL, { workerData: settings, resourceLimits: THREAD_LIMITS }),
    );
    this.here = handOf(settings);
  }

  /** Threads beside this one. */
  get others(): number {
    return this.workers.length;
  }

  /** Gives out the first tasks; the rest follow as they are done. */
  begin<Kind extends TaskKind>(
    kind: Kind,
    tasks: Iterable<Tasks[Kind]['given']>,
    keep: Keep<Kind>,
    { moves = () => [], atHand = 2 }: Ways<Kind> = {},
  ): Begun {
    const queue = new Queue(tasks);
    const others = this.workers.map((worker, index) =>
      serve(worker, { kind, queue, keep, moves, atHand, by: index + 1 }),
    );
    // Whoever waits for it hears of it; until then nobody does.
    const ended = Promise.all(others);
    ended.catch(() => undefined);
    return {
      others: ended,
      finish: async () => {
        for (let next = queue.take(); next; next = queue.take()) {
          const { made } = this.here[kind](next.given);
          keep(made, next.at, 0);
          // The others are heard, and given more, only when this thread rests.
          await turn();
        }
        await ended;
      },
    };
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

/** Tasks that nobody has taken yet, with their places. */
class Queue<Given> {
  private readonly tasks: Iterator<Given>;
  private next = 0;

  constructor(tasks: Iterable<Given>) {
    this.tasks = tasks[Symbol.iterator]();
  }

  take(): { given: Given; at: number } | null {
    const { done, value } = this.tasks.next();
    if (done) return null;
    this.next += 1;
    return { given: value, at: this.next - 1 };
  }
}

/** What the user can do something about. */
const inWords = (error: Error & { code?: string }): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new UsageError(
        'Một luồng đọc tệp hết bộ nhớ, có lẽ vì một tệp rất lớn; sổ được giữ nguyên. Chạy lại với --jobs 1.',
      )
    : error;

interface Service<Kind extends TaskKind> {
  kind: Kind;
  queue: Queue<Tasks[Kind]['given']>;
  keep: Keep<Kind>;
  moves: (given: Tasks[Kind]['given']) => ArrayBuffer[];
  atHand: number;
  /** Number of the thread. */
  by: number;
}

/** Keeps one thread at work until nothing is left. */
function serve<Kind extends TaskKind>(
  worker: Worker,
  { kind, queue, keep, moves, atHand, by }: Service<Kind>,
): Promise<void> {
  const given: number[] = [];
  const give = (): void => {
    const next = queue.take();
    if (!next) return;
    given.push(next.at);
    const order: Order<Kind> = { kind, given: next.given };
    worker.postMessage(order, moves(next.given));
  };
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      worker.off('message', take).off('error', fail).off('exit', gone);
      end();
    };
    const take = (made: Tasks[Kind]['made']): void => {
      keep(made, given.shift() ?? 0, by);
      give();
      if (given.length === 0) settle(resolve);
    };
    // Files that cannot be read are no errors there.
    const fail = (error: Error): void => settle(() => reject(inWords(error)));
    const gone = (code: number): void => fail(new Error(`A thread ended with code ${code}`));
    worker.on('message', take).on('error', fail).on('exit', gone);
    for (let count = 0; count < atHand; count += 1) give();
    if (given.length === 0) settle(resolve);
  });
}
