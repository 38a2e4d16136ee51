/** Everything under "Bad input": the code, the place, the words, and what becomes of the file. */
import { BookError, readStore, defaultSettings, type Conflict } from '../../src/consolidation';
import { SCHEMA_VERSION } from '../../src/sheets/meta';
import { writeBook } from '../../src/workbook/write';
import { dayFromIso } from '../../src/domain/day';
import { edit, type Accountant } from '../helpers/accountant';
import {
  CHI_LANG,
  KHANG_CHIEN,
  OTHER_TASK,
  PERIOD,
  SMALL,
  TARGET,
  TASK,
  VIETNAMESE,
  clean,
  incoming,
  refusalOf,
  report,
  run,
  stored,
  submissionOf,
  valuesOf,
  type Filled,
} from './support';

let good: Uint8Array;

beforeAll(async () => {
  good = await report(CHI_LANG);
});

const codes = (conflicts: readonly Conflict[]): string[] => conflicts.map(({ code }) => code);

test('a report without mistakes has nothing said about it', () => {
  const { conflicts, ignored, ...rest } = submissionOf(good);
  expect({ conflicts, ignored }).toEqual({ conflicts: [], ignored: 0 });
  expect(rest).toMatchObject({
    unit: CHI_LANG,
    period: PERIOD,
    revision: 1,
    reportedOn: dayFromIso('2026-06-12'),
    sample: false,
  });
});

test('saving it with another program changes nothing', async () => {
  expect(submissionOf(await edit(good, () => undefined))).toEqual(submissionOf(good));
});

