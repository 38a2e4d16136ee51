/** Files of earlier versions, kept as they were written: they are read for ever. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../src/catalog';
import { defaultSettings, extractSubmission, readStore } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { SCHEMA_VERSION } from '../../src/sheets/meta';
import { NEWEST_SCHEMA, schemaOf } from '../../src/workbook/schema';
import { bookContext } from '../helpers/context';

const kept = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(__dirname, '../fixtures/schema', name)));

test('the newest version that can be read is the one that is written', () => {
  expect(NEWEST_SCHEMA).toBe(SCHEMA_VERSION);
  for (let version = 1; version <= SCHEMA_VERSION; version += 1)
    expect(schemaOf(version)?.version).toBe(version);
});

test.each([0, SCHEMA_VERSION + 1, '1', null, { error: '#REF!' }])('%j is no version', (version) => {
  expect(schemaOf(version)).toBeUndefined();
});

test('a commune workbook of version 1', () => {
  const extraction = extractSubmission(kept('commune-v1.xlsx'), bookContext(), '2026-06');
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.conflicts));
  const { submission } = extraction;
  expect(submission).toMatchObject({
    unit: '06463',
    period: '2026-06',
    revision: 1,
    reportedOn: dayFromIso('2026-06-12'),
    sample: false,
    seal: null,
    verdict: { state: 'unsealed' },
  });
  const values = Object.fromEntries(submission.values.map(({ item, value }) => [item, value]));
  expect(values).toMatchObject({
    'report/disbursement/value': 'Có số liệu',
    'disbursement/DA-01/name': 'Đường thôn A',
    'disbursement/DA-01/plan': 1000,
    'disbursement/DA-01/disbursed': 400,
  });
});

test('a province book of version 1', () => {
  const settings = defaultSettings(loadCatalog(), '2026-06');
  const { store, period, sample } = readStore(kept('province-v1.xlsx'), settings);
  expect({ period, sample }).toEqual({ period: '2026-06', sample: false });
  expect(store.ledger.map(({ unit, file, revision }) => [unit, file, revision])).toEqual([
    ['06037', 'khang-chien.xlsx', 1],
    ['06463', 'chi-lang.xlsx', 1],
  ]);
  expect(store.ledger.map(({ seal }) => seal)).toEqual(['unknown', 'unknown']);
  expect([...store.data].find(({ item }) => item === 'disbursement/DA-01/plan')).toMatchObject({
    unit: '06037',
    value: 1000,
    file: 'khang-chien.xlsx',
    sheet: 'Giải ngân',
  });
});
