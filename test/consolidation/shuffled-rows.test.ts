/** Cells sorted or pasted away from their hidden ids: no answer may count for another row. */
import * as fc from 'fast-check';
import { communeBook } from '../../src/sheets/commune/book';
import type { BookModel, SheetModel } from '../../src/sheets/model';
import { writeBook } from '../../src/workbook/write';
import { edit } from '../helpers/accountant';
import {
  CHI_LANG,
  OTHER_TASK,
  SMALL,
  TARGET,
  TASK,
  VIETNAMESE,
  answersFrom,
  clean,
  contextFor,
  incoming,
  report,
  run,
  stored,
  submissionOf,
  valuesOf,
  type Filled,
} from './support';

/** An indicator and a petition of the unit's own, on rows without a text of ours. */
const OWN: Filled = {
  'targets/CT-01': { name: 'Số hợp tác xã', measure: 'HTX', direction: 'Ít nhất', actual: 3 },
  'petitions/KN-01': { content: 'Sửa cầu treo', answerBy: 'Sở Xây dựng' },
};

let good: Uint8Array;

beforeAll(async () => {
  good = await report(CHI_LANG, clean(OWN));
});

const shuffledIn = ({ conflicts }: ReturnType<typeof submissionOf>) =>
  conflicts.filter(({ code }) => code === 'row-shuffled');

const itemsOf = (sheet: string, submission: ReturnType<typeof submissionOf>): string[] =>
  Object.keys(valuesOf(submission)).filter((item) => item.startsWith(`${sheet}/`));

test.each([
  ['tasks', 'content', 'Nhiệm vụ'],
  ['targets', 'name', 'Chỉ tiêu'],
  ['petitions', 'content', 'Kiến nghị'],
])('%s sorted without their ids: nothing of them is taken, and that is said', async (...of) => {
  const [key, column, name] = of;
  const submission = submissionOf(await edit(good, (at) => at.page(key).sortVisible(column)));
  // A row of the unit's own is the same on whatever free row it lands.
  expect(itemsOf(key, submission).filter((item) => !/\/(CT|KN)-/.test(item))).toEqual([]);
  const [conflict, ...more] = shuffledIn(submission);
  expect(more).toEqual([]);
  expect(conflict).toMatchObject({ severity: 'high', sheet: name });
  expect(conflict?.cell).toMatch(/^[A-Z]+\d+$/);
  expect(conflict?.value).not.toBe('');
  expect(conflict?.message).toMatch(VIETNAMESE);
  expect(submission.ignored).toBeGreaterThan(0);
  const others = (of: typeof submission) =>
    Object.entries(valuesOf(of)).filter(([item]) => !item.startsWith(`${key}/`));
  expect(others(submission)).toEqual(others(submissionOf(good)));
});

test('projects are all the unit’s own: a row is the same project whatever its id', async () => {
  const submission = submissionOf(
    await edit(good, (at) => at.page('disbursement').sortVisible('plan')),
  );
  expect(shuffledIn(submission)).toEqual([]);
  const figures = itemsOf('disbursement', submission).map((item) => valuesOf(submission)[item]);
  expect(figures).toEqual(['Đường thôn A', '2. Chuyển tiếp', 1000, 400, 500]);
});

const contentOf = (id: string): string => SMALL.tasks.find((task) => task.id === id)?.content ?? '';

test('a row pasted over another one is not taken; the row that it came from is', async () => {
  const bytes = await edit(good, (at) => {
    const page = at.page('tasks');
    page.type(OTHER_TASK, 'content', contentOf(TASK)).type(OTHER_TASK, 'state', 'Hoàn thành');
  });
  const submission = submissionOf(bytes);
  expect(shuffledIn(submission)).toHaveLength(1);
  expect(shuffledIn(submission)[0]).toMatchObject({
    value: expect.stringContaining(contentOf(TASK).slice(0, 80)),
  });
  const ids = new Set(itemsOf('tasks', submission).map((item) => item.split('/')[1]));
  expect([...ids]).toEqual([TASK]);
});

