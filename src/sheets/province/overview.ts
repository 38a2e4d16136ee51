/** Tổng quan: one page that answers who has reported, what is late, who is behind. */
import { growthNeeded } from '../../domain/growth';
import { DISBURSEMENT_TONES } from '../columns';
import { absoluteArea, cellAddress } from '../address';
import {
  DISBURSEMENT_FLOOR,
  DISBURSEMENT_GAP,
  DISBURSEMENT_RATE,
  DISBURSEMENT_STATUS,
  groupSum,
} from '../formulas';
import { Form, text } from '../form';
import { GROUP_LABELS } from '../line';
import type { CellModel, RowList, SheetModel, Tone } from '../model';
import { fillFormula } from '../fill-formula';
import type { RenderedTable } from '../render-table';
import type { BookContext } from '../spec';
import { addUp, groupAssessment, type GroupLine } from '../disbursement';
import { unitsText, type Highlight, type Highlights } from './highlights';
import type { Settings } from './settings';

export const OVERVIEW_NAME = 'Tổng quan';

export interface OverviewInput {
  title: string;
  subtitle: string;
  /** "61/65 đơn vị đã báo cáo, thiếu: …" */
  partial: string;
  complete: boolean;
  settings: Settings;
  reporting: { expected: number; actual: number; onTime: number };
  taskStates: readonly string[];
  targetStates: readonly string[];
  groups: readonly GroupLine[];
  highlights: Highlights;
  /** Where the lines stand, for the formulas; null where a sheet does not hold all of them. */
  tables: {
    tasks: RenderedTable<RowList> | null;
    targets: RenderedTable<RowList> | null;
    disbursement: RenderedTable<RowList>;
    units: RenderedTable<RowList>;
  };
}

const TASK_ROWS: readonly (readonly [string, readonly string[], Tone])[] = [
  ['Hoàn thành đúng hạn', ['Hoàn thành đúng hạn'], 'good'],
  ['Hoàn thành quá hạn', ['Hoàn thành quá hạn'], 'warn'],
  ['Chưa hoàn thành, trong hạn', ['Trong hạn', 'Sắp đến hạn'], 'good'],
  ['   trong đó: sắp đến hạn', ['Sắp đến hạn'], 'warn'],
  ['Chưa hoàn thành, quá hạn', ['Quá hạn'], 'bad'],
  ['Không thời hạn', ['Không thời hạn'], 'idle'],
  ['Không phát sinh', ['Không phát sinh'], 'idle'],
  ['Chưa có số liệu', ['Chưa có số liệu', 'Thiếu ngày hoàn thành'], 'idle'],
];

const TARGET_ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['Vượt', ['Vượt']],
  ['Đạt', ['Đạt']],
  ['Đúng tiến độ', ['Đúng tiến độ']],
  ['Chậm tiến độ', ['Chậm tiến độ']],
  ['Không đạt', ['Không đạt']],
  ['Không phát sinh', ['Không phát sinh']],
  ['Chưa có số liệu', ['Chưa có số liệu']],
];

/** Lines of each list; the sheets hold them all. */
const LISTED = 10;

/** Blocks in a bar of a whole: wide enough to compare, narrow enough to print. */
const BAR = 24;

const bar = (share: number): string => '█'.repeat(Math.round(share * BAR));
const barFormula = (cell: string): string => `REPT("█",ROUND(${cell}*${BAR},0))`;

