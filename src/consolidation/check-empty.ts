/** Whether a report says anything at all. "Không phát sinh" is an answer; a blank workbook is none. */
import { NOT_APPLICABLE } from '../sheets/targets';
import { REPORT_NAME, REPORT_TEXTS } from '../sheets/commune/report-fields';
import { conflict, type Conflict } from './conflict';
import type { ExtractedValue, Submission } from './submission';

const TEXTS = new Set(REPORT_TEXTS.map(({ id }) => `report/${id}/value`));

/** A day, a name, a telephone number and the promise of figures are no answers yet. */
const isAnswer = ({ item, value }: ExtractedValue): boolean =>
  !item.startsWith('report/') || value === NOT_APPLICABLE || TEXTS.has(item);

/**
 * Why a workbook that came in is no report: it would count its unit as one that has reported, and take back
 * with its blank cells what the unit has reported before. No conflicts where it is one.
 */
export function emptyReport({ values, ignored, conflicts }: Submission): Conflict[] {
  if (values.some(isAnswer)) return [];
  const grave = conflicts.filter(({ severity }) => severity !== 'low');
  const message =
    ignored === 0 && grave.length === 0
      ? 'Sổ chưa điền gì nên không tính là báo cáo. Điền các ô màu vàng rồi gửi lại; không có gì để báo cáo thì chọn "Không phát sinh".'
      : 'Không có số liệu nào trong sổ nhận được nên không tính là báo cáo. Sửa các chỗ được nêu rồi gửi lại.';
  return [conflict('report-empty', 'high', message, { sheet: REPORT_NAME }), ...grave];
}
