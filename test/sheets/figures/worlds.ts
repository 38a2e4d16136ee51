/** Small worlds for the model of the figures: what is asked of four units, and what they answer. */
import fc from 'fast-check';
import { loadCatalog, type Catalog } from '../../../src/catalog';
import type { Deadline, Milestone, Petition, Target, Task } from '../../../src/domain/model';
import type { Settings } from '../../../src/sheets/province/settings';
import { amount, direction, filled, given, maybe, nothing, taskAnswer } from './answers';
import type { Filled, SentReport, World } from './world';
import { dueDay, endOf, isoOf } from './rules';

const FULL = loadCatalog();
const UNITS = FULL.communes.filter((_, index) => index % 17 === 3).slice(0, 4);
const CODES = UNITS.map(({ code }) => code);

const documentOf = (ofProvince: boolean): string =>
  FULL.documents.find(({ issuer }) => issuer.startsWith('UBND tỉnh') === ofProvince)?.id ?? '';
const DOCUMENTS = [documentOf(true), documentOf(false)];

const PERIODS = [
  ...['2026-01', '2026-06', '2026-09', '2026-12', '2026-Q1', '2026-Q2', '2026-Q4'],
  ...['2026-H1', '2026-9M', '2026', '2027-06', '2027-H1'],
];

const cited = { document: fc.constantFrom(...DOCUMENTS), clause: fc.constant('1') };
const ids = (prefix: string, index: number): string => `${DOCUMENTS[0] ?? ''}-${prefix}${index}`;

const KINDS = ['before', 'by', 'through', 'within'] as const;

/** Around a day, with the days off of Tết and of weekends near enough. */
const dated = (around: number): fc.Arbitrary<Deadline> =>
  fc
    .record({ kind: fc.constantFrom(...KINDS), day: fc.integer({ min: -25, max: 30 }) })
    .map(({ kind, day }) => ({ kind, date: isoOf(around + day), text: `hạn ${kind}` }));

const recurring = (around: number): fc.Arbitrary<Deadline> =>
  fc
    .record({
      each: fc.constantFrom('before' as const, 'by' as const),
      days: fc.uniqueArray(fc.integer({ min: -60, max: 60 }), { minLength: 1, maxLength: 5 }),
    })
    .map(({ each, days }) => ({
      ...{ kind: 'recurring', date: null, text: 'hằng tháng', each },
      dates: days.map((day) => isoOf(around + day)),
    }));

const deadline = (around: number): fc.Arbitrary<Deadline | null> =>
  fc.oneof(
    { weight: 5, arbitrary: dated(around) },
    { weight: 2, arbitrary: recurring(around) },
    { weight: 1, arbitrary: fc.constant(null) },
  );

const numbered = <Row extends object>(
  prefix: string,
  row: fc.Arbitrary<Row>,
  size: { minLength: number; maxLength: number },
): fc.Arbitrary<(Row & { id: string })[]> =>
  fc.array(row, size).map((rows) => rows.map((one, at) => ({ ...one, id: ids(prefix, at + 10) })));

const someUnits = fc.subarray(CODES, { minLength: 1 });

const tasks = (asOf: number): fc.Arbitrary<Task[]> =>
  numbered(
    'T',
    fc.record({
      ...cited,
      content: fc.constantFrom('Lập danh mục', 'Rà soát quỹ đất', 'Báo cáo kết quả'),
      lead: fc.constant(['Sở Tài chính']),
      cooperating: fc.constant<string[]>([]),
      reportTo: fc.constant<string[]>([]),
      scope: fc.oneof(
        { weight: 3, arbitrary: fc.constant({ kind: 'all' as const }) },
        someUnits.map((units) => ({ kind: 'units' as const, units })),
        fc.constant({ kind: 'agency' as const }),
      ),
      deadline: deadline(asOf),
    }),
    { minLength: 2, maxLength: 6 },
  );

const targets = (year: number): fc.Arbitrary<Target[]> =>
  numbered(
    'C',
    fc.record({
      ...cited,
      // Several directives for one unit, one name in several measures.
      unit: fc.constantFrom(...CODES.slice(0, 3), CODES[0] ?? '', 'province' as const),
      name: fc.constantFrom('Trồng rừng', 'Chỉ số hài lòng'),
      measure: fc.constantFrom('ha', 'ha', 'điểm', 'điểm %'),
      direction,
      value: amount,
      year: fc.constantFrom(year, year, year, year, 2026, 2025),
      aggregate: fc.constantFrom('sum' as const, 'mean' as const, 'none' as const),
    }),
    { minLength: 2, maxLength: 8 },
  );

