/// <reference types="office-js" />
/** The page's own Office.js, for the entries of the task pane: nothing above src/excel/ may name it. */
import { deskOfPage } from './command-desk';
import { OfficeExcelPort } from './office-excel-port';
import { officeApp, type AppHost, type OfficePage } from './office-app';
import { ExcelPortError, type ExcelPort } from './port';

const NO_LIBRARY =
  'Không tải được thư viện Office.js. Kiểm tra mạng, rồi đóng và mở lại bảng Tiến Độ; nếu vẫn lỗi, báo người quản trị.';

/** The program around the workbook; throws with words for people where Office.js could not be loaded. */
export function appOfPage(page: OfficePage): AppHost {
  if (typeof Office === 'undefined') throw new ExcelPortError('not-supported', NO_LIBRARY);
  return officeApp(Office, page, deskOfPage());
}

/** The open workbook. To be called when the app is ready: only then does the page have `Excel`. */
export function portOfPage(): ExcelPort {
  if (typeof Excel === 'undefined') throw new ExcelPortError('not-supported', NO_LIBRARY);
  return new OfficeExcelPort(Excel);
}
