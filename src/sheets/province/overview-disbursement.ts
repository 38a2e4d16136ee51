/** Tổng quan, disbursement of all units by project group against the milestones. */
import { DISBURSEMENT_TONES } from '../columns';
import type { GroupLine } from '../disbursement-sums';
import { fillFormula } from '../fill-formula';
import { text, type Form } from '../form';
import {
  DISBURSEMENT_FLOOR,
  DISBURSEMENT_GAP,
  DISBURSEMENT_RATE,
  DISBURSEMENT_STATUS,
  NEXT_MILESTONE,
} from '../formulas';
import { PROJECT_GROUPS, SUM_COLUMNS, groupRow } from '../group-sums';
import type { RowList } from '../model';
import type { RenderedTable } from '../render-table';
import type { BookContext } from '../spec';

const TITLES = [
  'Nhóm dự án',
  'Kế hoạch',
  'Đã giải ngân',
  'Ước hết kỳ',
  'Tỷ lệ',
  'Mốc',
  'Trạng thái',
  'Đến mốc',
  'Cần thêm',
] as const;

const COLUMNS = new Map<string, number>([...SUM_COLUMNS, ['rate', 6], ['floor', 7], ['status', 8]]);

export function disbursementBlock(
  form: Form,
  lines: readonly GroupLine[],
  table: RenderedTable<RowList>,
  context: BookContext,
): void {
  form.line('GIẢI NGÂN THEO NHÓM DỰ ÁN (triệu đồng)', 'section', { height: 20 });
  form.add(Object.fromEntries(TITLES.map((title, index) => [index + 2, text(title, 'heading')])));
  const first = form.next;
  for (const group of PROJECT_GROUPS) {
    const row = form.next;
    const { cells, assessed, next } = groupRow(group, lines, table, row, context);
    const fill = (template: string): string => fillFormula(template, row, COLUMNS);
    form.add({
      ...cells,
      6: { value: assessed.rate, formula: fill(DISBURSEMENT_RATE), style: 'percent' },
      7: { value: assessed.floor, formula: fill(DISBURSEMENT_FLOOR), style: 'percent' },
      8: { value: assessed.status, formula: fill(DISBURSEMENT_STATUS), style: 'center' },
      9: { value: next, formula: fill(NEXT_MILESTONE), style: 'center' },
      10: { value: assessed.gap, formula: fill(DISBURSEMENT_GAP), style: 'amount' },
    });
  }
  form.highlight({ top: first, left: 8, bottom: form.next - 1, right: 8 }, DISBURSEMENT_TONES);
  form.blank();
}
