/**
 * Báo cáo: the completion report, laid out as NĐ 30/2020/NĐ-CP (Phụ lục I) asks, with figures that add
 * themselves up from the other sheets. Its yellow cells are read back by id like any table's.
 */
import { findUnit, unitName } from '../../catalog';
import type { ProjectGroup, UnitCode } from '../../domain/model';
import { periodName } from '../../domain/period';
import { DISBURSEMENT_TONES } from '../columns';
import { groupAssessment, groupLines } from '../disbursement';
import { DISBURSEMENT_FLOOR, DISBURSEMENT_RATE, DISBURSEMENT_STATUS, groupSum } from '../formulas';
import { Form, text } from '../form';
import { GROUP_LABELS, type Answers } from '../line';
import type { CellContent, CellModel, InputRule, SheetModel } from '../model';
import { absoluteArea, cellAddress } from '../address';
import { fillFormula } from '../fill-formula';
import type { RenderedTable } from '../render-table';
import { YEAR_BOUNDS } from '../rules';
import { printedSeal, type Seal } from '../seal';
import type { BookContext } from '../spec';
import type { StyleName } from '../styles';
import { taskLineStatus } from '../tasks';
import { targetLineStatus } from '../targets';
import type { CommuneRows } from './rows';

export const REPORT_NAME = 'Báo cáo';

// Rounds as people do (0,575 is 58 %, in binary a little less); the formula rounds before `TEXT`, where applications differ.
const WHOLE_PERCENT = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 0,
  useGrouping: false,
  signDisplay: 'negative',
});

/** Answers stand in this column. */
const VALUE = 4;

export interface ReportField {
  id: string;
  label: string;
  style: StyleName;
  rule: InputRule;
  about: string;
}

const YES_NO = ['Có số liệu', 'Không phát sinh'] as const;

/** What the unit states about the report as a whole. */
export const REPORT_FIELDS: readonly ReportField[] = [
  {
    id: 'reportedOn',
    label: 'Ngày báo cáo',
    style: 'inputDate',
    rule: { kind: 'date', ...YEAR_BOUNDS },
    about: 'Ngày ký báo cáo; so với hạn nộp',
  },
  {
    id: 'revision',
    label: 'Lần báo cáo',
    style: 'inputCenter',
    rule: { kind: 'whole', min: 1, max: 99 },
    about: 'Lần đầu là 1; gửi lại thì tăng',
  },
  {
    id: 'reporter',
    label: 'Người lập',
    style: 'inputText',
    rule: { kind: 'text', max: 100 },
    about: 'Họ tên người lập',
  },
  {
    id: 'phone',
    label: 'Điện thoại',
    style: 'inputText',
    rule: { kind: 'text', max: 30 },
    about: 'Số điện thoại người lập',
  },
  {
    id: 'disbursement',
    label: 'Vốn đầu tư công',
    style: 'inputCenter',
    rule: { kind: 'choice', choices: YES_NO },
    about: 'Có số liệu, hoặc Không phát sinh khi đơn vị không có kế hoạch vốn',
  },
  {
    id: 'petitions',
    label: 'Kiến nghị',
    style: 'inputCenter',
    rule: { kind: 'choice', choices: YES_NO },
    about: 'Có số liệu, hoặc Không phát sinh',
  },
];

export const REPORT_TEXTS: readonly ReportField[] = [
  {
    id: 'difficulties',
    label: 'Khó khăn, vướng mắc',
    style: 'inputText',
    rule: { kind: 'text', max: 5000 },
    about: 'Khó khăn, vướng mắc chung',
  },
  {
    id: 'proposals',
    label: 'Đề xuất, kiến nghị',
    style: 'inputText',
    rule: { kind: 'text', max: 5000 },
    about: 'Đề xuất, kiến nghị chung',
  },
];

export interface ReportInput {
  rows: CommuneRows;
  tasks: RenderedTable;
  targets: RenderedTable;
  disbursement: RenderedTable;
  answersOf: (row: string) => Answers;
  seal?: Seal | null;
}

const TASK_CLASSES = [
  ['Hoàn thành đúng hạn', ['Hoàn thành đúng hạn']],
  ['Hoàn thành quá hạn', ['Hoàn thành quá hạn']],
  ['Chưa hoàn thành, trong hạn', ['Trong hạn', 'Sắp đến hạn']],
  ['Chưa hoàn thành, quá hạn', ['Quá hạn']],
  ['Không thời hạn', ['Không thời hạn']],
  ['Không phát sinh', ['Không phát sinh']],
  ['Chưa có số liệu', ['Chưa có số liệu', 'Thiếu ngày hoàn thành']],
] as const;

