import { unzipSync, zipSync } from 'fflate';
import { fixZipDates } from '../../src/workbook/zip-dates';

const files = { 'a.txt': new Uint8Array([1, 2, 3]), 'b/c.txt': new Uint8Array(1000) };
const zipAt = (mtime: string): Uint8Array => zipSync(files, { mtime });

describe('fixZipDates', () => {
  test('the same entries at another time are the same bytes', () => {
    const [first, second] = [zipAt('2026-06-30T08:00:00'), zipAt('2027-01-01T12:34:56')];
    expect(first).not.toEqual(second);
    fixZipDates(first);
    fixZipDates(second);
    expect(first).toEqual(second);
  });

  test('the entries stay as they were', () => {
    const zip = zipAt('2026-06-30T08:00:00');
    fixZipDates(zip);
    expect(unzipSync(zip)).toEqual(files);
  });

  test('works on a part of a larger buffer', () => {
    const zip = zipAt('2026-06-30T08:00:00');
    const larger = new Uint8Array(zip.length + 20);
    larger.set(zip, 7);
    fixZipDates(larger.subarray(7, 7 + zip.length));
    fixZipDates(zip);
    expect(larger.subarray(7, 7 + zip.length)).toEqual(zip);
  });

  test.each([new Uint8Array(0), new Uint8Array(22), new Uint8Array(100).fill(80)])(
    'refuses what is no zip',
    (bytes) => {
      expect(() => fixZipDates(bytes)).toThrow(RangeError);
    },
  );
});
