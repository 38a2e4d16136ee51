import { checkSeeds, loadCatalog, SeedError, type Seeds } from '../../src/catalog';

const seedsOf = (): Seeds => {
  const { calendar, fingerprint, ...seeds } = loadCatalog();
  expect(calendar.off.size).toBeGreaterThan(0);
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  return structuredClone(seeds);
};

/** First row of a file; the tables below break it. */
const first = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
};

const problemsOf = (seeds: Seeds): string[] => {
  try {
    checkSeeds(seeds);
    return [];
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    return error.problems.map(({ file, path, message }) => `${file} ${path}: ${message}`);
  }
};

type Break = (seeds: Seeds) => void;

/** A copy broken in one place, and what must be said of it. */
const BROKEN: readonly (readonly [string, Break, RegExp])[] = [
  [
    'a unit code that does not exist',
    ({ tasks }) => (first(tasks).scope = { kind: 'units', units: ['06999'] }),
    /^tasks 000-T01: không có đơn vị mã 06999$/,
  ],
  [
    'a target of an unknown unit',
    ({ targets }) => ((targets.at(-1) as { unit: string }).unit = '05000'),
    /^targets 004-C\d+: không có đơn vị mã 05000$/,
  ],
  [
    'an unknown lead',
    ({ tasks }) => tasks[1]?.lead.push('Sở Hạnh phúc'),
    /^tasks 000-T02: không có cơ quan "Sở Hạnh phúc"$/,
  ],
  [
    'an alias where the canonical name belongs',
    ({ petitions }) => petitions[0]?.copyTo.push('các cơ quan liên quan'),
    /^petitions 000-P01: không có cơ quan "các cơ quan liên quan"$/,
  ],
  [
    'an unknown receiver of a report',
    ({ duties }) => (first(duties).from = 'Ai đó'),
    /^duties 000-D01: không có cơ quan "Ai đó"$/,
  ],
  [
    'a clause that does not exist',
    ({ milestones }) => (first(milestones).clause = 'II.99'),
    /^milestones 004-M01: văn bản 004 không có mục "II\.99"$/,
  ],
  [
    'a document that does not exist',
    ({ reported }) => (first(reported).document = '009'),
    /^reported 000-R01: không có văn bản 009$/,
  ],
  [
    'a clause of the growth scenario',
    ({ growth }) => ((growth.periods[0] as { clause: string }).clause = 'XX'),
    /^growth XX: văn bản 000 không có mục "XX"$/,
  ],
  [
    'an id used twice',
    ({ tasks }) => ((tasks[2] as { id: string }).id = '000-T04'),
    /^tasks 000-T04: mã bị trùng$/,
  ],
  [
    'an id used in two files',
    ({ groups }) => (first(groups).id = '004-C01'),
    /^groups 004-C01: mã bị trùng$/,
  ],
  [
    'a unit listed twice',
    ({ communes }) => communes.push({ ...first(communes) }),
    /^communes 05977: mã bị trùng$/,
  ],
  [
    'a scope of units without units',
    ({ tasks }) => ((tasks[4] as { scope: unknown }).scope = { kind: 'units', units: [] }),
    /^tasks 000-T05: phạm vi "units" phải nêu đơn vị$/,
  ],
  [
    'a date that the calendar lacks',
    ({ milestones }) =>
      ((milestones[1] as { deadline: { date: string } }).deadline.date = '2026-02-30'),
    /^milestones 1\.deadline\.date: không phải ngày có thật/,
  ],
  [
    'a date of a meeting in another order',
    ({ documents }) => (first(documents).meeting = '20/04/2026'),
    /^documents 0\.meeting: không phải ngày có thật/,
  ],
  [
    'a month of issue that does not exist',
    ({ documents }) => ((documents[3] as { issued: string }).issued = '2026-13'),
    /^documents 3\.issued: không phải ngày có thật/,
  ],
  [
    'a share above the whole',
    ({ milestones }) => ((milestones[2] as { share: number }).share = 1.5),
    /^milestones 2\.share: /,
  ],
  [
    'a disbursement milestone without a share',
    ({ milestones }) => delete (milestones[3] as { share?: number }).share,
    /^milestones 004-M04: mốc giải ngân phải có tỷ lệ$/,
  ],
];