export function overview(context: BookContext, input: OverviewInput): SheetModel {
  const form = new Form({
    key: 'overview',
    name: OVERVIEW_NAME,
    widths: [30, 13, 13, 13, 13, 13, 16, 15],
    print: { orientation: 'portrait', footer: `${input.title} · ${input.subtitle}` },
    tab: 'bad',
  });
  form.line(input.title, 'title', { height: 26 });
  form.line(input.subtitle, 'subtitle', { height: 18 });
  if (context.sample) form.line('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT.', 'sample', { height: 18 });
  form.line(input.partial, input.complete ? 'note' : 'warning');
  form.blank();
  reportingBlock(form, input);
  statesBlock(form, 'NHIỆM VỤ ĐẾN NGÀY CHỐT', TASK_ROWS, input.taskStates, input.tables.tasks);
  statesBlock(
    form,
    'CHỈ TIÊU ĐẾN NGÀY CHỐT',
    TARGET_ROWS,
    input.targetStates,
    input.tables.targets,
  );
  disbursementBlock(form, context, input);
  growthBlock(form, context, input.settings);
  listBlock(
    form,
    'NHIỆM VỤ QUÁ HẠN NHIỀU NGÀY NHẤT',
    ['Đơn vị', 'Nhiệm vụ', 'Quá (ngày)'],
    input.highlights.overdue,
    'Không có nhiệm vụ nào quá hạn trong số liệu đã nhận.',
  );
  listBlock(
    form,
    'CHỈ TIÊU CHẬM HOẶC KHÔNG ĐẠT, NHIỀU ĐƠN VỊ NHẤT TRƯỚC',
    ['Đơn vị', 'Chỉ tiêu', 'Thấp nhất'],
    input.highlights.behind,
    'Chưa có chỉ tiêu nào chậm tiến độ trong số liệu đã nhận.',
  );
  listBlock(
    form,
    'NHÓM DỰ ÁN DƯỚI MỐC GIẢI NGÂN',
    ['Đơn vị', 'Nhóm dự án', 'Tỷ lệ'],
    input.highlights.underFloor,
    'Không có nhóm dự án nào dưới mốc.',
  );
  return form.build();
}

function row(form: Form, label: CellModel, cells: readonly CellModel[], wide?: CellModel): void {
  const list: Record<number, CellModel> = { 2: label };
  cells.forEach((cell, index) => (list[index + 3] = cell));
  if (!wide) {
    form.add(list);
    return;
  }
  const left = cells.length + 3;
  const parts = Object.entries(list).map(([column, cell]) => ({
    left: Number(column),
    right: Number(column),
    cell,
  }));
  form.spans([...parts, { left, right: form.lastColumn, cell: wide }]);
}

function reportingBlock(form: Form, { reporting, tables }: OverviewInput): void {
  const { expected, actual, onTime } = reporting;
  const area = absoluteArea(tables.units.sheet.name, tables.units.areaOf('status'));
  form.line('TÌNH HÌNH BÁO CÁO', 'section', { height: 20 });
  row(
    form,
    text('', 'heading'),
    [text('Số đơn vị', 'heading'), text('Tỷ lệ', 'heading')],
    text('', 'heading'),
  );
  const first = form.next;
  const line = (label: string, count: number, formula: string): void => {
    const share = expected === 0 ? 0 : count / expected;
    const at = form.next;
    row(
      form,
      text(label),
      [
        { value: count, formula, style: 'whole' },
        { value: share, formula: `IF($C$${first}=0,0,C${at}/$C$${first})`, style: 'percent' },
      ],
      { value: bar(share), formula: barFormula(`D${at}`), style: 'bar' },
    );
  };
  line('Phải báo cáo', expected, `ROWS(${area})`);
  line(
    'Đã báo cáo (tỷ lệ báo cáo)',
    actual,
    `COUNTIF(${area},"Đúng hạn")+COUNTIF(${area},"Trễ hạn")`,
  );
  line('Đúng hạn (tỷ lệ đúng hạn)', onTime, `COUNTIF(${area},"Đúng hạn")`);
  line('Trễ hạn', actual - onTime, `COUNTIF(${area},"Trễ hạn")`);
  line(
    'Chưa nộp',
    expected - actual,
    `COUNTIF(${area},"Chưa nộp")+COUNTIF(${area},"Chưa đến hạn")`,
  );
  form.blank();
}

