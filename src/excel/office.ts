/// <reference types="office-js" />
/** The part of Microsoft's library that the port is given, and its errors in our words. */
import { CANCELLED, ExcelPortError, type ExcelPortErrorCode } from './port';

/** `Excel` of the page; handed in, so that tests can hand in theirs. */
export type ExcelLibrary = Pick<typeof Excel, 'run' | 'createWorkbook'>;

interface OfficeFailure {
  code: string;
  message: string;
  debugInfo?: { errorLocation?: string };
}

export const isOfficeFailure = (error: unknown): error is OfficeFailure =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  'message' in error &&
  typeof error.code === 'string';

/** What Excel's codes mean to the person in front of it. */
const MESSAGES: Readonly<Record<string, readonly [ExcelPortErrorCode, string]>> = {
  InvalidOperationInCellEditMode: [
    'excel-failed',
    'Excel đang chờ bạn nhập xong một ô. Bấm Enter hoặc Esc trong bảng tính rồi làm lại.',
  ],
  AccessDenied: [
    'workbook-protected',
    'Excel không cho ghi vì sổ hoặc trang đang được bảo vệ. Bỏ bảo vệ (thẻ Xem lại) rồi làm lại.',
  ],
  ApiNotFound: [
    'not-supported',
    'Bản Excel này chưa có chức năng mà phần mềm cần. Cập nhật Excel, hoặc dùng Excel trên web.',
  ],
  ApiNotAvailable: [
    'not-supported',
    'Bản Excel này chưa có chức năng mà phần mềm cần. Cập nhật Excel, hoặc dùng Excel trên web.',
  ],
  ItemNotFound: [
    'excel-failed',
    'Trang hoặc ô cần dùng không còn trong sổ (có thể vừa bị xóa hoặc đổi tên). Đọc lại sổ rồi làm lại.',
  ],
  RequestPayloadSizeLimitExceeded: [
    'excel-failed',
    'Một lần ghi lớn hơn mức Excel trên web nhận. Mở sổ bằng Excel trên máy tính rồi làm lại.',
  ],
  ResponsePayloadSizeLimitExceeded: [
    'excel-failed',
    'Sổ có trang lớn hơn mức Excel trên web đọc được. Mở sổ bằng Excel trên máy tính rồi làm lại.',
  ],
};

/** Whatever went wrong, as an `ExcelPortError`; what is none of Excel's doing passes through. */
export function portError(error: unknown, outcome = ''): unknown {
  if (error instanceof ExcelPortError || !isOfficeFailure(error)) return error;
  const { code, message, debugInfo } = error;
  const [kind, words] = MESSAGES[code] ?? [
    'excel-failed',
    'Excel không làm được việc này. Lưu sổ, đóng rồi mở lại Excel và làm lại; nếu vẫn lỗi, gửi dòng chi tiết cho người hỗ trợ.',
  ];
  const where = debugInfo?.errorLocation ? ` (${debugInfo.errorLocation})` : '';
  return new ExcelPortError(
    kind,
    outcome ? `${words} ${outcome}` : words,
    [],
    `${code}: ${message}${where}`,
  );
}

/** @throws ExcelPortError `cancelled` when the work was called off */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ExcelPortError('cancelled', CANCELLED);
}
