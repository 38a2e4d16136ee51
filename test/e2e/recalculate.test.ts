/** The formulas of our workbooks say what `domain/` says: LibreOffice calculates, we compare. */
import { findUnit } from '../../src/catalog';
import { consolidate, defaultSettings, readStore } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import type { Milestone, ProjectGroup } from '../../src/domain/model';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel } from '../../src/sheets/model';
import { NAMES } from '../../src/sheets/names';
import type { Settings } from '../../src/sheets/province/settings';
import type { BookContext } from '../../src/sheets/spec';
import { readBook } from '../../src/workbook/read';
import { writeBook } from '../../src/workbook/write';
import { LIBREOFFICE_TIMEOUT, describeWithLibreOffice, recalculate } from '../helpers/libreoffice';
import {
  STALE,
  catalog,
  compareFormulas,
  contextFor,
  edgeBook,
  edgeRows,
  filledBook,
  formulaCells,
  mapCells,
  withStaleResults,
} from './books';
import { halfPercentCases } from './cases';

const JUNE = contextFor('2026-06');
/** The directives set no target and no milestone for it. */
const NEXT_YEAR = contextFor('2027-06');
const CHI_LANG = '06463';
const FIRST = findUnit(catalog, '05977');
const SECOND = findUnit(catalog, '05983');

const communeBooks = (): [string, BookModel][] => [
  ['blank', communeBook(JUNE, CHI_LANG)],
  ['blank, another unit', communeBook(contextFor('2026-Q3'), FIRST.code)],
  ['filled', filledBook(JUNE, { unit: CHI_LANG, seed: 1 })],
  ['filled late', filledBook(JUNE, { unit: FIRST.code, seed: 2, late: true })],
  ['filled with mistakes', filledBook(JUNE, { unit: CHI_LANG, seed: 3, mistakes: true })],
  ['filled with others', filledBook(JUNE, { unit: SECOND.code, seed: 4, mistakes: true })],
  ['filled for the year', filledBook(contextFor('2026'), { unit: CHI_LANG, seed: 5 })],
];

/** Periods and report dates on and beside every milestone, month and year end, and the settings. */
const EDGES: readonly [period: string, asOf: string | null, settings?: Partial<Settings>][] = [
  ['2026-06', null],
  ['2026-06', '2026-06-29'],
  ['2026-06', '2026-07-01'],
  ['2026-06', '2026-06-24', { beforeIncludesDay: true }],
  ['2026-06', '2026-06-25', { rollToWorkingDay: true }],
  ['2026-06', '2026-06-26', { warnDays: 0 }],
  ['2026-01', null, { warnDays: 30 }],
  ['2026-02', '2026-02-28'],
  ['2026-Q1', '2026-03-24'],
  ['2026-9M', '2026-09-29'],
  ['2026-9M', '2026-09-30', { beforeIncludesDay: true, rollToWorkingDay: true }],
  ['2026-Q3', '2026-10-01'],
  ['2026', '2026-12-30'],
  ['2026', null],
  ['2026', '2027-01-01'],
  ['2028-02', '2028-02-29'],
];

/** Milestones that the directives do not hold today, and that `domain/` has an answer for. */
const awkward = (context: BookContext): BookContext => {
  const milestone = (index: number, group: ProjectGroup | null, share: number, date: string) =>
    ({
      id: `M-${index}`,
      document: catalog.documents[0]?.id ?? '',
      clause: '1',
      group,
      kind: 'disbursement',
      share,
      deadline: { kind: 'through', date, text: date },
    }) satisfies Milestone;
  const milestones = [
    // Two on one day, a share that falls, one for every group.
    milestone(1, 1, 0.2, '2026-06-30'),
    milestone(2, 1, 0.5, '2026-06-30'),
    milestone(3, 2, 0.6, '2026-05-31'),
    milestone(4, 2, 0.4, '2026-09-30'),
    milestone(5, null, 0.1, '2026-07-31'),
    milestone(6, 3, 1, '2026-06-29'),
  ];
  return { ...context, catalog: { ...context.catalog, milestones } };
};

const edgeBooks = (): [string, BookModel][] => [
  ...EDGES.map(([period, asOf, settings = {}], index): [string, BookModel] => {
    const context = contextFor(period, {
      ...settings,
      ...(asOf === null ? {} : { asOf: dayFromIso(asOf) }),
    });
    return [
      `${period}, ${asOf ?? 'its last day'}, ${JSON.stringify(settings)}`,
      edgeBook(context, FIRST, edgeRows(context, FIRST, index)),
    ];
  }),
  [
    'rates that end in half a per cent',
    edgeBook(JUNE, FIRST, {
      tasks: [],
      targets: [],
      disbursement: halfPercentCases(FIRST),
      petitions: [],
    }),
  ],
  ...['2026-06-29', '2026-06-30', '2026-08-01', '2026-10-01'].map((asOf): [string, BookModel] => {
    const context = awkward(contextFor('2026-06', { asOf: dayFromIso(asOf) }));
    return [`awkward milestones, ${asOf}`, edgeBook(context, FIRST, edgeRows(context, FIRST, 99))];
  }),
  ['a year without plans', edgeBook(NEXT_YEAR, FIRST, edgeRows(NEXT_YEAR, FIRST, 99))],
];

