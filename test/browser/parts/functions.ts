/** Custom functions in the cells. */
import { readFileSync } from 'node:fs';
import { chooseRole, picture, select } from '../support';
import type { Stage } from '../stage';

export function functionsTests(stage: Stage): void {
  describe('custom functions', () => {
    test('answer at once when a completion date is typed', async () => {
      await stage.open();
      await chooseRole(stage.bench, 'blank', 'Sheet1');
      await stage.bench.type('Sheet1', 0, 0, 'trước ngày 15/6/2026');
      await stage.bench.type('Sheet1', 0, 2, '=TIENDO.DEADLINE_STATUS(A1,B1,DATE(2026,6,30))');
      await stage.bench.holds('Sheet1', 'C1', 'Quá hạn');
      await stage.bench.type('Sheet1', 0, 1, '14/6/2026');
      await stage.bench.holds('Sheet1', 'C1', 'Hoàn thành đúng hạn');
      await stage.bench.type('Sheet1', 0, 1, '15/6/2026');
      await stage.bench.holds('Sheet1', 'C1', 'Hoàn thành quá hạn');
    });

    test('are explained in Vietnamese while they are typed', async () => {
      await stage.open();
      await chooseRole(stage.bench, 'blank', 'Sheet1');
      await select(stage.page, 'Sheet1', 3, 2);
      await stage.page.keyboard.type('=TIENDO.DEADLINE_STATUS(', { delay: 20 });
      const json = JSON.parse(readFileSync('dist/addin/functions.json', 'utf8'));
      const names: string[] = json.functions
        .find(({ id }: { id: string }) => id === 'DEADLINE_STATUS')
        .parameters.map(({ name }: { name: string }) => name);
      const help = stage.page.locator('text=/TIENDO\\.DEADLINE_STATUS\\(/').last();
      await help.waitFor();
      const body = await stage.page.locator('body').innerText();
      for (const name of names) expect(body).toContain(name);
      await picture(stage.page, 'ham');
    });
  });
}
