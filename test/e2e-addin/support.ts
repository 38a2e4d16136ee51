/** The add-in in an open workbook: Microsoft's office.js over the simulated host, the port, and the jobs. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { directEngine, type EngineOptions } from '../../src/jobs/direct-engine';
import type { Engine } from '../../src/jobs/engine';
import { giveWay } from '../../src/jobs/give-way';
import type { Jobs } from '../../src/jobs/model';
import { createJobs } from '../../src/jobs/open-workbook';
import type { FromWorker, ToWorker } from '../../src/jobs/protocol';
import { workerEngine, type WorkerLike } from '../../src/jobs/worker-client';
import { serveEngine } from '../../src/jobs/worker-host';
import { dayFromIso } from '../../src/domain/day';
import { openWorkbook, type Open } from '../excel/support';

/** 12/6/2026, before the reports of June are due. */
export const TODAY = dayFromIso('2026-06-12');

const channels: MessagePort[] = [];

/** An engine on the other end of a channel: everything is copied on the way, as to a worker. */
export function engineBehindMessages(options: EngineOptions = {}): Engine {
  const { port1, port2 } = new MessageChannel();
  channels.push(port1, port2);
  const take = serveEngine(directEngine(options), {
    postMessage: (message, transfer) => port2.postMessage(message, transfer),
  });
  port2.on('message', (message: ToWorker) => void take(message));
  const worker: WorkerLike = {
    postMessage: (message, transfer) => port1.postMessage(message, transfer),
    onmessage: null,
  };
  port1.on('message', (data: FromWorker) => worker.onmessage?.({ data }));
  return workerEngine(worker);
}

export function closeChannels(): void {
  for (const port of channels.splice(0)) port.close();
}

export interface AddIn extends Open {
  jobs: Jobs;
}

/** @param engine the engine to work with; behind messages unless told otherwise */
export function openAddIn(engine: Engine = engineBehindMessages()): AddIn {
  const open = openWorkbook();
  const jobs = createJobs({
    port: open.port,
    engine,
    today: () => TODAY,
    timeOfDay: () => '14:05',
    pause: giveWay,
  });
  return { ...open, jobs };
}
