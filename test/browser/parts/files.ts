/** Files in and out of the page. */
import { readFileSync } from 'node:fs';
import { readBook } from '../../../src/workbook/read';
import { chooseRole } from '../support';
import type { Stage } from '../stage';

export function filesTests(stage: Stage): void {
  describe('files', () => {
    test('a saved workbook is read again with what was typed', async () => {
      await stage.open();
      await chooseRole(stage.bench, 'commune', 'Hướng dẫn');
      await stage.bench.type('Nhiệm vụ', 6, 11, 'Công văn 12/UBND');
      const [download] = await Promise.all([
        stage.page.waitForEvent('download'),
        stage.page.click('#save-file'),
      ]);
      const path = await download.path();
      const sheet = readBook(readFileSync(path)).sheets.find(({ name }) => name === 'Nhiệm vụ');
      expect(sheet?.cell(7, 12)?.value).toBe('Công văn 12/UBND');

      await chooseRole(stage.bench, 'blank', 'Sheet1');
      await stage.page.setInputFiles('#file', path);
      await stage.bench.opened('Hướng dẫn');
      await stage.bench.holds('Nhiệm vụ', 'L7', 'Công văn 12/UBND');
      await stage.pane.getByText('xã Chi Lăng').first().waitFor();
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
