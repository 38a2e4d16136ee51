/** For everybody: by keyboard alone, at 320 px, in three themes, in both languages, without axe's findings. */
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { bar, button, calls, file, readDocument, tab, usePreview, type View } from './pane';

const preview = usePreview();

/** States of the pane that hold every kind of thing that it can show. */
const STATES: readonly [string, string, (page: Page) => Promise<void>][] = [
  [
    'load, done',
    'book=none',
    async (page) => {
      await page.getByRole('combobox', { name: 'Đơn vị' }).selectOption('06463');
      await page.getByText('Chọn từng văn bản').click();
      await button(page, 'Nạp bảng').click();
      await bar(page, 'Đã nạp xong').waitFor();
    },
  ],
  [
    'load, changed cells',
    'book=commune&fail=load:changed',
    async (page) => {
      await tab(page, 'Nạp bảng');
      await button(page, 'Nạp lại').click();
      await bar(page, 'Có 3 ô').waitFor();
      await page.getByText('Chi tiết cho người hỗ trợ').click();
    },
  ],
  [
    'monitor',
    'book=province',
    async (page) => {
      await page.getByText('Lọc theo đơn vị, cơ quan').click();
      await page.getByRole('heading', { name: 'Theo cơ quan' }).waitFor();
      await button(page, 'Xem thêm 59 dòng').click();
      await page.getByLabel('Ngày chốt').fill('31/6');
      await page.getByLabel('Ngày chốt').press('Enter');
    },
  ],
  [
    'report, to mend',
    'book=commune',
    async (page) => {
      await page.getByText('Mã bí mật (nếu được cấp)').click();
    },
  ],
  [
    'report, made',
    'book=commune&complete=1',
    async (page) => {
      await button(page, 'Lập báo cáo').click();
      await bar(page, 'Mã niêm phong').waitFor();
    },
  ],
  [
    'consolidate',
    'book=province',
    async (page) => {
      await tab(page, 'Tổng hợp');
      const names = ['a.xlsx', `${'tên-rất-dài-'.repeat(9)}.pdf`];
      await page.locator('input[type=file]').first().setInputFiles(names.map(file));
      await page.getByRole('heading', { name: 'Xem trước' }).waitFor();
      for (const words of ['Bỏ qua 1 tệp', 'Chấp nhận, có cảnh báo', 'Chấp nhận 57 tệp']) {
        await page.locator('summary', { hasText: words }).click();
      }
      await page.locator('summary', { hasText: '2 điểm cần xem lại' }).first().click();
    },
  ],
  [
    'settings',
    'book=province',
    async (page) => {
      await tab(page, 'Cài đặt');
      await page.getByText('Ngày nghỉ, ngày làm bù').click();
      await page.getByLabel('Báo sắp đến hạn').fill('x');
      await button(page, 'Thêm ngày').click();
    },
  ],
  [
    'directive, an open question',
    'book=province',
    async (page) => {
      await readDocument(page, '09-thong-bao-nhieu-han.txt');
      await page.getByText('Phím tắt').click();
      await page
        .getByRole('group', { name: /Nhiệm vụ/ })
        .first()
        .press('e');
      await page.getByRole('textbox', { name: 'Chủ trì' }).fill('');
    },
  ],
  [
    'directive, before loading',
    'book=province',
    async (page) => {
      await readDocument(page, '01-thong-bao-xuong-dong.txt');
      await button(page, /dòng chắc chắn/).click();
      await button(page, /rồi nạp/).click();
    },
  ],
  ['unusable', 'book=unusable', (page) => button(page, 'Đọc lại').last().waitFor()],
];

