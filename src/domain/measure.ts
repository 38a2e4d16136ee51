import { fold } from './fold';
import { measureKey } from './measure-key';

/** A unit of measure taken apart: `triệu đồng` is đồng, six zeros. */
export interface Measure {
  /** Zeros that the words nghìn, triệu, tỷ stand for. */
  zeros: number;
  /** What is counted, as written; empty when only nghìn, triệu, tỷ stand there. */
  base: string;
}

const ZEROS = new Map([
  ['nghin', 3],
  ['ngan', 3],
  ['trieu', 6],
  ['ty', 9],
  ['ti', 9],
]);

/** Short names of the base money, by search key. */
const MONEY_KEYS = ['d', 'vnd'];

/** Measures of the directives' targets and of the official report forms. */
const KNOWN_BASES = [
  ...['đồng', 'USD', '%', 'điểm %', 'điểm', 'ha', 'm', 'm²', 'm³', 'km', 'km²', 'kg', 'tạ', 'tấn'],
  ...['người', 'hộ', 'lượt', 'lượt người', 'lượt khách', 'lao động', 'học sinh', 'đại biểu'],
  ...['căn', 'căn hộ', 'căn nhà', 'nhà', 'con', 'cây', 'lần', 'vụ', 'ngày', 'tháng', 'công trình'],
  ...['dự án', 'nhiệm vụ', 'chỉ tiêu', 'tiêu chí', 'sản phẩm', 'mô hình', 'hồ sơ', 'văn bản'],
  ...['cuộc', 'lớp', 'trường', 'xã', 'thôn', 'đơn vị', 'doanh nghiệp', 'hợp tác xã', 'cơ sở'],
];

/**
 * Takes a unit of measure apart. Nothing is judged here: `isKnownBase` does that.
 *
 * @param text a unit as written
 * @example parseMeasure('triệu đồng') //=> { zeros: 6, base: 'đồng' }
 * @example parseMeasure('nghìn tỉ') //=> { zeros: 12, base: '' }
 * @example parseMeasure('ha') //=> { zeros: 0, base: 'ha' }
 */
export function parseMeasure(text: string): Measure {
  const words = text.trim().split(/\s+/u);
  const firstBase = words.findIndex((word) => !ZEROS.has(fold(word)));
  const scales = firstBase === -1 ? words : words.slice(0, firstBase);
  const base = firstBase === -1 ? '' : words.slice(firstBase).join(' ');
  const zeros = scales.reduce((sum, word) => sum + (ZEROS.get(fold(word)) ?? 0), 0);
  return { zeros, base: canonical(base) };
}

/**
 * Whether two units count the same thing, however spelt; the zeros are left aside.
 *
 * @example sameBase(parseMeasure('tỷ đồng'), parseMeasure('triệu đ')) //=> true
 * @example sameBase(parseMeasure('%'), parseMeasure('điểm %')) //=> false
 */
export function sameBase(first: Measure, second: Measure): boolean {
  return measureKey(first.base) === measureKey(second.base);
}

/**
 * Whether a unit counts something that the house knows of.
 *
 * @example isKnownBase({ zeros: 0, base: 'ha' }) //=> true
 * @example isKnownBase({ zeros: 0, base: 'khoảng' }) //=> false
 */
export function isKnownBase({ base }: Measure): boolean {
  return base === '' || KNOWN_BY_KEY.has(measureKey(base));
}

/**
 * Moves the decimal comma, without the rounding that multiplying binary fractions brings.
 *
 * @param value any finite number
 * @param places to the right; less than 0 is to the left
 * @example moveDecimal(1.005, 3) //=> 1005
 * @example moveDecimal(500, -3) //=> 0.5
 */
export function moveDecimal(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** The spelling of `KNOWN_BASES` where there is one, otherwise the text as it stands. */
function canonical(base: string): string {
  const key = measureKey(base);
  if (MONEY_KEYS.includes(key)) return 'đồng';
  return KNOWN_BY_KEY.get(key) ?? base;
}

/** Of two spellings with one key the first is kept. */
const KNOWN_BY_KEY = new Map([...KNOWN_BASES].reverse().map((base) => [measureKey(base), base]));
