/**
 * The workbench in a real browser: the built add-in, Microsoft's office.js and the simulated host, used as people
 * use them. TIENDO_PICTURES=1 also writes the pictures of the guide.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readBook } from '../../src/workbook/read';
import {
  chooseRole,
  isReady,
  launchBrowser,
  openBench,
  picture,
  select,
  serve,
  type Bench,
  type Served,
} from './support';

jest.setTimeout(600_000);

/** Univer works out 17,000 formulas again after a write of the whole province: this is not Excel's time. */
const WRITING = 180_000;
const REPORTS = 'out/bao-cao-da-nop';

let served: Served;
let browser: Browser;
let bench: Bench;

beforeAll(async () => {
  served = await serve();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  served?.stop();
});

afterEach(async () => {
  await bench.close();
});

/** How many units have reported, as the overview says; its rows move when it says that figures are samples. */
async function reported(): Promise<unknown> {
  for (let row = 6; row < 16; row += 1) {
    const label = await bench.read('Tổng quan', `B${row}`);
    if (String(label).startsWith('Đã báo cáo')) return bench.read('Tổng quan', `C${row}`);
  }
  return undefined;
}

const open = async (options = {}): Promise<void> => {
  bench = await openBench(browser, served.address, options);
};

describe('the page', () => {
  test('opens on the book of the province, with nothing to complain about', async () => {
    await open();
    expect(await bench.read('Tổng quan', 'C8')).toBe(65);
    await bench.pane().getByRole('heading', { name: 'Theo dõi tiến độ' }).waitFor();
    await picture(bench.page, 'toan-canh');
    expect(bench.complaints).toEqual([]);
  });

  test('says what is real and what is simulated', async () => {
    await open();
    await bench.page.getByText('Cái gì thật, cái gì mô phỏng?').click();
    const about = bench.page.locator('.about');
    expect(await about.innerText()).toContain('office.js của Microsoft');
    expect(await about.innerText()).toContain('Mô phỏng: Excel');
  });

  test('has the buttons of manifest.xml in its ribbon, and their icons', async () => {
    await open();
    const manifest = readFileSync('manifest.xml', 'utf8');
    const commands = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map(
      ([, command]) => command,
    );
    const shown = await bench.page.$$eval('#ribbon button', (buttons) =>
      buttons.map((button) => ({
        command: button.getAttribute('data-command') ?? '',
        label: button.textContent ?? '',
        icon: button.querySelector('img')?.naturalWidth,
      })),
    );
    expect(shown.map(({ command }) => command).filter(Boolean)).toEqual(commands);
    for (const { label, icon } of shown) {
      expect(manifest).toContain(`DefaultValue="${label}"`);
      expect(icon).toBe(32);
    }
  });

  test('lets a button of the ribbon open its page of the pane', async () => {
    await open();
    await bench.page.click('#ribbon [data-command=showConsolidate]');
    await bench.pane().getByRole('heading', { name: 'Tổng hợp báo cáo' }).waitFor();
  });

  test('has a policy in force that knows no other host', async () => {
    await open();
    const answer = await bench.page.request.get(served.address);
    expect(answer.headers()['content-security-policy']).toContain("script-src 'self'");
    const blocked = await bench.page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
            resolve(blockedURI),
          );
          void fetch('https://example.invalid/').catch(() => undefined);
        }),
    );
    expect(blocked).toContain('example.invalid');
  });

  test('serves the add-in as it was built, but for the tag that loads Office.js', async () => {
    await open();
    const { request } = bench.page;
    const scripts = readdirSync('dist/addin').filter((name) => name.endsWith('.js'));
    for (const name of scripts) {
      const given = await request.get(`${served.address}addin/${name}`);
      expect(await given.text()).toBe(readFileSync(join('dist/addin', name), 'utf8'));
    }
    const page = await (await request.get(`${served.address}addin/taskpane.html`)).text();
    const without = (html: string): string => html.replace(/<script src="[^"]*"><\/script>/g, '');
    expect(without(page)).toBe(without(readFileSync('dist/addin/taskpane.html', 'utf8')));
    const outside = await request.get(`${served.address}addin/..%2f..%2fpackage.json`);
    expect(outside.status()).toBe(404);
  });
});

