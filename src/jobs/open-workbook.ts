/** The jobs on the workbook that is open: read through the port, work it out, write back or not at all. */
import { changedCells } from '../excel/changed-cells';
import { keyOf } from '../excel/grid';
import { ExcelPortError, type ChangedCell, type ExcelPort } from '../excel/port';
import type { Additions } from '../catalog/addition-rows';
import type { ReceivedAt } from '../consolidation';
import type { DayNumber } from '../domain/model';
import type { Settings } from '../sheets/province/settings';
import type { ReadBook } from '../sheets/read-model';
import type { Engine } from './engine';
import { checkSignal, JobError, nothingPreviewed } from './error';
import { giveWay } from './give-way';
import type {
  Choices,
  ConsolidationPreview,
  DirectiveRequest,
  DirectiveSource,
  DirectiveSummary,
  DirectiveView,
  Jobs,
  LoadRequest,
  LoadSummary,
  MonitorRequest,
  MonitorView,
  OpenedBook,
  PickedFile,
  Place,
  ReportCheck,
  ReportRequest,
  ReportResult,
  RunOptions,
  SavedFile,
  SlipKind,
} from './model';
import { plainBook, type PlainBook } from './plain-book';
import { WORKED_OUT, Writes } from './writes';

export interface JobsOptions {
  port: ExcelPort;
  engine: Engine;
  /** Day of the clock. */
  today: () => DayNumber;
  /** Its time of day, `14:05`. */
  timeOfDay: () => string;
  /** Lets the page answer between two pieces of work. */
  pause?: () => Promise<void>;
}

/** What a consolidation is called when it can be undone. */
const CONSOLIDATION = 'Ghi số liệu tổng hợp';

class OpenWorkbookJobs implements Jobs {
  private readonly writes: Writes;
  /** The book as it was when the reports were previewed. */
  private previewed: ReadBook | null = null;
  /** The book with the changes that were shown since: only these may be written over. */
  private shown: ReadBook | null = null;
  /** When the reports of the last preview came to stand in the book; null: they do not. */
  private receivedAt: ReceivedAt | null = null;

  constructor(private readonly options: JobsOptions) {
    const { port, pause = giveWay } = options;
    // What was previewed was worked out from sheets that are no longer there.
    this.writes = new Writes(port, pause, () => this.forgetPreview());
  }

  private get port(): ExcelPort {
    return this.options.port;
  }

  private get engine(): Engine {
    return this.options.engine;
  }

  /** As much as a write has to know. */
  private read({ signal }: RunOptions = {}): Promise<ReadBook> {
    return this.port.read(signal ? { signal } : {});
  }

  /** Enough to look at. */
  private async look({ signal }: RunOptions = {}): Promise<PlainBook> {
    return plainBook(await this.port.read({ valuesOnly: true, ...(signal ? { signal } : {}) }));
  }

  choices(): Promise<Choices> {
    return this.engine.choices(this.options.today());
  }

  async open(): Promise<OpenedBook> {
    const reading = await this.port.read({ valuesOnly: true });
    // What a write of ours is just making is no trace of one that broke off.
    const interrupted = reading.interrupted === true && !this.writes.isUnderway;
    const book = await this.engine.describe(plainBook(reading));
    return interrupted ? { ...book, interrupted } : book;
  }

  async load(request: LoadRequest, run: RunOptions = {}): Promise<LoadSummary> {
    const { summary } = await this.writes.change('Nạp bảng', run, (book) =>
      this.engine.load(book, request),
    );
    return summary;
  }

  async monitor(request: MonitorRequest): Promise<MonitorView> {
    return this.engine.monitor(await this.look(), request);
  }

  async addCharts(): Promise<void> {
    await this.port.addCharts(await this.engine.charts(await this.look()));
  }

  async check(): Promise<ReportCheck> {
    return this.engine.check(await this.look());
  }

  async makeReport(request: ReportRequest, run: RunOptions = {}): Promise<ReportResult> {
    const { result } = await this.writes.change('Lập báo cáo', run, (book) =>
      this.engine.report(book, request),
    );
    return result;
  }

  async reportFile(run: RunOptions = {}): Promise<SavedFile> {
    const book = await this.look(run);
    run.onProgress?.(0.5, 'Đang lập tệp báo cáo');
    checkSignal(run.signal);
    const file = await this.engine.reportFile(book);
    checkSignal(run.signal);
    run.onProgress?.(1, 'Đã lập xong tệp báo cáo');
    return file;
  }

