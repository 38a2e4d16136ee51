/** The pages that do the long work: the report of a commune, the consolidation, the settings. */
import type { Page } from 'playwright-core';
import { bar, button, called, calls, file, tab, typeIntoBook, usePreview } from './pane';

const preview = usePreview();

describe('Báo cáo', () => {
  test('what is wrong or missing leads to its cell; no report until it is mended', async () => {
    const pane = await preview('book=commune');
    await button(pane, /Không có ngày “31\/6\/2026”.*Phải sửa.*Nhiệm vụ!L14/).click();
    await button(pane, /Chưa ghi số đã giải ngân của nhóm 3/).click();
    expect((await calls(pane, 'goTo')).map(({ argument }) => argument)).toEqual([
      { sheet: 'Nhiệm vụ', cell: 'L14' },
      { sheet: 'Giải ngân', cell: 'H13' },
    ]);
    await pane.getByText('Còn 1 chỗ phải sửa').waitFor();
    expect(await button(pane, 'Lập báo cáo').getAttribute('aria-disabled')).toBe('true');
    await button(pane, 'Lập báo cáo').click({ force: true });
    expect(await calls(pane, 'makeReport')).toEqual([]);
    const bar_ = pane.getByRole('progressbar', { name: 'Nhiệm vụ' });
    expect(await bar_.getAttribute('aria-valuetext')).toBe('27/34');
  });

  test('a blank workbook is not sealed: the page says what the province would send back', async () => {
    const pane = await preview('book=commune&blank=1');
    const said = pane.getByText('Sổ chưa điền gì nên không tính là báo cáo.');
    expect(await said.getAttribute('lang')).toBe('vi');
    await button(pane, 'Lập báo cáo').click({ force: true });
    expect(await calls(pane, 'makeReport')).toEqual([]);
  });

  test('is checked as people type, and not while another page is looked at', async () => {
    const pane = await preview('book=commune');
    await pane.getByRole('heading', { name: 'Cần sửa' }).waitFor();
    expect(await calls(pane, 'check')).toHaveLength(1);
    // Many changes in a row are one check.
    for (let index = 0; index < 5; index++) await typeIntoBook(pane);
    await called(pane, 'check', 2);
    await tab(pane, 'Cài đặt');
    // The page's own clock: the pause after which it would check is over, however slow the machine.
    await pane.clock.install();
    await typeIntoBook(pane);
    await pane.clock.runFor(5_000);
    expect(await calls(pane, 'check')).toHaveLength(2);
    await tab(pane, 'Báo cáo');
    await called(pane, 'check', 3);
  });

  test('is made for its day, and handed in in three ways', async () => {
    const pane = await preview('book=commune&complete=1');
    const day = pane.getByLabel('Ngày ghi trên báo cáo');
    // The day that the unit has written on its report already.
    expect(await day.inputValue()).toBe('01/07/2026');
    await day.fill('2/7/2026');
    await pane.getByText('Mã bí mật (nếu được cấp)').click();
    await pane.getByLabel('Mã bí mật của đơn vị').fill('bí mật');
    await button(pane, 'Lập báo cáo').click();
    await bar(pane, 'Mã niêm phong: 3f9a1c0de4b27785').waitFor();
    expect(await calls(pane, 'makeReport')).toEqual([
      { job: 'makeReport', argument: { reportedOn: 46205, secret: 'bí mật' } },
    ]);
    expect(await pane.getByLabel('Mã bí mật của đơn vị').inputValue()).toBe('');
    await button(pane, 'Mở thành sổ mới').click();
    await bar(pane, 'Đã mở sổ mới').last().waitFor();
    const [download] = await Promise.all([
      pane.waitForEvent('download'),
      button(pane, 'Tải tệp về').click(),
    ]);
    expect(download.suggestedFilename()).toBe('bao-cao-2026-06-06463-chi-lang.xlsx');
    await bar(pane, 'Nếu không thấy trong thư mục Tải xuống').last().waitFor();
    // What was made is no longer what stands there: the pane does not go on to praise it.
    await button(pane, 'Hoàn tác').click();
    await bar(pane, 'Đã hoàn tác').waitFor();
    await bar(pane, 'Mã niêm phong').waitFor({ state: 'detached' });
  });

  test('where one way fails the next is named', async () => {
    const pane = await preview('book=commune&complete=1&fail=openReport:excel,reportFile:excel');
    await button(pane, 'Lập báo cáo').click();
    await button(pane, 'Mở thành sổ mới').click();
    await bar(pane, 'Dùng cách 1: lưu sổ này').last().waitFor();
    await button(pane, 'Tải tệp về').click();
    await bar(pane, 'Dùng cách 2, hoặc cách 1.').last().waitFor();
  });

  test('asks for a day that is one', async () => {
    const pane = await preview('book=commune&complete=1');
    await pane.getByLabel('Ngày ghi trên báo cáo').fill('30/2/2026');
    await button(pane, 'Lập báo cáo').click();
    await pane.getByText('Không có ngày “30/2/2026”').waitFor();
    expect(await calls(pane, 'makeReport')).toEqual([]);
  });
});

