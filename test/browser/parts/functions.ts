/** Custom functions in the cells. */
import { readFileSync } from 'node:fs';
import { picture, select } from '../support';
import type { Stage } from '../stage';

interface Described {
  functions: {
    id: string;
    description: string;
    parameters: { name: string; description: string }[];
  }[];
}

export function functionsTests(stage: Stage): void {
  describe('custom functions', () => {
    test('answer at once when a completion date is typed', async () => {
      await stage.openAs('blank');
      await stage.bench.type('Sheet1', 0, 0, 'trước ngày 15/6/2026');
      await stage.bench.type('Sheet1', 0, 2, '=TIENDO.DEADLINE_STATUS(A1,B1,DATE(2026,6,30))');
      await stage.bench.holds('Sheet1', 'C1', 'Quá hạn');
      await stage.bench.type('Sheet1', 0, 1, '14/6/2026');
      await stage.bench.holds('Sheet1', 'C1', 'Hoàn thành đúng hạn');
      await stage.bench.type('Sheet1', 0, 1, '15/6/2026');
      await stage.bench.holds('Sheet1', 'C1', 'Hoàn thành quá hạn');
    });

    test('are explained in Vietnamese while they are typed', async () => {
      await stage.openAs('blank');
      const { page } = stage;
      await select(page, 'Sheet1', 3, 2);
      await page.keyboard.type('=TIENDO.DEADLINE_ST', { delay: 20 });
      const { functions } = JSON.parse(
        readFileSync('dist/addin/functions.json', 'utf8'),
      ) as Described;
      const { description = '', parameters = [] } =
        functions.find(({ id }) => id === 'DEADLINE_STATUS') ?? {};
      // What the function is for, while it is searched; what is asked for, while it is filled in.
      await page.getByText(description).first().waitFor();
      await page.keyboard.type('ATUS(', { delay: 20 });
      const help = page.locator('[data-u-comp=rect-popup]', { hasText: 'TIENDO.DEADLINE_STATUS(' });
      await help.waitFor();
      expect(parameters).toHaveLength(4);
      const words = await help.innerText();
      for (const { name } of parameters) expect(words).toContain(name);
      await help.locator('.univerjs-icon-more-icon').click();
      for (const { description: asked } of parameters) await help.getByText(asked).waitFor();
      await picture(page, 'ham');
    });
  });
}
