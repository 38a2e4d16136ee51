/** The page's side: an engine that lives in a worker. */
import type { Engine, EngineRun } from './engine';
import { JobError } from './error';
import { buffersOfBook, type PlainBook } from './plain-book';
import {
  errorFrom,
  type ArgumentsOf,
  type EngineMethod,
  type FromWorker,
  type ResultOf,
  type ToWorker,
} from './protocol';

/** As much of a `Worker` as is needed; tests hand in one end of a channel. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { data: FromWorker }) => void) | null;
  onerror?: ((event: { message?: string }) => void) | null;
}

interface Waiting {
  done: (result: never) => void;
  failed: (error: Error) => void;
  run: EngineRun;
}

const GONE =
  'Phần tính toán không chạy được trên máy này. Đóng bảng Tiến Độ, mở lại rồi làm lại; sổ giữ nguyên.';

class WorkerEngine implements Engine {
  private next = 1;
  private readonly waiting = new Map<number, Waiting>();
  private broken: JobError | null = null;

  constructor(private readonly worker: WorkerLike) {
    worker.onmessage = ({ data }) => this.take(data);
    // The worker answers for its own errors: this one says that its script could not be loaded.
    worker.onerror = ({ message }) => {
      const error = new JobError('failed', GONE, [], message ?? '');
      this.broken = error;
      for (const { failed } of this.waiting.values()) failed(error);
      this.waiting.clear();
    };
  }

  private take(message: FromWorker): void {
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'progress') {
      waiting.run.onProgress?.(message.share, message.doing);
      return;
    }
    this.waiting.delete(message.id);
    if (message.kind === 'done') waiting.done(message.result as never);
    else waiting.failed(errorFrom(message.error));
  }

  private async call<Method extends EngineMethod>(
    method: Method,
    args: ArgumentsOf<Method>,
    run: EngineRun = {},
  ): Promise<ResultOf<Method>> {
    if (this.broken) throw this.broken;
    const id = this.next++;
    const stop = (): void => this.worker.postMessage({ kind: 'cancel', id }, []);
    const answer = new Promise<ResultOf<Method>>((done, failed) => {
      this.waiting.set(id, { done, failed, run });
    });
    const message = { kind: 'call', id, method, arguments: args } as ToWorker;
    this.worker.postMessage(message, transferOf(args));
    run.signal?.addEventListener('abort', stop);
    if (run.signal?.aborted) stop();
    try {
      return await answer;
    } finally {
      run.signal?.removeEventListener('abort', stop);
    }
  }

  choices(...args: ArgumentsOf<'choices'>): ReturnType<Engine['choices']> {
    return this.call('choices', args);
  }
  describe(...args: ArgumentsOf<'describe'>): ReturnType<Engine['describe']> {
    return this.call('describe', args);
  }
  load(...args: ArgumentsOf<'load'>): ReturnType<Engine['load']> {
    return this.call('load', args);
  }
  monitor(...args: ArgumentsOf<'monitor'>): ReturnType<Engine['monitor']> {
    return this.call('monitor', args);
  }
  charts(...args: ArgumentsOf<'charts'>): ReturnType<Engine['charts']> {
    return this.call('charts', args);
  }
  check(...args: ArgumentsOf<'check'>): ReturnType<Engine['check']> {
    return this.call('check', args);
  }
  report(...args: ArgumentsOf<'report'>): ReturnType<Engine['report']> {
    return this.call('report', args);
  }
  reportFile(...args: ArgumentsOf<'reportFile'>): ReturnType<Engine['reportFile']> {
    return this.call('reportFile', args);
  }
  preview(...[book, files, run]: Parameters<Engine['preview']>): ReturnType<Engine['preview']> {
    return this.call('preview', [book, files], run);
  }
  previewed(): ReturnType<Engine['previewed']> {
    return this.call('previewed', []);
  }
  slips(...[kind, receivedAt, run]: Parameters<Engine['slips']>): ReturnType<Engine['slips']> {
    return this.call('slips', [kind, receivedAt], run);
  }
  directive(
    ...[source, additions, run]: Parameters<Engine['directive']>
  ): ReturnType<Engine['directive']> {
    return this.call('directive', [source, additions], run);
  }
  addDirective(...args: ArgumentsOf<'addDirective'>): ReturnType<Engine['addDirective']> {
    return this.call('addDirective', args);
  }
  settings(...args: ArgumentsOf<'settings'>): ReturnType<Engine['settings']> {
    return this.call('settings', args);
  }
  withSettings(...args: ArgumentsOf<'withSettings'>): ReturnType<Engine['withSettings']> {
    return this.call('withSettings', args);
  }
}

/** The arrays of a book move to the worker; files are copied, because they may be asked for once more. */
function transferOf(args: readonly unknown[]): ArrayBuffer[] {
  const [book] = args;
  return typeof book === 'object' && book !== null && 'sheets' in book
    ? buffersOfBook(book as PlainBook)
    : [];
}

/** @param worker a Web Worker that runs `worker.ts`, or what behaves like one */
export const workerEngine = (worker: WorkerLike): Engine => new WorkerEngine(worker);