describe('refused as a whole', () => {
  type Change = (at: Accountant) => void;
  const place = (sheet: string, cell: RegExp) => ({ sheet, cell });

  test.each<
    [what: string, code: string, unit: string | null, at: ReturnType<typeof place>, Change]
  >([
    [
      'another period',
      'period-wrong',
      CHI_LANG,
      place('Hướng dẫn', /^C\d+$/),
      (at) => at.meta('period', '2026-05'),
    ],
    [
      'a year as a number',
      'period-wrong',
      CHI_LANG,
      place('Hướng dẫn', /^C\d+$/),
      (at) => at.meta('period', 2026),
    ],
    [
      'no period',
      'period-unreadable',
      CHI_LANG,
      place('_tiendo', /^B\d+$/),
      (at) => at.meta('period', null),
    ],
    [
      'a unit that does not exist',
      'unit-unknown',
      null,
      place('_tiendo', /^B\d+$/),
      (at) => at.meta('unit', '99999'),
    ],
    ['no unit', 'unit-unknown', null, place('_tiendo', /^B\d+$/), (at) => at.meta('unit', null)],
    [
      'an error for a unit',
      'unit-unknown',
      null,
      place('_tiendo', /^B\d+$/),
      (at) => at.meta('unit', { error: '#N/A' }),
    ],
    [
      'another unit in the hidden sheet',
      'unit-mismatch',
      KHANG_CHIEN,
      place('Hướng dẫn', /^C\d+$/),
      (at) => at.meta('unit', KHANG_CHIEN),
    ],
    [
      'another unit on the first page',
      'unit-mismatch',
      CHI_LANG,
      place('Hướng dẫn', /^C\d+$/),
      (at) => at.page('guide').type('unit', 'value', 'xã Kháng Chiến'),
    ],
    [
      'an unknown name on the first page',
      'unit-unknown',
      CHI_LANG,
      place('Hướng dẫn', /^C\d+$/),
      (at) => at.page('guide').type('unit', 'value', 'xã Không Ai Biết Tới'),
    ],
    [
      'an old name on the first page',
      'unit-old-name',
      CHI_LANG,
      place('Hướng dẫn', /^C\d+$/),
      (at) => at.page('guide').type('unit', 'value', 'thị trấn Chi Lăng'),
    ],
    [
      'a later template',
      'schema-unknown',
      CHI_LANG,
      place('_tiendo', /^B\d+$/),
      (at) => at.meta('schema', SCHEMA_VERSION + 1),
    ],
    [
      'a damaged hidden sheet',
      'not-our-workbook',
      null,
      place('_tiendo', /^(?:B\d+)?$/),
      (at) => at.meta('kind', null),
    ],
    ['no hidden sheet', 'not-our-workbook', null, place('', /^$/), (at) => at.deleteSheet('meta')],
  ])('%s: %s', async (_what, code, unit, at, change) => {
    const refusal = refusalOf(await edit(good, change));
    expect(refusal.readable).toBe(true);
    // Which template it is comes before whose it is.
    expect(refusal.unit).toBe(code === 'schema-unknown' ? null : unit);
    expect(refusal.conflicts).toHaveLength(1);
    const [conflict] = refusal.conflicts;
    expect(conflict).toMatchObject({ code, severity: 'high', sheet: at.sheet });
    expect(conflict?.cell).toMatch(at.cell);
    expect(conflict?.message).toMatch(VIETNAMESE);
    expect(conflict?.message).not.toMatch(/undefined|null|\[object/);
  });

  test('a period that is no period is refused even when any period will do', async () => {
    const bytes = await edit(good, (at) => at.meta('period', 'tháng sáu'));
    const { conflicts } = refusalOf(bytes, null);
    expect(conflicts).toEqual([
      expect.objectContaining({ code: 'period-unreadable', sheet: '_tiendo', value: 'tháng sáu' }),
    ]);
  });

  test("the province's own book is no submission", async () => {
    const bytes = await writeBook(run([incoming('a.xlsx', good)]).next.book);
    const { conflicts, unit } = refusalOf(bytes);
    expect(unit).toBeNull();
    expect(conflicts).toEqual([
      expect.objectContaining({ code: 'not-a-submission', sheet: '_tiendo', value: 'province' }),
    ]);
  });

  test("a commune's report is no province book", () => {
    expect(() => readStore(good, defaultSettings(SMALL, PERIOD))).toThrow(BookError);
  });

  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each<[what: string, code: string, bytes: () => Uint8Array]>([
    ['an empty file', 'empty-file', () => new Uint8Array()],
    ['a text', 'not-a-workbook', () => utf8('Báo cáo tháng 6: không phát sinh\n')],
    ['a web page', 'not-a-workbook', () => utf8('<html><body>Đăng nhập</body></html>')],
    ['half a workbook', 'truncated', () => good.slice(0, good.length / 2)],
    [
      'an old or protected one',
      'encrypted-or-xls',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    ],
    ['zeros', 'not-a-workbook', () => new Uint8Array(4096)],
  ])('%s is unreadable: %s', (_what, code, bytes) => {
    const refusal = refusalOf(bytes());
    expect(refusal).toMatchObject({ readable: false, unit: null });
    expect(codes(refusal.conflicts)).toEqual([code]);
    expect(refusal.conflicts[0]).toMatchObject({ severity: 'high' });
    expect(refusal.conflicts[0]?.message).toMatch(VIETNAMESE);
  });
});

describe('a cell that cannot be right', () => {
  interface Case {
    sheet: string;
    row: string;
    column: string;
    typed: string | number | { error: string };
    code: string;
    filled?: Filled;
  }

  test.each<Case>([
    {
      sheet: 'targets',
      row: TARGET,
      column: 'actual',
      typed: 'khoảng 12',
      code: 'number-unreadable',
    },
    {
      sheet: 'disbursement',
      row: 'DA-01',
      column: 'plan',
      typed: 'chưa giao',
      code: 'number-unreadable',
    },
    {
      sheet: 'disbursement',
      row: 'DA-01',
      column: 'carriedPlan',
      typed: -5,
      code: 'number-out-of-range',
    },
    {
      sheet: 'tasks',
      row: TASK,
      column: 'completedOn',
      typed: '31/6/2026',
      code: 'date-impossible',
    },
    { sheet: 'tasks', row: TASK, column: 'state', typed: 'gần xong', code: 'not-in-list' },
    {
      sheet: 'tasks',
      row: TASK,
      column: 'result',
      typed: { error: '#NAME?' },
      code: 'error-value',
    },
    {
      sheet: 'report',
      row: 'reportedOn',
      column: 'value',
      typed: '31/6/2026',
      code: 'date-impossible',
    },
    {
      sheet: 'report',
      row: 'revision',
      column: 'value',
      typed: 'lần hai',
      code: 'number-unreadable',
    },
  ])('$sheet $column holding $typed: $code', async ({ sheet, row, column, typed, code }) => {
    let cell = '';
    const bytes = await edit(good, (at) => {
      cell = at
        .page(sheet)
        .type(row, column, typed as string)
        .address(row, column);
    });
    const submission = submissionOf(bytes);
    const found = submission.conflicts.filter((conflict) => conflict.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'medium',
      cell,
      value: typeof typed === 'object' ? typed.error : String(typed),
    });
    expect(found[0]?.sheet).not.toBe('');
    expect(found[0]?.message).toMatch(VIETNAMESE);
    expect(submission.ignored).toBe(1);

    // Only that one value is lost.
    const item = `${sheet}/${row}/${column}`;
    const expected = Object.entries(valuesOf(submissionOf(good))).filter(([key]) => key !== item);
    expect(valuesOf(submission)).toEqual(Object.fromEntries(expected));
    const [summary] = run([incoming('a.xlsx', bytes)]).files;
    expect(summary).toMatchObject({ outcome: 'warning', ignored: 1, imported: expected.length });
  });

  test('617 % of the plan is accepted, with a warning at the cell', async () => {
    const plan = SMALL.targets.find(({ id }) => id === TARGET)?.value ?? 0;
    const actual = plan * 6.17;
    const bytes = await report(CHI_LANG, clean({ [`targets/${TARGET}`]: { state: 'Có', actual } }));
    const submission = submissionOf(bytes);
    expect(valuesOf(submission)[`targets/${TARGET}/actual`]).toBe(actual);
    expect(submission.conflicts).toEqual([
      expect.objectContaining({ code: 'rate-very-high', severity: 'low', sheet: 'Chỉ tiêu' }),
    ]);
    expect(submission.conflicts[0]?.cell).toMatch(/^[A-Z]+\d+$/);
    expect(submission.conflicts[0]?.message).toContain('617%');
    const result = run([incoming('a.xlsx', bytes)]);
    expect(result.files[0]).toMatchObject({ outcome: 'warning', ignored: 0 });
    expect(result.actual).toBe(1);
  });

  test.each<[code: string, sheet: string, filled: Filled]>([
    ['done-without-date', 'Nhiệm vụ', { [`tasks/${OTHER_TASK}`]: { state: 'Hoàn thành' } }],
    [
      'date-without-done',
      'Nhiệm vụ',
      {
        [`tasks/${OTHER_TASK}`]: { state: 'Đang thực hiện', completedOn: dayFromIso('2026-06-02') },
      },
    ],
    [
      'done-in-future',
      'Nhiệm vụ',
      { [`tasks/${OTHER_TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso('2026-07-02') } },
    ],
    [
      'disbursed-over-plan',
      'Giải ngân',
      { 'disbursement/DA-02': { name: 'B', group: '2. Chuyển tiếp', plan: 100, disbursed: 120 } },
    ],
    [
      'group-missing',
      'Giải ngân',
      { 'disbursement/DA-02': { name: 'B', plan: 100, disbursed: 20 } },
    ],
    ['not-arising-but-filled', 'Báo cáo', { 'report/disbursement': { value: 'Không phát sinh' } }],
    ['report-date-missing', 'Báo cáo', { 'report/reportedOn': {} }],
    ['disbursement-blank', 'Báo cáo', { 'report/disbursement': {}, 'disbursement/DA-01': {} }],
  ])('%s is pointed at on %s', async (code, sheet, filled) => {
    const { conflicts, ignored } = submissionOf(await report(CHI_LANG, clean(filled)));
    expect(conflicts).toEqual([expect.objectContaining({ code, sheet })]);
    expect(conflicts[0]?.cell).toMatch(/^[A-Z]+\d+$/);
    expect(conflicts[0]?.message).toMatch(VIETNAMESE);
    expect(ignored).toBe(0);
  });

  test('a check without a period judges by the report date of the period of the file', async () => {
    const filled = clean({
      [`tasks/${TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso('2026-09-20') },
      'report/reportedOn': { value: null },
    });
    const bytes = await report(CHI_LANG, filled, { period: '2026-09' });
    expect(codes(submissionOf(bytes, null).conflicts)).toEqual(['report-date-missing']);
    const early = await report(CHI_LANG, filled, { period: '2026-08' });
    expect(codes(submissionOf(early, null).conflicts).sort()).toEqual([
      'done-in-future',
      'report-date-missing',
    ]);
  });

  test('money written with its measure is brought to triệu đồng', async () => {
    const bytes = await edit(good, (at) =>
      at.page('disbursement').type('DA-01', 'plan', '30 tỷ đồng'),
    );
    expect(valuesOf(submissionOf(bytes))['disbursement/DA-01/plan']).toBe(30_000);
  });

  test('a figure of an own indicator is read in the measure written beside it', async () => {
    const own = { name: 'Thu chợ', measure: 'tỷ đồng', direction: 'trở lên', planUnit: 4 };
    const filled = await report(CHI_LANG, clean({ 'targets/CT-01': own }));
    const bytes = await edit(filled, (at) =>
      at.page('targets').type('CT-01', 'actual', '3 tỷ đồng'),
    );
    expect(valuesOf(submissionOf(bytes))['targets/CT-01/actual']).toBe(3);
  });
});

describe('one bad file', () => {
  test('never stops or hides the others, and takes nothing out of the book', async () => {
    const before = await stored(
      run([incoming('a.xlsx', good), incoming('b.xlsx', await report(KHANG_CHIEN))]),
    );
    const bad = [
      incoming('empty.xlsx', new Uint8Array()),
      incoming('half.xlsx', good.slice(0, 3000)),
      incoming('may.xlsx', await report(CHI_LANG, clean(), { period: '2026-05' })),
      incoming('other.xlsx', await edit(good, (at) => at.meta('unit', KHANG_CHIEN))),
    ];
    const result = run(bad, before);
    expect(result.files.map(({ outcome }) => outcome)).toEqual(bad.map(() => 'rejected'));
    const after = await stored(result);
    expect([...after.store.data]).toEqual([...before.store.data]);
    expect(after.store.ledger).toEqual(before.store.ledger);
    expect(after.store.history.map(({ kind, file }) => `${kind} ${file}`).sort()).toEqual([
      'rejected empty.xlsx',
      'rejected half.xlsx',
      'rejected may.xlsx',
      'rejected other.xlsx',
    ]);

    const mixed = run([...bad, incoming('a.xlsx', good)]);
    expect(mixed.files.at(-1)).toMatchObject({ file: 'a.xlsx', outcome: 'accepted' });
    expect(mixed.actual).toBe(1);
  });
});
