import { findUnit, unitName } from '../../catalog';
import type { UnitCode } from '../../domain/model';
import { periodName, shareOfYear } from '../../domain/period';
import { dueOf } from '../due';
import { Form, text } from '../form';
import { milestoneRows, noMilestonesText } from '../milestones';
import type { Area, CellModel, DefinedName, SheetModel } from '../model';
import { NAMES } from '../names';
import type { BookContext } from '../spec';
import type { StyleName } from '../styles';

export const GUIDE_NAME = 'Hướng dẫn';

const STEPS = [
  'Chỉ nhập vào ô màu vàng. Các ô khác do tỉnh lập sẵn và được khóa để số liệu không bị lệch. Chữ dài bị che thì kéo cạnh dưới của dòng cho cao thêm.',
  'Trang Nhiệm vụ: chọn Tình hình trong danh sách; việc đã xong phải có Ngày hoàn thành. Không có việc phát sinh thì chọn "Không phát sinh", đừng để trống.',
  'Trang Chỉ tiêu: nhập kế hoạch được giao và số thực hiện lũy kế từ đầu năm. Chỉ tiêu riêng của đơn vị ghi ở các dòng trống cuối bảng.',
  'Trang Giải ngân: mỗi dự án một dòng, đơn vị triệu đồng. Không có kế hoạch vốn thì chọn "Không phát sinh" ở trang Báo cáo.',
  'Trang Kiến nghị: ghi ngày và văn bản trả lời khi nhận được; kiến nghị mới ghi ở các dòng trống.',
  'Trang Báo cáo: số liệu tự cộng. Ghi ngày báo cáo, người lập, khó khăn, đề xuất; in, ký và gửi tệp này về Sở Tài chính.',
  'Có thể lọc, đổi tên trang, chèn dòng ghi chú riêng; số liệu ghi ở dòng chèn thêm không được nhận. Không xóa dòng và cột ẩn: phần mềm dựa vào đó để nhận ra số liệu.',
  'Trang đang khóa thì Excel không cho sắp xếp. Cần sắp xếp thì bỏ bảo vệ trang tính (thẻ Xem lại, không có mật khẩu) rồi dùng nút lọc ở đầu cột: mã ẩn đi theo dòng. Đừng chọn riêng một vùng để sắp xếp: dòng bị lệch khỏi mã ẩn thì không được nhận.',
] as const;

/** What a seal shows, and what it does not prove. */
const SEAL_NOTES = [
  'Báo cáo lập bằng phần bổ trợ được niêm phong: phần mềm giữ lại số liệu lúc lập và in mã niêm phong ở cuối trang Báo cáo. Sửa ô nào sau đó thì tỉnh thấy ô ấy, số cũ và số mới. Không dùng phần bổ trợ thì không có niêm phong; báo cáo vẫn được nhận.',
  'Niêm phong cho thấy số liệu có bị sửa sau khi lập hay không; với mã bí mật tỉnh cấp riêng cho đơn vị thì cho thấy thêm ai đã niêm phong.',
  'Niêm phong không chứng minh số liệu là đúng, không chứng minh thời điểm lập, và không thay chữ ký, con dấu hay chữ ký số. Không có mã bí mật thì người sửa tệp cũng có thể niêm phong lại.',
] as const;

const LEGEND: readonly { style: StyleName; label: string; meaning: string }[] = [
  { style: 'inputText', label: 'Ô màu vàng', meaning: 'Ô để nhập số liệu' },
  { style: 'text', label: 'Ô trắng', meaning: 'Tỉnh lập sẵn hoặc công thức tự tính, không sửa' },
];

export interface Guide {
  sheet: SheetModel;
  names: DefinedName[];
}

