/** Báo cáo: what a unit states about its report as a whole; one list for the sheet, its reader and its guide. */
import type { InputRule } from '../model';
import { YEAR_BOUNDS } from '../rules';
import type { StyleName } from '../styles';

export const REPORT_NAME = 'Báo cáo';

export interface ReportField {
  id: string;
  label: string;
  style: StyleName;
  rule: InputRule;
  about: string;
}

/** Said of what a unit has none of. */
export const NONE = 'Không phát sinh';

const YES_NO = ['Có số liệu', NONE] as const;

/** Answered in a word or a day each. */
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

/** Answered in sentences. */
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
