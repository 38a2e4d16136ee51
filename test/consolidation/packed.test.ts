import fc from 'fast-check';
import type { Incoming } from '../../src/consolidation';
import { GrowingTable } from '../../src/consolidation/growing-table';
import { sortKeyOf } from '../../src/consolidation/incoming';
import { tableOf } from '../../src/consolidation/long-table';
import { packIncoming, pooled, unpackIncoming } from '../../src/consolidation/packed';
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
  spoiled: fc.array(fc.record({ ...place, value: fc.constant(null) }), { maxLength: 2 }),
  rounded: fc.array(fc.record({ item: text, value: fc.double({ noNaN: true }) }), { maxLength: 2 }),
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
    fc.property(fc.array(incoming, { maxLength: 4 }), (drawn) => {
      const list = drawn as unknown as Incoming[];
      const texts = new Texts();
      const { reports, buffers } = pooled(list.map((one) => packIncoming(one, texts)));
      const moved = structuredClone(reports, { transfer: buffers });
      expect(buffers.every(({ byteLength }) => byteLength === 0)).toBe(true);
      moved.forEach((packed, at) => {
        const one = list[at] as Incoming;
        const { extraction, key, file, bytes, modifiedOn } = unpackIncoming(packed, texts.list);
        expect(extraction).toEqual(one.extraction);
        expect(key).toEqual(sortKeyOf(one));
        expect([file, bytes, modifiedOn]).toEqual([one.file, one.bytes, one.modifiedOn]);
      });
    }),
  );
});

test('a report that is taken packed makes the same table as its rows', () => {
  const items = fc.uniqueArray(fc.record({ ...place, value }), { selector: ({ item }) => item });
  fc.assert(
    fc.property(items, fc.boolean(), (values, others) => {
      const texts = new Texts();
      // The numbers of the thread that reads are not those of the table.
      if (others) texts.numberOf('khác');
      const verdict = { state: 'unsealed' };
      const of = { unit: '06463', period: '2026-06', file: 'a.xlsx', revision: 2 };
      const submission = { ...of, values, blanks: [], spoiled: [], rounded: [], verdict };
      const one = { extraction: { ok: true, submission } };
      const { reports } = pooled([packIncoming({ ...of, ...one } as unknown as Incoming, texts)]);
      const [packed] = reports;
      const growing = new GrowingTable(tableOf([]));
      if (packed) growing.putPacked(of, packed.answers, texts.list);
      expect([...growing.table]).toEqual([...tableOf(values.map((row) => ({ ...of, ...row })))]);
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
