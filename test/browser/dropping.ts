/** Files let go of over something on the page. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ExcelJS from 'exceljs';
import type { Locator } from 'playwright-core';

export interface Dropped {
  name: string;
  base64: string;
}

export const droppedFrom = (path: string): Dropped => ({
  name: basename(path),
  base64: readFileSync(path).toString('base64'),
});

/** @returns whether the browser would go on with it, and leave the page for the file */
export const drop = (target: Locator, files: readonly Dropped[]): Promise<boolean> =>
  target.evaluate((element, list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    const options = { bubbles: true, cancelable: true, dataTransfer: data };
    element.dispatchEvent(new DragEvent('dragover', options));
    return element.dispatchEvent(new DragEvent('drop', options));
  }, files);

/** Somebody's budget table: a workbook, and none of ours. */
export async function budget(): Promise<Dropped> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Dự toán 2026');
  sheet.addRows([
    ['Nội dung', 'Dự toán (triệu đồng)'],
    ['Chi thường xuyên', 12_500],
    ['Chi đầu tư', 8_300],
  ]);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  return { name: 'du-toan-2026.xlsx', base64: bytes.toString('base64') };
}
