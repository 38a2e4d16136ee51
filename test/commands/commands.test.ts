import { createCommands, GUIDE } from '../../src/commands';
import { COMMAND_IDS, PAGE_COMMANDS, type CommandId } from '../../src/commands/ids';
import { TEXTS, type Language } from '../../src/commands/texts';
import { conflict } from '../../src/consolidation/conflict';
import { ExcelPortError } from '../../src/excel/port';
import { JobError } from '../../src/jobs/error';
import { UNCHECKED } from '../../src/jobs/report-check';
import type { Jobs, OpenBook, ReportCheck } from '../../src/jobs/model';
import { fakeApp, fakeJobs, type FakeApp } from './fakes';

async function press(
  id: CommandId,
  jobs: Partial<Jobs>,
  { language = 'vi' as Language, app = fakeApp() } = {},
): Promise<FakeApp> {
  await createCommands({ app, jobs: fakeJobs(jobs), language: () => language })[id]();
  return app;
}

const COMMUNE = { kind: 'commune' } as OpenBook;

const check = (more: Partial<ReportCheck> = {}): ReportCheck => ({ ...UNCHECKED, ...more });

const WRONG = conflict('not-a-date', 'medium', 'Ngày không đọc được.', {
  sheet: 'Nhiệm vụ',
  cell: 'K9',
  value: '31/2',
});
const BLANK = conflict('missing', 'low', 'Chưa chọn tình hình.', {
  sheet: 'Nhiệm vụ',
  cell: 'J7',
});

test('there is a command for every id and no other', () => {
  const commands = createCommands({ app: fakeApp(), jobs: fakeJobs({}), language: () => 'vi' });
  expect(Object.keys(commands).sort()).toEqual([...COMMAND_IDS].sort());
});

test('no id is a name of the browser’s own, which Excel would call instead, whatever the case', () => {
  const names = new Set(COMMAND_IDS.map((id) => id.toLowerCase()));
  expect(names.size).toBe(COMMAND_IDS.length);
  for (const id of COMMAND_IDS) expect(id in globalThis).toBe(false);
});

test.each(Object.entries(PAGE_COMMANDS))(
  '%s opens the page %s and asks for no job',
  async (id, page) => {
    const app = await press(id as CommandId, {});
    expect(app.log).toEqual([`page ${page}`]);
  },
);

test('showGuide opens the guide', async () => {
  expect((await press('showGuide', {})).log).toEqual([`window ${GUIDE}`]);
});

describe('checkReport', () => {
  const jobs = (result: ReportCheck, gone: string[] = []): Partial<Jobs> => ({
    open: async () => COMMUNE,
    check: async () => result,
    goTo: async ({ sheet, cell }) => void gone.push(`${sheet}!${cell}`),
  });

  test('goes to the first wrong cell before those that are blank, and says what it is', async () => {
    const gone: string[] = [];
    const app = await press(
      'checkReport',
      jobs(check({ problems: [WRONG], missing: [BLANK, BLANK] }), gone),
    );
    expect(gone).toEqual(['Nhiệm vụ!K9']);
    expect(app.log).toEqual(['page report', 'notice info']);
    expect(app.notices[0]?.text).toBe(
      'Ngày không đọc được. (Còn 1 chỗ sai, 2 chỗ chưa điền; danh sách ở trang Báo cáo.)',
    );
  });

  test('goes to the first blank cell when nothing is wrong', async () => {
    const gone: string[] = [];
    await press('checkReport', jobs(check({ missing: [BLANK] }), gone));
    expect(gone).toEqual(['Nhiệm vụ!J7']);
  });

  test('stays where it is when the problem has no cell', async () => {
    const gone: string[] = [];
    const whole = conflict('sheet-missing', 'high', 'Thiếu trang Chỉ tiêu.', { sheet: 'Chỉ tiêu' });
    const app = await press('checkReport', jobs(check({ problems: [whole] }), gone));
    expect(gone).toEqual([]);
    expect(app.notices[0]?.text).toMatch(/^Thiếu trang Chỉ tiêu\./);
  });

  test('says so when nothing is wrong or missing', async () => {
    const app = await press('checkReport', jobs(check({ ready: true })));
    expect(app.log).toEqual(['page report', 'notice success']);
    expect(app.notices[0]?.text).toBe(TEXTS.vi.complete);
  });

  test.each<[string, OpenBook, string[], string]>([
    ['no book of ours', { kind: 'none' }, ['page load', 'notice info'], TEXTS.vi.noBook],
    [
      'the province’s book',
      { kind: 'province' } as OpenBook,
      ['page monitor', 'notice info'],
      TEXTS.vi.notForProvince,
    ],
    [
      'an unusable book',
      { kind: 'unusable', problem: conflict('no-meta', 'high', 'Thiếu trang _tiendo.') },
      ['notice error'],
      'Thiếu trang _tiendo.',
    ],
  ])('%s: says what to do, checks nothing', async (_, book, log, text) => {
    const app = await press('checkReport', { open: async () => book });
    expect(app.log).toEqual(log);
    expect(app.notices[0]?.text).toBe(text);
  });
});

