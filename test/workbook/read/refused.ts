/** Workbooks that the reader must refuse, and the test that it does, with its code and its words. */
import { readBook, ReadRefusal, type ReadRefusalCode } from '../../../src/workbook/read';
import { book } from './build';

/** The refusal that reading ends in. */
export function refusalOf(run: () => unknown): ReadRefusal {
  try {
    run();
  } catch (error) {
    if (error instanceof ReadRefusal) return error;
    throw error;
  }
  throw new Error('was read');
}

/** A book with these cells in its first row; with this XML for its sheet. */
export const cells = (inner: string): Uint8Array => book(`<row r="1">${inner}</row>`);
export const sheet = (xml: string | Uint8Array): Uint8Array =>
  book('', { 'xl/worksheets/sheet1.xml': xml });

export type Case = [what: string, bytes: () => Uint8Array, code: ReadRefusalCode, fragment: string];

/** Each case is refused with its code, in words that hold its fragment and say what to do. */
export function refuses(cases: readonly Case[]): void {
  test.each(cases)('%s', (_what, bytes, code, fragment) => {
    const refusal = refusalOf(() => readBook(bytes()));
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringContaining(fragment)]);
    expect(refusal.message).toMatch(/(gửi lại|lưu lại dạng \.xlsx)\.$/);
  });
}
