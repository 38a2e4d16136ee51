/**
 * The very first click on the ribbon, in Chromium over the built folder: Excel starts the page, and hands
 * the click over as soon as a function of that name is there, which is before the pane is loaded.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser';
import { buildFolder, removeFolder, ROOT, writeManifests } from './built';

let folder = '';
let address = '';
let server: ChildProcess;
let browser: Browser;

beforeAll(async () => {
  folder = buildFolder({ pane: true });
  writeManifests(folder);
  const script = join(ROOT, 'scripts', 'serve-excel.mjs');
  server = spawn(process.execPath, [script, '--http', '--port', '0', '--dir', folder]);
  address = await new Promise((found, failed) => {
    server.stdout?.on('data', (text) => found(String(text).trim()));
    server.stderr?.on('data', (text) => failed(new Error(String(text))));
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.kill();
  removeFolder(folder);
});

/** As much of Excel as starting takes; it clicks at once, and its workbook cannot be read. */
function excel(click: string): void {
  const log: string[] = [];
  const event = { completed: () => void log.push('completed') };
  Object.assign(window, {
    log,
    CustomFunctions: { associate: () => undefined },
    Excel: { run: () => Promise.reject(new Error('busy')) },
    Office: {
      onReady: () => Promise.resolve({ host: 'Excel' }),
      context: { displayLanguage: 'vi-VN', requirements: { isSetSupported: () => false }, ui: {} },
      actions: {
        associate: (id: string, action: (event: object) => void) => {
          if (id !== click) return;
          // A module, which comes too late for Excel, runs when the page is "interactive".
          log.push(`clicked, page ${document.readyState}`);
          action(event);
        },
      },
      addin: { showAsTaskpane: async () => void log.push('shown') },
    },
  });
}

async function start(click: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route('https://appsforoffice.microsoft.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `(${excel})(${JSON.stringify(click)})` }),
  );
  await page.goto(address);
  return page;
}

const logOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { log: string[] }).log);

test.each([
  ['showSettings', 'Cài đặt'],
  ['showMonitor', 'Theo dõi'],
])('%s as the first click opens the pane on %s', async (click, name) => {
  const page = await start(click);
  await page.getByRole('tab', { name, selected: true }).waitFor();
  expect(await logOf(page)).toEqual(['clicked, page loading', 'shown', 'completed']);
  await page.close();
});

test('a quick job as the first click shows its failure in the pane', async () => {
  const page = await start('checkReport');
  await page.getByText('Phần mềm gặp lỗi ngoài dự kiến', { exact: false }).first().waitFor();
  expect(await logOf(page)).toEqual(['clicked, page loading', 'shown', 'completed']);
  await page.close();
});