const milestones = (asOf: number): fc.Arbitrary<Milestone[]> =>
  numbered(
    'M',
    fc.record({
      ...cited,
      group: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, null),
      kind: fc.constant('disbursement' as const),
      share: fc.constantFrom(0.1, 0.3, 0.4, 0.6, 0.95, 1),
      deadline: fc.oneof(
        { weight: 3, arbitrary: dated(asOf) },
        fc
          .constantFrom('2026-06-30', '2026-09-30', '2026-12-31', '2027-01-31', '2028-01-31')
          .map((date) => ({ kind: 'through' as const, date, text: `đến hết ngày ${date}` })),
      ),
    }),
    { minLength: 0, maxLength: 5 },
  );

const petitions = (asOf: number): fc.Arbitrary<Petition[]> =>
  numbered(
    'K',
    fc.record({
      ...cited,
      units: fc.oneof(fc.constant<string[]>([]), someUnits),
      content: fc.constant('Kiến nghị'),
      answerBy: fc.constant(['Sở Tài chính']),
      copyTo: fc.constant<string[]>([]),
      deadline: deadline(asOf),
    }),
    { minLength: 0, maxLength: 2 },
  );

const settingsOf = (asOf: number): fc.Arbitrary<Settings> =>
  fc.record({
    asOf: fc.constant(asOf),
    warnDays: fc.constantFrom(0, 7, 7, 30),
    beforeIncludesDay: fc.boolean(),
    rollToWorkingDay: fc.boolean(),
    dueWorkingDays: fc.constantFrom(1, 1, 3),
    weights: fc.constantFrom<Settings['weights'][]>(
      [0.25, 0.25, 0.25, 0.25],
      [0.2, 0.25, 0.25, 0.3],
      [1, 0, 0, 0],
    ),
    holidays: fc.constant(FULL.holidays),
  });

/** Answers of some units to what is asked of them. */
export function worldOf(catalog: Catalog, period: string, asOf: number): fc.Arbitrary<World> {
  const own = fc
    .tuple(
      fc.tuple(...catalog.tasks.map(() => taskAnswer(asOf))),
      fc.tuple(...catalog.targets.map(() => given(fc.record({ actual: maybe(amount) })))),
    )
    .map(([states, figures]): Filled => ({
      ...Object.fromEntries(
        catalog.tasks.flatMap(({ id, scope }, index) =>
          scope.kind === 'agency' ? [[`tasks/agency/${id}`, states[index] ?? {}]] : [],
        ),
      ),
      ...Object.fromEntries(
        catalog.targets.map(({ id }, index) => [`targets/province/${id}`, figures[index] ?? {}]),
      ),
    }));
  const sent = (due: number): fc.Arbitrary<SentReport | null> =>
    fc
      .record({
        day: fc.integer({ min: -5, max: 5 }).map((days) => due + days),
        answers: fc.oneof(
          { weight: 5, arbitrary: filled(catalog, asOf) },
          { weight: 1, arbitrary: fc.constant(nothing(catalog)) },
          // Silent, or a workbook that nobody has filled in: neither is a report.
          { weight: 1, arbitrary: fc.constant(null) },
        ),
      })
      .map(({ day, answers }) => answers && { day, filled: answers });
  return settingsOf(asOf).chain((settings) => {
    const due = dueDay(period, settings.dueWorkingDays, settings.holidays);
    return fc
      .tuple(own, fc.tuple(...catalog.communes.map(() => sent(due))))
      .map(([typed, reports]): World => ({
        ...{ catalog, period, settings, own: typed },
        reports: new Map(
          catalog.communes.flatMap(({ code }, index) => {
            const report = reports[index];
            return report ? [[code, report] as const] : [];
          }),
        ),
      }));
  });
}

const catalogOf = (asOf: number, year: number): fc.Arbitrary<Catalog> =>
  fc
    .record({
      tasks: tasks(asOf),
      targets: targets(year),
      milestones: milestones(asOf),
      petitions: petitions(asOf),
    })
    .map((drawn) => ({
      ...FULL,
      ...drawn,
      communes: UNITS,
      documents: FULL.documents.map((document) => ({ ...document, units: [] })),
      ...{ groups: [], reported: [] },
    }));

export const worlds = (periods: readonly string[] = PERIODS): fc.Arbitrary<World> =>
  fc
    .tuple(fc.constantFrom(...periods), fc.constantFrom(-40, -15, -1, 0, 0, 1, 10, 45))
    .chain(([period, days]) => {
      const asOf = endOf(period) + days;
      return catalogOf(asOf, Number(period.slice(0, 4))).chain((catalog) =>
        worldOf(catalog, period, asOf),
      );
    });
