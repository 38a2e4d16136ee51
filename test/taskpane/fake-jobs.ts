/** Jobs and the program around them without a workbook: what the pane asks is answered from `fake-book.ts` and `fake-preview.ts`. */
import { loadCatalog } from '../../src/catalog';
import type { AppHost, AppTheme, Notice, PageId } from '../../src/excel/office-app';
import { ExcelPortError } from '../../src/excel/port';
import { viewDirective } from '../../src/jobs/directive';
import { JobError, cancelled } from '../../src/jobs/error';
import type { Jobs, OpenBook, RunOptions } from '../../src/jobs/model';
import { otherYears } from '../../src/jobs/other-years';
import * as book from './fake-book';
import { preview } from './fake-preview';

/** Ways in which the fake fails, by the name of a job. */
export type Failure = 'changed' | 'excel' | 'job' | 'bug' | 'slow';

export interface FakeOptions {
  book: book.BookName;
  theme: AppTheme;
  /** Milliseconds of a step of the long jobs. */
  step: number;
  /** What goes wrong in which job. */
  fail: Readonly<Record<string, Failure>>;
  /** The report has nothing left to mend. */
  complete: boolean;
  /** Nothing is filled in yet. */
  blank: boolean;
  /** Consolidation would change nothing. */
  unchanged: boolean;
}

export interface Call {
  job: string;
  argument?: unknown;
  overwrite?: true;
}

const STEPS = 10;

const CHANGED = new ExcelPortError(
  'changed-since-load',
  'Có 3 ô đã được sửa sau lần đọc gần nhất, nên chưa ghi gì vào sổ. Xem lại các ô đó rồi chọn.',
  [
    { sheet: 'Nhiệm vụ', cell: 'K12', expected: null, found: 'Hoàn thành' },
    { sheet: 'Nhiệm vụ', cell: 'L12', expected: null, found: '05/06/2026' },
    { sheet: 'Giải ngân', cell: 'H10', expected: 8_120.5, found: 9_310.4 },
  ],
);

