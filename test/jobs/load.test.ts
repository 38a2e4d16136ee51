/** What is loaded for a choice of documents and units, and what stays although it was left out. */
import fc from 'fast-check';
import { narrowCatalog } from '../../src/catalog';
import { GridSheet, keyOf } from '../../src/excel/grid';
import { readingOf } from '../../src/excel/changed-cells';
import { directEngine } from '../../src/jobs/direct-engine';
import type { LoadRequest } from '../../src/jobs/model';
import { plainBook, type PlainBook } from '../../src/jobs/plain-book';
import { typedIn } from '../../src/jobs/typed';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel } from '../../src/sheets/model';
import type { ReadBook } from '../../src/sheets/read-model';
import { findTables } from '../../src/workbook/tables';
import { AGENCY_TASK, SMALL } from '../consolidation/support';
import {
  answersFrom,
  CHI_LANG,
  COMMUNE,
  communeContext,
  emptyModel,
  emptyProvince,
  filledModel,
  FULL,
  modelOf,
  NOTHING,
  PERIOD,
  pickedReports,
  plainOf,
  PROVINCE,
} from './support';

const idsOf = (model: BookModel, sheet: string): string[] =>
  findTables(readingOf(model))
    .tables.get(sheet)
    ?.rows.map(({ id }) => id) ?? [];

describe('a commune', () => {
  const engine = directEngine();

  async function load(book: PlainBook, more: Partial<LoadRequest> = {}) {
    const loaded = await engine.load(book, { ...COMMUNE, ...more });
    return { ...loaded, model: await modelOf(loaded) };
  }

  test('a new workbook is the template that the province sends', async () => {
    const { model, summary } = await load(NOTHING);
    expect(model).toEqual(emptyModel(CHI_LANG));
    expect(summary).toEqual({
      tasks: idsOf(model, 'tasks').length,
      targets: idsOf(model, 'targets').length,
      disbursement: idsOf(model, 'disbursement').length,
      petitions: idsOf(model, 'petitions').length,
      kept: 0,
      keptRows: 0,
    });
  });

  test('loading again, whatever was chosen, never loses an answer', async () => {
    const documents = FULL.documents.map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 500 }),
        fc.array(fc.subarray(documents, { minLength: 1 }), { minLength: 1, maxLength: 3 }),
        async (seed, choices) => {
          let model = filledModel(CHI_LANG, { seed, mistakes: true });
          const unit = FULL.communes.find(({ code }) => code === CHI_LANG);
          if (!unit) throw new Error('No unit');
          const typed = typedIn(findTables(readingOf(model)), unit, communeContext());
          for (const chosen of [...choices, null]) {
            const again = await load(plainOf(model), { documents: chosen });
            expect(again.unkept).toEqual([]);
            model = again.model;
            expect(typedIn(findTables(readingOf(model)), unit, communeContext())).toEqual(typed);
          }
          // All documents again: the workbook is what it was at first.
          expect(model).toEqual(filledModel(CHI_LANG, { seed, mistakes: true }));
        },
      ),
      { numRuns: 6 },
    );
  });

  test('only the rows of the documents that were chosen, and those with an answer', async () => {
    const { model, summary } = await load(NOTHING, { documents: ['000'] });
    const chosen = FULL.tasks.filter(({ document }) => document === '000').map(({ id }) => id);
    expect(idsOf(model, 'tasks').every((id) => chosen.includes(id))).toBe(true);
    expect(summary.tasks).toBeLessThan((await load(NOTHING)).summary.tasks);
    expect(summary.keptRows).toBe(0);

    const answered = communeBook(
      communeContext(),
      CHI_LANG,
      answersFrom({
        'tasks/004-T54': { state: 'Đang thực hiện' },
        'report/reporter': { value: 'A' },
      }),
    );
    const again = await load(plainOf(answered), { documents: ['000'] });
    expect(idsOf(again.model, 'tasks')).toContain('004-T54');
    expect(again.summary).toMatchObject({ kept: 2, keptRows: 1 });
    // The workbook remembers what was chosen: nothing is missing from it.
    const check = await engine.check(plainOf(again.model));
    expect(check.problems.map(({ code }) => code)).not.toContain('row-missing');
    expect(check.progress.find(({ sheet }) => sheet === 'tasks')).toMatchObject({
      answered: 1,
      expected: again.summary.tasks,
    });
  });

  test('an answer in a row that is no longer the unit’s is told, not dropped', async () => {
    const model = filledModel(CHI_LANG, { seed: 4 });
    const without = {
      ...FULL,
      tasks: FULL.tasks.filter(({ id }) => id !== '000-T41'),
    };
    const { unkept } = await directEngine({ catalog: without }).load(plainOf(model), COMMUNE);
    const cells = findTables(readingOf(model)).tables.get('tasks');
    const row = cells?.rows.find(({ id }) => id === '000-T41')?.number ?? 0;
    expect(unkept.length).toBeGreaterThan(0);
    expect(unkept.every(({ cell }) => cell.endsWith(String(row)))).toBe(true);
    expect(unkept.map(({ found }) => found)).toContain(cells?.at(row, 'state').cell?.value);
  });

  test('an inserted row with something in it is told', async () => {
    const read = readingOf(filledModel(CHI_LANG));
    const sheets = read.sheets.map((sheet) => {
      if (keyOf(sheet) !== 'tasks') return sheet;
      const grid = new GridSheet(sheet.name, sheet.state);
      for (const row of sheet.rows()) {
        for (const at of sheet.columnsOf(row)) {
          const cell = sheet.cell(row, at);
          if (cell) grid.put(row < 10 ? row : row + 1, at, cell);
        }
      }
      grid.put(10, 5, { value: 'việc của tôi', isDate: false });
      return grid;
    });
    const { unkept } = await load(plainBook({ sheets, date1904: false }));
    expect(unkept).toEqual([
      { sheet: 'Nhiệm vụ', cell: 'E10', expected: null, found: 'việc của tôi' },
    ]);
  });

  test('the catalog of another day: the workbook says so, and loading brings the new rows', async () => {
    const earlier = {
      ...FULL,
      fingerprint: 'earlier',
      tasks: FULL.tasks.filter(({ id }) => id !== '000-T41'),
    };
    const model = communeBook(
      communeContext(earlier),
      CHI_LANG,
      answersFrom({ 'tasks/000-T44': { state: 'Đang thực hiện' } }),
    );
    expect(await engine.describe(plainOf(model))).toMatchObject({ outdated: true });
    const again = await load(plainOf(model));
    expect(idsOf(again.model, 'tasks')).toContain('000-T41');
    expect(again.summary.kept).toBe(1);
    expect(await engine.describe(plainOf(again.model))).toMatchObject({ outdated: false });
  });
});

