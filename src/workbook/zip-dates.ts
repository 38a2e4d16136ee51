/** 1 January 1980, the first day that a zip can name. */
const FIRST_DAY = 0x0021;
const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const DIRECTORY_BYTES = 46;

/**
 * Gives every entry of a zip that we wrote the same date, in place. exceljs stamps the time of writing,
 * and then the same workbook would be another file two seconds later.
 *
 * @param bytes a zip without a comment and below 4 GB, as exceljs writes it
 * @throws RangeError when the bytes do not end as such a zip does
 */
export function fixZipDates(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END_RECORD_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END_RECORD) {
    throw new RangeError('Not a zip without a comment');
  }
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry += 1) {
    stamp(view, at + 12);
    stamp(view, view.getUint32(at + 42, true) + 10);
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += lengths.reduce((sum, length) => sum + length, DIRECTORY_BYTES);
  }
}

/** Time, then date, two bytes each. */
function stamp(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, FIRST_DAY, true);
}