/** A workbook made for one day, in which somebody then changed the settings that formulas follow. */
function movedBook(): [string, BookModel, BookModel] {
  const later = contextFor('2026-9M', { asOf: dayFromIso('2026-09-28'), warnDays: 20 });
  const rows = edgeRows(JUNE, FIRST, 7);
  const expected = edgeBook(later, FIRST, rows);
  const made = edgeBook(JUNE, FIRST, rows);
  const settings = new Map<string, number>([
    [NAMES.asOf, later.asOf],
    [NAMES.warnDays, later.warnDays],
    [NAMES.shareOfYear, 0.75],
  ]);
  const moved = mapCells(made, (cell, { name }, row, column) => {
    const defined = made.names.find(
      ({ sheet, area, name: label }) =>
        settings.has(label) && sheet === name && area.top === row && area.left === column,
    );
    return defined ? { ...cell, value: settings.get(defined.name) ?? null } : cell;
  });
  return ['settings changed in the workbook', expected, moved];
}

async function provinceBooks(): Promise<[string, BookModel][]> {
  const reports = [
    filledBook(JUNE, { unit: CHI_LANG, seed: 11 }),
    filledBook(JUNE, { unit: FIRST.code, seed: 12, mistakes: true }),
    filledBook(JUNE, { unit: SECOND.code, seed: 13, late: true }),
    ...catalog.communes
      .slice(10, 16)
      .map(({ code }, index) => filledBook(JUNE, { unit: code, seed: 20 + index })),
  ];
  const files = await Promise.all(
    reports.map(async (book, index) => ({
      file: `${index}.xlsx`,
      bytes: await writeBook(book),
      modifiedOn: JUNE.asOf,
    })),
  );
  const input = { catalog, period: '2026-06', files };
  const { book } = consolidate({ ...input, before: null }).next;
  const stored = readStore(await writeBook(book), defaultSettings(catalog, '2026-06'));
  const settings: Settings = {
    ...stored.settings,
    asOf: dayFromIso('2026-07-10'),
    warnDays: 15,
    beforeIncludesDay: true,
    rollToWorkingDay: true,
    weights: [0.2, 0.25, 0.25, 0.3],
  };
  const changed = consolidate({ ...input, before: { ...stored, settings } }).next.book;
  const nothing = consolidate({ ...input, files: [], before: null }).next.book;
  // The rest of the year weighs nothing, so nothing can still be reached.
  const weightless: Settings = { ...settings, weights: [1, 0, 0, 0] };
  const spent = consolidate({ ...input, files: [], before: { ...stored, settings: weightless } });
  const later = consolidate({ ...input, period: NEXT_YEAR.period, files: [], before: null });
  return [
    ['province', book],
    ['province with its own settings', changed],
    ['province without a report', nothing],
    ['province whose later quarters weigh nothing', spent.next.book],
    ['province in a year without plans', later.next.book],
  ];
}

describeWithLibreOffice('every formula, recalculated by LibreOffice', () => {
  let compared = 0;
  const differences = new Map<string, string[]>();
  const kept: unknown[] = [];

  beforeAll(async () => {
    const [movedName, movedExpected, moved] = movedBook();
    const books = [...communeBooks(), ...edgeBooks(), ...(await provinceBooks())];
    const pairs = [
      ...books.map(([name, model]) => ({ name, model, written: model })),
      { name: movedName, model: movedExpected, written: moved },
    ];
    const stale: Uint8Array[] = [];
    for (const { written } of pairs) stale.push(await writeBook(withStaleResults(written)));
    const first = pairs[0];
    if (first && stale[0]) {
      const before = readBook(stale[0]);
      for (const { sheet, row, column } of formulaCells(first.model)) {
        kept.push(before.sheets.find(({ name }) => name === sheet)?.cell(row, column)?.value);
      }
    }
    const calculated = await recalculate(stale);
    pairs.forEach(({ name, model }, index) => {
      const result = compareFormulas(model, readBook(calculated[index] ?? new Uint8Array()));
      compared += result.compared;
      differences.set(name, result.differences);
    });
  }, LIBREOFFICE_TIMEOUT);

  const names = [
    ...communeBooks().map(([name]) => name),
    ...edgeBooks().map(([name]) => name),
    'settings changed in the workbook',
    'province',
    'province with its own settings',
    'province without a report',
    'province whose later quarters weigh nothing',
  ];

  test.each(names)('%s', (name) => {
    expect(differences.get(name)).toEqual([]);
  });

  test('the kept results were wrong before, so the right ones were calculated', () => {
    expect(kept.length).toBeGreaterThan(100);
    expect(new Set(kept)).toEqual(new Set([STALE]));
  });

  test('many thousands of cells were compared', () => {
    process.stdout.write(`Compared ${compared} formula cells in ${names.length} workbooks.\n`);
    expect(compared).toBeGreaterThan(60_000);
  });
});
