/** The engine behind messages: the same answers, the same errors, progress, and a stop that is heard. */
import { unzipSync } from 'fflate';
import { conflict } from '../../src/consolidation';
import { ExcelPortError } from '../../src/excel/port';
import { directEngine, type Engine } from '../../src/jobs/engine';
import { JobError } from '../../src/jobs/error';
import { errorFrom, plainError, type FromWorker, type ToWorker } from '../../src/jobs/protocol';
import { workerEngine, type WorkerLike } from '../../src/jobs/worker-client';
import { serveEngine } from '../../src/jobs/worker-host';
import { closeChannels, engineBehindMessages, TODAY } from '../e2e-addin/support';
import { SMALL } from '../consolidation/support';
import { CHI_LANG, filledModel, PERIOD, pickedReports, plainOf } from './support';

afterAll(closeChannels);

const NOTHING = { sheets: [], texts: [], date1904: false };
const LOAD = { book: 'province', period: PERIOD, documents: null, group: null } as const;

/** A province's book without a report, as it stands in Excel. */
async function emptyProvince(engine: Engine) {
  const { unpackModel } = await import('../../src/jobs/packed-model');
  const { model } = await engine.load(NOTHING, LOAD);
  return unpackModel(model, async () => undefined);
}

test('every method answers as it does without a worker', async () => {
  const direct = directEngine({ catalog: SMALL });
  const behind = engineBehindMessages({ catalog: SMALL });
  const model = await emptyProvince(direct);
  const files = await pickedReports(SMALL);
  const report = filledModel(CHI_LANG, { catalog: SMALL });
  const settings = await direct.settings(plainOf(model));
  const calls: ((engine: Engine) => Promise<unknown>)[] = [
    (engine) => engine.choices(TODAY),
    (engine) => engine.describe(plainOf(model)),
    (engine) => engine.load(plainOf(model), LOAD),
    (engine) => engine.monitor(plainOf(model), { asOf: TODAY }),
    (engine) => engine.charts(plainOf(model)),
    (engine) => engine.check(plainOf(report)),
    (engine) => engine.report(plainOf(report), { reportedOn: TODAY }),
    (engine) => engine.preview(plainOf(model), files),
    (engine) => engine.previewed(),
    async (engine) => {
      const { name, bytes } = await engine.slips('receipts', { day: TODAY, time: '14:05' });
      return [name, Object.entries(unzipSync(bytes))];
    },
    (engine) => engine.settings(plainOf(model)),
    (engine) => engine.withSettings(plainOf(model), { ...settings, warnDays: 3 }),
  ];
  for (const call of calls) expect(await call(behind)).toEqual(await call(direct));
});

test('a file comes over as bytes of a workbook', async () => {
  const engine = engineBehindMessages({ catalog: SMALL });
  const { model } = await engine.report(plainOf(filledModel(CHI_LANG, { catalog: SMALL })), {
    reportedOn: TODAY,
  });
  const { unpackModel } = await import('../../src/jobs/packed-model');
  const sealed = await unpackModel(model, async () => undefined);
  const { bytes, name } = await engine.reportFile(plainOf(sealed));
  expect(name).toBe('BC_2026-06_06463_Chi-Lang.xlsx');
  expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
});

test('errors come back as themselves', async () => {
  const engine = engineBehindMessages({ catalog: SMALL });
  const failure: unknown = await engine.settings(NOTHING).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(JobError);
  expect(failure).toMatchObject({ code: 'wrong-book' });

  const problem = conflict('not-in-list', 'high', 'Chọn lại.', { sheet: 'Nhiệm vụ', cell: 'K9' });
  const job = new JobError('report-not-ready', 'Sửa.', [problem], 'x');
  const copy = errorFrom(structuredClone(plainError(job)));
  expect(copy).toBeInstanceOf(JobError);
  expect(copy).toMatchObject({
    code: 'report-not-ready',
    message: 'Sửa.',
    conflicts: [problem],
    detail: 'x',
  });

  const changed = [{ sheet: 'A', cell: 'B2', expected: 1, found: null }];
  const port = new ExcelPortError('changed-since-load', 'Đổi.', changed, 'y');
  const other = errorFrom(structuredClone(plainError(port)));
  expect(other).toBeInstanceOf(ExcelPortError);
  expect(other).toMatchObject({ code: 'changed-since-load', changed, detail: 'y' });

  // What nobody foresaw says what to do, and keeps its own words for support.
  const unknown = errorFrom(structuredClone(plainError(new TypeError('x is undefined'))));
  expect(unknown).toMatchObject({ name: 'JobError', code: 'failed' });
  expect(unknown.message).toContain('mở lại');
  expect((unknown as JobError).detail).toContain('x is undefined');
  expect(plainError('text')).toMatchObject({ name: 'Error', message: 'text' });
});

test('a stop is heard between two files, and the next preview starts anew', async () => {
  const engine = engineBehindMessages({ catalog: SMALL });
  const model = await emptyProvince(engine);
  const files = await pickedReports(SMALL);
  await engine.preview(plainOf(model), files);
  const controller = new AbortController();
  const seen: [number, string][] = [];
  const stopped = engine.preview(plainOf(model), [...files, ...files], {
    signal: controller.signal,
    onProgress: (share, doing) => {
      seen.push([share, doing]);
      if (seen.length === 2) controller.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ name: 'JobError', code: 'cancelled' });
  expect(seen.length).toBeGreaterThanOrEqual(2);
  expect(seen.length).toBeLessThan(files.length * 2);
  expect(seen[0]).toEqual([0, 'Đang đọc 05977.xlsx']);
  // What was previewed before is not written by mistake.
  await expect(engine.previewed()).rejects.toMatchObject({ code: 'nothing-previewed' });
  const again = await engine.preview(plainOf(model), files);
  expect(again.rates.actual).toBe(files.length);
  expect((await engine.previewed()).model.sheets.length).toBeGreaterThan(5);

  const early = new AbortController();
  early.abort();
  await expect(
    engine.preview(plainOf(model), files, { signal: early.signal }),
  ).rejects.toMatchObject({ code: 'cancelled' });
});

test('a worker that breaks down fails what waits for it', async () => {
  const worker: WorkerLike = { postMessage: () => undefined, onmessage: null };
  const engine = workerEngine(worker);
  const waiting = engine.choices(TODAY);
  worker.onerror?.({ message: 'script error' });
  await expect(waiting).rejects.toMatchObject({ code: 'failed', detail: 'script error' });
  await expect(engine.choices(TODAY)).rejects.toMatchObject({ code: 'failed' });
});

test('a result that cannot be copied is an error, not silence', async () => {
  const sent: FromWorker[] = [];
  const broken = {
    ...directEngine({ catalog: SMALL }),
    choices: async () => ({ documents: () => undefined }),
  } as unknown as Engine;
  const take = serveEngine(broken, {
    postMessage: (message) => {
      structuredClone(message);
      sent.push(message);
    },
  });
  const call: ToWorker = { kind: 'call', id: 5, method: 'choices', arguments: [TODAY] };
  await take(call);
  expect(sent).toMatchObject([{ kind: 'failed', id: 5 }]);
});
