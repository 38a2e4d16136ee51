/**
 * A directive that no book knows: read in the worker, accepted by a person, loaded into the open book; from there
 * into a commune's workbook, its report, and the consolidation.
 */
import { readFileSync } from 'node:fs';
import { NO_ADDITIONS, withAdditions } from '../../src/catalog/additions';
import {
  communeSettings,
  contextOf,
  storeFromBook,
  lastingDefaults,
} from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { directEngine } from '../../src/jobs/direct-engine';
import type {
  DirectiveRequest,
  DirectiveSource,
  DirectiveSummary,
  OpenBook,
  PickedFile,
} from '../../src/jobs/model';
import { communeBook } from '../../src/sheets/commune/book';
import { reduce, requestOf, reviewOf, type Review } from '../../src/taskpane/directive/state';
import { findTables } from '../../src/workbook/tables';
import { writeBook } from '../../src/workbook/write';
import { CLOSED as SMALL } from '../consolidation/support';
import { closeWorkbooks, pictureOf } from '../excel/support';
import { answersFrom, CHI_LANG, COMMUNE, MAILED, PERIOD, PROVINCE } from '../jobs/support';
import { closeChannels, engineBehindMessages, openAddIn, type AddIn } from './support';

jest.setTimeout(300_000);

afterAll(() => {
  closeWorkbooks();
  closeChannels();
});

const FIXTURE = 'test/fixtures/directives/01-thong-bao-xuong-dong.txt';
const TEXT: DirectiveSource = { kind: 'text', text: readFileSync(FIXTURE, 'utf8') };

const open = (): AddIn => openAddIn(engineBehindMessages({ catalog: SMALL }));

type Usable = Extract<OpenBook, { kind: 'commune' | 'province' }>;

async function standing({ jobs }: AddIn): Promise<Usable> {
  const book = await jobs.open();
  if (book.kind !== 'commune' && book.kind !== 'province') throw new Error(JSON.stringify(book));
  return book;
}

/** Reads the document and accepts everything that can be accepted as it stands. */
async function reviewed(addIn: AddIn, source = TEXT): Promise<Review> {
  const { additions } = await standing(addIn);
  const review = reviewOf(await addIn.jobs.readDirective(source, additions), null);
  return review.rows.reduce(
    (state, { id }) => reduce(state, { type: 'decide', id, decision: 'accepted' }),
    review,
  );
}

async function accepted(addIn: AddIn): Promise<DirectiveRequest> {
  const request = requestOf(await reviewed(addIn), '');
  if (!request) throw new Error('Nothing to load');
  return request;
}

const load = async (addIn: AddIn): Promise<DirectiveSummary> =>
  addIn.jobs.addDirective(await accepted(addIn));

/** Row ids of a sheet, in its order. */
async function idsOn({ port }: AddIn, sheet: string): Promise<string[]> {
  return (
    findTables(await port.read())
      .tables.get(sheet)
      ?.rows.map(({ id }) => id) ?? []
  );
}

async function answer(addIn: AddIn, row: RegExp, column: string, value: string): Promise<string> {
  const table = findTables(await addIn.port.read()).tables.get('tasks');
  const found = table?.rows.find(({ id }) => row.test(id));
  if (!table || !found) throw new RangeError(`No row ${String(row)}`);
  addIn.host.type(table.name, table.at(found.number, column).address, value);
  return found.id;
}

