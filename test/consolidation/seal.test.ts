/** From a sealed report to what the province is told of it. */
import { defaultSettings, readStore } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { readBook } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import { edit } from '../helpers/accountant';
import { describeWithLibreOffice, LIBREOFFICE_TIMEOUT, recalculate } from '../helpers/libreoffice';
import {
  CHI_LANG,
  clean,
  incoming,
  PERIOD,
  report,
  run,
  SMALL,
  stored,
  submissionOf,
  TASK,
  VIETNAMESE,
} from './support';
import { judge, sealed, SECRETS } from './sealing';

test('a template is not sealed, and that is nothing to complain of', async () => {
  expect(judge(await report(CHI_LANG))).toMatchObject({ state: 'unsealed', codes: [] });
});

test('the workbook carries the seal and gives it back', async () => {
  const { seal, bytes } = await sealed();
  expect(submissionOf(bytes).seal).toEqual(seal);
  expect(judge(bytes)).toMatchObject({ state: 'intact', codes: [] });
});

test('the report prints the first sixteen digits of the seal, or says that there is none', async () => {
  const { seal, bytes } = await sealed();
  const printed = (book: Uint8Array): string[] => {
    const sheet = readBook(book).sheets.find(({ name }) => name === 'Báo cáo');
    return [...(sheet?.rows() ?? [])].flatMap((row) => {
      const value = sheet?.cell(row, 2)?.value;
      return typeof value === 'string' && value.startsWith('Mã niêm phong') ? [value] : [];
    });
  };
  expect(printed(bytes)).toEqual([`Mã niêm phong: ${seal.code.slice(0, 16)}`]);
  expect(printed(await report(CHI_LANG))).toEqual(['Mã niêm phong: chưa niêm phong']);
});

test('sorting, renaming and moving leave the seal whole', async () => {
  const { bytes } = await sealed();
  const moved = await edit(bytes, (at) => {
    at.rename('tasks', 'Việc');
    at.page('tasks').sortRows((a, b) => (a < b ? 1 : -1));
    at.page('disbursement').moveColumn('disbursed', 'plan');
  });
  expect(judge(moved).state).toBe('intact');
});

test('each cell changed after sealing is told with the value as sealed and as it stands', async () => {
  const { bytes } = await sealed();
  let cells: string[] = [];
  const changed = await edit(bytes, (at) => {
    at.page('disbursement').type('DA-01', 'disbursed', 450);
    at.page('tasks').type(TASK, 'completedOn', dayFromIso('2026-06-02'), 'dd/mm/yyyy');
    at.page('report').type('reporter', 'value', 'Nguyễn Văn An');
    cells = [
      at.page('disbursement').address('DA-01', 'disbursed'),
      at.page('report').address('reporter', 'value'),
      at.page('tasks').address(TASK, 'completedOn'),
    ];
  });
  const { state, conflicts } = judge(changed);
  expect(state).toBe('changed');
  const told = conflicts.filter(({ code }) => code === 'changed-after-seal');
  expect(told.map(({ sheet, cell, value }) => [sheet, cell, value])).toEqual([
    ['Giải ngân', cells[0], '450'],
    ['Báo cáo', cells[1], 'Nguyễn Văn An'],
    ['Nhiệm vụ', cells[2], '02/06/2026'],
  ]);
  expect(told[0]?.message).toContain('lúc niêm phong "400", nay "450"');
  expect(told[1]?.message).toContain('lúc niêm phong để trống, nay "Nguyễn Văn An"');
  expect(told[2]?.message).toContain('lúc niêm phong "01/06/2026", nay "02/06/2026"');
  for (const { severity, message } of told) {
    expect(severity).toBe('medium');
    expect(message).toMatch(VIETNAMESE);
  }
});

test('a cell emptied after sealing is told where it stands, one that cannot be read as such', async () => {
  const { bytes } = await sealed();
  const changed = await edit(bytes, (at) => {
    at.page('disbursement').type('DA-01', 'estimate', null).type('DA-01', 'plan', 'một nghìn');
    at.page('tasks').deleteRow(TASK);
  });
  const told = judge(changed).conflicts.filter(({ code }) => code === 'changed-after-seal');
  expect(told.map(({ cell, value }) => [cell === '', value])).toEqual([
    [false, ''],
    [false, 'một nghìn'],
    [true, ''],
    [true, ''],
  ]);
  expect(told[1]?.sheet).toBe('Giải ngân');
  expect(told[0]?.message).toContain('nay để trống');
  expect(told[1]?.message).toContain('nay không đọc được');
  expect(told[2]?.message).toContain('nay không đọc được');
});