describe('custom functions', () => {
  test('answer at once when a completion date is typed', async () => {
    await open();
    await chooseRole(bench, 'blank', 'Sheet1');
    await bench.type('Sheet1', 0, 0, 'trước ngày 15/6/2026');
    await bench.type('Sheet1', 0, 2, '=TIENDO.DEADLINE_STATUS(A1,B1,DATE(2026,6,30))');
    await expect(bench.read('Sheet1', 'C1')).resolves.toBe('Quá hạn');
    await bench.type('Sheet1', 0, 1, '14/6/2026');
    await expect(bench.read('Sheet1', 'C1')).resolves.toBe('Hoàn thành đúng hạn');
    await bench.type('Sheet1', 0, 1, '15/6/2026');
    await expect(bench.read('Sheet1', 'C1')).resolves.toBe('Hoàn thành quá hạn');
  });

  test('are explained in Vietnamese while they are typed', async () => {
    await open();
    await chooseRole(bench, 'blank', 'Sheet1');
    await select(bench.page, 'Sheet1', 3, 2);
    await bench.page.keyboard.type('=TIENDO.DEADLINE_STATUS(', { delay: 20 });
    const json = JSON.parse(readFileSync('dist/addin/functions.json', 'utf8'));
    const names: string[] = json.functions
      .find(({ id }: { id: string }) => id === 'DEADLINE_STATUS')
      .parameters.map(({ name }: { name: string }) => name);
    const help = bench.page.locator('text=/TIENDO\\.DEADLINE_STATUS\\(/').last();
    await help.waitFor();
    const body = await bench.page.locator('body').innerText();
    for (const name of names) expect(body).toContain(name);
    await picture(bench.page, 'ham');
  });
});

describe('an accountant of a commune', () => {
  const FIRST_ROW = 6;
  const STATE = 9;
  const DONE_ON = 10;

  test('is stopped at a locked cell, told what is wrong, mends it, and sees it in the pane', async () => {
    await open();
    await chooseRole(bench, 'commune', 'Hướng dẫn');
    const message = bench.page.locator('#message-text');

    await bench.type('Nhiệm vụ', FIRST_ROW, 3, 'x');
    expect(await message.innerText()).toContain('được bảo vệ');

    await bench.type('Nhiệm vụ', FIRST_ROW, DONE_ON, 'hôm qua');
    expect(await message.innerText()).not.toContain('được bảo vệ');
    expect(await bench.read('Nhiệm vụ', 'K7')).toBe('');

    await bench.type('Nhiệm vụ', FIRST_ROW, DONE_ON, '20/3/2026');
    expect(await bench.read('Nhiệm vụ', 'K7')).toBe(46_101);
    await select(bench.page, 'Nhiệm vụ', FIRST_ROW, STATE);
    await bench.page.selectOption('#pick', 'Hoàn thành');
    expect(await bench.read('Nhiệm vụ', 'N7')).toBe('Hoàn thành đúng hạn');

    await bench.page.click('#ribbon [data-command=showReport]');
    const pane = bench.pane();
    await pane.getByText('1/247').waitFor();
    await picture(bench.page, 'bao-cao');
    expect(bench.complaints).toEqual([]);
  });

  test('goes from the pane to the cell that is meant', async () => {
    await open();
    await chooseRole(bench, 'commune', 'Hướng dẫn');
    await bench.page.click('#ribbon [data-command=showReport]');
    await bench.pane().getByText('Nhiệm vụ!J8').first().click();
    await bench.page.getByText(/^J8: /).waitFor();
  });
});

describe('files', () => {
  test('a saved workbook is read again with what was typed', async () => {
    await open();
    await chooseRole(bench, 'commune', 'Hướng dẫn');
    await bench.type('Nhiệm vụ', 6, 11, 'Công văn 12/UBND');
    const [download] = await Promise.all([
      bench.page.waitForEvent('download'),
      bench.page.click('#save-file'),
    ]);
    const path = await download.path();
    const sheet = readBook(readFileSync(path)).sheets.find(({ name }) => name === 'Nhiệm vụ');
    expect(sheet?.cell(7, 12)?.value).toBe('Công văn 12/UBND');

    await chooseRole(bench, 'blank', 'Sheet1');
    await bench.page.setInputFiles('#file', path);
    await bench.page.waitForFunction(() => document.body.dataset['ready'] === 'Hướng dẫn');
    expect(await bench.read('Nhiệm vụ', 'L7')).toBe('Công văn 12/UBND');
    await bench.pane().getByText('xã Chi Lăng').first().waitFor();
  });

  test('a damaged file changes nothing, and says what to do', async () => {
    await open();
    await bench.page.setInputFiles('#file', {
      name: 'hong.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('PK\u0003\u0004 nothing'),
    });
    await bench.page.locator('#message').waitFor();
    expect(await bench.page.locator('#message').innerText()).toContain('Không mở được hong.xlsx');
    expect(await bench.read('Tổng quan', 'C8')).toBe(65);
  });

  test('samples can be downloaded', async () => {
    await open();
    const answer = await bench.page.request.get(`${served.address}samples.zip`);
    expect(answer.status()).toBe(200);
    expect((await answer.body()).length).toBeGreaterThan(1_000_000);
  });
});