const TARGET_CLASSES = [
  ['Vượt', ['Vượt']],
  ['Đạt', ['Đạt']],
  ['Đúng tiến độ', ['Đúng tiến độ']],
  ['Chậm tiến độ', ['Chậm tiến độ']],
  ['Không đạt', ['Không đạt']],
  ['Không phát sinh', ['Không phát sinh']],
  ['Chưa có số liệu', ['Chưa có số liệu']],
] as const;

export function communeReport(
  context: BookContext,
  code: UnitCode,
  input: ReportInput,
): SheetModel {
  const { catalog, period, sample } = context;
  const unit = findUnit(catalog, code);
  const form = new Form({
    key: 'report',
    name: REPORT_NAME,
    valueColumn: VALUE,
    widths: [20, 14, 14, 14, 14, 18],
    print: {
      orientation: 'portrait',
      footer: `Báo cáo ${periodName(period)} · ${unitName(unit)}`,
      onePage: true,
    },
    tab: 'warn',
  });
  const last = form.lastColumn;
  const sides = (left: CellModel, right: CellModel, height: number): void => {
    form.spans(
      [
        { left: 2, right: 3, cell: left },
        { left: 4, right: last, cell: right },
      ],
      { height },
    );
  };

  sides(
    text('ỦY BAN NHÂN DÂN', 'formCenter'),
    text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'formCenterBold'),
    18,
  );
  sides(
    text(unitName(unit).toUpperCase(), 'formCenterBold'),
    text('Độc lập - Tự do - Hạnh phúc', 'formMotto'),
    19,
  );
  sides(
    text('Số:       /BC-UBND', 'formCenter'),
    text(`${unit.name}, ngày      tháng      năm ${period.slice(0, 4)}`, 'formItalic'),
    22,
  );
  form.blank(10);
  form.line('BÁO CÁO', 'formTitle', { height: 20 });
  form.line(
    `Kết quả thực hiện nhiệm vụ, chỉ tiêu và giải ngân ${periodName(period)}`,
    'formTitle',
    { height: 20 },
  );
  if (sample) form.line('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT', 'sample', { height: 18 });
  form.line('Kính gửi: Sở Tài chính tỉnh Lạng Sơn', 'formItalic', { height: 22 });
  form.blank();

  fields(form, REPORT_FIELDS, input.answersOf);
  form.blank();

  form.line('I. Nhiệm vụ', 'formSection', { height: 19 });
  const taskStates = input.rows.tasks.map((row) => taskLineStatus(row, context));
  classTable(
    form,
    TASK_CLASSES,
    taskStates,
    absoluteArea(input.tasks.sheet.name, input.tasks.areaOf('status')),
  );
  form.blank();

  form.line('II. Chỉ tiêu', 'formSection', { height: 19 });
  const targetStates = input.rows.targets.map((row) => targetLineStatus(row, context));
  classTable(
    form,
    TARGET_CLASSES,
    targetStates,
    absoluteArea(input.targets.sheet.name, input.targets.areaOf('status')),
  );
  form.blank();

  form.line('III. Giải ngân vốn đầu tư công (triệu đồng)', 'formSection', { height: 19 });
  disbursementTable(form, context, code, input);
  form.blank();

  REPORT_TEXTS.forEach((field, index) => {
    form.line(`${['IV', 'V'][index] ?? ''}. ${field.label}`, 'formSection', { height: 19 });
    const answers = input.answersOf(field.id);
    // The answer column is the one every answer stands in; the label to its left keeps the print tidy.
    const row = form.spans(
      [
        { left: 2, right: 3, cell: text('Ghi tóm tắt:', 'text') },
        {
          left: VALUE,
          right: last,
          cell: { value: answers['value'] ?? null, style: field.style, input: true },
        },
      ],
      { id: field.id, height: 48 },
    );
    form.validate(row, VALUE, field.rule, field.label);
  });
  form.blank();

  const signature: readonly [string, StyleName, string, StyleName][] = [
    ['Nơi nhận:', 'formSmallBold', 'TM. ỦY BAN NHÂN DÂN', 'formCenterBold'],
    ['- Như trên;', 'formSmall', 'CHỦ TỊCH', 'formCenterBold'],
    ['- Lưu: VT.', 'formSmall', '', 'formCenterBold'],
  ];
  for (const [left, leftStyle, right, rightStyle] of signature) {
    sides(text(left, leftStyle), text(right, rightStyle), 18);
  }
  form.blank(70);
  const seal = input.seal ? printedSeal(input.seal) : 'chưa niêm phong';
  form.line(`Mã niêm phong: ${seal}`, 'formSmall', { height: 15 });
  return form.build();
}

