/** `docs/SHEETS.md`: what every sheet of both workbooks holds, told from the specs themselves. */
import type { Catalog } from '../catalog';
import { DEFAULT_RULES } from '../domain/deadline';
import { asOfOf, DEFAULT_DUE_RULES } from '../domain/period';
import type { BookContext, Column, ColumnType, Editor, TableSpec } from './spec';
import { editorOf } from './spec';
import { communeGuide, GUIDE_NAME } from './commune/guide';
import {
  REPORT_FIELDS,
  REPORT_NAME,
  REPORT_TEXTS,
  type ReportField,
} from './commune/report-fields';
import { communeRows, NO_ANSWERS } from './commune/rows';
import { communeDisbursement, provinceDisbursement } from './disbursement';
import { META_NAME, type Meta } from './meta';
import type { InputRule } from './model';
import { communePetitions, provincePetitions } from './petitions';
import { OVERVIEW_NAME } from './province/overview';
import { provinceLines } from './province/lines';
import { dataTable, historyTable, ledgerTable } from './province/ledger';
import { documentsTable, unitsTable } from './province/registers';
import { settingsRows, settingsTable } from './province/settings';
import { unitCounts } from './province/unit-counts';
import { ruleMessages } from './rules';
import { communeTargets, provinceTargets } from './targets';
import { communeTasks, provinceTasks } from './tasks';

const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  text: 'chữ',
  center: 'chữ ngắn',
  date: 'ngày',
  number: 'số',
  amount: 'số tiền',
  whole: 'số nguyên',
  percent: 'tỷ lệ',
  bar: 'thanh',
};

const FIELD_WORDS: Readonly<Record<InputRule['kind'], string>> = {
  choice: 'chữ ngắn',
  date: 'ngày',
  number: 'số',
  whole: 'số nguyên',
  text: 'chữ',
};

const EDITOR_WORDS: Readonly<Record<Editor, string>> = { unit: 'xã, phường', province: 'tỉnh' };

const META_ABOUT: Readonly<Record<keyof Meta, string>> = {
  schema: 'Phiên bản của mẫu',
  kind: '`commune` là sổ của xã, phường; `province` là sổ tổng hợp',
  unit: 'Mã đơn vị; sổ tổng hợp để trống',
  period: 'Kỳ báo cáo',
  catalog: 'Dấu của dữ liệu gốc đã dùng để lập sổ',
  seal: 'Mã niêm phong của báo cáo; chưa niêm phong thì trống',
  sealKey: 'Dấu nhận ra mã bí mật đã dùng để niêm phong; không dùng thì trống',
  sealRevision: 'Lần báo cáo lúc niêm phong',
  sealReportedOn: 'Ngày báo cáo lúc niêm phong',
  sample: 'Số liệu mẫu hay không',
  dataset: 'Thư mục cạnh sổ chứa bảng dữ liệu khi bảng quá dài; còn lại thì không có',
  documents: 'Mã các văn bản đã chọn; trống là tất cả',
  group: 'Mã nhóm đơn vị đã chọn; trống là tất cả',
  content: 'Dấu của toàn bộ nội dung; chỉ có ở sổ tổng hợp',
};

/** A Markdown table with its columns aligned, so that the source reads as well as the page. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((text) => text.replaceAll('|', '\\|')));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** A choice as its list, any other rule as the words that Excel shows. */
const ruleWords = (rule: InputRule | undefined): string =>
  rule === undefined
    ? ''
    : rule.kind === 'choice'
      ? `Chọn: ${rule.choices.join('; ')}`
      : ruleMessages(rule).error;

/** `words` when all rows have it, with a remark when only some do. */
const ofRows = (words: string, having: number, all: number): string =>
  having === 0 ? '' : having === all ? words : `${words}, một số dòng`;

const COLUMN_HEADINGS = ['Cột', 'Mã', 'Kiểu', 'Ai nhập', 'Quy tắc', 'Công thức', 'Ý nghĩa'];

