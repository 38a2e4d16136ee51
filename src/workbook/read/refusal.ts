/** Why a file is not read. The code is for programs, the message for the person who sent the file. */
export type ReadRefusalCode = keyof typeof MESSAGES;

const RESAVE =
  'Mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) rồi gửi lại.';
const RESEND = 'Hãy tải hoặc sao chép lại tệp từ bản gốc rồi gửi lại.';
const SHRINK = 'Chỉ giữ lại các trang tính của báo cáo, lưu lại dạng .xlsx rồi gửi lại.';

/** What is wrong (the detail follows after a colon) and what to do. */
const MESSAGES = {
  'empty-file': ['Tệp rỗng (0 byte).', RESEND],
  'not-a-workbook': ['Tệp không phải bảng tính Excel (.xlsx).', RESAVE],
  'is-archive': [
    'Tệp là tệp nén, không phải bảng tính Excel (.xlsx).',
    'Giải nén, lấy từng tệp .xlsx bên trong ra rồi gửi lại.',
  ],
  'is-document': [
    'Tệp là văn bản, bản in hoặc ảnh, không phải bảng tính Excel (.xlsx).',
    'Lấy chính tệp Excel (.xlsx) đã nhập số liệu rồi gửi lại.',
  ],
  encrypted: ['Tệp có mật khẩu.', 'Mở bằng Excel, bỏ mật khẩu rồi lưu lại dạng .xlsx.'],
  'is-xls': ['Tệp là Excel đời cũ (.xls), không phải .xlsx.', RESAVE],
  'encrypted-or-xls': [
    'Tệp có mật khẩu hoặc là Excel đời cũ (.xls).',
    'Mở bằng Excel, bỏ mật khẩu rồi lưu lại dạng .xlsx.',
  ],
  'is-ods': [
    'Tệp là bảng tính OpenDocument (.ods), không phải .xlsx.',
    'Mở bằng LibreOffice hoặc Excel, lưu lại dạng Excel 2007-365 (.xlsx) rồi gửi lại.',
  ],
  'is-xlsb': ['Tệp là bảng tính nhị phân (.xlsb).', RESAVE],
  truncated: ['Tệp bị cắt mất một phần hoặc hỏng khi sao chép.', RESEND],
  checksum: ['Nội dung tệp bị hỏng (mã kiểm tra không khớp).', RESEND],
  'wrong-size': ['Nội dung tệp khác với kích thước tệp tự khai.', RESAVE],
  'malformed-zip': ['Cấu trúc nén của tệp tự mâu thuẫn.', RESAVE],
  'duplicate-entry': ['Tệp chứa hai phần trùng tên nên không biết phần nào đúng.', RESAVE],
  'zip-encrypted': [
    'Tệp được nén kèm mật khẩu.',
    'Giải nén bằng mật khẩu, hoặc mở bằng Excel, bỏ mật khẩu rồi lưu lại dạng .xlsx.',
  ],
  'zip-method': ['Tệp dùng cách nén mà Excel không dùng.', RESAVE],
  zip64: ['Tệp dùng kiểu nén ZIP64 dành cho tệp trên 4 GB nên không đọc.', RESAVE],
  doctype: ['Tệp chứa khai báo DOCTYPE, thứ mà Excel không bao giờ ghi và có thể gây hại.', RESAVE],
  'malformed-xml': ['Nội dung XML của tệp bị hỏng.', RESAVE],
  'missing-part': ['Tệp thiếu một phần bắt buộc.', RESAVE],
  'missing-string': ['Một ô trỏ tới đoạn chữ không có trong tệp.', RESAVE],
  'bad-cell-reference': ['Tệp ghi sai địa chỉ ô.', RESAVE],
  'duplicate-cell': ['Một ô được ghi hai lần nên không biết giá trị nào đúng.', RESAVE],
  'duplicate-sheet': ['Hai trang tính trùng tên nên không biết trang nào đúng.', RESAVE],
  'bad-value': ['Một ô chứa giá trị không đúng kiểu đã khai.', RESAVE],
  'too-large-file': ['Tệp quá lớn.', `Xóa ảnh và các trang tính thừa. ${SHRINK}`],
  'too-large-entries': ['Tệp chứa quá nhiều phần.', SHRINK],
  'too-large-entry': ['Một phần của tệp quá lớn sau khi giải nén.', SHRINK],
  'too-large-total': ['Tệp quá lớn sau khi giải nén.', SHRINK],
  'too-large-ratio': ['Tệp nén chặt bất thường, giống tệp phá hoại (zip bomb).', SHRINK],
  'too-large-nesting': ['Nội dung XML lồng nhau quá sâu.', RESAVE],
  'too-large-sheets': ['Tệp có quá nhiều trang tính.', SHRINK],
  'too-large-rows': ['Trang tính có quá nhiều dòng.', `Xóa các dòng thừa ở cuối. ${SHRINK}`],
  'too-large-columns': ['Trang tính có quá nhiều cột.', `Xóa các cột thừa bên phải. ${SHRINK}`],
  'too-large-cells': ['Tệp có quá nhiều ô.', SHRINK],
  'too-large-strings': ['Tệp có quá nhiều đoạn chữ.', SHRINK],
  'too-large-string': ['Một ô có chữ quá dài.', 'Rút ngắn nội dung ô đó, lưu lại rồi gửi lại.'],
  'too-slow': ['Đọc tệp quá lâu nên đã dừng.', SHRINK],
  cancelled: ['Đã dừng đọc tệp theo yêu cầu.', 'Chọn lại tệp nếu vẫn cần đọc.'],
} as const satisfies Record<string, readonly [what: string, todo: string]>;

const DETAIL_LENGTH = 120;

/**
 * Names in the detail come out of a hostile file: no control characters, no direction overrides that
 * would turn the message around, no endless text.
 */
function safeDetail(detail: string): string {
  const clean = detail.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim();
  return clean.length > DETAIL_LENGTH ? `${clean.slice(0, DETAIL_LENGTH)}…` : clean;
}

/**
 * The one error that reading a book throws.
 * @example new ReadRefusal('empty-file').message //=> 'Tệp rỗng (0 byte). Hãy tải hoặc sao chép lại …'
 */
export class ReadRefusal extends Error {
  override readonly name = 'ReadRefusal';
  /** The first half of the message, for who did not get the file from somebody: what is wrong. */
  readonly what: string;
  /** The entry of the zip in which it was found. */
  readonly part?: string;

  constructor(
    readonly code: ReadRefusalCode,
    { part, detail }: { part?: string | undefined; detail?: string | undefined } = {},
  ) {
    const [what, todo] = MESSAGES[code];
    const told = detail === undefined ? what : `${what.slice(0, -1)}: ${safeDetail(detail)}.`;
    super(`${told} ${todo}`);
    this.what = told;
    if (part !== undefined) this.part = part;
  }
}