function statesBlock(
  form: Form,
  title: string,
  classes: readonly (readonly [string, readonly string[], Tone?])[],
  states: readonly string[],
  table: RenderedTable<RowList> | null,
): void {
  const area = table && absoluteArea(table.sheet.name, table.areaOf('status'));
  const count = (members: readonly string[]): number =>
    states.filter((state) => members.includes(state)).length;
  const total = states.filter((state) => state !== '').length;
  form.line(title, 'section', { height: 20 });
  row(
    form,
    text('Trạng thái', 'heading'),
    [text('Số lượng', 'heading'), text('Tỷ lệ', 'heading')],
    text('', 'heading'),
  );
  const first = form.next;
  // "trong đó" lines are part of another line and stay out of the total.
  const counted = classes.flatMap(([label], index) =>
    label.startsWith(' ') ? [] : [`C${first + index}`],
  );
  const totalRow = first + classes.length;
  for (const [label, members] of classes) {
    const share = total === 0 ? 0 : count(members) / total;
    const at = form.next;
    row(
      form,
      text(label),
      [
        {
          value: count(members),
          ...(area
            ? { formula: members.map((state) => `COUNTIF(${area},"${state}")`).join('+') }
            : {}),
          style: 'whole',
        },
        { value: share, formula: `IF($C$${totalRow}=0,0,C${at}/$C$${totalRow})`, style: 'percent' },
      ],
      { value: bar(share), formula: barFormula(`D${at}`), style: 'bar' },
    );
  }
  row(
    form,
    text('Tổng số', 'total'),
    [
      { value: total, formula: counted.join('+'), style: 'totalNumber', format: '#,##0' },
      text('', 'total'),
    ],
    text('', 'total'),
  );
  form.blank();
}

function disbursementBlock(
  form: Form,
  context: BookContext,
  { groups, tables }: OverviewInput,
): void {
  const { sheet, areaOf } = tables.disbursement;
  const range = (key: string): string => absoluteArea(sheet.name, areaOf(key));
  form.line('GIẢI NGÂN THEO NHÓM DỰ ÁN (triệu đồng)', 'section', { height: 20 });
  const ranges = {
    group: range('group'),
    plan: range('plan'),
    disbursed: range('disbursed'),
    estimate: range('estimate'),
  };
  const titles = [
    'Nhóm dự án',
    'Kế hoạch',
    'Đã giải ngân',
    'Ước hết kỳ',
    'Tỷ lệ',
    'Mốc',
    'Trạng thái',
    'Cần thêm',
  ];
  form.add(Object.fromEntries(titles.map((title, index) => [index + 2, text(title, 'heading')])));
  const first = form.next;
  const at = new Map([
    ['group', 2],
    ['plan', 3],
    ['disbursed', 4],
    ['estimate', 5],
    ['rate', 6],
    ['floor', 7],
    ['status', 8],
  ]);
  for (const group of [1, 2, 3, 4] as const) {
    const number = form.next;
    const lines = groups.filter((line) => line.group === group);
    const money = {
      group,
      plan: addUp(lines.map(({ plan }) => plan)),
      disbursed: addUp(lines.map(({ disbursed }) => disbursed)),
      estimate: addUp(lines.map(({ estimate }) => estimate)),
    };
    const assessed = groupAssessment(money, context);
    const fill = (template: string): string => fillFormula(template, number, at);
    const sum = (key: 'plan' | 'disbursed' | 'estimate'): CellModel => ({
      value: money[key] ?? '',
      formula: groupSum(key, ranges, `$B${number}`),
      style: 'amount',
    });
    form.add({
      2: text(GROUP_LABELS[group]),
      3: sum('plan'),
      4: sum('disbursed'),
      5: sum('estimate'),
      6: { value: assessed.rate, formula: fill(DISBURSEMENT_RATE), style: 'percent' },
      7: { value: assessed.floor, formula: fill(DISBURSEMENT_FLOOR), style: 'percent' },
      8: { value: assessed.status, formula: fill(DISBURSEMENT_STATUS), style: 'center' },
      9: { value: assessed.gap, formula: fill(DISBURSEMENT_GAP), style: 'amount' },
    });
  }
  form.highlight({ top: first, left: 8, bottom: form.next - 1, right: 8 }, DISBURSEMENT_TONES);
  form.blank();
}

