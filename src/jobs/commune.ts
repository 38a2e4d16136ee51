/** A commune's workbook: loading its tables, again too, and writing it anew. */
import { isWhole, narrowCatalog, unitName, type Catalog } from '../catalog';
import { communeSettings, contextOf } from '../consolidation';
import type { Commune } from '../domain/model';
import { periodName } from '../domain/period';
import type { ChangedCell } from '../excel/port';
import { communeBook } from '../sheets/commune/book';
import { communeRows, NO_ANSWERS, type AnswersOf } from '../sheets/commune/rows';
import type { BookModel } from '../sheets/model';
import type { Settings } from '../sheets/province/settings';
import type { BookContext } from '../sheets/spec';
import type { Seal } from '../workbook/seal';
import { JobError } from './error';
import type { LoadRequest, LoadSummary } from './model';
import { communeSettingsIn, type CommuneStanding } from './standing';
import { answersOfTyped, cellsOf, inputRows, TABLES, typedIn, type Typed } from './typed';
import { unkeptCells } from './unkept';

/** Sheets to write, and what people typed that does not stand in them. */
export interface Plan {
  model: BookModel;
  unkept: ChangedCell[];
}

export interface LoadPlan extends Plan {
  summary: LoadSummary;
}

const NOTHING_TYPED: Typed = new Map();

/**
 * The workbook of a unit, with everything it has answered so far.
 *
 * @param standing the workbook that is open already; null for a new one
 * @throws JobError when it is another unit's, or another period's with answers in it
 */
export function loadCommune(
  catalog: Catalog,
  request: LoadRequest,
  standing: CommuneStanding | null,
): LoadPlan {
  const unit = catalog.communes.find(({ code }) => code === request.unit);
  if (!unit) {
    throw new JobError('bad-request', 'Chọn xã, phường cần lập sổ trong danh sách rồi nạp lại.');
  }
  const typed = standing ? typedIn(standing.found, standing.unit, standing.context) : NOTHING_TYPED;
  if (standing) refuseOther(standing, request, unit, typed);
  const samePeriod = standing?.context.period === request.period;
  const settings: Settings =
    standing && samePeriod
      ? communeSettingsIn(standing.found, catalog, request.period)
      : communeSettings(catalog, request.period);
  const sample = standing?.context.sample ?? false;
  const choice = { documents: request.documents, group: null };
  const rows = new Set([...typed.keys()].map((item) => item.slice(item.indexOf('/') + 1)));
  const narrowed = narrowCatalog(catalog, choice, { rows, units: new Set() });
  const context: BookContext = {
    ...contextOf(narrowed, request.period, settings, sample),
    ...(isWhole(choice) ? {} : { choice }),
  };
  const answersOf = answersOfTyped(typed);
  const all = rowIds(context, unit);
  const chosen = rowIds({ ...context, catalog: narrowCatalog(catalog, choice) }, unit);
  return {
    model: communeBook(context, unit.code, answersOf, standing?.submission.seal ?? null),
    unkept: standing ? unkeptIn(standing, all) : [],
    summary: {
      tasks: sizeOf(all, 'tasks'),
      targets: sizeOf(all, 'targets'),
      disbursement: sizeOf(all, 'disbursement'),
      petitions: sizeOf(all, 'petitions'),
      kept: cellsOf(typed),
      keptRows: [...all].filter((id) => !chosen.has(id)).length,
    },
  };
}

function refuseOther(
  { unit: open, context: { period } }: CommuneStanding,
  request: LoadRequest,
  unit: Commune,
  typed: Typed,
): void {
  if (open.code !== unit.code) {
    throw new JobError(
      'wrong-book',
      `Sổ đang mở là của ${unitName(open)}, không nạp bảng của ${unitName(unit)} vào được. Mở một sổ mới rồi nạp; sổ này giữ nguyên.`,
    );
  }
  if (period !== request.period && typed.size > 0) {
    throw new JobError(
      'answers-in-the-way',
      `Sổ đang mở là báo cáo ${periodName(period)} và đã có ${cellsOf(typed)} ô số liệu. Lưu sổ này lại, mở một sổ mới rồi nạp ${periodName(request.period)}.`,
    );
  }
}

/** Rows of a unit's tables as `sheet/row`. */
function rowIds(context: BookContext, unit: Commune): Set<string> {
  const rows = communeRows(context, unit.code, NO_ANSWERS);
  return new Set(
    Object.entries(rows).flatMap(([sheet, list]) =>
      (list as readonly { id: string }[]).map(({ id }) => `${sheet}/${id}`),
    ),
  );
}

const sizeOf = (ids: ReadonlySet<string>, sheet: string): number =>
  [...ids].filter((id) => id.startsWith(`${sheet}/`)).length;

/** Columns that hold our own words in some rows; in a row that nobody knows any more they tell nothing. */
const PARTLY_OURS: ReadonlySet<string> = new Set([
  ...['office', 'name', 'measure', 'direction', 'content', 'answerBy', 'lastDay'],
]);

function unkeptIn(
  { book, found, unit, context }: CommuneStanding,
  staying: ReadonlySet<string>,
): ChangedCell[] {
  const inputs = new Map(
    TABLES.map((spec) => [
      spec.key,
      {
        rows: inputRows(spec, unit, context),
        all: spec.columns.flatMap(({ key, edit }) => (edit && !PARTLY_OURS.has(key) ? [key] : [])),
      },
    ]),
  );
  return unkeptCells(
    book,
    found,
    (sheet, row) => {
      const of = inputs.get(sheet);
      return of?.rows.get(row) ?? of?.all ?? [];
    },
    (sheet, row) => staying.has(`${sheet}/${row}`),
  );
}

/** The workbook written again with other answers, settings or seal; nothing else changes. */
export function communeAgain(
  standing: CommuneStanding,
  {
    context = standing.context,
    answersOf = answersIn(standing),
    seal = standing.submission.seal,
  }: {
    context?: BookContext;
    answersOf?: AnswersOf;
    seal?: Seal | null;
  } = {},
): Plan {
  return {
    model: communeBook(context, standing.unit.code, answersOf, seal),
    unkept: unkeptIn(standing, rowIds(context, standing.unit)),
  };
}

const answersIn = ({ found, unit, context }: CommuneStanding): AnswersOf =>
  answersOfTyped(typedIn(found, unit, context));

/**
 * A commune's workbook for another report date or warning; what the province sets is the province's.
 *
 * @throws JobError when anything else is to change
 */
export function communeWithSettings(standing: CommuneStanding, settings: Settings): Plan {
  const { context, found } = standing;
  const before = communeSettingsIn(found, context.catalog, context.period);
  const { asOf, warnDays } = settings;
  const other = { ...settings, asOf: before.asOf, warnDays: before.warnDays };
  if (JSON.stringify(other) !== JSON.stringify(before)) {
    throw new JobError(
      'wrong-book',
      'Trong sổ của xã, phường chỉ đổi được ngày chốt và số ngày cảnh báo; các mục khác do tỉnh đặt trong sổ tổng hợp.',
    );
  }
  return communeAgain(standing, { context: { ...context, asOf, warnDays } });
}