describe('the pane', () => {
  test('that is loaded again in the middle of a job finds the workbook whole', async () => {
    await open();
    await chooseRole(bench, 'commune', 'Hướng dẫn');
    await bench.type('Nhiệm vụ', 6, 11, 'giữ nguyên');
    await bench.pane().evaluate(() => window.location.reload());
    await bench.pane().waitForLoadState();
    await bench.pane().getByRole('heading', { level: 1 }).first().waitFor();
    expect(await bench.read('Nhiệm vụ', 'L7')).toBe('giữ nguyên');
  });

  test('takes 65 files: 62 accepted, 3 missing, 2 late, two rejected with reasons; writes them and takes that back', async () => {
    await open();
    await chooseRole(bench, 'office', 'Tổng quan');
    await bench.page.click('#ribbon [data-command=showConsolidate]');
    const pane = bench.pane();
    await pane.getByText('Chọn tệp').first().waitFor();
    await pane.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
      }).observe({ type: 'longtask' });
    });
    const files = readdirSync(REPORTS).map((name) => join(REPORTS, name));
    await pane.locator('input[type=file]').first().setInputFiles(files);
    await pane.getByText('62/65 đơn vị đã báo cáo').first().waitFor({ timeout: 60_000 });
    const text = await pane.locator('body').innerText();
    expect(text).toContain('60 đúng hạn');
    expect(text).toContain('2 trễ hạn');
    expect(text).toMatch(/Không nhận:?\s2 tệp/);
    expect(text).toContain('Sổ này của kỳ 2026-05');
    await picture(bench.page, 'tong-hop');
    const tasks = await pane.evaluate(
      () => (window as unknown as { longTasks: number[] }).longTasks,
    );
    process.stdout.write(`main-thread tasks over 50 ms in the pane: ${tasks.join(', ')}\n`);
    expect(Math.max(0, ...tasks)).toBeLessThan(200);

    // Written back, and taken back.
    expect(await reported()).toBe(0);
    await pane.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await pane.getByText('Đã ghi vào sổ').first().waitFor({ timeout: WRITING });
    expect(await reported()).toBe(62);
    await bench.page.click('#ribbon [data-command=showMonitor]');
    await pane.getByRole('heading', { name: 'Theo dõi tiến độ' }).waitFor({ timeout: WRITING });
    await pane.getByRole('heading', { name: /^Quá hạn/ }).waitFor({ timeout: WRITING });
    await picture(bench.page, 'theo-doi');
    await bench.page.click('#ribbon [data-command=undoLastWrite]');
    const deadline = Date.now() + WRITING;
    while ((await reported()) !== 0 && Date.now() < deadline) {
      await bench.page.waitForTimeout(2_000);
    }
    expect(await reported()).toBe(0);
    expect(bench.complaints).toEqual([]);
  });
});

describe('access', () => {
  const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

  test.each([
    ['light', 'light'],
    ['dark', 'dark'],
  ] as const)('%s: axe finds nothing serious around the spreadsheet', async (_, colorScheme) => {
    await open({ colorScheme, bypassCSP: true });
    await picture(bench.page, `man-hinh-${colorScheme}`);
    await bench.page.addScriptTag({ content: axe });
    const serious = await bench.page.evaluate(async () => {
      const { axe: checker } = window as unknown as {
        axe: {
          run: (context: object) => Promise<{
            violations: { id: string; impact: string; nodes: { html: string }[] }[];
          }>;
        };
      };
      // What Univer draws is not ours to judge; neither is the pane, which has tests of its own.
      const { violations } = await checker.run({
        include: [['body']],
        exclude: [['#sheet'], ['#pane-frame']],
      });
      return violations
        .filter(({ impact }) => ['serious', 'critical'].includes(impact))
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(serious).toEqual([]);
  });

  test('fits a phone: no scrolling sideways at 320 px', async () => {
    await open({ viewport: { width: 320, height: 640 } });
    const width = await bench.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(320);
    await picture(bench.page, 'man-hinh-hep');
  });

  test('the bar and the ribbon can be worked with the keyboard alone', async () => {
    await open();
    // In the sheet Tab goes from cell to cell; F6 leaves it.
    await select(bench.page, 'Tổng quan', 3, 2);
    await bench.page.keyboard.press('Shift+F6');
    await bench.page.keyboard.press('Shift+F6');
    const reached = new Set([await bench.page.evaluate(() => document.activeElement?.id)]);
    for (let step = 0; step < 24; step += 1) {
      await bench.page.keyboard.press('Tab');
      const name = await bench.page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.id || activeElement?.getAttribute('data-command') || '';
      });
      if (name) reached.add(name);
    }
    for (const name of ['role', 'open-file', 'save-file', 'samples', 'showLoad', 'showReport']) {
      expect(reached).toContain(name);
    }
    await bench.page.focus('#ribbon [data-command=showSettings]');
    await bench.page.keyboard.press('Enter');
    await bench.pane().getByRole('heading', { name: 'Cài đặt' }).first().waitFor();
    await isReady(bench.page);
  });
});
