import { isMainThread } from 'node:worker_threads';
import { serveExtraction } from './extraction/worker';
import { terminal } from './io';
import { main } from './main';

// Threads run this very file: the program stays one file.
if (isMainThread) {
  const program = new URL(import.meta.url);
  process.exitCode = await main(process.argv.slice(2), { ...terminal, program });
} else serveExtraction();