interface SheetDescription {
  name: string;
  key: string;
  about: string;
  /** Rows of its table, headings first. */
  table?: readonly (readonly string[])[];
}

/** @param rows real rows: who may type and where a formula stands can differ from row to row */
function describeTable<Row>(
  spec: TableSpec<Row>,
  rows: readonly Row[],
  context: BookContext,
  editor: Editor,
): SheetDescription {
  const columnRow = (column: Column<Row>): string[] => {
    const hasFormula = (row: Row): boolean => (column.formula?.(row, context) ?? null) !== null;
    const formulas = rows.filter(hasFormula);
    const inputs = rows.filter(
      (row) => editorOf(column, row, context) === editor && !hasFormula(row),
    );
    return [
      column.group ? `${column.group}: ${column.heading}` : column.heading,
      `\`${column.key}\``,
      TYPE_WORDS[column.type],
      ofRows(EDITOR_WORDS[editor], inputs.length, rows.length),
      inputs.length > 0 ? ruleWords(column.rule) : '',
      rows.length > 0
        ? ofRows('có', formulas.length, rows.length)
        : column.formula === undefined
          ? ''
          : 'có',
      column.about,
    ];
  };
  return {
    name: spec.name,
    key: spec.key,
    about: spec.about,
    table: [COLUMN_HEADINGS, ...spec.columns.map(columnRow)],
  };
}

const fieldRow = ({ id, label, rule, about }: ReportField): string[] => [
  label,
  `\`${id}\``,
  FIELD_WORDS[rule.kind],
  EDITOR_WORDS.unit,
  ruleWords(rule),
  '',
  about,
];

const metaSheetOf = (
  fields: readonly (keyof Meta)[],
  more: readonly string[][] = [],
): SheetDescription => ({
  name: META_NAME,
  key: 'meta',
  about: 'Trang ẩn hẳn, cho phần mềm biết đây là sổ nào',
  table: [
    ['Mã', 'Ý nghĩa'],
    ...fields.map((field) => [`\`${field}\``, META_ABOUT[field]]),
    ...more,
  ],
});

const META_FIELDS = Object.keys(META_ABOUT) as (keyof Meta)[];

const ADDED_FIELD = [
  '`added/…`',
  'Dòng của văn bản đã nạp thêm vào sổ, mỗi dòng một ô (`catalog/additions.ts`)',
];

function communeSheets(context: BookContext): SheetDescription[] {
  const { communes } = context.catalog;
  const all = communes.map(({ code }) => communeRows(context, code, NO_ANSWERS));
  const facts = communeGuide(context, communes[0]?.code ?? '').sheet.rows.flatMap(({ cells }) => {
    const [id, label] = cells;
    return id && label ? [[String(label.value), `\`${String(id.value)}\``]] : [];
  });
  return [
    {
      name: GUIDE_NAME,
      key: 'guide',
      about: 'Sổ của ai, kỳ nào, cách điền, các mốc phải đạt; không nhập gì ở đây',
      table: [['Mục', 'Mã'], ...facts],
    },
    describeTable(
      communeTasks,
      all.flatMap((rows) => rows.tasks),
      context,
      'unit',
    ),
    describeTable(
      communeTargets,
      all.flatMap((rows) => rows.targets),
      context,
      'unit',
    ),
    describeTable(
      communeDisbursement,
      all.flatMap((rows) => rows.disbursement),
      context,
      'unit',
    ),
    describeTable(
      communePetitions,
      all.flatMap((rows) => rows.petitions),
      context,
      'unit',
    ),
    {
      name: REPORT_NAME,
      key: 'report',
      about: 'Báo cáo để in và ký; số liệu tự cộng từ các trang khác, mỗi mục dưới đây một ô nhập',
      table: [COLUMN_HEADINGS, ...[...REPORT_FIELDS, ...REPORT_TEXTS].map(fieldRow)],
    },
    metaSheetOf(
      META_FIELDS.filter((field) => field !== 'content'),
      [['`sealed/…`', 'Từng giá trị lúc niêm phong, mỗi giá trị một dòng'], ADDED_FIELD],
    ),
  ];
}

