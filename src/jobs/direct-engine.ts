/**
 * The engine itself, without Excel and without a page: it runs in a Web Worker (`worker.ts`) as well as
 * beside whoever calls it.
 */
import { fingerprintOf, loadCatalog, type Catalog } from '../catalog';
import { NO_ADDITIONS, withAdditions, type Additions } from '../catalog/additions';
import type { ReceivedAt } from '../consolidation';
import type { DayNumber } from '../domain/model';
import type { ChartRequest } from '../excel/port';
import type { BookModel } from '../sheets/model';
import type { Settings } from '../sheets/province/settings';
import { chartsOf } from './charts';
import { choicesOf } from './choices';
import { communeWithSettings, loadCommune, type Plan } from './commune';
import { addDirective, viewDirective } from './directive';
import type { Engine, EngineRun, SheetsToWrite } from './engine';
import { checkSignal, JobError, nothingPreviewed } from './error';
import { communeOf, oursOf, provinceOf, refuseOtherKind } from './expected-book';
import { giveWay } from './give-way';
import type {
  Choices,
  ConsolidationPreview,
  DirectiveRequest,
  DirectiveSource,
  DirectiveSummary,
  DirectiveView,
  LoadRequest,
  LoadSummary,
  MonitorRequest,
  MonitorView,
  OpenBook,
  PickedFile,
  ReportCheck,
  ReportRequest,
  ReportResult,
  SavedFile,
  SlipKind,
} from './model';
import { monitorView } from './monitor';
import { packModel } from './packed-model';
import { readBookOf, type PlainBook } from './plain-book';
import { loadProvince, previewFiles, withSettings, type Previewed } from './province';
import { makeReport, sealedReport } from './report';
import { checkReport } from './report-check';
import { slipsFile } from './slips';
import { communeSettingsIn, describeStanding, standingOf, type Standing } from './standing';

export interface EngineOptions {
  /** The directives of all books; absent: those of `seeds/`. */
  catalog?: Catalog;
  /** Lets messages in between two files; a worker hears only so that it shall stop. */
  pause?: () => Promise<void>;
}

class DirectEngine implements Engine {
  private last: Previewed | null = null;
  /** The catalog that texts were read with last: it is the same as long as nothing is loaded. */
  private reading: { print: string; catalog: Catalog } | null = null;

  constructor(
    private readonly catalog: Catalog,
    private readonly pause: () => Promise<void>,
  ) {}

  private standing(book: PlainBook): Standing {
    return standingOf(readBookOf(book), this.catalog);
  }

  async choices(today: DayNumber): Promise<Choices> {
    return choicesOf(this.catalog, today);
  }

  async describe(book: PlainBook): Promise<OpenBook> {
    return describeStanding(this.standing(book));
  }

  async load(
    book: PlainBook,
    request: LoadRequest,
  ): Promise<SheetsToWrite & { summary: LoadSummary }> {
    if (request.documents?.length === 0) {
      throw new JobError('bad-request', 'Chưa chọn văn bản nào. Chọn ít nhất một văn bản rồi nạp.');
    }
    const standing = this.standing(book);
    refuseOtherKind(standing, request.book);
    const catalog = standing.kind === 'none' ? this.catalog : standing.catalog;
    const asked = withOwnDocuments(request, catalog);
    const plan =
      request.book === 'commune'
        ? loadCommune(catalog, asked, standing.kind === 'commune' ? standing : null)
        : loadProvince(catalog, asked, standing.kind === 'province' ? standing : null);
    return { ...packed(plan), summary: plan.summary };
  }

  async monitor(book: PlainBook, request: MonitorRequest): Promise<MonitorView> {
    return monitorView(oursOf(this.standing(book)), request);
  }

  async charts(book: PlainBook): Promise<ChartRequest[]> {
    return chartsOf(provinceOf(this.standing(book)));
  }

  async check(book: PlainBook): Promise<ReportCheck> {
    const standing = this.standing(book);
    if (standing.kind !== 'unusable') return checkReport(communeOf(standing));
    return {
      progress: [],
      problems: standing.problems,
      missing: [],
      seal: 'unsealed',
      changedAfterSeal: [],
      empty: null,
      ready: false,
    };
  }

  async report(
    book: PlainBook,
    request: ReportRequest,
  ): Promise<SheetsToWrite & { result: ReportResult }> {
    const plan = makeReport(communeOf(this.standing(book)), request);
    return { ...packed(plan), result: plan.result };
  }

  async reportFile(book: PlainBook): Promise<SavedFile> {
    const { name, model } = sealedReport(communeOf(this.standing(book)));
    return { name, bytes: await fileOf(model) };
  }

  async preview(
    book: PlainBook,
    files: readonly PickedFile[],
    run: EngineRun = {},
  ): Promise<ConsolidationPreview> {
    this.last = null;
    const standing = provinceOf(this.standing(book));
    this.last = await previewFiles(standing.catalog, standing, files, {
      ...run,
      pause: this.pause,
    });
    return this.last.preview;
  }

  async previewed(): Promise<SheetsToWrite> {
    return packed(this.lastPreview());
  }

  async slips(kind: SlipKind, receivedAt: ReceivedAt, run: EngineRun = {}): Promise<SavedFile> {
    const { slips } = this.lastPreview();
    return slipsFile(slips, kind, receivedAt, { ...run, pause: this.pause });
  }

  private lastPreview(): Previewed {
    if (this.last) return this.last;
    throw nothingPreviewed();
  }

  async directive(
    source: DirectiveSource,
    additions: Additions,
    { signal }: EngineRun = {},
  ): Promise<DirectiveView> {
    // Of a text that is typed only the last state counts: what was called off meanwhile is not begun.
    await this.pause();
    checkSignal(signal);
    const print = fingerprintOf(additions);
    if (this.reading?.print !== print) {
      this.reading = { print, catalog: withAdditions(this.catalog, additions) };
    }
    return viewDirective(this.reading.catalog, source);
  }

  async addDirective(
    book: PlainBook,
    request: DirectiveRequest,
  ): Promise<SheetsToWrite & { summary: DirectiveSummary }> {
    const plan = addDirective(this.catalog, oursOf(this.standing(book)), request);
    return { ...packed(plan), summary: plan.summary };
  }

  async settings(book: PlainBook): Promise<Settings> {
    const standing = oursOf(this.standing(book));
    if (standing.kind === 'province') return standing.stored.settings;
    const { found, context } = standing;
    return communeSettingsIn(found, standing.catalog, context.period);
  }

  async withSettings(book: PlainBook, settings: Settings): Promise<SheetsToWrite> {
    const standing = oursOf(this.standing(book));
    return packed(
      standing.kind === 'province'
        ? withSettings(standing.catalog, standing, settings)
        : communeWithSettings(standing, settings),
    );
  }
}

/** The engine beside the caller, where there is no worker. */
export const directEngine = ({
  catalog = loadCatalog(),
  pause = giveWay,
}: EngineOptions = {}): Engine => new DirectEngine(catalog, pause);

const packed = ({ model, unkept }: Plan): SheetsToWrite => ({ model: packModel(model), unkept });

/** Whoever chooses among the directives of all books keeps those of this one. */
function withOwnDocuments(
  request: LoadRequest,
  { additions = NO_ADDITIONS }: Catalog,
): LoadRequest {
  const { documents } = request;
  if (documents === null) return request;
  return { ...request, documents: [...documents, ...additions.documents.map(({ id }) => id)] };
}

/** The writer comes when a file is asked for. */
async function fileOf(model: BookModel): Promise<Uint8Array> {
  const { writeBook } = await import('../workbook/write');
  return writeBook(model);
}
