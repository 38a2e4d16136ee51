/** Which reports go back, which get a receipt, which requests are settled. */
import { goingBack, receivedReports, requestNamed, settled } from '../../src/consolidation';
import { writeBook } from '../../src/workbook/write';
import { first, second } from './revisions';
import { CHI_LANG, clean, incoming, project, report, run, stored } from './support';

const WRONG = project({ disbursed: 1200, estimate: 1200 });
const files = (part: Parameters<typeof goingBack>[0]) => goingBack(part).map(({ file }) => file);

describe('a report that a later one stands in place of', () => {
  test('in the same run', async () => {
    const both = [incoming('r1.xlsx', await first(WRONG)), incoming('r2.xlsx', await second())];
    expect(files(run(both))).toEqual([]);
    expect(files(run([...both].reverse()))).toEqual([]);
    expect(files(run(both.slice(0, 1)))).toEqual(['r1.xlsx']);
    // Once more as a whole: the book knows both.
    expect(files(run(both, await stored(run(both))))).toEqual([]);
  });

  test('in the book: the one that it replaced comes in again', async () => {
    const [r1, r2] = [incoming('r1.xlsx', await first(WRONG)), incoming('r2.xlsx', await second())];
    const again = run([r1], await stored(run([r1, r2])));
    expect(again.files.map(({ outcome }) => outcome)).toEqual(['rejected']);
    expect(files(again)).toEqual([]);
  });

  test('in the book: an earlier one comes in late', async () => {
    const book = await stored(run([incoming('r2.xlsx', await second())]));
    expect(files(run([incoming('r1.xlsx', await first(WRONG))], book))).toEqual([]);
  });

  test('but one that is later by its day has a revision too low, and the unit must hear of it', async () => {
    const book = await stored(run([incoming('r2.xlsx', await second())]));
    const late = await report(
      CHI_LANG,
      clean(project({ plan: 2000 }), { reportedOn: '2026-06-18' }),
    );
    const result = run([incoming('r3.xlsx', late)], book);
    expect(result.files.map(({ outcome }) => outcome)).toEqual(['rejected']);
    expect(files(result)).toEqual(['r3.xlsx']);
  });
});

test('our own books among the reports do not go back', async () => {
  const book = await writeBook(run([incoming('a.xlsx', await first())]).next.book);
  const result = run([incoming('so.xlsx', book)]);
  expect(result.files.map(({ outcome }) => outcome)).toEqual(['rejected']);
  expect(files(result)).toEqual([]);
});

test('one content, one receipt, under the name that the book knows', async () => {
  const bytes = await first();
  const [a, b, c] = ['a.xlsx', 'b.xlsx', 'c.xlsx'].map((name) => incoming(name, bytes));
  if (!a || !b || !c) throw new Error('no files');
  const book = await stored(run([b]));
  expect(receivedReports(run([a, b, c], book)).map(({ file }) => file)).toEqual(['b.xlsx']);
  expect(receivedReports(run([c, a], book)).map(({ file }) => file)).toEqual(['c.xlsx']);
});

describe('an earlier request is settled', () => {
  const about = (revision: number | null, unit: string = CHI_LANG, period = '2026-06') => ({
    ...{ unit, period, revision },
  });

  test.each<[what: string, request: ReturnType<typeof about>, expected: boolean]>([
    ['by a later revision', about(1), true],
    ['by another report of the same revision', about(2), true],
    ['of a file that could not be read', about(null), true],
    ['not of a later revision', about(3), false],
    ['not of another unit', about(1, '06037'), false],
    ['not of another period', about(1, CHI_LANG, '2026-05'), false],
  ])('%s', async (_what, request, expected) => {
    expect(settled(run([incoming('r2.xlsx', await second())]))(request)).toBe(expected);
  });

  test('what was taken before settles only what is of an earlier revision', async () => {
    const files = [incoming('r2.xlsx', await second(WRONG))];
    const isSettled = settled(run(files, await stored(run(files))));
    expect([1, 2, null].map((revision) => isSettled(about(revision)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('not by a report that did not come in, and not by a refused one', async () => {
    const book = await stored(run([incoming('r2.xlsx', await second())]));
    const other = incoming('k.xlsx', await report('06037'));
    expect(settled(run([other], book))(about(1))).toBe(false);
    const refused = run([other, incoming('r1.xlsx', await first())], book);
    expect(settled(refused)(about(1))).toBe(false);
  });
});

test.each<[name: string, expected: object | null]>([
  ['2026-06-06463-chi-lang-lan-1.xlsx', { period: '2026-06', unit: '06463', revision: 1 }],
  ['2026-Q2-06463-chi-lang-lan-12-2.xlsx', { period: '2026-Q2', unit: '06463', revision: 12 }],
  ['2026-06463-chi-lang-2.xlsx', { period: '2026', unit: '06463', revision: null }],
  ['2026-06-06463-chi-lang.xlsx', { period: '2026-06', unit: '06463', revision: null }],
  ['2026-06-hong.xlsx', null],
  ['2026-06-06463-chi-lang-lan-1.docx', null],
])('the name phieu-chinh-sua-%s', (name, expected) => {
  expect(requestNamed(`phieu-chinh-sua-${name}`)).toEqual(expected);
  expect(requestNamed(`bien-nhan-${name}`)).toBeNull();
});
