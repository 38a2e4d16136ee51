/** The built preview of the pane in a browser: opened with a query, watched for errors. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../helpers/browser';
import type { Call, FakeApp, FakeJobs } from '../fake-jobs';

const ROOT = join(__dirname, '../../..');

/** A build takes seconds; a busy machine must not turn that into a failure. */
export const BUILD_TIMEOUT = 240_000;

/** What does not come at all is missed after this: how long it takes is nobody's business here. */
const PATIENCE = 60_000;

jest.setTimeout(BUILD_TIMEOUT);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** What the preview leaves for the tests (preview/main.ts). */
interface Fakes {
  fake: { jobs: FakeJobs; app: FakeApp };
}

/**
 * Builds a page of ours into a folder of its own; unless told otherwise with React's warnings, which the tests
 * then hear of.
 */
export function build(config: string, env: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-pane-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '-c', join(ROOT, config), '--outDir', folder, '--emptyOutDir', 'false'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  if (status !== 0) throw new Error(`vite build -c ${config}:\n${stderr}`);
  return folder;
}

/** Where a test may look from: the width of the pane, its colours. */
export interface View {
  width?: number;
  theme?: 'light' | 'dark' | 'contrast';
}

const viewOf = ({ width = 320, theme = 'light' }: View): BrowserContextOptions => ({
  viewport: { width, height: 720 },
  colorScheme: theme === 'dark' ? 'dark' : 'light',
  forcedColors: theme === 'contrast' ? 'active' : 'none',
  permissions: ['clipboard-read', 'clipboard-write'],
  // The clock of the page is not that of the test: days must come out the same.
  timezoneId: 'Asia/Ho_Chi_Minh',
});

export class Site {
  private readonly errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async of(folder: string): Promise<Site> {
    return new Site(await launchBrowser(), folder);
  }

  /** Opens a page of the site; a secure origin without a server, so that nothing can be reached. */
  async open(address: string, view: View = {}): Promise<Page> {
    const context = await this.browser.newContext(viewOf(view));
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.errors.push(`${address}: ${message.text()}`);
      }
    });
    page.on('pageerror', ({ message }) => this.errors.push(`${address}: ${message}`));
    await page.route('**/*', async (route) => {
      const { pathname, host } = new URL(route.request().url());
      const file = join(this.folder, pathname);
      if (host !== 'pane.test' || !existsSync(file)) await route.fulfill({ status: 404, body: '' });
      else {
        const contentType = TYPES[extname(file)] ?? 'application/octet-stream';
        await route.fulfill({ body: readFileSync(file), contentType });
      }
    });
    await page.goto(`https://pane.test/${address}`);
    return page;
  }

  /** What the browser complained about since it was last asked. */
  complaints(): string[] {
    return this.errors.splice(0);
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** Opens the preview; `query` as in preview/main.ts. */
export type Preview = (query: string, view?: View) => Promise<Page>;

/** The preview for all tests of a file: built before them, and nothing to complain about after each. */
export function usePreview(): Preview {
  let site: Site;
  beforeAll(async () => {
    site = await Site.of(build('test/taskpane/preview/vite.config.ts'));
  }, BUILD_TIMEOUT);
  afterAll(() => site.close());
  afterEach(() => {
    expect(site.complaints()).toEqual([]);
  });
  return (query, view = {}) =>
    site.open(`index.html?${query}&theme=${view.theme ?? 'light'}`, view);
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** What the pane asked the jobs for, in order. */
export const calls = (page: Page, job: string): Promise<Call[]> =>
  page.evaluate(
    (name) => (window as unknown as Fakes).fake.jobs.calls.filter((call) => call.job === name),
    job,
  );

/** Waits until the pane has asked for a job so many times. */
export async function called(page: Page, job: string, times: number): Promise<void> {
  await page.waitForFunction(
    ([name, wanted]) =>
      (window as unknown as Fakes).fake.jobs.calls.filter((call) => call.job === name).length >=
      wanted,
    [job, times] as const,
  );
}

/** Somebody types into the workbook. */
export const typeIntoBook = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as Fakes).fake.jobs.type());

/** The ribbon asks for a page, or says something. */
export const ribbon = {
  show: (page: Page, id: 'load' | 'settings'): Promise<void> =>
    page.evaluate((wanted) => (window as unknown as Fakes).fake.app.showPage(wanted), id),
  say: (page: Page, text: string): Promise<void> =>
    page.evaluate(
      (words) => (window as unknown as Fakes).fake.app.notify({ kind: 'error', text: words }),
      text,
    ),
};

export const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name }).click();

/** A message on the page, by some of its words. */
export const bar = (page: Page, text: string | RegExp) =>
  page.locator('.fui-MessageBar').filter({ hasText: text });

/** A file to pick. */
export const file = (name: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from('PK'),
});

/** Picks one of our own documents on the page Văn bản, and waits for its rows. */
export async function readDocument(page: Page, name: string): Promise<void> {
  await tab(page, 'Văn bản');
  await page
    .locator('input[accept*=docx]')
    .setInputFiles(join(ROOT, 'test/fixtures/directives', name));
  await page.getByRole('heading', { name: 'Các dòng đề xuất' }).waitFor();
}
