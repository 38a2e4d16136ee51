/** The server for a real Excel, asked over http: the certificate is the machine's own affair. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './built';

const SCRIPT = join(ROOT, 'scripts', 'serve-excel.mjs');

let parent = '';
let folder = '';
let server: ChildProcess;
let port = 0;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'tiendo-serve-'));
  folder = join(parent, 'addin');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'taskpane.html'), 'pane');
  writeFileSync(join(folder, 'functions.json'), '{}');
  writeFileSync(join(folder, 'assets', 'số.png'), 'png');
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  server = spawn(process.execPath, [SCRIPT, '--http', '--port', '0', '--dir', folder]);
  port = await new Promise((found, failed) => {
    server.stdout?.on('data', (text) => found(Number(/:(\d+)\//.exec(String(text))?.[1])));
    server.stderr?.on('data', (text) => failed(new Error(String(text))));
  });
});

afterAll(() => {
  server.kill();
  rmSync(parent, { recursive: true });
});

interface Answer {
  status: number | undefined;
  type: string | undefined;
  origin: string | undefined;
  body: string;
}

/** The path goes as it is: `fetch` would tidy up what an attacker does not. */
const ask = (path: string, method = 'GET'): Promise<Answer> =>
  new Promise((answered, failed) => {
    const asked = request({ host: 'localhost', port, path, method }, (response) => {
      let body = '';
      response.on('data', (text) => (body += text));
      response.on('end', () =>
        answered({
          status: response.statusCode,
          type: response.headers['content-type'],
          origin: response.headers['access-control-allow-origin'],
          body,
        }),
      );
    });
    asked.on('error', failed);
    asked.end();
  });

test.each([
  ['/taskpane.html', 'text/html; charset=utf-8', 'pane'],
  ['/taskpane.html?_host_Info=Excel$Win32', 'text/html; charset=utf-8', 'pane'],
  ['/functions.json', 'application/json; charset=utf-8', '{}'],
  ['/assets/s%E1%BB%91.png', 'image/png', 'png'],
])('%s is served, also to a page of another origin', async (path, type, body) => {
  expect(await ask(path)).toEqual({ status: 200, type, origin: '*', body });
});

test.each([
  '/',
  '/nothing.js',
  '/assets',
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%',
  '/%00',
])('%s is not there', async (path) => {
  const { status, body } = await ask(path);
  expect([status, body]).toEqual([404, 'Không có tệp này.']);
});

test('nothing is taken in', async () => {
  expect((await ask('/taskpane.html', 'POST')).status).toBe(405);
  expect(await ask('/taskpane.html', 'HEAD')).toMatchObject({ status: 200, body: '' });
});

test.each<[string, string[], RegExp, Record<string, string>]>([
  ['without a build', ['--http', '--dir', tmpdir()], /npm run build:addin/, {}],
  [
    'without a certificate',
    [],
    /office-addin-dev-certs install/,
    { HOME: '/nowhere', USERPROFILE: '/nowhere' },
  ],
])('%s it says what to do', (_, options, expected, env) => {
  const args = options.includes('--dir') ? options : [...options, '--dir', folder];
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(expected);
});

test('a port in use is told', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [SCRIPT, '--http', '--dir', folder, '--port', String(port)],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toContain(`Cổng ${port}`);
});
