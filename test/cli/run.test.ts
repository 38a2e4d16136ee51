import { EventEmitter } from 'node:events';
import { main } from '../../src/cli/main';
import { run, type Host } from '../../src/cli/run';

jest.mock('../../src/cli/main', () => ({ main: jest.fn() }));
const command = jest.mocked(main);

const io = (said: string[]) => ({
  out: () => undefined,
  err: (text: string) => void said.push(text),
  interactive: false,
});

const hostOf = (stdout: EventEmitter): Host => ({ stdout });

/** A program that ends like this after its output has gone wrong in that way. */
async function after(failure: string | null, end: () => number) {
  const stdout = new EventEmitter();
  command.mockImplementation(() => {
    if (failure !== null) stdout.emit('error', Object.assign(new Error(), { code: failure }));
    return Promise.resolve().then(end);
  });
  const said: string[] = [];
  const host = hostOf(stdout);
  await run([], io(said), host);
  return { said, code: host.exitCode };
}

test('the exit code of the command is that of the process', async () => {
  expect(await after(null, () => 1)).toEqual({ said: [], code: 1 });
});

test('who reads only the beginning is not told of an error', async () => {
  expect(await after('EPIPE', () => 0)).toEqual({ said: [], code: 0 });
});

test('a full disk is told, once, and is no success', async () => {
  const { said, code } = await after('ENOSPC', () => 0);
  expect(code).toBe(2);
  expect(said).toEqual([expect.stringContaining('Không ghi được kết quả')]);
  expect(said[0]).toContain('ENOSPC');
});

test('output that fails when the command has ended', async () => {
  const stdout = new EventEmitter();
  command.mockResolvedValue(0);
  const host = hostOf(stdout);
  await run([], io([]), host);
  stdout.emit('error', Object.assign(new Error(), { code: 'EIO' }));
  expect(host.exitCode).toBe(2);
});

test('a fault of the program is no "has problems"', async () => {
  const { said, code } = await after(null, () => {
    throw new TypeError('x is undefined');
  });
  expect(code).toBe(2);
  expect(said[0]).toContain('Phần mềm gặp lỗi');
  expect(said[1]).toContain('x is undefined');
});
