/**
 * Milliseconds of processor time that a piece of work takes. On a busy machine it takes longer on the
 * clock and no more of this, so a bound on it does not fail for the neighbours' sake.
 */
export function processorTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * The least of three tries: a stall of the machine, or a clearing of memory, falls on one of them, a slow rule
 * on all.
 */
export const leastProcessorTime = (run: () => void): number =>
  Math.min(...Array.from({ length: 3 }, () => processorTime(run)));
