/** What a preview of 65 reports of June says: most accepted, some marked, one refused. Invented. */
import { reportFileName, type FileSummary } from '../../src/consolidation';
import type { ConsolidationPreview, FigureChange } from '../../src/jobs/model';
import { item, reporting, unitNames } from './fake-book';

const fileName = (index: number): string => {
  const { code, name } = unitNames[index] ?? { code: '', name: '' };
  return reportFileName('2026-06', { code, name: name.replace(/^(xã|phường) /, '') });
};

const accepted = (index: number): FileSummary => ({
  file: fileName(index),
  unit: unitNames[index]?.code ?? null,
  outcome: 'accepted',
  imported: 48,
  updated: 0,
  unchanged: 0,
  ignored: 0,
  conflicts: [],
});

const files: readonly FileSummary[] = [
  ...Array.from({ length: 57 }, (_, index) => accepted(index)),
  ...Array.from({ length: 4 }, (_, index): FileSummary => ({
    ...accepted(57 + index),
    outcome: 'warning',
    imported: 44,
    updated: 3,
    ignored: 1,
    conflicts: [
      item(
        'above-plan',
        'medium',
        'Giải ngân!H10',
        '41200',
        'Số đã giải ngân lớn hơn kế hoạch vốn; đã nhận và đánh dấu.',
      ),
      item('not-a-number', 'high', 'Chỉ tiêu!H14', 'khoảng 30', 'Không phải số; ô này bỏ qua.'),
    ],
  })),
  {
    file: 'Bao cao thang 6 (ban cuoi) - sao chép của xã Nhân Lý - đã sửa lần 2.xlsx',
    unit: null,
    outcome: 'rejected',
    imported: 0,
    updated: 0,
    unchanged: 0,
    ignored: 0,
    conflicts: [
      item(
        'password',
        'high',
        '',
        '',
        'Tệp có mật khẩu nên không đọc được. Bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc) rồi gửi lại.',
      ),
    ],
  },
];

const change = (index: number): FigureChange => ({
  unit: unitNames[index]?.code ?? '',
  unitName: unitNames[index]?.name ?? '',
  item: 'Giải ngân, nhóm 2, Đã giải ngân',
  before: index === 0 ? null : 8_120.5,
  after: 9_310.4,
  file: fileName(index),
  sheet: 'Giải ngân',
  cell: 'H10',
});

const named = (codes: readonly string[]): { code: string; name: string }[] =>
  unitNames.filter(({ code }) => codes.includes(code));

export const preview: ConsolidationPreview = {
  rates: reporting,
  files,
  missing: named(reporting.missing),
  late: named(reporting.late),
  changes: Array.from({ length: 11 }, (_, index) => change(index)),
  unchanged: false,
  slips: {
    returns: files.filter(({ outcome }) => outcome !== 'accepted').length,
    receipts: files.filter(({ outcome }) => outcome !== 'rejected').length,
  },
};
