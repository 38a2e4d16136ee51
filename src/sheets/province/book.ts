import { fingerprintOf, type Digest } from '../../catalog';
import { formatDay } from '../../domain/day';
import { periodName } from '../../domain/period';
import { absoluteArea } from '../address';
import { provinceDisbursement } from '../disbursement';
import { choiceFields, metaSheet, SCHEMA_VERSION, type Meta } from '../meta';
import type { BookModel } from '../model';
import { provincePetitions } from '../petitions';
import { renderTable, type RenderedTable } from '../render-table';
import type { BookContext, TableSpec } from '../spec';
import { provinceTargets, targetLineStatus } from '../targets';
import { provinceTasks, taskLineStatus } from '../tasks';
import type { AnswersOf } from '../commune/rows';
import { highlightsOf, type Highlights } from './highlights';
import { provinceLines, type ProvinceLines } from './lines';
import { overview, OVERVIEW_NAME } from './overview';
import { dataTable, documentsTable, historyTable, ledgerTable, unitsTable } from './registers';
import type { DataRow, HistoryRow, LedgerRow, UnitReport, UnitRow } from './rows';
import { settingsNames, settingsRows, settingsTable, type Settings } from './settings';
import { unitCounts } from './unit-counts';

/** Everything the province's book is made of. */
export interface ProvinceInput {
  settings: Settings;
  reports: readonly UnitReport[];
  /** What the province typed into the rows of its agencies and its own targets. */
  ownAnswers: AnswersOf;
  units: readonly UnitRow[];
  ledger: readonly LedgerRow[];
  data: readonly DataRow[];
  history: readonly HistoryRow[];
  reporting: { expected: number; actual: number; onTime: number };
  /** "61/65 đơn vị đã báo cáo; thiếu: …" */
  partial: string;
  /** Of what runs us, for the hash of the book's content; absent: our own. */
  digest?: Digest | undefined;
}

export interface ProvinceBook {
  book: BookModel;
  lines: ProvinceLines;
  highlights: Highlights;
  /** Hash of everything in the book: equal hashes, equal books. */
  content: string;
}

/** Absolute address of a column's data, for formulas on other sheets. */
const rangeIn =
  ({ sheet, areaOf }: RenderedTable) =>
  (key: string): string =>
    absoluteArea(sheet.name, areaOf(key));

export function provinceBook(context: BookContext, input: ProvinceInput): ProvinceBook {
  const { catalog, period, asOf } = context;
  const { settings, reporting } = input;
  const complete = reporting.actual === reporting.expected;
  const subtitle = `Tỉnh Lạng Sơn · ${periodName(period)} · ngày chốt ${formatDay(asOf)}`;
  const lines = provinceLines(context, input.reports, input.ownAnswers);
  const highlights = highlightsOf(context, lines);

  const register = <Row>(spec: TableSpec<Row>, rows: readonly Row[]): RenderedTable =>
    renderTable(spec, rows, context, { subtitle, note: spec.about, editor: 'province' });
  // Figures that come from the units say on their face whose are missing.
  const figures = <Row>(spec: TableSpec<Row>, rows: readonly Row[]): RenderedTable =>
    renderTable(spec, rows, context, {
      subtitle,
      note: input.partial,
      warn: !complete,
      editor: 'province',
    });

  const tasks = figures(provinceTasks, lines.tasks);
  const targets = figures(provinceTargets, lines.targets);
  const disbursement = figures(provinceDisbursement, lines.disbursement);
  const petitions = figures(provincePetitions, lines.petitions);
  const counts = unitCounts(context, lines, {
    tasks: rangeIn(tasks),
    disbursement: rangeIn(disbursement),
  });
  const units = figures(unitsTable(counts), input.units);
  const settingRows = settingsRows(context, settings);
  const settingsSheet = register(settingsTable, settingRows);

  const overviewSheet = overview(context, {
    title: `TỔNG HỢP TIẾN ĐỘ ${periodName(period).toUpperCase()}`,
    subtitle,
    partial: input.partial,
    complete,
    settings,
    reporting,
    taskStates: lines.tasks.map((row) => taskLineStatus(row, context)),
    targetStates: lines.targets.map((row) => targetLineStatus(row, context)),
    groups: lines.disbursement,
    highlights,
    tables: { tasks, targets, disbursement, units },
  });
  const meta: Meta = {
    schema: SCHEMA_VERSION,
    kind: 'province',
    unit: '',
    period,
    catalog: catalog.fingerprint,
    seal: '',
    sample: context.sample,
    ...choiceFields(context),
  };
  const sheets = [
    overviewSheet,
    tasks.sheet,
    targets.sheet,
    disbursement.sheet,
    petitions.sheet,
    register(documentsTable, catalog.documents).sheet,
    units.sheet,
    register(ledgerTable, input.ledger).sheet,
    register(dataTable, input.data).sheet,
    register(historyTable, input.history).sheet,
    settingsSheet.sheet,
  ];
  const names = settingsNames(settingsSheet, settingRows);
  // Sheet by sheet: the text of all of them at once would be the largest thing in memory.
  const prints = sheets.map((sheet) => fingerprintOf(sheet, input.digest));
  const content = fingerprintOf({ sheets: prints, names, meta }, input.digest);
  return {
    lines,
    highlights,
    content,
    book: {
      title: `Tổng hợp tiến độ ${periodName(period)}`,
      sheets: [...sheets, metaSheet({ ...meta, content })],
      names,
      active: OVERVIEW_NAME,
    },
  };
}
