/** A book that holds rows of a further directive: templates, checks, consolidation and status know them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { loadCatalog } from '../../src/catalog';
import {
  additionCells,
  NO_ADDITIONS,
  withAdditions,
  type Additions,
} from '../../src/catalog/additions';
import {
  defaultSettings,
  lastingDefaults,
  contextOf,
  EMPTY_STORE,
  readStore,
  renderBook,
  reportingRates,
  type FileSummary,
} from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { NO_ANSWERS } from '../../src/sheets/commune/rows';
import type { Settings } from '../../src/sheets/province/settings';
import { readBook } from '../../src/workbook/read';
import { findTables } from '../../src/workbook/tables';
import { writeBook } from '../../src/workbook/write';
import { edit } from '../helpers/accountant';
import { bytesOf, filesIn, json, temporaryFolder, tiendo } from './terminal';

jest.setTimeout(120_000);

const at = temporaryFolder();
const CATALOG = loadCatalog();
const PERIOD = '2026-06';
const TASK = '901-T0a1b2c3';

const ADDED: Additions = {
  ...NO_ADDITIONS,
  documents: [
    {
      id: '901',
      file: 'văn bản dán vào',
      type: 'CV',
      number: '77/CV-UBND',
      issuer: 'UBND tỉnh Lạng Sơn',
      issued: '2026-06-01',
      signer: 'Lý A',
      title: 'Rà soát nhà văn hóa thôn',
      units: [],
    },
  ],
  tasks: [
    {
      id: TASK,
      document: '901',
      clause: '2.b',
      content: 'Rà soát nhà văn hóa thôn',
      lead: ['UBND cấp xã'],
      cooperating: [],
      scope: { kind: 'all' },
      deadline: { kind: 'before', date: '2026-06-25', text: 'trước ngày 25/6/2026' },
      reportTo: [],
    },
  ],
};

/** A book of the province, with these rows in its hidden sheet. */
async function book(additions: Additions, set: Partial<Settings> = {}): Promise<Uint8Array> {
  const catalog = withAdditions(CATALOG, additions);
  const settings = { ...defaultSettings(catalog, PERIOD), ...set };
  const context = contextOf(catalog, PERIOD, settings);
  const rates = reportingRates(context, EMPTY_STORE);
  return writeBook(renderBook(context, EMPTY_STORE, settings, rates, NO_ANSWERS).book);
}

beforeAll(async () => {
  await writeFile(at('tinh.xlsx'), await book(ADDED));
  await mkdir(at('nop'));
});

test('from template to figure', async () => {
  const made = await tiendo(
    ...['template', '--period', PERIOD, '--unit', '06463', '--out', at('mau')],
    ...['--from', at('tinh.xlsx')],
  );
  expect(made.code).toBe(0);
  const [name = ''] = await filesIn(at('mau'));
  const filled = await edit(await bytesOf(at('mau', name)), (accountant) => {
    accountant.page('tasks').type(TASK, 'state', 'Đang thực hiện');
    accountant.page('tasks').type(TASK, 'result', 'xong 3 thôn');
    accountant.page('report').type('reportedOn', 'value', dayFromIso('2026-06-12'));
  });
  await writeFile(at('nop', name), filled);

  // The file is checked by what it holds itself.
  const checked = await json<{ files: FileSummary[] }>('check', at('nop', name));
  expect(checked.document.files[0]?.conflicts.map(({ code }) => code)).not.toContain('row-unknown');

  for (const jobs of ['1', '2']) {
    const run = await json<{ files: FileSummary[] }>(
      ...(['consolidate', at('nop'), '--period', PERIOD] as const),
      ...(['--into', at('tinh.xlsx'), '--jobs', jobs] as const),
    );
    expect(run.code).toBe(0);
    const codes = run.document.files[0]?.conflicts.map(({ code }) => code);
    expect(codes).not.toContain('row-unknown');
    expect(codes).not.toContain('row-withdrawn');
  }
  const stored = readStore(await bytesOf(at('tinh.xlsx')), lastingDefaults(CATALOG));
  expect(stored.additions).toEqual(ADDED);
  expect(stored.store.data).toContainEqual(
    expect.objectContaining({ unit: '06463', item: `tasks/${TASK}/result`, value: 'xong 3 thôn' }),
  );

  // Once more for all units: one line more for each than without the directive.
  const count = async (path: string): Promise<number> => {
    const { document } = await json<{ tasks: Record<string, number> }>('status', path);
    return Object.values(document.tasks).reduce((sum, states) => sum + states, 0);
  };
  await writeFile(at('khong.xlsx'), await book(NO_ADDITIONS));
  expect(await count(at('tinh.xlsx'))).toBe((await count(at('khong.xlsx'))) + 65);
});

