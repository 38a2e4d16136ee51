/** Biên nhận: what was received of whom, and when. */
import { formatDay } from '../../domain/day';
import type { DayNumber } from '../../domain/model';
import { periodName } from '../../domain/period';
import { Form, text } from '../form';
import { metaSheet, SCHEMA_VERSION } from '../meta';
import type { BookModel, CellModel } from '../model';
import type { BookContext } from '../spec';

const RECEIPT_NAME = 'Biên nhận';

export interface Receipt {
  /** Unit code, and its name as people write it. */
  unit: string;
  unitName: string;
  revision: number;
  /** The report that stands in the book in its place; undefined: it stands there itself. */
  replacedBy?: { revision: number; file: string } | undefined;
  file: string;
  /** First 16 hexadecimal digits of the SHA-256 of the values reported. */
  hash: string;
  submittedOn: DayNumber;
  due: DayNumber;
  /** When the book took it in, on Việt Nam's clock: `14:05`. */
  receivedOn: DayNumber;
  receivedAt: string;
  seal: string;
  /** Values that stand in the book because of this report. */
  values: number;
  /** Points that the unit is told of, and whether a request to correct lists them. */
  warnings: number;
  returned: boolean;
}

/** The workbook that a unit gets for a report that was taken in. */
export function receiptBook(context: BookContext, receipt: Receipt): BookModel {
  const { catalog, period, sample } = context;
  const { unit, unitName, revision, replacedBy, submittedOn, due, receivedOn, receivedAt } =
    receipt;
  const form = new Form({
    key: 'receipt',
    name: RECEIPT_NAME,
    valueColumn: 3,
    widths: [24, 26, 44],
    print: { orientation: 'portrait', footer: `Biên nhận · ${unitName} · ${periodName(period)}` },
    tab: 'good',
  });
  form.line('BIÊN NHẬN BÁO CÁO', 'title', { height: 26 });
  form.line(`${unitName} · ${periodName(period)}`, 'subtitle', { height: 18 });
  if (sample) form.line('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT.', 'sample', { height: 18 });
  form.blank();
  const fact = (id: string, label: string, cell: CellModel, meaning: string): void => {
    form.add({ 2: text(label, 'total'), 3: cell, 4: text(meaning) }, { id });
  };
  const late = submittedOn > due;
  fact('unit', 'Đơn vị', text(unitName, 'center'), `Mã đơn vị hành chính ${unit}`);
  fact('period', 'Kỳ báo cáo', text(period, 'center'), periodName(period));
  fact('revision', 'Lần báo cáo', { value: revision, style: 'center' }, `Tệp ${receipt.file}`);
  if (replacedBy) {
    const later = text(`lần ${replacedBy.revision}`, 'center');
    fact('replacedBy', 'Đã được thay bằng', later, `Sổ dùng số liệu của tệp ${replacedBy.file}`);
  }
  fact(
    'submittedOn',
    'Ngày báo cáo',
    { value: submittedOn, style: 'date' },
    `${late ? 'Trễ hạn' : 'Đúng hạn'}; hạn nộp ${formatDay(due)}`,
  );
  fact(
    'receivedOn',
    'Nhận vào sổ tổng hợp',
    text(`${receivedAt} ngày ${formatDay(receivedOn)}`, 'center'),
    'Theo đồng hồ của máy tổng hợp, giờ Việt Nam',
  );
  fact(
    'hash',
    'Mã nội dung',
    text(receipt.hash, 'center'),
    'Tính từ số liệu của báo cáo; trùng với mã ở trang Nhận báo cáo của sổ tổng hợp',
  );
  fact('seal', 'Niêm phong', text(receipt.seal, 'center'), 'Xem trang Hướng dẫn của sổ báo cáo');
  fact(
    'values',
    'Số giá trị',
    { value: receipt.values, style: 'center' },
    'Giá trị của báo cáo đã nhận',
  );
  fact(
    'warnings',
    'Điểm cần xem lại',
    { value: receipt.warnings, style: 'center' },
    receipt.warnings === 0
      ? 'Không có'
      : receipt.returned
        ? 'Xem phiếu đề nghị chỉnh sửa gửi kèm'
        : 'Không bắt buộc sửa; cần danh sách thì hỏi Sở Tài chính',
  );
  form.blank();
  form.line(
    'Biên nhận cho biết báo cáo nào đã được nhận và lúc nào; không xác nhận số liệu là đúng. Sửa một giá trị thì mã nội dung khác đi; mở và lưu lại tệp thì không.',
    'note',
  );
  const meta = { schema: SCHEMA_VERSION, kind: 'receipt', unit, period, seal: '', sample };
  return {
    title: `Biên nhận báo cáo ${periodName(period)} - ${unitName}`,
    sheets: [form.build(), metaSheet({ ...meta, catalog: catalog.fingerprint })],
    names: [],
    active: RECEIPT_NAME,
  };
}