test('from the text of an unseen document to a figure in the consolidation', async () => {
  const province = open();
  const { jobs, host, port } = province;
  await jobs.load(PROVINCE);
  const typed = await answer(province, /^(agency|province)\//, 'result', 'đang gõ');
  const before = await idsOn(province, 'tasks');

  const request = await accepted(province);
  host.fail(null);
  const loaded = await jobs.addDirective(request);
  // Read once, look through, write, tidy: no more requests than loading tables takes.
  expect(host.batches.length).toBeLessThanOrEqual(4);
  expect(loaded).toMatchObject({ known: 0 });
  expect(loaded.added).toBeGreaterThan(5);
  expect(jobs.lastWrite()?.what).toBe('Nạp văn bản');

  // At the end of what stood there, and what people typed is where it was.
  const after = await idsOn(province, 'tasks');
  expect(after.filter((id) => before.includes(id))).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  const stored = storeFromBook(await port.read(), lastingDefaults(SMALL));
  expect(stored.ownAnswers('tasks', typed)).toMatchObject({ result: 'đang gõ' });
  expect(stored.additions.documents).toMatchObject([
    { id: '901', number: '215/TB-UBND', issuer: 'UBND tỉnh Lạng Sơn', issued: '2026-06-12' },
  ]);
  expect(await standing(province)).toMatchObject({ outdated: false });

  // The same document again: it is all there, and nothing is proposed twice.
  const again = await reviewed(province);
  expect(again.view.document).toMatchObject({ id: '901' });
  expect(again.rows.every(({ match }) => match.state === 'same')).toBe(true);
  expect(requestOf(again, '')).toBeNull();

  // Loading the tables again, also only some documents of all books, keeps the rows.
  await jobs.load({ ...PROVINCE, documents: ['000'] });
  expect((await idsOn(province, 'tasks')).filter((id) => id.includes('901-T')).length).toBe(
    after.filter((id) => id.includes('901-T')).length,
  );
  await jobs.load(PROVINCE);

  // A commune's workbook made from this book holds the task of all communes, asks for it, and reports it.
  const catalog = withAdditions(SMALL, stored.additions);
  const context = contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD));
  const commune = open();
  await commune.port.write(communeBook(context, CHI_LANG));
  expect(await standing(commune)).toMatchObject({ kind: 'commune', outdated: false });
  const task = await answer(commune, /^901-T/, 'state', 'Đang thực hiện');
  await answer(commune, new RegExp(task), 'result', 'xong 7 trạm');
  const check = await commune.jobs.check();
  expect(check.problems).toEqual([]);
  await commune.jobs.makeReport({ reportedOn: dayFromIso('2026-06-12') });
  const { bytes } = await commune.jobs.reportFile();
  const file: PickedFile = {
    name: 'chi-lang.xlsx',
    bytes: bytes.slice().buffer as ArrayBuffer,
    modifiedOn: MAILED,
  };

  const preview = await jobs.preview([file]);
  expect(preview.files[0]?.conflicts.map(({ code }) => code)).not.toContain('row-unknown');
  await jobs.consolidate();
  const final = storeFromBook(await port.read(), lastingDefaults(SMALL));
  expect(final.store.data).toContainEqual(
    expect.objectContaining({ unit: CHI_LANG, item: `tasks/${task}/result`, value: 'xong 7 trạm' }),
  );
  expect(final.additions).toEqual(stored.additions);
  const view = await jobs.monitor({});
  expect(view.asOf).toBe(final.settings.asOf);
});

test('a book that does not know the document takes nothing for one of its own rows', async () => {
  const other = open();
  await other.jobs.load(PROVINCE);
  await load(other);
  const { additions } = storeFromBook(await other.port.read(), lastingDefaults(SMALL));
  const catalog = withAdditions(SMALL, additions);
  const context = contextOf(catalog, PERIOD, communeSettings(catalog, PERIOD));
  const task = additions.tasks.find(({ scope }) => scope.kind === 'all')?.id ?? '';
  const answers = answersFrom({
    [`tasks/${task}`]: { state: 'Đang thực hiện' },
    // Without an answer that the book does know, this would be no report.
    'report/disbursement': { value: 'Không phát sinh' },
    'report/reportedOn': { value: dayFromIso('2026-06-12') },
  });
  const bytes = await writeBook(communeBook(context, CHI_LANG, answers));
  const file = { name: 'a.xlsx', bytes: bytes.slice().buffer as ArrayBuffer, modifiedOn: MAILED };
  const plain = open();
  await plain.jobs.load(PROVINCE);
  const { files } = await plain.jobs.preview([file]);
  expect(files[0]?.outcome).toBe('warning');
  expect(files[0]?.conflicts).toContainEqual(
    expect.objectContaining({ code: 'row-withdrawn', severity: 'low' }),
  );
});

test('in a commune’s own workbook, and taken back', async () => {
  const addIn = open();
  await addIn.jobs.load({ ...COMMUNE, documents: ['000'] });
  await answer(addIn, /^000-/, 'result', 'đã gõ');
  const before = await pictureOf(addIn.host);
  await load(addIn);
  const ids = await idsOn(addIn, 'tasks');
  expect(ids.some((id) => id.startsWith('901-T'))).toBe(true);
  // The choice of documents is kept, and the new one is in it.
  expect(ids.some((id) => id.startsWith('004-'))).toBe(false);
  expect((await standing(addIn)).additions.documents).toHaveLength(1);
  await addIn.jobs.undo();
  expect((await standing(addIn)).additions.documents).toEqual([]);
  const cells = (picture: unknown) =>
    (picture as { sheets: { name: string; cells: object }[] }).sheets.map(({ name }) => name);
  expect(cells(await pictureOf(addIn.host))).toEqual(cells(before));
  expect((await reviewed(addIn)).view.document).toBeNull();
});

