import fc from 'fast-check';
import type { DataRow } from '../../src/sheets/province/rows';
import { datasetOf, rowsOfDataset } from '../helpers/dataset';

const key = fc.stringMatching(/^[A-Za-z0-9.-]{1,12}$/);
const row: fc.Arbitrary<DataRow> = fc.record({
  unit: fc.constantFrom('06463', '06037', '05977'),
  period: fc.constantFrom('2026-05', '2026-06', '2026-Q2', '2026'),
  item: fc.tuple(key, key, key).map((parts) => parts.join('/')),
  value: fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '0', 'FALSE', 'Hoàn thành'),
  ),
  file: fc.string({ unit: 'grapheme' }),
  sheet: fc.constantFrom('Nhiệm vụ', 'Giải ngân', ''),
  cell: fc.constantFrom('B7', 'AA1048576'),
  revision: fc.integer({ min: 1, max: 99 }),
});

const nameOf = ({ unit, period, item }: DataRow): string => `${period}|${unit}|${item}`;

const rows = fc.uniqueArray(row, { selector: nameOf, maxLength: 60 });

const sorted = (list: readonly DataRow[]): DataRow[] =>
  [...list].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

test('what is written is read back, whatever the values', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (list) => {
      const back = await rowsOfDataset(datasetOf(list));
      expect(sorted(back)).toEqual(sorted(list));
    }),
    { numRuns: 60 },
  );
});

test('the bytes do not depend on the order of the rows', () => {
  fc.assert(
    fc.property(rows, (list) => {
      expect(datasetOf([...list].reverse())).toEqual(datasetOf(list));
    }),
    { numRuns: 40 },
  );
});

test('one file a period, named as partitions are', () => {
  const at = (period: string): DataRow => ({
    unit: '06463',
    period,
    item: 'tasks/000-T01/state',
    value: 'Hoàn thành',
    file: 'a.xlsx',
    sheet: 'Nhiệm vụ',
    cell: 'F8',
    revision: 1,
  });
  expect(datasetOf([at('2026-06'), at('2026-05')]).map(({ path }) => path)).toEqual([
    'period=2026-05/data.parquet',
    'period=2026-06/data.parquet',
  ]);
});

test('more rows than one group holds come back whole', async () => {
  const many = Array.from({ length: 230_000 }, (_, index): DataRow => ({
    unit: String(index % 3321).padStart(5, '0'),
    period: '2026-06',
    item: `tasks/T${Math.floor(index / 3321)}/state`,
    value: index % 3 === 0 ? index : 'Hoàn thành',
    file: `${index % 3321}.xlsx`,
    sheet: 'Nhiệm vụ',
    cell: 'F8',
    revision: 1,
  }));
  const files = datasetOf(many);
  const back = await rowsOfDataset(files);
  expect(back).toHaveLength(many.length);
  expect(sorted(back).slice(0, 5000)).toEqual(sorted(many).slice(0, 5000));
});

test('a file outside the folder of a period is refused', async () => {
  const [file] = datasetOf([
    {
      unit: '06463',
      period: '2026-06',
      item: 'tasks/000-T01/state',
      value: 1,
      file: '',
      sheet: '',
      cell: '',
      revision: 1,
    },
  ]);
  await expect(
    rowsOfDataset([{ path: 'data.parquet', bytes: file?.bytes ?? new Uint8Array() }]),
  ).rejects.toThrow('không nằm trong thư mục kỳ');
});