describe('Tổng hợp', () => {
  const pick = async (page: Page, names: readonly string[]): Promise<void> => {
    await tab(page, 'Tổng hợp');
    await page.locator('input[type=file]').first().setInputFiles(names.map(file));
  };

  test('previews what was picked, leaves out what is no report, writes and takes back', async () => {
    const pane = await preview('book=province');
    await pick(pane, ['a.xlsx', '~$a.xlsx', 'Bảng.XLSX', 'thư.pdf']);
    await pane.getByRole('heading', { name: 'Xem trước' }).waitFor();
    expect(await calls(pane, 'preview')).toEqual([
      { job: 'preview', argument: ['a.xlsx', 'Bảng.XLSX'] },
    ]);
    await pane.getByText('Bỏ qua 2 tệp').click();
    await pane.getByText('~$a.xlsx: tệp tạm của Excel đang mở').waitFor();
    // Rejected files are unfolded, the others wait to be.
    await pane.getByText('Tệp có mật khẩu nên không đọc được').waitFor();
    await pane.locator('summary', { hasText: 'Chấp nhận, có cảnh báo' }).click();
    await pane.locator('summary', { hasText: '2 điểm cần xem lại' }).first().click();
    await pane.getByRole('cell', { name: 'Chỉ tiêu!H14' }).first().waitFor();
    await pane.getByText('“khoảng 30”').first().waitFor();
    await button(pane, 'Ghi vào sổ').click();
    await bar(pane, 'Sổ nay có báo cáo của 61/65 đơn vị').waitFor();
    expect(await button(pane, 'Ghi vào sổ').count()).toBe(0);
    // Nothing on the page goes on to say that nothing was written.
    await pane.getByRole('heading', { name: 'Kết quả' }).waitFor();
    expect(await pane.getByRole('heading', { name: 'Xem trước' }).count()).toBe(0);
    expect(await pane.getByText('chưa ghi gì vào sổ').count()).toBe(0);
    await button(pane, 'Hoàn tác').click();
    await bar(pane, 'Đã hoàn tác: Ghi số liệu tổng hợp').waitFor();
    await pane.getByRole('heading', { name: 'Xem trước' }).waitFor();
    await pane.getByText('chưa ghi gì vào sổ').waitFor();
  });

  test('requests to correct at once, receipts when the book is written; both as a download', async () => {
    const pane = await preview('book=province');
    await pick(pane, ['a.xlsx']);
    const saved = async (name: RegExp): Promise<string> => {
      const [download] = await Promise.all([
        pane.waitForEvent('download'),
        button(pane, name).click(),
      ]);
      return download.suggestedFilename();
    };
    await pane.getByText('Biên nhận lập được sau khi ghi vào sổ').waitFor();
    expect(await button(pane, /Tải biên nhận/).count()).toBe(0);
    expect(await saved(/Tải phiếu đề nghị chỉnh sửa \(\d+\)/)).toBe('phieu-chinh-sua-2026-06.zip');
    await bar(pane, 'Đã chuyển tệp phieu-chinh-sua-2026-06.zip cho trình duyệt').waitFor();
    await button(pane, 'Ghi vào sổ').click();
    expect(await saved(/Tải biên nhận \(\d+\)/)).toBe('bien-nhan-2026-06.zip');
    expect((await calls(pane, 'slips')).map(({ argument }) => argument)).toEqual([
      'returns',
      'receipts',
    ]);
    // Taken back, the book holds no report that a receipt could be given for.
    await button(pane, 'Hoàn tác').click();
    await pane.getByText('Biên nhận lập được sau khi ghi vào sổ').waitFor();
  });

  test('slips that could not be made say so', async () => {
    const pane = await preview('book=province&fail=slips:bug');
    await pick(pane, ['a.xlsx']);
    await button(pane, /Tải phiếu đề nghị chỉnh sửa/).click();
    await bar(pane, 'Vẫn không tải được').waitFor();
  });

  test('the names of those who have not reported can be copied', async () => {
    const pane = await preview('book=province');
    await pick(pane, ['a.xlsx']);
    await button(pane, 'Sao chép').first().click();
    await pane.getByText('Đã sao chép 4 dòng.').first().waitFor();
    const copied = await pane.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toEqual([
      'xã Chi Lăng',
      'xã Chiến Thắng',
      'xã Vạn Linh',
      'xã Quan Sơn',
    ]);
  });

  test('files can be dropped', async () => {
    const pane = await preview('book=province');
    await tab(pane, 'Tổng hợp');
    const dropped = await pane.evaluateHandle(() => {
      const data = new DataTransfer();
      for (const name of ['BC.xlsx', '~$BC.xlsx']) data.items.add(new File(['PK'], name));
      return data;
    });
    const zone = pane.getByTestId('drop-zone');
    await zone.dispatchEvent('dragover', { dataTransfer: dropped });
    await pane.getByText('Thả ra để đọc').waitFor();
    await zone.dispatchEvent('drop', { dataTransfer: dropped });
    await pane.getByRole('heading', { name: 'Xem trước' }).waitFor();
    expect(await calls(pane, 'preview')).toEqual([{ job: 'preview', argument: ['BC.xlsx'] }]);
  });

  test('cancelled, it shows nothing and writes nothing', async () => {
    const pane = await preview('book=province&fail=preview:slow');
    await pick(pane, ['a.xlsx']);
    await button(pane, 'Hủy').click();
    await bar(pane, 'Đã hủy').waitFor();
    expect(await button(pane, 'Ghi vào sổ').count()).toBe(0);
  });

  test('nothing to pick from, or nothing new, is said', async () => {
    const pane = await preview('book=province&unchanged=1');
    await pick(pane, ['thư.docx']);
    await bar(pane, 'Không có tệp .xlsx nào').waitFor();
    await pick(pane, ['a.xlsx']);
    await bar(pane, 'không làm thay đổi gì').waitFor();
    expect(await button(pane, 'Ghi vào sổ').count()).toBe(0);
  });

  test('a cell changed since the preview: the files are read and previewed again', async () => {
    const pane = await preview('book=province&fail=consolidate:changed');
    await pick(pane, ['a.xlsx']);
    await button(pane, 'Ghi vào sổ').click();
    await bar(pane, 'Có 3 ô').getByRole('button', { name: 'Đọc lại' }).click();
    await called(pane, 'preview', 2);
    await button(pane, 'Ghi vào sổ').click();
    await button(pane, 'Vẫn ghi đè').click();
    await bar(pane, 'Đã ghi vào sổ').waitFor();
    expect((await calls(pane, 'consolidate')).map(({ overwrite }) => overwrite)).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  test('the preview stays while another page is looked at', async () => {
    const pane = await preview('book=province');
    await pick(pane, ['a.xlsx']);
    await button(pane, 'Ghi vào sổ').waitFor();
    await tab(pane, 'Theo dõi');
    await tab(pane, 'Tổng hợp');
    expect(await button(pane, 'Ghi vào sổ').isVisible()).toBe(true);
    expect(await calls(pane, 'preview')).toHaveLength(1);
  });
});

describe('Cài đặt', () => {
  test('takes over what was changed, and only when it makes sense', async () => {
    const pane = await preview('book=province');
    await tab(pane, 'Cài đặt');
    const save = button(pane, 'Lưu cài đặt');
    await save.waitFor();
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await pane.getByLabel('Báo sắp đến hạn').fill('61');
    await pane.getByText('Ghi số nguyên từ 0 đến 60.').waitFor();
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await pane.getByLabel('Báo sắp đến hạn').fill('10');
    await pane.getByLabel('Hạn nộp báo cáo').fill('3');
    await pane.getByRole('textbox', { name: 'Ngày chốt', exact: true }).fill('15/6/2026');
    await pane.getByRole('radio', { name: 'Ngày cuối là 30/6' }).check();
    await pane.getByRole('switch').check();
    await pane.getByText('Ngày nghỉ, ngày làm bù').click();
    await button(pane, 'Bỏ ngày 24/11/2026').click();
    await pane.getByLabel('Ngày', { exact: true }).fill('3.9.2026');
    await pane.getByLabel('Tên').fill('Nghỉ địa phương');
    await button(pane, 'Thêm ngày').click();
    await save.click();
    await bar(pane, 'Đã lưu').waitFor();
    const [call] = await calls(pane, 'saveSettings');
    const saved = call?.argument as { holidays: { date: string; name: string }[] };
    expect(saved).toMatchObject({
      asOf: 46188,
      warnDays: 10,
      dueWorkingDays: 3,
      beforeIncludesDay: true,
      rollToWorkingDay: true,
      weights: [1, 1, 1, 1],
    });
    expect(saved.holidays.at(-1)).toMatchObject({ date: '2026-09-03', name: 'Nghỉ địa phương' });
    expect(saved.holidays).toHaveLength(17);
  });

  test('what was typed can be dropped, a day that is none included', async () => {
    const pane = await preview('book=commune');
    await tab(pane, 'Cài đặt');
    const day = pane.getByRole('textbox', { name: 'Ngày chốt', exact: true });
    await day.fill('31/6/2026');
    await pane.getByLabel('Báo sắp đến hạn').fill('3');
    const wrong = pane.getByRole('alert').filter({ hasText: 'Không có ngày “31/6/2026”' });
    await wrong.waitFor();
    await button(pane, 'Bỏ thay đổi').click();
    expect(await day.inputValue()).toBe('30/06/2026');
    expect(await pane.getByLabel('Báo sắp đến hạn').inputValue()).toBe('7');
    expect(await wrong.count()).toBe(0);
  });

  test('a day that is none, mended to what it was, is no longer in the way', async () => {
    const pane = await preview('book=province');
    await tab(pane, 'Cài đặt');
    const day = pane.getByRole('textbox', { name: 'Ngày chốt', exact: true });
    await day.fill('31/6/2026');
    await day.press('Enter');
    await pane.getByText('Sửa các ô báo đỏ rồi bấm Lưu cài đặt.').waitFor();
    await day.fill('30/6/2026');
    await day.press('Enter');
    await pane.getByText('Sửa các ô báo đỏ').waitFor({ state: 'detached' });
    await pane.getByLabel('Báo sắp đến hạn').fill('3');
    await button(pane, 'Lưu cài đặt').click();
    await bar(pane, 'Đã lưu').waitFor();
  });

  test('a day off needs a day, a name, and not to be there already', async () => {
    const pane = await preview('book=province');
    await tab(pane, 'Cài đặt');
    await pane.getByText('Ngày nghỉ, ngày làm bù').click();
    await button(pane, 'Thêm ngày').click();
    await pane.getByText('Ghi ngày/tháng/năm').waitFor();
    await pane.getByLabel('Ngày', { exact: true }).fill('2/9/2026');
    await button(pane, 'Thêm ngày').click();
    await pane.getByText('Ngày 02/09/2026 đã có trong danh sách.').waitFor();
    await pane.getByLabel('Ngày', { exact: true }).fill('4/9/2026');
    await button(pane, 'Thêm ngày').click();
    await pane.getByText('Ghi tên ngày nghỉ.').waitFor();
  });

  test('a commune sets its own days only', async () => {
    const pane = await preview('book=commune');
    await tab(pane, 'Cài đặt');
    await pane.getByLabel('Báo sắp đến hạn').waitFor();
    expect(await pane.getByRole('switch').count()).toBe(0);
    await pane.getByText('do tỉnh đặt trong sổ tổng hợp').waitFor();
  });

  test('the language changes at once and is kept', async () => {
    const pane = await preview('book=none');
    await tab(pane, 'Cài đặt');
    await pane.getByRole('radio', { name: 'English' }).check();
    await pane.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(await pane.evaluate(() => document.documentElement.lang)).toBe('en');
    // It is no change of the workbook.
    expect(await calls(pane, 'open')).toHaveLength(1);
    await pane.reload();
    await pane.getByRole('heading', { name: 'Load tables into the workbook' }).waitFor();
  });
});
