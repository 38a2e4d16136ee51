/** A workbook that nobody has filled in is no report: it counts nobody, and takes nothing back. */
import { extractFromBook } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { readBook } from '../../src/workbook/read';
import { edit } from '../helpers/accountant';
import {
  CHI_LANG,
  MAILED,
  PERIOD,
  SMALL,
  TARGET,
  TASK,
  VIETNAMESE,
  clean,
  contextFor,
  incoming,
  refusalOf,
  report,
  run,
  stored,
  type Filled,
} from './support';

const HEAD: Filled = {
  'report/reportedOn': { value: dayFromIso('2026-06-15') },
  'report/revision': { value: 2 },
  'report/reporter': { value: 'Lương Văn An' },
  'report/phone': { value: '0205 3812 345' },
};

describe('what is none', () => {
  test.each<[what: string, filled: Filled]>([
    ['a blank template', {}],
    ['a day, a name and a telephone number', HEAD],
    [
      'the promise of figures without any',
      { ...HEAD, 'report/disbursement': { value: 'Có số liệu' } },
    ],
  ])('%s', async (_what, filled) => {
    const { unit, readable, conflicts } = refusalOf(await report(CHI_LANG, filled));
    expect({ unit, readable }).toEqual({ unit: CHI_LANG, readable: true });
    expect(conflicts).toEqual([
      expect.objectContaining({ code: 'report-empty', severity: 'high', sheet: 'Báo cáo' }),
    ]);
    expect(conflicts[0]?.message).toMatch(VIETNAMESE);
    expect(conflicts[0]?.message).toContain('Sổ chưa điền gì');
  });

  test('one whose answers all have to be refused: what is wrong with them is said as well', async () => {
    const filled = await report(CHI_LANG, {
      [`targets/${TARGET}`]: { actual: 'khoảng 12' },
    });
    const { conflicts } = refusalOf(filled);
    expect(conflicts.map(({ code }) => code)).toEqual(['report-empty', 'number-unreadable']);
    expect(conflicts[0]?.message).not.toContain('chưa điền gì');
  });

  test('one without any of its sheets', async () => {
    const bytes = await edit(await report(CHI_LANG), (at) => {
      for (const key of ['tasks', 'targets', 'disbursement', 'petitions', 'report'])
        at.deleteSheet(key);
    });
    const codes = refusalOf(bytes).conflicts.map(({ code }) => code);
    expect(codes[0]).toBe('report-empty');
    expect(codes.filter((code) => code === 'sheet-missing')).toHaveLength(5);
  });
});

test.each<[what: string, filled: Filled]>([
  ['nothing arose, for money', { 'report/disbursement': { value: 'Không phát sinh' } }],
  ['nothing arose, for petitions', { 'report/petitions': { value: 'Không phát sinh' } }],
  ['nothing arose, for one task', { [`tasks/${TASK}`]: { state: 'Không phát sinh' } }],
  ['one figure', { [`targets/${TARGET}`]: { actual: 0 } }],
  ['a word about difficulties', { 'report/difficulties': { value: 'Thiếu cán bộ kế toán' } }],
])('an answer: %s', async (_what, filled) => {
  const { files, actual } = run([incoming('a.xlsx', await report(CHI_LANG, filled))]);
  expect(files[0]?.outcome).toBe('warning');
  expect(actual).toBe(1);
});

describe('in a folder with reports', () => {
  const FILLED = 'chi-lang.xlsx';
  const BLANK = 'mau-chi-lang.xlsx';

  test.each([
    ['of the same revision and a later day', {}],
    ['of a later revision', { 'report/revision': { value: 9 } }],
  ])('a blank copy %s takes nothing back, together or afterwards', async (_what, blank: Filled) => {
    const filled = await report(CHI_LANG, clean({}, { reportedOn: null }));
    const template = await report(CHI_LANG, blank);
    const later = [incoming(BLANK, template, MAILED + 5)];
    const alone = run([incoming(FILLED, filled)]);
    const together = run([incoming(FILLED, filled), ...later]);
    const after = run(later, await stored(alone));
    for (const { store, actual } of [together, after]) {
      expect(actual).toBe(1);
      expect([...store.data]).toEqual([...alone.store.data]);
      expect(store.ledger).toEqual(alone.store.ledger);
    }
    const summary = expect.objectContaining({ file: BLANK, unit: CHI_LANG, outcome: 'rejected' });
    expect(together.files).toContainEqual(summary);
    expect(after.files).toEqual([summary]);
    const again = run(later, await stored(after));
    expect(again.unchanged).toBe(true);
  });

  test('a correction that clears one wrong figure clears it', async () => {
    const wrong = clean({ [`targets/${TARGET}`]: { state: 'Có', actual: 999 } });
    const before = await stored(run([incoming('1.xlsx', await report(CHI_LANG, wrong))]));
    const corrected = clean({ [`targets/${TARGET}`]: {} }, { revision: 2 });
    const { store, files } = run([incoming('2.xlsx', await report(CHI_LANG, corrected))], before);
    expect([...store.data].map(({ item }) => item)).not.toContain(`targets/${TARGET}/actual`);
    expect(files[0]).toMatchObject({ outcome: 'accepted', conflicts: [] });
  });
});

test('a workbook that is open may be blank: nobody has said that it is a report', async () => {
  const book = readBook(await report(CHI_LANG, {}));
  expect(extractFromBook(book, contextFor(), PERIOD)).toMatchObject({ ok: true });
});

describe('a later revision with only what was corrected in it', () => {
  const of = (revision: number, tasks: number): Promise<Uint8Array> => {
    const done = SMALL.tasks.filter(({ scope }) => scope.kind === 'all').slice(0, tasks);
    const rows = done.map(({ id }) => [`tasks/${id}`, { state: 'Đang thực hiện', result: 'CV 1' }]);
    const header = { 'report/revision': { value: revision } };
    return report(CHI_LANG, { ...header, ...(Object.fromEntries(rows) as Filled) });
  };
  const codesOf = async (...tasks: [number, number]) => {
    const before = await stored(run([incoming('1.xlsx', await of(1, tasks[0]))]));
    const { files } = run([incoming('2.xlsx', await of(2, tasks[1]))], before);
    return files[0]?.conflicts.filter(({ code }) => code === 'earlier-values-cleared');
  };

  test('takes the rest back, and says so', async () => {
    const [told, ...more] = (await codesOf(6, 1)) ?? [];
    expect(more).toEqual([]);
    expect(told).toMatchObject({ severity: 'medium', sheet: 'Nhiệm vụ' });
    expect(told?.message).toContain('10/13');
  });

  test.each<[before: number, after: number]>([
    [6, 3],
    [5, 1],
  ])('of %i rows %i are left: not most of them, or not many', async (...tasks) => {
    expect(await codesOf(...tasks)).toEqual([]);
  });
});
