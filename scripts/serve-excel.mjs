/**
 * Serves the built add-in to a real Excel on this machine:
 *
 *   node scripts/serve-excel.mjs [--port 3000] [--dir dist/addin] [--http]
 *
 * Excel loads add-ins over https only. The certificate is the one that Microsoft's office-addin-dev-certs
 * puts into the user's folder and makes this machine trust; --http is for standing behind something that
 * does https itself.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { homedir } from 'node:os';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const CERTIFICATES = join(homedir(), '.office-addin-dev-certs');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.map': 'application/json; charset=utf-8',
};

/** The file that an address means; null when there is none in the folder. */
function fileOf(folder, address) {
  const { pathname } = new URL(address, 'https://localhost');
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const file = resolve(folder, `.${path}`);
  const inside = file.startsWith(`${folder}${sep}`);
  return inside && existsSync(file) && statSync(file).isFile() ? file : null;
}

const answer = (folder) => (request, response) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end();
    return;
  }
  const file = fileOf(folder, request.url);
  if (!file) {
    response
      .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
      .end('Không có tệp này.');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    // What was built a minute ago is what must be seen.
    'cache-control': 'no-store',
    // Excel on the web fetches functions.json from its own page.
    'access-control-allow-origin': '*',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
};

function certificate() {
  const [key, cert] = ['localhost.key', 'localhost.crt'].map((name) => join(CERTIFICATES, name));
  if (!existsSync(key) || !existsSync(cert)) {
    throw new Error(
      'Máy này chưa có chứng chỉ cho https://localhost. Chạy: npx office-addin-dev-certs install',
    );
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

function main() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      dir: { type: 'string', default: join(ROOT, 'dist', 'addin') },
      http: { type: 'boolean', default: false },
    },
  });
  const folder = resolve(values.dir);
  if (!existsSync(join(folder, 'taskpane.html'))) {
    throw new Error(`Chưa có bản dựng trong ${folder}. Chạy: npm run build:addin`);
  }
  const server = values.http
    ? createHttpServer(answer(folder))
    : createHttpsServer(certificate(), answer(folder));
  server.on('error', (error) => {
    process.stderr.write(
      error.code === 'EADDRINUSE'
        ? `Cổng ${values.port} đang có chương trình khác dùng. Dừng chương trình đó rồi chạy lại.\n`
        : `${error.message}\n`,
    );
    process.exitCode = 1;
  });
  // This machine only: nobody else on the network is to load a build under way.
  server.listen(Number(values.port), 'localhost', () => {
    const { port } = server.address();
    process.stdout.write(`${values.http ? 'http' : 'https'}://localhost:${port}/taskpane.html\n`);
  });
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