test('a report made without them is taken: rows that it never had are not missing', async () => {
  await mkdir(at('cu'));
  await tiendo('template', '--period', PERIOD, '--unit', '06037', '--out', at('cu'));
  const [name = ''] = await filesIn(at('cu'));
  const filled = await edit(await bytesOf(at('cu', name)), (accountant) =>
    accountant
      .page('report')
      .type('reportedOn', 'value', dayFromIso('2026-06-12'))
      .type('petitions', 'value', 'Không phát sinh'),
  );
  await writeFile(at('cu', name), filled);
  const { document } = await json<{ files: FileSummary[] }>(
    ...([
      'consolidate',
      at('cu'),
      '--period',
      PERIOD,
      '--into',
      at('tinh.xlsx'),
      '--dry-run',
    ] as const),
  );
  expect(document.files[0]?.outcome).not.toBe('rejected');
  expect(document.files[0]?.conflicts.map(({ code }) => code)).not.toContain('row-missing');
});

test.each<[string, (json: string) => string]>([
  ['no JSON', () => '{'],
  ['a row of another shape', (text) => text.replace('"lead":["UBND cấp xã"]', '"lead":7')],
  ['a row without its parts', () => '{"id":"901-T0a1b2c3","document":"901"}'],
  ['a document that is not there', (text) => text.replace('"document":"901"', '"document":"955"')],
  [
    'a word of the program for a document',
    (text) => text.replace('"document":"901"', '"document":"__proto__"'),
  ],
])('rows that somebody has tampered with, %s: told, and nothing is touched', async (_, change) => {
  const cell = additionCells(ADDED).find(({ id }) => id.startsWith('added/tasks/'));
  if (!cell) throw new Error('No cell');
  const damaged = await edit(await book(ADDED), (accountant) =>
    accountant.page('meta').type(cell.id, 'value', change(cell.value)),
  );
  await writeFile(at('hong.xlsx'), damaged);
  const into = ['--period', PERIOD, '--into', at('hong.xlsx')];
  for (const run of [
    await tiendo('consolidate', at('nop'), ...into),
    await tiendo('status', at('hong.xlsx')),
    await tiendo('template', '--period', PERIOD, '--out', at('x'), '--from', at('hong.xlsx')),
  ]) {
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/hong\.xlsx: /);
    expect(run.err).not.toMatch(/TypeError|undefined/);
  }
  expect(Buffer.from(await bytesOf(at('hong.xlsx'))).equals(Buffer.from(damaged))).toBe(true);
});

test('the units get what the province has set: when reports are due, how early to warn', async () => {
  await writeFile(at('dat.xlsx'), await book(NO_ADDITIONS, { dueWorkingDays: 5, warnDays: 12 }));
  const factsOf = async (folder: string, ...from: string[]): Promise<unknown[]> => {
    await mkdir(at(folder));
    await tiendo(
      ...['template', '--period', PERIOD, '--unit', '06463', '--out', at(folder)],
      ...from,
    );
    const [name = ''] = await filesIn(at(folder));
    const guide = findTables(readBook(await bytesOf(at(folder, name)))).tables.get('guide');
    return ['asOf', 'due', 'warnDays'].map((id) => {
      const row = guide?.rows.find((candidate) => candidate.id === id);
      return row && guide?.at(row.number, 'value').cell?.value;
    });
  };
  // The report date of a unit stays the cut-off of its tasks; only what is set for all units is taken over.
  expect(await factsOf('thuong')).toEqual([dayFromIso('2026-06-14'), dayFromIso('2026-06-15'), 7]);
  expect(await factsOf('dat-rieng', '--from', at('dat.xlsx'))).toEqual([
    dayFromIso('2026-06-14'),
    dayFromIso('2026-06-19'),
    12,
  ]);
});
