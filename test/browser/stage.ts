/** What all browser tests share: one server, one browser, and a page for each test. */
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import {
  chooseRole,
  launchBrowser,
  openBench,
  serve,
  type Bench,
  type Role,
  type Served,
} from './support';

/** Builds and whole jobs on a busy machine: slow is not wrong. */
const PATIENCE = 600_000;

const PANE_MARK = 'tiendo-pane';

interface Trace {
  traceEvents: { name: string; pid: number; tid: number; tdur?: number }[];
}

export class Stage {
  private served: Served | undefined;
  private browser: Browser | undefined;
  private current: Bench | undefined;

  async begin(): Promise<void> {
    this.served = await serve();
    this.browser = await launchBrowser();
  }

  async end(): Promise<void> {
    await this.browser?.close();
    this.served?.stop();
  }

  get address(): string {
    if (!this.served) throw new Error('Nothing is served yet.');
    return this.served.address;
  }

  /** The page of this test. */
  get bench(): Bench {
    if (!this.current) throw new Error('No page is open.');
    return this.current;
  }

  get page(): Page {
    return this.bench.page;
  }

  get pane(): Frame {
    return this.bench.pane();
  }

  async open(options: BrowserContextOptions = {}): Promise<void> {
    if (!this.browser) throw new Error('There is no browser yet.');
    this.current = await openBench(this.browser, this.address, options);
  }

  /** Opens the page, and the workbook of a role. */
  async openAs(role: Role, options: BrowserContextOptions = {}): Promise<void> {
    await this.open(options);
    await chooseRole(this.bench, role);
  }

  async close(): Promise<void> {
    await this.current?.close();
    this.current = undefined;
  }

  /**
   * Does the work, and measures it.
   * @returns milliseconds of processor time of the longest task on the pane's main thread; a busy machine makes
   * tasks last longer, and no more work
   */
  async longestTask(work: () => Promise<void>): Promise<number> {
    if (!this.browser) throw new Error('There is no browser yet.');
    await this.browser.startTracing(this.page, { categories: ['toplevel', 'blink.user_timing'] });
    await this.pane.evaluate((mark) => performance.mark(mark), PANE_MARK);
    await work();
    const { traceEvents } = JSON.parse(String(await this.browser.stopTracing())) as Trace;
    const pane = traceEvents.find(({ name }) => name === PANE_MARK);
    if (!pane) throw new Error('The trace does not know the pane.');
    const tasks = traceEvents.filter(
      ({ name, pid, tid }) => /RunTask$/.test(name) && pid === pane.pid && tid === pane.tid,
    );
    if (tasks.length === 0) throw new Error('The trace has no tasks of the pane.');
    return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
  }

  /** A click on the ribbon. */
  async ribbon(command: string): Promise<void> {
    await this.page.click(`#ribbon [data-command=${command}]`);
  }

  /** The pane's page with this heading is there. */
  async heading(name: string | RegExp): Promise<void> {
    await this.pane.getByRole('heading', { name }).first().waitFor();
  }

  /** These words stand in the pane, where people see them. */
  async says(words: string | RegExp, timeout?: number): Promise<void> {
    await this.pane
      .locator('main, .fui-MessageBar, [role=group]')
      .getByText(words)
      .filter({ visible: true })
      .first()
      .waitFor(timeout === undefined ? {} : { timeout });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.pane.getByRole('button', { name, exact: true }).click();
  }

  text(): Promise<string> {
    return this.pane.locator('body').innerText();
  }
}

/** A stage for the tests of a file: a server and a browser for all, a page for each. */
export function openStage(): Stage {
  jest.setTimeout(PATIENCE);
  const stage = new Stage();
  beforeAll(() => stage.begin());
  afterAll(() => stage.end());
  afterEach(() => stage.close());
  return stage;
}