function fields(
  form: Form,
  list: readonly ReportField[],
  answersOf: (row: string) => Answers,
): void {
  for (const field of list) {
    const row = form.spans(
      [
        { left: 2, right: 3, cell: text(field.label, 'total') },
        {
          left: VALUE,
          right: 5,
          cell: { value: answersOf(field.id)['value'] ?? null, style: field.style, input: true },
        },
        { left: 6, right: form.lastColumn, cell: text(field.about, 'text') },
      ],
      { id: field.id },
    );
    form.validate(row, VALUE, field.rule, field.label);
  }
}

/** Counts of a status column by class, with their share. */
function classTable(
  form: Form,
  classes: readonly (readonly [string, readonly string[]])[],
  states: readonly string[],
  area: string,
): void {
  const row3 = (label: CellModel, count: CellModel, share: CellModel): void => {
    form.spans([
      { left: 2, right: 4, cell: label },
      { left: 5, right: 5, cell: count },
      { left: 6, right: form.lastColumn, cell: share },
    ]);
  };
  row3(text('Trạng thái', 'heading'), text('Số lượng', 'heading'), text('Tỷ lệ', 'heading'));
  const all = classes.flatMap(([, members]) => members);
  const countOf = (members: readonly string[]): number =>
    states.filter((state) => members.includes(state)).length;
  const total = countOf(all);
  const totalRow = form.next + classes.length;
  for (const [label, members] of classes) {
    const count = countOf(members);
    const cell = cellAddress(form.next, 5);
    row3(
      text(label),
      {
        value: count,
        formula: members.map((state) => `COUNTIF(${area},"${state}")`).join('+'),
        style: 'whole',
      },
      {
        value: total === 0 ? 0 : count / total,
        formula: `IF($E$${totalRow}=0,0,${cell}/$E$${totalRow})`,
        style: 'percent',
      },
    );
  }
  const from = totalRow - classes.length;
  row3(
    text('Tổng số', 'total'),
    {
      value: total,
      formula: `SUM(E${from}:E${totalRow - 1})`,
      style: 'totalNumber',
      format: '#,##0',
    },
    text('', 'total'),
  );
}

function disbursementTable(
  form: Form,
  context: BookContext,
  code: UnitCode,
  input: ReportInput,
): void {
  const { rows, disbursement } = input;
  const titles = [
    'Nhóm dự án',
    'Kế hoạch vốn',
    'Đã giải ngân',
    'Ước hết kỳ',
    'Tỷ lệ; mốc',
    'Trạng thái',
  ];
  form.add(Object.fromEntries(titles.map((title, index) => [index + 2, text(title, 'heading')])));
  const first = form.next;
  const groups = groupLines(findUnit(context.catalog, code), rows.disbursement);
  const range = (key: string): string =>
    absoluteArea(disbursement.sheet.name, disbursement.areaOf(key));
  const ranges = {
    group: range('group'),
    plan: range('plan'),
    disbursed: range('disbursed'),
    estimate: range('estimate'),
  };
  const at = new Map([
    ['group', 2],
    ['plan', 3],
    ['disbursed', 4],
    ['estimate', 5],
  ]);
  for (const group of [1, 2, 3, 4] as ProjectGroup[]) {
    const row = form.next;
    const found = groups.find((line) => line.group === group);
    const money = {
      group,
      plan: found?.plan ?? null,
      disbursed: found?.disbursed ?? null,
      estimate: found?.estimate ?? null,
    };
    const { rate, floor, status } = groupAssessment(money, context);
    const fill = (template: string): string =>
      fillFormula(template.replaceAll('[floor]', `(${DISBURSEMENT_FLOOR})`), row, at);
    const sum = (key: 'plan' | 'disbursed' | 'estimate'): CellModel => ({
      value: money[key] ?? '',
      formula: groupSum(key, ranges, `$B${row}`),
      style: 'amount',
    });
    const percent = (value: CellContent): string =>
      typeof value === 'number' ? WHOLE_PERCENT.format(value) : '-';
    form.add({
      2: text(GROUP_LABELS[group]),
      3: sum('plan'),
      4: sum('disbursed'),
      5: sum('estimate'),
      6: {
        value: `${percent(rate)}; ${percent(floor)}`,
        formula: [DISBURSEMENT_RATE, DISBURSEMENT_FLOOR]
          .map((template) => `IF((${fill(template)})="","-",TEXT(ROUND(${fill(template)},2),"0%"))`)
          .join('&"; "&'),
        style: 'center',
      },
      7: {
        value: found ? status : 'Không phát sinh',
        formula: `IF(COUNTIF(${ranges.group},$B${row})=0,"Không phát sinh",${fill(DISBURSEMENT_STATUS)})`,
        style: 'center',
      },
    });
  }
  form.highlight({ top: first, left: 7, bottom: form.next - 1, right: 7 }, DISBURSEMENT_TONES);
}
