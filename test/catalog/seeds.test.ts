import { loadCatalog } from '../../src/catalog';
import { readDeadline } from '../../src/domain/deadline-text';
import { fold } from '../../src/domain/fold';
import type { Deadline } from '../../src/domain/model';
import { isPeriod } from '../../src/domain/period';

const catalog = loadCatalog();
const documentOf = new Map(catalog.documents.map((document) => [document.id, document]));

/** Every row that cites a clause, with the letter its id must carry. */
const CITED = {
  T: catalog.tasks,
  C: catalog.targets,
  M: catalog.milestones,
  R: catalog.reported,
  P: catalog.petitions,
  G: catalog.groups,
  D: catalog.duties,
};
const cited = Object.entries(CITED).flatMap(([letter, rows]) =>
  rows.map(({ id, document, clause }) => ({ letter, id, document, clause })),
);

describe('every row', () => {
  test('stands in a document and a clause of it that exist', () => {
    const astray = cited.filter(
      ({ document, clause }) =>
        !documentOf.has(document) || !catalog.clauses[document]?.includes(clause),
    );
    expect(astray).toEqual([]);
    for (const { document, clause } of [catalog.growth, ...catalog.growth.periods]) {
      expect(catalog.clauses[document]).toContain(clause);
    }
  });

  test('has an id of its own: document, letter of its kind, number', () => {
    const wrong = cited.filter(
      ({ letter, id, document }) => !new RegExp(`^${document}-${letter}\\d{2,3}$`).test(id),
    );
    expect(wrong).toEqual([]);
    expect(new Set(cited.map(({ id }) => id)).size).toBe(cited.length);
  });

  test.each(Object.entries(CITED))('of kind %s stands in the order of the clauses', (_, rows) => {
    const places = rows.map(({ document, clause }) => [
      catalog.documents.findIndex(({ id }) => id === document),
      catalog.clauses[document]?.indexOf(clause) ?? -1,
    ]);
    const sorted = [...places].sort(
      (a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0),
    );
    expect(places).toEqual(sorted);
  });

  test('is of a document that assigns something', () => {
    const counts = catalog.documents.map(
      ({ id }) => catalog.tasks.filter(({ document }) => document === id).length,
    );
    expect(counts.every((count) => count > 30)).toBe(true);
    expect(Object.keys(catalog.clauses)).toEqual(catalog.documents.map(({ id }) => id));
  });
});

describe('owners', () => {
  const known = new Set(catalog.agencies.map(({ name }) => name));

  test('are agencies under their canonical names', () => {
    const named = [
      ...catalog.tasks.flatMap(({ lead, cooperating, reportTo }) => [
        ...lead,
        ...cooperating,
        ...reportTo,
      ]),
      ...catalog.petitions.flatMap(({ answerBy, copyTo }) => [...answerBy, ...copyTo]),
      ...catalog.duties.flatMap(({ from, to }) => [from, ...to]),
    ];
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
  });

  test('cannot be mistaken: no name or alias stands for two agencies', () => {
    const owner = new Map<string, string>();
    const shared = catalog.agencies.flatMap(({ name, aliases }) =>
      [...new Set([name, ...aliases].map(fold))].filter((word) => {
        const taken = owner.get(word) ?? name;
        owner.set(word, taken);
        return taken !== name;
      }),
    );
    expect(shared).toEqual([]);
  });

  test('lead the tasks of their own scope', () => {
    const levels = new Map(catalog.agencies.map(({ name, level }) => [name, level]));
    // A task for the units is led by somebody of a commune, among others perhaps.
    const leaderless = catalog.tasks.filter(
      ({ scope, lead }) =>
        scope.kind !== 'agency' && !lead.some((name) => levels.get(name) === 'commune'),
    );
    expect(leaderless.map(({ id }) => id)).toEqual([]);
  });
});

/** Rows with a deadline, whatever they are. */
const dated = [...catalog.tasks, ...catalog.milestones, ...catalog.petitions].flatMap((row) =>
  row.deadline ? [{ ...row, deadline: row.deadline }] : [],
);

/**
 * Recurring deadlines that hold fewer dates than their words give for the whole year, and why.
 */
