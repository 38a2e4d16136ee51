/** Whatever units send, and in whatever order it comes in: the book ends the same. */
import fc from 'fast-check';
import { tableOf } from '../../src/consolidation/long-table';
import { mergeFiles, type Merge } from '../../src/consolidation/merge';
import { packIncoming, pooled, unpackIncoming } from '../../src/consolidation/packed';
import { firstSubmissions } from '../../src/consolidation/rates';
import { EMPTY_STORE, type Store } from '../../src/consolidation/store';
import type { FileSummary } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { Texts } from '../../src/sheets/province/texts';
import {
  dayOf,
  expectedFigures,
  incomingOf,
  PERIODS,
  reportsOf,
  worlds,
  type Sent,
  type WorldOptions,
} from './worlds';

const due = (): number => dayFromIso('2026-06-15');

/** The store as the next run reads it back: another table, other texts. */
const readBack = ({ data, ledger, history }: Store): Store => ({
  data: tableOf([...data]),
  ledger: ledger.map((row) => ({ ...row })),
  history: history.map((row) => ({ ...row })),
});

/** One run, with the reports packed as the command line has them, or as the pane has them. */
function merge(before: Store, world: readonly Sent[], packed = true): Merge {
  const files = world.map(incomingOf);
  if (!packed) return mergeFiles(readBack(before), files, due);
  const texts = new Texts();
  const { reports } = pooled(files.map((one) => packIncoming(one, texts)));
  const unpacked = reports.map((one) => unpackIncoming(one, texts.list));
  return mergeFiles(readBack(before), unpacked, due);
}

const inTurn = (runs: readonly (readonly Sent[])[], before: Store = EMPTY_STORE): Store =>
  runs.reduce((store, files) => merge(store, files).store, before);

const plain = (store: Store) => ({ ...store, data: [...store.data] });

const figures = ({ data }: Store): string[] =>
  [...data]
    .map(({ unit, period, item, value }) => `${unit}/${period} ${item} ${String(value)}`)
    .sort();

/** Which reports came in, which of them count, and who was when. */
const facts = ({ ledger }: Store) => ({
  reports: ledger
    .map(({ unit, period, hash, superseded }) => `${unit}/${period} ${hash} ${superseded}`)
    .sort(),
  signed: ledger.flatMap(({ superseded, hash, seal }) =>
    superseded || seal !== 'signed' ? [] : [hash],
  ),
  days: PERIODS.map((period) => [...firstSubmissions(ledger, period)].sort()),
});

/** The first day of each unit, by the rules. */
const expectedDays = (world: readonly Sent[]) =>
  PERIODS.map((period) => {
    const days = new Map<string, number>();
    for (const sent of world) {
      const { unit, period: of, sample } = sent.content;
      if (of !== period || sample) continue;
      days.set(unit, Math.min(dayOf(sent), days.get(unit) ?? Infinity));
    }
    return [...days].sort();
  });

/** Every figure is one of the file that it names, in the cell that it names. */
function expectTraced({ data }: Store, world: readonly Sent[]): void {
  for (const { file, item, value, sheet, cell, unit, period, revision } of data) {
    const sent = world.find((one) => one.file === file);
    const extraction = sent && incomingOf(sent).extraction;
    if (!extraction?.ok) throw new Error(file);
    expect(extraction.submission).toMatchObject({ unit, period, revision });
    expect(extraction.submission.values).toContainEqual({ item, value, sheet, cell });
    expect(extraction.submission.withheld).not.toContain(item);
  }
}

/** A list in runs of these lengths. */
function cut<Item>(list: readonly Item[], lengths: readonly number[]): Item[][] {
  const runs: Item[][] = [];
  for (let at = 0; at < list.length; at += runs.at(-1)?.length ?? 1)
    runs.push(list.slice(at, at + (lengths[runs.length % lengths.length] ?? 1)));
  return runs;
}