function growthBlock(form: Form, { catalog }: BookContext, settings: Settings): void {
  const { growth } = catalog;
  const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) =>
    growth.periods.find(({ period }) => period === `${growth.year}-${quarter}`),
  );
  const actuals = quarters.map((quarter) => quarter?.estimated ?? null);
  const needed = growthNeeded(growth.annualTarget, settings.weights, actuals);
  form.line(`KỊCH BẢN TĂNG TRƯỞNG: ${growth.indicator} (%)`, 'section', { height: 20 });
  const titles = ['', 'Quý I', 'Quý II', 'Quý III', 'Quý IV', 'Cả năm'];
  form.add(Object.fromEntries(titles.map((title, index) => [index + 2, text(title, 'heading')])));
  const figures = (label: string, values: readonly (number | null)[], year: CellModel): number => {
    const cells: Record<number, CellModel> = { 2: text(label), 7: year };
    values.forEach((value, index) => (cells[index + 3] = { value, style: 'number' }));
    return form.add(cells);
  };
  figures(
    'Kịch bản',
    quarters.map((quarter) => quarter?.planned ?? null),
    { value: growth.annualTarget, style: 'number' },
  );
  const planRow = form.next - 1;
  const actualRow = figures('Ước thực hiện', actuals, { value: null, style: 'number' });
  // SUMPRODUCT would need the weights lying as the quarters lie; four products say it plainly.
  const weight = (index: number): string => `INDEX(TyTrongQuy,${index})`;
  const quarterCells = [1, 2, 3, 4].map((index) => ({
    w: weight(index),
    cell: cellAddress(actualRow, index + 2),
  }));
  const all = quarterCells.map(({ w }) => w).join('+');
  const spent = quarterCells.map(({ w, cell }) => `IF(ISNUMBER(${cell}),${w}*${cell},0)`).join('+');
  const rest = quarterCells.map(({ w, cell }) => `IF(ISNUMBER(${cell}),0,${w})`).join('+');
  const neededCell: CellModel = {
    value: needed ?? '',
    formula: `IF((${rest})=0,"",(${cellAddress(planRow, 7)}*(${all})-(${spent}))/(${rest}))`,
    style: 'number',
  };
  form.spans([
    {
      left: 2,
      right: 6,
      cell: text(
        'Phần còn lại của năm phải đạt bình quân (theo tỷ trọng quý ở trang Cấu hình)',
        'total',
      ),
    },
    { left: 7, right: 7, cell: neededCell },
  ]);
  form.blank();
}

function listBlock(
  form: Form,
  title: string,
  headings: readonly [string, string, string],
  items: readonly Highlight[],
  none: string,
): void {
  form.line(title, 'section', { height: 20 });
  if (items.length === 0) {
    form.line(none, 'note', { height: 18 });
    form.blank();
    return;
  }
  const line = (unit: CellModel, what: CellModel, figure: CellModel): void => {
    form.spans([
      { left: 2, right: 4, cell: unit },
      { left: 5, right: form.lastColumn - 1, cell: what },
      { left: form.lastColumn, right: form.lastColumn, cell: figure },
    ]);
  };
  line(text(headings[0], 'heading'), text(headings[1], 'heading'), text(headings[2], 'heading'));
  for (const { units, what, figure, style } of items.slice(0, LISTED)) {
    line(text(unitsText(units)), text(what), { value: figure, style });
  }
  form.blank();
}
