/**
 * Serves the workbench, the built add-in and Microsoft's library on this machine only, with a content security
 * policy that knows no other host. The add-in is the built one, byte for byte, except that the tag which loads
 * Office.js from Microsoft's address points to the copy that npm brought, followed by the stand-in's own script.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OFFICE = dirname(
  createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-web-16.00.debug.js'),
);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const FOLDERS = [
  ['/addin/', join(ROOT, 'dist/addin')],
  ['/office/', OFFICE],
  ['/', join(ROOT, 'dist/workbench')],
];

const OFFICE_TAG = /<script src="[^"]*"><\/script>/;
const STAND_IN =
  '<script src="/office/excel-web-16.00.debug.js"></script><script src="/stand-in.js"></script>';

/** The pane's page as it is served here. */
const withStandIn = (html) => {
  if (!OFFICE_TAG.test(html)) throw new Error('taskpane.html does not load Office.js first.');
  return html.replace(OFFICE_TAG, STAND_IN);
};

/** The file for an address, or null: nothing outside the folders above is served. */
function fileFor(path) {
  for (const [prefix, folder] of FOLDERS) {
    if (!path.startsWith(prefix)) continue;
    const name = path.slice(prefix.length) || 'index.html';
    const file = normalize(join(folder, name));
    if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile())
      return null;
    return file;
  }
  return null;
}

function policy({ page, pane }, isPane) {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    `frame-src ${pane}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    isPane ? `frame-ancestors ${page}` : "frame-ancestors 'none'",
  ].join('; ');
}

function answer(request, response, { origins, samples, sampleBook }) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const path = decodeURIComponent(pathname);
  const isPane = path.startsWith('/addin/');
  const headers = {
    'Content-Security-Policy': policy(origins, isPane),
    // Two ports are two origins of one site; this asks the browser for a process for each of them.
    'Origin-Agent-Cluster': '?1',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  };
  if (path === '/workbench.json') {
    response.writeHead(200, { ...headers, 'Content-Type': TYPES['.json'] });
    response.end(JSON.stringify({ paneOrigin: origins.pane }));
    return;
  }
  const made = { '/samples.zip': samples, '/sample-book.xlsx': sampleBook };
  const file = made[path] ?? fileFor(path);
  if (!['GET', 'HEAD'].includes(request.method) || !file || !existsSync(file)) {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Không có trang này.');
    return;
  }
  // Not packed: on one machine that costs more time than it saves.
  response.writeHead(200, {
    ...headers,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
  });
  if (request.method === 'HEAD') response.end();
  else if (path === '/addin/taskpane.html') response.end(withStandIn(readFileSync(file, 'utf8')));
  else createReadStream(file).pipe(response);
}

/** Listens on the port, on another one when it is taken. */
function listen(handler, port) {
  const attempt = (wanted) =>
    new Promise((resolve, reject) => {
      const server = createServer((request, response) => {
        try {
          handler(request, response);
        } catch (error) {
          response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
          response.end(String(error));
        }
      });
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => resolve(server));
    });
  return attempt(port).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return attempt(0);
  });
}

/**
 * @param {{ port: number, samples: string, sampleBook: string }} options the port to begin with (0: any), the reports
 *   of the samples in one file, the province's book that was made from them
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveWorkbench({ port, samples, sampleBook }) {
  const origins = { page: '', pane: '' };
  const handler = (request, response) =>
    answer(request, response, { origins, samples, sampleBook });
  const servers = [await listen(handler, port), await listen(handler, port === 0 ? 0 : port + 1)];
  const [page, pane] = servers.map((server) => `http://localhost:${server.address().port}`);
  Object.assign(origins, { page, pane });
  return {
    address: `${page}/`,
    close: async () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