  async openReport(run: RunOptions = {}): Promise<void> {
    const { bytes } = await this.reportFile(run);
    await this.port.openCopy(bytes);
  }

  async preview(files: readonly PickedFile[], run: RunOptions = {}): Promise<ConsolidationPreview> {
    this.forgetPreview();
    this.receivedAt = null;
    const book = await this.read(run);
    const preview = await this.engine.preview(plainBook(book), files, run);
    this.previewed = book;
    // what changes nothing stands there already
    if (preview.unchanged) this.receivedAt = this.now();
    return preview;
  }

  consolidate(run: RunOptions = {}): Promise<void> {
    return this.writes.alone(async () => {
      const known = this.previewed;
      if (!known) throw nothingPreviewed();
      run.onProgress?.(WORKED_OUT, 'Đang lập các trang');
      const sheets = await this.engine.previewed();
      try {
        const agreed = run.overwrite ? (this.shown ?? known) : known;
        await this.writes.write(CONSOLIDATION, sheets, agreed, run);
      } catch (error) {
        throw await this.withChangesOf(error, known);
      }
      this.forgetPreview();
      this.receivedAt = this.now();
    });
  }

  async slips(kind: SlipKind, run: RunOptions = {}): Promise<SavedFile> {
    // nobody holds a receipt for what the book does not have
    if (kind === 'receipts' && !this.receivedAt) {
      throw new JobError(
        'bad-request',
        'Báo cáo chưa được ghi vào sổ nên chưa có biên nhận. Bấm "Ghi vào sổ" rồi tải biên nhận.',
      );
    }
    return this.engine.slips(kind, this.receivedAt ?? this.now(), run);
  }

  private now(): ReceivedAt {
    return { day: this.options.today(), time: this.options.timeOfDay() };
  }

  private forgetPreview(): void {
    this.previewed = null;
    this.shown = null;
  }

  /**
   * Cells changed since the preview are shown as they are now; when they are written over all the same,
   * it is these contents that may go, and no later ones.
   */
  private async withChangesOf(error: unknown, known: ReadBook): Promise<unknown> {
    if (!(error instanceof ExcelPortError) || error.code !== 'changed-since-load') return error;
    const now = await this.read();
    const changed = differences(known, now);
    if (changed.length === 0) return error;
    this.shown = now;
    return new ExcelPortError(error.code, error.message, changed, error.detail);
  }

  readDirective(
    source: DirectiveSource,
    additions: Additions,
    run: RunOptions = {},
  ): Promise<DirectiveView> {
    return this.engine.directive(source, additions, run);
  }

  async addDirective(request: DirectiveRequest, run: RunOptions = {}): Promise<DirectiveSummary> {
    const { summary } = await this.writes.change('Nạp văn bản', run, (book) =>
      this.engine.addDirective(book, request),
    );
    return summary;
  }

  async settings(): Promise<Settings> {
    return this.engine.settings(await this.look());
  }

  async saveSettings(settings: Settings, run: RunOptions = {}): Promise<void> {
    await this.writes.change('Lưu cài đặt', run, (book) =>
      this.engine.withSettings(book, settings),
    );
  }

  lastWrite(): { what: string; sheets: readonly string[] } | null {
    return this.writes.lastWrite();
  }

  undo(options: { force?: boolean } = {}): Promise<void> {
    return this.writes.alone(async () => {
      const last = this.writes.lastWrite();
      await this.writes.takeBack(options);
      if (last?.what === CONSOLIDATION) this.receivedAt = null;
      this.forgetPreview();
    });
  }

  async goTo({ sheet, cell }: Place): Promise<void> {
    await this.port.goTo(sheet, cell === '' ? 'A1' : cell);
  }

  onChanged(listener: () => void): Promise<() => Promise<void>> {
    return this.port.onChanged(listener);
  }
}

/** Cells of our sheets that two readings do not agree in. */
function differences(before: ReadBook, now: ReadBook): ChangedCell[] {
  const known = new Map(before.sheets.map((sheet) => [keyOf(sheet), sheet]));
  return now.sheets.flatMap((sheet) => changedCells(known.get(keyOf(sheet)), sheet));
}

/** Everything that the pane and the ribbon can ask for, on the workbook that the port is connected to. */
export const createJobs = (options: JobsOptions): Jobs => new OpenWorkbookJobs(options);
