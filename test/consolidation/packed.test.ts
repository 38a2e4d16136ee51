import fc from 'fast-check';
import type { Incoming } from '../../src/consolidation';
import { sortKeyOf } from '../../src/consolidation/incoming';
import { tableOf } from '../../src/consolidation/long-table';
import { packIncoming, unpackIncoming } from '../../src/consolidation/packed';
import { compareKeys } from '../../src/sheets/province/long-table';
import type { DataRow } from '../../src/sheets/province/rows';
import { Texts } from '../../src/sheets/province/texts';

const text = fc.string({ unit: 'grapheme', maxLength: 6 });
const place = { item: text, sheet: text, cell: text };
const value = fc.oneof(fc.double({ noNaN: true }), fc.integer(), text, fc.boolean());
const submission = fc.record({
  unit: fc.constantFrom('06463', '06037'),
  period: fc.constant('2026-06'),
  revision: fc.integer({ min: 1, max: 9 }),
  reportedOn: fc.option(fc.integer({ min: 46_000, max: 46_400 })),
  sample: fc.boolean(),
  values: fc.array(fc.record({ ...place, value }), { maxLength: 8 }),
  blanks: fc.array(fc.record(place), { maxLength: 8 }),
  ignored: fc.nat(9),
  conflicts: fc.constant([]),
  withheld: fc.array(text, { maxLength: 2 }),
  seal: fc.constant(null),
  verdict: fc.constant({ state: 'unsealed' as const }),
});
const incoming = fc.record({
  file: text,
  bytes: fc.constant(new Uint8Array()),
  modifiedOn: fc.nat(50_000),
  extraction: fc.oneof(
    submission.map((one) => ({ ok: true as const, submission: one })),
    fc.record({
      ok: fc.constant(false as const),
      unit: fc.option(text),
      readable: fc.boolean(),
      conflicts: fc.constant([]),
    }),
  ),
});

test('what was packed comes out as it went in, in another thread too', () => {
  fc.assert(
    fc.property(fc.array(incoming, { maxLength: 4 }), (list) => {
      const texts = new Texts();
      const there: string[] = [];
      for (const one of list as unknown as Incoming[]) {
        const packed = structuredClone(packIncoming(one, texts));
        there.push(...texts.fresh());
        const { extraction, key, file, bytes, modifiedOn } = unpackIncoming(packed, there);
        expect(extraction).toEqual(one.extraction);
        expect(key).toEqual(sortKeyOf(one));
        expect([file, bytes, modifiedOn]).toEqual([one.file, one.bytes, one.modifiedOn]);
      }
    }),
  );
});

test('the long table is in the order of units, periods and items, each once', () => {
  const row: fc.Arbitrary<DataRow> = fc.record({
    unit: fc.constantFrom('06463', '06037', '5', '10'),
    period: fc.constantFrom('2026-06', '2026-05', '2026'),
    item: fc.constantFrom('tasks/a-2/x', 'tasks/a-10/x', 'tasks/A-2/x', 'b', '01', '1'),
    value,
    file: text,
    sheet: text,
    cell: text,
    revision: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const byKey = new Map(rows.map((one) => [`${one.unit}/${one.period}/${one.item}`, one]));
      const expected = [...byKey.values()].sort(
        (a, b) =>
          compareKeys(a.unit, b.unit) ||
          compareKeys(a.period, b.period) ||
          compareKeys(a.item, b.item),
      );
      expect([...tableOf(rows)]).toEqual(expected);
    }),
  );
});
