/**
 * The figures of the sheets say what the accepted reports say: an independent model computes each of them from the
 * answers, for worlds drawn by chance. More of them: FIGURE_WORLDS=500.
 */
import fc from 'fast-check';
import { consolidate, readStore, type Consolidation } from '../../../src/consolidation';
import { writeBook } from '../../../src/workbook/write';
import { differences, idsOf } from './cells';
import { communeCells } from './commune';
import { listed, listsOf } from './lists';
import { communeOf, consolidated } from './made';
import { Figures } from './model';
import { type World } from './world';
import { provinceCells, provinceIds, reportingOf } from './province';
import { worldOf, worlds } from './worlds';
import { endOf } from './rules';

const COUNT = Number(process.env['FIGURE_WORLDS'] ?? 16);

/** The first ones are the same however many are asked for: the number of a world is enough to find it again. */
const WORLDS = fc.sample(worlds(), { numRuns: COUNT, seed: 7 });

jest.setTimeout(3_600_000);

function provinceDifferences(world: World, made: Consolidation): string[] {
  const figures = new Figures(world);
  const { book, highlights } = made.next;
  const ids = provinceIds(figures);
  const shown = Object.fromEntries(Object.keys(ids).map((key) => [key, idsOf(book, key)]));
  expect(shown).toEqual(ids);
  expect(made).toMatchObject(reportingOf(world));
  for (const [name, items] of Object.entries(listsOf(figures)))
    expect([name, listed(highlights[name as keyof typeof highlights])]).toEqual([
      name,
      listed(items),
    ]);
  return differences(provinceCells(figures), book);
}

test.each(WORLDS.map((world, number) => ({ number, period: world.period, world })))(
  'the province’s book, world $number ($period)',
  async ({ world }) => {
    const made = await consolidated(world);
    const { missing } = reportingOf(world);
    const rejected = made.files.filter(({ outcome }) => outcome === 'rejected');
    // A workbook that nobody has filled in is no report.
    expect(rejected.map(({ file }) => file)).toEqual(
      missing.slice(0, 1).map((code) => `${code}.xlsx`),
    );
    expect(provinceDifferences(world, made)).toEqual([]);
  },
);

test('every figure of the communes’ workbooks and reports', () => {
  const all = WORLDS.flatMap((world, number) => {
    const figures = new Figures(world);
    return world.catalog.communes.flatMap((unit) =>
      differences(communeCells(figures, unit), communeOf(world, unit.code)).map(
        (line) => `world ${number}, ${unit.code}: ${line}`,
      ),
    );
  });
  expect(all).toEqual([]);
});

/** The month, the quarter and the half year that end on one day, each with reports of its own. */
const PAIRS = fc.sample(
  worlds(['2026-06', '2026-Q1', '2026-09']).chain((month) =>
    fc
      .constantFrom('2026-Q2', '2026-H1', '2026-9M', '2026')
      .chain((period) => worldOf(month.catalog, period, endOf(period)))
      .map((quarter) => ({ month, quarter })),
  ),
  { numRuns: Math.ceil(COUNT / 4), seed: 11 },
);

test.each(PAIRS.map(({ month, quarter }, number) => ({ number, month, quarter })))(
  'one period after another in one book, pair $number',
  async ({ month, quarter }) => {
    const { catalog, settings } = month;
    const first = await consolidated(month);
    const stored = readStore(await writeBook(first.next.book), settings);
    expect(stored.settings).toEqual(settings);
    const second = await consolidated(quarter, stored);
    expect(provinceDifferences(quarter, second)).toEqual([]);
    // Back to the month: its figures stand in the book still.
    const after = readStore(await writeBook(second.next.book), settings);
    const { ownAnswers } = stored;
    const back = consolidate({
      ...{ catalog, period: month.period, files: [], asOf: settings.asOf },
      before: { ...after, settings, ownAnswers },
    });
    expect(provinceDifferences(month, back)).toEqual([]);
  },
);
