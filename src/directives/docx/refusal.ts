import { refuse, type Reading } from '../../domain/reading';

const RESAVE = 'Hãy mở tệp bằng Word hoặc LibreOffice, lưu thành Word (.docx) rồi chọn lại.';
const RESEND = 'Hãy tải hoặc sao chép lại tệp từ bản gốc rồi chọn lại.';
const UNLOCK = 'Hãy mở bằng Word, bỏ mật khẩu, lưu thành Word (.docx) rồi chọn lại.';
const SPLIT = 'Hãy chép phần chữ cần đọc sang một tệp Word mới rồi chọn lại.';

/** What is wrong with a file, and what to do about it. */
const MESSAGES = {
  'docx-empty': ['Tệp rỗng (0 byte).', RESEND],
  'docx-encrypted-or-doc': ['Tệp có mật khẩu hoặc là Word đời cũ (.doc).', UNLOCK],
  'docx-is-pdf': [
    'Tệp là PDF đổi tên, không phải Word.',
    'Hãy mở tệp PDF, chép phần chữ rồi dán vào một tệp .txt mã UTF-8.',
  ],
  'docx-is-rtf': ['Tệp là RTF, không phải Word (.docx).', RESAVE],
  'docx-not-word': ['Tệp không phải văn bản Word (.docx).', RESAVE],
  'docx-damaged': ['Tệp Word bị cắt mất một phần hoặc hỏng.', RESEND],
  'docx-malformed': ['Nội dung bên trong tệp Word không đúng quy cách.', RESAVE],
  'docx-doctype': [
    'Tệp chứa khai báo DOCTYPE, thứ mà Word không bao giờ ghi và có thể gây hại.',
    RESAVE,
  ],
  'docx-too-large': ['Tệp Word quá lớn hoặc nén chặt bất thường.', SPLIT],
  'docx-too-slow': ['Đọc tệp quá lâu nên đã dừng.', SPLIT],
} as const satisfies Record<string, readonly [what: string, todo: string]>;

export type DocxRefusalCode = keyof typeof MESSAGES;

/** What reading the parts of a Word file throws; it never leaves this folder. */
export class DocxError extends Error {
  override readonly name = 'DocxError';

  constructor(readonly code: DocxRefusalCode) {
    super(code);
  }
}

/**
 * The refusal of a Word file, in Vietnamese.
 *
 * @example refuseDocx('docx-empty').ok //=> false
 */
export const refuseDocx = <T>(code: DocxRefusalCode): Reading<T> => {
  const [what, todo] = MESSAGES[code];
  return refuse(code, `${what} ${todo}`);
};
