/**
 * The engine itself, without Excel and without a page: it runs in a Web Worker (`worker.ts`) as well as
 * beside whoever calls it.
 */
import { fingerprintOf, loadCatalog, type Catalog } from '../catalog';
import { NO_ADDITIONS, withAdditions } from '../catalog/additions';
import type { BookModel } from '../sheets/model';
import { chartsOf } from './charts';
import { choicesOf } from './choices';
import { communeWithSettings, loadCommune, type Plan } from './commune';
import { addDirective, viewDirective } from './directive';
import type { Engine, SheetsToWrite } from './engine';
import { checkSignal, JobError, nothingPreviewed } from './error';
import { communeOf, oursOf, provinceOf, refuseOtherKind } from './expected-book';
import { giveWay } from './give-way';
import type { LoadRequest } from './model';
import { monitorView } from './monitor';
import { packModel } from './packed-model';
import { readBookOf, type PlainBook } from './plain-book';
import { loadProvince, previewFiles, withSettings, type Previewed } from './province';
import { makeReport, sealedReport } from './report';
import { checkReport, UNCHECKED } from './report-check';
import { slipsFile } from './slips';
import { communeSettingsIn, describeStanding, standingOf, type Standing } from './standing';

export interface EngineOptions {
  /** The directives of all books; absent: those of `seeds/`. */
  catalog?: Catalog;
  /** Lets messages in between two files; a worker hears only so that it shall stop. */
  pause?: () => Promise<void>;
}

/** The engine beside the caller, where there is no worker. */
export function directEngine({
  catalog: ofAllBooks = loadCatalog(),
  pause = giveWay,
}: EngineOptions = {}): Engine {
  let last: Previewed | null = null;
  /** The catalog that texts were read with last: it is the same as long as nothing is loaded. */
  let reading: { print: string; catalog: Catalog } | null = null;

  const standingIn = (book: PlainBook): Standing => standingOf(readBookOf(book), ofAllBooks);

  const lastPreview = (): Previewed => {
    if (last) return last;
    throw nothingPreviewed();
  };

  return {
    async choices(today) {
      return choicesOf(ofAllBooks, today);
    },

    async describe(book) {
      return describeStanding(standingIn(book));
    },

    async load(book, request) {
      if (request.documents?.length === 0) {
        throw new JobError(
          'bad-request',
          'Chưa chọn văn bản nào. Chọn ít nhất một văn bản rồi nạp.',
        );
      }
      const standing = standingIn(book);
      refuseOtherKind(standing, request.book);
      const catalog = standing.kind === 'none' ? ofAllBooks : standing.catalog;
      const asked = withOwnDocuments(request, catalog);
      const plan =
        request.book === 'commune'
          ? loadCommune(catalog, asked, standing.kind === 'commune' ? standing : null)
          : loadProvince(catalog, asked, standing.kind === 'province' ? standing : null);
      return { ...packed(plan), summary: plan.summary };
    },

    async monitor(book, request) {
      return monitorView(oursOf(standingIn(book)), request);
    },

    async charts(book) {
      return chartsOf(provinceOf(standingIn(book)));
    },

    async check(book) {
      const standing = standingIn(book);
      if (standing.kind !== 'unusable') return checkReport(communeOf(standing));
      return { ...UNCHECKED, problems: standing.problems };
    },

    async report(book, request) {
      const plan = makeReport(communeOf(standingIn(book)), request);
      return { ...packed(plan), result: plan.result };
    },

    async reportFile(book) {
      const { name, model } = sealedReport(communeOf(standingIn(book)));
      return { name, bytes: await fileOf(model) };
    },

    async preview(book, files, run = {}) {
      last = null;
      const standing = provinceOf(standingIn(book));
      last = await previewFiles(standing.catalog, standing, files, { ...run, pause });
      return last.preview;
    },

    async previewed() {
      return packed(lastPreview());
    },

    async slips(kind, receivedAt, run = {}) {
      return slipsFile(lastPreview().slips, kind, receivedAt, { ...run, pause });
    },

    async directive(source, additions, { signal } = {}) {
      // Of a text that is typed only the last state counts: what was called off meanwhile is not begun.
      await pause();
      checkSignal(signal);
      const print = fingerprintOf(additions);
      if (reading?.print !== print) {
        reading = { print, catalog: withAdditions(ofAllBooks, additions) };
      }
      return viewDirective(reading.catalog, source);
    },

    async addDirective(book, request) {
      const plan = addDirective(ofAllBooks, oursOf(standingIn(book)), request);
      return { ...packed(plan), summary: plan.summary };
    },

    async settings(book) {
      const standing = oursOf(standingIn(book));
      if (standing.kind === 'province') return standing.stored.settings;
      const { found, context } = standing;
      return communeSettingsIn(found, standing.catalog, context.period);
    },

    async withSettings(book, settings) {
      const standing = oursOf(standingIn(book));
      return packed(
        standing.kind === 'province'
          ? withSettings(standing.catalog, standing, settings)
          : communeWithSettings(standing, settings),
      );
    },
  };
}

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
