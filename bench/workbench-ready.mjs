/**
 * The workbench from the first request to the sheet and to the pane's figures, in a new profile each time: nothing is
 * remembered from the visit before. Needs a build (`npm start` once).
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveWorkbench } from '../scripts/workbench-server.mjs';
import { withBrowser } from './chromium.mjs';
import { median } from './statistics.mjs';

export const title = 'The workbench: from the first request to ready, cold cache';
export const columns = ['until', 'wall', 'processor'];

const BUILT = fileURLToPath(new URL('../dist/workbench/index.html', import.meta.url));
const PATIENCE = 120_000;

/** Seconds of processor time of all processes of the browser. */
async function processor(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function visit(browser, session, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const [before, start] = [await processor(session), performance.now()];
    const soFar = async () => ({
      wall: (performance.now() - start) / 1000,
      cpu: (await processor(session)) - before,
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.body?.dataset.ready);
    const sheet = await soFar();
    const pane = page.frameLocator('#pane-frame');
    await pane.getByRole('heading', { name: 'Quá hạn' }).waitFor();
    return { sheet, pane: await soFar() };
  } finally {
    await context.close();
  }
}

const row = (until, list) => [
  until,
  `${median(list.map(({ wall }) => wall)).toFixed(2)} s`,
  `${median(list.map(({ cpu }) => cpu)).toFixed(2)} s`,
];

export async function run({ rounds }) {
  if (!existsSync(BUILT)) throw new Error('Build the workbench first: npm start');
  const server = await serveWorkbench({ port: 0, samples: '' });
  try {
    const visits = await withBrowser(async (browser) => {
      const session = await browser.newBrowserCDPSession();
      const list = [];
      for (let round = 0; round < rounds; round += 1) {
        list.push(await visit(browser, session, server.address));
      }
      return list;
    });
    return [
      row(
        'the sheet',
        visits.map(({ sheet }) => sheet),
      ),
      row(
        "the pane's figures",
        visits.map(({ pane }) => pane),
      ),
    ];
  } finally {
    await server.close();
  }
}