describe('undoLastWrite', () => {
  const last = { what: 'nạp bảng tháng 6/2026', sheets: ['Nhiệm vụ'] };

  test('undoes and says what', async () => {
    let undone = 0;
    const app = await press('undoLastWrite', {
      lastWrite: () => last,
      undo: async (options) => {
        expect(options?.force ?? false).toBe(false);
        undone += 1;
      },
    });
    expect(undone).toBe(1);
    expect(app.notices).toEqual([
      {
        kind: 'success',
        text: 'Đã hoàn tác: nạp bảng tháng 6/2026. Sổ như trước lần ghi đó.',
        wrote: true,
      },
    ]);
  });

  test('says so when there is nothing to undo', async () => {
    const app = await press('undoLastWrite', { lastWrite: () => null });
    expect(app.notices).toEqual([{ kind: 'info', text: TEXTS.vi.nothingToUndo }]);
  });

  test.each([
    [1, 'Nhiệm vụ!J1.'],
    [3, 'Nhiệm vụ!J1, Nhiệm vụ!J2, Nhiệm vụ!J3.'],
    [5, 'Nhiệm vụ!J1, Nhiệm vụ!J2, Nhiệm vụ!J3 và 2 ô khác.'],
  ])('names the cells when %i were changed since', async (count, cells) => {
    const changed = Array.from({ length: count }, (__, index) => ({
      sheet: 'Nhiệm vụ',
      cell: `J${index + 1}`,
      expected: null,
      found: 'x',
    }));
    const app = await press('undoLastWrite', {
      lastWrite: () => last,
      undo: async () => {
        throw new ExcelPortError('changed-since-load', 'Có ô đã sửa.', changed);
      },
    });
    expect(app.notices[0]?.kind).toBe('error');
    expect(app.notices[0]?.text).toContain(`đã được sửa: ${cells}`);
  });
});

describe('a failure is shown in the pane', () => {
  test.each<[string, Error, string, string | undefined]>([
    [
      'of Excel, with its own words and the detail',
      new ExcelPortError('excel-failed', 'Excel đang bận.', [], 'Busy: x'),
      'Excel đang bận.',
      'Busy: x',
    ],
    [
      'of a job',
      new JobError('book-unusable', 'Thiếu trang Nhiệm vụ.'),
      'Thiếu trang Nhiệm vụ.',
      undefined,
    ],
    [
      'of the program, with words for people and the fault for support',
      new TypeError('x is undefined'),
      TEXTS.vi.unexpected,
      'TypeError: x is undefined',
    ],
  ])('%s', async (_, error, text, detail) => {
    const app = await press('checkReport', {
      open: async () => {
        throw error;
      },
    });
    expect(app.notices).toEqual([{ kind: 'error', text, ...(detail ? { detail } : {}) }]);
  });

  test('of a window that the browser does not open', async () => {
    const app = fakeApp();
    app.openWindow = () => {
      throw new ExcelPortError('not-supported', 'Trình duyệt không cho mở trang mới.');
    };
    await press('showGuide', {}, { app });
    expect(app.notices[0]?.text).toBe('Trình duyệt không cho mở trang mới.');
  });
});

test('in English when the pane is', async () => {
  const app = await press('undoLastWrite', { lastWrite: () => null }, { language: 'en' });
  expect(app.notices[0]?.text).toBe(TEXTS.en.nothingToUndo);
  for (const text of Object.values(TEXTS.en)) {
    if (typeof text === 'string') expect(Object.values(TEXTS.vi)).not.toContain(text);
  }
});
