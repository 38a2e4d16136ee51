/** The command as it is installed: one built file, started in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FULL } from '../consolidation/support';

const BUILT = join(__dirname, '../../dist/cli/tiendo.mjs');

const start = (...argv: string[]) =>
  spawnSync(process.execPath, [BUILT, ...argv], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

// `npm test` builds it first; jest alone does not.
(existsSync(BUILT) ? describe : describe.skip)('dist/cli/tiendo.mjs', () => {
  test('catalog --json: the whole document comes through a pipe', () => {
    const { status, stdout, stderr } = start('catalog', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { tasks, communes } = JSON.parse(stdout) as { tasks: object[]; communes: object[] };
    expect([tasks.length, communes.length]).toEqual([FULL.tasks.length, 65]);
  });

  test('the exit code of a wrong command reaches the shell', () => {
    const { status, stdout, stderr } = start('tonghop');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Không có lệnh "tonghop"');
  });
});
