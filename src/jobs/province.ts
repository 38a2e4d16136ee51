/** The province's book: loading it, its settings, and what a consolidation would make of it. */
import { findUnit, narrowCatalog, isWhole, unitName, type Catalog, type Choice } from '../catalog';
import {
  choiceIn,
  consolidate,
  defaultSettings,
  EMPTY_STORE,
  extractorFor,
  goingBack,
  keepLeaving,
  receivedReports,
  renderBook,
  reportingRates,
  reportsOf,
  type Consolidation,
  type Incoming,
  type IncomingFile,
  type SlipPart,
  type StoredBook,
} from '../consolidation';
import { asOfOf } from '../domain/period';
import type { ChangedCell } from '../excel/port';
import { NO_ANSWERS } from '../sheets/commune/rows';
import type { CellContent } from '../sheets/model';
import type { ProvinceBook } from '../sheets/province/book';
import { itemLabel, itemText, valueType } from '../sheets/province/items';
import { provinceLines, type ProvinceLines } from '../sheets/province/lines';
import { lengthOf } from '../sheets/province/long-table';
import { settingsRows, type Settings } from '../sheets/province/settings';
import { readSettings, type SettingCells } from '../sheets/province/settings-read';
import type { BookContext } from '../sheets/spec';
import { inflateAhead } from '../workbook/read';
import type { LoadPlan, Plan } from './commune';
import { checkSignal, JobError } from './error';
import type {
  ConsolidationPreview,
  FigureChange,
  LoadRequest,
  PickedFile,
  RunOptions,
} from './model';
import { ownRows, provinceContext, type ProvinceStanding } from './standing';
import { unkeptCells } from './unkept';

/** What a book of the province is rendered from. */
type Content = Pick<StoredBook, 'store' | 'settings' | 'period' | 'ownAnswers'>;

const render = (context: BookContext, { store, settings, ownAnswers }: Content): ProvinceBook =>
  renderBook(context, store, settings, reportingRates(context, store), ownAnswers);

/**
 * The province's book for a period, with every report that the open one has received.
 *
 * @param standing the book that is open already; null for a new one
 */
export function loadProvince(
  catalog: Catalog,
  { period, documents, group }: LoadRequest,
  standing: ProvinceStanding | null,
): LoadPlan {
  if (group !== null && !catalog.groups.some(({ id }) => id === group)) {
    throw new JobError('bad-request', 'Tổ công tác được chọn không còn trong danh mục. Chọn lại.');
  }
  const before: Content = standing?.stored ?? {
    store: EMPTY_STORE,
    settings: defaultSettings(catalog, period),
    period,
    ownAnswers: NO_ANSWERS,
  };
  // Another period has its own report date; all else that the province has set stays.
  const settings =
    before.period === period ? before.settings : { ...before.settings, asOf: asOfOf(period) };
  const store = keepLeaving(before.store, catalog, standing?.stored ?? null, period);
  const content: Content = { ...before, store, period, settings };
  const choice = { documents, group };
  const context = provinceContext(catalog, choice, content, standing?.found ?? null);
  const { book, lines } = render(context, content);
  const strict = { ...context, catalog: narrowCatalog(context.catalog, choice) };
  const chosen = isWhole(choice)
    ? lines
    : provinceLines(strict, reportsOf(strict, content.store), content.ownAnswers);
  return {
    model: book,
    unkept: standing ? unkeptIn(standing, lines) : [],
    summary: {
      tasks: lines.tasks.length,
      targets: lines.targets.length,
      disbursement: lines.disbursement.length,
      petitions: lines.petitions.length,
      kept: keptIn(content, standing, lines),
      keptRows: rowsIn(lines) - rowsIn(chosen),
    },
  };
}

const rowsIn = ({ tasks, targets, disbursement, petitions }: ProvinceLines): number =>
  tasks.length + targets.length + disbursement.length + petitions.length;

/** Values that stand there again: those of the units, and those of the province's own rows. */
function keptIn(
  { store, period, ownAnswers }: Content,
  standing: ProvinceStanding | null,
  lines: ProvinceLines,
): number {
  const staying = rowsOf(lines);
  const own = ownRows(standing?.found ?? null)
    .filter(({ sheet, id }) => staying.has(`${sheet}/${id}`))
    .reduce((sum, { sheet, id }) => sum + Object.keys(ownAnswers(sheet, id)).length, 0);
  const reported = store.data.reports.filter((report) => report.period === period);
  return own + reported.reduce((sum, report) => sum + lengthOf(report), 0);
}

/** Rows in which the province may type, as `sheet/row`. */
const rowsOf = ({ tasks, targets }: ProvinceLines): ReadonlySet<string> =>
  new Set([...tasks.map(({ id }) => `tasks/${id}`), ...targets.map(({ id }) => `targets/${id}`)]);

function unkeptIn({ book, found, stored }: ProvinceStanding, lines: ProvinceLines): ChangedCell[] {
  const staying = rowsOf(lines);
  const own = new Set(ownRows(found).map(({ sheet, id }) => `${sheet}/${id}`));
  return unkeptCells(
    book,
    found,
    (sheet, row) => Object.keys(stored.ownAnswers(sheet, row)),
    // What is not the province's own comes out of the data and is never lost.
    (sheet, row) => !own.has(`${sheet}/${row}`) || staying.has(`${sheet}/${row}`),
  );
}