const ERRORS = {
  changed: () => CHANGED,
  excel: () =>
    new ExcelPortError(
      'excel-failed',
      'Excel không thực hiện được việc này vì đang sửa dở một ô. Bấm Enter để xong ô đó rồi làm lại.',
      [],
      'InvalidOperationInCellEditMode: Excel is in cell-editing mode.',
    ),
  job: () =>
    new JobError(
      'answers-in-the-way',
      'Sổ đang mở có số liệu của xã Quan Sơn, nên không nạp bảng của đơn vị khác vào đây. Mở một sổ trống rồi nạp.',
      [
        {
          code: 'answers-in-the-way',
          severity: 'high',
          sheet: 'Nhiệm vụ',
          cell: 'K12',
          value: 'Hoàn thành',
          message: 'Ô này đã có người điền.',
        },
      ],
      'unit 06517',
    ),
  bug: () => new TypeError("Cannot read properties of undefined (reading 'rows')"),
} as const;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export class FakeJobs implements Jobs {
  readonly calls: Call[] = [];
  private last: { what: string; sheets: readonly string[] } | null = null;
  private readonly listeners = new Set<() => void>();
  private open_: OpenBook;

  constructor(readonly options: FakeOptions) {
    this.open_ = book.books[options.book];
  }

  /** Somebody types into the open workbook. */
  type(): void {
    for (const listener of this.listeners) listener();
  }

  private async run<Result>(
    job: string,
    result: () => Result,
    run: RunOptions | undefined,
    argument?: unknown,
  ): Promise<Result> {
    this.calls.push({
      job,
      ...(argument === undefined ? {} : { argument }),
      ...(run?.overwrite ? { overwrite: true } : {}),
    });
    const failure = this.options.fail[job];
    const step = failure === 'slow' ? 400 : this.options.step;
    for (let done = 1; done <= STEPS; done++) {
      await pause(step);
      if (run?.signal?.aborted) throw cancelled();
      run?.onProgress?.(done / STEPS, `Đang làm bước ${done}/${STEPS}`);
    }
    if (failure && failure !== 'slow' && !(failure === 'changed' && run?.overwrite)) {
      throw ERRORS[failure]();
    }
    return result();
  }

  private written(what: string): void {
    this.last = { what, sheets: ['Nhiệm vụ', 'Chỉ tiêu', 'Giải ngân'] };
  }

  choices(): ReturnType<Jobs['choices']> {
    return this.run('choices', () => book.choices, undefined);
  }

  open(): Promise<OpenBook> {
    return this.run('open', () => this.open_, undefined);
  }

  load(...[request, run]: Parameters<Jobs['load']>): ReturnType<Jobs['load']> {
    return this.run(
      'load',
      () => {
        this.written('Nạp bảng');
        this.open_ = book.books[request.book];
        return { tasks: 62, targets: 12, disbursement: 4, petitions: 3, kept: 14, keptRows: 2 };
      },
      run,
      request,
    );
  }

  monitor(...[request]: Parameters<Jobs['monitor']>): ReturnType<Jobs['monitor']> {
    const kind = this.open_.kind === 'province' ? 'province' : 'commune';
    return this.run('monitor', () => book.monitorView(kind), undefined, request);
  }

  addCharts(): Promise<void> {
    return this.run('addCharts', () => undefined, undefined);
  }

  check(): ReturnType<Jobs['check']> {
    const seal = this.last?.what === 'Lập báo cáo' ? 'intact' : 'unsealed';
    return this.run(
      'check',
      () => {
        const { complete, blank } = this.options;
        const check = blank ? book.checkBlank : complete ? book.checkDone : book.check;
        return { ...check, seal };
      },
      undefined,
    );
  }

  makeReport(...[request, run]: Parameters<Jobs['makeReport']>): ReturnType<Jobs['makeReport']> {
    return this.run(
      'makeReport',
      () => {
        this.written('Lập báo cáo');
        return {
          period: '2026-06',
          revision: 1,
          seal: '3f9a1c0de4b27785',
          fileName: 'bao-cao-2026-06-06463-chi-lang.xlsx',
        };
      },
      run,
      request,
    );
  }

  reportFile(run?: RunOptions): ReturnType<Jobs['reportFile']> {
    const file = {
      name: 'bao-cao-2026-06-06463-chi-lang.xlsx',
      bytes: new Uint8Array([80, 75, 3, 4]),
    };
    return this.run('reportFile', () => file, run);
  }

  openReport(run?: RunOptions): Promise<void> {
    return this.run('openReport', () => undefined, run);
  }

  preview(...[files, run]: Parameters<Jobs['preview']>): ReturnType<Jobs['preview']> {
    const names = files.map(({ name }) => name);
    return this.run(
      'preview',
      () => ({ ...preview, unchanged: this.options.unchanged }),
      run,
      names,
    );
  }

  consolidate(run?: RunOptions): Promise<void> {
    return this.run('consolidate', () => this.written('Ghi số liệu tổng hợp'), run);
  }

  slips(...[kind, run]: Parameters<Jobs['slips']>): ReturnType<Jobs['slips']> {
    const name = `${kind === 'returns' ? 'phieu-chinh-sua' : 'bien-nhan'}-2026-06.zip`;
    return this.run('slips', () => ({ name, bytes: new Uint8Array([80, 75, 3, 4]) }), run, kind);
  }

  readDirective(
    ...[source, , run]: Parameters<Jobs['readDirective']>
  ): ReturnType<Jobs['readDirective']> {
    return this.run('readDirective', () => viewDirective(loadCatalog(), source), run, source.kind);
  }

  addDirective(
    ...[request, run]: Parameters<Jobs['addDirective']>
  ): ReturnType<Jobs['addDirective']> {
    const { tasks, targets, milestones, reported } = request;
    const rows = [...tasks, ...targets, ...milestones, ...reported];
    return this.run(
      'addDirective',
      () => {
        this.written('Nạp văn bản');
        return {
          document: '215/TB-UBND (UBND tỉnh Lạng Sơn)',
          added: rows.length,
          known: 0,
          otherYears: otherYears(targets, '2026-06'),
        };
      },
      run,
      request,
    );
  }

  settings(): ReturnType<Jobs['settings']> {
    return this.run('settings', () => book.settings, undefined);
  }

  saveSettings(...[settings, run]: Parameters<Jobs['saveSettings']>): Promise<void> {
    return this.run('saveSettings', () => this.written('Lưu cài đặt'), run, settings);
  }

  lastWrite(): ReturnType<Jobs['lastWrite']> {
    return this.last;
  }

  undo(options: { force?: boolean } = {}): Promise<void> {
    return this.run(
      'undo',
      () => {
        this.last = null;
        this.open_ = book.books[this.options.book];
      },
      options.force ? { overwrite: true } : undefined,
      options,
    );
  }

  async goTo(...[place]: Parameters<Jobs['goTo']>): Promise<void> {
    this.calls.push({ job: 'goTo', argument: place });
    const failure = this.options.fail['goTo'];
    if (failure && failure !== 'slow') throw ERRORS[failure]();
  }

  async onChanged(listener: () => void): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    return async () => {
      this.listeners.delete(listener);
    };
  }
}

/** The ribbon and the theme, moved by hand. */
export class FakeApp implements AppHost {
  readonly opened: string[] = [];
  private readonly pages = new Set<(page: PageId) => void>();
  private readonly notices = new Set<(notice: Notice) => void>();
  private readonly themes = new Set<() => void>();

  constructor(private current: AppTheme) {}

  async ready(): Promise<void> {
    // Nothing to wait for.
  }
  theme(): AppTheme {
    return this.current;
  }
  changeTheme(theme: AppTheme): void {
    this.current = theme;
    for (const listener of this.themes) listener();
  }
  onThemeChanged(listener: () => void): () => void {
    this.themes.add(listener);
    return () => this.themes.delete(listener);
  }
  language(): string {
    return 'vi-VN';
  }
  onShowPage(listener: (page: PageId) => void): () => void {
    this.pages.add(listener);
    return () => this.pages.delete(listener);
  }
  async showPage(page: PageId): Promise<void> {
    for (const listener of this.pages) listener(page);
  }
  onNotice(listener: (notice: Notice) => void): () => void {
    this.notices.add(listener);
    return () => this.notices.delete(listener);
  }
  async notify(notice: Notice): Promise<void> {
    for (const listener of this.notices) listener(notice);
  }
  registerCommands(): void {
    // The ribbon is not there.
  }
  openWindow(address: string): void {
    this.opened.push(address);
  }
  supports(): boolean {
    return true;
  }
}