/** What of the page is wider than the pane, or cut off within itself. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named = (element: Element): string =>
      `${element.tagName} “${(element.textContent ?? '').slice(0, 40)}”`;
    const seen = (element: HTMLElement): boolean =>
      element.offsetParent !== null && element.closest('.fui-Skeleton') === null;
    return [...document.querySelectorAll<HTMLElement>('body *')].filter(seen).flatMap((element) => {
      const { left, right } = element.getBoundingClientRect();
      const { clipPath, overflowX } = getComputedStyle(element);
      // There for the ear only.
      if (clipPath !== 'none') return [];
      const wide = right > innerWidth + 0.5 || left < -0.5;
      const cut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      return wide || cut ? [named(element)] : [];
    });
  });

test.each(STATES)('%s: on a wide pane nothing is cut off', async (_name, query, lead) => {
  const page = await preview(query, { width: 480 });
  await lead(page);
  expect(await cutOff(page)).toEqual([]);
});

test('in English, too, nothing is cut off', async () => {
  const page = await preview('book=province');
  await tab(page, 'Cài đặt');
  await page.getByRole('radio', { name: 'English' }).check();
  for (const name of ['Settings', 'Merge', 'Report', 'Directive', 'Monitor', 'Load']) {
    await tab(page, name);
    await page.getByRole('tabpanel').getByRole('heading', { level: 1 }).waitFor();
    expect(await cutOff(page)).toEqual([]);
  }
});

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxePort {
  run(context: { exclude: string[] }, options: RunOptions): Promise<AxeResults>;
}

/** Serious findings of axe, by rule and element. */
async function findings(page: Page): Promise<string[]> {
  // Only for this check: the page itself runs no script but its own.
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { run } = (window as unknown as { axe: AxePort }).axe;
    // Tabster keeps focusable guards at both ends of the page, which pass the focus on at once.
    return run({ exclude: ['[data-tabster-dummy]'] }, { resultTypes: ['violations'] });
  });
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe.each<[NonNullable<View['theme']>]>([['light'], ['dark'], ['contrast']])(
  'at 320 px, %s',
  (theme) => {
    test.each(STATES)('%s: nothing cut off, nothing found', async (_name, query, lead) => {
      const page = await preview(query, { theme });
      await lead(page);
      expect(await cutOff(page)).toEqual([]);
      expect(await findings(page)).toEqual([]);
    });
  },
);

test('axe would tell', async () => {
  const page = await preview('book=none');
  await button(page, 'Nạp bảng').evaluate((element) => {
    element.textContent = '';
  });
  expect(await findings(page)).toEqual([expect.stringContaining('button-name')]);
});

describe('by keyboard alone', () => {
  /** Whether what has the focus shows it. */
  const focusShown = (page: Page): Promise<boolean> =>
    page.evaluate(() => {
      const active = document.activeElement;
      if (!active || active === document.body) return false;
      const own = getComputedStyle(active);
      const after = getComputedStyle(active, '::after');
      // Fluent draws its ring as an outline of the element, or as a border of its ::after.
      return [own.outlineStyle, after.borderTopStyle, after.outlineStyle, own.boxShadow].some(
        (value) => value !== 'none' && value !== '',
      );
    });

  /** Presses Tab until it has the focus, which must show. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await focusShown(page)).toBe(true);
        return;
      }
    }
    throw new Error('Tab never came to it.');
  }

  test('tables are loaded, and the load is taken back', async () => {
    const page = await preview('book=none');
    await page.getByRole('combobox', { name: 'Đơn vị' }).waitFor();
    await tabTo(page, page.getByRole('combobox', { name: 'Đơn vị' }));
    await page.keyboard.type('xã Chi L');
    await tabTo(page, button(page, 'Nạp bảng'));
    await page.keyboard.press('Enter');
    await bar(page, 'Đã nạp xong').waitFor();
    await tabTo(page, button(page, 'Hoàn tác'));
    await page.keyboard.press('Space');
    await bar(page, 'Đã hoàn tác').waitFor();
    expect(await calls(page, 'undo')).toHaveLength(1);
  });

  test('arrows move between the tabs, Enter opens', async () => {
    const page = await preview('book=province');
    await page.getByRole('heading', { name: 'Quá hạn' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focusShown(page)).toBe(true);
    // Over Văn bản and Báo cáo to Tổng hợp.
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tổng hợp báo cáo' }).waitFor();
    const selected = page.getByRole('tab', { selected: true });
    expect(await selected.textContent()).toContain('Tổng hợp');
    // One Tab leads out of the tabs, into the page.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).not.toBe('tab');
  });

  test('a row of the monitor and a missing answer are opened', async () => {
    const page = await preview('book=commune');
    await page.getByRole('heading', { name: 'Cần sửa' }).waitFor();
    await tabTo(page, button(page, 'Không có ngày “31/6/2026”'));
    await page.keyboard.press('Enter');
    expect(await calls(page, 'goTo')).toHaveLength(1);
  });

  test('what is done is said aloud', async () => {
    const page = await preview('book=province');
    await tab(page, 'Tổng hợp');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([file('a.xlsx')]);
    await page.getByRole('heading', { name: 'Xem trước' }).waitFor();
    const live = page.locator('[aria-live=polite]').last();
    expect(await live.textContent()).toBe('61/65 đơn vị đã báo cáo');
    // And the focus goes to what has come.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Xem trước');
  });
});

test('the theme of Excel is followed as it changes', async () => {
  const page = await preview('book=none');
  const background = (): Promise<string> =>
    page
      .locator('.fui-FluentProvider')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background()).toBe('rgb(255, 255, 255)');
  await page.evaluate(() =>
    (
      window as unknown as { fake: { app: { changeTheme(theme: string): void } } }
    ).fake.app.changeTheme('dark'),
  );
  expect(await background()).toBe('rgb(41, 41, 41)');
});