test('a row whose text stands on a row without an id is not taken', async () => {
  const bytes = await edit(good, (at) => {
    const page = at.page('tasks');
    page.typeAt(page.insertRowAbove(TASK), 'content', contentOf(TASK));
    page.type(TASK, 'content', null);
  });
  const submission = submissionOf(bytes);
  expect(shuffledIn(submission)).toHaveLength(1);
  expect(itemsOf('tasks', submission)).toEqual([]);
});

test.each<[what: string, text: string | null]>([
  ['corrected', 'Nội dung đã sửa cho rõ'],
  ['cleared', null],
  ['in other letters', contentOf(TASK).toUpperCase().normalize('NFD')],
])('a text of ours that was %s still names its row', async (_what, text) => {
  const submission = submissionOf(
    await edit(good, (at) => at.page('tasks').type(TASK, 'content', text)),
  );
  expect(shuffledIn(submission)).toEqual([]);
  expect(valuesOf(submission)).toEqual(valuesOf(submissionOf(good)));
});

test('an indicator of its own that is called like one of ours is taken', async () => {
  const name = SMALL.targets.find(({ id }) => id === TARGET)?.name ?? '';
  const bytes = await edit(good, (at) => at.page('targets').type('CT-01', 'name', name));
  const submission = submissionOf(bytes);
  expect(shuffledIn(submission)).toEqual([]);
  expect(valuesOf(submission)).toMatchObject({ 'targets/CT-01/name': name });
});

test('the earlier figures of shuffled rows stay in the book', async () => {
  const before = await stored(run([incoming('1.xlsx', good)]));
  const second = await report(CHI_LANG, clean(OWN, { revision: 2 }));
  const torn = await edit(second, (at) => at.page('tasks').sortVisible('content'));
  const { files, store } = run([incoming('2.xlsx', torn)], before);
  expect(files[0]?.outcome).toBe('warning');
  const state = [...store.data].find(({ item }) => item === `tasks/${TASK}/state`);
  expect(state).toMatchObject({ value: 'Hoàn thành', file: '1.xlsx' });
});

/** The visible cells of the rows with an id in another order, the ids where they were. */
function tear(sheet: SheetModel, weights: readonly number[]): SheetModel {
  const isRow = ({ cells: [id] }: SheetModel['rows'][number]): boolean =>
    typeof id?.value === 'string' && !id.value.startsWith('tiendo:');
  const places = sheet.rows.flatMap((row, index) => (isRow(row) ? [index] : []));
  const order = places
    .map((from, at) => ({ from, weight: weights[at % weights.length] ?? 0, at }))
    .sort((a, b) => a.weight - b.weight || a.at - b.at);
  const rows = [...sheet.rows];
  places.forEach((to, at) => {
    const from = sheet.rows[order[at]?.from ?? to];
    rows[to] = { cells: [sheet.rows[to]?.cells[0], ...(from?.cells.slice(1) ?? [])] };
  });
  return { ...sheet, rows, merges: [], validations: [], highlights: [] };
}

test('in whatever order the cells are, an answer is taken for its own row or not at all', async () => {
  const ids = ['tasks', 'targets', 'petitions'] as const;
  const filled: Filled = { ...clean(OWN) };
  // Every row of the catalog says which one it is.
  for (const { id } of SMALL.tasks) filled[`tasks/${id}`] = { result: `của ${id}` };
  for (const { id } of SMALL.targets) filled[`targets/${id}`] = { note: `của ${id}` };
  const model = communeBook(contextFor(), CHI_LANG, answersFrom(filled));
  const weights = fc.array(fc.nat(9), { minLength: 2, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(weights, fc.constantFrom(...ids), async (order, key) => {
      const torn: BookModel = {
        ...model,
        sheets: model.sheets.map((sheet) => (sheet.key === key ? tear(sheet, order) : sheet)),
      };
      for (const [item, value] of Object.entries(valuesOf(submissionOf(await writeBook(torn))))) {
        const [, id] = item.split('/');
        if (/\/(result|note)$/.test(item)) expect(value).toBe(`của ${id}`);
      }
    }),
    { numRuns: 40 },
  );
});
