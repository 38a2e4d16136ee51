/** Entry of the Web Worker in which the add-in works things out. */
import { directEngine } from './direct-engine';
import type { ToWorker } from './protocol';
import { serveEngine, type Answering } from './worker-host';

const scope = self as unknown as Answering & {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};
const take = serveEngine(directEngine(), scope);
scope.onmessage = (event) => void take(event.data);