const SHORTER: Readonly<Record<string, { without: string[]; because: string }>> = {
  '000-T62': {
    without: ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    because: 'the notice was issued in late April: May is its first whole month',
  },
  '004-T52': {
    without: ['2026-12-25'],
    because: 'the last window of the year ends 15/12 by a rule of its own (004-T53)',
  },
  '004-M01': {
    without: ['2026-12-25'],
    because: 'the last window of the year ends 15/12 by a rule of its own (004-M02)',
  },
};

describe('deadlines', () => {
  test.each(dated.map((row) => [row.id, row.deadline.text, row] as const))(
    '%s %p says what is stored',
    (id, text, { document, deadline }) => {
      const issued = documentOf.get(document)?.issued;
      const reading = readDeadline(text, { year: 2026, ...(issued && { issuedOn: issued }) });
      if (!reading.ok) throw new Error(`${id}: ${reading.message}`);
      const without = SHORTER[id]?.without ?? [];
      const read = reading.value as Deadline;
      expect({
        ...read,
        ...(read.dates && { dates: read.dates.filter((date) => !without.includes(date)) }),
      }).toEqual(deadline);
      expect(without.filter((date) => !read.dates?.includes(date))).toEqual([]);
    },
  );

  test('the exceptions are rows that exist', () => {
    const ids = new Set(dated.map(({ id }) => id));
    expect(Object.keys(SHORTER).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('lie in the year of the directives, recurring ones in order', () => {
    for (const { deadline } of dated) {
      const dates = deadline.dates ?? [deadline.date ?? ''];
      expect(dates.every((date) => date.startsWith('2026-'))).toBe(true);
      expect([...new Set(dates)].sort()).toEqual(dates);
    }
  });

  test('are never before the document that sets them', () => {
    const early = dated.filter(({ document, deadline }) => {
      const issued = documentOf.get(document)?.issued ?? '';
      return [deadline.date ?? '', ...(deadline.dates ?? [])].some(
        (date) => date !== '' && date.slice(0, issued.length) < issued,
      );
    });
    expect(early.map(({ id }) => id)).toEqual([]);
  });
});

describe('figures', () => {
  test('targets are plausible', () => {
    const odd = catalog.targets.filter(({ value, measure, year, aggregate }) => {
      const inRange = measure === '%' ? value > 0 && value <= 100 : value > 0 && value <= 100_000;
      // Shares do not add up, amounts do not average out.
      const fits = measure === '%' ? aggregate !== 'sum' : aggregate !== 'mean';
      return !inRange || !fits || year !== 2026;
    });
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test('reported figures are plausible and of a period', () => {
    const odd = catalog.reported.filter(
      ({ value, measure, period }) =>
        !isPeriod(period) || value <= 0 || value > (measure.includes('%') ? 1000 : 100),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test.each([1, 2, 3, 4])('shares of group %i grow with time', (group) => {
    const steps = catalog.milestones
      .filter((row) => row.group === group && row.kind === 'disbursement')
      .map(({ deadline, share }) => ({ date: deadline.date ?? '', share: share ?? 0 }))
      .sort((a, b) => a.date.localeCompare(b.date));
    steps.slice(1).forEach(({ date, share }, index) => {
      expect(date > (steps[index]?.date ?? '')).toBe(true);
      expect(share).toBeGreaterThan(steps[index]?.share ?? 1);
    });
    // Group 4 only prepares its projects: it has events and no share of capital.
    expect(steps.at(-1)?.share).toBe({ 1: 1, 2: 1, 3: 0.95, 4: undefined }[group]);
  });

  test('a share of capital is of one group: the formulas look it up by its group', () => {
    const loose = catalog.milestones.filter(
      ({ kind, group }) => kind === 'disbursement' && group === null,
    );
    expect(loose).toEqual([]);
  });

  test('milestones are either a share or an event', () => {
    for (const { kind, share, event } of catalog.milestones) {
      expect([share !== undefined, event !== undefined]).toEqual(
        kind === 'disbursement' ? [true, false] : [false, true],
      );
    }
  });

  test('the growth scenario has four quarters, and weights that make a year', () => {
    const { periods, weights, year } = catalog.growth;
    expect(periods.map(({ period }) => period)).toEqual(
      [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
    );
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
});
