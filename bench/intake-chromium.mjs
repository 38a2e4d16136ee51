/**
 * What an officer waits for who gives the pane 65 reports: all are read, checked and counted up in the pane's worker,
 * and the page has to answer meanwhile. Beside it the same files only read by exceljs, in a page of the same browser,
 * which is what a pane without a worker would do. Needs a build (`npm start` once).
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveWorkbench } from '../scripts/workbench-server.mjs';
import { withBrowser } from './chromium.mjs';
import { bundleForPage } from './compile.mjs';
import { filledWorkbooks } from './corpus.mjs';
import { median } from './statistics.mjs';

export const title = '65 filled commune workbooks given to the pane, Chromium';
export const columns = ['way', 'wall', 'times ours', 'longest task of the page', 'times ours'];

const BUILT = fileURLToPath(new URL('../dist/workbench/index.html', import.meta.url));
const PATIENCE = 120_000;
const MARK = 'tiendo-bench';

/** Does the work of one page: seconds by the clock, and milliseconds of the longest task of its main thread. */
async function measured(browser, page, frame, work) {
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  await frame.evaluate((mark) => performance.mark(mark), MARK);
  const start = performance.now();
  await work();
  const wall = (performance.now() - start) / 1000;
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const { pid, tid } = traceEvents.find(({ name }) => name === MARK);
  const tasks = traceEvents.filter(
    (event) => /RunTask$/.test(event.name) && event.pid === pid && event.tid === tid,
  );
  return { wall, longest: Math.max(...tasks.map(({ dur }) => dur ?? 0)) / 1000 };
}

async function inPage(browser, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** The pane of the provincial office, from the choice of the files to the numbers of its preview. */
const byPane = (browser, address, paths) =>
  inPage(browser, async (page) => {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.body?.dataset.ready);
    await page.selectOption('#role', 'office');
    await page.waitForFunction(() => document.body.dataset.ready === 'Tổng quan');
    await page.click('#ribbon [data-command=showConsolidate]');
    const pane = await (await page.waitForSelector('#pane-frame')).contentFrame();
    await pane.getByText('Chọn tệp').first().waitFor();
    return measured(browser, page, pane, async () => {
      await pane.locator('input[type=file]').first().setInputFiles(paths);
      await pane.getByText('65/65 đơn vị đã báo cáo').first().waitFor();
    });
  });

const byExcelJs = (browser, script, encoded) =>
  inPage(browser, async (page) => {
    await page.addScriptTag({ content: script });
    await page.evaluate((list) => globalThis.bench.decode(list), encoded);
    return measured(browser, page, page, () => page.evaluate(() => globalThis.bench.load()));
  });

export async function run({ rounds }) {
  if (!existsSync(BUILT)) throw new Error('Build the workbench first: npm start');
  const files = await filledWorkbooks();
  const encoded = files.map((file) => Buffer.from(file).toString('base64'));
  const script = await bundleForPage('bench/load-page.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-bench-'));
  const server = await serveWorkbench({ port: 0, samples: '' });
  try {
    const paths = files.map((_, index) => join(folder, `${index}.xlsx`));
    await Promise.all(files.map((file, index) => writeFile(paths[index], file)));
    const [ours, theirs] = await withBrowser(async (browser) => {
      const lists = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        lists[0].push(await byPane(browser, server.address, paths));
        lists[1].push(await byExcelJs(browser, script, encoded));
      }
      return lists;
    });
    const row = (name, list) => {
      const of = (field) => median(list.map((one) => one[field]));
      const ratio = (field) =>
        median(list.map((one, round) => one[field] / ours[round][field])).toFixed(2);
      return [
        ...[name, `${of('wall').toFixed(2)} s`, ratio('wall')],
        ...[`${of('longest').toFixed(0)} ms`, ratio('longest')],
      ];
    };
    return [
      row('ours: read, checked and counted up', ours),
      row('exceljs: only read, in the page', theirs),
    ];
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}
