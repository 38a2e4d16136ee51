/** Light and dark, narrow, and what axe finds: around the spreadsheet and inside the pane. */
import { FOCUS_GUARDS, serious } from '../axe';
import type { Stage } from '../stage';

/** Opens every page of the pane, one after the other. */
async function eachPage(stage: Stage, look: (name: string) => Promise<void>): Promise<void> {
  const tabs = stage.pane.getByRole('tab');
  await tabs.first().waitFor();
  const count = await tabs.count();
  expect(count).toBeGreaterThan(4);
  for (let at = 0; at < count; at += 1) {
    const tab = tabs.nth(at);
    const name = (await tab.innerText()).trim();
    await tab.click();
    const panel = stage.pane.locator('[role=tabpanel]:not([hidden])');
    await panel.getByRole('heading', { level: 1 }).waitFor();
    await panel.locator('[role=status]').waitFor({ state: 'detached' });
    await look(name);
  }
}

const COLOURS = ['light', 'dark'] as const;
const WORKBOOKS = [
  ['the province', 'department'],
  ['a commune', 'commune'],
] as const;

export function accessTests(stage: Stage): void {
  describe('access', () => {
    test.each(COLOURS)(
      '%s: axe finds nothing serious around the spreadsheet',
      async (colorScheme) => {
        await stage.open({ colorScheme, bypassCSP: true });
        await stage.heading(/^Quá hạn/);
        // What Univer draws is not ours to judge.
        expect(await serious(stage.page, [['#sheet'], ['#pane-frame']])).toEqual([]);
      },
    );

    test.each(
      COLOURS.flatMap((colors) => WORKBOOKS.map(([name, role]) => [colors, name, role] as const)),
    )('%s, %s: axe finds nothing serious on any page of the pane', async (colorScheme, _, role) => {
      await stage.openAs(role, { colorScheme, bypassCSP: true });
      const found: string[] = [];
      await eachPage(stage, async (name) => {
        const findings = await serious(stage.pane, [FOCUS_GUARDS]);
        found.push(...findings.map((finding) => `${name}: ${finding}`));
      });
      expect(found).toEqual([]);
    });

    test('fits a phone: no scrolling sideways at 320 px, on the page and on every page of the pane', async () => {
      await stage.open({ viewport: { width: 320, height: 640 } });
      await stage.heading(/^Quá hạn/);
      const width = await stage.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
      await stage.page.locator('#pane').scrollIntoViewIfNeeded();
      await eachPage(stage, async (name) => {
        const wide = await stage.pane.evaluate(() => document.documentElement.scrollWidth);
        expect(`${name}: ${wide <= 320}`).toBe(`${name}: true`);
      });
    });
  });
}
