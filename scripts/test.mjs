/**
 * Runs the tests where the users are (Asia/Ho_Chi_Minh), then everything that could depend on the clock
 * again in UTC and Los Angeles. Arguments go on to jest.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));

/** Neither bytes, LibreOffice, the linter, a build, the host nor a page know a time zone; once is enough for them. */
const ONCE = [
  'test/workbook/read',
  'test/e2e',
  'test/layers',
  'test/functions/build',
  'test/excel',
  'test/workbench',
  'test/workbook/writer',
  'test/cli/kill',
  'test/cli/jobs',
  'test/cli/dataset',
  'test/dataset',
  'test/manifest',
  'test/e2e-addin',
  'test/taskpane/browser',
  'test/browser',
];

const RUNS = [
  { zone: 'Asia/Ho_Chi_Minh', options: [] },
  { zone: 'UTC', options: ['--testPathIgnorePatterns', ...ONCE] },
  { zone: 'America/Los_Angeles', options: ['--testPathIgnorePatterns', ...ONCE] },
];

for (const { zone, options } of RUNS) {
  process.stdout.write(`\n--- TZ=${zone} ---\n`);
  const { status } = spawnSync(process.execPath, [jest, ...options, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, TZ: zone },
  });
  if (status !== 0) process.exit(status ?? 1);
}
