/** Whatever request of a job breaks off: the workbook is as it was, or finished, and the job can be run again. */
import { communeSettings, contextOf } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { directEngine } from '../../src/jobs/direct-engine';
import type { DirectiveRequest, PickedFile } from '../../src/jobs/model';
import { communeBook } from '../../src/sheets/commune/book';
import { findTables } from '../../src/workbook/tables';
import { writeBook } from '../../src/workbook/write';
import { CLOSED as SMALL } from '../consolidation/support';
import { closeWorkbooks, pictureOf } from '../excel/support';
import { answersFrom, CHI_LANG, COMMUNE, MAILED, PERIOD, PROVINCE } from '../jobs/support';
import { openAddIn, type AddIn } from './support';

afterAll(closeWorkbooks);

jest.setTimeout(600_000);

const REPORT = { reportedOn: dayFromIso('2026-06-12') };

/** Before anything of the request is done, in the middle of it, and with only the answer lost. */
const PLACES = ['before', 'middle', 'after'] as const;
type Place = (typeof PLACES)[number];

const breakAt = (place: Place, actions: number): number =>
  ({ before: 0, middle: Math.floor(actions / 2), after: Infinity })[place];

const open = (): AddIn => openAddIn(directEngine({ catalog: SMALL }));

async function type(addIn: AddIn, sheet: string, row: string, column: string, value: string) {
  const table = findTables(await addIn.port.read()).tables.get(sheet);
  const number = table?.rows.find(({ id }) => id === row)?.number;
  if (!table || number === undefined) throw new RangeError(`No row ${sheet}/${row}`);
  addIn.host.type(table.name, table.at(number, column).address, value);
}

const TASK = SMALL.tasks[0]?.id ?? '';

async function report(revision: number): Promise<PickedFile> {
  const context = contextOf(SMALL, PERIOD, communeSettings(SMALL, PERIOD));
  const answers = answersFrom({
    [`tasks/${TASK}`]: { state: 'Đang thực hiện' },
    'report/reportedOn': { value: REPORT.reportedOn },
    'report/revision': { value: revision },
    'report/disbursement': { value: 'Không phát sinh' },
  });
  const bytes = await writeBook(communeBook(context, CHI_LANG, answers));
  return { name: 'a.xlsx', bytes: bytes.slice().buffer as ArrayBuffer, modifiedOn: MAILED };
}

const DIRECTIVE: DirectiveRequest = {
  document: {
    kind: 'new',
    heading: {
      file: 'cong-van.txt',
      type: 'CV',
      number: '12/CV-UBND',
      issuer: 'UBND tỉnh Lạng Sơn',
      issued: '2026-06-02',
      signer: 'Lý A',
      title: 'Rà soát',
      units: [],
    },
  },
  tasks: [
    {
      row: {
        clause: '1',
        content: 'Rà soát danh mục',
        lead: ['UBND cấp xã'],
        cooperating: [],
        scope: { kind: 'all' },
        deadline: { kind: 'before', date: '2026-07-10', text: 'trước ngày 10/7/2026' },
        reportTo: [],
      },
      replaces: null,
    },
  ],
  targets: [],
  milestones: [],
  reported: [],
};

interface Story {
  /** What stands in the workbook before the job. */
  prepare: (addIn: AddIn) => Promise<unknown>;
  job: (addIn: AddIn) => Promise<unknown>;
}

const STORIES: Readonly<Record<string, Story>> = {
  'loading the tables into a new workbook': {
    prepare: async ({ host }) => host.type('Sheet1', 'A1', 'của tôi'),
    job: ({ jobs }) => jobs.load(COMMUNE),
  },
  'loading them again': {
    prepare: async (addIn) => {
      await addIn.jobs.load(COMMUNE);
      await type(addIn, 'tasks', TASK, 'result', '=đang gõ');
      addIn.host.type('Sheet1', 'A1', '=\'Báo cáo\'!D14&""');
    },
    job: ({ jobs }) => jobs.load({ ...COMMUNE, documents: [SMALL.tasks[0]?.document ?? ''] }),
  },
  'loading a directive': {
    prepare: async (addIn) => {
      await addIn.jobs.load(PROVINCE);
      const { id } = SMALL.tasks.find(({ scope }) => scope.kind === 'agency') ?? { id: '' };
      await type(addIn, 'tasks', `agency/${id}`, 'result', '=đang gõ');
    },
    job: ({ jobs }) => jobs.addDirective(DIRECTIVE),
  },
  'making the report': {
    prepare: async (addIn) => {
      await addIn.jobs.load(COMMUNE);
      await type(addIn, 'tasks', TASK, 'state', 'Đang thực hiện');
    },
    job: ({ jobs }) => jobs.makeReport(REPORT),
  },
  'writing a consolidation': {
    prepare: async ({ jobs }) => {
      await jobs.load(PROVINCE);
      await jobs.preview([await report(1)]);
    },
    job: ({ jobs }) => jobs.consolidate(),
  },
};

