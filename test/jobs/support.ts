/** Reports by the dozen, and books as a reader or Excel would give them. */
import { loadCatalog, type Catalog } from '../../src/catalog';
import { sampleAnswers } from '../../src/cli/sample';
import { communeSettings, contextOf } from '../../src/consolidation';
import { dayFromIso } from '../../src/domain/day';
import { readingOf } from '../../src/excel/changed-cells';
import type { Engine } from '../../src/jobs/engine';
import type { LoadRequest, PickedFile } from '../../src/jobs/model';
import { unpackModel, type PackedModel } from '../../src/jobs/packed-model';
import { plainBook, type PlainBook } from '../../src/jobs/plain-book';
import { communeBook } from '../../src/sheets/commune/book';
import { NO_ANSWERS, type AnswersOf } from '../../src/sheets/commune/rows';
import type { BookModel } from '../../src/sheets/model';
import type { BookContext } from '../../src/sheets/spec';
import { writeBook } from '../../src/workbook/write';

export const FULL = loadCatalog();
export const PERIOD = '2026-06';
export const CHI_LANG = '06463';

export const communeContext = (
  catalog: Catalog = FULL,
  { period = PERIOD, sample = false } = {},
): BookContext => contextOf(catalog, period, communeSettings(catalog, period), sample);

export interface ReportOf {
  seed?: number;
  catalog?: Catalog;
  period?: string;
  mistakes?: boolean;
  late?: boolean;
}

/** A unit's workbook filled with made-up figures. */
export function filledModel(
  code: string,
  { seed = 1, catalog = FULL, period = PERIOD, mistakes = false, late = false }: ReportOf = {},
): BookModel {
  const unit = catalog.communes.find((commune) => commune.code === code);
  if (!unit) throw new RangeError(`No unit ${code}`);
  const context = communeContext(catalog, { period });
  return communeBook(context, code, sampleAnswers(context, unit, { seed, mistakes, late }));
}

export const emptyModel = (code: string, catalog: Catalog = FULL): BookModel =>
  communeBook(communeContext(catalog), code, NO_ANSWERS);

export const MAILED = dayFromIso('2026-06-20');

export async function picked(name: string, model: BookModel): Promise<PickedFile> {
  const bytes = await writeBook(model);
  return { name, bytes: bytes.slice().buffer as ArrayBuffer, modifiedOn: MAILED };
}

/** A report of every unit of the catalog, or of some. */
export const pickedReports = (
  catalog: Catalog = FULL,
  codes: readonly string[] = catalog.communes.map(({ code }) => code),
  more: ReportOf = {},
): Promise<PickedFile[]> =>
  Promise.all(
    codes.map((code, index) =>
      picked(`${code}.xlsx`, filledModel(code, { seed: index + 1, catalog, ...more })),
    ),
  );

/** A model as the page hands it to the engine once it stands in Excel. */
export const plainOf = (model: BookModel): PlainBook => plainBook(readingOf(model));

/** A workbook without a sheet of ours. */
export const NOTHING: PlainBook = { sheets: [], texts: [], date1904: false };

/** Everything that there is to load into a commune's workbook. */
export const COMMUNE: LoadRequest = {
  book: 'commune',
  period: PERIOD,
  unit: CHI_LANG,
  documents: null,
  group: null,
};

/** Everything that there is to load into a book of the province. */
export const PROVINCE: LoadRequest = {
  book: 'province',
  period: PERIOD,
  documents: null,
  group: null,
};

/** What a job of the engine would write. */
export const modelOf = ({ model }: { model: PackedModel }): Promise<BookModel> =>
  unpackModel(model, async () => undefined);

/** The province's book without a report. */
export const emptyProvince = async (engine: Engine): Promise<BookModel> =>
  modelOf(await engine.load(NOTHING, PROVINCE));

/** Answers as `sheet/row`, then by column. */
export const answersFrom =
  (filled: Record<string, Record<string, string | number | null>>): AnswersOf =>
  (sheet, row) =>
    filled[`${sheet}/${row}`] ?? {};
