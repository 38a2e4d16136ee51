/** The provincial office: many files in, bad ones among them, the same ones again. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { contentsOf, holdsReports, WRITING } from '../book';
import { budget, drop, droppedFrom } from '../dropping';
import { picture } from '../support';
import type { Stage } from '../stage';
import { groupReports, loadGroup, REPORTS } from './finance';

/** To the top of what is seen, with what follows below. */
const scrollTo = (target: Locator): Promise<void> =>
  target.evaluate((element) => {
    element.scrollIntoView({ block: 'start' });
    // The ring of what has the focus stands outside of it.
    element.closest('main')?.scrollBy(0, -8);
  });

export function provinceTests(stage: Stage): void {
  describe('the provincial office', () => {
    test('takes 65 files: 62 accepted, 3 missing, 2 late, two rejected with reasons; writes them and takes that back', async () => {
      await stage.openAs('office');
      const { bench, page, pane } = stage;
      await stage.ribbon('showConsolidate');
      await pane.getByText('Chọn tệp').first().waitFor();
      const files = readdirSync(REPORTS).map((name) => join(REPORTS, name));
      const longest = await stage.longestTask(async () => {
        await pane.locator('input[type=file]').first().setInputFiles(files);
        await stage.says('62/65 đơn vị đã báo cáo');
      });
      expect(longest).toBeLessThan(200);
      const text = await stage.text();
      expect(text).toContain('60 đúng hạn');
      expect(text).toContain('2 trễ hạn');
      expect(text).toMatch(/Từ chối:?\s2 tệp/);
      // Both refused files with their reasons, the silent units by name.
      expect(text).toContain('Sổ này của tháng 5 năm 2026');
      expect(text).toContain('Tệp bị cắt mất một phần');
      for (const unit of ['xã Thụy Hùng', 'xã Tân Tri', 'xã Cai Kinh'])
        expect(text).toContain(unit);
      await scrollTo(pane.getByRole('heading', { name: 'Xem trước' }));
      await picture(page, 'tong-hop');

      // Written back, and taken back.
      await holdsReports(page, 0);
      await stage.press('Ghi vào sổ');
      await stage.says('Đã ghi vào sổ', WRITING);
      await holdsReports(page, 62);
      await stage.ribbon('showMonitor');
      await pane.getByRole('heading', { name: /^Quá hạn/ }).waitFor({ timeout: WRITING });
      await picture(page, 'theo-doi');
      await stage.ribbon('undoLastWrite');
      await holdsReports(page, 0);
      expect(bench.complaints).toEqual([]);
    });

    test('is told of a damaged file, a foreign workbook and what is no workbook, and loses nothing of the others', async () => {
      await stage.open();
      const { bench, page, pane } = stage;
      await loadGroup(stage);
      await stage.ribbon('showConsolidate');
      const [good = ''] = groupReports();
      const whole = readFileSync(good);
      await drop(pane.getByTestId('drop-zone'), [
        ...groupReports().map(droppedFrom),
        { name: 'hong.xlsx', base64: whole.subarray(0, whole.length / 2).toString('base64') },
        await budget(),
        { name: 'ghi-chu.xlsx', base64: Buffer.from('không phải sổ').toString('base64') },
        { name: 'cong-van.docx', base64: Buffer.from('một công văn').toString('base64') },
      ]);
      await stage.says('3/6 đơn vị đã báo cáo');
      await stage.says(/Từ chối:?\s3 tệp/);
      await stage.says('Bỏ qua 1 tệp không phải báo cáo');
      const refused = pane.getByRole('list', { name: 'Từ chối' });
      for (const name of ['hong.xlsx', 'du-toan-2026.xlsx', 'ghi-chu.xlsx']) {
        await refused.getByText(name).waitFor();
      }
      await scrollTo(refused);
      await picture(page, 'khong-nhan');
      await stage.press('Ghi vào sổ');
      await stage.says('Đã ghi vào sổ', WRITING);
      await holdsReports(page, 3);

      // The same files once more: nothing to write, and nothing is written.
      const before = await contentsOf(page);
      await drop(pane.getByTestId('drop-zone'), groupReports().map(droppedFrom));
      await stage.says('Các tệp này không làm thay đổi gì trong sổ. Không cần ghi.');
      expect(await pane.getByRole('button', { name: 'Ghi vào sổ' }).count()).toBe(0);
      expect(await contentsOf(page)).toEqual(before);
      expect(bench.complaints).toEqual([]);
    });
  });

  describe('the wrong workbook for the job', () => {
    test('a workbook of a commune cannot consolidate: words, and the way to go', async () => {
      await stage.openAs('office');
      const { page, pane } = stage;
      const [report = ''] = groupReports();
      await page.setInputFiles('#file', report);
      await stage.bench.opened('Hướng dẫn');
      const before = await contentsOf(page);
      await stage.ribbon('showConsolidate');
      await stage.says(/Sổ đang mở là sổ của một xã, phường: dùng trang Báo cáo/);
      expect(await pane.getByText('Chọn tệp').count()).toBe(0);
      await stage.press('Mở trang Báo cáo');
      await stage.heading('Báo cáo của đơn vị');
      expect(await contentsOf(page)).toEqual(before);
    });

    test("the province's book makes no report: words, and the way to go", async () => {
      await stage.open();
      const { page } = stage;
      const before = await contentsOf(page);
      await stage.ribbon('showReport');
      await stage.says(/Sổ đang mở là sổ tổng hợp của tỉnh: dùng trang Theo dõi hoặc Tổng hợp/);
      await stage.press('Mở trang Tổng hợp');
      await stage.heading('Tổng hợp báo cáo');
      await stage.ribbon('checkReport');
      await stage.says(/Kiểm tra báo cáo là việc của sổ xã, phường/);
      expect(await contentsOf(page)).toEqual(before);
    });
  });
}
