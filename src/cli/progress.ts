import cliProgress from 'cli-progress';
import type { Io } from './io';

export interface Progress {
  step: (done: number) => void;
  stop: () => void;
}

/**
 * A bar on standard error for work over a second. Where there is no terminal, one line says what is
 * being done, so that logs stay readable.
 */
export function startProgress(io: Io, label: string, total: number): Progress {
  if (!io.interactive) {
    io.err(`${label} (${total})…`);
    return { step: () => undefined, stop: () => undefined };
  }
  const bar = new cliProgress.SingleBar({
    format: `${label} [{bar}] {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0);
  return { step: (done) => bar.update(done), stop: () => bar.stop() };
}
