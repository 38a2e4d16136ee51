/** Two runs on one book, and what a killed run leaves behind. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { UsageError } from '../../src/cli/io';
import { withLock } from '../../src/cli/lock';
import { VIETNAMESE } from '../consolidation/support';
import { filesIn, temporaryFolder } from './terminal';

const at = temporaryFolder();

/** A process that is gone, and the lock it would have left. */
function deadProcess(): number {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return pid;
}

async function leaveLock(book: string, holder: object | null): Promise<string> {
  await mkdir(at(book, '..'), { recursive: true });
  const lock = at(book, '..', `.${book.split('/').at(-1) ?? ''}.khoa`);
  await mkdir(lock);
  if (holder) await writeFile(`${lock}.json`, JSON.stringify(holder));
  return lock;
}

const refusal = async (book: string): Promise<string> => {
  const error: unknown = await withLock(at(book), () => Promise.resolve()).then(
    () => new Error('the lock was given'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
};

test('the work is done, its result comes back, and nothing is left beside the book', async () => {
  const done = await withLock(at('a/so.xlsx'), async () => {
    expect(await filesIn(at('a'))).toEqual(['.so.xlsx.khoa', '.so.xlsx.khoa.json']);
    return 42;
  });
  expect(done).toBe(42);
  expect(await readdir(at('a'))).toEqual([]);
});

test('the lock is given back when the work fails', async () => {
  const fail = withLock(at('b/so.xlsx'), () => Promise.reject(new Error('đĩa đầy')));
  await expect(fail).rejects.toThrow('đĩa đầy');
  expect(await withLock(at('b/so.xlsx'), () => Promise.resolve('lần sau'))).toBe('lần sau');
});

test('a second run is told who is at work, since when and what to do', async () => {
  await withLock(at('c/so.xlsx'), async () => {
    const message = await refusal('c/so.xlsx');
    expect(message).toContain(hostname());
    expect(message).toContain(`tiến trình ${process.pid}`);
    expect(message).toMatch(/từ \d\d:\d\d ngày \d\d\/\d\d\/\d{4}/);
    expect(message).toMatch(/chạy lại/);
    expect(message).toMatch(VIETNAMESE);
  });
});

test('two books are two locks', async () => {
  await withLock(at('d/mot.xlsx'), async () => {
    expect(await withLock(at('d/hai.xlsx'), () => Promise.resolve(true))).toBe(true);
  });
});

test('the lock of a killed run on this machine is taken over after a moment', async () => {
  await leaveLock('e/so.xlsx', { user: 'an', host: hostname(), pid: deadProcess(), since: 0 });
  expect(await withLock(at('e/so.xlsx'), () => Promise.resolve('xong'))).toBe('xong');
});

test('of two that wait for the lock of a killed run only one gets it', async () => {
  await leaveLock('f/so.xlsx', { user: 'an', host: hostname(), pid: deadProcess(), since: 0 });
  let atWork = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise((resolve) => setTimeout(resolve, 400));
    atWork -= 1;
  };
  const both = await Promise.allSettled([
    withLock(at('f/so.xlsx'), work),
    withLock(at('f/so.xlsx'), work),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).not.toEqual([]);
  expect(most).toBe(1);
});

test.each<[string, object | null]>([
  ['another machine', { user: 'an', host: 'may-khac', pid: 1, since: Date.UTC(2026, 5, 20, 7, 5) }],
  ['nobody knows whom', null],
])('the lock of %s holds for a minute and no longer', async (name, holder) => {
  const book = `${holder ? 'g' : 'h'}/so.xlsx`;
  const lock = await leaveLock(book, holder);
  const message = await refusal(book);
  expect(message).toContain(holder ? 'may-khac' : 'Một lần chạy khác');
  if (holder) expect(message).toContain('14:05 ngày 20/06/2026');
  const longAgo = Date.now() / 1000 - 61;
  await utimes(lock, longAgo, longAgo);
  expect(await withLock(at(book), () => Promise.resolve(name))).toBe(name);
});

test('a run that is alive keeps its lock however long it takes', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    const holder = { user: 'an', host: hostname(), pid: child.pid, since: 0 };
    await leaveLock('i/so.xlsx', holder);
    expect(await refusal('i/so.xlsx')).toContain(`tiến trình ${child.pid}`);
  } finally {
    child.kill();
  }
});

test('what a killed run had half written is cleared away, other files are not', async () => {
  await mkdir(at('k'));
  const names = ['.so.xlsx.123.tmp', '.khac.xlsx.123.tmp', 'so.xlsx.tmp'];
  for (const name of names) await writeFile(at('k', name), 'x');
  await withLock(at('k/so.xlsx'), () => Promise.resolve());
  expect(await filesIn(at('k'))).toEqual(names.slice(1).sort());
});
