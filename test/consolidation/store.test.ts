import * as fc from 'fast-check';
import {
  BookError,
  consolidate,
  contextOf,
  defaultSettings,
  lastingDefaults,
  readStore,
  renderBook,
  reportingRates,
} from '../../src/consolidation';
import { tableOf } from '../../src/consolidation/long-table';
import { EMPTY_STORE, type Store } from '../../src/consolidation/store';
import { dayFromIso } from '../../src/domain/day';
import { SCHEMA_VERSION } from '../../src/sheets/meta';
import { writeBook } from '../../src/workbook/write';
import { edit, type Accountant } from '../helpers/accountant';
import {
  AGENCY_TASK,
  CHI_LANG,
  DONG_KINH,
  KHANG_CHIEN,
  MAILED,
  PERIOD,
  QUY_HOA,
  SMALL,
  clean,
  contextFor,
  incoming,
  report,
  run,
  seededReport,
  stored,
} from './support';

const DEFAULTS = defaultSettings(SMALL, PERIOD);

test('what a merge made is what the book gives back, for any reports', async () => {
  const units = fc.subarray([CHI_LANG, KHANG_CHIEN, DONG_KINH, QUY_HOA], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(units, fc.nat(10_000), fc.boolean(), async (codes, seed, mistakes) => {
      const files = await Promise.all(
        codes.map(async (code) =>
          incoming(`${code}.xlsx`, await seededReport(code, seed, { mistakes, late: !mistakes })),
        ),
      );
      const result = run([...files, incoming('hong.xlsx', new Uint8Array([1, 2]))]);
      const once = await stored(result);
      const again = run([], once);
      // Rendered again from what was read, it is the same book: nothing was lost on the way.
      expect(again.next.content).toBe(result.next.content);
      expect(once.content).toBe(result.next.content);
      expect((await stored(again)).store).toEqual(once.store);
      expect(once.store.ledger).toHaveLength(codes.length);
      expect(once.store.data).toHaveLength(
        result.files.reduce((sum, { imported }) => sum + imported, 0),
      );
    }),
    { numRuns: 8 },
  );
});

/** A store straight into a book and back, without a merge before it. */
async function roundTrip(store: Store): Promise<Store> {
  const context = contextOf(SMALL, PERIOD, DEFAULTS);
  const rates = reportingRates(context, store);
  const { book } = renderBook(context, store, DEFAULTS, rates, () => ({}));
  return readStore(await writeBook(book), DEFAULTS).store;
}

test('texts of every kind come back as they were', async () => {
  const texts = [
    '=1+1',
    '+84 25',
    '-5',
    '@SUM(A1)',
    "'chữ",
    '0912345678',
    '1.795,5',
    'TRUE',
    '  ',
    ' đầu và cuối ',
    'dòng 1\ndòng 2',
    '_x0041_',
    '_x005F_',
    '<b>&amp;"</b>',
    'Quý Hoà'.normalize('NFD'),
    '🎯 đạt',
  ].filter((text) => text.trim() !== '');
  const store: Store = {
    ...EMPTY_STORE,
    data: tableOf(
      texts.map((value, index) => ({
        unit: CHI_LANG,
        period: PERIOD,
        item: `disbursement/DA-${String(index + 1).padStart(2, '0')}/name`,
        value,
        file: `${value}.xlsx`,
        sheet: 'Giải ngân',
        cell: 'C9',
        revision: 1,
      })),
    ),
    history: texts.map((value, index) => ({
      run: 1,
      kind: 'changed',
      unit: CHI_LANG,
      period: PERIOD,
      item: `tasks/x${index}/result`,
      before: value,
      after: null,
      file: value,
      sheet: value,
      cell: '',
      message: value,
    })),
  };
  const rowsOf = ({ data, ...rest }: Store) => ({ ...rest, data: [...data] });
  expect(rowsOf(await roundTrip(store))).toEqual(rowsOf(store));
});

test('a text that a file brings in leaves the book as it came', async () => {
  const spoiled = await edit(await report(CHI_LANG), (at) => {
    at.page('disbursement')
      .type('DA-01', 'name', '_x005F_x0041_ đường\u0001 \ud83d')
      .type('DA-01', 'plan', `${'x'.repeat(79)}🎯`);
  });
  const files = [incoming('tên_x0041_ lạ.xlsx', spoiled)];
  const result = run(files);
  const before = await stored(result);
  expect(run(files, before).unchanged).toBe(true);
});

