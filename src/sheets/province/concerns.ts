/** What warnings and refusals concern, in a few words: the history shows these, and keeps the codes beside them. */

/** Words, and the codes that they stand for. */
const CONCERNS: readonly (readonly [words: string, codes: string])[] = [
  [
    'Tệp gửi đến',
    'file-missing file-unreadable empty-file not-a-workbook is-archive is-document encrypted is-xls encrypted-or-xls is-ods is-xlsb truncated checksum wrong-size malformed-zip duplicate-entry zip-encrypted zip-method zip64 doctype malformed-xml missing-part missing-string bad-cell-reference duplicate-cell duplicate-sheet bad-value too-large-file too-large-entries too-large-entry too-large-total too-large-ratio too-large-nesting too-large-sheets too-large-rows too-large-columns too-large-cells too-large-strings too-large-string too-slow cancelled',
  ],
  ['Mẫu sổ báo cáo', 'not-our-workbook not-a-submission schema-unknown additions-damaged'],
  ['Đơn vị báo cáo', 'unit-mismatch unit-unknown unit-ambiguous unit-old-name'],
  [
    'Kỳ báo cáo',
    'period-wrong period-unstated period-unreadable period-impossible period-year-missing',
  ],
  ['Lần báo cáo', 'older-revision revision-not-raised revision-skipped'],
  ['Ngày báo cáo', 'report-date-missing report-date-odd'],
  ['Báo cáo chưa điền', 'report-empty'],
  ['Số liệu mẫu', 'sample-mixed'],
  [
    'Niêm phong',
    'seal-missing seal-without-secret seal-broken seal-unknown-secret seal-of-other-unit',
  ],
  ['Sửa sau niêm phong', 'changed-after-seal'],
  ['Trang tính', 'sheet-missing sheet-renamed sheet-copied'],
  ['Cột của bảng', 'column-missing column-duplicate column-moved'],
  [
    'Dòng của bảng',
    'row-duplicate row-shuffled row-missing row-not-in-template row-withdrawn row-unknown row-without-id',
  ],
  ['Công thức', 'formula-without-result error-value'],
  ['Lựa chọn trong danh sách', 'not-in-list choice-respelled'],
  [
    'Ngày ghi trong ô',
    'not-a-date date-out-of-range date-as-text number-is-date date-not-a-day date-unreadable date-year-missing date-impossible',
  ],
  [
    'Số ghi trong ô',
    'not-a-number not-whole number-out-of-range number-as-text number-unreadable number-too-large number-ambiguous',
  ],
  ['Đơn vị tính', 'measure-mismatch percent-as-share amount-out-of-scale'],
  ['Độ dài nội dung', 'text-too-long'],
  [
    'Tình hình nhiệm vụ',
    'state-missing done-without-date date-without-done done-in-future done-before-issued task-reopened completion-date-changed',
  ],
  ['Không phát sinh', 'not-arising-but-filled arising-but-blank zero-for-nothing'],
  ['Số thực hiện chỉ tiêu', 'actual-missing percent-not-of-parts rate-very-high rate-negative'],
  ['So với kỳ trước', 'cumulative-falls figure-gone jump plan-jump project-gone'],
  ['So với lần báo cáo trước', 'earlier-value-kept earlier-values-cleared'],
  ['Tên, nhóm dự án', 'project-unnamed project-is-total group-missing project-twice'],
  [
    'Số giải ngân',
    'disbursement-blank plan-missing plan-unusual disbursed-missing amount-negative disbursed-over-plan disbursed-not-sum estimate-below-disbursed estimate-over-plan',
  ],
];

const WORDS: ReadonlyMap<string, string> = new Map(
  CONCERNS.flatMap(([words, codes]) => codes.split(' ').map((code) => [code, words] as const)),
);

/**
 * What a warning or a refusal of this code concerns. A code of a later version is none that we know.
 *
 * @example concernOf('period-wrong') //=> 'Kỳ báo cáo'
 * @example concernOf('of-a-later-version') //=> 'Khác'
 */
export const concernOf = (code: string): string => WORDS.get(code) ?? 'Khác';
