/** Whole jobs without a mouse. */
import { select } from '../support';
import type { Stage } from '../stage';
import { groupReports } from './finance';

/** More stops than any page of the pane has. */
const MOST_STOPS = 150;

/** Goes on to the next region. The pane asks the page around it to do so: that takes a moment. */
async function nextRegion({ page }: Stage): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press('F6');
  await page.waitForFunction((left) => document.activeElement !== left, before);
}

/** Round the regions of the page with F6 until the one is reached. */
async function goToRegion(stage: Stage, region: string): Promise<void> {
  for (let step = 0; step < 4; step += 1) {
    const reached = await stage.page.evaluate(
      (selector) => document.activeElement?.closest(selector) !== null,
      region,
    );
    if (reached) return;
    await nextRegion(stage);
  }
  throw new Error(`F6 does not lead to ${region}.`);
}

/** With Tab to the button of the ribbon, and into it. */
async function ribbonByKey(stage: Stage, command: string): Promise<void> {
  await goToRegion(stage, '#ribbon');
  for (let step = 0; step < 12; step += 1) {
    const now = await stage.page.evaluate(() =>
      document.activeElement?.getAttribute('data-command'),
    );
    if (now === command) {
      await stage.page.keyboard.press('Enter');
      return;
    }
    await stage.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${command}.`);
}

/** What has the focus in the pane, as it is called. */
const focused = (stage: Stage): Promise<string> =>
  stage.pane.evaluate(() => {
    const { activeElement } = document;
    const { labels } = (activeElement ?? {}) as { labels?: NodeListOf<HTMLLabelElement> };
    return (
      activeElement?.getAttribute('aria-label') ??
      labels?.[0]?.textContent ??
      activeElement?.textContent ??
      ''
    ).trim();
  });

/** With Tab to what is called so in the pane. */
async function tabTo(stage: Stage, name: RegExp): Promise<void> {
  for (let step = 0; step < MOST_STOPS; step += 1) {
    if (name.test(await focused(stage))) return;
    await stage.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}; last at "${await focused(stage)}".`);
}

/** With the arrows through a list until it shows what is wanted. */
async function arrowTo(stage: Stage, key: 'ArrowUp' | 'ArrowDown', wanted: RegExp): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    const shown = await stage.pane.evaluate(
      () => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.textContent ?? '',
    );
    if (wanted.test(shown)) return;
    await stage.page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${wanted}.`);
}

export function keyboardTests(stage: Stage): void {
  describe('the keyboard alone', () => {
    test('reaches everything in the bar and on the ribbon', async () => {
      await stage.open();
      const { page } = stage;
      // In the sheet Tab goes from cell to cell; F6 leaves it.
      await select(page, 'Tổng quan', 3, 2);
      await page.keyboard.press('Shift+F6');
      await page.keyboard.press('Shift+F6');
      const reached = new Set([await page.evaluate(() => document.activeElement?.id)]);
      for (let step = 0; step < 24; step += 1) {
        await page.keyboard.press('Tab');
        const name = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.id || activeElement?.getAttribute('data-command') || '';
        });
        if (name) reached.add(name);
      }
      for (const name of ['role', 'open-file', 'save-file', 'samples', 'showLoad', 'showReport']) {
        expect(reached).toContain(name);
      }
    });

    test('loads the tables of a commune and makes its report', async () => {
      await stage.openAs('blank');
      const { page } = stage;
      await stage.heading('Nạp bảng vào sổ');
      await ribbonByKey(stage, 'showLoad');
      await goToRegion(stage, '#pane');
      await tabTo(stage, /^Kỳ báo cáo$/);
      await arrowTo(stage, 'ArrowUp', /^Tháng 6 năm 2026$/);
      await tabTo(stage, /^Đơn vị/);
      await arrowTo(stage, 'ArrowDown', /Tam Thanh/);
      await tabTo(stage, /^Nạp bảng$/);
      await page.keyboard.press('Enter');
      await stage.says('Đã nạp xong');

      await tabTo(stage, /^Mở trang Báo cáo$/);
      await page.keyboard.press('Enter');
      // What is blank is no report: something is typed first.
      await stage.says(/Sổ chưa điền gì/);
      await stage.bench.type('Nhiệm vụ', 6, 11, 'chờ văn bản hướng dẫn');
      await stage.says(/Có thể lập báo cáo/);
      await goToRegion(stage, '#pane');
      await tabTo(stage, /^Lập báo cáo$/);
      await page.keyboard.press('Enter');
      await stage.says('Đã lập báo cáo');

      // And back to the sheet.
      await nextRegion(stage);
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('pane-frame');
      expect(stage.bench.complaints).toEqual([]);
    });

    test('loads the book of a working group, takes in reports and writes them', async () => {
      await stage.openAs('blank');
      const { page } = stage;
      await stage.heading('Nạp bảng vào sổ');
      await goToRegion(stage, '#pane');
      await tabTo(stage, /^Sổ của xã, phường/);
      await page.keyboard.press('ArrowDown');
      await tabTo(stage, /^Kỳ báo cáo$/);
      await arrowTo(stage, 'ArrowUp', /^Tháng 6 năm 2026$/);
      await tabTo(stage, /^Tổ công tác, đoàn kiểm tra$/);
      await arrowTo(stage, 'ArrowDown', /^Tổ công tác số 06$/);
      await tabTo(stage, /^Nạp bảng$/);
      await page.keyboard.press('Enter');
      await stage.says('Đã nạp xong');

      await nextRegion(stage);
      await ribbonByKey(stage, 'showConsolidate');
      await stage.heading('Tổng hợp báo cáo');
      await goToRegion(stage, '#pane');
      // Early enough for the pane's own process to know that the file picker is ours.
      const asked = page.waitForEvent('filechooser');
      await tabTo(stage, /^Chọn tệp$/);
      await page.keyboard.press('Enter');
      await (await asked).setFiles(groupReports());
      await stage.says('3/6 đơn vị đã báo cáo');
      await tabTo(stage, /^Ghi vào sổ$/);
      await page.keyboard.press('Enter');
      await stage.says('Đã ghi vào sổ');
      expect(stage.bench.complaints).toEqual([]);
    });
  });
}
