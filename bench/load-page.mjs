/** What runs in the page for intake-chromium.mjs: exceljs reads the files one after the other. */
import ExcelJS from 'exceljs';

let files = [];

/** @param encoded the files in base64 */
export function decode(encoded) {
  files = encoded.map((text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)));
}

export async function load() {
  for (const file of files) await new ExcelJS.Workbook().xlsx.load(file);
}
