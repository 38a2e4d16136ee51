/** Each page's way from beginning to end, in a browser, over fake jobs. */
import type { Page } from 'playwright-core';
import { bar, button, called, calls, ribbon, tab, typeIntoBook, usePreview } from './pane';

const preview = usePreview();

const select = (page: Page, name: string) => page.getByRole('combobox', { name });

/** Loads a commune's tables into an empty workbook. */
async function load(page: Page): Promise<void> {
  await select(page, 'Đơn vị').selectOption({ label: 'xã Chi Lăng' });
  await button(page, 'Nạp bảng').click();
}

describe('what an open workbook leads to', () => {
  test.each([
    ['none', 'Nạp bảng', 'Nạp bảng vào sổ', 'Sổ chưa có bảng của Tiến Độ'],
    ['commune', 'Báo cáo', 'Báo cáo của đơn vị', 'xã Chi Lăng · Tháng 6/2026'],
    ['province', 'Theo dõi', 'Theo dõi tiến độ', 'Sổ tổng hợp của tỉnh · Tháng 6/2026'],
    ['unusable', 'Nạp bảng', 'Nạp bảng vào sổ', 'Bảng của Tiến Độ trong sổ chưa dùng được'],
  ])('%s: page %s', async (book, page, heading, line) => {
    const pane = await preview(`book=${book}`);
    await pane.getByRole('heading', { name: heading }).waitFor();
    expect(await pane.getByRole('tab', { selected: true }).textContent()).toContain(page);
    expect(await pane.getByRole('group', { name: 'Sổ đang mở' }).textContent()).toContain(line);
  });

  test('one that cannot be used says where, and leads there', async () => {
    const pane = await preview('book=unusable');
    await button(pane, /thiếu cột Tình hình/).click();
    expect(await calls(pane, 'goTo')).toEqual([
      { job: 'goTo', argument: { sheet: 'Nhiệm vụ', cell: 'A5' } },
    ]);
  });

  test('one that cannot be read says so and can be read again', async () => {
    const pane = await preview('book=none&fail=open:excel');
    const line = pane.getByRole('group', { name: 'Sổ đang mở' });
    await line.getByText('Chưa đọc được sổ').waitFor();
    await button(pane, 'Làm lại').click();
    await bar(pane, 'đang sửa dở một ô').waitFor();
    expect(await calls(pane, 'open')).toHaveLength(2);
  });

  test.each([
    ['none', 'Báo cáo', 'Để lập báo cáo, cần sổ của xã, phường'],
    ['none', 'Tổng hợp', 'Để tổng hợp, cần một sổ tổng hợp của tỉnh'],
    ['none', 'Theo dõi', 'chưa có bảng nào của Tiến Độ'],
    ['commune', 'Tổng hợp', 'dành cho sổ tổng hợp của tỉnh'],
    ['province', 'Báo cáo', 'dành cho sổ của xã, phường'],
  ])('%s, page %s: says what to do', async (book, page, words) => {
    const pane = await preview(`book=${book}`);
    await tab(pane, page);
    await bar(pane, words).waitFor();
    await bar(pane, words).getByRole('button').first().click();
    // It leads to another page, and the focus goes there.
    expect(await pane.getByRole('tab', { selected: true }).textContent()).not.toContain(page);
    expect(await pane.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(
      'tabpanel',
    );
  });
});

describe('Nạp bảng', () => {
  test('asks for what was chosen, says what was done, and takes it back', async () => {
    const pane = await preview('book=none');
    await select(pane, 'Kỳ báo cáo').selectOption('2026-Q2');
    await pane.getByText('Chọn từng văn bản').click();
    await pane.getByRole('checkbox', { name: /97\/TB-UBND/ }).click();
    await load(pane);
    await bar(pane, 'Giữ nguyên 14 ô đã nhập.').waitFor();
    expect(await calls(pane, 'load')).toEqual([
      {
        job: 'load',
        argument: {
          book: 'commune',
          period: '2026-Q2',
          unit: '06463',
          group: null,
          documents: ['000', '001', '003', '004'],
        },
      },
    ]);
    expect(await pane.evaluate(() => document.activeElement?.textContent)).toContain('Đã nạp xong');
    await button(pane, 'Hoàn tác').click();
    await bar(pane, 'Đã hoàn tác: Nạp bảng.').waitFor();
    expect(await bar(pane, 'Đã nạp xong').count()).toBe(0);
  });

  test('does not start without a unit, or without a document', async () => {
    const pane = await preview('book=none');
    await pane.getByRole('checkbox', { name: 'Tất cả 5 văn bản' }).click();
    await button(pane, 'Nạp bảng').click();
    await pane.getByText('Chọn đơn vị để nạp nhiệm vụ').waitFor();
    await pane.getByText('Chọn ít nhất một văn bản.').waitFor();
    expect(await calls(pane, 'load')).toEqual([]);
  });

  test('a working group narrows the units, and chooses them for the province', async () => {
    const pane = await preview('book=none');
    await select(pane, 'Tổ công tác').selectOption({ index: 1 });
    expect(await select(pane, 'Đơn vị').locator('option').count()).toBeLessThan(12);
    await pane.getByRole('radio', { name: /của tỉnh/ }).check();
    await button(pane, 'Nạp bảng').click();
    await bar(pane, 'Đã nạp xong').waitFor();
    const [call] = await calls(pane, 'load');
    expect(call?.argument).toMatchObject({ book: 'province', group: expect.stringMatching(/./) });
    expect(call?.argument).not.toHaveProperty('unit');
  });

  test('a book is loaded again with what it was loaded with', async () => {
    const pane = await preview('book=chosen');
    await tab(pane, 'Nạp bảng');
    await button(pane, 'Nạp lại').click();
    await bar(pane, 'Đã nạp xong').waitFor();
    const [call] = await calls(pane, 'load');
    expect(call?.argument).toMatchObject({ group: '000-G01', documents: ['000', '001'] });
  });

  test('cancelled, it leaves everything as it was and says so', async () => {
    const pane = await preview('book=none&fail=load:slow');
    await load(pane);
    await button(pane, 'Hủy').click();
    await bar(pane, 'Đã hủy. Sổ giữ nguyên').waitFor();
    expect(await button(pane, 'Hoàn tác').count()).toBe(0);
    expect(await button(pane, 'Nạp bảng').count()).toBe(1);
  });

  test('a refusal names the cells and keeps the detail for support', async () => {
    const pane = await preview('book=none&fail=load:job');
    await load(pane);
    await bar(pane, 'không nạp bảng của đơn vị khác').waitFor();
    await button(pane, /Ô này đã có người điền/).click();
    expect(await calls(pane, 'goTo')).toHaveLength(1);
    await pane.getByText('Chi tiết cho người hỗ trợ').click();
    await pane.getByText('answers-in-the-way: unit 06517').waitFor();
  });

  test('a fault of the program is told as one', async () => {
    const pane = await preview('book=none&fail=load:bug');
    await load(pane);
    await bar(pane, 'lỗi ngoài dự kiến').waitFor();
  });
});

describe('cells that were changed since they were read', () => {
  test('are listed, lead to their places, and are written over only when asked', async () => {
    const pane = await preview('book=none&fail=load:changed');
    await load(pane);
    await bar(pane, 'Có 3 ô đã được sửa').waitFor();
    await button(pane, /Nhiệm vụ!K12.*\(trống\).*Hoàn thành/).click();
    expect(await calls(pane, 'goTo')).toEqual([
      { job: 'goTo', argument: { sheet: 'Nhiệm vụ', cell: 'K12' } },
    ]);
    await button(pane, 'Vẫn ghi đè').click();
    await bar(pane, 'Đã nạp xong').waitFor();
    const [first, second] = await calls(pane, 'load');
    expect(first?.overwrite).toBeUndefined();
    expect(second).toEqual({ ...first, overwrite: true });
  });

  test('are kept when the workbook is read again', async () => {
    const pane = await preview('book=none&fail=load:changed');
    await load(pane);
    await bar(pane, 'Có 3 ô').getByRole('button', { name: 'Đọc lại' }).click();
    await select(pane, 'Đơn vị').waitFor();
    expect(await calls(pane, 'open')).toHaveLength(2);
    expect(await calls(pane, 'load')).toHaveLength(1);
    expect(await bar(pane, 'Có 3 ô').count()).toBe(0);
  });

  test('stop an undo in the same way', async () => {
    const pane = await preview('book=none&fail=undo:changed');
    await load(pane);
    await button(pane, 'Hoàn tác').click();
    await button(pane, 'Vẫn hoàn tác').click();
    await bar(pane, 'Đã hoàn tác').waitFor();
    expect((await calls(pane, 'undo')).map(({ argument }) => argument)).toEqual([
      { force: false },
      { force: true },
    ]);
  });
});

describe('Theo dõi', () => {
  test('counts in words and in a drawing; a click goes to the row', async () => {
    const pane = await preview('book=province');
    await pane.getByRole('heading', { name: 'Quá hạn 17' }).waitFor();
    const drawing = pane.getByRole('img', { name: /Nhiệm vụ theo trạng thái, 1.867 nhiệm vụ/ });
    const words = await drawing.getAttribute('aria-label');
    expect(words).toContain('Chưa hoàn thành, quá hạn: 87');
    expect(words).toContain('Không phát sinh: 3');
    await button(pane, /quá 61 ngày/).click();
    await button(pane, /Thu ngân sách.*22,3%/).click();
    await button(pane, /xã Bằng Mạc, nhóm 2.*mốc 50%/).click();
    expect((await calls(pane, 'goTo')).map(({ argument }) => argument)).toEqual([
      { sheet: 'Nhiệm vụ', cell: 'K9' },
      { sheet: 'Chỉ tiêu', cell: 'H12' },
      { sheet: 'Giải ngân', cell: 'J11' },
    ]);
  });

  test('asks again for another day, unit, agency; a day that is none is told and not asked', async () => {
    const pane = await preview('book=province');
    await pane.getByRole('heading', { name: 'Quá hạn' }).waitFor();
    const day = pane.getByLabel('Ngày chốt');
    await day.fill('31/6/2026');
    await day.press('Enter');
    await pane.getByText('Không có ngày “31/6/2026” trong lịch').waitFor();
    await day.fill('15.6.2026');
    await day.press('Enter');
    expect(await day.inputValue()).toBe('15/06/2026');
    await pane.getByText('Lọc theo đơn vị, cơ quan').click();
    await select(pane, 'Đơn vị').selectOption('06463');
    await select(pane, 'Cơ quan').selectOption('Sở Tài chính');
    await button(pane, 'Bỏ lọc').click();
    await called(pane, 'monitor', 5);
    // The day is not a filter: it has its own way back.
    expect(await day.inputValue()).toBe('15/06/2026');
    await button(pane, 'Về ngày chốt 30/06/2026').click();
    await called(pane, 'monitor', 6);
    expect(await day.inputValue()).toBe('30/06/2026');
    expect(await button(pane, /Về ngày chốt|Bỏ lọc/).count()).toBe(0);
    expect((await calls(pane, 'monitor')).map(({ argument }) => argument)).toEqual([
      {},
      { asOf: 46188 },
      { asOf: 46188, unit: '06463' },
      { asOf: 46188, unit: '06463', agency: 'Sở Tài chính' },
      { asOf: 46188 },
      {},
    ]);
  });

  test('says when the workbook was changed meanwhile', async () => {
    const pane = await preview('book=province');
    await pane.getByRole('heading', { name: 'Quá hạn' }).waitFor();
    await typeIntoBook(pane);
    await bar(pane, 'vừa được sửa').getByRole('button', { name: 'Đọc lại' }).click();
    await bar(pane, 'vừa được sửa').waitFor({ state: 'detached' });
    expect(await calls(pane, 'monitor')).toHaveLength(2);
  });

  test('draws the charts in Excel on request; a failure to go somewhere is told', async () => {
    const pane = await preview('book=province&fail=goTo:excel');
    await button(pane, 'Vẽ biểu đồ Excel').click();
    await bar(pane, 'Đã vẽ biểu đồ').waitFor();
    await button(pane, /quá 61 ngày/).click();
    await bar(pane, 'đang sửa dở một ô').getByRole('button', { name: 'Đóng' }).click();
    expect(await bar(pane, 'đang sửa dở một ô').count()).toBe(0);
  });
});

test('the ribbon opens a page and says what happened', async () => {
  const pane = await preview('book=province');
  await ribbon.show(pane, 'settings');
  await pane.getByRole('heading', { name: 'Cài đặt' }).waitFor();
  await ribbon.say(pane, 'Không có lần ghi nào để hoàn tác.');
  await bar(pane, 'Không có lần ghi nào').waitFor();
  // It is not left standing over the next page.
  await tab(pane, 'Theo dõi');
  await pane.getByRole('heading', { name: 'Theo dõi tiến độ' }).waitFor();
  expect(await bar(pane, 'Không có lần ghi nào').count()).toBe(0);
});
