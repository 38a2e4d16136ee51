import { cleanText, fold, foldTone } from './fold';

/** What somebody wrote to name a unit, taken apart but not yet looked up. */
export interface UnitText {
  /** Five digits, leading zero restored. */
  code?: string;
  /** `xã`, `phường`, or a level that no longer exists (`thị trấn`, `huyện`, `thành phố`). */
  level?: string;
  name: string;
  /** Old district given to tell two units of one name apart, without its level. */
  district?: string;
}

const BODY = /^(?:ubnd|ủy ban nhân dân|uy ban nhan dan)(?=\s|$)/iu;
const PROVINCE = /(?:^|[\s,(–-]+)(?:tỉnh|tinh)\s+(?:lạng sơn|lang son)\)?$/iu;
/** Four or five digits that are no part of a longer number, with the word and brackets around them. */
const CODE =
  /\(?\s*(?:(?<!\p{L})(?:mã|ma)(?:\s+(?:số|so|đơn vị|don vi))?[\s:.]*)?(?<![\d.,])(\d{4,5})(?!\d|[.,]\d)\s*\)?/iu;
const EDGES = /^[\s,;:.()–-]+|[\s,;:.(–-]+$/gu;

const DISTRICT_LEVEL = '(?:huyện|huyen|thành phố|thanh pho|tp\\.?)';
const DISTRICT = new RegExp(
  `^(.+?)(?:\\s*\\((?:${DISTRICT_LEVEL}\\s+)?([^()]+)\\)|[\\s,–-]+${DISTRICT_LEVEL}\\s+([^()]+))$`,
  'iu',
);

/** Levels by their search key and abbreviations. */
const LEVELS = new Map([
  ['xa', 'xã'],
  ['x', 'xã'],
  ['phuong', 'phường'],
  ['p', 'phường'],
  ['thi tran', 'thị trấn'],
  ['tt', 'thị trấn'],
  ['thi xa', 'thị xã'],
  ['huyen', 'huyện'],
  ['thanh pho', 'thành phố'],
  ['tp', 'thành phố'],
]);
const LEVEL =
  /^(thị trấn|thi tran|thị xã|thi xa|thành phố|thanh pho|xã|xa|phường|phuong|huyện|huyen|(?:x|p|tt|tp)\.)\s*(?<![\p{L}])(.+)$/iu;

/**
 * Takes apart what was written for a unit: code, level, name, old district. The words UBND, Ủy ban
 * nhân dân, tỉnh Lạng Sơn and mã are dropped.
 *
 * @param text as written, with or without diacritics
 * @example parseUnitText('UBND xã Chi Lăng') //=> { level: 'xã', name: 'Chi Lăng' }
 * @example parseUnitText('Mã 6463') //=> { code: '06463', name: '' }
 * @example parseUnitText('xã Tân Thành (Cao Lộc)')
 *   //=> { level: 'xã', name: 'Tân Thành', district: 'Cao Lộc' }
 */
export function parseUnitText(text: string): UnitText {
  let rest = foldTone(cleanText(text));
  const parsed: UnitText = { name: '' };

  const code = CODE.exec(rest);
  if (code) {
    parsed.code = code[1]?.padStart(5, '0');
    rest = rest.replace(code[0], ' ');
  }
  rest = rest.replace(EDGES, '').replace(BODY, '').replace(PROVINCE, '').trim();

  const district = DISTRICT.exec(rest);
  if (district) {
    rest = district[1] ?? '';
    parsed.district = (district[2] ?? district[3] ?? '').trim();
  }
  const level = LEVEL.exec(rest);
  if (level) {
    parsed.level = LEVELS.get(fold(level[1] ?? ''));
    rest = level[2] ?? '';
  }
  parsed.name = rest.replace(EDGES, '');
  return parsed;
}

/**
 * Whether a typed name is this name: equal but for case, tone placement and punctuation, or typed
 * with no diacritics at all. A name with *other* diacritics is another name (Tân Thanh was a unit
 * of its own beside Tân Thành).
 *
 * @param typed name as typed, without its level
 * @param name the official name
 * @example isSameName('quý hoà', 'Quý Hòa') //=> true
 * @example isSameName('Tan Thanh', 'Tân Thành') //=> true
 * @example isSameName('Tân Thanh', 'Tân Thành') //=> false
 */
export function isSameName(typed: string, name: string): boolean {
  return isBare(typed) ? fold(typed) === fold(name) : spelling(typed) === spelling(name);
}

/**
 * Typed with no diacritics at all.
 *
 * @example isBare('Quy Hoa') //=> true
 */
export const isBare = (typed: string): boolean => !/[\p{M}đ]/iu.test(typed.normalize('NFD'));

/**
 * A name without case, tone placement and punctuation.
 *
 * @example spelling('Quý Hoà') //=> 'quý hòa'
 */
export function spelling(name: string): string {
  return foldTone(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
