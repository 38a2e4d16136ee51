/** Somebody took the lock over while the reports were read, as after the machine has slept. */
import { mkdir, writeFile } from 'node:fs/promises';
import { UsageError } from '../../src/cli/io';
import type * as locks from '../../src/cli/lock';
import { CHI_LANG, KHANG_CHIEN, report } from '../consolidation/support';
import { bytesOf, filesIn, temporaryFolder, tiendo } from './terminal';

let mockIsLost = false;

jest.mock('../../src/cli/lock', () => {
  const real = jest.requireActual<typeof locks>('../../src/cli/lock');
  const assertHeld = (): void => {
    if (mockIsLost) throw new UsageError('Khóa đã bị lần chạy khác lấy.');
  };
  return {
    ...real,
    withLock: <T>(path: string, work: (lock: locks.HeldLock) => Promise<T>) =>
      real.withLock(path, () => work({ assertHeld })),
  };
});

const at = temporaryFolder();

test('nothing is written: the book is the one that the other run makes', async () => {
  await mkdir(at('in'));
  await writeFile(at('in', 'a.xlsx'), await report(CHI_LANG));
  const run = () => tiendo('consolidate', at('in'), '--period', '2026-06', '--into', at('so.xlsx'));
  expect((await run()).code).toBe(0);
  const before = await bytesOf(at('so.xlsx'));
  mockIsLost = true;
  await writeFile(at('in', 'b.xlsx'), await report(KHANG_CHIEN));
  const second = await run();
  expect(second.code).toBe(2);
  expect(second.err).toContain('Khóa đã bị lần chạy khác lấy.');
  expect(await bytesOf(at('so.xlsx'))).toEqual(before);
  expect(await filesIn(at())).toEqual(['in', 'so.xlsx']);
});
