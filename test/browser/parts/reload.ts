/** The pane loaded anew in the middle of a write: the workbook is as before or finished, and the pane says which. */
import { contentsOf, hasReloaded, isUnfinished, reloadDuringWrite, tabsOf } from '../book';
import type { Stage } from '../stage';
import { chooseGroup } from './finance';

const BROKEN_OFF = /bị ngắt giữa chừng/;

export function reloadTests(stage: Stage): void {
  describe('the pane loaded anew', () => {
    test('while nothing is written: what was typed stays', async () => {
      await stage.openAs('commune');
      await stage.bench.type('Nhiệm vụ', 6, 11, 'giữ nguyên');
      await stage.pane.evaluate(() => window.location.reload());
      await stage.heading('Báo cáo của đơn vị');
      await stage.bench.holds('Nhiệm vụ', 'L7', 'giữ nguyên');
      expect(await stage.text()).not.toMatch(BROKEN_OFF);
    });

    test('while tables are loaded: the workbook is as before, the pane says so, and it can be done again', async () => {
      await stage.open();
      const { page } = stage;
      await chooseGroup(stage);
      await stage.bench.type('Sheet1', 4, 1, 'của người khác');
      const before = await contentsOf(page);
      await reloadDuringWrite(page, 'making');
      await stage.press('Nạp bảng');
      await hasReloaded(page);
      await stage.says(BROKEN_OFF);
      await stage.says('Sổ chưa có bảng của Tiến Độ');
      expect(await contentsOf(page)).toEqual(before);
      expect(await tabsOf(page)).toEqual(['Sheet1']);

      await stage.pane.getByRole('radio', { name: /^Sổ tổng hợp của tỉnh/ }).click();
      await stage.pane
        .getByLabel('Tổ công tác, đoàn kiểm tra')
        .selectOption({ label: 'Tổ công tác số 06' });
      await stage.press('Nạp bảng');
      await stage.says('Đã nạp xong');
      expect(await stage.text()).not.toMatch(BROKEN_OFF);
      expect(await isUnfinished(page)).toBe(false);
      await stage.bench.holds('Sheet1', 'B5', 'của người khác');
      expect(stage.bench.complaints).toEqual([]);
    });

    test.each([
      ['making', 'the workbook is as before', 'Chưa lập báo cáo'],
      ['done', 'the report stands there, whole', 'Báo cáo đã lập; số liệu còn nguyên'],
    ] as const)('while the report is made (%s): %s', async (when, _, said) => {
      await stage.openAs('commune');
      const { page } = stage;
      await stage.ribbon('showReport');
      await stage.heading('Báo cáo của đơn vị');
      await stage.bench.type('Nhiệm vụ', 6, 11, 'giữ nguyên');
      await stage.says(/Có thể lập báo cáo/);
      const before = await contentsOf(page);
      await reloadDuringWrite(page, when);
      await stage.press('Lập báo cáo');
      await hasReloaded(page);
      await stage.heading('Báo cáo của đơn vị');
      await stage.says(new RegExp(said));
      await stage.bench.holds('Nhiệm vụ', 'L7', 'giữ nguyên');
      if (when === 'done') {
        expect(await isUnfinished(page)).toBe(false);
        expect(await stage.bench.read('Báo cáo', 'D11')).toBe(1);
        return;
      }
      await stage.says(BROKEN_OFF);
      expect(await contentsOf(page)).toEqual(before);
      await stage.press('Lập báo cáo');
      await stage.says('Đã lập báo cáo');
      expect(await stage.text()).not.toMatch(BROKEN_OFF);
      expect(await isUnfinished(page)).toBe(false);
    });
  });
}
