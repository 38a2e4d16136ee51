/** Texts of the page *Tổng hợp* in Vietnamese. */
import { n } from './count';

export const consolidate = {
  title: 'Tổng hợp báo cáo',
  drop: 'Thả các tệp hoặc thư mục báo cáo vào đây',
  dropNow: 'Thả ra để đọc',
  pickFiles: 'Chọn tệp',
  pickFolder: 'Chọn thư mục',
  dryRun: 'Chỉ đọc để xem trước; chưa ghi gì vào sổ.',
  readingFiles: (done: number, all: number) => `Đang mở tệp ${n(done)}/${n(all)}`,
  noFiles: 'Không có tệp .xlsx nào trong lựa chọn. Chọn các tệp báo cáo do đơn vị gửi.',
  ignored: (count: number) => `Bỏ qua ${n(count)} tệp không phải báo cáo`,
  ignoredTemporary: 'tệp tạm của Excel đang mở',
  ignoredType: 'không phải .xlsx',
  dropFailed: 'Không đọc được thứ vừa thả. Dùng nút Chọn tệp hoặc Chọn thư mục.',
  previewTitle: 'Xem trước',
  resultTitle: 'Kết quả',
  rate: (actual: number, expected: number) => `${n(actual)}/${n(expected)} đơn vị đã báo cáo`,
  onTime: (count: number) => `${n(count)} đúng hạn`,
  lateCount: (count: number) => `${n(count)} trễ hạn`,
  files: (count: number) => `${n(count)} tệp`,
  outcome: {
    accepted: 'Chấp nhận',
    warning: 'Chấp nhận, có cảnh báo',
    rejected: 'Từ chối',
  },
  counts: (imported: number, updated: number, unchanged: number, ignored: number) =>
    `mới ${n(imported)} · đổi ${n(updated)} · như cũ ${n(unchanged)} · bỏ qua ${n(ignored)}`,
  conflicts: (count: number) => `${n(count)} điểm cần xem lại`,
  inFile: 'Trong tệp',
  value: 'Giá trị',
  missing: 'Chưa nộp',
  late: 'Trễ hạn',
  noneMissing: 'Tất cả đơn vị đã nộp báo cáo.',
  noneLate: 'Không đơn vị nào trễ hạn.',
  changes: 'Số liệu thay đổi so với sổ',
  noneChanges: 'Không số liệu nào đã có trong sổ thay đổi.',
  change: (before: string, after: string) => `${before} → ${after}`,
  write: 'Ghi vào sổ',
  writeHint: 'Thay các trang tổng hợp trong sổ đang mở; trang khác giữ nguyên.',
  unchanged: 'Các tệp này không làm thay đổi gì trong sổ. Không cần ghi.',
  nothingAccepted: 'Mọi tệp đều bị từ chối, nên không có gì để ghi. Xem lý do ở từng tệp.',
  doneTitle: 'Đã ghi vào sổ',
  done: (actual: number, expected: number) =>
    `Sổ nay có báo cáo của ${n(actual)}/${n(expected)} đơn vị.`,
  another: 'Chọn tệp khác',
  seals: {
    unsealed: 'chưa niêm phong',
    signed: 'niêm phong nguyên vẹn, đúng mã bí mật',
    intact: 'niêm phong nguyên vẹn',
    changed: 'đã sửa sau niêm phong',
    'other-secret': 'niêm phong bằng mã bí mật lạ',
    'no-secret': 'niêm phong có mã bí mật, chưa kiểm tra được',
    broken: 'niêm phong hỏng',
  },
  slipsTitle: 'Gửi lại cho đơn vị',
  returns: (count: number) => `Tải phiếu đề nghị chỉnh sửa (${n(count)})`,
  returnsHint:
    'Mỗi báo cáo cần sửa một phiếu, ghi rõ từng ô và lý do. Gửi cho đơn vị để sửa rồi gửi lại.',
  noReturns: 'Không báo cáo nào phải trả lại.',
  receipts: (count: number) => `Tải biên nhận (${n(count)})`,
  receiptsHint: 'Mỗi báo cáo đã có trong sổ một biên nhận.',
  receiptsLater: 'Biên nhận lập được sau khi ghi vào sổ.',
  slipsDownloaded: (name: string) =>
    `Đã chuyển tệp ${name} cho trình duyệt lưu. Tìm trong thư mục Tải xuống; nhiều phiếu nằm trong một tệp .zip, giải nén rồi gửi. Không thấy thì Excel này không cho tải tệp từ bảng: mở sổ bằng Excel trên web rồi tải lại.`,
  slipsFailed:
    'Vẫn không tải được thì mở sổ bằng Excel trên web rồi tải lại; số liệu trong sổ không bị ảnh hưởng.',
};

export type ConsolidateTexts = typeof consolidate;
