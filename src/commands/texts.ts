/** What the ribbon's quick jobs say. Vietnamese first; the type keeps the languages alike. */

export type Language = 'vi' | 'en';

interface Texts {
  noBook: string;
  notForProvince: string;
  complete: string;
  /** What is wrong at the first place, and how much there is. */
  toMend(message: string, wrong: number, missing: number): string;
  nothingToUndo: string;
  undone(what: string): string;
  changedSince(cells: string, more: number): string;
  unexpected: string;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  vi: {
    noBook: 'Sổ đang mở chưa có bảng nào của Tiến Độ. Chọn kỳ và đơn vị rồi bấm Nạp bảng.',
    notForProvince:
      'Kiểm tra báo cáo là việc của sổ xã, phường. Sổ đang mở là sổ tổng hợp của tỉnh: xem trang Theo dõi, hoặc nạp báo cáo ở trang Tổng hợp.',
    complete: 'Báo cáo không còn chỗ thiếu hay sai. Có thể bấm Lập báo cáo.',
    toMend: (message, wrong, missing) =>
      `${message} (Còn ${wrong} chỗ sai, ${missing} chỗ chưa điền; danh sách ở trang Báo cáo.)`,
    nothingToUndo:
      'Không có lần ghi nào để hoàn tác: từ khi mở sổ, Tiến Độ chưa ghi gì, hoặc đã hoàn tác rồi.',
    undone: (what) => `Đã hoàn tác: ${what}. Sổ như trước lần ghi đó.`,
    changedSince: (cells, more) =>
      `Chưa hoàn tác, vì sau lần ghi có ô đã được sửa: ${cells}${more > 0 ? ` và ${more} ô khác` : ''}. Xem lại các ô đó rồi chọn Vẫn hoàn tác ở bảng Tiến Độ.`,
    unexpected:
      'Phần mềm gặp lỗi ngoài dự kiến, sổ giữ nguyên. Làm lại; nếu vẫn lỗi, gửi dòng chi tiết cho người hỗ trợ.',
  },
  en: {
    noBook:
      'The open workbook has no Tiến Độ tables yet. Choose a period and a unit, then press Load.',
    notForProvince:
      'Checking a report is for the workbook of a commune. This is the consolidated book of the province: see the Monitor page, or take in reports on the Consolidate page.',
    complete: 'Nothing is missing or wrong in the report. You can make the report now.',
    toMend: (message, wrong, missing) =>
      `${message} (${wrong} wrong, ${missing} not filled in; the list is on the Report page.)`,
    nothingToUndo:
      'There is nothing to undo: since the workbook was opened Tiến Độ has written nothing, or it has been undone already.',
    undone: (what) => `Undone: ${what}. The workbook is as it was before.`,
    changedSince: (cells, more) =>
      `Not undone, because cells were changed after the write: ${cells}${more > 0 ? ` and ${more} more` : ''}. Look at them, then choose Undo anyway in the Tiến Độ pane.`,
    unexpected:
      'The program met an unexpected error; the workbook is as it was. Try again; if it happens again, send the detail line to your support.',
  },
};
