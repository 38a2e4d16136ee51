/** The other side of `crew.ts`: a thread that does what it is told, one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Order } from './crew';
import { handOf, type Made, type ReadSettings, type TaskKind, type Tasks } from './tasks';

/** Works until the program ends. Only in a worker thread. */
export function serveTasks(): void {
  const hand = handOf(workerData as ReadSettings);
  const perform = <Kind extends TaskKind>({ kind, given }: Order<Kind>): void => {
    const work: (given: Tasks[Kind]['given']) => Made<Kind> = hand[kind];
    const { made, moves } = work(given);
    parentPort?.postMessage(made, moves);
  };
  parentPort?.on('message', perform);
}
