/** The page Văn bản: a text in, rows beside it, decided on by keyboard, looked at once more, loaded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DirectiveRequest } from '../../../src/jobs/model';
import { bar, button, called, calls, readDocument, tab, usePreview } from './pane';

const preview = usePreview();

const FOLDER = join(__dirname, '../../fixtures/directives');
const NOTICE = '01-thong-bao-xuong-dong.txt';
const text = readFileSync(join(FOLDER, NOTICE), 'utf8');

const rows = (page: Page) =>
  page.getByRole('list', { name: 'Các dòng đề xuất' }).getByRole('listitem');
const group = (page: Page, name: RegExp) => page.getByRole('group', { name }).first();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const marked = (page: Page): Promise<string> =>
  page.locator('[role=mark][aria-current]').first().innerText();

async function paste(page: Page, words: string): Promise<void> {
  await tab(page, 'Văn bản');
  await page.evaluate((all) => navigator.clipboard.writeText(all), words);
  await page.getByLabel('Văn bản', { exact: true }).last().focus();
  await page.keyboard.press('Control+V');
}

test('a text is pasted, its rows are decided on by keyboard, and loaded after a last look', async () => {
  const page = await preview('book=province');
  await paste(page, text);
  await page.getByRole('heading', { name: 'Các dòng đề xuất' }).waitFor();
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(8);

  // The focus goes from row to row, and the text follows.
  const first = page.locator('[id^=directive-][tabindex="0"]');
  await first.focus();
  const at = await focused(page);
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).not.toBe(at);
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe(at);
  await group(page, /Rà soát danh mục thiết bị/).focus();
  expect(await marked(page)).toMatch(/^Giao Sở Y tế chủ trì/);

  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('r');
  await page.getByText('2 nhận, 2 bỏ').waitFor();

  // Nothing is written before somebody has looked at what will be.
  await button(page, 'Xem lại 2 dòng rồi nạp').click();
  expect(await calls(page, 'addDirective')).toEqual([]);
  const list = page.getByRole('list', { name: 'Sẽ nạp 2 dòng' });
  expect(await list.innerText()).toMatch(/Sở Y tế[\s\S]*trước 25\/06\/2026/);
  await button(page, 'Nạp vào bảng').click();
  await bar(page, 'Đã nạp vào bảng').waitFor();
  const [call] = await calls(page, 'addDirective');
  const request = call?.argument as DirectiveRequest;
  expect(request.document).toMatchObject({
    kind: 'new',
    heading: { number: '215/TB-UBND', issued: '2026-06-12', issuer: 'UBND tỉnh Lạng Sơn' },
  });
  expect(request.tasks.length + request.targets.length + request.reported.length).toBe(2);
});

test('a click on a highlight goes to its row', async () => {
  const page = await preview('book=province', { width: 900 });
  await readDocument(page, NOTICE);
  await page.locator('[role=mark]', { hasText: 'Giao Sở Xây dựng' }).first().click();
  expect(await focused(page)).toContain('Hướng dẫn mẫu thiết kế');
  // Two sides beside each other.
  const side = await page.getByTestId('directive-text').boundingBox();
  const row = await group(page, /Hướng dẫn mẫu thiết kế/).boundingBox();
  expect((side?.x ?? 0) + (side?.width ?? 0)).toBeLessThanOrEqual(row?.x ?? 0);
});

test('a row is corrected: what is wrong is said at its field, and it is accepted as it then stands', async () => {
  const page = await preview('book=province');
  await readDocument(page, NOTICE);
  await group(page, /Hướng dẫn mẫu thiết kế/).press('e');
  const deadline = page.getByLabel('Hạn', { exact: true });
  await deadline.fill('31/6/2026');
  await page
    .getByText(/Không có ngày/)
    .first()
    .waitFor();
  const accept = (): Promise<void> =>
    group(page, /Hướng dẫn mẫu thiết kế/)
      .getByRole('button', { name: 'Nhận', exact: true })
      .click();
  await accept();
  await page.getByText('Chưa nhận được').waitFor();
  await deadline.fill('trước 15/7');
  await page.getByText('Hiểu là: trước 15/07/2026').waitFor();
  await page.getByLabel('Chủ trì', { exact: true }).fill('Sở Xây dựng; Chi cục mới');
  await page.getByText('sẽ thêm: Chi cục mới').waitFor();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain('Hướng dẫn mẫu thiết kế');
  await page.keyboard.press('Enter');
  await button(page, 'Xem lại 1 dòng rồi nạp').click();
  await button(page, 'Nạp vào bảng').click();
  await called(page, 'addDirective', 1);
  const [call] = await calls(page, 'addDirective');
  expect((call?.argument as DirectiveRequest).tasks).toMatchObject([
    {
      row: {
        lead: ['Sở Xây dựng', 'Chi cục mới'],
        deadline: { kind: 'before', date: '2026-07-15' },
      },
    },
  ]);
});

test('targets of another year than the book: said before they are loaded, and after', async () => {
  const page = await preview('book=province');
  await readDocument(page, NOTICE);
  const target = group(page, /^Chỉ tiêu/);
  await target.press('e');
  await page.getByLabel('Năm', { exact: true }).fill('2027');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await button(page, 'Xem lại 1 dòng rồi nạp').click();
  await bar(page, /Sổ đang mở là của năm 2026[^]*bấm Sửa tiếp rồi sửa ô Năm/).waitFor();
  await button(page, 'Nạp vào bảng').click();
  await bar(
    page,
    /Đã nạp vào bảng[^]*không hiện 1 chỉ tiêu của năm 2027[^]*bấm Hoàn tác, sửa ô Năm/,
  ).waitFor();
});

test('in a narrow pane what became of a row stays on one line, and a clause that names itself is no "mục"', async () => {
  const page = await preview('book=province');
  await readDocument(page, '12-ke-hoach-bang.md');
  const badges = page.locator('[id^=directive-] .fui-Badge');
  const lines = await badges.evaluateAll((all) =>
    all.map((badge) => {
      const inside = document.createRange();
      inside.selectNodeContents(badge);
      return new Set([...inside.getClientRects()].map(({ top }) => Math.round(top))).size;
    }),
  );
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((count) => count > 1)).toEqual([]);
  const clauses = await rows(page).allInnerTexts();
  expect(clauses.filter((text) => / · mục (?:Mục|Mở đầu|Phụ lục|Điều)/.test(text))).toEqual([]);
});

test('certain rows are accepted in one step; those with a question are not among them', async () => {
  const page = await preview('book=province');
  await readDocument(page, '14-thong-bao-bay.txt');
  await button(page, /dòng chắc chắn/).click();
  const open = page.getByRole('group', { name: /Chưa quyết/ });
  for (const label of await open.allInnerTexts()) expect(label).toMatch(/Tin cậy [0-8]\d%/);
  expect(await page.getByRole('group', { name: /Đã nhận/ }).count()).toBeGreaterThan(0);
});

test('what the head of a document leaves out is asked before anything is loaded', async () => {
  const page = await preview('book=province');
  await readDocument(page, '07-cong-dien-de-trong.txt');
  await bar(page, 'Phần đầu chưa đủ').waitFor();
  await button(page, /dòng chắc chắn/).click();
  const load = button(page, /rồi nạp/);
  expect(await load.getAttribute('aria-disabled')).toBe('true');
  // Said where the button is, which may be a long way below what is asked.
  const why = page.getByText('Chưa nạp được: phần đầu văn bản chưa đủ.');
  await why.waitFor();
  await page.getByLabel('Số, ký hiệu').fill('12/CĐ-UBND');
  await page.getByLabel('Văn bản để trống ngày').check();
  await bar(page, 'Phần đầu chưa đủ').waitFor({ state: 'detached' });
  expect(await load.getAttribute('aria-disabled')).toBeNull();
  expect(await why.count()).toBe(0);
});

test('typing is read in the pauses, and keeps what was decided', async () => {
  const page = await preview('book=province');
  await tab(page, 'Văn bản');
  const field = page.getByLabel('Văn bản', { exact: true }).last();
  await field.pressSequentially('Giao Sở Y tế báo cáo kết quả khám trước ngày 10/7/2026.');
  await group(page, /Báo cáo kết quả khám/i).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.getByRole('button', { name: 'Nhận', exact: true }).click();
  await field.press('Control+End');
  await field.pressSequentially('\n\nGiao Sở Tài chính rà soát dự toán trước ngày 20/7/2026.');
  await group(page, /Rà soát dự toán/i).waitFor();
  await page.getByText('2 dòng mới: 1 nhận, 0 bỏ, 1 chưa quyết.').waitFor();
  expect((await calls(page, 'readDirective')).length).toBeLessThan(40);
});

test.each<[string, string, Buffer, RegExp]>([
  ['an empty file', 'a.txt', Buffer.alloc(0), /không có nội dung/],
  [
    'a scan under another name',
    'a.txt',
    Buffer.from('%PDF-1.7\n%\u0000\u0001'),
    /không phải văn bản/,
  ],
  ['English', 'a.md', Buffer.from('The committee will meet on Monday. '.repeat(9)), /tiếng Việt/],
  ['ten megabytes', 'a.txt', Buffer.from('Giao Sở Y tế. '.repeat(700_000)), /Tệp quá lớn/],
  ['a file of another kind', 'a.pdf', Buffer.from('%PDF'), /chỉ đọc được tệp/],
])('%s: the reason stands where people look', async (_, name, buffer, message) => {
  const page = await preview('book=none');
  await tab(page, 'Văn bản');
  await page
    .locator('input[accept*=docx]')
    .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
  await bar(page, message).waitFor();
  // And the next text is read as if nothing had been.
  await page.getByLabel('Văn bản', { exact: true }).last().fill(text);
  await page.getByRole('heading', { name: 'Các dòng đề xuất' }).waitFor();
  await bar(page, 'Để nạp, cần một sổ').waitFor();
});

test('a text that assigns nothing asks for no header', async () => {
  const page = await preview('book=province');
  await paste(page, 'Kính chúc các đồng chí mạnh khỏe, hạnh phúc và thành công trong năm mới.');
  await bar(page, 'Không thấy nhiệm vụ').waitFor();
  expect(await page.getByText('Phần đầu').count()).toBe(0);
  expect(await page.locator('[aria-invalid=true]').count()).toBe(0);
});

test('cells changed meanwhile are shown, and what was decided stays', async () => {
  const page = await preview('book=province&fail=addDirective:changed');
  await readDocument(page, NOTICE);
  await button(page, /dòng chắc chắn/).click();
  await button(page, /rồi nạp/).click();
  await button(page, 'Nạp vào bảng').click();
  await bar(page, 'Có 3 ô').waitFor();
  await button(page, 'Đọc lại').last().click();
  await button(page, 'Nạp vào bảng').click();
  await button(page, 'Vẫn ghi đè').click();
  await bar(page, 'Đã nạp vào bảng').waitFor();
  expect((await calls(page, 'addDirective')).map(({ overwrite }) => overwrite)).toEqual([
    undefined,
    undefined,
    true,
  ]);
});
