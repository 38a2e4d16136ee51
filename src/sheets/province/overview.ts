/** Tổng quan: one page that answers who has reported, what is late, who is behind. */
import { absoluteArea } from '../address';
import type { GroupLine } from '../disbursement-sums';
import { Form, text } from '../form';
import type { CellModel, RowList, SheetModel } from '../model';
import type { RenderedTable } from '../render-table';
import type { BookContext } from '../spec';
import { TARGET_CLASSES, TASK_CLASSES } from '../status-classes';
import { noTargetsText } from '../target-year';
import { TOTAL_OF } from './lines';
import { unitsText, type Highlight, type Highlights } from './highlights';
import { reportingBlock, statesBlock } from './overview-counts';
import { disbursementBlock } from './overview-disbursement';
import { growthBlock } from './overview-growth';
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

/** Lines of each list; the sheets hold them all. */
const LISTED = 10;

export function overview(context: BookContext, input: OverviewInput): SheetModel {
  const form = new Form({
    key: 'overview',
    name: OVERVIEW_NAME,
    widths: [25, 13, 13, 13, 13, 9, 16, 13, 15],
    print: { orientation: 'portrait', footer: `${input.title} · ${input.subtitle}` },
    tab: 'bad',
  });
  form.line(input.title, 'title', { height: 26 });
  form.line(input.subtitle, 'subtitle', { height: 18 });
  if (context.sample) form.line('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT.', 'sample', { height: 18 });
  form.line(input.partial, input.complete ? 'note' : 'warning');
  form.blank();
  reportingBlock(form, input.reporting, input.tables.units);
  statesBlock(form, 'NHIỆM VỤ ĐẾN NGÀY CHỐT', TASK_CLASSES, input.taskStates, input.tables.tasks);
  statesBlock(
    form,
    'CHỈ TIÊU ĐẾN NGÀY CHỐT',
    TARGET_CLASSES,
    input.targetStates,
    input.tables.targets,
    input.tables.targets ? withoutTotals(input.tables.targets) : '',
  );
  disbursementBlock(form, input.groups, input.tables.disbursement, context);
  growthBlock(form, context, input.settings);
  form.pageBreak();
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
    ['Đơn vị', 'Chỉ tiêu', 'Kém nhất'],
    input.highlights.behind,
    noTargetsText(context) || 'Chưa có chỉ tiêu nào chậm tiến độ trong số liệu đã nhận.',
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

/** A total says once more what its units have said: it is no target beside theirs. */
const withoutTotals = ({ sheet, areaOf }: RenderedTable<RowList>): string =>
  `${absoluteArea(sheet.name, areaOf('unitName'))},"<>${TOTAL_OF}*"`;

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
    line(text(unitsText(units)), text(what), { value: figure ?? '-', style });
  }
  form.blank();
}
