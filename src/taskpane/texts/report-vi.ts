/** Texts of the page *Báo cáo* in Vietnamese. */
import { n } from './count';

export const report = {
  title: 'Báo cáo của đơn vị',
  checking: 'Đang kiểm tra…',
  progress: 'Đã điền',
  answered: (done: number, all: number) => `${n(done)}/${n(all)}`,
  nothingAsked: 'không phải điền',
  problems: 'Cần sửa',
  missing: 'Chưa điền',
  changed: 'Đã sửa sau khi lập báo cáo',
  noProblems: 'Không có chỗ sai.',
  noMissing: 'Đã điền đủ.',
  moreCells: (count: number) => `và ${n(count)} ô nữa`,
  severity: { high: 'Phải sửa', medium: 'Sửa, hoặc xác nhận là đúng', low: 'Lưu ý' },
  seal: {
    unsealed: 'Chưa lập báo cáo: số liệu chưa được niêm phong.',
    intact: 'Báo cáo đã lập; số liệu còn nguyên như lúc niêm phong.',
    changed: 'Số liệu đã thay đổi sau khi niêm phong. Lập lại báo cáo trước khi gửi.',
  },
  ready: 'Không còn chỗ phải sửa. Có thể lập báo cáo.',
  readyMissing: 'Có thể lập báo cáo; chỗ chưa điền sẽ tính là chưa có số liệu.',
  notReady: (count: number) => `Còn ${n(count)} chỗ phải sửa trước khi lập báo cáo.`,
  make: 'Lập báo cáo',
  makeAgain: 'Lập lại báo cáo',
  reportedOn: 'Ngày ghi trên báo cáo',
  secretFold: 'Mã bí mật (nếu được cấp)',
  secret: 'Mã bí mật của đơn vị',
  secretHint: 'Để trống nếu Sở Tài chính chưa cấp mã. Mã không được lưu lại.',
  doneTitle: (revision: number) =>
    revision > 1 ? `Đã lập báo cáo, lần ${revision}` : 'Đã lập báo cáo',
  done: (period: string, seal: string) => `${period}. Mã niêm phong: ${seal}.`,
  sendTitle: 'Gửi Sở Tài chính',
  send1: 'Cách 1. Lưu sổ này (Ctrl+S; Mac: ⌘S) rồi gửi tệp kèm thư.',
  send2: 'Cách 2. Mở báo cáo thành sổ mới, chỉ gồm các bảng của báo cáo, rồi lưu.',
  send3: 'Cách 3. Tải tệp báo cáo về máy.',
  openNew: 'Mở thành sổ mới',
  download: 'Tải tệp về',
  opened: 'Đã mở sổ mới. Bấm Ctrl+S (Mac: ⌘S) trong sổ đó để lưu.',
  downloaded: (name: string) =>
    `Đã chuyển tệp ${name} cho trình duyệt lưu. Nếu không thấy trong thư mục Tải xuống, dùng cách 1 hoặc cách 2.`,
  downloadFailed: 'Vẫn không tải được thì dùng cách 2, hoặc cách 1.',
  openFailed: 'Chưa mở được sổ mới. Dùng cách 1: lưu sổ này rồi gửi; hoặc cách 3.',
};

export type ReportTexts = typeof report;
