/** Slips that leave every cell readable and a sum wrong: each has to be told, and what is right has not. */
import { dayFromIso } from '../../src/domain/day';
import {
  CHI_LANG,
  clean,
  lastOf,
  project,
  report,
  submissionOf,
  TARGET,
  TASK,
  toldAt,
  type Filled,
} from './support';

const submitted = async (filled: Filled) => submissionOf(await report(CHI_LANG, clean(filled)));

const codesOf = async (filled: Filled): Promise<string[]> => {
  const { conflicts } = await submitted(filled);
  return conflicts.map(toldAt);
};

test.each<[string, Filled, string[]]>([
  ['a project as it should be', project({}), []],
  ['nothing paid yet, as a number', project({ disbursed: 0, estimate: 100 }), []],
  [
    'a plan and no result: left out of the sums',
    project({ disbursed: null, estimate: null }),
    ['medium disbursed-missing G8'],
  ],
  ['an estimate and no result', project({ disbursed: null }), ['medium disbursed-missing G8']],
  ['a result and no plan', project({ plan: null }), ['medium plan-missing F8']],
  ['an estimate over the plan', project({ estimate: 5000 }), ['high estimate-over-plan J8']],
  ['a part that is more than the whole', project({ volume: 900 }), ['high disbursed-not-sum G8']],
  ['the other part', project({ advance: 900 }), ['high disbursed-not-sum G8']],
  [
    'the whole line in nghìn đồng',
    project({ plan: 1_000_000, disbursed: 400_000, estimate: 500_000 }),
    ['low plan-unusual F8'],
  ],
  [
    'the whole line in tỷ đồng',
    project({ plan: 1.2, disbursed: 0.4, estimate: 0.5 }),
    ['low plan-unusual F8'],
  ],
  ['a part that may be right', project({ volume: 300 }), []],
])('%s', async (_, filled, expected) => {
  expect(await codesOf(filled)).toEqual(expected);
});

test.each(['Tổng cộng', 'TỔNG', 'Cộng', 'Tổng số vốn'])(
  'a line of the table that is its sum ("%s") is told and not added up',
  async (name) => {
    const filled = { ...project({}), ...project({ name }, 'DA-02') };
    const { conflicts, withheld } = await submitted(filled);
    expect(conflicts.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'high project-is-total',
    ]);
    expect(withheld).toEqual(
      ['group', 'plan', 'disbursed', 'estimate'].map((column) => `disbursement/DA-02/${column}`),
    );
  },
);

test('a project whose name only begins so is a project', async () => {
  const filled = project({ name: 'Tổng kho vật tư xã' });
  expect(await codesOf(filled)).toEqual([]);
});

test('the promise of figures on a page that is empty', async () => {
  const filled: Filled = {
    'disbursement/DA-01': {},
    'report/disbursement': { value: 'Có số liệu' },
    'report/petitions': { value: 'Có số liệu' },
  };
  expect(await codesOf(filled)).toEqual(['low arising-but-blank D14', 'low arising-but-blank D15']);
});

test('a completion date without a state', async () => {
  const filled: Filled = { [`tasks/${TASK}`]: { completedOn: dayFromIso('2026-06-01') } };
  expect(await codesOf(filled)).toEqual(['low state-missing J8']);
});

test.each([
  ['on the day of signing', '2026-06-10', '2026-06-10', []],
  ['on a later day: nobody knows that yet', '2026-06-11', '2026-06-10', ['medium done-in-future']],
  ['after the period, and signed after that', '2026-07-02', '2026-07-03', []],
])('done %s', async (_, done, reportedOn, expected) => {
  const task = { state: 'Hoàn thành', completedOn: dayFromIso(done) };
  const filled = clean({ [`tasks/${TASK}`]: task }, { reportedOn });
  const { conflicts } = submissionOf(await report(CHI_LANG, filled));
  expect(conflicts.map(({ code, severity }) => `${severity} ${code}`)).toEqual(expected);
});

test.each<[string, Filled, Filled, string[]]>([
  ['the same again', project({}), project({}), []],
  [
    'a sum that has vanished',
    project({}),
    project({ disbursed: null }),
    ['medium disbursed-missing G8', 'medium figure-gone G8'],
  ],
  [
    'money carried over that has vanished',
    project({ carriedPlan: 300, carriedDisbursed: 100 }),
    project({ carriedPlan: 300 }),
    ['medium figure-gone L8'],
  ],
  [
    'a target that has vanished',
    { [`targets/${TARGET}`]: { state: 'Có', actual: 12 } },
    { [`targets/${TARGET}`]: {} },
    ['low figure-gone J7'],
  ],
  [
    'a finished task that is blank again',
    { [`tasks/${TASK}`]: { state: 'Hoàn thành', completedOn: dayFromIso('2026-05-20') } },
    { [`tasks/${TASK}`]: {} },
    ['medium task-reopened J8'],
  ],
])('after an earlier report: %s', async (_, may, june, expected) => {
  const { conflicts } = await lastOf([
    ['2026-05', may],
    ['2026-06', june],
  ]);
  expect(conflicts.map(toldAt)).toEqual(expected);
});
