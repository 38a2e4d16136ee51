import type { Digest } from '../../catalog';
import { formatDay } from '../../domain/day';
import { formatNumber } from '../../domain/number-text';
import { periodName } from '../../domain/period';
import { rateShortfall } from '../../domain/target';
import { absoluteArea } from '../address';
import { provinceDisbursement } from '../disbursement';
import { choiceFields, metaSheet, SCHEMA_VERSION, type Meta } from '../meta';
import type { BookModel, RowList, SheetModel } from '../model';
import { wholeBook } from '../lazy-rows';
import { provincePetitions } from '../petitions';
import { lazyTable, type RenderedTable, type TableRows } from '../render-table';
import type { BookContext, TableSpec } from '../spec';
import { noTargetsText } from '../target-year';
import { provinceTargets, targetLineStatus, type TargetLine } from '../targets';
import { provinceTasks, taskLineStatus } from '../tasks';
import type { AnswersOf } from '../commune/rows';
import { contentOf } from './content';
import { daysOverdue, figuresBehind, highlightsOf, type Highlights } from './highlights';
import { listed } from './listed';
import { isTotal, provinceLines, type ProvinceLines } from './lines';
import { overview, OVERVIEW_NAME } from './overview';
import { dataTable, historyTable, ledgerTable } from './ledger';
import { documentsTable, unitsTable } from './registers';
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
  data: TableRows<DataRow>;
  history: readonly HistoryRow[];
  reporting: { expected: number; actual: number; onTime: number };
  /** "61/65 đơn vị đã báo cáo; thiếu: …" */
  partial: string;
  /** Folder beside the book that holds the long table; absent or null: it stands in the book. */
  dataset?: string | null;
  /** Lines that a sheet may hold; absent: `MOST_LINES`. */
  mostLines?: number;
  /** Of what runs us, for the hash of the book's content; absent: our own. */
  digest?: Digest | undefined;
}

export interface ProvinceBook {
  /** With all its rows at hand. */
  readonly book: BookModel;
  /** The same, its rows made as they are gone through: for who only writes it. */
  stream: BookModel<RowList>;
  lines: ProvinceLines;
  highlights: Highlights;
  /** Hash of everything in the book: equal hashes, equal books. */
  content: string;
}

/** Absolute address of a column's data, for formulas on other sheets. */
const rangeIn =
  ({ sheet, areaOf }: RenderedTable<RowList>) =>
  (key: string): string =>
    absoluteArea(sheet.name, areaOf(key));

const asideText = (values: number, folder: string): string =>
  `${formatNumber(values)} giá trị nằm ở thư mục "${folder}" cạnh sổ này (tệp Parquet theo kỳ), vì quá dài cho một trang tính. Giữ thư mục đó cùng chỗ với sổ; khi chép hoặc gửi sổ thì chép cả thư mục.`;

const LOAD_DIRECTIVE = 'Nạp văn bản giao chỉ tiêu của năm bằng nút Văn bản.';

export function provinceBook(context: BookContext, input: ProvinceInput): ProvinceBook {
  const { catalog, period, asOf } = context;
  const { settings, reporting } = input;
  const complete = reporting.actual === reporting.expected;
  const subtitle = `Tỉnh Lạng Sơn · ${periodName(period)} · ngày chốt ${formatDay(asOf)}`;
  const lines = provinceLines(context, input.reports, input.ownAnswers);
  const highlights = highlightsOf(context, lines);

  const register = <Row>(spec: TableSpec<Row>, rows: TableRows<Row>): RenderedTable<RowList> =>
    lazyTable(spec, rows, context, { subtitle, note: spec.about, editor: 'province' });
  // Figures that come from the units say on their face whose are missing.
  const figures = <Row>(
    spec: TableSpec<Row>,
    rows: readonly Row[],
    more = '',
    warn = !complete,
  ): RenderedTable<RowList> =>
    lazyTable(spec, rows, context, {
      subtitle,
      note: input.partial + more,
      warn,
      editor: 'province',
    });

  const longTable = ({ data, dataset }: ProvinceInput): RenderedTable<RowList> =>
    dataset
      ? lazyTable(dataTable, [], context, {
          subtitle,
          note: asideText(data.length, dataset),
          warn: true,
          editor: 'province',
        })
      : register(dataTable, data);

  const listedTasks = listed(
    lines.tasks,
    (row) => daysOverdue(row, context),
    { urgent: 'quá hạn', worst: 'quá hạn lâu' },
    input.mostLines,
  );
  const shortfall = (row: TargetLine): number | null => {
    const figures = figuresBehind(row, context);
    return figures && rateShortfall(figures);
  };
  const listedTargets = listed(
    lines.targets,
    shortfall,
    { urgent: 'chậm tiến độ hoặc không đạt', worst: 'kém' },
    input.mostLines,
  );
  const tasks = figures(provinceTasks, listedTasks.lines, listedTasks.note);
  const noTargets = noTargetsText(context);
  const targets = figures(
    provinceTargets,
    listedTargets.lines,
    listedTargets.note + (noTargets && ` ${noTargets} ${LOAD_DIRECTIVE}`),
    !complete || noTargets !== '',
  );
  const disbursement = figures(provinceDisbursement, lines.disbursement);
  const petitions = figures(provincePetitions, lines.petitions);
  const counts = unitCounts(context, lines, {
    tasks: listedTasks.whole ? rangeIn(tasks) : null,
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
    targetStates: lines.targets
      .filter((row) => !isTotal(row))
      .map((row) => targetLineStatus(row, context)),
    groups: lines.disbursement,
    highlights,
    tables: {
      tasks: listedTasks.whole ? tasks : null,
      targets: listedTargets.whole ? targets : null,
      ...{ disbursement, units },
    },
  });
  const meta: Meta = {
    schema: SCHEMA_VERSION,
    kind: 'province',
    unit: '',
    period,
    catalog: catalog.fingerprint,
    seal: '',
    sample: context.sample,
    ...(input.dataset ? { dataset: input.dataset } : {}),
    ...choiceFields(context),
  };
  const sheets: SheetModel<RowList>[] = [
    overviewSheet,
    tasks.sheet,
    targets.sheet,
    disbursement.sheet,
    petitions.sheet,
    register(documentsTable, catalog.documents).sheet,
    units.sheet,
    register(ledgerTable, input.ledger).sheet,
    longTable(input).sheet,
    register(historyTable, input.history).sheet,
    settingsSheet.sheet,
  ];
  const names = settingsNames(settingsSheet, settingRows);
  const { units: unitRows, ledger, data, history, digest } = input;
  const content = contentOf({
    ...{ units: unitRows, ledger, data, history, digest },
    ...{ lines, sheets, names, meta, additions: catalog.additions },
  });
  const stream: BookModel<RowList> = {
    title: `Tổng hợp tiến độ ${periodName(period)}`,
    sheets: [...sheets, metaSheet({ ...meta, content }, [], catalog.additions)],
    names,
    active: OVERVIEW_NAME,
  };
  let whole: BookModel | undefined;
  return {
    lines,
    highlights,
    content,
    stream,
    get book() {
      return (whole ??= wholeBook(stream));
    },
  };
}
