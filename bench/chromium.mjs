/** A Chromium: the one that TIENDO_CHROMIUM names, else the machine's, else the one inside @sparticuz/chromium. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'msedge.exe', 'chrome.exe'];

async function programPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env.TIENDO_CHROMIUM ?? '', ...paths].find((path) => existsSync(path));
  if (found) return found;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

/** Runs the work with a new browser and closes it. */
export async function withBrowser(work) {
  const browser = await chromium.launch({
    executablePath: await programPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      // a page that nobody looks at is otherwise given less of the processor
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
    ],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Runs the work in a new page of a new browser and closes both.
 *
 * @example await inPage((page) => page.evaluate(() => 1 + 1)) //=> 2
 */
export const inPage = (work) =>
  withBrowser(async (browser) => work(await browser.newPage(), browser.version()));
