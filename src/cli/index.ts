import { isMainThread } from 'node:worker_threads';
import { terminal } from './io';
import { run } from './run';
import { serveTasks } from './threads/worker';

// Threads run this very file: the program stays one file.
if (isMainThread) {
  const program = new URL(import.meta.url);
  await run(process.argv.slice(2), { ...terminal, program }, process);
} else serveTasks();