describe('settings', () => {
  const book = async (change: (at: Accountant) => unknown) =>
    readStore(
      await edit(
        await writeBook(run([incoming('a.xlsx', await report(CHI_LANG))]).next.book),
        change,
      ),
      DEFAULTS,
    );
  const set = (id: string, value: string | number | null) => (at: Accountant) =>
    at.page('settings').type(id, 'value', value);

  test('untouched they are the defaults', async () => {
    const { settings } = await book(() => undefined);
    const sorted = [...DEFAULTS.holidays].sort((a, b) => a.date.localeCompare(b.date));
    expect(settings).toEqual({ ...DEFAULTS, holidays: sorted });
  });

  test.each<[id: string, typed: string | number, key: keyof typeof DEFAULTS, value: unknown]>([
    ['asOf', dayFromIso('2026-06-20'), 'asOf', dayFromIso('2026-06-20')],
    ['asOf', '20/6/2026', 'asOf', dayFromIso('2026-06-20')],
    ['warnDays', 3, 'warnDays', 3],
    ['warnDays', 0, 'warnDays', 0],
    ['beforeIncludesDay', 'Có', 'beforeIncludesDay', true],
    ['beforeIncludesDay', ' có', 'beforeIncludesDay', true],
    ['rollToWorkingDay', 'Có', 'rollToWorkingDay', true],
    ['weight1', 0.4, 'weights', [0.4, ...DEFAULTS.weights.slice(1)]],
  ])('%s typed as %j', async (id, typed, key, value) => {
    expect((await book(set(id, typed))).settings[key]).toEqual(value);
  });

  test('a report date that was set is what the next run judges by, and it stays', async () => {
    const before = await book(set('asOf', dayFromIso('2026-06-20')));
    const next = run([], before);
    expect(next.asOf).toBe(dayFromIso('2026-06-20'));
    expect(next.unchanged).toBe(false);
    expect((await stored(next)).settings.asOf).toBe(dayFromIso('2026-06-20'));
    // An order on the command line goes first; another period starts with its own day.
    const ordered = { catalog: SMALL, period: PERIOD, files: [], before, asOf: MAILED };
    expect(consolidate(ordered).asOf).toBe(MAILED);
    expect(run([], before, { period: '2026-07' }).asOf).toBe(dayFromIso('2026-07-31'));
  });

  test('a report date that was emptied is the end of the period of the book', async () => {
    const bytes = await edit(await writeBook(run([]).next.book), set('asOf', null));
    // Whoever reads the book does not know its period beforehand.
    const { settings } = readStore(bytes, lastingDefaults(SMALL));
    expect(settings.asOf).toBe(dayFromIso('2026-06-30'));
  });

  test('"trước ngày D" read as D moves last days by one', async () => {
    const dated = SMALL.tasks.find(({ deadline }) => deadline?.kind === 'before')?.id ?? '';
    const lastDay = (next: ReturnType<typeof run>['next']): unknown => {
      const sheet = next.book.sheets.find(({ key }) => key === 'tasks');
      const at = sheet?.rows.find(({ cells }) => cells[0]?.value === 'tiendo:tasks');
      const column = at?.cells.findIndex((cell) => cell?.value === 'lastDay') ?? -1;
      return sheet?.rows.find(({ cells }) => String(cells[0]?.value).endsWith(`/${dated}`))?.cells[
        column
      ]?.value;
    };
    const strict = lastDay(run([], await book(() => undefined)).next);
    const lenient = lastDay(run([], await book(set('beforeIncludesDay', 'Có'))).next);
    expect(typeof strict).toBe('number');
    expect(lenient).toBe(Number(strict) + 1);
  });

  test('a holiday that the province adds moves the due day', async () => {
    const plain = run([incoming('a.xlsx', await report(CHI_LANG))]);
    const due = (await stored(plain)).store.ledger[0]?.due ?? 0;
    const spare = `holiday:${DEFAULTS.holidays.length + 1}`;
    for (const typed of [due, '15/06/2026']) {
      const before = await book((at) =>
        at
          .page('settings')
          .type(spare, 'value', typed)
          .type(spare, 'name', 'Ngày nghỉ của tỉnh')
          .type(spare, 'detail', 'Nghỉ lễ')
          .type(spare, 'basis', 'TB 1'),
      );
      const added = {
        date: '2026-06-15',
        kind: 'holiday',
        name: 'Ngày nghỉ của tỉnh',
        basis: 'TB 1',
      };
      expect(before.settings.holidays).toContainEqual(added);
      const next = run([incoming('b.xlsx', await report(KHANG_CHIEN))], before);
      const after = await stored(next);
      expect(after.store.ledger.find(({ unit }) => unit === KHANG_CHIEN)?.due).toBe(due + 1);
      expect(after.settings.holidays).toContainEqual(added);
    }
  });

  test.each<[id: string, typed: string | number]>([
    ['asOf', 2026],
    ['asOf', -5],
    ['asOf', 'cuối tháng'],
    ['warnDays', -1],
    ['warnDays', 'ba'],
    ['beforeIncludesDay', 'chưa rõ'],
    ['holiday:1', 1e9],
    ['holiday:1', -3],
    ['holiday:1', 'không rõ'],
  ])('%s typed as %j is refused at its cell', async (id, typed) => {
    const read = book(set(id, typed));
    await expect(read).rejects.toThrow(BookError);
    await expect(read).rejects.toMatchObject({
      code: 'setting-invalid',
      message: expect.stringMatching(/^Cấu hình!C\d+ /),
    });
    await expect(read).rejects.toThrow(String(typed));
  });
});

