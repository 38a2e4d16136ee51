/** The page as it is built for Excel: it starts under its own policy, and says what is missing outside Excel. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILD_TIMEOUT, Site, build } from './pane';

/** What a person waits for (issue: 180 KB). */
const MOST_BYTES = 180_000;

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = build('vite.pane.config.ts', {
    TIENDO_OFFICE_JS: './office.js',
    // Jest says "test", which would build React with its warnings.
    NODE_ENV: 'production',
  });
  site = await Site.of(folder);
}, BUILD_TIMEOUT);
afterAll(() => site.close());

const page = (): string => readFileSync(join(folder, 'taskpane.html'), 'utf8');

test('Office.js comes from where the build was told', () => {
  expect(page()).toContain('<script src="./office.js"></script>');
  expect(page()).not.toContain('%OFFICE');
  expect(page()).not.toContain('appsforoffice');
});

test('no script stands in the page itself', () => {
  const scripts = [...page().matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
  expect(scripts.length).toBeGreaterThanOrEqual(3);
  expect(scripts.filter(([, attributes]) => !attributes?.includes('src='))).toEqual([]);
  expect(page()).not.toMatch(/\son[a-z]+=/);
});

test('the script for the first paint is small', () => {
  const named = [...page().matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)];
  expect(named.length).toBeGreaterThan(0);
  const bytes = named.map(([, file]) => gzipSync(readFileSync(join(folder, file ?? ''))).length);
  const sum = bytes.reduce((total, size) => total + size, 0);
  expect(sum).toBeGreaterThan(50_000);
  expect(sum).toBeLessThanOrEqual(MOST_BYTES);
});

test('what is heavy waits in the worker', () => {
  const first = [...page().matchAll(/assets\/[^"]+\.js/g)].map(([file]) => file);
  const scripts = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const holding = (words: string): string[] =>
    scripts
      .filter((name) => readFileSync(join(folder, 'assets', name), 'utf8').includes(words))
      .map((name) => `assets/${name}`);
  // A clause of the seeds, as text of the bundle.
  const seeds = holding('Tổng điều tra kinh tế 2026');
  expect(seeds.length).toBeGreaterThan(0);
  expect(seeds.filter((name) => first.includes(name))).toEqual([]);
});

test('inside Excel it starts, worker and all', async () => {
  // As much of Office.js as there is before the workbook is read, which then fails and is told.
  const stub = `
    window.Office = {
      onReady: async () => ({ host: 'Excel' }),
      context: { displayLanguage: 'vi-VN' },
      actions: { associate() {} },
      addin: {},
    };
    window.Excel = { run: async () => { throw new Error('no workbook here'); } };
  `;
  writeFileSync(join(folder, 'office.js'), stub);
  const pane = await site.open('taskpane.html');
  await pane.waitForEvent('worker', { predicate: (worker) => worker.url().includes('worker') });
  await pane.locator('.fui-MessageBar').first().waitFor();
  await pane.getByRole('tab', { name: 'Nạp bảng', selected: true }).waitFor();
  rmSync(join(folder, 'office.js'));
  expect(site.complaints().filter((text) => !text.includes('404'))).toEqual([]);
});

test('outside Excel it says so in words', async () => {
  const pane = await site.open('taskpane.html');
  const words = pane.getByRole('alert');
  await words.waitFor();
  expect(await words.textContent()).toContain('Không tải được thư viện Office.js');
  // Nothing but the scripts that this site does not have.
  expect(site.complaints().filter((text) => !text.includes('404'))).toEqual([]);
});