/** A world, its files in another order, and how many of them each run gets. */
const shuffled = (options?: WorldOptions) =>
  worlds(options).chain((world) =>
    fc.tuple(
      fc.constant(world),
      fc.shuffledSubarray(world, { minLength: world.length }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    ),
  );

/** More of them with `WORLDS=5000`. */
const params = { numRuns: Number(process.env['WORLDS'] ?? 300) };

test('runs in any order end as one run, and that as the rules say', () => {
  fc.assert(
    fc.property(shuffled(), ([world, order, lengths]) => {
      const whole = merge(EMPTY_STORE, world).store;
      expect(figures(whole)).toEqual(expectedFigures(world));
      expect(facts(whole).days).toEqual(expectedDays(world));
      const end = inTurn(cut(order, lengths));
      expect(figures(end)).toEqual(figures(whole));
      expect(facts(end)).toEqual(facts(whole));
      expectTraced(end, world);
    }),
    params,
  );
});

test('what cannot be read leaves earlier figures standing, and made-up ones stay out', () => {
  fc.assert(
    fc.property(shuffled({ spoiled: true, samples: true }), fc.boolean(), ([world], packed) => {
      const real = world.filter(({ content }) => !content.sample);
      fc.pre(real.length > 0);
      const { store, summaries } = merge(EMPTY_STORE, world, packed);
      expect(figures(store)).toEqual(expectedFigures(world));
      expectTraced(store, real);
      const refused = summaries.filter(({ outcome }) => outcome === 'rejected');
      expect(refused).toHaveLength(world.length - real.length);
    }),
    params,
  );
});

test('one file a run in the order of the reports ends as one run', () => {
  fc.assert(
    fc.property(worlds({ spoiled: true }), (world) => {
      const inOrder = [...reportsOf(world).values()]
        .flat()
        .flatMap(({ content }) => world.filter((sent) => sent.content === content));
      const end = inTurn(inOrder.map((sent) => [sent]));
      expect(figures(end)).toEqual(expectedFigures(world));
    }),
    params,
  );
});

test('in any other order what the last report says stands, and what it leaves blank does not', () => {
  fc.assert(
    fc.property(shuffled({ spoiled: true }), ([world, order, lengths]) => {
      const end = inTurn(cut(order, lengths));
      expectTraced(end, world);
      expect(facts(end)).toEqual(facts(merge(EMPTY_STORE, world).store));
      for (const [key, reports] of reportsOf(world)) {
        const last = world.filter(({ content }) => content === reports.at(-1)?.content);
        const said = new Set(expectedFigures(last));
        const held = figures(end).filter((line) => line.startsWith(key));
        expect(held).toEqual(expect.arrayContaining([...said]));
        const [{ extraction }] = last.map(incomingOf) as [ReturnType<typeof incomingOf>];
        const blanks = extraction.ok ? extraction.submission.blanks : [];
        for (const { item } of blanks) expect(held.join('\n')).not.toContain(`${key} ${item} `);
      }
    }),
    params,
  );
});

const said = ({ file, outcome, conflicts }: FileSummary) => ({
  file,
  outcome,
  conflicts: conflicts.map(({ code, message }) => `${code} ${message}`),
});

test('the order of the files means nothing, and running again changes nothing', () => {
  const options = fc.record({ spoiled: fc.boolean(), samples: fc.boolean(), saved: fc.boolean() });
  fc.assert(
    fc.property(options.chain(shuffled), fc.boolean(), ([world, order, lengths], packed) => {
      const one = merge(EMPTY_STORE, world, packed);
      const other = merge(EMPTY_STORE, order);
      expect(plain(other.store)).toEqual(plain(one.store));
      expect(new Set(other.summaries)).toEqual(new Set(one.summaries));

      const again = merge(one.store, order, packed);
      expect(plain(again.store)).toEqual(plain(one.store));
      for (const summary of one.summaries) {
        const then = again.summaries.find(({ file }) => file === summary.file);
        const isAlone = ({ file }: Sent): boolean =>
          file === summary.file &&
          new Set(world.map(({ content }) => content)).size === world.length;
        if (world.some(isAlone) && then) expect(said(then)).toEqual(said(summary));
        expect(then?.outcome === 'rejected').toBe(summary.outcome === 'rejected');
        expect([then?.imported, then?.updated]).toEqual([0, 0]);
      }

      // Some of them alone may be told that they are old, which the history keeps once.
      const some = inTurn(cut(order, lengths), one.store);
      expect(figures(some)).toEqual(figures(one.store));
      expect(some.ledger).toEqual(one.store.ledger);
      expect(plain(inTurn(cut(order, lengths), some))).toEqual(plain(some));
    }),
    params,
  );
});

test('who was on time does not hang on the order in which copies come', () => {
  fc.assert(
    fc.property(shuffled({ saved: true, spoiled: true }), ([world, order, lengths]) => {
      const end = inTurn(cut(order, lengths));
      expect(facts(end).days).toEqual(expectedDays(world));
      expectTraced(end, world);
    }),
    params,
  );
});

test('no report stands in the ledger twice', () => {
  fc.assert(
    fc.property(shuffled({ saved: true }), ([world, order, lengths]) => {
      const { ledger } = merge(inTurn(cut(order, lengths)), world).store;
      const keys = ledger.map(({ unit, period, hash }) => `${unit}/${period}/${hash}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    params,
  );
});