/** Rows of the wrong types: nothing more can be said of these files. */
const SHAPELESS: readonly (readonly [string, Break, RegExp])[] = [
  [
    'text where a number belongs',
    ({ targets }) => ((first(targets) as { value: unknown }).value = '10 %'),
    /^targets 0\.value: /,
  ],
  [
    'a kind of deadline that is not one',
    ({ petitions }) => ((first(petitions).deadline as { kind: string }).kind = 'after'),
    /^petitions 0\.deadline\.kind: /,
  ],
  [
    'a misspelt field',
    ({ tasks }) => ((first(tasks) as unknown as Record<string, unknown>)['leads'] = []),
    /^tasks 0\.leads: /,
  ],
  [
    'a recurring deadline without dates',
    ({ milestones }) => delete first(milestones).deadline.dates,
    /^milestones 0\.deadline\.dates: /,
  ],
];

describe('checkSeeds', () => {
  test('takes the seeds as they are, and changes nothing in them', () => {
    const seeds = seedsOf();
    expect(checkSeeds(structuredClone(seeds))).toEqual(seeds);
  });

  test.each([...BROKEN, ...SHAPELESS])('%s', (_, damage, expected) => {
    const seeds = seedsOf();
    damage(seeds);
    const problems = problemsOf(seeds);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  test.each([
    ['values and references', BROKEN],
    ['shapes', SHAPELESS],
  ])('tells every problem at once: %s', (_, table) => {
    const seeds = seedsOf();
    for (const [, damage] of table) damage(seeds);
    const problems = problemsOf(seeds);
    for (const [, , expected] of table) {
      expect(problems.filter((problem) => expected.test(problem))).toHaveLength(1);
    }
    expect(problems).toHaveLength(table.length);
  });

  test('the message names the file and how many problems there are', () => {
    const seeds = seedsOf();
    first(seeds.targets).clause = 'II.99';
    expect(() => checkSeeds(seeds)).toThrow(/1 lỗi:\n- targets\.json 000-C01: /);
  });

  test('a file that is not there at all is a problem, not a crash', () => {
    const { tasks, ...rest } = seedsOf();
    expect(tasks.length).toBeGreaterThan(0);
    expect(problemsOf(rest as Seeds).join()).toContain('tasks');
  });
});

test.each<readonly [string, Break, string]>([
  ['no text', ({ tasks }) => (first(tasks).content = ''), 'tasks 0.content: không được để trống'],
  [
    'a number for a text',
    ({ tasks }) => ((first(tasks) as { content: unknown }).content = 5),
    'tasks 0.content: phải là chữ, đang là 5',
  ],
  [
    'a text for a number',
    ({ targets }) => ((first(targets) as { value: unknown }).value = 'mười'),
    'targets 0.value: phải là số, đang là "mười"',
  ],
  [
    'a word that is none of the words',
    ({ communes }) => ((first(communes) as { type: unknown }).type = 'huyện'),
    'communes 0.type: phải là ("xã" hoặc "phường"), đang là "huyện"',
  ],
  [
    'something that nobody asked for',
    ({ groups }) => ((first(groups) as { note?: string }).note = 'x'),
    'groups 0.note: không có mục này trong dữ liệu',
  ],
  [
    'something missing',
    ({ groups }) => delete (first(groups) as { name?: string }).name,
    'groups 0.name: thiếu mục này',
  ],
])('says what is wrong with a shape in Vietnamese: %s', (_, spoil, message) => {
  const seeds = seedsOf();
  spoil(seeds);
  expect(problemsOf(seeds)).toEqual([message]);
});
