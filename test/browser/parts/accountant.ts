/** The accountant of a commune: the workbook filled in, told what is wrong, mended, the report made. */
import { choose, picture, select } from '../support';
import type { Stage } from '../stage';

const FIRST_ROW = 6;
const DELIVERABLE = 3;
const STATE = 9;
const DONE_ON = 10;

/** The first project of `Giải ngân`. */
const PROJECT_ROW = 7;
const NAME = 2;
const GROUP = 4;
const PLAN = 5;
const PAID = 6;

export function accountantTests(stage: Stage): void {
  describe('an accountant of a commune', () => {
    test('is stopped at a locked cell, told what is wrong, mends it, and sees it in the pane', async () => {
      await stage.openAs('commune');
      const { bench, page, pane } = stage;
      const message = page.locator('#message-text');

      await bench.type('Nhiệm vụ', FIRST_ROW, DELIVERABLE, 'x');
      await message.getByText('được bảo vệ').waitFor();

      await bench.type('Nhiệm vụ', FIRST_ROW, DONE_ON, 'hôm qua');
      await message.getByText('được bảo vệ').waitFor({ state: 'hidden' });
      await message.waitFor();
      expect(await bench.read('Nhiệm vụ', 'K7')).toBe('');

      await bench.type('Nhiệm vụ', FIRST_ROW, DONE_ON, '20/3/2026');
      await bench.holds('Nhiệm vụ', 'K7', 46_101);
      // What is mended is no longer complained of.
      await message.waitFor({ state: 'hidden' });
      await choose(page, ['Nhiệm vụ', FIRST_ROW, STATE], 'Hoàn thành');
      await bench.holds('Nhiệm vụ', 'N7', 'Hoàn thành đúng hạn');

      await stage.ribbon('showReport');
      await pane.getByText('1/247').waitFor();
      await picture(page, 'bao-cao');
      expect(bench.complaints).toEqual([]);
    });

    test('goes from the pane to the cell that is meant', async () => {
      await stage.openAs('commune');
      await stage.ribbon('showReport');
      await stage.pane.getByRole('button', { name: 'Nhiệm vụ!J8', exact: true }).click();
      await stage.page.getByText(/^J8: /).waitFor();
    });

    test('makes the report once the wrong figure is mended, and is told when it is changed afterwards', async () => {
      await stage.openAs('commune');
      const { bench, page, pane } = stage;
      await stage.ribbon('showReport');
      await stage.heading('Báo cáo của đơn vị');
      await bench.type('Giải ngân', PROJECT_ROW, NAME, 'Đường liên thôn');
      await choose(page, ['Giải ngân', PROJECT_ROW, GROUP], { index: 1 });
      // As numbers are typed and shown in Việt Nam.
      await bench.type('Giải ngân', PROJECT_ROW, PLAN, '3.000,5');
      await bench.holds('Giải ngân', 'F8', 3000.5);
      // In đồng, where the sheet counts in millions.
      await bench.type('Giải ngân', PROJECT_ROW, PAID, '1200000000');
      await stage.says(/Còn 1 chỗ phải sửa trước khi lập báo cáo/);
      const make = pane.getByRole('button', { name: 'Lập báo cáo', exact: true });
      expect(await make.getAttribute('aria-disabled')).toBe('true');
      await pane.getByRole('list', { name: 'Cần sửa' }).getByRole('button').first().click();
      await page.getByText(/^G8: /).waitFor();

      await bench.type('Giải ngân', PROJECT_ROW, PAID, '1200');
      await stage.says('Có thể lập báo cáo; chỗ chưa điền sẽ tính là chưa có số liệu.');
      await pane.getByLabel('Ngày ghi trên báo cáo').fill('15/06/2026');
      await make.click();
      await stage.says('Đã lập báo cáo');
      await stage.says(/Mã niêm phong/);
      expect(await bench.read('Báo cáo', 'D11')).toBe(1);
      await bench.holds('Báo cáo', 'D10', 46_188);
      await select(page, 'Báo cáo', 1, 1);
      await pane.getByText('Đã lập báo cáo', { exact: true }).scrollIntoViewIfNeeded();
      await picture(page, 'lap-bao-cao');

      await bench.type('Giải ngân', PROJECT_ROW, PAID, '1300');
      await stage.says(/Số liệu đã thay đổi sau khi niêm phong/);
      expect(bench.complaints).toEqual([]);
    });
  });
}
