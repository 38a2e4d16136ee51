/** The engine behind messages: the same answers, the same errors, progress, and a stop that is heard. */
import { unzipSync } from 'fflate';
import { NO_ADDITIONS } from '../../src/catalog/additions';
import { conflict } from '../../src/consolidation';
import { ExcelPortError } from '../../src/excel/port';
import { directEngine } from '../../src/jobs/direct-engine';
import type { Engine } from '../../src/jobs/engine';
import { JobError } from '../../src/jobs/error';
import type { DirectiveRequest } from '../../src/jobs/model';
import {
  errorFrom,
  plainError,
  type EngineMethod,
  type FromWorker,
  type ToWorker,
} from '../../src/jobs/protocol';
import { workerEngine, type WorkerLike } from '../../src/jobs/worker-client';
import { serveEngine } from '../../src/jobs/worker-host';
import { closeChannels, engineBehindMessages, TODAY } from '../e2e-addin/support';
import { SMALL } from '../consolidation/support';
import {
  CHI_LANG,
  emptyModel,
  emptyProvince,
  filledModel,
  modelOf,
  NOTHING,
  pickedReports,
  plainOf,
  PROVINCE,
} from './support';

afterAll(closeChannels);

const LETTER = [
  'ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN',
  'Số: 12/UBND-KT',
  'Lạng Sơn, ngày 02 tháng 6 năm 2026',
  '1. Sở Tài chính báo cáo kết quả trước ngày 20/6/2026.',
].join('\n');

const ACCEPTED: DirectiveRequest = {
  document: {
    kind: 'new',
    heading: {
      ...{ file: 'cong-van.txt', type: 'CV', number: '12/UBND-KT', issuer: 'UBND tỉnh Lạng Sơn' },
      ...{ issued: '2026-06-02', signer: 'Hoàng Văn A', title: 'Báo cáo kết quả', units: [] },
    },
  },
  tasks: [
    {
      row: {
        ...{ clause: '1', content: 'Báo cáo kết quả', lead: ['Sở Tài chính'], cooperating: [] },
        ...{ scope: { kind: 'agency' }, deadline: null, reportTo: [] },
      },
      replaces: null,
    },
  ],
  targets: [],
  milestones: [],
  reported: [],
};

test('every method answers as it does without a worker', async () => {
  const direct = directEngine({ catalog: SMALL });
  const behind = engineBehindMessages({ catalog: SMALL });
  const model = await emptyProvince(direct);
  const files = await pickedReports(SMALL);
  const report = filledModel(CHI_LANG, { catalog: SMALL });
  const settings = await direct.settings(plainOf(model));
  // Rows are added to the whole catalog only: what they cite must be there.
  const whole = new Map([
    [direct, directEngine()],
    [behind, engineBehindMessages()],
  ]);
  const calls: Record<EngineMethod, (engine: Engine) => Promise<unknown>> = {
    choices: (engine) => engine.choices(TODAY),
    describe: (engine) => engine.describe(plainOf(model)),
    load: (engine) => engine.load(plainOf(model), PROVINCE),
    monitor: (engine) => engine.monitor(plainOf(model), { asOf: TODAY }),
    charts: (engine) => engine.charts(plainOf(model)),
    check: (engine) => engine.check(plainOf(report)),
    report: (engine) => engine.report(plainOf(report), { reportedOn: TODAY }),
    reportFile: async (engine) => {
      const sealed = await modelOf(await engine.report(plainOf(report), { reportedOn: TODAY }));
      const { name, bytes } = await engine.reportFile(plainOf(sealed));
      return [name, Buffer.from(bytes).toString('hex')];
    },
    preview: (engine) => engine.preview(plainOf(model), files),
    previewed: (engine) => engine.previewed(),
    slips: async (engine) => {
      const { name, bytes } = await engine.slips('receipts', { day: TODAY, time: '14:05' });
      return [name, Object.entries(unzipSync(bytes))];
    },
    directive: (engine) => engine.directive({ kind: 'text', text: LETTER }, NO_ADDITIONS),
    addDirective: async (engine) =>
      whole.get(engine)?.addDirective(plainOf(emptyModel(CHI_LANG)), ACCEPTED),
    settings: (engine) => engine.settings(plainOf(model)),
    withSettings: (engine) => engine.withSettings(plainOf(model), { ...settings, warnDays: 3 }),
  };
  for (const [method, call] of Object.entries(calls)) {
    const answer = await call(direct);
    expect(answer).toBeDefined();
    expect([method, await call(behind)]).toEqual([method, answer]);
  }
});

test('a file comes over as bytes of a workbook', async () => {
  const engine = engineBehindMessages({ catalog: SMALL });
  const report = plainOf(filledModel(CHI_LANG, { catalog: SMALL }));
  const sealed = await modelOf(await engine.report(report, { reportedOn: TODAY }));
  const { bytes, name } = await engine.reportFile(plainOf(sealed));
  expect(name).toBe('bao-cao-2026-06-06463-chi-lang.xlsx');
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
  expect(unknown.message).toContain('Đóng bảng Tiến Độ, mở lại');
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
