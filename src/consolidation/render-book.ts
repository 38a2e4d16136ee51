/** The province's book out of what it remembers of the reports. */
import type { Digest } from '../catalog';
import { reportStatus } from '../domain/report-status';
import { FREE_PETITIONS, FREE_TARGETS, PROJECTS, type AnswersOf } from '../sheets/commune/rows';
import { dueOf } from '../sheets/due';
import type { CellContent } from '../sheets/model';
import { provinceBook, type ProvinceBook } from '../sheets/province/book';
import { splitItem, type ItemPath } from '../sheets/province/items';
import type { UnitReport, UnitRow } from '../sheets/province/rows';
import type { Settings } from '../sheets/province/settings';
import type { BookContext } from '../sheets/spec';
import { firstSubmissions, partialText, type ReportingRates } from './rates';
import type { Store } from './store';

/** What each unit has answered for the period. */
export function reportsOf({ catalog, period }: BookContext, store: Store): UnitReport[] {
  const { data } = store;
  const parts = new ItemParts(data.texts.list);
  const sheetsOf = (unit: string): SheetAnswers => {
    const sheets = new Map<string, Map<string, Record<string, CellContent>>>();
    for (const report of data.ofUnit(unit)) {
      if (report.period !== period) continue;
      data.forEachValue(report, (item, value) => {
        const { sheet, row, column } = parts.of(item);
        let rows = sheets.get(sheet);
        if (!rows) sheets.set(sheet, (rows = new Map()));
        const answers = rows.get(row);
        if (answers) answers[column] = value;
        else rows.set(row, { [column]: value });
      });
    }
    return sheets;
  };
  // Units are gone through one after the other, so the answers of one at a time are enough.
  let last: { unit: string; sheets: SheetAnswers } | undefined;
  const answersOf = (unit: string, sheet: string): AnswerRows | undefined => {
    if (last?.unit !== unit) last = { unit, sheets: sheetsOf(unit) };
    return last.sheets.get(sheet);
  };
  const current = new Set(
    store.ledger.filter((row) => row.period === period && !row.superseded).map(({ unit }) => unit),
  );
  return catalog.communes.map((unit): UnitReport => ({
    unit,
    reported: current.has(unit.code),
    answersOf: (sheet, row) => answersOf(unit.code, sheet)?.get(row) ?? NOTHING,
    freeRows: (sheet) =>
      (FREE_ROWS[sheet] ?? []).filter((row) => answersOf(unit.code, sheet)?.has(row)),
  }));
}

/** Answers of the rows of one sheet. */
type AnswerRows = ReadonlyMap<string, Readonly<Record<string, CellContent>>>;

type SheetAnswers = ReadonlyMap<string, AnswerRows>;

const NOTHING = {};

/** Rows that a unit may add on a sheet. */
const FREE_ROWS: Readonly<Record<string, readonly string[]>> = {
  targets: FREE_TARGETS,
  petitions: FREE_PETITIONS,
  disbursement: PROJECTS,
};

export function renderBook(
  context: BookContext,
  store: Store,
  settings: Settings,
  rates: ReportingRates,
  ownAnswers: AnswersOf,
  { digest, dataset = null }: { digest?: Digest | undefined; dataset?: string | null } = {},
): ProvinceBook {
  const { catalog, period, asOf } = context;
  const due = dueOf(period, context);
  const reports = reportsOf(context, store);
  const current = new Map(
    store.ledger
      .filter((row) => row.period === period && !row.superseded)
      .map((row) => [row.unit, row]),
  );
  const submitted = firstSubmissions(store.ledger, period);
  const units = catalog.communes.map((unit): UnitRow => {
    const row = current.get(unit.code);
    const submittedOn = row ? (submitted.get(unit.code) ?? null) : null;
    return {
      unit,
      groups: catalog.groups
        .filter((group) => group.units.includes(unit.code))
        .map(({ name }) => name),
      status: reportStatus({ due, submittedOn, asOf }),
      submittedOn,
      file: row?.file ?? '',
    };
  });
  return provinceBook(context, {
    settings,
    reports,
    units,
    ownAnswers,
    ledger: store.ledger,
    data: store.data,
    history: store.history,
    reporting: rates,
    partial: partialText(context, rates),
    digest,
    dataset,
  });
}

/** Items cut into sheet, row and column, each once: they come back for every unit. */
class ItemParts {
  private readonly known: ItemPath[] = [];

  constructor(private readonly texts: readonly string[]) {}

  of(number: number): ItemPath {
    return (this.known[number] ??= splitItem(this.texts[number] ?? ''));
  }
}