/** Sheets that are made anew have new ids; everything else must agree. */
function withoutIds(picture: unknown): unknown {
  const { active, sheets, ...rest } = picture as {
    active: string;
    sheets: { id: string; name: string; conditionalFormats: object[] }[];
  };
  return {
    ...rest,
    active: sheets.find(({ id }) => id === active)?.name,
    sheets: sheets.map((sheet) => ({
      ...sheet,
      id: '',
      conditionalFormats: sheet.conditionalFormats.map((format) => ({ ...format, id: '' })),
    })),
  };
}

describe.each(Object.entries(STORIES))('%s', (_, { prepare, job }) => {
  let actions: number[];
  let finished: unknown;

  beforeAll(async () => {
    const trial = open();
    await prepare(trial);
    trial.host.fail(null);
    await job(trial);
    actions = trial.host.batches.map((batch) => batch.actions);
    finished = withoutIds(await pictureOf(trial.host));
    expect(actions.length).toBeGreaterThanOrEqual(2);
    expect(actions.length).toBeLessThanOrEqual(6);
  });

  test.each(PLACES)('broken %s any of its requests', async (place) => {
    const results: string[] = [];
    let addIn = open();
    await prepare(addIn);
    let before = await pictureOf(addIn.host);
    for (const [index, count] of actions.entries()) {
      const { host } = addIn;
      host.fail({ batch: index + 1, afterActions: breakAt(place, count) });
      const failure: unknown = await job(addIn).then(
        () => null,
        (error: unknown) => error,
      );
      host.fail(null);
      const now = await pictureOf(host);
      if (failure === null) {
        results.push('finished');
        expect(withoutIds(now)).toEqual(finished);
        addIn = open();
        await prepare(addIn);
        before = await pictureOf(addIn.host);
      } else {
        results.push('failed');
        expect(failure).toMatchObject({ name: 'ExcelPortError', code: 'excel-failed' });
        expect(now).toEqual(before);
      }
    }
    // Only the last request changes what was there; when no more than its answer is lost, it is done.
    expect(results.slice(0, -1).every((result) => result === 'failed')).toBe(true);
    if (place !== 'after') expect(results.at(-1)).toBe('failed');
    // The same job can be run again, and ends as it would have at once.
    await job(addIn);
    expect(withoutIds(await pictureOf(addIn.host))).toEqual(finished);
  });
});

test('what changes in the workbook between reading and writing', async () => {
  const addIn = open();
  const { jobs, host, port, Excel } = addIn;
  await jobs.load(COMMUNE);
  const known = await port.read();
  await type(addIn, 'tasks', TASK, 'result', 'gõ giữa chừng');
  const before = await pictureOf(host);
  const context = contextOf(SMALL, PERIOD, communeSettings(SMALL, PERIOD));
  const model = communeBook(context, CHI_LANG);
  await expect(port.write(model, { known })).rejects.toMatchObject({
    code: 'changed-since-load',
    changed: [{ sheet: 'Nhiệm vụ', found: 'gõ giữa chừng' }],
  });
  expect(await pictureOf(host)).toEqual(before);

  // Another sheet, another name, a formula that points at ours: what was read is out of date, not wrong.
  const read = await port.read();
  host.fail(null);
  await Excel.run(async (run) => {
    run.workbook.worksheets.add('Của tôi').getRange('B2').formulas = [["='Báo cáo'!B2"]];
    run.workbook.worksheets.getItem('Nhiệm vụ').name = 'Việc';
    run.workbook.names.add('cua_toi', "='Của tôi'!$B$2");
    await run.sync();
  });
  const linked = await host.read('Của tôi', 'B2');
  expect(linked).not.toBe('');
  host.fail(null);
  await port.write(model, { known: read });
  // Begun with what was read, looked through once more, done.
  expect(host.batches.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(await host.read('Của tôi', 'B2')).toBe(linked);
  expect(host.state.store.sheets().map(({ name }) => name)).toContain('Nhiệm vụ');
  expect(host.state.store.sheets().map(({ name }) => name)).not.toContain('Việc');

  // A sheet that is gone since.
  const later = await port.read();
  await Excel.run(async (run) => {
    run.workbook.worksheets.getItem('Của tôi').delete();
    await run.sync();
  });
  await port.write(model, { known: later });
  expect((await port.read()).sheets).toHaveLength(7);
});

test('two buttons at once do one thing after the other', async () => {
  const addIn = open();
  const { jobs, host } = addIn;
  const [first, second] = await Promise.all([jobs.load(COMMUNE), jobs.load(COMMUNE)]);
  expect(second).toEqual(first);
  expect(host.state.store.sheets().map(({ name }) => name)).toEqual([
    'Sheet1',
    ...['Hướng dẫn', 'Nhiệm vụ', 'Chỉ tiêu', 'Giải ngân', 'Kiến nghị', 'Báo cáo', '_tiendo'],
  ]);
  // One that fails does not keep the next one from its work.
  const [failed, done] = await Promise.allSettled([
    jobs.load({ ...COMMUNE, unit: '05977' }),
    jobs.load(COMMUNE),
  ]);
  expect([failed.status, done.status]).toEqual(['rejected', 'fulfilled']);
});