describe('what the province typed', () => {
  const province = SMALL.targets.find(({ unit }) => unit === 'province')?.id ?? '';
  const typed = async () =>
    edit(await writeBook(run([incoming('a.xlsx', await report(CHI_LANG))]).next.book), (at) => {
      at.page('tasks')
        .type(`agency/${AGENCY_TASK}`, 'state', 'Hoàn thành')
        .type(`agency/${AGENCY_TASK}`, 'completedOn', dayFromIso('2026-06-10'))
        .type(`agency/${AGENCY_TASK}`, 'result', 'BC 12/BC-STC')
        .type(`agency/${AGENCY_TASK}`, 'difficulty', 'Không');
      at.page('targets').type(`province/${province}`, 'actual', 8.1);
    });
  const kept = {
    state: 'Hoàn thành',
    completedOn: dayFromIso('2026-06-10'),
    result: 'BC 12/BC-STC',
    difficulty: 'Không',
  };

  test('stays through the next runs, and its status follows', async () => {
    let before = readStore(await typed(), DEFAULTS);
    for (const unit of [KHANG_CHIEN, DONG_KINH]) {
      const next = run([incoming(`${unit}.xlsx`, await report(unit))], before);
      const line = next.next.lines.tasks.find(({ id }) => id === `agency/${AGENCY_TASK}`);
      expect(line?.answers).toEqual(kept);
      before = await stored(next);
    }
    expect(before.ownAnswers('tasks', `agency/${AGENCY_TASK}`)).toEqual(kept);
    expect(before.ownAnswers('targets', `province/${province}`)).toEqual({ actual: 8.1 });
    expect(before.store.ledger).toHaveLength(3);
  });

  test('goes on in the history where the book of another year has no row for it', async () => {
    const item = `targets/${province}/actual`;
    const before = readStore(await typed(), DEFAULTS);
    const january = await report(KHANG_CHIEN, clean({}, { reportedOn: '2027-01-13' }), {
      period: '2027-01',
    });
    const next = run([incoming('1.xlsx', january)], before, { period: '2027-01' });
    expect(next.next.lines.targets).toEqual([]);
    const book = await stored(next);
    const kept = {
      ...{ kind: 'changed', unit: '', period: PERIOD, item, before: 8.1, after: null },
      message:
        'Chỉ tiêu năm 2026 không có trong sổ tháng 1 năm 2027; số tỉnh đã nhập được giữ ở đây.',
    };
    expect(book.store.history.filter(({ kind }) => kind === 'changed')).toMatchObject([kept]);
    // Tasks have no year; what the units said of 2026 stands under its period.
    expect(book.ownAnswers('tasks', `agency/${AGENCY_TASK}`)).toMatchObject({
      result: 'BC 12/BC-STC',
    });
    const said = [...before.store.data].filter(({ period }) => period === PERIOD);
    expect([...book.store.data].filter(({ period }) => period === PERIOD)).toEqual(said);
    // Once, however often the book is made again.
    const again = await stored(run([], book, { period: '2027-01' }));
    expect(again.store.history).toEqual(book.store.history);
  });

  test('stays when the province sorts, moves and renames', async () => {
    const moved = await edit(await typed(), (at) => {
      at.rename('tasks', 'Việc');
      at.page('tasks')
        .sortRows((a, b) => b.localeCompare(a))
        .moveColumn('state', 'stt')
        .insertRowsAtTop(2);
      at.page('data')
        .sortRows((a, b) => b.localeCompare(a))
        .moveColumn('value', 'unit');
    });
    const book = readStore(moved, DEFAULTS);
    expect(book.ownAnswers('tasks', `agency/${AGENCY_TASK}`)).toEqual(kept);
    const plain = readStore(await typed(), DEFAULTS).store;
    const items = (store: Store) =>
      [...store.data].map(({ item, value }) => `${item} ${value}`).sort();
    expect(items(book.store)).toEqual(items(plain));
    // Merged again, the table is in its own order whatever the order it was read in.
    expect([...(await stored(run([], book))).store.data]).toEqual([...plain.data]);
  });

  test.each<[what: string, sheets: string[], change: (at: Accountant) => unknown]>([
    ['a sheet of their own', ['Ghi chú'], (at) => at.addSheet('Ghi chú', 'Họp')],
    [
      'a copy of one of ours, in front',
      ['Nhiệm vụ (2)'],
      (at) => at.copySheet('tasks', 'Nhiệm vụ (2)', 'front'),
    ],
    ['nothing', [], () => undefined],
  ])('%s is known as theirs', async (_what, sheets, change) => {
    const book = readStore(await edit(await typed(), change), DEFAULTS);
    expect(book.otherSheets).toEqual(sheets);
    expect(book.ownAnswers('tasks', `agency/${AGENCY_TASK}`)).toEqual(kept);
  });

  test("a sheet brought over from a commune's report is theirs too", async () => {
    const book = readStore(
      await edit(await typed(), (at) => at.addSheet('BC Chi Lăng', 'tiendo:report')),
      DEFAULTS,
    );
    expect(book.otherSheets).toEqual(['BC Chi Lăng']);
  });
});

