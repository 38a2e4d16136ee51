/** The page itself: what it opens with, says, offers and keeps out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { picture } from '../support';
import type { Stage } from '../stage';

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
      expect(await about.innerText()).toContain('Mô phỏng: Excel');
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
      await stage.open();
      await stage.page.click('#ribbon [data-command=showConsolidate]');
      await stage.pane.getByRole('heading', { name: 'Tổng hợp báo cáo' }).waitFor();
    });

    test('has a policy in force that knows no other host', async () => {
      await stage.open();
      const answer = await stage.page.request.get(stage.address);
      expect(answer.headers()['content-security-policy']).toContain("script-src 'self'");
      const blocked = await stage.page.evaluate(
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
