/** A real browser for tests: the machine's own where there is one, else the one that comes as a package. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Where Chromium is usually found; the environment names another one. */
const PLACES = [process.env['TIENDO_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Starts a headless Chromium. To be closed by whoever asked for it. */
export async function launchBrowser(): Promise<Browser> {
  const own = PLACES.find((place) => place !== undefined && existsSync(place));
  if (own !== undefined) return chromium.launch({ executablePath: own, args: FLAGS });
  // An ES module, which jest's registry does not load: asked for in a process of its own.
  const executablePath = packagedChromium();
  return chromium.launch({ executablePath, args: FLAGS });
}

function packagedChromium(): string {
  const script = `
    import chromium from '@sparticuz/chromium';
    process.stdout.write(await chromium.executablePath());
  `;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
}
