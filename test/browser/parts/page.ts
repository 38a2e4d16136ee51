/** The page itself: what it opens with, says, offers and keeps out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { picture } from '../support';
import type { Stage } from '../stage';

/**
 * Tries what a hostile text would try once it had got into the page.
 * @returns the parts of the policy that refused something, and whatever ran all the same
 */
const breakIn = (place: Page | Frame): Promise<{ refused: string[]; ran: string[] }> =>
  place.evaluate(async () => {
    const host = 'https://example.invalid';
    const refused = new Set<string>();
    const ran: string[] = [];
    let last = Date.now();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      refused.add(effectiveDirective);
      last = Date.now();
    });
    Object.assign(window, { broken: (how: string) => ran.push(how) });
    const add = (tag: string, attributes: Record<string, string>, text = ''): HTMLElement => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      document.body.append(element);
      return element;
    };
    add('script', {}, "broken('inline')");
    add('script', { src: `${host}/a.js` });
    add('img', { src: `${host}/a.png`, onerror: "broken('attribute')" });
    add('iframe', { src: `${host}/` });
    fetch(host).then(
      () => ran.push('fetch'),
      () => undefined,
    );
    // In a task of its own: what the test asks for may do more than the page.
    setTimeout(() => {
      try {
        new Function("broken('eval')")();
      } catch {
        // Refused, and told of.
      }
    });
    // All was begun; the last refusal is told a moment later.
    while (refused.size < 6 && Date.now() - last < 10_000) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { refused: [...refused].sort(), ran };
  });

export function pageTests(stage: Stage): void {
  describe('the page', () => {
    test('opens on the book of the province, with nothing to complain about', async () => {
      await stage.open();
      expect(await stage.bench.read('Tổng quan', 'C8')).toBe(65);
      await stage.heading(/^Quá hạn/);
      await picture(stage.page, 'toan-canh');
      expect(stage.bench.complaints).toEqual([]);
    });

    test('says what is real and what is simulated', async () => {
      await stage.open();
      await stage.page.getByText('Cái gì thật, cái gì mô phỏng?').click();
      const about = stage.page.locator('.about');
      expect(await about.innerText()).toContain('office.js của Microsoft');
      const words = await about.innerText();
      for (const part of [
        'Mô phỏng: Excel',
        'npm run start:excel',
        'Cài tập trung',
        'mạng nội bộ',
      ]) {
        expect(words).toContain(part);
      }
    });

    test('has the buttons of manifest.xml in its ribbon, and their icons', async () => {
      await stage.open();
      const manifest = readFileSync('manifest.xml', 'utf8');
      const commands = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map(
        ([, command]) => command,
      );
      const shown = await stage.page.$$eval('#ribbon button', (buttons) =>
        buttons.map((button) => ({
          command: button.getAttribute('data-command') ?? '',
          label: button.textContent ?? '',
          tip: button.getAttribute('title') ?? '',
          icon: button.querySelector('img')?.naturalWidth,
        })),
      );
      expect(shown.map(({ command }) => command).filter(Boolean)).toEqual(commands);
      for (const { label, tip, icon } of shown) {
        expect(manifest).toContain(`DefaultValue="${label}"`);
        expect(manifest).toContain(`DefaultValue="${tip.replaceAll('"', '&quot;')}"`);
        expect(icon).toBe(32);
      }
      const groups = [...manifest.matchAll(/<Group id="[^"]*">\s*<Label resid="([^"]*)"/g)].map(
        ([, id]) => new RegExp(`id="${id}" DefaultValue="([^"]*)"`).exec(manifest)?.[1],
      );
      expect(await stage.page.locator('#ribbon .name').allInnerTexts()).toEqual(groups);
    });

    test('opens the guide in a window of its own', async () => {
      await stage.open();
      const [guide] = await Promise.all([
        stage.page.waitForEvent('popup'),
        stage.ribbon('showGuide'),
      ]);
      await guide.getByRole('heading', { name: 'Hướng dẫn sử dụng Tiến Độ' }).waitFor();
      await stage.heading(/^Quá hạn/);
      expect(stage.bench.complaints).toEqual([]);
    });

    test('lets a button of the ribbon open its page of the pane', async () => {
      await stage.open();
      await stage.page.click('#ribbon [data-command=showConsolidate]');
      await stage.pane.getByRole('heading', { name: 'Tổng hợp báo cáo' }).waitFor();
    });

    test.each(['page', 'pane'] as const)('lets nothing foreign into the %s', async (which) => {
      await stage.open();
      await stage.heading(/^Quá hạn/);
      const answer = await stage.page.request.get(stage.address);
      for (const part of ["script-src 'self'", "form-action 'none'", "object-src 'none'"]) {
        expect(answer.headers()['content-security-policy']).toContain(part);
      }
      expect(await breakIn(which === 'page' ? stage.page : stage.pane)).toEqual({
        refused: [
          'connect-src',
          'frame-src',
          'img-src',
          'script-src',
          'script-src-attr',
          'script-src-elem',
        ],
        ran: [],
      });
    });

    test('serves the add-in as it was built, but for the tag that loads Office.js', async () => {
      await stage.open();
      const { request } = stage.page;
      const scripts = readdirSync('dist/addin').filter((name) => name.endsWith('.js'));
      for (const name of scripts) {
        const given = await request.get(`${stage.address}addin/${name}`);
        expect(await given.text()).toBe(readFileSync(join('dist/addin', name), 'utf8'));
      }
      const page = await (await request.get(`${stage.address}addin/taskpane.html`)).text();
      const without = (html: string): string => html.replace(/<script src="[^"]*"><\/script>/g, '');
      expect(without(page)).toBe(without(readFileSync('dist/addin/taskpane.html', 'utf8')));
      const outside = await request.get(`${stage.address}addin/..%2f..%2fpackage.json`);
      expect(outside.status()).toBe(404);
    });
  });
}
