/**
 * Báo cáo: the completion report, laid out as NĐ 30/2020/NĐ-CP (Phụ lục I) asks, with figures that add
 * themselves up from the other sheets. Its yellow cells are read back by id like any table's.
 */
import { findUnit, unitName } from '../../catalog';
import type { UnitCode } from '../../domain/model';
import { periodName } from '../../domain/period';
import { groupLines } from '../disbursement-sums';
import { Form, text } from '../form';
import type { Answers } from '../line';
import type { CellModel, SheetModel } from '../model';
import type { RenderedTable } from '../render-table';
import { printedSeal, type Seal } from '../seal';
import type { BookContext } from '../spec';
import { TARGET_CLASSES, TASK_CLASSES, statusArea } from '../status-classes';
import type { StyleName } from '../styles';
import { taskLineStatus } from '../tasks';
import { targetLineStatus } from '../targets';
import { REPORT_FIELDS, REPORT_NAME, REPORT_TEXTS, type ReportField } from './report-fields';
import { classTable, disbursementTable, type Said } from './report-tables';
import type { CommuneRows } from './rows';

/** Answers stand in this column. */
const VALUE = 4;

export interface ReportInput {
  rows: CommuneRows;
  tasks: RenderedTable;
  targets: RenderedTable;
  disbursement: RenderedTable;
  answersOf: (row: string) => Answers;
  seal?: Seal | null;
}

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
    widths: [19, 13, 11, 11, 18, 17],
    print: {
      orientation: 'portrait',
      footer: `Báo cáo ${periodName(period)} · ${unitName(unit)}`,
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
    19,
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
  form.line('BÁO CÁO', 'formTitle');
  form.line(`Kết quả thực hiện nhiệm vụ, chỉ tiêu và giải ngân ${periodName(period)}`, 'formTitle');
  if (sample) form.line('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT', 'formSample', { height: 18 });
  form.line('Kính gửi: Sở Tài chính tỉnh Lạng Sơn', 'formItalic', { height: 22 });
  form.blank();

  const rowOf = fields(form, REPORT_FIELDS, input.answersOf);
  form.blank();

  form.line('I. Nhiệm vụ', 'formSection', { height: 19 });
  const taskStates = input.rows.tasks.map((row) => taskLineStatus(row, context));
  classTable(form, TASK_CLASSES, taskStates, statusArea(input.tasks));
  form.blank();

  form.line('II. Chỉ tiêu', 'formSection', { height: 19 });
  const targetStates = input.rows.targets.map((row) => targetLineStatus(row, context));
  classTable(form, TARGET_CLASSES, targetStates, statusArea(input.targets));
  form.blank();

  form.line('III. Giải ngân vốn đầu tư công (triệu đồng)', 'formSection', { height: 19 });
  const said: Said = {
    value: input.answersOf('disbursement')['value'] ?? null,
    cell: `$D$${rowOf.get('disbursement')}`,
  };
  const groups = groupLines(unit, input.rows.disbursement);
  disbursementTable(form, groups, input.disbursement, said, context);
  form.blank();

  // The tables fill the first page; what is told in words and the signature belong together.
  form.pageBreak();
  REPORT_TEXTS.forEach((field, index) => {
    form.line(`${['IV', 'V'][index] ?? ''}. ${field.label}`, 'formSection', { height: 19 });
    const answers = input.answersOf(field.id);
    // The answer column is the one every answer stands in; the label to its left keeps the print tidy.
    const answer = {
      left: VALUE,
      right: last,
      cell: { value: answers['value'] ?? null, style: field.style, input: true },
    };
    // Applications fit no merged cell, so there has to be room for what most people write.
    const row = form.spans([{ left: 2, right: 3, cell: text('Ghi tóm tắt:', 'text') }, answer], {
      id: field.id,
      height: Math.max(96, form.fit([answer])),
    });
    form.validate(row, VALUE, field.rule, field.label);
  });
  form.blank();

  const signature: readonly [string, StyleName, string, StyleName][] = [
    ['Nơi nhận:', 'formSmallBold', 'TM. ỦY BAN NHÂN DÂN', 'formCenterBold'],
    ['- Như trên;', 'formSmall', 'CHỦ TỊCH', 'formCenterBold'],
    ['- Lưu: VT.', 'formSmall', '', 'formCenterBold'],
  ];
  for (const [left, leftStyle, right, rightStyle] of signature) {
    sides(text(left, leftStyle), text(right, rightStyle), 19);
  }
  form.blank(70);
  const seal = input.seal ? printedSeal(input.seal) : 'chưa niêm phong';
  form.line(`Mã niêm phong: ${seal}`, 'formSmall', { height: 15 });
  return form.build();
}

/** Rows of the fields, by their ids. */
function fields(
  form: Form,
  list: readonly ReportField[],
  answersOf: (row: string) => Answers,
): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
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
    rows.set(field.id, row);
  }
  return rows;
}
