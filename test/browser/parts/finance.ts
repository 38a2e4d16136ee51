/** The finance officer: the tables into an empty workbook, then who is behind. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openRow, tabsOf } from '../book';
import { chooseRole, picture, select } from '../support';
import type { Stage } from '../stage';

/** The reports that `tiendo demo` leaves. */
export const REPORTS = 'out/bao-cao-da-nop';

/** Those of three communes of the working group. */
export const groupReports = (): string[] =>
  readdirSync(REPORTS)
    .filter((name) => /chi-lang|nhan-ly|van-linh/.test(name))
    .map((name) => join(REPORTS, name));

/** Column L of the province's `Nhiệm vụ`: how far an agency is. */
const STATE = 11;

/** Fills in the page Nạp bảng for a working group of six communes and June. */
export async function chooseGroup(stage: Stage): Promise<void> {
  const { pane } = stage;
  await chooseRole(stage.bench, 'blank');
  await stage.ribbon('showLoad');
  await pane.getByRole('radio', { name: /^Sổ tổng hợp của tỉnh/ }).click();
  await pane.getByLabel('Kỳ báo cáo').selectOption('2026-06');
  await pane.getByLabel('Tổ công tác, đoàn kiểm tra').selectOption({ label: 'Tổ công tác số 06' });
}

/** A province's book of six communes, in an empty workbook. */
export async function loadGroup(stage: Stage): Promise<void> {
  await chooseGroup(stage);
  await stage.press('Nạp bảng');
  await stage.says('Đã nạp xong');
}

export function financeTests(stage: Stage): void {
  describe('a finance officer', () => {
    test('loads the tables into an empty workbook, finds what is overdue and goes to its row', async () => {
      await stage.open();
      const { bench, page, pane } = stage;
      await chooseGroup(stage);
      await pane.getByText('Chọn từng văn bản').click();
      await pane.getByRole('checkbox', { name: /UBND xã Chi Lăng/ }).click();
      await picture(page, 'nap-bang');
      await stage.press('Nạp bảng');
      await stage.says('Đã nạp xong');
      await stage.says(/\d+ nhiệm vụ, \d+ chỉ tiêu/);
      const tabs = await tabsOf(page);
      expect(tabs).toEqual(expect.arrayContaining(['Sheet1', 'Tổng quan', 'Nhiệm vụ', 'Cấu hình']));
      expect(await bench.read('Tổng quan', 'C8')).toBe(6);

      // Nothing is reported yet, and silence is not called overdue.
      await stage.press('Mở trang Theo dõi');
      await stage.heading(/^Quá hạn 0/);
      await stage.says(/Số liệu của 0\/6 đơn vị/);

      // A department is still at work on what was due before the report date.
      const row = await openRow(page, 'Nhiệm vụ', STATE);
      await select(page, 'Nhiệm vụ', row, STATE);
      await page.selectOption('#pick', 'Đang thực hiện');
      await stage.says('Sổ vừa được sửa sau lần tính này.');
      await pane.locator('main').getByRole('button', { name: 'Đọc lại' }).click();
      await stage.heading(/^Quá hạn 1/);

      // From somewhere else, a click leads back to the row.
      await select(page, 'Tổng quan', 3, 2);
      await pane.getByRole('list', { name: 'Quá hạn' }).getByRole('button').first().click();
      await page.getByText(new RegExp(`^L${row + 1}: `)).waitFor();
      expect(await bench.read('Nhiệm vụ', `P${row + 1}`)).toBe('Quá hạn');
      await picture(page, 'qua-han');
      expect(bench.complaints).toEqual([]);
    });

    test('is told that the page calculates when the report date changes, and the states follow', async () => {
      await stage.openAs('sample');
      const { bench, page } = stage;
      await stage.heading(/^Quá hạn/);
      const done = await bench.read('Tổng quan', 'C17');
      await page.evaluate(() => {
        const busy = document.querySelector<HTMLElement>('#busy');
        const told = (document.body.dataset['told'] = '');
        new MutationObserver(() => {
          if (!busy?.hidden) document.body.dataset['told'] = `${told}${busy?.textContent}`;
        }).observe(busy as Node, { attributes: true, subtree: true, childList: true });
      });
      // Column C of row 6 is the report date: half a year before anything was done.
      await bench.type('Cấu hình', 5, 2, '1/1/2026');
      await bench.holds('Cấu hình', 'C6', 46_023);
      await page.locator('#busy').waitFor({ state: 'hidden' });
      expect(await page.evaluate(() => document.body.dataset['told'])).toContain(
        'Đang tính lại các công thức…',
      );
      expect(await bench.read('Tổng quan', 'C17')).not.toBe(done);
      expect(bench.complaints).toEqual([]);
    });
  });
}
