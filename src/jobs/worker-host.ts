/** The worker's side: an engine behind messages. `worker.ts` ties it to the worker that it runs in. */
import type { Engine, EngineRun } from './engine';
import { buffersOfModel, type PackedModel } from './packed-model';
import {
  plainError,
  type FromWorker,
  type ResultOf,
  type EngineMethod,
  type ToWorker,
} from './protocol';

/** As much of a worker, or of one end of a channel, as is needed to answer. */
export interface Answering {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void;
}

/** Gives what takes the messages of the page. */
export function serveEngine(engine: Engine, port: Answering): (message: ToWorker) => Promise<void> {
  const running = new Map<number, AbortController>();
  return async (message) => {
    if (message.kind === 'cancel') {
      running.get(message.id)?.abort();
      return;
    }
    const { id } = message;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const result = await call(engine, message, {
        signal: controller.signal,
        onProgress: (share, doing) => port.postMessage({ kind: 'progress', id, share, doing }, []),
      });
      port.postMessage({ kind: 'done', id, result }, transferOf(result));
    } catch (error) {
      port.postMessage({ kind: 'failed', id, error: plainError(error) }, []);
    } finally {
      running.delete(id);
    }
  };
}

type Call = Exclude<ToWorker, { kind: 'cancel' }>;

function call(engine: Engine, message: Call, run: EngineRun): Promise<ResultOf<EngineMethod>> {
  switch (message.method) {
    case 'choices':
      return engine.choices(...message.arguments);
    case 'describe':
      return engine.describe(...message.arguments);
    case 'load':
      return engine.load(...message.arguments);
    case 'monitor':
      return engine.monitor(...message.arguments);
    case 'charts':
      return engine.charts(...message.arguments);
    case 'check':
      return engine.check(...message.arguments);
    case 'report':
      return engine.report(...message.arguments);
    case 'reportFile':
      return engine.reportFile(...message.arguments);
    case 'preview':
      return engine.preview(...message.arguments, run);
    case 'previewed':
      return engine.previewed(...message.arguments);
    case 'slips':
      return engine.slips(...message.arguments, run);
    case 'directive':
      return engine.directive(...message.arguments, run);
    case 'addDirective':
      return engine.addDirective(...message.arguments);
    case 'settings':
      return engine.settings(...message.arguments);
    case 'withSettings':
      return engine.withSettings(...message.arguments);
  }
}

/** Sheets and files move to the page; the worker has no more use for them. */
function transferOf(result: ResultOf<EngineMethod>): ArrayBuffer[] {
  const { model, bytes } = result as { model?: PackedModel; bytes?: Uint8Array };
  if (model) return buffersOfModel(model);
  return bytes ? [bytes.buffer as ArrayBuffer] : [];
}
