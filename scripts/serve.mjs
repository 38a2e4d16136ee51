/**
 * `npm start`: makes the samples, builds what is not current, serves the workbench and says where.
 *
 *     node scripts/serve.mjs [--port 3010] [--no-build] [--no-open]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { serveWorkbench } from './workbench-server.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(ROOT, path);
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3010' },
    'no-build': { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
});

/** Time of the youngest file below these. */
const newest = (paths) =>
  Math.max(
    0,
    ...paths
      .filter((path) => existsSync(at(path)))
      .map((path) => {
        const found = statSync(at(path));
        if (!found.isDirectory()) return found.mtimeMs;
        return newest(readdirSync(at(path)).map((name) => join(path, name)));
      }),
  );

const isCurrent = (made, from) =>
  existsSync(at(made)) && statSync(at(made)).mtimeMs >= newest(from);

function run(words, command, args, { shell = false } = {}) {
  process.stdout.write(`${words}…\n`);
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell,
  });
  if (status !== 0) {
    process.stderr.write(`Không xong: ${command} ${args.join(' ')}\n`);
    process.exit(status ?? 1);
  }
}

/** On Windows npm is a batch file, and Node starts those through a shell only. */
const shell = process.platform === 'win32';
const build = (words, script) => run(words, 'npm', ['run', '--silent', script], { shell });

const SOURCES = ['src', 'seeds', 'package.json'];
const SAMPLES = at('out/tep-mau.zip');
const BOOK = 'out/so-tong-hop-2026-06.xlsx';
const REPORTS = at('out/bao-cao-da-nop');

if (!values['no-build']) {
  if (!isCurrent('dist/cli/tiendo.mjs', SOURCES)) build('Dựng công cụ dòng lệnh', 'build:cli');
  if (!isCurrent('dist/addin/manifest.xml', [...SOURCES, 'manifest.xml', 'taskpane.html'])) {
    build('Dựng phần bổ trợ', 'build:addin');
  }
  if (!isCurrent('dist/workbench/index.html', [...SOURCES, 'workbench', 'manifest.xml'])) {
    build('Dựng bàn thử', 'build:workbench');
  }
  if (!isCurrent(BOOK, ['dist/cli/tiendo.mjs'])) {
    run('Chạy toàn bộ chu trình trên số liệu mẫu (thư mục out)', process.execPath, [
      at('dist/cli/tiendo.mjs'),
      ...['demo', '--out', at('out')],
    ]);
  }
}
if (existsSync(REPORTS)) {
  const names = readdirSync(REPORTS).filter((name) => name.endsWith('.xlsx'));
  const files = names.map((name) => [name, [readFileSync(join(REPORTS, name)), { level: 0 }]]);
  writeFileSync(SAMPLES, zipSync(Object.fromEntries(files)));
}

/** Only where somebody sits in front of a desktop. */
function openBrowser(address) {
  const { platform, env } = process;
  const isDesktop = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (values['no-open'] || !isDesktop || env.CI) return;
  const [command, args] =
    platform === 'win32'
      ? ['cmd', ['/c', 'start', '', address]]
      : [platform === 'darwin' ? 'open' : 'xdg-open', [address]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

const server = await serveWorkbench({
  port: Number(values.port),
  samples: SAMPLES,
  sampleBook: at(BOOK),
});
process.stdout.write(
  `Bàn thử Tiến Độ đang chạy tại ${server.address}\nMở địa chỉ đó bằng trình duyệt trên máy này. Bấm Ctrl+C để dừng.\n`,
);
openBrowser(server.address);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void server.close().then(() => process.exit(0)));
}
