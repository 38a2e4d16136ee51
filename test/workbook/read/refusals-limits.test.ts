/** Refused: more than the limits allow, each of them. */
import {
  LIMITS,
  readBook,
  type ReadLimits,
  type ReadRefusalCode,
} from '../../../src/workbook/read';
import { book, stringTable, worksheet } from './build';
import { cells, refusalOf, sheet } from './refused';

describe('refused: too large', () => {
  const row = (number: number): string => `<row r="${number}"><c><v>1</v></c><c><v>2</v></c></row>`;
  const three = (): Uint8Array => book(row(1) + row(2) + row(3));

  test.each<
    [
      limit: keyof ReadLimits,
      value: number,
      bytes: () => Uint8Array,
      code: ReadRefusalCode,
      fragment: string,
    ]
  >([
    ['fileBytes', 100, three, 'too-large-file', 'Xóa ảnh'],
    ['entries', 5, three, 'too-large-entries', '6, tối đa 5'],
    ['entryBytes', 300, three, 'too-large-entry', '1 MB'],
    ['totalBytes', 300, three, 'too-large-total', 'sau khi giải nén'],
    ['nesting', 5, () => cells('<c><f><a><b/></a></f></c>'), 'too-large-nesting', 'tối đa 5 tầng'],
    ['rows', 2, three, 'too-large-rows', 'trang "Báo cáo": tối đa 2 dòng'],
    ['columns', 1, three, 'too-large-columns', 'có dữ liệu ở cột B, tối đa 1 cột'],
    ['cells', 5, three, 'too-large-cells', 'tối đa 5 ô'],
    [
      'stringLength',
      4,
      () => cells('<c t="str"><v>năm ký</v></c>'),
      'too-large-string',
      'ô A1: 6 ký tự',
    ],
    ['stringLength', 4, () => cells('<c><f>A1+A2</f></c>'), 'too-large-string', 'tối đa 4'],
    ['stringLength', 4, () => cells('<c t="e"><v>#DIV/0!</v></c>'), 'too-large-string', 'ô A1'],
    [
      'stringLength',
      4,
      () =>
        book('', {
          'xl/sharedStrings.xml': stringTable('<si><r><t>abc</t></r><r><t>de</t></r></si>'),
        }),
      'too-large-string',
      'đoạn chữ số 1: 5 ký tự',
    ],
    [
      'sharedStrings',
      2,
      () => book('', { 'xl/sharedStrings.xml': stringTable('<si/><si/><si/>') }),
      'too-large-strings',
      'tối đa 2',
    ],
    ['sheets', 0, three, 'too-large-sheets', 'tối đa 0'],
  ])('%s', (limit, value, bytes, code, fragment) => {
    const refusal = refusalOf(() => readBook(bytes(), { limits: { [limit]: value } }));
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringContaining(fragment)]);
    expect(() => readBook(bytes())).not.toThrow();
  });

  test('ratio, asked of large parts only', () => {
    const bytes = sheet(worksheet(' '.repeat(500_000)));
    expect(() => readBook(bytes)).not.toThrow();
    expect(refusalOf(() => readBook(bytes, { limits: { ratioFloorBytes: 1000 } })).code).toBe(
      'too-large-ratio',
    );
  });

  test('wall time, by the clock given, while the sheet is read', () => {
    let time = 0;
    const now = (): number => (time += 1);
    const bytes = book('<row><c><v>1</v></c></row>'.repeat(20_000));
    const refusal = refusalOf(() => readBook(bytes, { now, limits: { milliseconds: 20 } }));
    expect([refusal.code, refusal.part]).toEqual(['too-slow', 'xl/worksheets/sheet1.xml']);
    expect(refusal.message).toContain('1 giây');
  });

  test('nesting without end in what is stepped over', () => {
    const bytes = sheet(worksheet('', '<a>'.repeat(100_000)));
    expect(refusalOf(() => readBook(bytes)).code).toBe('too-large-nesting');
  });

  test('the limits are fixed figures', () => {
    expect(Object.values(LIMITS).every((limit) => Number.isInteger(limit) && limit > 0)).toBe(true);
  });
});
