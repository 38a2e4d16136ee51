/** The workbench as `npm start` serves it, and a page of it that notes whatever should not happen. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../helpers/browser';

const BUILD_TIME = 240_000;
const PATIENCE = 120_000;

export interface Served {
  address: string;
  stop: () => void;
}

/** Builds what is not current, and serves it on a free port. */
export function serve(): Promise<Served> {
  const server: ChildProcess = spawn(
    process.execPath,
    ['scripts/serve.mjs', '--no-open', '--port', '0'],
    // What is built is what people get: under jest's own environment React would be the one for developers, and
    // stay in the folder that `npm start` and the size check look at.
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The workbench did not start.')), BUILD_TIME);
    let said = '';
    server.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve({ address, stop: () => server.kill() });
    });
    server.on('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
}

export interface Bench {
  page: Page;
  /** Errors on the console, uncaught ones, violations of the policy, requests to other hosts. */
  complaints: string[];
  pane: () => Frame;
  /** Content of a cell, formulas calculated. */
  read: (sheet: string, address: string) => Promise<unknown>;
  /** Waits until a cell holds this: what is typed and calculated takes its time. */
  holds: (sheet: string, address: string, value: string | number) => Promise<void>;
  /** Selects a cell and types into it like a person. */
  type: (sheet: string, row: number, column: number, text: string) => Promise<void>;
  /** A workbook with this sheet in front has been opened. */
  opened: (front: string) => Promise<void>;
  close: () => Promise<void>;
}

/** What the page leaves for tests. */
interface WithBench {
  tiendoWorkbench: {
    spreadsheet: {
      api: {
        getActiveWorkbook: () => {
          getSheetByName: (name: string) => unknown;
          setActiveSheet: (sheet: unknown) => void;
          getActiveSheet: () => {
            getRange: (row: number, column: number) => { activate: () => void };
          };
        };
      };
      open: { host: { read: (sheet: string, address: string) => Promise<unknown> } };
    };
  };
}

export async function openBench(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Bench> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  // Two cores shared with everything else: slow is not wrong.
  page.setDefaultTimeout(PATIENCE);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== 'localhost') complaints.push(request.url());
  });
  await page.goto(address);
  await isReady(page);
  return {
    page,
    complaints,
    pane: () => paneOf(page),
    read: (sheet, cell) =>
      page.evaluate(
        ([name, at]) =>
          (window as unknown as WithBench).tiendoWorkbench.spreadsheet.open.host.read(name, at),
        [sheet, cell] as const,
      ),
    holds: async (sheet, cell, value) => {
      await page.waitForFunction(
        async ([name, at, wanted]) =>
          (await (window as unknown as WithBench).tiendoWorkbench.spreadsheet.open.host.read(
            name,
            at,
          )) === wanted,
        [sheet, cell, value] as const,
        { polling: 200 },
      );
    },
    type: async (sheet, row, column, text) => {
      await select(page, sheet, row, column);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      // Taken or refused, the cursor goes on to the next row.
      await isSelected(page, row + 1, column);
    },
    opened: async (front) => {
      await page.waitForFunction((name) => document.body.dataset['ready'] === name, front);
    },
    close: () => context.close(),
  };
}

export const isReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.body.dataset['ready'], null, { timeout: PATIENCE });

function paneOf(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes('/addin/'));
  if (!frame) throw new Error('The pane is not there.');
  return frame;
}

/** Letters of a column; 0-based. */
const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** The line over the sheet speaks of this cell: it is selected, and the page knows. */
const isSelected = (page: Page, row: number, column: number): Promise<unknown> =>
  page.waitForFunction(
    (start) => document.querySelector('#rule-text')?.textContent?.startsWith(start),
    `${letters(column)}${row + 1}: `,
  );

/** Puts the cursor on a cell; 0-based. */
export async function select(
  page: Page,
  sheet: string,
  row: number,
  column: number,
): Promise<void> {
  const box = await page.locator('#sheet').boundingBox();
  if (!box) throw new Error('There is no sheet.');
  await page.evaluate((name) => {
    const book = (
      window as unknown as WithBench
    ).tiendoWorkbench.spreadsheet.api.getActiveWorkbook();
    book.setActiveSheet(book.getSheetByName(name));
  }, sheet);
  // The keyboard belongs to the sheet only after a click on it.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForFunction(() => document.activeElement?.closest('#sheet'));
  await page.evaluate(
    ([at, column]) => {
      (window as unknown as WithBench).tiendoWorkbench.spreadsheet.api
        .getActiveWorkbook()
        .getActiveSheet()
        .getRange(at, column)
        .activate();
    },
    [row, column] as const,
  );
  await isSelected(page, row, column);
}

/** The roles of the page, each with the sheet that its workbook has in front. */
const FRONTS = {
  department: 'Tổng quan',
  commune: 'Hướng dẫn',
  office: 'Tổng quan',
  sample: 'Tổng quan',
  blank: 'Sheet1',
} as const;

export type Role = keyof typeof FRONTS;

/** Another role, and its workbook in front. */
export async function chooseRole(bench: Bench, role: Role): Promise<void> {
  if ((await bench.page.inputValue('#role')) === role) return;
  await bench.page.selectOption('#role', role);
  await bench.opened(FRONTS[role]);
}

const PICTURES = 'docs/images';

/** Writes a picture for the guide when TIENDO_PICTURES asks for it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env['TIENDO_PICTURES']) return;
  mkdirSync(PICTURES, { recursive: true });
  // Nobody checks these: the drawing only has to have come to rest.
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: join(PICTURES, `huong-dan-${name}.png`) });
}

export { launchBrowser };

/** Picks for a cell out of the list over the sheet; 0-based. */
export async function choose(
  page: Page,
  [sheet, row, column]: readonly [string, number, number],
  option: string | { index: number },
): Promise<void> {
  await select(page, sheet, row, column);
  await page.locator('#pick').waitFor();
  await page.selectOption('#pick', option);
}
