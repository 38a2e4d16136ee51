/** Files in and out of the page. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readBook } from '../../../src/workbook/read';
import { holdsReports } from '../book';
import { budget, drop, droppedFrom } from '../dropping';
import { chooseRole } from '../support';
import type { Stage } from '../stage';
import { groupReports } from './finance';

export function filesTests(stage: Stage): void {
  describe('files', () => {
    test('a saved workbook is read again with what was typed', async () => {
      await stage.openAs('commune');
      await stage.bench.type('Nhiệm vụ', 6, 11, 'Công văn 12/UBND');
      const [download] = await Promise.all([
        stage.page.waitForEvent('download'),
        stage.page.click('#save-file'),
      ]);
      const path = await download.path();
      const sheet = readBook(readFileSync(path)).sheets.find(({ name }) => name === 'Nhiệm vụ');
      expect(sheet?.cell(7, 12)?.value).toBe('Công văn 12/UBND');

      await chooseRole(stage.bench, 'blank');
      await stage.page.setInputFiles('#file', path);
      await stage.bench.opened('Hướng dẫn');
      await stage.bench.holds('Nhiệm vụ', 'L7', 'Công văn 12/UBND');
      await stage.pane.getByText('xã Chi Lăng').first().waitFor();
    });

    test('what was typed is not lost for another workbook without a question', async () => {
      await stage.openAs('commune');
      const { bench, page } = stage;
      const question = page.getByRole('dialog', { name: 'Sổ đang mở có thay đổi chưa lưu' });
      await bench.type('Nhiệm vụ', 6, 11, 'Công văn 12/UBND');
      await page.selectOption('#role', 'department');
      await question.getByRole('button', { name: 'Ở lại sổ này' }).click();
      expect(await page.inputValue('#role')).toBe('commune');
      await bench.holds('Nhiệm vụ', 'L7', 'Công văn 12/UBND');

      await page.selectOption('#role', 'department');
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'hidden' });
      await bench.holds('Nhiệm vụ', 'L7', 'Công văn 12/UBND');

      await page.selectOption('#role', 'department');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        question.getByRole('button', { name: 'Lưu rồi mở sổ khác' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('so-bao-cao-2026-06-06463.xlsx');
      await bench.opened('Tổng quan');
      await page.selectOption('#role', 'commune');
      await bench.opened('Hướng dẫn');
      await bench.holds('Nhiệm vụ', 'L7', '');

      await bench.type('Nhiệm vụ', 6, 11, 'bỏ');
      await page.selectOption('#role', 'department');
      await question.getByRole('button', { name: 'Mở, không lưu' }).click();
      await bench.opened('Tổng quan');
      expect(bench.complaints).toEqual([]);
    });

    test('a file can be dropped on the page, and its role chosen again', async () => {
      await stage.open();
      const { bench, page, pane } = stage;
      const [report = ''] = groupReports();
      await drop(page.locator('#sheet'), [droppedFrom(report)]);
      await bench.opened('Hướng dẫn');
      expect(await page.locator('#role option:checked').innerText()).toBe(
        `Tệp ${basename(report)}`,
      );
      await page.selectOption('#role', 'department');
      await bench.opened('Tổng quan');

      // Somebody's budget: a workbook, and none of ours.
      await drop(page.locator('#sheet'), [await budget()]);
      await bench.opened('Dự toán 2026');
      await bench.holds('Dự toán 2026', 'B2', 12_500);
      await stage.heading('Nạp bảng vào sổ');

      const message = page.locator('#message');
      await drop(page.locator('.top'), [droppedFrom('README.md')]);
      await message.getByText('Không mở được README.md').waitFor();
      await drop(page.locator('#sheet'), groupReports().map(droppedFrom));
      await message.getByText('Mỗi lần chỉ mở một tệp').waitFor();
      await bench.holds('Dự toán 2026', 'B2', 12_500);
      expect(await page.inputValue('#role')).toBe('file');
      // Beside its place in the pane a file is let go of for nothing, and the pane stays.
      expect(await drop(pane.locator('h1').first(), [droppedFrom(report)])).toBe(false);
      await stage.heading('Nạp bảng vào sổ');
      expect(bench.complaints).toEqual([]);
    });

    test('the book of the samples shows what is overdue', async () => {
      await stage.openAs('sample');
      await stage.heading(/^Quá hạn [1-9]/);
      await stage.says('Số liệu mẫu');
      await holdsReports(stage.page, 62);
    });

    test('a damaged file changes nothing, and says what to do', async () => {
      await stage.open();
      await stage.page.setInputFiles('#file', {
        name: 'hong.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from('PK\u0003\u0004 nothing'),
      });
      await stage.page.locator('#message').waitFor();
      expect(await stage.page.locator('#message').innerText()).toContain('Không mở được hong.xlsx');
      expect(await stage.bench.read('Tổng quan', 'C8')).toBe(65);
    });

    test('samples can be downloaded', async () => {
      await stage.open();
      const answer = await stage.page.request.get(`${stage.address}samples.zip`);
      expect(answer.status()).toBe(200);
      expect((await answer.body()).length).toBeGreaterThan(1_000_000);
    });
  });
}