function provinceSheets(context: BookContext): SheetDescription[] {
  const { catalog, asOf, warnDays, rules } = context;
  const silent = catalog.communes.map((unit) => ({
    unit,
    reported: false,
    answersOf: () => ({}),
    freeRows: () => [],
  }));
  const lines = provinceLines(context, silent, NO_ANSWERS);
  const settings = settingsRows(context, {
    asOf,
    warnDays,
    ...rules,
    dueWorkingDays: context.dueRules.taskWorkingDays,
    weights: catalog.growth.weights,
    holidays: catalog.holidays,
  });
  // Only whether a column has a formula is asked, never what it says.
  const nowhere = (): string => '';
  const counts = unitCounts(context, lines, { tasks: nowhere, disbursement: nowhere });
  const table = <Row>(spec: TableSpec<Row>, rows: readonly Row[]): SheetDescription =>
    describeTable(spec, rows, context, 'province');
  return [
    {
      name: OVERVIEW_NAME,
      key: 'overview',
      about:
        'Một trang: tỷ lệ báo cáo, trạng thái nhiệm vụ, chỉ tiêu, giải ngân, kịch bản tăng trưởng, việc chậm nhất; số liệu là công thức trên các trang khác, ba danh sách cuối là giá trị lúc tổng hợp',
    },
    table(provinceTasks, lines.tasks),
    table(provinceTargets, lines.targets),
    table(provinceDisbursement, []),
    table(provincePetitions, lines.petitions),
    table(documentsTable, catalog.documents),
    table(unitsTable(counts), []),
    table(ledgerTable, []),
    table(dataTable, []),
    table(historyTable, []),
    table(settingsTable, settings),
    metaSheetOf(
      META_FIELDS.filter((field) => !field.startsWith('seal') || field === 'seal'),
      [ADDED_FIELD],
    ),
  ];
}

const sheetText = ({ name, key, about, table }: SheetDescription): string =>
  [
    `### ${name.replace('_', '\\_')} (\`${key}\`)`,
    `${about}.`,
    ...(table ? [markdownTable(table)] : []),
  ].join('\n\n');

/** Any period does: the sheets are the same for all. */
const PERIOD = '2026-06';

/**
 * Markdown for `docs/SHEETS.md`; `scripts/docs.mjs` writes it and a test keeps it current.
 *
 * @example describeSheets(loadCatalog()).startsWith('# Các trang tính') //=> true
 */
export function describeSheets(catalog: Catalog): string {
  const context: BookContext = {
    catalog,
    period: PERIOD,
    asOf: asOfOf(PERIOD),
    warnDays: 7,
    rules: DEFAULT_RULES,
    dueRules: DEFAULT_DUE_RULES,
    sample: false,
  };
  const parts = [
    '# Các trang tính',
    'Tệp này do `scripts/docs.mjs` lập từ `src/sheets/`; sửa ở đó rồi chạy lại, đừng sửa ở đây.',
    'Mỗi trang, cột, dòng được nhận ra bằng mã ẩn chứ không bằng tên hay vị trí: đổi tên trang, chuyển cột, sắp xếp bằng nút lọc, chèn dòng không làm mất số liệu. Số liệu ghi ở dòng chèn thêm, hoặc ở dòng bị lệch khỏi mã ẩn, không được nhận và được nêu rõ.',
    '## Sổ báo cáo của xã, phường',
    ...communeSheets(context).map(sheetText),
    '## Sổ tổng hợp của tỉnh',
    ...provinceSheets(context).map(sheetText),
  ];
  return `${parts.join('\n\n')}\n`;
}
