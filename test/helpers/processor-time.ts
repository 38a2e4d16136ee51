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