test('of long texts the message quotes where they part', async () => {
  const text = 'Vướng mắc về giải phóng mặt bằng. '.repeat(100);
  const before = clean({ 'report/difficulties': { value: `${text} Hết tháng 6.` } });
  const changed = await edit((await sealed(before)).bytes, (at) => {
    at.page('report').type('difficulties', 'value', `${text} Hết tháng 7.`);
  });
  const [told] = judge(changed).conflicts;
  expect(told?.message).toMatch(/lúc niêm phong "….*Hết tháng 6\.", nay "….*Hết tháng 7\."/);
  expect(told?.message.length).toBeLessThan(450);
});

test.each([
  ['made-up figures passed off as real', true],
  ['real figures passed off as made-up', false],
])('%s break the seal', async (_, sample) => {
  const { bytes } = await sealed(clean(), undefined, CHI_LANG, { sample });
  expect(judge(bytes)).toMatchObject({ state: 'intact', codes: [] });
  const turned = await edit(bytes, (at) => at.meta('sample', !sample));
  expect(judge(turned)).toMatchObject({ state: 'broken', codes: ['seal-broken'] });
});

test('a report changed after sealing is taken, marked and kept marked', async () => {
  const { bytes } = await sealed();
  const changed = await edit(bytes, (at) => {
    at.page('disbursement').type('DA-01', 'disbursed', 450);
  });
  const result = run([incoming('a.xlsx', changed)]);
  expect(result.files[0]).toMatchObject({ outcome: 'warning' });
  const { store } = await stored(result);
  expect(store.history.filter(({ item }) => item === 'changed-after-seal')).toHaveLength(1);
  expect([...store.data].find(({ item }) => item === 'disbursement/DA-01/disbursed')?.value).toBe(
    450,
  );
});

test('a seal taken over from another workbook is worth nothing', async () => {
  const { bytes } = await sealed();
  const forged = await edit(bytes, (at) => {
    at.meta('sealed/disbursement/DA-01/plan', 999);
  });
  expect(judge(forged)).toMatchObject({ state: 'broken' });
  expect(judge(forged).codes).toContain('seal-broken');
});

describeWithLibreOffice('LibreOffice saves a sealed report', () => {
  test(
    'and the seal stays whole',
    async () => {
      const { bytes } = await sealed(
        clean({ 'disbursement/DA-02': { name: '=A1', group: '2. Chuyển tiếp', plan: 0.1 + 0.2 } }),
        SECRETS.get(CHI_LANG),
      );
      const [saved] = await recalculate([bytes]);
      expect(judge(saved ?? new Uint8Array(), SECRETS).state).toBe('intact');
    },
    LIBREOFFICE_TIMEOUT,
  );
});

describe('the ledger keeps what the seal said', () => {
  const ledgerOf = async (result: ReturnType<typeof run>) =>
    (await stored(result)).store.ledger.map(({ seal, changedCells }) => [seal, changedCells]);
  const changed = async (secret?: string): Promise<Uint8Array> =>
    edit((await sealed(clean(), secret)).bytes, (at) => {
      at.page('disbursement').type('DA-01', 'disbursed', 450);
      at.page('report').type('reporter', 'value', 'Nguyễn Văn An');
    });

  test.each<[what: string, bytes: () => Promise<Uint8Array>, kept: [string, number]]>([
    ['not sealed', () => report(CHI_LANG, clean()), ['unsealed', 0]],
    ['as it was', async () => (await sealed()).bytes, ['intact', 0]],
    ['changed after sealing', () => changed(), ['changed', 2]],
    ['sealed with a secret that we do not have', () => changed('của xã'), ['no-secret', 2]],
  ])('%s', async (_what, bytes, kept) => {
    expect(await ledgerOf(run([incoming('1.xlsx', await bytes())]))).toEqual([kept]);
  });

  test('in words, in a column of its own', async () => {
    const { next } = run([incoming('1.xlsx', await changed())]);
    const sheet = readBook(await writeBook(next.book)).sheets.find(
      ({ name }) => name === 'Nhận báo cáo',
    );
    const texts = [...(sheet?.rows() ?? [])].flatMap((row) =>
      [...(sheet?.columnsOf(row) ?? [])].map((column) => sheet?.cell(row, column)?.value),
    );
    expect(texts).toEqual(expect.arrayContaining(['Tình trạng', 'Đã sửa sau niêm phong']));
  });

  test('a book of before does not know, until the report comes in again', async () => {
    const file = incoming('1.xlsx', await changed());
    const book = await writeBook(run([file]).next.book);
    const old = await edit(book, (at) => {
      at.page('ledger').deleteColumn('seal');
      at.page('ledger').deleteColumn('changedCells');
    });
    const before = readStore(old, defaultSettings(SMALL, PERIOD));
    expect(before.store.ledger).toMatchObject([{ seal: 'unknown', changedCells: 0 }]);
    expect(await ledgerOf(run([], before))).toEqual([['unknown', 0]]);
    const again = run([file], before);
    expect(again.files).toMatchObject([{ imported: 0, updated: 0 }]);
    expect(await ledgerOf(again)).toEqual([['changed', 2]]);
  });
});
