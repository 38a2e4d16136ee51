/** What the command line prints as JSON says what the reports say (`test/sheets/figures`). */
import { mkdir, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { loadCatalog } from '../../src/catalog';
import { defaultSettings } from '../../src/consolidation';
import { listed, listsOf, type Listed } from '../sheets/figures/lists';
import { filesOf } from '../sheets/figures/made';
import { Figures } from '../sheets/figures/model';
import { type World } from '../sheets/figures/world';
import { linesOf, reportingOf } from '../sheets/figures/province';
import { endOf, isoOf } from '../sheets/figures/rules';
import { worldOf } from '../sheets/figures/worlds';
import { json, temporaryFolder, type SummaryDocument } from './terminal';

const at = temporaryFolder();

// Ten workbooks are written and read; on a machine under load that takes its time.
jest.setTimeout(600_000);

const PERIOD = '2026-06';
const CATALOG = loadCatalog();
/** So many of the 65 report. */
const REPORTING = 9;

/** The directives of all books and the settings of a new one; the province has typed nothing. */
function drawn(): World {
  const [world] = fc.sample(worldOf(CATALOG, PERIOD, endOf(PERIOD)), { numRuns: 1, seed: 5 });
  if (!world) throw new Error('no world');
  const reports = new Map([...world.reports].slice(0, REPORTING));
  return { ...world, settings: defaultSettings(CATALOG, PERIOD), own: {}, reports };
}

interface Status extends Pick<SummaryDocument, 'expected' | 'actual' | 'onTime' | 'late'> {
  asOf: string;
  tasks: Record<string, number>;
  overdue: Listed[];
  behind: Listed[];
  underFloor: Listed[];
}

test('consolidate and status say what the reports say, for any report date', async () => {
  const world = drawn();
  const expected = reportingOf(world);
  const [sent, book] = [at('nhan'), at('so.xlsx')];
  await mkdir(sent);
  for (const { file, bytes } of await filesOf(world)) await writeFile(at('nhan', file), bytes);
  const { document } = await json<SummaryDocument>(
    ...['consolidate', sent, '--period', PERIOD, '--into', book],
  );
  expect(document).toMatchObject({ period: PERIOD, ...expected });
  for (const days of [-60, -6, 0, 1, 100]) {
    const asOf = endOf(PERIOD) + days;
    const figures = new Figures(world, asOf);
    const lines = linesOf(figures);
    const status = await json<Status>('status', book, '--as-of', isoOf(asOf));
    const words = lines.tasks.map(({ word }) => word);
    const tasks = Object.fromEntries(
      [...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]),
    );
    expect(status.document).toMatchObject({ ...expected, asOf: isoOf(asOf) });
    expect(status.document.tasks).toEqual(tasks);
    for (const [name, items] of Object.entries(listsOf(figures, lines))) {
      const shown = listed(status.document[name as 'overdue' | 'behind' | 'underFloor']);
      expect([name, shown]).toEqual([name, listed(items)]);
    }
  }
});