/** First page of the commune's workbook: whose it is, how to fill it in, the milestones it is measured by. */
export function communeGuide(context: BookContext, code: UnitCode): Guide {
  const { catalog, period, asOf, warnDays, sample } = context;
  const unit = findUnit(catalog, code);
  const form = new Form({
    key: 'guide',
    name: GUIDE_NAME,
    valueColumn: 3,
    widths: [28, 52, 18, 60],
    print: {
      orientation: 'landscape',
      footer: `Hướng dẫn · ${unitName(unit)} · ${periodName(period)}`,
    },
    tab: 'plain',
  });
  const names: DefinedName[] = [];
  const name = (label: string, area: Area): void => {
    names.push({ name: label, sheet: GUIDE_NAME, area });
  };

  form.line(`SỔ BÁO CÁO ${unitName(unit).toUpperCase()}`, 'title', { height: 26 });
  form.line(`Nhiệm vụ, chỉ tiêu, giải ngân và kiến nghị ${periodName(period)}`, 'subtitle', {
    height: 18,
  });
  if (sample) form.line('SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT.', 'sample', { height: 18 });
  form.blank();

  const fact = (
    id: string,
    label: string,
    cell: CellModel,
    meaning: string,
    defined?: string,
  ): void => {
    const row = form.spans(
      [
        { left: 2, right: 2, cell: text(label, 'total') },
        { left: 3, right: 3, cell },
        { left: 4, right: 5, cell: text(meaning) },
      ],
      { id },
    );
    if (defined) name(defined, { top: row, left: 3, bottom: row, right: 3 });
  };
  fact('unit', 'Đơn vị', text(unitName(unit), 'center'), `Mã đơn vị hành chính ${unit.code}`);
  fact('period', 'Kỳ báo cáo', text(period, 'center'), periodName(period));
  fact(
    'asOf',
    'Ngày chốt',
    { value: asOf, style: 'date' },
    'Mọi trạng thái tính đến ngày này',
    NAMES.asOf,
  );
  fact(
    'due',
    'Hạn nộp',
    { value: dueOf(period, context), style: 'date' },
    'Gửi Sở Tài chính chậm nhất ngày này',
  );
  fact(
    'warnDays',
    'Cảnh báo trước',
    { value: warnDays, style: 'center', format: '0" ngày"' },
    'Còn từ chừng này ngày trở xuống là "Sắp đến hạn"',
    NAMES.warnDays,
  );
  fact(
    'shareOfYear',
    'Thời gian đã qua',
    { value: shareOfYear(period), style: 'center', format: '0.0%' },
    'Phần của năm đã qua khi hết kỳ; so tiến độ chỉ tiêu với tỷ lệ này',
    NAMES.shareOfYear,
  );
  form.blank();

  form.line('CÁCH ĐIỀN', 'section', { height: 20 });
  STEPS.forEach((step, index) => form.line(`${index + 1}. ${step}`, 'note'));
  form.blank();
  for (const { style, label, meaning } of LEGEND) {
    form.spans([
      { left: 2, right: 2, cell: text(label, style) },
      { left: 3, right: 5, cell: text(meaning) },
    ]);
  }
  form.blank();

  form.pageBreak();
  form.line('MỐC GIẢI NGÂN (tỷ lệ tối thiểu của kế hoạch vốn năm)', 'section', { height: 20 });
  heading(form, ['Nhóm dự án', 'Ngày cuối cùng', 'Tỷ lệ tối thiểu', 'Căn cứ']);
  const first = form.next;
  const none = noMilestonesText(context);
  // The formulas look floors up here: a row that names no group is better than no area.
  if (none) form.add({ 2: text(none) });
  for (const row of milestoneRows(context, 'disbursement')) {
    form.add({
      2: text(row.group),
      3: { value: row.lastDay, style: 'date' },
      4: { value: row.share, style: 'center', format: '0%' },
      5: text(row.source),
    });
  }
  const column = (left: number): Area => ({ top: first, left, bottom: form.next - 1, right: left });
  name(NAMES.milestoneGroup, column(2));
  name(NAMES.milestoneDay, column(3));
  name(NAMES.milestoneShare, column(4));
  form.line(
    'Mốc giải ngân đọc từ Quyết định của UBND xã Chi Lăng, dùng chung làm mức so sánh; Sở Tài chính có thể thay bằng mốc của tỉnh.',
    'note',
  );
  form.blank();

  form.line('MỐC CÔNG VIỆC CỦA DỰ ÁN', 'section', { height: 20 });
  heading(form, ['Nhóm dự án', 'Công việc', 'Ngày cuối cùng', 'Căn cứ']);
  for (const row of milestoneRows(context, 'event')) {
    form.add({
      2: text(row.group),
      3: text(row.event),
      4: { value: row.lastDay, style: 'date' },
      5: text(row.source),
    });
  }
  form.blank();
  form.line('NIÊM PHONG BÁO CÁO', 'section', { height: 20 });
  for (const sentence of SEAL_NOTES) form.line(sentence, 'note');
  return { sheet: form.build(), names };
}

function heading(form: Form, titles: readonly string[]): void {
  form.add(Object.fromEntries(titles.map((title, index) => [index + 2, text(title, 'heading')])));
}
