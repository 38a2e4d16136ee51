/** Light and dark, narrow, and what axe finds: around the spreadsheet and inside the pane. */
import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { chooseRole, picture } from '../support';
import type { Stage } from '../stage';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

interface WithAxe {
  axe: {
    run: (context: object) => Promise<{
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    }>;
  };
}

/** Findings that keep people from their work, each with the first element that has it. */
async function serious(place: Page | Frame, exclude: string[][] = []): Promise<string[]> {
  await place.addScriptTag({ content: AXE });
  return place.evaluate(async (left) => {
    const { axe } = window as unknown as WithAxe;
    const { violations } = await axe.run({ include: [['body']], exclude: left });
    return violations
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, exclude);
}

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

const WORKBOOKS = [
  ['the province', 'department', 'Tổng quan'],
  ['a commune', 'commune', 'Hướng dẫn'],
] as const;

export function accessTests(stage: Stage): void {
  describe('access', () => {
    test.each(['light', 'dark'] as const)(
      '%s: axe finds nothing serious around the spreadsheet',
      async (colorScheme) => {
        await stage.open({ colorScheme, bypassCSP: true });
        await stage.heading(/^Quá hạn/);
        await picture(stage.page, `man-hinh-${colorScheme}`);
        // What Univer draws is not ours to judge.
        expect(await serious(stage.page, [['#sheet'], ['#pane-frame']])).toEqual([]);
      },
    );

    test.each(
      (['light', 'dark'] as const).flatMap((colors) =>
        WORKBOOKS.map(([name, ...workbook]) => [colors, name, workbook] as const),
      ),
    )('%s, %s: axe finds nothing serious on any page of the pane', async (colorScheme, _, book) => {
      await stage.open({ colorScheme, bypassCSP: true });
      const [role, front] = book;
      if (role !== 'department') await chooseRole(stage.bench, role, front);
      const found: string[] = [];
      await eachPage(stage, async (name) => {
        // Fluent catches the focus with these and passes it on; people never stand on one.
        const findings = await serious(stage.pane, [['[data-tabster-dummy]']]);
        found.push(...findings.map((finding) => `${name}: ${finding}`));
      });
      expect(found).toEqual([]);
    });

    test('fits a phone: no scrolling sideways at 320 px, on the page and on every page of the pane', async () => {
      await stage.open({ viewport: { width: 320, height: 640 } });
      await stage.heading(/^Quá hạn/);
      const width = await stage.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
      await picture(stage.page, 'man-hinh-hep');
      await stage.page.locator('#pane').scrollIntoViewIfNeeded();
      await eachPage(stage, async (name) => {
        const wide = await stage.pane.evaluate(() => document.documentElement.scrollWidth);
        expect(`${name}: ${wide <= 320}`).toBe(`${name}: true`);
      });
    });
  });
}