test('what somebody corrected is not proposed again, and a correction stands in for the row', async () => {
  const addIn = open();
  await addIn.jobs.load(PROVINCE);
  let review = await reviewed(addIn);
  const target = review.rows.find(({ proposed }) => proposed.kind === 'target');
  const id = target?.id ?? '';
  review = reduce(review, { type: 'change', id, draft: { unit: CHI_LANG, year: '2027' } });
  review = reduce(review, { type: 'decide', id, decision: 'accepted' });
  const request = requestOf(review, '');
  if (!request) throw new Error('Nothing to load');
  expect(await addIn.jobs.addDirective(request)).toMatchObject({
    otherYears: { targets: 1, years: [2027], bookYear: 2026 },
  });
  expect((await reviewed(addIn)).rows.every(({ match }) => match.state === 'same')).toBe(true);

  const { additions } = await standing(addIn);
  const [task] = additions.tasks;
  if (!task) throw new Error('No task');
  const { id: replaces, clause, content, lead, cooperating, scope, deadline, reportTo } = task;
  const row = { clause, content, lead, cooperating, scope, deadline, reportTo };
  const summary = await addIn.jobs.addDirective({
    document: { kind: 'known', id: '901' },
    tasks: [{ row: { ...row, content: 'Nội dung đã sửa' }, replaces }],
    targets: [],
    milestones: [],
    reported: [],
  });
  expect(summary).toMatchObject({ added: 1, known: 0 });
  // The target of another year, kept until a period of that year is loaded.
  const [kept] = additions.targets;
  const shown = async () =>
    (await idsOn(addIn, 'targets')).some((one) => one.includes(`${kept?.id}`));
  expect(kept?.year).toBe(2027);
  expect(await shown()).toBe(false);
  await addIn.jobs.load({ ...PROVINCE, period: '2027-01' });
  expect(await shown()).toBe(true);

  const { tasks } = (await standing(addIn)).additions;
  expect(tasks).toHaveLength(additions.tasks.length);
  expect(tasks.find((one) => one.id === replaces)?.content).toBe('Nội dung đã sửa');
});

describe('refused, and nothing is written:', () => {
  const NOTHING = { tasks: [], targets: [], milestones: [], reported: [] };
  const known = (id: string) => ({ document: { kind: 'known', id } as const, ...NOTHING });
  const row = { clause: '1', content: 'Việc', lead: [], cooperating: [], reportTo: [] };
  const task = { ...row, scope: { kind: 'all' } as const, deadline: null };

  test.each([
    ['nothing accepted', known('000'), /Chưa nhận dòng nào/],
    [
      'a document that is gone',
      { ...known('977'), tasks: [{ row: { ...task, lead: ['Sở Y tế'] }, replaces: null }] },
      /không còn trong sổ/,
    ],
    [
      'a task without an owner',
      { ...known('000'), tasks: [{ row: task, replaces: null }] },
      /lead.*không được để trống/,
    ],
    [
      'a row longer than a cell',
      {
        ...known('000'),
        tasks: [
          { row: { ...task, lead: ['Sở Y tế'], content: 'x'.repeat(40_000) }, replaces: null },
        ],
      },
      /dài quá một ô/,
    ],
  ])('%s', async (_, request, message) => {
    const addIn = open();
    await addIn.jobs.load(PROVINCE);
    const before = await pictureOf(addIn.host);
    await expect(addIn.jobs.addDirective(request)).rejects.toMatchObject({
      name: 'JobError',
      message: expect.stringMatching(message),
    });
    expect(await pictureOf(addIn.host)).toEqual(before);
  });

  test('in a workbook without tables', async () => {
    await expect(open().jobs.addDirective(known('000'))).rejects.toMatchObject({
      code: 'wrong-book',
    });
  });
});

test.each<[string, DirectiveSource, RegExp]>([
  [
    'an empty file',
    { kind: 'file', name: 'a.txt', bytes: new ArrayBuffer(0) },
    /không có nội dung/,
  ],
  ['a scan', { kind: 'text', text: '%PDF-1.7 \u0000\u0001' }, /không phải văn bản chữ/],
  [
    'English',
    { kind: 'text', text: 'The committee will meet on Monday. '.repeat(9) },
    /tiếng Việt/,
  ],
  ['ten megabytes', { kind: 'text', text: 'Giao Sở Y tế báo cáo. '.repeat(500_000) }, /dài hơn/],
  [
    'a huge file',
    { kind: 'file', name: 'a.txt', bytes: new ArrayBuffer(10_000_000) },
    /Tệp quá lớn/,
  ],
  [
    'no Word file',
    {
      kind: 'file',
      name: 'a.docx',
      bytes: new TextEncoder().encode('%PDF-1.7').buffer as ArrayBuffer,
    },
    /PDF/,
  ],
])('reads no rows out of %s, and says why', async (_, source, message) => {
  const { jobs } = open();
  await expect(jobs.readDirective(source, NO_ADDITIONS)).rejects.toMatchObject({
    code: 'directive-unreadable',
    message: expect.stringMatching(message),
  });
});

test.each(['chi-thi', 'phu-luc', 'thay-doi'])('a Word file: %s', async (name) => {
  const file = readFileSync(`test/fixtures/directives/word/${name}.docx`);
  const bytes = new Uint8Array(file).buffer;
  const { jobs } = open();
  const view = await jobs.readDirective(
    { kind: 'file', name: `${name}.docx`, bytes },
    NO_ADDITIONS,
  );
  const { rows } = reviewOf(view, null);
  expect(rows.length).toBeGreaterThan(2);
  for (const { source } of rows) {
    expect(view.text.slice(source.start, source.end)).toBe(source.text);
  }
});

test('what was called off is not read', async () => {
  const { jobs } = openAddIn(directEngine({ catalog: SMALL }));
  const stop = new AbortController();
  const reading = jobs.readDirective(TEXT, NO_ADDITIONS, { signal: stop.signal });
  stop.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});
