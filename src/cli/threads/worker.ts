/** The other side of `crew.ts`: a thread that does what it is told, one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './crew';
import { handOf, type Made, type ReadSettings, type TaskKind, type Tasks } from './tasks';

/** Works until the program ends. Only in a worker thread. */
export function serveTasks(): void {
  const hand = handOf(workerData as ReadSettings);
  const perform = async <Kind extends TaskKind>(order: Order<Kind>): Promise<void> => {
    const work: (given: Tasks[Kind]['given']) => Promise<Made<Kind>> = hand[order.kind];
    const { made, moves } = await work(order.given);
    parentPort?.postMessage(made, moves);
  };
  // One after the other: the texts of a batch have their numbers before the next begins.
  let last = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    last = last.then(() => perform(order));
  });
}
