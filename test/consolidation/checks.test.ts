/** Checks beyond types, within one report. */
import { dayFromIso } from '../../src/domain/day';
import type { Conflict } from '../../src/consolidation';
import { edit } from '../helpers/accountant';
import {
  answersFrom,
  CHI_LANG,
  clean,
  contextFor,
  FULL,
  incoming,
  PERIOD,
  project,
  report,
  run,
  SMALL,
  stored,
  submissionOf,
  TARGET,
  TASK,
  told,
  VIETNAMESE,
  type Filled,
} from './support';
import { communeBook } from '../../src/sheets/commune/book';
import { extractSubmission } from '../../src/consolidation';
import { writeBook } from '../../src/workbook/write';

const conflictsOf = async (filled: Filled): Promise<Conflict[]> =>
  submissionOf(await report(CHI_LANG, filled)).conflicts;

test('a clean report has nothing to look at', async () => {
  expect(await conflictsOf(clean())).toEqual([]);
});

describe('within one report', () => {
  test.each<[string, Filled, string]>([
    [
      'more paid than planned',
      project({ disbursed: 1200, estimate: 1200 }),
      'high disbursed-over-plan Giải ngân',
    ],
    [
      'paid is not volume and advance',
      project({ volume: 100, advance: 200 }),
      'high disbursed-not-sum Giải ngân',
    ],
    ['an amount in đồng', project({ plan: 1_000_000_000 }), 'high amount-out-of-scale Giải ngân'],
    [
      'one in đồng beside a plan in triệu',
      project({ disbursed: 1_000_000 }),
      'high amount-out-of-scale Giải ngân',
    ],
    [
      'more paid of what was carried over than was carried over',
      project({ carriedPlan: 100, carriedDisbursed: 120 }),
      'high disbursed-over-plan Giải ngân',
    ],
    [
      'an amount carried over in đồng',
      project({ carriedPlan: 300_000_000, carriedDisbursed: 100 }),
      'high amount-out-of-scale Giải ngân',
    ],
    [
      'an estimate under the result',
      project({ estimate: 300 }),
      'medium estimate-below-disbursed Giải ngân',
    ],
    ['no group', project({ group: null }), 'medium group-missing Giải ngân'],
    ['money without a name', project({ name: null }), 'medium project-unnamed Giải ngân'],
    [
      'only zeros',
      project({ plan: 0, disbursed: 0, estimate: 0 }),
      'low zero-for-nothing Giải ngân',
    ],
    [
      'done without a date',
      { [`tasks/${TASK}`]: { state: 'Hoàn thành' } },
      'medium done-without-date Nhiệm vụ',
    ],
    [
      'done after the report',
      { [`tasks/${TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso('2026-07-30') } },
      'medium done-in-future Nhiệm vụ',
    ],
    [
      'done before there was a directive',
      { [`tasks/${TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso('2025-06-01') } },
      'medium done-before-issued Nhiệm vụ',
    ],
    [
      'a date and not done',
      { [`tasks/${TASK}`]: { state: 'Đang thực hiện', completedOn: dayFromIso('2026-06-01') } },
      'low date-without-done Nhiệm vụ',
    ],
    [
      'nothing to report and a figure',
      { [`targets/${TARGET}`]: { state: 'Không phát sinh', actual: 12 } },
      'medium not-arising-but-filled Chỉ tiêu',
    ],
    [
      'a target it has and no figure',
      { [`targets/${TARGET}`]: { state: 'Có' } },
      'low actual-missing Chỉ tiêu',
    ],
    [
      'no petitions and a petition',
      {
        'report/petitions': { value: 'Không phát sinh' },
        'petitions/KN-01': { content: 'Sửa cầu' },
      },
      'medium not-arising-but-filled Báo cáo',
    ],
    [
      'no capital and a project',
      { 'report/disbursement': { value: 'Không phát sinh' } },
      'medium not-arising-but-filled Báo cáo',
    ],
  ])('%s', async (_, filled, expected) => {
    const conflicts = await conflictsOf(clean(filled));
    expect(conflicts.map(told)).toEqual([expected]);
    for (const { message, cell } of conflicts) {
      expect(message).toMatch(VIETNAMESE);
      expect(cell).toMatch(/^[A-Z]+\d+$/);
    }
  });

  test.each<[string, Record<string, string>, Record<string, string>, boolean]>([
    ['the same name', { name: 'Đường thôn A' }, { name: 'ĐƯỜNG  THÔN A' }, true],
    ['the same code', { name: 'Cầu', code: '8001234' }, { name: 'Kè', code: '8001234' }, true],
    ['two of their own', { name: 'Cầu', code: '8001234' }, { name: 'Kè', code: '8005678' }, false],
    ['two without a code', { name: 'Cầu' }, { name: 'Kè' }, false],
  ])('two projects with %s', async (_, one, other, isTwice) => {
    const money = { group: '2. Chuyển tiếp', plan: 1000, disbursed: 400, estimate: 500 };
    const conflicts = await conflictsOf(
      clean({
        'disbursement/DA-01': { ...money, ...one },
        'disbursement/DA-07': { ...money, ...other },
      }),
    );
    expect(conflicts.map(told)).toEqual(isTwice ? ['medium project-twice Giải ngân'] : []);
    if (isTwice) expect(conflicts[0]?.message).toMatch(/đã có ở ô [CD]8 nên được cộng hai lần/);
  });

  test('zero, blank and nothing to report are three answers', async () => {
    const of = async (row: Filled): Promise<string[]> =>
      (await conflictsOf(clean(row))).map(({ code }) => code);
    expect(await of({ [`targets/${TARGET}`]: { state: 'Có', actual: 0 } })).toEqual([]);
    expect(await of({ [`targets/${TARGET}`]: {} })).toEqual([]);
    expect(await of({ [`targets/${TARGET}`]: { state: 'Không phát sinh' } })).toEqual([]);
  });

  const RATE = FULL.targets.find(({ name }) => name.startsWith('Tỷ lệ giải ngân'))?.id ?? '';
  test.each<[string, number, string[]]>([
    ['the rate of what is paid', 40, []],
    ['the rate of the estimate', 50, []],
    ['another rate', 75, ['percent-not-of-parts']],
    ['a share', 0.4, ['percent-as-share']],
  ])('a rate of disbursement beside its parts: %s', async (_, actual, codes) => {
    const context = contextFor(PERIOD, { catalog: FULL });
    const filled = clean({ [`targets/${RATE}`]: { state: 'Có', actual } });
    const bytes = await writeBook(communeBook(context, CHI_LANG, answersFrom(filled)));
    const extraction = extractSubmission(bytes, context, PERIOD);
    if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
    expect(extraction.submission.conflicts.map(({ code }) => code)).toEqual(codes);
  });
});

describe('what would spoil a sum', () => {
  const inDong = clean(project({ plan: 1_000_000_000, disbursed: 400, estimate: 500 }));

  test('is not taken, the rest of the report is', async () => {
    const result = run([incoming('a.xlsx', await report(CHI_LANG, inDong))]);
    expect(result.files[0]).toMatchObject({ outcome: 'warning', ignored: 1 });
    const { store } = await stored(result);
    const items = [...store.data].map(({ item }) => item);
    expect(items).toContain('disbursement/DA-01/disbursed');
    expect(items).not.toContain('disbursement/DA-01/plan');
  });

  test('does not take the place of the figure before it', async () => {
    const one = run([incoming('a.xlsx', await report(CHI_LANG))]);
    const wrong = { ...inDong, 'report/revision': { value: 2 } };
    const two = run([incoming('b.xlsx', await report(CHI_LANG, wrong))], await stored(one));
    const { store } = await stored(two);
    const plan = [...store.data].find(({ item }) => item === 'disbursement/DA-01/plan');
    expect(plan).toMatchObject({ value: 1000, file: 'a.xlsx' });
    expect(two.files[0]?.conflicts.map(({ code }) => code)).toContain('earlier-value-kept');
  });

  test('high and in no sum of its own: taken and marked', async () => {
    const filled = clean(project({ disbursed: 1200, estimate: 1200 }));
    const result = run([incoming('a.xlsx', await report(CHI_LANG, filled))]);
    expect(result.files[0]).toMatchObject({ outcome: 'warning', ignored: 0 });
    const { store } = await stored(result);
    expect(store.data).toContainEqual(
      expect.objectContaining({ item: 'disbursement/DA-01/disbursed', value: 1200 }),
    );
  });
});

test('a zero beside other amounts is a figure like any other', async () => {
  const result = run([
    incoming('a.xlsx', await report(CHI_LANG, clean(project({ plan: 1000, disbursed: 0 })))),
  ]);
  expect(result.files[0]?.conflicts.map(told)).toEqual([]);
});

describe('a workbook made from other directives', () => {
  const CHANGED = { ...SMALL, fingerprint: 'another catalog' };
  const read = (bytes: Uint8Array, catalog = SMALL) => {
    const extraction = extractSubmission(bytes, contextFor(PERIOD, { catalog }), PERIOD);
    if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
    return extraction.submission;
  };
  const newer = { ...CHANGED, tasks: [...SMALL.tasks, ...FULL.tasks.slice(-3)] };
  const fewer = { ...CHANGED, tasks: SMALL.tasks.filter(({ id }) => id !== TASK) };

  test('the same rows: nothing to say', async () => {
    expect(read(await report(CHI_LANG), CHANGED).conflicts).toEqual([]);
  });

  test('rows that came later are not said to have lost their ids', async () => {
    const { conflicts } = read(await report(CHI_LANG), newer);
    expect(conflicts.map(told)).toEqual(['low row-not-in-template Nhiệm vụ']);
    expect(conflicts[0]?.message).toContain('danh mục cũ');
  });

  test('rows that were lost in a workbook of these directives are', async () => {
    const bytes = await edit(await report(CHI_LANG), (at) => at.page('tasks').deleteRow(TASK));
    expect(read(bytes).conflicts.map(told)).toEqual(['medium row-missing Nhiệm vụ']);
  });

  test("the unit's own rows have always been there", async () => {
    const bytes = await edit(await report(CHI_LANG), (at) =>
      at.page('disbursement').deleteRow('DA-09'),
    );
    expect(read(bytes, CHANGED).conflicts.map(told)).toEqual(['medium row-missing Giải ngân']);
  });

  test('a row that was withdrawn is told where it was filled in', async () => {
    const { conflicts, ignored } = read(await report(CHI_LANG), fewer);
    expect(conflicts.map(told)).toEqual(['low row-withdrawn Nhiệm vụ']);
    expect(ignored).toBe(2);
    expect(read(await report(CHI_LANG, clean({ [`tasks/${TASK}`]: {} })), fewer).conflicts).toEqual(
      [],
    );
  });
});
