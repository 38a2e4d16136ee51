/**
 * A directive that no book knows, in the workbench: pasted, decided on by keyboard, loaded, and there in the sheets.
 * TIENDO_PICTURES=1 also writes the picture of the guide.
 */
import { readFileSync } from 'node:fs';
import { FOCUS_GUARDS, serious } from './axe';
import { loadGroup } from './parts/finance';
import { openStage } from './stage';
import { picture } from './support';

const TEXT = readFileSync('test/fixtures/directives/01-thong-bao-xuong-dong.txt', 'utf8');

const stage = openStage();

/** Documents by their label; the table begins under its headings. */
async function documents(): Promise<string[]> {
  const all = await Promise.all(
    Array.from({ length: 24 }, (_, row) => stage.bench.read('Văn bản', `C${row + 1}`)),
  );
  return all.map(String).filter((label) => /\(UBND|\(/.test(label));
}

test('a directive is read, its rows accepted by keyboard and loaded into the tables', async () => {
  await stage.open({ bypassCSP: true });
  const { pane, page, bench } = stage;
  await loadGroup(stage);
  expect((await documents()).some((label) => label.includes('215/TB-UBND'))).toBe(false);

  await stage.ribbon('showDirective');
  await stage.heading('Đọc văn bản chỉ đạo');
  await pane.getByLabel('Văn bản', { exact: true }).last().fill(TEXT);
  await stage.heading('Các dòng đề xuất');
  await stage.press('Xem chỗ đã đọc');

  // By keyboard: accept, reject, accept, and the text follows.
  await pane.locator('[id^=directive-][tabindex="0"]').focus();
  // Three results stand before the first task.
  for (const text of ['38,5%', '74,2%', 'Giao Sở Y tế']) {
    await page.keyboard.press('ArrowDown');
    await pane.locator('[role=mark][aria-current]', { hasText: text }).waitFor();
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await page.keyboard.press('a');
  await stage.says(/2 nhận, 1 bỏ/);
  await picture(page, 'van-ban');
  expect(await serious(pane, [FOCUS_GUARDS])).toEqual([]);

  await stage.press('Xem lại 2 dòng rồi nạp');
  await stage.says('Sẽ nạp 2 dòng');
  await stage.press('Nạp vào bảng');
  await stage.says('Đã nạp vào bảng');
  expect((await documents()).some((label) => label.includes('215/TB-UBND'))).toBe(true);

  // The same document again: these two are there, and are not proposed once more.
  await stage.says(/2 dòng đã có trong sổ/);

  // Taken back, they can be taken again.
  await stage.press('Hoàn tác');
  await stage.says(/0 nhận|chưa quyết/);
  expect((await documents()).some((label) => label.includes('215/TB-UBND'))).toBe(false);
  expect(bench.complaints).toEqual([]);
});