describe('the province', () => {
  const engine = directEngine({ catalog: SMALL });
  const group = { ...SMALL.groups[0], id: 'to-1', units: [CHI_LANG, '06037'] };
  const grouped = { ...SMALL, groups: [group as (typeof SMALL.groups)[number]] };

  test('keeps reports, its own answers and its settings, whatever was chosen', async () => {
    const first = await emptyProvince(engine);
    const own = answerOwn(readingOf(first), `agency/${AGENCY_TASK}`, 'Đang thực hiện');
    await engine.preview(plainBook(own), await pickedReports(SMALL));
    const full = await modelOf(await engine.previewed());
    const settings = { ...(await engine.settings(plainOf(full))), warnDays: 11 };
    const set = await modelOf(await engine.withSettings(plainOf(full), settings));
    const document = SMALL.tasks[0]?.document ?? '';
    const narrow = await engine.load(plainOf(set), { ...PROVINCE, documents: [document] });
    const narrowed = await modelOf(narrow);
    // Every value of the reports is in the book, with its row.
    expect(idsOf(narrowed, 'data')).toEqual(idsOf(full, 'data'));
    expect(narrow.summary.kept).toBe(idsOf(full, 'data').length + 1);
    expect(await engine.settings(plainOf(narrowed))).toEqual(settings);
    expect(idsOf(narrowed, 'tasks')).toContain(`agency/${AGENCY_TASK}`);
    const back = await modelOf(await engine.load(plainOf(narrowed), PROVINCE));
    expect(back).toEqual(set);
  });

  test('a working group: only its units, until another one reports', async () => {
    const ofGroup = directEngine({ catalog: grouped });
    const loaded = await ofGroup.load(NOTHING, { ...PROVINCE, group: 'to-1' });
    const model = await modelOf(loaded);
    expect(idsOf(model, 'units')).toEqual(
      SMALL.communes.map(({ code }) => code).filter((code) => group.units.includes(code)),
    );
    expect(await ofGroup.describe(plainOf(model))).toMatchObject({
      kind: 'province',
      reporting: { expected: 2, actual: 0 },
      choice: { documents: null, group: 'to-1' },
      documents: SMALL.documents.map(({ id }) => ({ id })),
    });
    // A report from outside the group is not thrown away.
    const preview = await ofGroup.preview(plainOf(model), await pickedReports(SMALL, ['05977']));
    expect(preview.files).toMatchObject([{ unit: '05977', outcome: 'accepted' }]);
    expect(preview.rates).toMatchObject({ expected: 3, actual: 1 });
    const next = await modelOf(await ofGroup.previewed());
    expect([...idsOf(next, 'units')].sort()).toEqual(['05977', ...group.units].sort());
    await expect(ofGroup.load(NOTHING, { ...PROVINCE, group: 'khong-co' })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });

  test('another period starts with its own report date and keeps the earlier reports', async () => {
    const first = await emptyProvince(engine);
    await engine.preview(plainOf(first), await pickedReports(SMALL, [CHI_LANG]));
    const june = await modelOf(await engine.previewed());
    const loaded = await engine.load(plainOf(june), { ...PROVINCE, period: '2026-07' });
    const july = await modelOf(loaded);
    expect(await engine.describe(plainOf(july))).toMatchObject({
      period: '2026-07',
      reporting: { actual: 0 },
    });
    expect(idsOf(july, 'data')).toEqual(idsOf(june, 'data'));
    const back = await engine.load(plainOf(july), PROVINCE);
    expect(await modelOf(back)).toEqual(june);
  });

  test('another year has no rows for figures of this one: they are told, and go on in the history', async () => {
    const target = SMALL.targets.find(({ unit }) => unit === 'province')?.id ?? '';
    const first = await emptyProvince(engine);
    const typed = answerOwn(readingOf(first), `agency/${AGENCY_TASK}`, 'Đang thực hiện');
    const own = answerOwn(typed, `province/${target}`, 8.1, 'targets', 'actual');
    const loaded = await engine.load(plainBook(own), { ...PROVINCE, period: '2027-01' });
    expect(loaded.unkept.map(({ found }) => found)).toEqual([8.1]);
    expect(loaded.summary).toMatchObject({ targets: 0, kept: 1 });
    const model = await modelOf(loaded);
    const history = findTables(readingOf(model)).tables.get('history');
    const row = history?.rows[0]?.number ?? 0;
    const said = ['period', 'item', 'before', 'after'].map(
      (key) => history?.at(row, key).cell?.value ?? null,
    );
    expect(said).toEqual([PERIOD, `targets/${target}/actual`, 8.1, null]);
    expect(history?.rows).toHaveLength(1);
  });

  test('settings that the sheet would refuse are refused', async () => {
    const model = await emptyProvince(engine);
    const settings = await engine.settings(plainOf(model));
    const bad = [
      { ...settings, warnDays: 400 },
      { ...settings, asOf: 12 },
      { ...settings, weights: [0, 0, 0, 0] as typeof settings.weights },
    ];
    for (const wrong of bad) {
      await expect(engine.withSettings(plainOf(model), wrong)).rejects.toMatchObject({
        code: 'bad-request',
      });
    }
    const holidays = [
      { date: '2026-09-02', kind: 'holiday', name: 'Quốc khánh', basis: 'Lịch' } as const,
    ];
    const changed = { ...settings, rollToWorkingDay: true, warnDays: 0, holidays: [...holidays] };
    const next = await engine.withSettings(plainOf(model), changed);
    expect(await engine.settings(plainOf(await modelOf(next)))).toEqual(changed);
  });
});

/** The book with an answer typed into a row of the province's own. */
function answerOwn(
  book: ReadBook,
  id: string,
  value: string | number,
  key = 'tasks',
  column = 'state',
): ReadBook {
  const table = findTables(book).tables.get(key);
  const row = table?.rows.find((candidate) => candidate.id === id)?.number ?? 0;
  const sheet = book.sheets.find(({ name }) => name === table?.name);
  (sheet as GridSheet).put(row, table?.columns.get(column) ?? 0, { value, isDate: false });
  return book;
}

test('a commune sets its own report date and warning, and nothing else', async () => {
  const engine = directEngine();
  const model = filledModel(CHI_LANG, { seed: 9 });
  const settings = await engine.settings(plainOf(model));
  const changed = { ...settings, asOf: settings.asOf + 3, warnDays: 2 };
  const next = await modelOf(await engine.withSettings(plainOf(model), changed));
  expect(await engine.settings(plainOf(next))).toEqual(changed);
  expect(await engine.describe(plainOf(next))).toMatchObject({ asOf: settings.asOf + 3 });
  await expect(
    engine.withSettings(plainOf(model), { ...settings, rollToWorkingDay: true }),
  ).rejects.toMatchObject({ code: 'wrong-book' });
});

test('a choice of everything is the catalog', () => {
  expect(narrowCatalog(FULL, { documents: null, group: null })).toEqual(FULL);
  const all = FULL.documents.map(({ id }) => id);
  expect(narrowCatalog(FULL, { documents: all, group: null })).toEqual(FULL);
});