/** The open book written again with other settings. */
export const withSettings = (
  catalog: Catalog,
  standing: ProvinceStanding,
  settings: Settings,
): Plan => provinceAgain(catalog, standing, { settings: checked(standing, settings) });

/** The open book written again: with other directives, settings, or another choice of what it shows. */
export function provinceAgain(
  catalog: Catalog,
  standing: ProvinceStanding,
  {
    settings = standing.stored.settings,
    choice = choiceIn(standing.found),
  }: { settings?: Settings; choice?: Choice },
): Plan {
  const { stored, found } = standing;
  const content: Content = { ...stored, settings };
  const context = provinceContext(catalog, choice, content, found);
  const { book, lines } = render(context, content);
  return { model: book, unkept: unkeptIn(standing, lines) };
}

/** Settings as the sheet `Cấu hình` would give them back: what it would refuse is refused here. */
function checked({ context, stored }: ProvinceStanding, settings: Settings): Settings {
  const rows = settingsRows(context, settings).map(
    ({ id, name, value, detail, basis }): [string, SettingCells] => [
      id,
      { name, value, detail, basis },
    ],
  );
  return readSettings(new Map(rows), stored.settings, ({ id, message }) => {
    const name = settingsRows(context, settings).find((row) => row.id === id)?.name ?? id;
    throw new JobError('bad-request', `${name}: ${message} Sửa rồi lưu lại.`);
  });
}

/** A consolidation that was worked out and can be written. */
export interface Previewed extends Plan {
  preview: ConsolidationPreview;
  /** What slips are made from. */
  slips: SlipPart;
}

interface PreviewRun extends Pick<RunOptions, 'onProgress' | 'signal'> {
  /** Lets the worker hear whether it shall stop. */
  pause: () => Promise<void>;
}

/** Reading the files is most of the work; merging and rendering are the rest. */
const READING = 0.8;

/**
 * Reads the files one by one and merges them into the open book; writes nothing.
 *
 * @throws JobError when it is called off
 */
export async function previewFiles(
  catalog: Catalog,
  standing: ProvinceStanding,
  files: readonly PickedFile[],
  { onProgress, signal, pause }: PreviewRun,
): Promise<Previewed> {
  const { stored, found } = standing;
  const input = { catalog, period: stored.period, before: stored };
  const extract = extractorFor(input);
  const incoming: Incoming[] = [];
  for (const [index, file] of namedApart(files).entries()) {
    onProgress?.((READING * index) / files.length, `Đang đọc ${file.file}`);
    await pause();
    checkSignal(signal);
    incoming.push(extract(file, await inflateAhead(file.bytes)));
  }
  onProgress?.(READING, 'Đang tổng hợp');
  await pause();
  checkSignal(signal);
  const merged = consolidate({ ...input, files: incoming });
  const { next, context, unchanged } = chosenPart(catalog, merged, standing);
  onProgress?.(1, 'Đã tổng hợp xong');
  await pause();
  checkSignal(signal);
  const unit = (code: string): { code: string; name: string } => ({
    code,
    name: unitName(findUnit(catalog, code)),
  });
  const rates = reportingRates(context, merged.store);
  const { ledger } = merged.store;
  const slips: SlipPart = { files: merged.files, context: merged.context, store: { ledger } };
  return {
    model: next.book,
    unkept: unkeptIn({ ...standing, found }, next.lines),
    preview: {
      rates,
      files: merged.files,
      missing: rates.missing.map(unit),
      late: rates.late.map(unit),
      changes: changesIn(merged, stored),
      unchanged,
      slips: {
        returns: goingBack(slips).length,
        receipts: receivedReports(slips).length,
      },
    },
    slips,
  };
}

/** The book keeps to what was chosen when it was loaded; whatever was reported stands in it all the same. */
function chosenPart(
  catalog: Catalog,
  merged: Consolidation,
  { found, stored }: ProvinceStanding,
): Pick<Consolidation, 'next' | 'context' | 'unchanged'> {
  const choice = choiceIn(found);
  if (isWhole(choice)) return merged;
  const { store, settings } = merged;
  const content: Content = { ...stored, store, settings };
  const context = provinceContext(catalog, choice, content, found);
  const next = render(context, content);
  return { next, context, unchanged: next.content === stored.content };
}

/** Two files of one name (from two folders) are told apart by a number. */
function namedApart(files: readonly PickedFile[]): IncomingFile[] {
  const seen = new Map<string, number>();
  return files.map(({ name, bytes, ...rest }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      file: count === 1 ? name : `${name} (${count})`,
      bytes: new Uint8Array(bytes),
      ...rest,
    };
  });
}

/** As people read it: the pane knows how to write a number, not which of them are days. */
const shownValue = (item: string, value: CellContent): CellContent =>
  typeof value === 'number' && valueType(item) === 'date' ? itemText(item, value) : value;

/** Figures of the book that the files have replaced. */
function changesIn({ store, context }: Consolidation, before: StoredBook): FigureChange[] {
  const last = before.store.history.reduce((run, row) => Math.max(run, row.run), 0);
  const names = new Map(context.catalog.communes.map((unit) => [unit.code, unitName(unit)]));
  return store.history
    .filter(({ run, kind }) => run > last && kind === 'changed')
    .map(({ unit, item, before: old, after, file, sheet, cell }): FigureChange => ({
      unit,
      unitName: names.get(unit) ?? unit,
      item: itemLabel(context, item),
      before: shownValue(item, old),
      after: shownValue(item, after),
      file,
      sheet,
      cell,
    }));
}