test('the history is read by its codes, whatever its words say, also without the words', async () => {
  const { next } = run([incoming('hong.xlsx', new Uint8Array([1, 2]))]);
  const bytes = await writeBook(next.book);
  const id = next.book.sheets.find(({ key }) => key === 'history')?.rows.at(-1)?.cells[0]?.value;
  const { history } = readStore(bytes, DEFAULTS).store;
  expect(history.map(({ kind, item }) => [kind, item])).toEqual([['rejected', 'not-a-workbook']]);
  const changed = [
    await edit(bytes, (at) => at.page('history').type(String(id), 'label', 'Việc khác')),
    // as books were written before there were words
    await edit(bytes, (at) => at.page('history').deleteColumn('label')),
  ];
  for (const book of changed) expect(readStore(book, DEFAULTS).store.history).toEqual(history);
});

describe('a book that is not as we wrote it', () => {
  const damaged = async (change: (at: Accountant) => unknown): Promise<() => unknown> => {
    const bytes = await edit(
      await writeBook(run([incoming('a.xlsx', await report(CHI_LANG))]).next.book),
      change,
    );
    return () => readStore(bytes, DEFAULTS);
  };

  test.each<[what: string, code: string, change: (at: Accountant) => unknown]>([
    ['no hidden sheet', 'book-not-ours', (at) => at.deleteSheet('meta')],
    ['another kind', 'book-not-ours', (at) => at.meta('kind', 'khác')],
    ['a later version', 'book-schema-unknown', (at) => at.meta('schema', SCHEMA_VERSION + 1)],
    ['no long table', 'book-damaged', (at) => at.deleteSheet('data')],
    ['no history', 'book-damaged', (at) => at.deleteSheet('history')],
    ['a key column gone', 'book-damaged', (at) => at.page('data').deleteColumn('item')],
    ['the ids gone', 'book-damaged', (at) => at.page('ledger').deleteIdColumn()],
    ['a period that is none', 'book-damaged', (at) => at.meta('period', 'tháng sáu')],
  ])('%s: %s', async (_what, code, change) => {
    const read = await damaged(change);
    expect(read).toThrow(BookError);
    expect(read).toThrow(expect.objectContaining({ code }));
  });
});

test('a clean report leaves nothing but itself in a new book', async () => {
  const { store } = await stored(run([incoming('a.xlsx', await report(CHI_LANG, clean()))]));
  expect(store.history).toEqual([]);
  expect(new Set([...store.data].map(({ unit }) => unit))).toEqual(new Set([CHI_LANG]));
  expect(contextFor().catalog.communes).toHaveLength(4);
});
